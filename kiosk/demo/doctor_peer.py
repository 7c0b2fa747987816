"""A doctor of our own at the other end of a call, with a moving picture and a voice, for when there is no browser."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import av
import numpy as np
from aiortc import MediaStreamTrack, RTCDataChannel, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError
from numpy.typing import NDArray

from kiosk.media.audio import MicrophoneTrack, TestVoice, level
from kiosk.media.call import candidate_of, configuration
from kiosk.media.protocol import IceServer
from kiosk.media.video import CameraTrack

WIDTH, HEIGHT, FPS = 640, 480, 20
NOD_FRAMES = 40
Picture = NDArray[np.uint8]


def _disc(x: float, y: float, rx: float, ry: float) -> NDArray[np.bool_]:
    rows, columns = np.ogrid[:HEIGHT, :WIDTH]
    return np.asarray(((columns - x) / rx) ** 2 + ((rows - y) / ry) ** 2 <= 1)


def doctor_drawn(moment: int) -> Picture:
    """A friendly figure in a white coat who nods; RGB."""
    nod = 8 * np.sin(2 * np.pi * moment / NOD_FRAMES)
    sway = 14 * np.sin(4 * np.pi * moment / NOD_FRAMES)
    picture = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    picture[:] = np.linspace((226, 236, 238), (196, 214, 218), HEIGHT)[:, None, :]
    x, y = WIDTH / 2 + sway, HEIGHT * 0.4 + nod
    for shape, colour in (
        (_disc(WIDTH / 2 + sway / 2, HEIGHT * 1.06, 190, 190), (250, 251, 252)),
        (_disc(WIDTH / 2 + sway / 2, HEIGHT * 0.76, 62, 76), (96, 150, 170)),
        (_disc(WIDTH / 2 + sway / 2, HEIGHT * 0.66, 40, 62), (206, 162, 134)),
        (_disc(x, y - 26, 90, 104), (62, 44, 38)),
        (_disc(x, y, 78, 98), (222, 178, 148)),
        (_disc(x, y - 88, 74, 34), (62, 44, 38)),
        (_disc(x - 30, y - 12, 8, 9), (48, 38, 36)),
        (_disc(x + 30, y - 12, 8, 9), (48, 38, 36)),
        (_disc(x, y + 44, 26, 7 + abs(nod) / 2), (186, 108, 100)),
    ):
        picture[shape] = colour
    return picture


def _frame_drawn(moment: int) -> av.VideoFrame:
    return av.VideoFrame.from_ndarray(doctor_drawn(moment), format="rgb24").reformat(format="yuv420p")


class DoctorPeer:
    """Answers offers; `on_text` hears what the kiosk says on the data channel."""

    def __init__(self, on_text: Callable[[str], None] = lambda _: None, seed: int = 7) -> None:
        self._on_text = on_text
        self._seed = seed
        self._connection: RTCPeerConnection | None = None
        self._channel: RTCDataChannel | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.pictures_seen = 0
        self.last_picture: Picture | None = None
        self.loudness = 0.0

    async def answer(self, sdp: str, servers: list[IceServer] | None = None) -> str:
        """Take an offer and give the answer's SDP; a second offer replaces the connection."""
        await self.close()
        connection = self._connection = RTCPeerConnection(configuration(servers or []))
        connection.on("track", lambda track: self._spawn(self._follow(track)))
        connection.on("datachannel", self._on_channel)
        await connection.setRemoteDescription(RTCSessionDescription(sdp=sdp, type="offer"))
        camera = CameraTrack()
        connection.addTrack(MicrophoneTrack(TestVoice(self._seed)))
        connection.addTrack(camera)
        await connection.setLocalDescription(await connection.createAnswer())
        self._spawn(self._move(camera))
        return str(connection.localDescription.sdp)

    async def trickled(self) -> AsyncIterator[dict[str, str] | None]:
        """Nothing beyond what the answer holds."""
        yield None

    async def add_candidate(self, candidate: str | None, mid: str | None) -> None:
        """One more way to reach the kiosk."""
        if self._connection is not None:
            await self._connection.addIceCandidate(candidate_of(candidate, mid))

    @property
    def can_say(self) -> bool:
        """Whether the data channel is open."""
        return self._channel is not None and self._channel.readyState == "open"

    def say(self, text: str) -> None:
        """Say something on the data channel, which must be open."""
        if self._channel is not None:
            self._channel.send(text)

    async def close(self) -> None:
        """Leave the call."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._connection is not None:
            await self._connection.close()
        self._connection = self._channel = None

    def _on_channel(self, channel: RTCDataChannel) -> None:
        self._channel = channel
        channel.on("message", lambda message: self._on_text(str(message)))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _move(self, camera: CameraTrack) -> None:
        drawn: list[av.VideoFrame] = []
        for moment in itertools.count():
            if len(drawn) < NOD_FRAMES:
                drawn.append(await asyncio.to_thread(_frame_drawn, moment))
            camera.show(drawn[moment % NOD_FRAMES])
            await asyncio.sleep(1 / FPS)

    async def _follow(self, track: MediaStreamTrack) -> None:
        with contextlib.suppress(MediaStreamError):
            while True:
                frame = await track.recv()
                if isinstance(frame, av.VideoFrame):
                    self.pictures_seen += 1
                    self.last_picture = frame.to_ndarray().astype(np.uint8, copy=False)
                elif isinstance(frame, av.AudioFrame):
                    self.loudness = level(frame.to_ndarray().astype(np.int16, copy=False))
