"""The road to a receipt printer: the network, a serial line, or a device file of the system. It blocks: use a thread.

`open_road` is told where: `host:port`, a serial port's path or name, or a path such as /dev/usb/lp0. Everything here
raises OSError when the printer cannot be reached, and TimeoutError, which is one, when it takes nothing for `WRITE_S`.
"""

import os
import re
import select
import socket
from typing import Protocol

CONNECT_S = 3.0
WRITE_S = 4.0
BLOCK = 1024
_NETWORK = re.compile(r"(?P<host>[^/\\]+):(?P<port>[0-9]{1,5})")
_ANSWER_MAX = 64


class Road(Protocol):
    """What a printer needs of its road."""

    def write(self, data: bytes) -> None:
        """Send all of it. Raises OSError."""
        ...

    def read(self, wait_s: float) -> bytes:
        """Give what arrives first within so many seconds, empty when nothing does. Raises OSError."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def open_road(where: str, baud: int) -> Road:
    """Open the road. Raises OSError."""
    if network := _NETWORK.fullmatch(where):
        return _Network(network["host"], int(network["port"]))
    if os.name == "posix" and not _is_terminal(where):
        return _File(where)
    return _Serial(where, baud)


def _is_terminal(path: str) -> bool:
    opened = os.open(path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        return os.isatty(opened)
    finally:
        os.close(opened)


class _Network:
    def __init__(self, host: str, port: int) -> None:
        try:
            self._socket = socket.create_connection((host, port), CONNECT_S)
        except OverflowError as error:
            raise OSError(f"{port} is no port") from error

    def write(self, data: bytes) -> None:
        self._socket.settimeout(WRITE_S)
        for at in range(0, len(data), BLOCK):
            self._socket.sendall(data[at : at + BLOCK])

    def read(self, wait_s: float) -> bytes:
        self._socket.settimeout(wait_s)
        try:
            return self._answered(self._socket.recv(_ANSWER_MAX))
        except TimeoutError:
            return b""

    def close(self) -> None:
        self._socket.close()

    def _answered(self, data: bytes) -> bytes:
        if not data:
            raise ConnectionResetError("the printer has hung up")
        return data


class _Serial:
    def __init__(self, path: str, baud: int) -> None:
        import serial  # printers on a network do without it

        try:
            self._port = serial.Serial(path, baud, write_timeout=WRITE_S, exclusive=True)
        except ValueError as error:
            raise OSError(f"{path} cannot be set to {baud} baud") from error

    def write(self, data: bytes) -> None:
        from serial import SerialTimeoutException

        try:
            for at in range(0, len(data), BLOCK):
                self._port.write(data[at : at + BLOCK])
        except SerialTimeoutException as error:
            raise TimeoutError("the printer takes nothing more") from error

    def read(self, wait_s: float) -> bytes:
        self._port.timeout = wait_s
        return self._port.read(1)

    def close(self) -> None:
        self._port.close()


class _File:
    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_NONBLOCK)

    def write(self, data: bytes) -> None:
        while data:
            if not select.select([], [self._file], [], WRITE_S)[1]:
                raise TimeoutError("the printer takes nothing more")
            data = data[os.write(self._file, data[:BLOCK]) :]

    def read(self, wait_s: float) -> bytes:
        return os.read(self._file, _ANSWER_MAX) if select.select([self._file], [], [], wait_s)[0] else b""

    def close(self) -> None:
        os.close(self._file)
