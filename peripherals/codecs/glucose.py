"""Glucose Measurement (2A18): one record of a blood glucose meter's store."""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.fields import Cursor, Quantity, Timestamp, names

_OFFSET, _CONCENTRATION, _MOLAR, _STATUS, _CONTEXT = (1 << bit for bit in range(5))
_MG_DL_IN_KG_L, _MMOL_L_IN_MOL_L = 5, 3  # powers of ten

_TYPES = {
    1: "capillary_whole_blood",
    2: "capillary_plasma",
    3: "venous_whole_blood",
    4: "venous_plasma",
    5: "arterial_whole_blood",
    6: "arterial_plasma",
    7: "undetermined_whole_blood",
    8: "undetermined_plasma",
    9: "interstitial_fluid",
    10: "control_solution",
}
_LOCATIONS = {
    1: "finger",
    2: "alternate_site",
    3: "earlobe",
    4: "control_solution",
    15: "not_available",
}
_STATUSES = (
    "battery_low",
    "sensor_malfunction",
    "sample_insufficient",
    "strip_insertion_error",
    "strip_type_incorrect",
    "result_too_high",
    "result_too_low",
    "temperature_too_high",
    "temperature_too_low",
    "read_interrupted",
    "general_device_fault",
    "time_fault",
)


class GlucoseMeasurement(msgspec.Struct, frozen=True, kw_only=True):
    """A glucose concentration in mg/dL or mmol/L, as the meter sent kg/L or mol/L.

    It was taken `time_offset_min` minutes after `base_time`, which is the meter's clock without what its user
    has set it by. `context_follows` is there, and true, where a 2A34 with the same `sequence` comes next.
    """

    sequence: int
    base_time: Timestamp
    time_offset_min: int | UnsetType = UNSET
    glucose: Quantity | UnsetType = UNSET
    type: str | UnsetType = UNSET
    location: str | UnsetType = UNSET
    status: list[str] | UnsetType = UNSET
    context_follows: bool | UnsetType = UNSET


def decode(data: bytes) -> GlucoseMeasurement:
    cursor = Cursor(data)
    flags = cursor.unsigned(1)
    return GlucoseMeasurement(
        sequence=cursor.unsigned(2),
        base_time=cursor.date_time(),
        time_offset_min=cursor.signed(2) if flags & _OFFSET else UNSET,
        **(_result(cursor, flags) if flags & _CONCENTRATION else {}),
        status=names(cursor.unsigned(2), _STATUSES) if flags & _STATUS else UNSET,
        context_follows=True if flags & _CONTEXT else UNSET,
    )


def _result(cursor: Cursor, flags: int) -> dict[str, Any]:
    molar = flags & _MOLAR
    glucose = cursor.sfloat("mmol/L", _MMOL_L_IN_MOL_L) if molar else cursor.sfloat("mg/dL", _MG_DL_IN_KG_L)
    sample = cursor.unsigned(1)
    return {
        "glucose": glucose,
        "type": _TYPES.get(sample & 0x0F, "reserved"),
        "location": _LOCATIONS.get(sample >> 4, "reserved"),
    }
