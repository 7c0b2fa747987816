"""Pictures into and out of a call: the newest of the camera goes out, what comes in goes to the screen's ring."""

import asyncio
from fractions import Fraction

import av
from aiortc import MediaStreamTrack
from aiortc.mediastreams import VIDEO_TIME_BASE, MediaStreamError

from kiosk.media.camera import clock_90khz, i420, scaled
from kiosk.media.frames import HEIGHT_MAX, WIDTH_MAX, FrameRing


class CameraTrack(MediaStreamTrack):
    """What the doctor sees. A picture that nobody fetched in time is replaced by the next one."""

    kind = "video"

    def __init__(self) -> None:
        super().__init__()
        self._newest: av.VideoFrame | None = None
        self._arrived = asyncio.Event()
        self.off = False
        self.sent = 0

    def show(self, frame: av.VideoFrame) -> None:
        """Offer one picture of the camera (on the event loop's thread)."""
        if not self.off:
            self._newest = _stamped(frame)
            self._arrived.set()

    async def recv(self) -> av.VideoFrame:
        await self._arrived.wait()
        self._arrived.clear()
        if self.readyState != "live" or self._newest is None:
            raise MediaStreamError
        frame, self._newest = self._newest, None
        self.sent += 1
        return frame

    def stop(self) -> None:
        super().stop()
        self._newest = None
        self._arrived.set()


def _stamped(frame: av.VideoFrame) -> av.VideoFrame:
    """A frame of our own around the same pixels: the encoder writes picture types into it."""
    own = av.VideoFrame.from_ndarray(frame.to_ndarray(), format="yuv420p")
    own.pts, own.time_base = clock_90khz(), Fraction(VIDEO_TIME_BASE)
    return own


class RemotePicture:
    """What the doctor's camera sends, scaled into the ring."""

    def __init__(self, ring: FrameRing) -> None:
        self._ring = ring
        self.received, self.width, self.height = 0, 0, 0

    async def follow(self, track: MediaStreamTrack) -> None:
        """Show every picture until the track ends."""
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if isinstance(frame, av.VideoFrame):
                self._show(frame)

    def _show(self, frame: av.VideoFrame) -> None:
        self.received += 1
        self.width, self.height = frame.width, frame.height
        picture = scaled(frame, WIDTH_MAX, HEIGHT_MAX)
        self._ring.write(picture.width, picture.height, i420(picture))
