"""What serial devices send, as a script plays it, and a line that falls silent."""

from collections.abc import AsyncIterator, Iterable
from itertools import islice

from care.vitals import Trouble
from peripherals.driver import DriverError
from peripherals.links.script import ScriptLink

PIECE = 37


class SilentLink(ScriptLink):
    """Plays its script, and then nothing more is heard."""

    async def chunks(self) -> AsyncIterator[bytes]:
        while (piece := await self._pieces.get()) is not None:
            yield piece[1]
        raise DriverError(Trouble.TIMEOUT, "silent")


def cut(frames: Iterable[bytes]) -> list[tuple[str, bytes]]:
    """The frames in pieces as a serial port would bring them, which know nothing of where a frame ends."""
    stream = iter(b"".join(frames))
    return [("", piece) for piece in iter(lambda: bytes(islice(stream, PIECE)), b"")]


def mt_sics(kilograms: float, state: str = "S") -> bytes:
    return f"S {state} {kilograms:>10.2f} kg\r\n".encode()


def a_and_d(kilograms: float, head: str = "ST,GS") -> bytes:
    return f"{head},{kilograms:+08.2f} kg\r\n".encode()


def sma(kilograms: float, *, status: str = " ", mode: str = "G", motion: str = " ", unit: str = "kg ") -> bytes:
    return f"\n{status}1{mode}{motion} {kilograms:>10.2f}{unit}\r".encode()


def rice_lake(kilograms: float, mode: str = "gross", unit: str = "kg") -> bytes:
    return f"{kilograms:>9.1f} {unit} {mode:<5} \r\n".encode()


def toledo(kilograms: float, net: str = "") -> bytes:
    return f"\x02{kilograms:06.2f}{net}\r".encode()


def toledo_status(bits: int) -> bytes:
    return b"\x02?" + bytes([bits]) + b"\r"


def cms50_old(saturation: int, rate: int, *, pleth: int = 64, bar: int = 0, signal: int = 5) -> bytes:
    return bytes((0x80 | signal, pleth, bar | rate >> 7 << 6, rate & 0x7F, saturation))


def cms50_new(saturation: int, rate: int, *, pleth: int = 64, signal: int = 5) -> bytes:
    values = (signal, pleth, 0, rate, saturation, 0xFF, 0xFF)
    high = sum((value >> 7) << place for place, value in enumerate(values))
    return bytes((0x01, 0x80 | high, *(0x80 | value & 0x7F for value in values)))
