"""Temperature Measurement (2A1C) and Intermediate Temperature (2A1E), which share one form."""

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


def decode(data: bytes) -> TemperatureMeasurement:
    cursor = Cursor(data)
    flags = cursor.unsigned(1)
    temperature = cursor.float32("degF" if flags & _FAHRENHEIT else "degC")
    timestamp = cursor.date_time() if flags & _TIME else UNSET
    site = _SITES.get(cursor.unsigned(1), "reserved") if flags & _SITE else UNSET
    return TemperatureMeasurement(temperature=temperature, timestamp=timestamp, site=site)
