"""The contract with aiortc's private parts: each test here fails loudly when one of them moves."""

import asyncio
import inspect

import aioice.ice
import aiortc
import av
import numpy as np
import pytest
from aiortc import jitterbuffer, rtcrtpreceiver, rtcrtpsender
from aiortc.codecs.h264 import H264Decoder
from aiortc.rtcrtpparameters import RTCRtpCodecParameters
from aiortc.rtp import RtpPacket

from kiosk.media import aiortc_patches
from kiosk.media.errors import UntestedAiortcError


@pytest.fixture(autouse=True)
def patched():
    aiortc_patches.apply()


def packet(seq: int, timestamp: int, marker: int = 0) -> RtpPacket:
    made = RtpPacket(payload_type=99, marker=marker, sequence_number=seq, timestamp=timestamp, ssrc=1)
    made._data = bytes([seq])
    return made


def h264() -> RTCRtpCodecParameters:
    return RTCRtpCodecParameters(mimeType="video/H264", clockRate=90000, payloadType=99)


def test_another_aiortc_is_refused(monkeypatch):
    monkeypatch.setattr(aiortc, "__version__", "2.0.0")
    with pytest.raises(UntestedAiortcError):
        aiortc_patches.apply()


def test_every_part_we_replace_is_still_looked_up_where_we_put_ours():
    assert "get_encoder(codec)" in inspect.getsource(rtcrtpsender.RTCRtpSender._next_encoded_frame)
    assert "% RTP_HISTORY_SIZE" in inspect.getsource(rtcrtpsender.RTCRtpSender._run_rtp)
    assert "RTP_HISTORY_SIZE" in inspect.getsource(rtcrtpreceiver.NackGenerator.truncate)
    assert "self._remove_frame(" in inspect.getsource(jitterbuffer.JitterBuffer.add)
    gathering = inspect.getsource(aioice.ice.Connection)
    assert "self.get_component_candidates(component=component, addresses=addresses)" in gathering
    assert "get_host_addresses(" in gathering


def test_a_picture_is_released_on_its_marker_before_the_next_one_begins():
    buffer = jitterbuffer.JitterBuffer(capacity=512, is_video=True)
    assert buffer.add(packet(1, 90)) == (False, None)
    _, frame = buffer.add(packet(2, 90, marker=1))
    assert frame is not None
    assert (frame.data, frame.timestamp) == (bytes([1, 2]), 90)


def test_a_picture_with_a_gap_waits_for_the_missing_packet():
    buffer = jitterbuffer.JitterBuffer(capacity=512, is_video=True)
    buffer.add(packet(1, 90))
    assert buffer.add(packet(3, 90, marker=1)) == (False, None)
    _, frame = buffer.add(packet(2, 90))
    assert frame is not None
    assert frame.data == bytes([1, 2, 3])


def test_sound_still_goes_aiortcs_own_way():
    buffer = jitterbuffer.JitterBuffer(capacity=16, prefetch=4)
    released = [buffer.add(packet(seq, seq * 960, marker=1))[1] for seq in range(1, 6)]
    assert [frame is not None for frame in released] == [False, False, False, False, True]


class Receiver:
    """An aiortc video receiver whose feedback is written down instead of sent."""

    def __init__(self) -> None:
        self.feedback: list[tuple[str, object]] = []
        connection = aiortc.RTCPeerConnection(aiortc.RTCConfiguration(iceServers=[]))
        connection.addTransceiver("video")
        self.receiver = connection.getReceivers()[0]
        self.receiver._RTCRtpReceiver__codecs[99] = h264()
        self.receiver._send_rtcp_nack = self._nack
        self.receiver._send_rtcp_pli = self._pli

    async def _nack(self, ssrc: int, lost: list[int]) -> None:
        self.feedback.append(("nack", lost))

    async def _pli(self, ssrc: int) -> None:
        self.feedback.append(("pli", ssrc))

    async def take(self, seq: int) -> None:
        made = packet(seq % 256, seq * 3000, marker=1)
        made.sequence_number, made.payload = seq, b"\x41\x00"
        await self.receiver._handle_rtp_packet(made, 0)


