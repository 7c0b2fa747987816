"""Pulse oximetry: PLX Spot-Check Measurement (2A5E) and PLX Continuous Measurement (2A5F), PLXS 1.0.1."""

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.fields import Cursor, Quantity, Timestamp, names

_SPOT_TIME, _SPOT_STATUS, _SPOT_SENSOR, _SPOT_PERFUSION, _SPOT_CLOCK_NOT_SET = (1 << bit for bit in range(5))
_FAST, _SLOW, _STATUS, _SENSOR, _PERFUSION = (1 << bit for bit in range(5))

_STATUS_RESERVED_BITS = 5
_STATUSES = (
    "ongoing",
    "early_estimate",
    "validated",
    "fully_qualified",
    "from_storage",
    "demo",
    "test",
    "calibration_ongoing",
    "unavailable",
    "questionable",
    "invalid",
)
_SENSOR_STATUSES = (
    "extended_display_update_ongoing",
    "equipment_malfunction",
    "signal_processing_irregularity",
    "inadequate_signal",
    "poor_signal",
    "low_perfusion",
    "erratic_signal",
    "nonpulsatile_signal",
    "questionable_pulse",
    "signal_analysis_ongoing",
    "sensor_interference",
    "sensor_unconnected_to_user",
    "unknown_sensor_connected",
    "sensor_displaced",
    "sensor_malfunctioning",
    "sensor_disconnected",
)


class _Oximetry(msgspec.Struct, frozen=True, kw_only=True):
    """Saturation in %, pulse in beats a minute, and what the oximeter says of how they came about."""

    spo2: Quantity
    pulse_rate: Quantity
    measurement_status: list[str] | UnsetType = UNSET
    sensor_status: list[str] | UnsetType = UNSET
    perfusion_index: Quantity | UnsetType = UNSET


class SpotCheck(_Oximetry, frozen=True, kw_only=True):
    """One finished measurement; `clock_not_set` is there, and true, where its time means nothing."""

    timestamp: Timestamp | UnsetType = UNSET
    clock_not_set: bool | UnsetType = UNSET


class ContinuousOximetry(_Oximetry, frozen=True, kw_only=True):
    """The values of this moment, with those of a faster and of a slower average where the oximeter has them."""

    spo2_fast: Quantity | UnsetType = UNSET
    pulse_rate_fast: Quantity | UnsetType = UNSET
    spo2_slow: Quantity | UnsetType = UNSET
    pulse_rate_slow: Quantity | UnsetType = UNSET


def decode_spot_check(data: bytes) -> SpotCheck:
    cursor = Cursor(data)
    flags = cursor.unsigned(1)
    return SpotCheck(
        spo2=_saturation(cursor),
        pulse_rate=_rate(cursor),
        timestamp=cursor.date_time() if flags & _SPOT_TIME else UNSET,
        measurement_status=_status(cursor) if flags & _SPOT_STATUS else UNSET,
        sensor_status=_sensor(cursor) if flags & _SPOT_SENSOR else UNSET,
        perfusion_index=cursor.sfloat("%") if flags & _SPOT_PERFUSION else UNSET,
        clock_not_set=True if flags & _SPOT_CLOCK_NOT_SET else UNSET,
    )


def decode_continuous(data: bytes) -> ContinuousOximetry:
    cursor = Cursor(data)
    flags = cursor.unsigned(1)
    return ContinuousOximetry(
        spo2=_saturation(cursor),
        pulse_rate=_rate(cursor),
        spo2_fast=_saturation(cursor) if flags & _FAST else UNSET,
        pulse_rate_fast=_rate(cursor) if flags & _FAST else UNSET,
        spo2_slow=_saturation(cursor) if flags & _SLOW else UNSET,
        pulse_rate_slow=_rate(cursor) if flags & _SLOW else UNSET,
        measurement_status=_status(cursor) if flags & _STATUS else UNSET,
        sensor_status=_sensor(cursor) if flags & _SENSOR else UNSET,
        perfusion_index=cursor.sfloat("%") if flags & _PERFUSION else UNSET,
    )


def _saturation(cursor: Cursor) -> Quantity:
    return cursor.sfloat("%")


def _rate(cursor: Cursor) -> Quantity:
    return cursor.sfloat("/min")


def _status(cursor: Cursor) -> list[str]:
    return names(cursor.unsigned(2) >> _STATUS_RESERVED_BITS, _STATUSES)


def _sensor(cursor: Cursor) -> list[str]:
    return names(cursor.unsigned(3), _SENSOR_STATUSES)
