"""The print queue, a real one: asked before anything is offered, and told apart from one that takes no page."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kiosk import printer
from tests.worlds.print_queue import PrintQueue

PDF = b"%PDF-1.4\n" + bytes(range(256)) * 400  # more than a pipe holds at once


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(PDF)
    return path


@pytest.fixture
def desk(queue: PrintQueue) -> PrintQueue:
    queue.add_printer("Desk")
    return queue


def waiting(queue: PrintQueue) -> int:
    return len(queue.tell("lpstat", "-o").splitlines())


def test_a_page_comes_out_as_it_was_sent(desk: PrintQueue, page: Path) -> None:
    assert printer.default_printer() == "Desk"
    assert printer.can_print()
    assert printer.print_file(page) == "printed"
    page.unlink()  # as the station does, at once
    assert desk.take_page(1) == PDF


def test_a_printer_at_work_takes_the_next_page(desk: PrintQueue, page: Path) -> None:
    assert printer.print_file(page) == "printed"
    desk.until("lpstat -p Desk | grep -q 'now printing'")
    assert printer.can_print()
    assert printer.print_file(page) == "printed"
    assert [desk.take_page(1), desk.take_page(2)] == [PDF, PDF]


@pytest.mark.parametrize("stop", ["cupsdisable", "cupsreject"])
def test_a_printer_that_takes_no_pages_is_not_offered_until_it_does(desk: PrintQueue, page: Path, stop: str) -> None:
    desk.tell(stop, "Desk")
    assert printer.trouble("Desk") == "stopped"
    assert (printer.can_print(), printer.print_file(page), waiting(desk)) == (False, "no-printer", 0)
    desk.tell({"cupsdisable": "cupsenable", "cupsreject": "cupsaccept"}[stop], "Desk")
    assert (printer.can_print(), printer.trouble("Desk")) == (True, None)


def test_no_page_is_left_in_a_printer_without_paper(desk: PrintQueue, page: Path) -> None:
    desk.run_out_of_paper(page)
    assert printer.can_print(), "asked, it says what it needs"
    assert printer.print_file(page) == "no-paper"
    assert waiting(desk) == 1


def test_a_queue_without_a_default_printer_offers_nothing(queue: PrintQueue, page: Path) -> None:
    assert printer.default_printer() is None
    assert (printer.can_print(), printer.print_file(page)) == (False, "no-printer")
    queue.add_printer("Desk")
    queue.tell("lpadmin", "-x", "Desk")
    assert (printer.can_print(), printer.print_file(page)) == (False, "no-printer")


def test_a_default_that_names_no_printer_is_none(desk: PrintQueue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRINTER", "Gone")
    assert printer.default_printer() is None


def test_a_queue_that_speaks_the_machines_language_is_understood(
    desk: PrintQueue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree("/usr/lib/locale/C.utf8", tmp_path / "de_DE.utf8")  # CUPS has the words, this makes the name known
    monkeypatch.setenv("LOCPATH", str(tmp_path))
    monkeypatch.setenv("LANG", "de_DE.utf8")
    monkeypatch.delenv("LC_ALL", raising=False)
    said = subprocess.run(["lpstat", "-d"], capture_output=True, text=True, check=True).stdout
    assert "Desk" in said
    assert "default" not in said, "it would be English anyway"
    assert (printer.default_printer(), printer.can_print()) == ("Desk", True)


def test_a_machine_without_a_queue_or_its_programs_offers_nothing(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no-socket"))
    assert (printer.can_print(), printer.print_file(page)) == (False, "no-printer")
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert (printer.can_print(), printer.print_file(page)) == (False, "no-printer")


def test_a_page_that_the_queue_refuses_is_not_said_to_be_printed(desk: PrintQueue, page: Path) -> None:
    desk.tell("lpadmin", "-p", "Desk", "-o", "job-quota-period=3600", "-o", "job-k-limit=1")
    assert printer.print_file(page) == "printed"
    assert (printer.trouble("Desk"), printer.print_file(page)) == (None, "no-printer"), "the quota is used up"
    assert waiting(desk) == 1


def test_a_queue_that_hangs_does_not_hold_the_patient(
    desk: PrintQueue, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "ASK_S", 0.2)
    with desk.hanging():
        with pytest.raises(subprocess.TimeoutExpired):
            printer.default_printer()
        assert (printer.can_print(), printer.print_file(page)) == (False, "no-printer")
    assert waiting(desk) == 0
