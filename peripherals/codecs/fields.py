"""The pieces that records are made of: a cursor over the bytes, medical floats, times, quantities.

All numbers are little endian. Fewer bytes than promised is an error; more are left alone.
"""

from typing import ClassVar

import msgspec
from msgspec import UNSET, UnsetType

from care.errors import CarepostError, Remedy


class DecodeError(CarepostError):
    """A device sent bytes that are not what its protocol promises; `word` says how, in one lasting word."""

    code: ClassVar[str] = "bad-device-data"
    remedy: ClassVar[Remedy] = Remedy.TRY_AGAIN

    def __init__(self, word: str, message: str = "") -> None:
        super().__init__(f"{word}: {message}" if message else word)
        self.word = word


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number in `unit` as the device sent it; `value` is None where the device said why not (`special`)."""

    value: float | None
    unit: str
    special: str | UnsetType = UNSET


class PartialDate(msgspec.Struct, frozen=True, kw_only=True):
    """A time of day whose date the device does not know in full."""

    time: str
    unknown_date: bool = True
    year: int | UnsetType = UNSET
    month: int | UnsetType = UNSET
    day: int | UnsetType = UNSET


Timestamp = str | PartialDate

_SFLOAT_SPECIALS = {0x07FF: "NaN", 0x0800: "NRes", 0x07FE: "+INF", 0x0802: "-INF", 0x0801: "RFU"}
_FLOAT_SPECIALS = {
    0x007FFFFF: "NaN",
    0x00800000: "NRes",
    0x007FFFFE: "+INF",
    0x00800002: "-INF",
    0x00800001: "RFU",
}


def _signed(value: int, bits: int) -> int:
    return value - (1 << bits) if value >> (bits - 1) else value


def _scaled(mantissa: int, exponent: int) -> float:
    """Dividing by a whole power of ten rounds once, so 376e-1 is 37.6 and not 37.6 and a bit."""
    return float(mantissa * 10**exponent) if exponent >= 0 else mantissa / 10**-exponent


class Cursor:
    """Reads fields from front to back; a field that is not all there is `truncated`."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def take(self, length: int) -> bytes:
        piece = self._data[self._at : self._at + length]
        if len(piece) < length:
            raise DecodeError("truncated", f"{len(self._data)} bytes, at least {self._at + length} promised")
        self._at += length
        return piece

    def unsigned(self, length: int) -> int:
        return int.from_bytes(self.take(length), "little")

    def signed(self, length: int) -> int:
        return _signed(self.unsigned(length), 8 * length)

    def user(self) -> int | None:
        """A user's number in the device; None is one that the device does not know."""
        user = self.unsigned(1)
        return None if user == 0xFF else user

    def sfloat(self, unit: str, power: int = 0) -> Quantity:
        """A 16-bit medical float: 4-bit exponent, 12-bit mantissa, both two's complement.

        The device sends it in 10**`power` times `unit`.
        """
        raw = self.unsigned(2)
        if raw in _SFLOAT_SPECIALS:
            return Quantity(value=None, special=_SFLOAT_SPECIALS[raw], unit=unit)
        return Quantity(value=_scaled(_signed(raw & 0xFFF, 12), _signed(raw >> 12, 4) + power), unit=unit)

    def float32(self, unit: str) -> Quantity:
        """A 32-bit medical float: 8-bit exponent, 24-bit mantissa, both two's complement."""
        raw = self.unsigned(4)
        if raw in _FLOAT_SPECIALS:
            return Quantity(value=None, special=_FLOAT_SPECIALS[raw], unit=unit)
        return Quantity(value=_scaled(_signed(raw & 0xFFFFFF, 24), _signed(raw >> 24, 8)), unit=unit)

    def date_time(self) -> Timestamp:
        """Seven bytes; year, month or day 0 is not known. Whether the month has that day is the caller's to check."""
        year = self.unsigned(2)
        month, day, hour, minute, second = self.take(5)
        in_range = (year == 0 or 1582 <= year <= 9999) and month <= 12 and day <= 31
        if not (in_range and hour < 24 and minute < 60 and second < 60):
            raise DecodeError("bad_time", f"{year}-{month}-{day} {hour}:{minute}:{second}")
        time = f"{hour:02}:{minute:02}:{second:02}"
        if year and month and day:
            return f"{year:04}-{month:02}-{day:02}T{time}"
        return PartialDate(time=time, year=year or UNSET, month=month or UNSET, day=day or UNSET)


def names(bits: int, table: tuple[str, ...]) -> list[str]:
    """Name the bits that are set, lowest first; bits beyond the table are reserved and ignored."""
    return [name for place, name in enumerate(table) if bits >> place & 1]
