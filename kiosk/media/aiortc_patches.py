"""All that reaches into aiortc's private parts, in one place; the contract tests fail when those parts move.

What each patch is for (measured against aiortc 1.16): a picture is released on its own marker bit instead of on the
next picture's first packet; a long gap is answered by a fresh start and a key frame request instead of a wait that may
never end; lost packets are asked for again; a key frame fits the resend history; x264 runs at its fast preset and
changes its rate without a key frame; gathering never waits for a silent STUN or TURN server.
"""

import asyncio
import fractions
import time
from collections.abc import Iterator
from typing import Any

import aioice.ice
import aiortc
import av
import av.video.frame
from aiortc import codecs, jitterbuffer, rtcrtpreceiver, rtcrtpsender
from aiortc.codecs.h264 import H264Encoder
from aiortc.rtcsctptransport import HeartbeatChunk

from kiosk.media.errors import UntestedAiortcError

TESTED_WITH = "1.16."
RTP_HISTORY = 1024
"""aiortc keeps 128 packets: less than one key frame and 0.2 s at 720p."""
GATHERING_MAX_S = 0.5
OUTAGE_PACKETS = 120
"""A jump in the packet numbers beyond this is an outage, not a loss."""
NACK_AGAIN_S = 0.04
GIVE_UP_S = 0.8
RATE_MIN, RATE_START, RATE_MAX = 300_000, 1_200_000, 2_500_000
"""Bits per second of the picture that we send."""


def apply() -> None:
    """Patch aiortc for the whole process; a second time changes nothing.

    Raises UntestedAiortcError for a version that we do not know.
    """
    if not aiortc.__version__.startswith(TESTED_WITH):
        raise UntestedAiortcError(f"aiortc {aiortc.__version__} instead of {TESTED_WITH}*")
    if jitterbuffer.JitterBuffer._remove_frame is _released_on_marker:
        return
    for module in (rtcrtpsender, rtcrtpreceiver):
        _set(module, "RTP_HISTORY_SIZE", RTP_HISTORY)
    _set(rtcrtpsender, "get_encoder", encoder_for)
    _set(jitterbuffer.JitterBuffer, "_remove_frame", _released_on_marker)
    _set(rtcrtpreceiver.RTCRtpReceiver, "_handle_rtp_packet", _handle_rtp_packet)
    _set(aioice.ice.Connection, "get_component_candidates", _candidates_in_time)
    _set(aioice.ice, "get_host_addresses", _addresses)


def _set(owner: object, name: str, value: object) -> None:
    """Replace a part that must be there already."""
    getattr(owner, name)
    setattr(owner, name, value)


def _private(owner: object, name: str) -> Any:
    """The value of `owner.__name` in spite of Python's name mangling."""
    return getattr(owner, f"_{type(owner).__name__}__{name}")


# Receiving

_stock_remove_frame = jitterbuffer.JitterBuffer._remove_frame
_stock_handle_rtp_packet = rtcrtpreceiver.RTCRtpReceiver._handle_rtp_packet


def _released_on_marker(buffer: jitterbuffer.JitterBuffer, sequence_number: int) -> jitterbuffer.JitterFrame | None:
    """The oldest picture if all its packets are here up to the marker (or up to the next picture)."""
    if not buffer._is_video:
        return _stock_remove_frame(buffer, sequence_number)
    parts: list[bytes] = []
    timestamp: int | None = None
    for count in range(buffer.capacity):
        packet = buffer._packets[(_origin(buffer) + count) % buffer.capacity]
        if packet is None:
            return None
        if timestamp is not None and packet.timestamp != timestamp:
            return _released(buffer, count, parts, timestamp)
        timestamp = packet.timestamp
        parts.append(packet._data)  # type: ignore[attr-defined]  # set by the receiver, not declared by aiortc
        if packet.marker:
            return _released(buffer, count + 1, parts, timestamp)
    return None


def _origin(buffer: jitterbuffer.JitterBuffer) -> int:
    return buffer._origin or 0


def _released(
    buffer: jitterbuffer.JitterBuffer, count: int, parts: list[bytes], timestamp: int
) -> jitterbuffer.JitterFrame:
    buffer.remove(count)
    return jitterbuffer.JitterFrame(b"".join(parts), timestamp)


class _Recovery:
    """What one video receiver is still missing, and since when."""

    gap_since: float | None = None
    asked_at = 0.0


