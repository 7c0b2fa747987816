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


HEAVY = {"asyncio", "numpy", "structlog", "sqlcipher3", "websockets", "cryptography", "click", "aiortc", "bleak"}


def test_nothing_heavy_is_loaded_before_the_first_frame():
    code = f"import sys, kiosk.__main__; print(sorted({HEAVY!r} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
