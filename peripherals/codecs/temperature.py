"""Temperature Measurement (2A1C) and Intermediate Temperature (2A1E), which share one form; Temperature Type (2A1D)."""

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.fields import Cursor, Quantity, Timestamp

_FAHRENHEIT, _TIME, _SITE = 0x01, 0x02, 0x04
_SITES = {
    1: "armpit",
    2: "body",
    3: "ear",
    4: "finger",
    5: "gi",
    6: "mouth",
    7: "rectum",
    8: "toe",
    9: "tympanum",
}


class TemperatureMeasurement(msgspec.Struct, frozen=True, kw_only=True):
    """A body temperature in degC or degF as the device sent it."""

    temperature: Quantity
    timestamp: Timestamp | UnsetType = UNSET
    site: str | UnsetType = UNSET


class TemperatureType(msgspec.Struct, frozen=True, kw_only=True):
    """Where a thermometer that knows one place only measures."""

    site: str


def decode(data: bytes) -> TemperatureMeasurement:
    cursor = Cursor(data)
    flags = cursor.unsigned(1)
    temperature = cursor.float32("degF" if flags & _FAHRENHEIT else "degC")
    timestamp = cursor.date_time() if flags & _TIME else UNSET
    site = _site(cursor) if flags & _SITE else UNSET
    return TemperatureMeasurement(temperature=temperature, timestamp=timestamp, site=site)


def decode_type(data: bytes) -> TemperatureType:
    return TemperatureType(site=_site(Cursor(data)))


def _site(cursor: Cursor) -> str:
    return _SITES.get(cursor.unsigned(1), "reserved")
