"""The road to serial devices, through pyserial: one thread a port reads, blocking, and hands over to the loop."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from errno import EACCES, EAGAIN, EBUSY, EPERM
from os import strerror
from pathlib import Path
from threading import Thread
from typing import Any

import serial

from care.vitals import Trouble
from peripherals.driver import DriverError, LinkLostError, Port, SerialLine

try:
    import termios

    _UNSETTABLE: tuple[type[Exception], ...] = (ValueError, termios.error)
except ImportError:  # Windows
    _UNSETTABLE = (ValueError,)

BY_ID = Path("/dev/serial/by-id")
_READ_S = 0.2
_WRITE_S = 2.0
_LOOK_S = 0.2


class SerialPortLink:
    """An open port. `chunks` gives what arrives; everything here raises DriverError and nothing else."""

    clock_was_right = False
    clock_ahead_s = 0.0

    def __init__(self, port: serial.Serial, silence_s: float) -> None:
        self._port = port
        self._silence_s = silence_s
        self._loop = asyncio.get_running_loop()
        self._arrived: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._open = True
        self._reader = Thread(target=self._read, name=f"serial {port.name}", daemon=True)
        self._reader.start()

    async def chunks(self) -> AsyncIterator[bytes]:
        while True:
            try:
                async with asyncio.timeout(self._silence_s):
                    chunk = await self._arrived.get()
            except TimeoutError:
                raise DriverError(Trouble.TIMEOUT, f"{self._port.name} is silent") from None
            if chunk is None:
                raise LinkLostError(f"{self._port.name} is gone", Trouble.UNPLUGGED)
            yield chunk

    async def write(self, data: bytes) -> None:
        try:
            await asyncio.to_thread(self._port.write, data)
        except (serial.SerialException, OSError) as error:
            raise LinkLostError(f"{self._port.name} is gone", Trouble.UNPLUGGED) from error

    async def close(self) -> None:
        self._open = False
        with suppress(serial.SerialException, OSError):
            self._port.cancel_read()
        try:
            await asyncio.to_thread(self._reader.join)
        finally:
            self._port.close()  # also where nobody waits any more: an open port is nobody else's to open

    def _read(self) -> None:
        """Runs in the thread, until the port is closed or goes away."""
        try:
            while self._open:
                if chunk := self._port.read(self._port.in_waiting or 1):
                    self._hand_over(chunk)
        except (serial.SerialException, OSError, TypeError):
            pass  # pulled out, or closed under us: either way there is nothing more to read
        self._hand_over(None)

    def _hand_over(self, chunk: bytes | None) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody listens any more
            self._loop.call_soon_threadsafe(self._arrived.put_nowait, chunk)


async def open_port(path: str, line: SerialLine, *, find_s: float) -> SerialPortLink:
    """Open a port, waiting up to `find_s` for it to be plugged in.

    Raises DriverError: PORT_DENIED when we may not open it or it cannot be set so, NOT_FOUND when it is not there.
    """
    until = asyncio.get_running_loop().time() + find_s
    while True:
        try:
            return await _open(path, line)
        except DriverError as error:
            if error.trouble is not Trouble.NOT_FOUND or asyncio.get_running_loop().time() >= until:
                raise
        await asyncio.sleep(_LOOK_S)


async def _open(path: str, line: SerialLine) -> SerialPortLink:
    try:
        port = await asyncio.to_thread(
            serial.Serial,
            path,
            line.baud,
            bytesize=line.bytesize,
            parity=line.parity,
            stopbits=line.stopbits,
            timeout=_READ_S,
            write_timeout=_WRITE_S,
            exclusive=True,
        )
    except _UNSETTABLE as error:
        said = f"{path} cannot be set to {line.baud} {line.bytesize}{line.parity}{line.stopbits}"
        raise DriverError(Trouble.PORT_DENIED, said) from error
    except (serial.SerialException, OSError) as error:
        denied = error.errno in (EACCES, EPERM, EBUSY, EAGAIN) or "denied" in str(error).lower()
        why = strerror(error.errno) if error.errno else str(error)  # pyserial's own words say it twice
        said = f"{path} cannot be opened: {why}"
        raise DriverError(Trouble.PORT_DENIED if denied else Trouble.NOT_FOUND, said) from error
    return SerialPortLink(port, line.silence_s)


def ports() -> list[Port]:
    """The serial ports of this machine."""
    from serial.tools.list_ports import comports

    names = lasting_names()
    return [_port(found, names) for found in comports()]


def lasting_names(folder: Path = BY_ID) -> dict[str, str]:
    """By the device file, the name that a port on USB keeps wherever it is plugged in: it has the serial number in it.

    Linux only; elsewhere there are none.
    """
    return {str(name.resolve()): str(name) for name in sorted(folder.glob("*"))} if folder.is_dir() else {}


def _port(found: Any, names: Mapping[str, str]) -> Port:
    usb = None if found.vid is None or found.pid is None else (found.vid, found.pid)
    return Port(path=names.get(found.device, found.device), name=found.description, usb=usb, serial=found.serial_number)
