"""The demo has the doctor in a browser where there is a browser, the plain one elsewhere; it tidies only its own."""

import stat

import pytest

from kiosk.demo import show
from kiosk.demo.witness import BROWSERS


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """The only folder of programs here, empty."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CAREPOST_DOCTOR", raising=False)
    return tmp_path


def test_without_a_browser_the_doctor_is_plain(programs):
    assert show._without_browser()


@pytest.mark.parametrize("name", BROWSERS)
def test_with_any_chromium_the_doctor_has_a_page(programs, name, monkeypatch):
    (programs / name).touch()
    (programs / name).chmod(stat.S_IRWXU)
    assert not show._without_browser()
    monkeypatch.setenv("CAREPOST_DOCTOR", "plain")
    assert show._without_browser()


def test_only_what_the_last_run_left_is_taken_away(tmp_path):
    (tmp_path / "screens").mkdir()
    ours = ("report.json", "bundle.json", "autopilot.json", "doctor.jsonl", "screens/01-attract.png")
    theirs = ("package.json", "notes.jsonl", "screens/holiday.png")
    for name in (*ours, *theirs):
        (tmp_path / name).touch()
    show._tidy(tmp_path)
    assert sorted(str(left.relative_to(tmp_path)) for left in tmp_path.rglob("*.*")) == sorted(theirs)
