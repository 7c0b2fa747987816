"""The print queue: asked before anything is offered, and told apart from one that takes no page."""

from pathlib import Path

import pytest

from kiosk import printer

IDLE = "Desk accepting requests since today\nprinter Desk is idle.  enabled since today\n\tAlerts: none"
EMPTY = IDLE.replace("none", "media-empty-error")
STOPPED = "Desk accepting requests since today\nprinter Desk disabled since today -\n\tPaused"
REFUSING = IDLE.replace("Desk accepting", "Desk not accepting")


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Make programs that answer as CUPS does; `lp` writes down what it was given."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    def make(state: str, default: str = "system default destination: Desk", code: int = 0) -> Path:
        said = {
            "lpstat": f'case "$1" in -d) echo "{default}";; *) printf "%s\\n" "{state}";; esac\ntest "$LC_ALL" = C',
            "lp": f'for page; do :; done\necho "$page" >> {tmp_path}/taken\nexit {code}',
        }
        for name, script in said.items():
            (tmp_path / name).write_text(f"#!/bin/sh\n{script}\n")
            (tmp_path / name).chmod(0o755)
        return tmp_path / "taken"

    return make


@pytest.mark.parametrize(
    ("state", "offered", "told"),
    [
        (IDLE, True, "printed"),
        (EMPTY, True, "no-paper"),
        (STOPPED, False, "no-printer"),
        (REFUSING, False, "no-printer"),
        ("", False, "no-printer"),
    ],
)
def test_a_printer_is_offered_when_it_takes_pages(queue, tmp_path: Path, state: str, offered: bool, told: str) -> None:
    taken = queue(state)
    page = tmp_path / "plan.pdf"
    assert printer.can_print() is offered
    assert printer.print_file(page) == told
    assert (taken.read_text().split() if taken.exists() else []) == ([str(page)] if told == "printed" else [])


def test_without_a_default_printer_or_a_queue_nothing_is_offered(
    queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue(IDLE, default="no system default destination")
    assert (printer.can_print(), printer.print_file(tmp_path / "plan.pdf")) == (False, "no-printer")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert (printer.can_print(), printer.print_file(tmp_path / "plan.pdf")) == (False, "no-printer")


def test_a_page_that_the_queue_refuses_is_not_said_to_be_printed(queue, tmp_path: Path) -> None:
    queue(IDLE, code=1)
    assert printer.print_file(tmp_path / "plan.pdf") == "no-printer"


def test_a_queue_that_hangs_does_not_hold_the_patient(queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queue(IDLE)
    (tmp_path / "lpstat").write_text("#!/bin/sh\nexec sleep 600\n")
    monkeypatch.setattr(printer, "ASK_S", 0.05)
    assert (printer.can_print(), printer.print_file(tmp_path / "plan.pdf")) == (False, "no-printer")