def test_a_lost_packet_is_asked_for_again_and_then_given_up_with_a_key_frame_request(monkeypatch):
    async def story() -> list[tuple[str, object]]:
        now = 100.0
        monkeypatch.setattr(aiortc_patches.time, "monotonic", lambda: now)
        receiver = Receiver()
        await receiver.take(1)
        for seq in range(3, 60):
            now += 0.02
            await receiver.take(seq)
        return receiver.feedback

    kinds = [kind for kind, _ in asyncio.run(story())]
    assert kinds[0] == "nack"
    assert kinds.count("nack") > 5
    assert kinds.count("pli") == 1


def test_an_outage_is_answered_by_a_key_frame_request_and_no_flood_of_nacks():
    async def story() -> list[tuple[str, object]]:
        receiver = Receiver()
        await receiver.take(1)
        await receiver.take(1000)
        await receiver.take(1001)
        return receiver.feedback

    assert asyncio.run(story()) == [("pli", 1)]


def picture(moment: int) -> av.VideoFrame:
    pixels = np.random.default_rng(moment).integers(0, 255, (240, 320, 3), np.uint8)
    frame = av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(format="yuv420p")
    frame.pts, frame.time_base = moment * 3000, aiortc.mediastreams.VIDEO_TIME_BASE
    return frame


def test_our_encoder_follows_the_rate_without_a_key_frame_and_gives_one_when_asked():
    encoder = aiortc_patches.encoder_for(h264())
    assert isinstance(encoder, aiortc_patches.FastH264Encoder)

    def sent(moments: range, ask_at: int | None = None) -> tuple[int, list[int]]:
        size, keys = 0, []
        for moment in moments:
            payloads, _ = encoder.encode(picture(moment), moment == ask_at)
            size += sum(map(len, payloads))
            if any(is_key(payload) for payload in payloads):
                keys.append(moment)
        return size, keys

    encoder.target_bitrate = 2_000_000
    _, keys = sent(range(30))
    assert keys == [0]
    high, _ = sent(range(30, 60))
    encoder.target_bitrate = 400_000
    sent(range(60, 90))
    low, keys = sent(range(90, 120), ask_at=119)
    assert low < high / 2
    assert keys == [119]


def is_key(payload: bytes) -> bool:
    kind = payload[0] & 31
    return kind in (5, 7) or (kind == 24 and payload[3] & 31 == 7) or (kind == 28 and payload[1] & 0x9F == 0x85)


def test_what_our_encoder_sends_aiortc_can_decode():
    encoder, decoder = aiortc_patches.encoder_for(h264()), H264Decoder()
    payloads, timestamp = encoder.encode(picture(1))
    data = b"".join(aiortc.codecs.h264.h264_depayload(payload) for payload in payloads)
    frames = decoder.decode(jitterbuffer.JitterFrame(data, timestamp))
    assert [(frame.width, frame.height) for frame in frames] == [(320, 240)]


def test_a_silent_turn_server_does_not_hold_up_the_offer():
    async def story() -> float:
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, local_addr=("127.0.0.1", 0))
        port = transport.get_extra_info("sockname")[1]
        server = aiortc.RTCIceServer(f"turn:127.0.0.1:{port}", username="u", credential="c")
        connection = aiortc.RTCPeerConnection(aiortc.RTCConfiguration(iceServers=[server]))
        connection.createDataChannel("care")
        started = loop.time()
        await connection.setLocalDescription(await connection.createOffer())
        took = loop.time() - started
        assert "typ host" in connection.localDescription.sdp
        await connection.close()
        transport.close()
        return took

    assert asyncio.run(story()) < 2.0


def test_a_machine_without_a_network_calls_itself(monkeypatch):
    monkeypatch.setattr(aioice.ice.ifaddr, "get_adapters", list)
    assert aioice.ice.get_host_addresses(True, True) == ["127.0.0.1"]
