"""Heart Rate Measurement (2A37)."""

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.fields import Cursor, Quantity

_WIDE, _CONTACT, _CONTACT_KNOWN, _ENERGY, _INTERVALS = (1 << bit for bit in range(5))


class HeartRate(msgspec.Struct, frozen=True, kw_only=True):
    """A heart rate; `rr_ms` are the times from beat to beat since the last value, oldest first.

    `contact` is there where the sensor can tell whether it touches skin. `energy` is what was spent since it was
    set to zero, and stays at 65535 kJ once it is there.
    """

    heart_rate: Quantity
    contact: bool | UnsetType = UNSET
    energy: Quantity | UnsetType = UNSET
    rr_ms: list[float] | UnsetType = UNSET


def decode(data: bytes) -> HeartRate:
    cursor = Cursor(data)
    flags = cursor.unsigned(1)
    return HeartRate(
        heart_rate=Quantity(value=cursor.unsigned(2 if flags & _WIDE else 1), unit="/min"),
        contact=bool(flags & _CONTACT) if flags & _CONTACT_KNOWN else UNSET,
        energy=Quantity(value=cursor.unsigned(2), unit="kJ") if flags & _ENERGY else UNSET,
        rr_ms=_intervals(cursor) if flags & _INTERVALS else UNSET,
    )


def _intervals(cursor: Cursor) -> list[float]:
    """The flag promises one interval or more, up to the end; each counts 1/1024 of a second."""
    found = [cursor.unsigned(2)]
    while cursor.left:
        found.append(cursor.unsigned(2))
    return [interval * 1000 / 1024 for interval in found]
