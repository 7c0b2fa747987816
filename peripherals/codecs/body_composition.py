"""Body Composition Measurement (2A9C)."""

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.body_weight import UNSUCCESSFUL, mass, stature
from peripherals.codecs.fields import Cursor, Quantity, Timestamp

# Bit 0 says imperial units, here as in 2A9D.
_TIME, _USER, _BASAL, _MUSCLE, _MUSCLE_MASS, _FAT_FREE, _SOFT_LEAN, _WATER, _IMPEDANCE, _WEIGHT, _HEIGHT, _MORE = (
    1 << bit for bit in range(1, 13)
)


class BodyComposition(msgspec.Struct, frozen=True, kw_only=True):
    """What a scale makes of the body's resistance: parts in %, masses in kg or lb, height in m or in.

    `more_packets` is there, and true, where the measurement goes on in the next packet.
    """

    body_fat: Quantity
    timestamp: Timestamp | UnsetType = UNSET
    user_id: int | UnsetType | None = UNSET
    basal_metabolism: Quantity | UnsetType = UNSET
    muscle_percentage: Quantity | UnsetType = UNSET
    muscle_mass: Quantity | UnsetType = UNSET
    fat_free_mass: Quantity | UnsetType = UNSET
    soft_lean_mass: Quantity | UnsetType = UNSET
    body_water_mass: Quantity | UnsetType = UNSET
    impedance: Quantity | UnsetType = UNSET
    weight: Quantity | UnsetType = UNSET
    height: Quantity | UnsetType = UNSET
    more_packets: bool | UnsetType = UNSET


def decode(data: bytes) -> BodyComposition:
    cursor = Cursor(data)
    flags = cursor.unsigned(2)
    return BodyComposition(
        body_fat=_percentage(cursor),
        timestamp=cursor.date_time() if flags & _TIME else UNSET,
        user_id=cursor.user() if flags & _USER else UNSET,
        basal_metabolism=Quantity(value=cursor.unsigned(2), unit="kJ") if flags & _BASAL else UNSET,
        muscle_percentage=_percentage(cursor) if flags & _MUSCLE else UNSET,
        muscle_mass=mass(cursor, flags) if flags & _MUSCLE_MASS else UNSET,
        fat_free_mass=mass(cursor, flags) if flags & _FAT_FREE else UNSET,
        soft_lean_mass=mass(cursor, flags) if flags & _SOFT_LEAN else UNSET,
        body_water_mass=mass(cursor, flags) if flags & _WATER else UNSET,
        impedance=Quantity(value=cursor.unsigned(2) / 10, unit="ohm") if flags & _IMPEDANCE else UNSET,
        weight=mass(cursor, flags) if flags & _WEIGHT else UNSET,
        height=stature(cursor, flags) if flags & _HEIGHT else UNSET,
        more_packets=True if flags & _MORE else UNSET,
    )


def _percentage(cursor: Cursor) -> Quantity:
    raw = cursor.unsigned(2)
    if raw == UNSUCCESSFUL:
        return Quantity(value=None, special="unsuccessful", unit="%")
    return Quantity(value=raw / 10, unit="%")
