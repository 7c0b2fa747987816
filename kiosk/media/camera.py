"""The camera at work: one thread that reads pictures and gives each to the self view, the call and the code reader."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any

import av

from kiosk.media.frames import HEIGHT_MAX, WIDTH_MAX, FrameRing
from peripherals.cameras import camera as cameras
from peripherals.cameras.camera import Image, is_i420

JPEG_QUALITIES = (2, 4, 7, 12, 20, 31)
"""ffmpeg's scale of 2 (best) to 31, tried in turn until the picture is small enough."""

AGAIN_S = 1.0
"""A camera that has failed is opened again after this pause, for as long as it is wanted."""


def i420(frame: av.VideoFrame) -> bytes:
    """The picture's planes in a row, without padding."""
    return frame.to_ndarray().tobytes()


def fitted(width: int, height: int, width_max: int, height_max: int) -> tuple[int, int]:
    """The largest even size of the same shape within the limits; never larger than the original."""
    scale = min(1.0, width_max / width, height_max / height)
    return max(2, int(width * scale) & ~1), max(2, int(height * scale) & ~1)


def scaled(frame: av.VideoFrame, width_max: int, height_max: int) -> av.VideoFrame:
    """The picture as I420 within the limits."""
    width, height = fitted(frame.width, frame.height, width_max, height_max)
    if (frame.width, frame.height, frame.format.name) == (width, height, "yuv420p"):
        return frame
    return frame.reformat(width=width, height=height, format="yuv420p")


def framed(image: Image) -> av.VideoFrame:
    """A camera's picture, BGR or I420, as the codecs take it."""
    return av.VideoFrame.from_ndarray(image, format="yuv420p" if is_i420(image) else "bgr24")


def jpeg(image: Image, bytes_max: int) -> tuple[bytes, int, int] | None:
    """The picture as JPEG at its full size, with that size in pixels; None when even the poorest is too large."""
    frame = framed(image).reformat(format="yuvj420p")
    for quality in JPEG_QUALITIES:
        data = _encoded(frame, quality)
        if len(data) <= bytes_max:
            return data, frame.width, frame.height
    return None


def _encoded(frame: av.VideoFrame, quality: int) -> bytes:
    codec = av.VideoCodecContext.create("mjpeg", "w")
    codec.width, codec.height, codec.pix_fmt = frame.width, frame.height, "yuvj420p"
    codec.options = {"qmin": str(quality), "qmax": str(quality)}
    packets = codec.encode(frame) + codec.encode(None)
    return b"".join(bytes(packet) for packet in packets)


class Camera:
    """A camera that is wanted: opened, and opened again after it has failed, until it is closed.

    `on_frame` and `on_state` are called from the camera's own thread, `on_state` only when it is another than before.
    """

    def __init__(
        self,
        open_source: Callable[[], cameras.Camera],
        size: tuple[int, int],
        ring: FrameRing,
        on_frame: Callable[[av.VideoFrame, Image], None],
        on_state: Callable[[bool, str], None],
    ) -> None:
        self._open_source = open_source
        self._size = (min(size[0], WIDTH_MAX), min(size[1], HEIGHT_MAX))
        self._ring = ring
        self._on_frame, self._on_state = on_frame, on_state
        self._told: bool | None = None
        self._stopping = threading.Event()
        self._stills: SimpleQueue[Future[Image]] = SimpleQueue()
        self.source: cameras.Camera | None = None
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    def still(self) -> "Future[Image]":
        """A picture at the camera's full size; those of the call stand still meanwhile.

        Not done while the camera gives no pictures: who waits has a limit.
        """
        wanted: Future[Image] = Future()
        self._stills.put(wanted)
        return wanted

    def close(self, timeout_s: float = 3.0) -> None:
        """Let go of the camera; a driver that hangs is left behind on its thread."""
        self._stopping.set()
        self._thread.join(timeout_s)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.source = self._open_source()
                try:
                    self._read_all(self.source)
                finally:
                    self.source.close()
            except Exception as error:  # drivers fail in many ways; a plug pulled for a moment must not end the picture
                self._is_now(False, str(error) or type(error).__name__)
                self._stopping.wait(AGAIN_S)

    def _is_now(self, ok: bool, reason: str = "") -> None:
        if ok is not self._told:
            self._told = ok
            self._on_state(ok, reason)

    def _read_all(self, source: cameras.Camera) -> None:
        image = source.read().image
        self._is_now(True)
        while not self._stopping.is_set():
            frame = scaled(framed(image), *self._size)
            self._ring.write(frame.width, frame.height, i420(frame))
            self._on_frame(frame, image)
            while not self._stills.empty():
                self._take(self._stills.get(), source)
            image = source.read().image

    def _take(self, wanted: "Future[Image]", source: cameras.Camera) -> None:
        if not wanted.set_running_or_notify_cancel():
            return
        try:
            wanted.set_result(source.still())
        except Exception as error:  # the call's pictures go on; if they cannot, the next one says so
            wanted.set_exception(error)


class EveryNth:
    """Lets every n-th picture through, and none while the last one is still being looked at."""

    def __init__(self, n: int, look: Callable[[Image], None]) -> None:
        self._n, self._look = n, look
        self._count, self._busy = 0, False

    def offer(self, image: Image, submit: Callable[..., Any]) -> None:
        self._count += 1
        if self._count % self._n == 0 and not self._busy:
            self._busy = True
            submit(self._work, image)

    def _work(self, image: Image) -> None:
        try:
            self._look(image)
        finally:
            self._busy = False


def clock_90khz() -> int:
    """Now, in the ticks of video RTP."""
    return int(time.monotonic() * 90000)
