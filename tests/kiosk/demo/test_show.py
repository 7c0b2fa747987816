"""Which doctor the demo has: the one in a browser where there is a browser, and the plain one anywhere else."""

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
