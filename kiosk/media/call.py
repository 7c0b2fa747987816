"""One call from our offer to its end: a peer connection with picture, sound and one data channel."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

import av
from aiortc import (
    MediaStreamTrack,
    RTCBundlePolicy,
    RTCConfiguration,
    RTCIceCandidate,
    RTCIceServer,
    RTCPeerConnection,
    RTCRtpSender,
    RTCSessionDescription,
)
from aiortc.sdp import candidate_from_sdp

from kiosk.media import aiortc_patches
from kiosk.media.audio import MicrophoneTrack, RemoteSound, Sound
from kiosk.media.frames import FrameRing
from kiosk.media.link import LinkWatch
from kiosk.media.protocol import (
    CallChanged,
    CallState,
    DataOpen,
    DataReceived,
    Described,
    Event,
    Figures,
    IceServer,
    Level,
)
from kiosk.media.video import CameraTrack, RemotePicture

log = logging.getLogger(__name__)

DATA_LABEL = "care"
DATA_WAITING_MAX = 64
LOOK_S = 0.2
SILENCE_BEFORE_ASKING_S = 0.4
CODEC_ORDER = ("video/H264", "video/VP8", "video/rtx")

aiortc_patches.apply()


def configuration(servers: list[IceServer]) -> RTCConfiguration:
    """Explicit servers always: aiortc's own default asks a public one."""
    return RTCConfiguration(
        iceServers=[
            RTCIceServer(urls=server.urls, username=server.username, credential=server.credential) for server in servers
        ],
        bundlePolicy=RTCBundlePolicy.MAX_BUNDLE,
    )


def candidate_of(candidate: str | None, mid: str | None) -> RTCIceCandidate | None:
    """A candidate as browsers trickle it; None or nothing is the end of them.

    Raises ValueError for one that is not SDP.
    """
    if not candidate:
        return None
    try:
        parsed = candidate_from_sdp(candidate.removeprefix("candidate:"))
    except (AssertionError, IndexError) as error:
        raise ValueError("not a candidate") from error
    parsed.sdpMid = mid if mid is not None else "0"
    return parsed


class Call:
    """Offers, connects, watches its link, and tells what happens through `tell`."""

    def __init__(
        self,
        call_id: str,
        servers: list[IceServer],
        sound: Sound,
        remote_ring: FrameRing,
        tell: Callable[[Event], None],
    ) -> None:
        self.call_id = call_id
        self._tell = tell
        self._sound = sound
        self._connection = RTCPeerConnection(configuration(servers))
        self.camera, self.microphone = CameraTrack(), MicrophoneTrack(sound)
        self._picture, self._speech = RemotePicture(remote_ring), RemoteSound(sound)
        self._link = LinkWatch(started_at=time.monotonic())
        self._waiting: deque[str] = deque(maxlen=DATA_WAITING_MAX)
        self._tasks: set[asyncio.Task[None]] = set()
        self._sender = self._connection.addTrack(self.microphone)
        self._video_sender = self._connection.addTrack(self.camera)
        self._prefer_codecs()
        self._connection.on("track", self._on_track)
        self._data = self._connection.createDataChannel(DATA_LABEL, ordered=True)
        self._data.on("open", self._on_data_open)
        self._data.on("message", self._on_data)

    async def offer(self) -> None:
        """Tell our description, all our addresses in it, and begin to watch."""
        self._tell(CallChanged(call_id=self.call_id, state=CallState.CONNECTING))
        await self._connection.setLocalDescription(await self._connection.createOffer())
        local = self._connection.localDescription
        self._tell(Described(call_id=self.call_id, type=local.type, sdp=local.sdp))
        self._spawn(self._watch())

    async def answered(self, kind: str, sdp: str) -> None:
        """The doctor's description has come. Raises ValueError for one that is not SDP."""
        await self._connection.setRemoteDescription(RTCSessionDescription(sdp=sdp, type=kind))

    async def add_candidate(self, candidate: str | None, mid: str | None) -> None:
        """One more way to reach the doctor. Raises ValueError for one that is not SDP."""
        await self._connection.addIceCandidate(candidate_of(candidate, mid))

    def show(self, frame: av.VideoFrame) -> None:
        """One picture of the camera."""
        self.camera.show(frame)

    def send(self, text: str) -> None:
        """Say it now, or when the channel opens (the oldest of too many are dropped)."""
        if self._data.readyState == "open":
            self._data.send(text)
        else:
            self._waiting.append(text)

    async def close(self) -> None:
        """Hang up; nothing is told after this."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._connection.close()
        self._sound.close()

    def _prefer_codecs(self) -> None:
        known = RTCRtpSender.getCapabilities("video").codecs
        wanted = [codec for name in CODEC_ORDER for codec in known if codec.mimeType == name]
        for transceiver in self._connection.getTransceivers():
            if transceiver.kind == "video":
                transceiver.setCodecPreferences(wanted)

    def _on_track(self, track: MediaStreamTrack) -> None:
        self._spawn(self._picture.follow(track) if track.kind == "video" else self._speech.follow(track))

    def _on_data_open(self) -> None:
        self._tell(DataOpen())
        while self._waiting:
            self._data.send(self._waiting.popleft())

    def _on_data(self, message: str | bytes) -> None:
        if isinstance(message, str):
            self._tell(DataReceived(text=message))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a part of the call ended", exc_info=error)

    async def _watch(self) -> None:
        looks = 0
        while True:
            await asyncio.sleep(LOOK_S)
            looks += 1
            await self._look()
            if self._link.state in (CallState.CONNECTED, CallState.BACK):
                self._tell(Level(mic=round(self.microphone.level, 4), speaker=round(self._speech.level, 4)))
            if looks % round(1 / LOOK_S) == 0:
                self._tell(Figures(call_id=self.call_id, values=await self._figures()))

    async def _look(self) -> None:
        now = time.monotonic()
        state = self._link.observe(now, await self._packets_received(), self._connection.connectionState)
        if state is not None:
            self._tell(CallChanged(call_id=self.call_id, state=state))
        if state is CallState.BACK and self._data.readyState == "open":
            self._tell(DataOpen())
        if self._link.silence_s(now) > SILENCE_BEFORE_ASKING_S:
            await aiortc_patches.ask_for_sign_of_life(self._connection)

    async def _packets_received(self) -> int:
        report = await self._sender.getStats()
        return sum(entry.packetsReceived for entry in report.values() if entry.type == "transport")

    async def _figures(self) -> dict[str, float]:
        values = {
            "frames_in": self._picture.received,
            "frames_out": self.camera.sent,
            "width": self._picture.width,
            "height": self._picture.height,
            "audio_blocks_in": self._speech.received,
        }
        for entry in (await self._video_sender.getStats()).values():
            if entry.type == "transport":
                values |= {"bytes_in": entry.bytesReceived, "bytes_out": entry.bytesSent}
            elif entry.type == "remote-inbound-rtp":
                values |= {"rtt_ms": (entry.roundTripTime or 0) * 1000, "packets_lost": entry.packetsLost}
        return {name: float(value) for name, value in values.items()}
