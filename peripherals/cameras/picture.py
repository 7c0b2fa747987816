"""The test picture: somebody sits in a room, breathes, sways and blinks, and may hold a card with a code up.

Drawn with numpy alone and kept as I420: a still room, and layers that are laid over it in each frame.
"""

from math import pi, sin

import numpy as np
from numpy.typing import NDArray

from peripherals.cameras.camera import HEIGHT, RATE_HZ, WIDTH, Frame, Image, Pace
from peripherals.cameras.codes import write_qr

_Colour = tuple[int, int, int]
_Shape = NDArray[np.float32]
_Planes = tuple[Image, Image, Image]
_QUIET_MODULES = 4
_OPAQUE = 256
_SKIN, _SKIN_SHADE, _HAIR, _SHIRT, _COLLAR = (
    (226, 184, 158),
    (204, 156, 130),
    (70, 52, 46),
    (52, 104, 128),
    (38, 82, 104),
)
_WALL, _SKIRTING, _SKY, _HILL, _WOOD, _LEAF, _POT = (
    (202, 212, 210),
    (232, 232, 226),
    (196, 222, 240),
    (142, 178, 142),
    (244, 243, 238),
    (82, 138, 96),
    (176, 112, 84),
)
_EYE, _EYE_WHITE, _LIP, _CARD, _INK = (48, 40, 40), (248, 246, 244), (184, 102, 98), (250, 250, 248), (20, 22, 26)
# BT.601, studio range: what codecs and screens take I420 to be.
_YUV = np.array([[65.738, 129.057, 25.064], [-37.945, -74.494, 112.439], [112.439, -94.154, -18.285]]) / 256
_YUV_ZERO = np.array([16, 128, 128])


