"""Weight Measurement (2A9D)."""

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.fields import Cursor, Quantity, Timestamp

_IMPERIAL, _TIME, _USER, _STATURE = 0x01, 0x02, 0x04, 0x08
UNSUCCESSFUL = 0xFFFF


class WeightMeasurement(msgspec.Struct, frozen=True, kw_only=True):
    """A body weight in kg or lb as the scale sent it."""

    weight: Quantity
    timestamp: Timestamp | UnsetType = UNSET
    user_id: int | UnsetType | None = UNSET
    bmi: Quantity | UnsetType = UNSET
    height: Quantity | UnsetType = UNSET


def decode(data: bytes) -> WeightMeasurement:
    cursor = Cursor(data)
    flags = cursor.unsigned(1)
    return WeightMeasurement(
        weight=mass(cursor, flags),
        timestamp=cursor.date_time() if flags & _TIME else UNSET,
        user_id=cursor.user() if flags & _USER else UNSET,
        bmi=Quantity(value=cursor.unsigned(2) / 10, unit="kg/m2") if flags & _STATURE else UNSET,
        height=stature(cursor, flags) if flags & _STATURE else UNSET,
    )


def mass(cursor: Cursor, flags: int) -> Quantity:
    """The step is fixed by the standard: 5 g or a hundredth of a pound, whatever the scale's own resolution."""
    raw = cursor.unsigned(2)
    unit = "lb" if flags & _IMPERIAL else "kg"
    if raw == UNSUCCESSFUL:
        return Quantity(value=None, special="unsuccessful", unit=unit)
    return Quantity(value=raw / 100 if flags & _IMPERIAL else raw / 200, unit=unit)


def stature(cursor: Cursor, flags: int) -> Quantity:
    raw = cursor.unsigned(2)
    return Quantity(value=raw / 10, unit="in") if flags & _IMPERIAL else Quantity(value=raw / 1000, unit="m")
