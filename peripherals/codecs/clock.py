"""Date Time (2A08) and Current Time (2A2B): what a device says the time is, and what we tell it."""

import struct
from datetime import datetime

import msgspec

from peripherals.codecs.fields import Cursor, Timestamp, names

_SUNDAY = 7


class DateTime(msgspec.Struct, frozen=True, kw_only=True):
    """A device's own time."""

    datetime: Timestamp


class CurrentTime(msgspec.Struct, frozen=True, kw_only=True):
    """A device's own time with the day of the week (1 is Monday, 0 unknown) and why it was last changed."""

    datetime: Timestamp
    day_of_week: int | str
    fraction256: int
    adjust: list[str]


def decode_date_time(data: bytes) -> DateTime:
    return DateTime(datetime=Cursor(data).date_time())


def decode_current_time(data: bytes) -> CurrentTime:
    cursor = Cursor(data)
    time = cursor.date_time()
    day, fraction, reason = cursor.take(3)
    day_of_week = day if day <= _SUNDAY else "reserved"
    adjust = names(reason, ("manual", "external", "time_zone", "dst"))
    return CurrentTime(datetime=time, day_of_week=day_of_week, fraction256=fraction, adjust=adjust)


def encode_date_time(now: datetime) -> bytes:
    return struct.pack("<HBBBBB", now.year, now.month, now.day, now.hour, now.minute, now.second)


def encode_current_time(now: datetime) -> bytes:
    """Write `now` as it reads on the wall, adjusted by an external reference."""
    fraction = now.microsecond * 256 // 1_000_000
    return encode_date_time(now) + bytes((now.isoweekday(), fraction, 0x02))
