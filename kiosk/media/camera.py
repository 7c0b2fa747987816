"""The camera at work: one thread that reads pictures and gives each to the self view, the call and the code reader."""

import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

import av
import numpy as np
from numpy.typing import NDArray

from care.errors import CarepostError
from kiosk.media.frames import HEIGHT_MAX, WIDTH_MAX, FrameRing

Pixels = NDArray[np.uint8]
JPEG_QUALITY = 2
"""ffmpeg's scale of 2 (best) to 31."""


class Source(Protocol):
    """What a camera must be able to do; `read` waits for the next picture and gives it as BGR."""

    def read(self) -> Pixels: ...
    def close(self) -> None: ...


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


def jpeg(pixels: Pixels) -> bytes:
    """The BGR picture as JPEG at its full size (cut to even numbers of pixels)."""
    height, width = pixels.shape[0] & ~1, pixels.shape[1] & ~1
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels[:height, :width]), format="bgr24")
    codec = av.VideoCodecContext.create("mjpeg", "w")
    codec.width, codec.height, codec.pix_fmt = width, height, "yuvj420p"
    codec.options = {"qmin": str(JPEG_QUALITY), "qmax": str(JPEG_QUALITY + 2)}
    packets = codec.encode(frame.reformat(format="yuvj420p")) + codec.encode(None)
    return b"".join(bytes(packet) for packet in packets)


class Camera:
    """An open camera. `on_frame` and `on_state` are called from the camera's own thread."""

    def __init__(
        self,
        open_source: Callable[[], Source],
        size: tuple[int, int],
        ring: FrameRing,
        on_frame: Callable[[av.VideoFrame, Pixels], None],
        on_state: Callable[[bool, str], None],
    ) -> None:
        self._open_source = open_source
        self._size = (min(size[0], WIDTH_MAX), min(size[1], HEIGHT_MAX))
        self._ring = ring
        self._on_frame, self._on_state = on_frame, on_state
        self._stopping = threading.Event()
        self._newest: Pixels | None = None
        self.source: Source | None = None
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    @property
    def newest(self) -> Pixels | None:
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
        except (CarepostError, OSError, ValueError) as error:
            self._on_state(False, str(error))
            return
        try:
            self._read_all(self.source)
        except (CarepostError, OSError) as error:
            self._on_state(False, str(error))
        finally:
            self.source.close()

    def _read_all(self, source: Source) -> None:
        while not self._stopping.is_set():
            pixels = source.read()
            if self._newest is None:
                self._on_state(True, "")
            self._newest = pixels
            frame = scaled(av.VideoFrame.from_ndarray(pixels, format="bgr24"), *self._size)
            self._ring.write(frame.width, frame.height, i420(frame))
            self._on_frame(frame, pixels)


class EveryNth:
    """Lets every n-th picture through, and none while the last one is still being looked at."""

    def __init__(self, n: int, look: Callable[[Pixels], None]) -> None:
        self._n, self._look = n, look
        self._count, self._busy = 0, False

    def offer(self, pixels: Pixels, submit: Callable[..., Any]) -> None:
        self._count += 1
        if self._count % self._n == 0 and not self._busy:
            self._busy = True
            submit(self._work, pixels)

    def _work(self, pixels: Pixels) -> None:
        try:
            self._look(pixels)
        finally:
            self._busy = False


def clock_90khz() -> int:
    """Now, in the ticks of video RTP."""
    return int(time.monotonic() * 90000)
