"""A station becomes its supervisor without the command line's libraries."""

import subprocess
import sys

import pytest

from kiosk import start


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
    "logging",
    "numpy",
    "structlog",
    "sqlcipher3",
    "websockets",
    "cryptography",
    "click",
    "aiortc",
    "bleak",
}


def test_nothing_heavy_is_loaded_before_the_first_frame():
    code = f"""
        import sys
        from ui.lean import load
        load()
        import kiosk.__main__
        print(sorted({HEAVY!r} & set(sys.modules)))
    """
    said = subprocess.run([sys.executable, "-c", "if True:" + code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_the_first_page_is_drawn_without_the_namespace_of_all_enums():
    code = """
        from ui.lean import load
        load()
        import enum
        made, make = [], enum.EnumType._create_
        enum.EnumType._create_ = lambda *args, **more: made.append(args[1]) or make(*args, **more)
        from ui.shell import Shell, application
        app = application()
        shell = Shell(handle=lambda said: None, size="1080x1920@4")
        shell.firstFrame.connect(app.quit)
        shell.start()
        app.exec()
        print("AspectRatioMode" in made)
        from PySide6.QtCore import Qt
        print("AspectRatioMode" in made)
    """
    said = subprocess.run([sys.executable, "-c", "if True:" + code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True"]
