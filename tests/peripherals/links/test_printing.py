"""The three roads to a printer, each with somebody real at the other end."""

import os
import socket
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from peripherals.links import printing
from peripherals.links.printing import Road, open_road


@contextmanager
def opened(where: str) -> Iterator[Road]:
    road = open_road(where, 9600)
    try:
        yield road
    finally:
        road.close()


def test_over_the_network_both_hear_each_other() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, opened(f"localhost:{server.getsockname()[1]}") as road:
        printer, _ = server.accept()
        road.write(b"ask" * 1000)
        assert printer.recv(4) == b"aska"
        printer.sendall(b"\x12")
        assert road.read(5.0) == b"\x12"
        assert road.read(0.01) == b""
        printer.close()
        with pytest.raises(ConnectionResetError):
            road.read(5.0)


def test_over_a_serial_line_both_hear_each_other() -> None:
    master, slave = os.openpty()
    tty.setraw(slave)
    with opened(os.ttyname(slave)) as road:
        road.write(b"ask")
        assert os.read(master, 3) == b"ask"
        os.write(master, b"\x12")
        assert (road.read(5.0), road.read(0.01)) == (b"\x12", b"")
    os.close(slave)
    os.close(master)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A device file that gives back what it is told."""
    path = tmp_path / "lp0"
    os.mkfifo(path)
    return path


def test_over_a_device_file_both_hear_each_other(file: Path) -> None:
    with opened(str(file)) as road:
        assert road.read(0.01) == b""
        road.write(b"ask")
        assert road.read(5.0) == b"ask"


def test_a_printer_that_takes_nothing_more_is_not_waited_for_forever(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "WRITE_S", 0.05)
    master, slave = os.openpty()
    tty.setraw(slave)
    with socket.create_server(("127.0.0.1", 0)) as server:
        for where in (str(file), os.ttyname(slave), f"127.0.0.1:{server.getsockname()[1]}"):
            with opened(where) as road, pytest.raises(TimeoutError):
                road.write(bytes(16_000_000))
    os.close(slave)
    os.close(master)


def test_a_pace_that_no_line_has_is_an_error_of_the_system() -> None:
    master, slave = os.openpty()
    with pytest.raises(OSError, match="baud"):
        open_road(os.ttyname(slave), -1)
    os.close(slave)
    os.close(master)


@pytest.mark.parametrize("where", ["127.0.0.1:1", "127.0.0.1:99999", "/dev/no/printer"])
def test_a_road_to_nowhere_is_an_error_of_the_system(where: str) -> None:
    with pytest.raises(OSError, match=r"."):
        open_road(where, 9600)
