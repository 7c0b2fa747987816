"""A station at the other end of a doctor's call: a real WebRTC peer with a picture, a tone and the care channel."""

import asyncio
import base64
import io
import math
from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID, uuid4

import av
import msgspec
import numpy as np
from aiortc import (
    MediaStreamTrack,
    RTCConfiguration,
    RTCDataChannel,
    RTCIceServer,
    RTCPeerConnection,
    RTCSessionDescription,
)
from aiortc.mediastreams import MediaStreamError
from aiortc.sdp import candidate_from_sdp
from PIL import Image, ImageDraw

from care import messages as m
from care.pictures import Flaw, Role
from care.vitals import BloodPressure, Kind, Oxygen, Reading, Temperature, Weight
from tests.worlds.console_rows import reading

RATE = 15


class MovingPicture(MediaStreamTrack):
    """A face-coloured disc that goes round, so that every frame differs from the one before; `off` sends none."""

    kind = "video"

    def __init__(self) -> None:
        super().__init__()
        self._start = 0.0
        self._count = 0
        self.off = False

    async def recv(self) -> av.VideoFrame:
        loop = asyncio.get_running_loop()
        self._start = self._start or loop.time()
        while True:
            self._count += 1
            await asyncio.sleep(max(0.0, self._start + self._count / RATE - loop.time()))
            if not self.off:
                break
        frame = av.VideoFrame.from_ndarray(picture(self._count), format="rgb24")
        frame.pts, frame.time_base = self._count * 90000 // RATE, Fraction(1, 90000)
        return frame


def picture(number: int, width: int = 640, height: int = 360) -> np.ndarray:
    image = Image.new("RGB", (width, height), (176, 190, 192))
    pen = ImageDraw.Draw(image)
    shift = math.sin(number / 8) * width / 24
    middle = width / 2 + shift
    pen.rectangle((width * 0.06, height * 0.1, width * 0.22, height * 0.5), fill=(120, 150, 158))
    pen.ellipse((middle - height * 0.62, height * 0.76, middle + height * 0.62, height * 1.9), fill=(54, 104, 108))
    pen.ellipse((middle - height * 0.25, height * 0.14, middle + height * 0.25, height * 0.78), fill=(150, 96, 66))
    for side in (-1, 1):
        eye = middle + side * height * 0.1
        pen.ellipse((eye - 9, height * 0.4 - 6, eye + 9, height * 0.4 + 6), fill=(245, 245, 245))
        pen.ellipse((eye - 4, height * 0.4 - 4, eye + 4, height * 0.4 + 4), fill=(40, 30, 26))
    pen.arc((middle - 28, height * 0.5, middle + 28, height * 0.68), 20, 160, fill=(90, 40, 36), width=4)
    return np.asarray(image)


class Tone(MediaStreamTrack):
    """A quiet 440 Hz."""

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self._start = 0.0
        self._count = 0

    async def recv(self) -> av.AudioFrame:
        loop = asyncio.get_running_loop()
        self._start = self._start or loop.time()
        await asyncio.sleep(max(0.0, self._start + self._count * 0.02 - loop.time()))
        at = (np.arange(960) + self._count * 960) / 48000
        samples = (np.sin(2 * math.pi * 440 * at) * 6000).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 48000, self._count * 960, Fraction(1, 48000)
        self._count += 1
        return frame


FRESH: dict[str, Callable[[], Reading]] = {
    Kind.BLOOD_PRESSURE.value: lambda: reading(BloodPressure(systolic=151, diastolic=88, pulse=104), "Cuff", 0),
    Kind.OXYGEN.value: lambda: reading(Oxygen(saturation=94, pulse=101), "Finger clip", 0),
    Kind.TEMPERATURE.value: lambda: reading(Temperature(celsius=37.6), "Thermometer", 0),
    Kind.WEIGHT.value: lambda: reading(Weight(kilograms=73.6), "Scale", 0),
}