class TestCamera:
    """A camera that needs no camera. `show_card` may be called from another thread."""

    __test__ = False  # a test runner takes the name for one of its own

    def __init__(self, *, width: int = WIDTH, height: int = HEIGHT, rate_hz: float = RATE_HZ) -> None:
        self._width, self._height = width // 2 * 2, height // 2 * 2
        self._room = _Layer(_room(self._width, self._height)).opaque()
        self._person = tuple(_Layer(_person(self._height, blink=blink)) for blink in (False, True))
        self._card: _Layer | None = None
        self._pace = Pace(rate_hz)
        self._frames = 0
        self._rate_hz = rate_hz

    def read(self) -> Frame:
        at = self._pace.wait()
        self._frames += 1
        return Frame(self._draw(self._frames / self._rate_hz), at)

    def still(self) -> Image:
        return self.read().image

    def close(self) -> None:
        """Nothing is held."""

    def show_card(self, text: str | None) -> None:
        """Hold up a card with this text as a QR code; None takes it away."""
        self._card = None if text is None else _Layer(_card(text, self._height))

    def _draw(self, second: float) -> Image:
        image = np.empty((self._height * 3 // 2, self._width), np.uint8)
        planes = _planes(image, self._width, self._height)
        for plane, still in zip(planes, self._room, strict=True):
            plane[:] = still
        breath, sway = sin(second * 2 * pi / 4), sin(second * 0.9)
        person = self._person[second % 3.7 < 0.15]
        person.lay_over(
            planes,
            (self._width - person.width) // 2 + round(self._width * 0.02 * sway),
            self._height - person.height + round(self._height * 0.01 * (1 + breath)),
        )
        if (card := self._card) is not None:
            hand = sin(second * 1.7)
            card.lay_over(
                planes,
                self._width // 2 + round(self._width * 0.01 * hand) - card.width // 6,
                self._height - card.height - round(self._height * 0.02 * (1 + sway)),
            )
        return image


def _planes(image: Image, width: int, height: int) -> _Planes:
    """The three planes of an I420 picture, as views of it."""
    flat, pixels = image.reshape(-1), width * height
    half = (height // 2, width // 2)
    return (
        image[:height],
        flat[pixels : pixels * 5 // 4].reshape(half),
        flat[pixels * 5 // 4 :].reshape(half),
    )


class _Canvas:
    """Colours and cover of a picture that is being drawn; lengths in pixels, edges are soft."""

    def __init__(self, width: int, height: int) -> None:
        self.colour = np.zeros((height, width, 3), np.float32)
        self.cover = np.zeros((height, width), np.float32)
        self.y, self.x = np.mgrid[:height, :width].astype(np.float32) + 0.5

    def lay(self, shape: _Shape, colour: _Colour, *, shade: _Shape | float = 1.0) -> None:
        """Paint where `shape` is 1; `shade` dims the colour."""
        painted = np.asarray(colour, np.float32) * np.asarray(shade, np.float32)[..., None]
        self.colour += (painted - self.colour) * shape[..., None]
        self.cover += (1 - self.cover) * shape

    def ellipse(self, x: float, y: float, across: float, down: float) -> _Shape:
        distance = np.hypot((self.x - x) / across, (self.y - y) / down)
        shape: _Shape = np.clip((1 - distance) * min(across, down) + 0.5, 0, 1)
        return shape

    def box(self, left: float, top: float, right: float, bottom: float, corner: float = 0) -> _Shape:
        outside_x = np.abs(self.x - (left + right) / 2) - (right - left) / 2 + corner
        outside_y = np.abs(self.y - (top + bottom) / 2) - (bottom - top) / 2 + corner
        outside = np.hypot(np.maximum(outside_x, 0), np.maximum(outside_y, 0))
        distance = outside + np.minimum(np.maximum(outside_x, outside_y), 0) - corner
        shape: _Shape = np.clip(0.5 - distance, 0, 1)
        return shape


class _Layer:
    """A drawn picture as I420 planes, each multiplied by its cover (0..256), ready to be laid over another."""

    def __init__(self, canvas: _Canvas) -> None:
        height, width = (side // 2 * 2 for side in canvas.cover.shape)
        yuv = canvas.colour[:height, :width] @ _YUV.T + _YUV_ZERO
        cover = canvas.cover[:height, :width]
        halves = [_halved(plane * cover) for plane in (yuv[..., 1], yuv[..., 2])]
        self.width, self.height = width, height
        self._covers = [_scaled(cover), _scaled(_halved(cover)), _scaled(_halved(cover))]
        self._planes = [_scaled(plane) for plane in (yuv[..., 0] * cover, *halves)]

    def opaque(self) -> _Planes:
        """The planes of a picture that covers everything."""
        y, u, v = ((plane >> 8).astype(np.uint8) for plane in self._planes)
        return y, u, v

    def lay_over(self, planes: _Planes, left: int, top: int) -> None:
        """Blend into `planes` at that place, as far as it is inside them."""
        for index, plane in enumerate(planes):
            step = 1 if index == 0 else 2
            _blend(plane, self._planes[index], self._covers[index], left // 2 * 2 // step, top // 2 * 2 // step)


def _halved(plane: NDArray[np.floating]) -> NDArray[np.floating]:
    height, width = plane.shape
    halved: NDArray[np.floating] = plane.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3))
    return halved


def _scaled(plane: NDArray[np.floating]) -> NDArray[np.uint16]:
    return np.clip(np.round(plane * _OPAQUE), 0, 255 * _OPAQUE).astype(np.uint16)


def _blend(below: Image, above: NDArray[np.uint16], cover: NDArray[np.uint16], left: int, top: int) -> None:
    rows = slice(max(top, 0), min(top + above.shape[0], below.shape[0]))
    columns = slice(max(left, 0), min(left + above.shape[1], below.shape[1]))
    part = (slice(rows.start - top, rows.stop - top), slice(columns.start - left, columns.stop - left))
    mixed = below[rows, columns] * (_OPAQUE - cover[part])
    mixed += above[part]
    mixed >>= 8
    below[rows, columns] = mixed


def _room(width: int, height: int) -> _Canvas:
    canvas = _Canvas(width, height)
    w, h = width, height
    light = 1.04 - 0.16 * canvas.x / w - 0.1 * canvas.y / h
    canvas.lay(np.ones((height, width), np.float32), _WALL, shade=light)
    canvas.lay(canvas.box(0, 0.93 * h, w, h + 9), _SKIRTING, shade=light)
    canvas.lay(canvas.box(0.06 * w, 0.1 * h, 0.29 * w, 0.62 * h, 6), _WOOD)
    glass = canvas.box(0.075 * w, 0.125 * h, 0.275 * w, 0.595 * h)
    canvas.lay(glass, _SKY, shade=0.94 + 0.12 * canvas.y / h)
    canvas.lay(glass * canvas.ellipse(0.2 * w, 0.72 * h, 0.2 * w, 0.26 * h), _HILL)
    canvas.lay(canvas.box(0.171 * w, 0.12 * h, 0.179 * w, 0.6 * h), _WOOD)
    for lean, reach in ((-0.03, 0.17), (0.0, 0.22), (0.032, 0.15)):
        canvas.lay(
            canvas.ellipse((0.86 + lean) * w, (0.78 - reach) * h, 0.017 * w, reach * h), _LEAF, shade=1 + 4 * lean
        )
    canvas.lay(canvas.box(0.825 * w, 0.76 * h, 0.895 * w, 0.95 * h, 0.02 * h), _POT, shade=light)
    canvas.lay(canvas.box(0.74 * w, 0.13 * h, 0.93 * w, 0.36 * h, 3), _WOOD)
    canvas.lay(canvas.box(0.752 * w, 0.15 * h, 0.918 * w, 0.34 * h), _SHIRT, shade=1.5 - canvas.y / h)
    return canvas


def _person(height: int, *, blink: bool) -> _Canvas:
    unit = height / 100
    canvas = _Canvas(round(74 * unit), round(88 * unit))
    middle, u = canvas.cover.shape[1] / 2, unit
    round_shade = 1.03 - 0.12 * np.abs(canvas.x - middle + 3 * u) / (20 * u)
    canvas.lay(canvas.ellipse(middle, 27 * u, 16.5 * u, 19 * u), _HAIR)
    canvas.lay(canvas.box(middle - 33 * u, 58 * u, middle + 33 * u, 120 * u, 20 * u), _SHIRT, shade=round_shade)
    canvas.lay(canvas.ellipse(middle, 58 * u, 11.5 * u, 6 * u), _COLLAR)
    canvas.lay(canvas.box(middle - 7 * u, 40 * u, middle + 7 * u, 60 * u, 6 * u), _SKIN_SHADE)
    for side in (-1, 1):
        canvas.lay(canvas.ellipse(middle + 14.8 * side * u, 32 * u, 2.2 * u, 4 * u), _SKIN_SHADE)
    canvas.lay(canvas.ellipse(middle, 30 * u, 14.5 * u, 19 * u), _SKIN, shade=round_shade)
    _hair(canvas, middle, u)
    _face(canvas, middle, u, blink=blink)
    return canvas


def _hair(canvas: _Canvas, middle: float, u: float) -> None:
    head = canvas.ellipse(middle, 27 * u, 16.3 * u, 19 * u)
    forehead = canvas.ellipse(middle + 2 * u, 33 * u, 15.5 * u, 18 * u)
    canvas.lay(head * (1 - forehead) * canvas.box(0, 0, 9999, 32 * u), _HAIR)


def _face(canvas: _Canvas, middle: float, u: float, *, blink: bool) -> None:
    for side in (-1, 1):
        x = middle + 5.6 * side * u
        canvas.lay(canvas.box(x - 3 * u, 24.6 * u, x + 3 * u, 25.6 * u, 0.5 * u), _HAIR)
        if blink:
            canvas.lay(canvas.box(x - 2.4 * u, 29.8 * u, x + 2.4 * u, 30.4 * u, 0.3 * u), _SKIN_SHADE)
        else:
            canvas.lay(canvas.ellipse(x, 30 * u, 2.5 * u, 1.5 * u), _EYE_WHITE)
            canvas.lay(canvas.ellipse(x, 30 * u, 1.3 * u, 1.4 * u), _EYE)
    canvas.lay(canvas.ellipse(middle + 0.6 * u, 36.4 * u, 2.2 * u, 1.2 * u), _SKIN_SHADE)
    smile = canvas.ellipse(middle, 41 * u, 4.6 * u, 2.6 * u) * (1 - canvas.ellipse(middle, 39.8 * u, 5.4 * u, 2.4 * u))
    canvas.lay(smile, _LIP)


def _card(text: str, height: int) -> _Canvas:
    """A white card with the code on it and a thumb at its edge."""
    modules = np.pad(write_qr(text), _QUIET_MODULES)
    pixels = max(2, round(height * 0.62) // len(modules))
    code = np.kron(modules, np.ones((pixels, pixels), np.float32)).astype(np.float32)
    side, edge = len(code), round(height * 0.02)
    canvas = _Canvas(side + 2 * edge, side + 5 * edge)
    canvas.lay(canvas.box(0, 0, side + 2 * edge, side + 2 * edge, edge), _CARD)
    shape = np.zeros_like(canvas.cover)
    shape[edge : edge + side, edge : edge + side] = code
    canvas.lay(shape, _INK)
    canvas.lay(canvas.ellipse(edge + side / 2, side + 3.4 * edge, 2.4 * edge, 3 * edge), _SKIN)
    return canvas
