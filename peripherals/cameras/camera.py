"""One way to see: a camera of the machine, a video or picture file, or the drawn test picture.

A frame is BGR (height, width, 3) or I420 (height * 3 / 2, width), as it is cheapest for its source.
"""

import time
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from care.errors import CarepostError, Remedy

Image = NDArray[np.uint8]
WIDTH, HEIGHT, RATE_HZ = 1280, 720, 30.0
LARGEST = (16_384, 16_384)
"""Asked for so much, a camera gives the largest picture it has."""
DARK_FRAMES = 4
"""After a change of mode the first pictures are often dark or torn."""
_PICTURES = {".png", ".jpg", ".jpeg", ".bmp", ".webp"}


class CameraError(CarepostError):
    """A camera cannot be opened, or has stopped giving pictures."""

    code: ClassVar[str] = "camera-missing"
    remedy: ClassVar[Remedy] = Remedy.CALL_TECHNICIAN


class Frame(NamedTuple):
    """One picture, and when it was taken on the monotonic clock in seconds."""

    image: Image
    at: float


class Camera(Protocol):
    """Gives frames at its own pace."""

    def read(self) -> Frame:
        """Wait for the next frame. Raises CameraError when there will be none."""
        ...

    def still(self) -> Image:
        """Wait for a picture at the largest size there is. Raises CameraError when there will be none."""
        ...

    def close(self) -> None:
        """Let the camera go; safe to call twice."""
        ...


def open(source: str, *, width: int = WIDTH, height: int = HEIGHT, rate_hz: float = RATE_HZ) -> Camera:
    """Open `test`, a device number or path (`0`, `/dev/video0`), or a video or picture file.

    Width, height and rate are wishes where the source has its own. Raises CameraError.
    """
    if source == "test":
        from peripherals.cameras.picture import TestCamera

        return TestCamera(width=width, height=height, rate_hz=rate_hz)
    if source.isdigit() or source.startswith("/dev/"):
        return _Device(source, width, height, rate_hz)
    if not Path(source).is_file():
        raise CameraError(f"no such camera or file: {source}")
    if Path(source).suffix.lower() in _PICTURES:
        return _Picture(source, rate_hz)
    return _Film(source)


def opencv() -> Any:
    """Imported when a source needs it: it is 30 MB that the test picture does without."""
    import cv2

    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    return cv2


def is_i420(image: Image) -> bool:
    """Tell I420 from BGR."""
    return image.ndim == 2


def gray(image: Image) -> Image:
    """The brightness alone, as code readers want it."""
    if is_i420(image):
        return image[: image.shape[0] * 2 // 3]
    cv2 = opencv()
    brightness: Image = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    return brightness


def brightness(image: Image) -> Image:
    """The brightness from 0 (black) to 255 (white), whatever the range of the source."""
    if not is_i420(image):
        return gray(image)
    full = np.arange(256)
    table = np.clip((full - 16) * 255 / 219, 0, 255).round().astype(np.uint8)  # studio range, as codecs have it
    return table[gray(image)]


def bgr(image: Image) -> Image:
    """The picture in colours, as OpenCV has them."""
    if not is_i420(image):
        return image
    cv2 = opencv()
    colours: Image = cv2.cvtColor(image, cv2.COLOR_YUV2BGR_I420)
    return colours


def i420(image: Image) -> Image:
    """The picture as a codec and the screen want it; sides are cut to even numbers."""
    if is_i420(image):
        return image
    even = image[: image.shape[0] // 2 * 2, : image.shape[1] // 2 * 2]
    cv2 = opencv()
    planes: Image = cv2.cvtColor(even, cv2.COLOR_BGR2YUV_I420)
    return planes


class Pace:
    """Frame times at a steady rate, without drift; one who comes late skips ahead and does not hurry."""

    def __init__(self, rate_hz: float) -> None:
        self._step = 1 / rate_hz
        self._next = time.monotonic()

    def wait(self) -> float:
        """Wait for the next frame's time and give it."""
        now = time.monotonic()
        if now < self._next:
            time.sleep(self._next - now)
            now = self._next
        self._next = now + self._step
        return now


class _Device:
    """A camera of this machine."""

    def __init__(self, source: str, width: int, height: int, rate_hz: float) -> None:
        cv2 = opencv()
        self._source = source
        self._size, self._rate_hz = (width, height), rate_hz
        self._capture = cv2.VideoCapture(int(source) if source.isdigit() else source)
        if not self._capture.isOpened():
            raise CameraError(f"camera {source} cannot be opened")
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        self._change_to(self._size)

    def read(self) -> Frame:
        try:
            good, image = self._capture.read()
        except opencv().error:
            good = False
        if not good:
            raise CameraError(f"camera {self._source} gives no pictures")
        return Frame(image, time.monotonic())

    def still(self) -> Image:
        """Change to the largest mode for as long as one picture takes.

        In that mode all the time, a camera gives fewer pictures, and each of them must be unpacked and made smaller.
        """
        try:
            return self._read_at(LARGEST)
        except CameraError:  # it cannot do what it said: its picture in the call is better than none
            return self._read_at(self._size)
        finally:
            self._change_to(self._size)

    def _read_at(self, size: tuple[int, int]) -> Image:
        self._change_to(size)
        for _ in range(DARK_FRAMES):
            self.read()
        return self.read().image

    def _change_to(self, size: tuple[int, int]) -> None:
        cv2 = opencv()
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, size[0])
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, size[1])
        self._capture.set(cv2.CAP_PROP_FPS, self._rate_hz)

    def close(self) -> None:
        self._capture.release()


class _Film:
    """A video file at its own pace, from the start again at its end."""

    def __init__(self, path: str) -> None:
        cv2 = opencv()
        self._path = path
        self._capture = cv2.VideoCapture(path)
        if not self._capture.isOpened():
            raise CameraError(f"{path} is not a video that can be read")
        self._first = cv2.CAP_PROP_POS_FRAMES
        self._pace = Pace(self._capture.get(cv2.CAP_PROP_FPS) or RATE_HZ)

    def read(self) -> Frame:
        at = self._pace.wait()
        good, image = self._capture.read()
        if not good:
            self._capture.set(self._first, 0)
            good, image = self._capture.read()
        if not good:
            raise CameraError(f"{self._path} holds no pictures")
        return Frame(image, at)

    def still(self) -> Image:
        return self.read().image

    def close(self) -> None:
        self._capture.release()


class _Picture:
    """A picture file, over and over."""

    def __init__(self, path: str, rate_hz: float) -> None:
        self._image = opencv().imread(path, opencv().IMREAD_COLOR)
        if self._image is None:
            raise CameraError(f"{path} is not a picture that can be read")
        self._pace = Pace(rate_hz)

    def read(self) -> Frame:
        return Frame(self._image, self._pace.wait())

    def still(self) -> Image:
        return self.read().image

    def close(self) -> None:
        """Nothing is held."""
