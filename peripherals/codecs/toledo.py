"""Toledo 8217: STX, digits, perhaps N for net, CR; or STX, ?, a byte of status, CR where there is no weight to give.

A weight is only sent at rest, in range and above zero. Its unit is a setting of the scale and not in the answer.
"""

import re

import msgspec

from peripherals.codecs.fields import DecodeError, names
from peripherals.codecs.framing import Framer
from peripherals.codecs.weighing import value

_STX, _CR, _NO_WEIGHT = b"\x02", b"\r", b"\x02?"
_STATUS_LENGTH, _LONGEST = 4, 16
# A status byte may look like STX or CR, so it is told by its place.
_FRAME = re.compile(rb"\x02(?:\?(?P<status>[\x00-\xff])| {0,8}(?P<number>\d{1,8}(?:\.\d{1,4})?)N?)\r")
_STATUS = ("motion", "overload", "underzero", "outside_zero", "center_of_zero", "net")


class PlainNumber(msgspec.Struct, frozen=True, kw_only=True):
    """A weight in the unit that the scale is set to, which it does not say."""

    value: float
    unit: None = None


class Weight(msgspec.Struct, frozen=True, kw_only=True):
    weight: PlainNumber
    stable: bool


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no weight, and what else the scale knows."""

    status: list[str]


Answer = Weight | Status


def decode(data: bytes) -> Answer:
    """Give the answer at the front."""
    if data and not data.startswith(_STX):
        raise DecodeError("bad_sync", "an answer begins with STX")
    found = _FRAME.match(data)
    if found is None:
        raise DecodeError("truncated" if _unfinished(data) else "bad_format", "no 8217 answer")
    if found["status"]:
        return Status(status=names(found["status"][0], _STATUS))
    return Weight(weight=PlainNumber(value=value(found["number"])), stable=True)


def framer() -> Framer[Answer]:
    return Framer(_FRAME, _LONGEST, decode)


def _unfinished(data: bytes) -> bool:
    if data.startswith(_NO_WEIGHT):
        return len(data) < _STATUS_LENGTH
    return _CR not in data
