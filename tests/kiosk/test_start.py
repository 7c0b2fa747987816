"""A station becomes its supervisor without the command line's libraries."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import start
from kiosk.__main__ import NO_SCREEN
from kiosk.supervisor import EXIT_CANNOT
from ui.lean import EXPLAINER


@pytest.mark.parametrize(
    "arguments",
    [[], ["check"], ["kiosk"], ["kiosk", "--help"], ["kiosk", "--config", "k.toml", "--help"], ["--config", "kiosk"]],
)
def test_everything_else_goes_to_the_command_line(arguments):
    assert not start.is_station(arguments)


def test_a_station_goes_to_its_supervisor():
    assert start.is_station(["kiosk", "--config", "k.toml", "--size", "800x600@4"])


def test_the_supervisor_is_light():
    code = (
        "import sys, kiosk.start, kiosk.supervisor; print(sorted({'click', 'msgspec', 'PySide6'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


HEAVY = {
    "argparse",
    "asyncio",
    "inspect",
    "logging",
    "numpy",
    "structlog",
    "sqlcipher3",
    "typing_extensions",
    "websockets",
    "cryptography",
    "click",
    "aiortc",
    "bleak",
    "care.binding",
    "ui.viewmodels.setup",
}
UNTIL_THE_FIRST_FRAME = """
        from ui.lean import load
        load()
        import enum
        made, make = [], enum.EnumType._create_
        enum.EnumType._create_ = lambda *args, **more: made.append(args[1]) or make(*args, **more)
        import kiosk.__main__
        from ui.application import application
        from ui.shell import Shell
        app = application()
        shell = Shell(handle=lambda said: None, size="1080x1920@4")
        shell.firstFrame.connect(app.quit)
        shell.start()
        app.exec()
"""


def said(code: str) -> str:
    """Show the first page in a fresh process, then run some code; return what it prints."""
    whole = "if True:" + UNTIL_THE_FIRST_FRAME + code
    return subprocess.run([sys.executable, "-c", whole], capture_output=True, text=True, check=True).stdout.strip()


def test_nothing_heavy_is_loaded_before_the_first_frame():
    code = f"""
        import sys
        print(sorted({HEAVY!r} & set(sys.modules)))
    """
    assert said(code) == "[]"


def test_the_first_page_is_drawn_without_the_namespace_of_all_enums():
    code = """
        print("AspectRatioMode" in made)
        from PySide6.QtCore import Qt
        print("AspectRatioMode" in made)
    """
    assert said(code).split() == ["False", "True"]


def test_nor_does_pyside_explain_itself():
    code = f"""
        import sys
        print({EXPLAINER.replace("loader", "parser")!r} in sys.modules)
    """
    assert said(code) == "False"


def test_a_display_is_found_by_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not start.has_display()
    monkeypatch.setenv("DISPLAY", ":7")
    assert start.has_display()


def test_without_a_screen_it_is_said_once_and_not_tried_again(tmp_path: Path) -> None:
    config = tmp_path / "k.toml"
    config.write_text(f'mode = "training"\nstation = "hall"\nstore = "{tmp_path}"\n')
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ended = subprocess.run(
        [sys.executable, "-c", "from kiosk.start import main; main()", "kiosk", "--config", str(config)],
        env={name: value for name, value in os.environ.items() if name not in screens},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == EXIT_CANNOT
    assert ended.stderr.strip() == f"carepost: {NO_SCREEN}"
