"""The camera at work: one thread that reads pictures and gives each to the self view, the call and the code reader."""

import threading
import time
from collections.abc import Callable
from typing import Any

import av

from kiosk.media.frames import HEIGHT_MAX, WIDTH_MAX, FrameRing
from peripherals.cameras import camera as cameras
from peripherals.cameras.camera import Image, is_i420

JPEG_QUALITY = 2
"""ffmpeg's scale of 2 (best) to 31."""


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


def jpeg(image: Image) -> tuple[bytes, int, int]:
    """The picture as JPEG at its full size, with that size in pixels."""
    frame = framed(image)
    width, height = frame.width, frame.height
    codec = av.VideoCodecContext.create("mjpeg", "w")
    codec.width, codec.height, codec.pix_fmt = width, height, "yuvj420p"
    codec.options = {"qmin": str(JPEG_QUALITY), "qmax": str(JPEG_QUALITY + 2)}
    packets = codec.encode(frame.reformat(format="yuvj420p")) + codec.encode(None)
    return b"".join(bytes(packet) for packet in packets), width, height


class Camera:
    """An open camera. `on_frame` and `on_state` are called from the camera's own thread."""

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
        self._stopping = threading.Event()
        self._newest: Image | None = None
        self.source: cameras.Camera | None = None
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    @property
    def newest(self) -> Image | None:
        """The last picture at full resolution (BGR), None before the first."""
        return self._newest

    def close(self, timeout_s: float = 3.0) -> None:
        """Let go of the camera; a driver that hangs is left behind on its thread."""
        self._stopping.set()
        self._thread.join(timeout_s)
        self._newest = None

    def _run(self) -> None:
        try:
            self.source = self._open_source()
            try:
                self._read_all(self.source)
            finally:
                self.source.close()
        except Exception as error:  # drivers fail in many ways; whichever it is, the patient is told
            self._on_state(False, str(error) or type(error).__name__)

    def _read_all(self, source: cameras.Camera) -> None:
        while not self._stopping.is_set():
            image = source.read().image
            if self._newest is None:
                self._on_state(True, "")
            self._newest = image
            frame = scaled(framed(image), *self._size)
            self._ring.write(frame.width, frame.height, i420(frame))
            self._on_frame(frame, image)


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
