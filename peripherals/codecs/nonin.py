"""Nonin serial data format 2: 75 frames a second, 25 frames to a packet, three packets a second.

A frame is five bytes: 01, status, pleth, one byte of the packet's table, and the sum of the four. A packet starts
at the frame whose status carries SYNC. A frame that is broken breaks its packet, and a packet counts only once the
next one has begun where it must: with a frame lost or sent twice, no value may slip into another's slot.
"""

from collections.abc import Iterator

import msgspec

from peripherals.codecs.fields import DecodeError

FRAMES_A_SECOND = 75
FRAMES_A_PACKET = 25
FRAME_LENGTH = 5

_START, _STATUS_ALWAYS, _SYNC = 0x01, 0x80, 0x01
_SENSOR_OFF, _ARTIFACT, _OUT_OF_TRACK, _ALARM = 0x40, 0x20, 0x10, 0x08
_FLAGS = ((_SENSOR_OFF, "sensor_off"), (_ARTIFACT, "artifact"), (_OUT_OF_TRACK, "out_of_track"), (_ALARM, "alarm"))
_PERFUSIONS = {0b01: "perfusion_green", 0b10: "perfusion_red", 0b11: "perfusion_yellow"}
_RATE_MISSING, _SATURATION_MISSING = 511, 127


class Packet(msgspec.Struct, frozen=True, kw_only=True):
    """A third of a second: saturation in %, rates in beats a minute (None is missing), 25 pleth samples 0..255.

    `resync_bytes` counts the bytes that were skipped to find whole frames.
    """

    heart_rate: int | None
    spo2: int | None
    firmware: int
    spo2_display: int | None
    spo2_fast: int | None
    spo2_beat: int | None
    e_heart_rate: int | None
    e_spo2: int | None
    heart_rate_display: int | None
    pleth: list[int]
    flags: list[str]
    resync_bytes: int


class Framer:
    """Cuts a stream into frames and packets, whatever pieces it comes in."""

    def __init__(self) -> None:
        self.broken = 0
        self._buffer = b""
        self._frames: list[bytes] = []
        self._skipped = 0

    def feed(self, data: bytes) -> Iterator[bytes | Packet]:
        """Give each whole frame as it is found, and each packet before the first frame of the next."""
        buffer, at = self._buffer + data, 0
        while len(buffer) - at >= FRAME_LENGTH:
            frame = buffer[at : at + FRAME_LENGTH]
            if not _is_frame(frame):
                self._skip(frame[0])
                at += 1
                continue
            at += FRAME_LENGTH
            if frame[1] & _SYNC and (packet := self.finish()):
                yield packet
            yield frame
            self._collect(frame)
        self._buffer = buffer[at:]

    def _skip(self, byte: int) -> None:
        self.broken += byte == _START
        self._skipped += 1
        self._frames.clear()

    def finish(self) -> Packet | None:
        """Give the packet of which every frame has come, if it is whole; what follows is the next one's."""
        if len(self._frames) != FRAMES_A_PACKET:
            return None
        packet, self._frames, self._skipped = _packet(self._frames, self._skipped), [], 0
        return packet

    def _collect(self, frame: bytes) -> None:
        if frame[1] & _SYNC:
            self._frames = [frame]
        elif self._frames:
            self._frames.append(frame)
        if len(self._frames) > FRAMES_A_PACKET:
            self._frames = []


def decode(data: bytes) -> Packet:
    """Give the first whole packet of a recording, of which it may be the last."""
    framer, frames, synced = Framer(), 0, False
    for found in framer.feed(data):
        if isinstance(found, Packet):
            return found
        frames += 1
        synced = synced or bool(found[1] & _SYNC)
    if packet := framer.finish():
        return packet
    if framer.broken:
        raise DecodeError("bad_checksum", f"{framer.broken} frames do not add up")
    if frames >= FRAMES_A_PACKET and not synced:
        raise DecodeError("bad_sync", "no frame starts a packet")
    raise DecodeError("truncated", f"{frames} whole frames, a packet has {FRAMES_A_PACKET}")


def pleth(frame: bytes) -> float:
    """The frame's waveform sample, 0..1."""
    return frame[2] / 255


def _is_frame(frame: bytes) -> bool:
    return frame[0] == _START and bool(frame[1] & _STATUS_ALWAYS) and sum(frame[: FRAME_LENGTH - 1]) & 0xFF == frame[4]


def _packet(frames: list[bytes], resync_bytes: int) -> Packet:
    table = [frame[3] for frame in frames]
    return Packet(
        heart_rate=_rate(table, 0),
        spo2=_saturation(table[2]),
        firmware=table[3],
        spo2_display=_saturation(table[8]),
        spo2_fast=_saturation(table[9]),
        spo2_beat=_saturation(table[10]),
        e_heart_rate=_rate(table, 13),
        e_spo2=_saturation(table[15]),
        heart_rate_display=_rate(table, 19),
        pleth=[frame[2] for frame in frames],
        flags=_flags(frames),
        resync_bytes=resync_bytes,
    )


def _rate(table: list[int], at: int) -> int | None:
    rate = (table[at] & 3) << 7 | table[at + 1] & 0x7F
    return None if rate == _RATE_MISSING else rate


def _saturation(raw: int) -> int | None:
    return None if raw & 0x7F == _SATURATION_MISSING else raw & 0x7F


def _flags(frames: list[bytes]) -> list[str]:
    found = {name for frame in frames for bit, name in _FLAGS if frame[1] & bit}
    found |= {_PERFUSIONS[frame[1] >> 1 & 3] for frame in frames if frame[1] >> 1 & 3}
    return sorted(found)
