"""SMA SCP-0499, the Scale Manufacturers Association's standard answer: LF, status, range, kind, motion, a reserved
character, ten of weight, three of unit, CR. Always 20 bytes.
"""

import re

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.framing import Framer
from peripherals.codecs.weighing import Answer, Condition, Weighing, quantity

_LENGTH = 20
_START, _END = b"\n", b"\r"
_FRAME = re.compile(
    rb"\n(?P<status>[ ZOUEIT])\d(?P<mode>[GNTgn])(?P<motion>[ M])[^\r\n]"
    rb"(?P<number>[ \d.+-]{10})(?P<unit>[A-Za-z/ _]{3})\r"
)
_NUMBER = re.compile(rb" *[+-]?\d+(?:\.\d+)?")
_UNITS = {b"kg", b"g", b"mg", b"t", b"lb", b"oz"}
_MODES = {b"G": "gross", b"N": "net", b"T": "tare"}  # small letters: the same in high resolution
_CONDITIONS = {
    b"O": "overload",
    b"U": "underload",
    b"E": "zero_error",
    b"I": "initial_zero_error",
    b"T": "tare_error",
}


def decode(data: bytes) -> Answer:
    """Give the answer at the front; out of range or in error a scale gives no weight, whatever the digits say."""
    if data and not data.startswith(_START):
        raise DecodeError("bad_sync", "an answer begins with LF")
    frame = data[:_LENGTH]
    if _END in data[: _LENGTH - 1]:
        raise DecodeError("bad_length", f"an answer has {_LENGTH} bytes")
    if len(frame) < _LENGTH:
        raise DecodeError("truncated", f"{len(frame)} bytes, an answer has {_LENGTH}")
    found = _FRAME.fullmatch(frame)
    if found is None:
        raise DecodeError("bad_format", "no SMA answer")
    if condition := _CONDITIONS.get(found["status"]):
        return Condition(condition=condition)
    return _weighing(found)


def framer() -> Framer[Answer]:
    return Framer(_FRAME, _LENGTH, decode)


def _weighing(found: re.Match[bytes]) -> Weighing:
    unit = found["unit"].strip(b" _")
    if unit not in _UNITS or not _NUMBER.fullmatch(found["number"]):
        raise DecodeError("bad_format", "no number with a unit")
    return Weighing(
        weight=quantity(found["number"], unit),
        stable=found["motion"] == b" ",
        mode=_MODES[found["mode"].upper()],
        zero=found["status"] == b"Z",
    )
