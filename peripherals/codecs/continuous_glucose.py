"""CGM Measurement (2AA7): one or more records of a continuous glucose sensor in one packet."""

from binascii import crc_hqx

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.fields import Cursor, DecodeError, Quantity, names

_TREND, _QUALITY, _WARNING, _CALIBRATION, _STATUS = 0x01, 0x02, 0x20, 0x40, 0x80
_LENGTHS = {_TREND: 2, _QUALITY: 2, _WARNING: 1, _CALIBRATION: 1, _STATUS: 1}
_HEAD, _SMALLEST, _CHECKSUM = 2, 6, 2
_MIRROR = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))

_STATUSES = (
    "session_stopped",
    "battery_low",
    "sensor_type_incorrect",
    "sensor_malfunction",
    "device_specific_alert",
    "general_device_fault",
)
_CALIBRATIONS = (
    "time_sync_required",
    "calibration_not_allowed",
    "calibration_recommended",
    "calibration_required",
    "temperature_too_high",
    "temperature_too_low",
    "calibration_process_pending",
)
_WARNINGS = (
    "below_patient_low",
    "above_patient_high",
    "below_hypo",
    "above_hyper",
    "fall_exceeded",
    "rise_exceeded",
    "below_device_range",
    "above_device_range",
)


class GlucoseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The glucose `time_offset_min` minutes after the session's start, and where the sensor says so its change.

    `crc_ok` is there, and true, where the record carries a checksum; one that is wrong is no record.
    """

    glucose: Quantity
    time_offset_min: int
    status: list[str] | UnsetType = UNSET
    cal_temp: list[str] | UnsetType = UNSET
    warning: list[str] | UnsetType = UNSET
    trend: Quantity | UnsetType = UNSET
    quality: Quantity | UnsetType = UNSET
    crc_ok: bool | UnsetType = UNSET


class ContinuousGlucose(msgspec.Struct, frozen=True, kw_only=True):
    """The records in the order they were sent; there is at least one."""

    records: list[GlucoseRecord]


def decode(data: bytes) -> ContinuousGlucose:
    rest = Cursor(data)
    records = [_record(_cut(rest))]
    while rest.left:
        records.append(_record(_cut(rest)))
    return ContinuousGlucose(records=records)


def _cut(rest: Cursor) -> bytes:
    """Take the next record: its first byte is its size, that byte counted."""
    size = rest.unsigned(1)
    if size < _SMALLEST:
        raise DecodeError("truncated", f"a record of {size} bytes, the smallest has {_SMALLEST}")
    return bytes((size,)) + rest.take(size - 1)


def _record(data: bytes) -> GlucoseRecord:
    flags = data[1]
    checked = _is_checked(data, flags)
    cursor = Cursor(data[_HEAD:])
    return GlucoseRecord(
        glucose=cursor.sfloat("mg/dL"),
        time_offset_min=cursor.unsigned(2),
        status=names(cursor.unsigned(1), _STATUSES) if flags & _STATUS else UNSET,
        cal_temp=names(cursor.unsigned(1), _CALIBRATIONS) if flags & _CALIBRATION else UNSET,
        warning=names(cursor.unsigned(1), _WARNINGS) if flags & _WARNING else UNSET,
        trend=cursor.sfloat("mg/dL/min") if flags & _TREND else UNSET,
        quality=cursor.sfloat("%") if flags & _QUALITY else UNSET,
        crc_ok=True if checked else UNSET,
    )


def _is_checked(data: bytes, flags: int) -> bool:
    """Only the size tells whether a checksum ends the record: no flag does."""
    promised = _SMALLEST + sum(length for bit, length in _LENGTHS.items() if flags & bit)
    if len(data) == promised:
        return False
    if len(data) != promised + _CHECKSUM:
        raise DecodeError("bad_length", f"a record of {len(data)} bytes, its flags promise {promised}")
    if _checksum(data[:promised]) != int.from_bytes(data[promised:], "little"):
        raise DecodeError("bad_checksum", f"a record of {len(data)} bytes does not add up")
    return True


def _checksum(data: bytes) -> int:
    """CRC-16/MCRF4XX: CRC-CCITT with every byte's bits turned round, and its own turned back."""
    remainder = crc_hqx(data.translate(_MIRROR), 0xFFFF)
    return int.from_bytes(remainder.to_bytes(2, "big").translate(_MIRROR), "little")
