"""Blood Pressure Measurement (2A35), Intermediate Cuff Pressure (2A36) and Blood Pressure Feature (2A49)."""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.fields import Cursor, Quantity, Timestamp, names

_KPA, _TIME, _PULSE, _USER, _STATUS = (1 << bit for bit in range(5))
_PULSE_RANGES = ("in_range", "above_range", "below_range", "reserved")
_FEATURES = (
    "body_movement",
    "cuff_fit",
    "irregular_pulse",
    "pulse_rate_range",
    "measurement_position",
    "multiple_bonds",
    "e2e_crc",
    "user_data",
    "user_facing_time",
)


class _Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What may follow the pressures in 2A35 and 2A36; a field that the flags do not promise is not there."""

    timestamp: Timestamp | UnsetType = UNSET
    pulse_rate: Quantity | UnsetType = UNSET
    user_id: int | UnsetType | None = UNSET
    status: list[str] | UnsetType = UNSET
    pulse_rate_range: str | UnsetType = UNSET


class BloodPressureMeasurement(_Circumstances, frozen=True, kw_only=True):
    """One finished measurement, in mmHg or kPa as the cuff sent it."""

    systolic: Quantity
    diastolic: Quantity
    mean: Quantity


class CuffPressure(_Circumstances, frozen=True, kw_only=True):
    """The pressure in the cuff at this moment."""

    cuff_pressure: Quantity


class BloodPressureFeature(msgspec.Struct, frozen=True, kw_only=True):
    """What the cuff says it can notice."""

    features: list[str]


def decode_measurement(data: bytes) -> BloodPressureMeasurement:
    cursor, flags = _begin(data)
    systolic, diastolic, mean = _pressures(cursor, flags)
    rest = _circumstances(cursor, flags)
    return BloodPressureMeasurement(systolic=systolic, diastolic=diastolic, mean=mean, **rest)


def decode_cuff_pressure(data: bytes) -> CuffPressure:
    cursor, flags = _begin(data)
    pressure, _, _ = _pressures(cursor, flags)
    return CuffPressure(cuff_pressure=pressure, **_circumstances(cursor, flags))


def decode_feature(data: bytes) -> BloodPressureFeature:
    return BloodPressureFeature(features=names(Cursor(data).unsigned(2), _FEATURES))


def _begin(data: bytes) -> tuple[Cursor, int]:
    cursor = Cursor(data)
    return cursor, cursor.unsigned(1)


def _pressures(cursor: Cursor, flags: int) -> tuple[Quantity, Quantity, Quantity]:
    unit = "kPa" if flags & _KPA else "mmHg"
    return cursor.sfloat(unit), cursor.sfloat(unit), cursor.sfloat(unit)


def _circumstances(cursor: Cursor, flags: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if flags & _TIME:
        found["timestamp"] = cursor.date_time()
    if flags & _PULSE:
        found["pulse_rate"] = cursor.sfloat("/min")
    if flags & _USER:
        found["user_id"] = cursor.user()
    if flags & _STATUS:
        found |= _status(cursor.unsigned(2))
    return found


def _status(bits: int) -> dict[str, Any]:
    named = names(bits & 0x07, ("body_movement", "cuff_too_loose", "irregular_pulse"))
    if bits & 0x20:
        named.append("improper_position")
    return {"status": named, "pulse_rate_range": _PULSE_RANGES[bits >> 3 & 3]}
