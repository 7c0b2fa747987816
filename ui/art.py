"""Drawings for the pages: icons in any colour, pictures, and pictures inside a lamp disc, drawn from SVG when asked.

The addresses: `image://art/icon/<name>/<rrggbb>`, `image://art/picture/<name>`, `image://art/pictogram/<name>` and
`image://art/disc/<name>/<rrggbb>` (a picture in a round disc of that colour, cut off by its edge).
"""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

FOLDERS = {"icon": "icons", "picture": "pictures", "pictogram": "pictograms"}

# How a picture sits in its disc: width in disc widths, centre in disc widths from the disc's start and top.
PLACES = {
    "cuff-posture": (0.82, 0.5, 0.52),
    "sit-upright": (0.82, 0.5, 0.52),
    "rest-chair": (0.82, 0.5, 0.52),
    "cuff-arm": (0.96, 0.5, 0.54),
    "press-start": (0.98, 0.58, 0.56),
    "hold-electrodes": (0.94, 0.5, 0.54),
    "wash-hands": (0.8, 0.5, 0.5),
    "finger-clip": (0.94, 0.47, 0.52),
    "forehead-thermometer": (0.86, 0.5, 0.5),
    "scale": (0.52, 0.5, 0.5),
    "glucose-meter": (0.94, 0.47, 0.52),
    "chest-strap": (0.94, 0.5, 0.57),
    "doctor": (0.92, 0.5, 0.56),
    "nurse": (0.92, 0.5, 0.56),
    "patient": (0.92, 0.5, 0.56),
    "person": (0.92, 0.5, 0.56),
    "patient-high": (0.66, 0.5, 0.405),
    "scan-card": (0.68, 0.5, 0.52),
}
ALIASES = {"patient-high": "patient"}
ICON_PLACE = (0.56, 0.5, 0.5)
DISC = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1" fill="#{}"/></svg>'
"""Not by QPainter, see ui.paint.Arch."""


class Art(QQuickImageProvider):
    """Draws what its addresses name, in the size that the page asks for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, address: str, size: QSize, wanted: QSize) -> QImage:
        """Draw one address; an unknown name draws nothing."""
        kind, name, *colour = address.split("/")
        image = draw_disc(name, colour[0], wanted) if kind == "disc" else draw(kind, name, colour, wanted)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image


def draw(kind: str, name: str, colour: list[str], wanted: QSize) -> QImage:
    """Draw one drawing, as large as fits into `wanted`."""
    renderer = _renderer(kind, name, f"#{colour[0]}" if colour else "")
    natural = renderer.defaultSize()
    fitted = natural if wanted.isEmpty() else _within(natural, wanted)
    image = _blank(fitted)
    _paint(renderer, image, QRectF(0, 0, fitted.width(), fitted.height()))
    return image


def draw_disc(name: str, colour: str, wanted: QSize) -> QImage:
    """Draw a picture (or, without one of that name, an icon) on a disc, cut off by the disc's edge."""
    side = min(wanted.width(), wanted.height()) if not wanted.isEmpty() else 256
    drawing = ALIASES.get(name, name)
    kind = next((kind for kind in ("picture", "pictogram", "icon") if _text(kind, drawing) is not None), "icon")
    renderer = _renderer(kind, drawing, "#063B44")
    width, across, down = PLACES.get(name, ICON_PLACE)
    natural = renderer.defaultSize()
    drawn = side * width, side * width * natural.height() / max(1, natural.width())
    image = _blank(QSize(side, side))
    disc = QPainterPath()
    disc.addEllipse(QRectF(0, 0, side, side))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(DISC.format(colour).encode())).render(painter, QRectF(0, 0, side, side))
    painter.setClipPath(disc)
    corner = QPointF(side * across - drawn[0] / 2, side * down - drawn[1] / 2)
    renderer.render(painter, QRectF(corner.x(), corner.y(), *drawn))
    painter.end()
    return image


def _within(natural: QSize, wanted: QSize) -> QSize:
    """Return the size of the same proportions that just fits (`QSize.scaled` would load the namespace `Qt`)."""
    scale = min(wanted.width() / natural.width(), wanted.height() / natural.height())
    return QSize(int(natural.width() * scale), int(natural.height() * scale))


def _blank(size: QSize) -> QImage:
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.eraseRect(QRectF(0, 0, size.width(), size.height()))  # `fill` would load `Qt`
    painter.end()
    return image


def _paint(renderer: QSvgRenderer, image: QImage, where: QRectF) -> None:
    painter = QPainter(image)
    renderer.render(painter, where)
    painter.end()


def _renderer(kind: str, name: str, colour: str) -> QSvgRenderer:
    text = _text(kind, name) or "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
    return QSvgRenderer(QByteArray(text.replace("currentColor", colour or "#10222E").encode()))


@cache
def _text(kind: str, name: str) -> str | None:
    path = files("assets").joinpath(FOLDERS.get(kind, kind), f"{name}.svg")
    return path.read_text(encoding="utf-8") if path.is_file() else None