class Station:
    """The kiosk's side of one call, answering as a willing patient does."""

    def __init__(self, call_id: UUID, send: Callable[[m.Message], Any]) -> None:
        self.call_id = call_id
        self._send = send
        self.agrees = True
        self.flaw: Flaw | None = None
        self.picture = MovingPicture()
        self._peer: RTCPeerConnection | None = None
        self._channel: RTCDataChannel | None = None
        self.heard: list[m.Message] = []
        self.hears_sound = self.sees_picture = False
        self._tasks: set[asyncio.Task[None]] = set()

    async def offer(self) -> None:
        """Call, or call again on a new connection after the old one was lost."""
        peer = RTCPeerConnection(RTCConfiguration(iceServers=list[RTCIceServer]()))
        self._peer = peer
        off = self.picture.off
        self.picture = MovingPicture()
        self.picture.off = off
        peer.addTrack(self.picture)
        peer.addTrack(Tone())
        self._channel = peer.createDataChannel("care")
        self._channel.on("message", self._said)
        peer.on("track", self._track)
        await peer.setLocalDescription(await peer.createOffer())
        await self._send(m.Description(call_id=self.call_id, kind="offer", sdp=peer.localDescription.sdp))

    def _track(self, track: MediaStreamTrack) -> None:
        self._spawn(self._watch(track))

    async def _watch(self, track: MediaStreamTrack) -> None:
        try:
            await track.recv()
        except MediaStreamError:
            return  # the call ended before anything came
        if track.kind == "video":
            self.sees_picture = True
        else:
            self.hears_sound = True

    def _spawn(self, coroutine: Any) -> None:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def take(self, message: m.Message) -> None:
        """Take what the console says over the line."""
        assert self._peer is not None
        if isinstance(message, m.Description):
            await self._peer.setRemoteDescription(RTCSessionDescription(message.sdp, message.kind))
        elif isinstance(message, m.Candidate) and message.candidate:
            candidate = candidate_from_sdp(message.candidate.removeprefix("candidate:"))
            candidate.sdpMid, candidate.sdpMLineIndex = message.mid, message.line
            await self._peer.addIceCandidate(candidate)
        elif isinstance(message, m.Relay):
            self._said(m.encode(message.body))

    def say(self, message: m.Message) -> None:
        assert self._channel is not None
        self._channel.send(m.encode(message).decode())

    def _said(self, text: str | bytes) -> None:
        message: Any = msgspec.json.decode(text, type=m.InCall)
        self.heard.append(message)
        if isinstance(message, m.Ask):
            self._spawn(self._asked(message))
        if isinstance(message, m.Chat):
            self.say(m.Chat(id=uuid4(), by="patient", text="Yes, I can read that.", at=datetime.now(UTC)))

    async def _asked(self, ask: m.Ask) -> None:
        self.say(m.Answered(id=ask.id, agreed=self.agrees))
        if not self.agrees:
            return
        if ask.what == "still":
            self._still(ask.camera)
            return
        for value in (60.0, 120.0, 160.0):
            self.say(m.LiveProgress(kind=Kind(ask.what), value=value, unit="mmHg"))
            await asyncio.sleep(0.2)
        self.say(m.LiveReading(reading=FRESH[ask.what]()))

    def _still(self, camera: Role) -> None:
        body = io.BytesIO()
        Image.fromarray(picture(3, 1920, 1080)).save(body, "JPEG", quality=92)
        slices = [body.getvalue()[at : at + 36 * 1024] for at in range(0, body.tell(), 36 * 1024)]
        head = m.StillHead(
            id=uuid4(),
            content_type="image/jpeg",
            width=1920,
            height=1080,
            parts=len(slices),
            camera=camera,
            flaw=self.flaw,
        )
        self.say(head)
        for number, data in enumerate(slices):
            self.say(m.StillPart(id=head.id, number=number, data=base64.b64encode(data).decode()))

    def trace(self, number: int) -> None:
        """Send a piece of oxygen wave."""
        wave = tuple(0.5 + 0.45 * math.sin((number * 20 + at) / 6) for at in range(20))
        self.say(m.LiveProgress(kind=Kind.OXYGEN, value=94, unit="%", trace=wave))

    async def vanish(self) -> None:
        """Lose the link without a word."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._peer is not None:
            await self._peer.close()
