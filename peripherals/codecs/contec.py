"""Contec CMS50 pulse oximeters: 60 frames a second, five bytes from the first generation, nine from the second.

Neither has a sum. Bit 7 marks where a frame begins, and a frame counts only once the next one has begun: a byte that
was lost or let in then makes it too short or too long, and it is dropped before a value can slip into another's slot.
Layouts: atbrask/CMS50Dplus (old) and timegrid/CMS50Dplus7 (protocol 7.0).
"""

import re

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.framing import Framer

FRAMES_A_SECOND = 60

_OLD = re.compile(rb"[\x80-\xff][\x00-\x7f]{4}(?=[\x80-\xff])")
_NEW = re.compile(rb"\x01[\x80-\xff]{8}(?=[\x00-\x7f])")
_OLD_LENGTH, _NEW_LENGTH = 5, 9
_MARK, _LOW = 0x80, 0x7F
_LIVE = 0x01

_SEARCH_TOO_LONG, _FALLING, _BEEP = 0x10, 0x20, 0x40  # of the signal byte, in both generations
_OLD_PROBE_ERROR, _OLD_SEARCHING, _OLD_PULSE_BIT_7 = 0x10, 0x20, 0x40  # of the bar byte
_NEW_PROBE_ERROR, _NEW_SEARCHING, _NEW_INDEX_VALID = 0x80, 0x80, 0x10  # of the signal, pleth and bar bytes
_RATE_MISSING, _INDEX_MISSING = 0xFF, 0xFFFF
_SATURATION_MAX = 100  # 127 is how the device says that it has none


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A sixtieth of a second: rate a minute and saturation in % (None is missing), pleth 0..127, bar 0..15.

    `signal` is the strength 0..15; `pi_raw` the perfusion index as the second generation sends it.
    """

    signal: int
    pleth: int
    bar: int
    pulse_rate: int | None
    spo2: int | None
    pi_raw: int | UnsetType | None = UNSET
    flags: list[str]


def decode_old(data: bytes) -> Sample:
    """Give the five-byte frame at the front."""
    if data and not data[0] & _MARK:
        raise DecodeError("bad_sync", "the first byte does not begin a frame")
    if len(data) < _OLD_LENGTH:
        raise DecodeError("truncated", f"{len(data)} bytes, a frame has {_OLD_LENGTH}")
    signal, pleth, bar, rate, saturation = data[:_OLD_LENGTH]
    if (pleth | bar | rate | saturation) & _MARK:
        raise DecodeError("bad_sync", "another frame begins before this one has ended")
    flags = _signal_flags(signal)
    flags |= {"probe_error"} if bar & _OLD_PROBE_ERROR else set()
    flags |= {"searching"} if bar & _OLD_SEARCHING else set()
    return Sample(
        signal=signal & 0xF,
        pleth=pleth,
        bar=bar & 0xF,
        pulse_rate=_rate(rate | (bar & _OLD_PULSE_BIT_7) << 1),
        spo2=_saturation(saturation),
        flags=sorted(flags),
    )


def decode_new(data: bytes) -> Sample:
    """Give the nine-byte frame at the front: type, the seven high bits, seven bytes whose bit 7 is a mark."""
    if data and data[0] & _MARK:
        raise DecodeError("bad_sync", "the first byte does not begin a frame")
    if data and data[0] != _LIVE:
        raise DecodeError("bad_type", f"frame of type {data[0]:#x}, live data has {_LIVE}")
    if len(data) < _NEW_LENGTH:
        raise DecodeError("truncated", f"{len(data)} bytes, a frame has {_NEW_LENGTH}")
    if not all(byte & _MARK for byte in data[1:_NEW_LENGTH]):
        raise DecodeError("bad_sync", "another frame begins before this one has ended")
    signal, pleth, bar, rate, saturation, *index = (
        byte & _LOW | (data[1] >> place & 1) << 7 for place, byte in enumerate(data[2:_NEW_LENGTH])
    )
    flags = _signal_flags(signal)
    flags |= {"probe_error"} if signal & _NEW_PROBE_ERROR else set()
    flags |= {"searching"} if pleth & _NEW_SEARCHING else set()
    return Sample(
        signal=signal & 0xF,
        pleth=pleth & _LOW,
        bar=bar & 0xF,
        pulse_rate=_rate(rate),
        spo2=_saturation(saturation),
        pi_raw=_index(bytes(index)) if bar & _NEW_INDEX_VALID else None,
        flags=sorted(flags),
    )


def old_framer() -> Framer[Sample]:
    return Framer(_OLD, _OLD_LENGTH + 1, decode_old)


def new_framer() -> Framer[Sample]:
    return Framer(_NEW, _NEW_LENGTH + 1, decode_new)


def _signal_flags(signal: int) -> set[str]:
    table = ((_SEARCH_TOO_LONG, "search_too_long"), (_FALLING, "spo2_falling"), (_BEEP, "beep"))
    return {name for bit, name in table if signal & bit}


def _rate(raw: int) -> int | None:
    return None if raw == _RATE_MISSING else raw


def _saturation(raw: int) -> int | None:
    return None if raw > _SATURATION_MAX else raw


def _index(raw: bytes) -> int | None:
    index = int.from_bytes(raw, "little")
    return None if index == _INDEX_MISSING else index