async def _handle_rtp_packet(receiver: rtcrtpreceiver.RTCRtpReceiver, packet: Any, arrival_time_ms: int) -> None:
    """aiortc's own handling, and after it the care for what is missing."""
    nack = _private(receiver, "nack_generator")
    codec = _private(receiver, "codecs").get(packet.payload_type)
    if nack is None or codec is None or codecs.is_rtx(codec):
        await _stock_handle_rtp_packet(receiver, packet, arrival_time_ms)
        return
    if nack.max_seq is not None and OUTAGE_PACKETS < (packet.sequence_number - nack.max_seq) % 65536 < 32768:
        await _start_afresh(receiver, packet.ssrc)
    await _stock_handle_rtp_packet(receiver, packet, arrival_time_ms)
    await _ask_again(receiver, packet.ssrc, time.monotonic())


async def _ask_again(receiver: Any, ssrc: int, now: float) -> None:
    recovery = receiver.__dict__.setdefault("_carepost_recovery", _Recovery())
    missing = _private(receiver, "nack_generator").missing
    if not missing:
        recovery.gap_since = None
        return
    if recovery.gap_since is None:
        recovery.gap_since = recovery.asked_at = now
    if now - recovery.gap_since > GIVE_UP_S:
        recovery.gap_since = None
        await _start_afresh(receiver, ssrc)
    elif now - recovery.asked_at > NACK_AGAIN_S:
        recovery.asked_at = now
        await receiver._send_rtcp_nack(ssrc, sorted(missing))


async def _start_afresh(receiver: Any, ssrc: int) -> None:
    """Forget what is missing and ask for a key frame; the last good picture stays on the screen until then."""
    nack, buffer = _private(receiver, "nack_generator"), _private(receiver, "jitter_buffer")
    nack.missing.clear()
    nack.max_seq = None
    buffer._packets = [None] * buffer.capacity
    buffer._origin = None
    await receiver._send_rtcp_pli(ssrc)


# Sending


def encoder_for(codec: Any) -> Any:
    """Ours where we have a better one, else aiortc's."""
    return FastH264Encoder() if codec.name == "H264" else codecs.get_encoder(codec)


class FastH264Encoder(H264Encoder):
    """x264 superfast on one thread, opened as CBR at the highest rate.

    Only a stream opened with maxrate equal to its bit rate follows later changes in place, without a key frame.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rate = RATE_START

    @property
    def target_bitrate(self) -> int:
        return self._rate

    @target_bitrate.setter
    def target_bitrate(self, bitrate: int) -> None:
        self._rate = max(RATE_MIN, min(bitrate, RATE_MAX))

    def _encode_frame(self, frame: av.VideoFrame, force_keyframe: bool) -> Iterator[bytes]:
        if self.codec is None or (self.codec.width, self.codec.height) != (frame.width, frame.height):
            self.codec = _open_x264(frame.width, frame.height)
        self.codec.bit_rate = self._rate
        kinds = av.video.frame.PictureType
        frame.pict_type = kinds.I if force_keyframe else kinds.NONE
        yield from self._split_bitstream(b"".join(bytes(packet) for packet in self.codec.encode(frame)))


def _open_x264(width: int, height: int) -> av.VideoCodecContext:
    codec = av.VideoCodecContext.create("libx264", "w")
    codec.width, codec.height, codec.pix_fmt = width, height, "yuv420p"
    codec.framerate, codec.time_base = fractions.Fraction(30, 1), fractions.Fraction(1, 90000)
    codec.bit_rate, codec.thread_count, codec.profile = RATE_MAX, 1, "Baseline"
    codec.options = {
        "level": "31",
        "tune": "zerolatency",
        "preset": "superfast",
        "maxrate": str(RATE_MAX),
        "bufsize": str(RATE_MAX // 4),
        "x264-params": "keyint=infinite:scenecut=0",
    }
    codec.open()  # now, while bit_rate is maxrate; PyAV would open it at the first picture
    return codec


# Reaching each other

_stock_candidates = aioice.ice.Connection.get_component_candidates
_stock_addresses = aioice.ice.get_host_addresses


async def _candidates_in_time(connection: Any, component: int, addresses: list[str]) -> list[aioice.Candidate]:
    """aioice's own gathering, which waits five seconds for a silent server."""
    limit: Any = GATHERING_MAX_S  # declared as whole seconds, handed to asyncio.wait
    return await _stock_candidates(connection, component, addresses, timeout=limit)


def _addresses(use_ipv4: bool, use_ipv6: bool) -> list[str]:
    """This machine's addresses; with no network at all its loopback, so that a demo works on a train."""
    return _stock_addresses(use_ipv4, use_ipv6) or ["127.0.0.1"]


async def ask_for_sign_of_life(connection: aiortc.RTCPeerConnection) -> None:
    """Send an SCTP heartbeat, which every peer must answer, also one that sends no media."""
    if connection.sctp is None or connection.sctp.transport.state != "connected":
        return
    heartbeat = HeartbeatChunk()
    heartbeat.params = [(1, b"carepost")]
    try:
        await connection.sctp._send_chunk(heartbeat)
    except (ConnectionError, asyncio.InvalidStateError):
        return
