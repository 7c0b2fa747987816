"""One ECG lead as lines of text: the way in for any recorder, through a small program of its own that writes them.

    $ECG,250,4.88,17,-3 5 7 12*5A

250 samples a second, 4.88 uV to a count, line 17, the samples, and after the star the exclusive or of all bytes
between dollar and star in two hex digits, as in NMEA 0183. Lines are numbered from 0 to 65535 and then from 0 again,
so that one that is lost is seen. At least ten lines come a second.
"""

import re
from functools import reduce
from operator import xor

import msgspec

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.framing import Framer

HERTZ_MIN, HERTZ_MAX = 125.0, 500.0
NUMBERS = 65536
_LINE = re.compile(
    rb"\$(?P<body>ECG,(?P<hertz>\d{2,3}(?:\.\d{1,3})?),(?P<factor>\d{1,4}(?:\.\d{1,6})?),(?P<number>\d{1,5}),"
    rb"(?P<samples>-?\d{1,5}(?: -?\d{1,5}){0,63}))\*(?P<sum>[0-9A-F]{2})\r?\n"
)
_LONGEST = 512
_LARGEST = 32767


class LeadLine(msgspec.Struct, frozen=True, kw_only=True):
    """Some samples in counts, `factor` uV each, `hertz` a second; `number` is the line's."""

    hertz: float
    factor: float
    number: int
    samples: list[int]


def decode(data: bytes) -> LeadLine:
    """Give the line at the front."""
    found = _LINE.match(data)
    if found is None:
        raise DecodeError("bad_format" if b"\n" in data else "truncated", "no line of a lead")
    if reduce(xor, found["body"]) != int(found["sum"], 16):
        raise DecodeError("bad_checksum")
    line = LeadLine(
        hertz=float(found["hertz"]),
        factor=float(found["factor"]),
        number=int(found["number"]),
        samples=[int(sample) for sample in found["samples"].split(b" ")],
    )
    if not HERTZ_MIN <= line.hertz <= HERTZ_MAX or line.factor == 0 or line.number >= NUMBERS:
        raise DecodeError("bad_format", f"{line.hertz:g} samples a second of {line.factor:g} uV, line {line.number}")
    if max(map(abs, line.samples)) > _LARGEST:
        raise DecodeError("bad_format", "a sample has 16 bits")
    return line


def encode(line: LeadLine) -> bytes:
    """Write the line, as a recorder's program does."""
    samples = " ".join(map(str, line.samples))
    body = f"ECG,{line.hertz:g},{line.factor:g},{line.number},{samples}".encode()
    return b"$%b*%02X\r\n" % (body, reduce(xor, body))


def framer() -> Framer[LeadLine]:
    return Framer(_LINE, _LONGEST, decode, ends=b"\n")
