"""Painted items: the canopy's arc, the ring of time, the live wave and the pressure of the cuff.

Painted with QPainter, so that they look the same on the software renderer. Waves run left to right in every language.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QPointF, QRectF, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem
from PySide6.QtSvg import QSvgRenderer

from ui.qt import Property

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1


def _painted(name: str) -> tuple[Callable[[Any], Any], Callable[[Any, Any], None]]:
    """Make the getter and the setter of what a painted item keeps under `name`: set, it is painted anew."""

    def get(item: QQuickPaintedItem) -> object:
        return getattr(item, name)

    def put(item: QQuickPaintedItem, value: object) -> None:
        setattr(item, name, value)
        item.update()

    return get, put


@QmlElement
class Arch(QQuickPaintedItem):
    """The one arc of a screen with its warm edge. `shape` is `down` (hangs from the top), `up` (a sheet rises) or
    `side` (inner edge of the panel, with a round corner at its top). `before` is the ground outside the arc's belly
    (canopy above, page beside), `after` the other one.
    """

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self._shape = "down"
        self._before = self._after = self._edge = QColor()
        self._line = 8.0
        self._corner = 24.0
        self._mirrored = False

    _get_shape, _set_shape = _painted("_shape")
    shape = Property(str, _get_shape, _set_shape, notify=changed)

    _get_before, _set_before = _painted("_before")
    before = Property(QColor, _get_before, _set_before, notify=changed)

    _get_after, _set_after = _painted("_after")
    after = Property(QColor, _get_after, _set_after, notify=changed)

    _get_edge, _set_edge = _painted("_edge")
    edge = Property(QColor, _get_edge, _set_edge, notify=changed)

    _get_line, _set_line = _painted("_line")
    line = Property(float, _get_line, _set_line, notify=changed)

    _get_corner, _set_corner = _painted("_corner")
    corner = Property(float, _get_corner, _set_corner, notify=changed)

    _get_mirrored, _set_mirrored = _painted("_mirrored")
    mirrored = Property(bool, _get_mirrored, _set_mirrored, notify=changed)

    def paint(self, painter: QPainter) -> None:
        """Fill both grounds and draw the edge between them.

        As SVG: any brush made in Python loads the whole namespace `Qt`, whose enums cost the first page a tenth of
        its time.
        """
        width, height = self.width(), self.height()
        curve = self._curve(width, height)
        closing = "".join(f"L{x} {y}" for x, y in self._closing(width, height))
        flipped = f"translate({width} 0) scale(-1 1)" if self._mirrored and self._shape == "side" else ""
        drawing = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><g transform="{flipped}">'
            f'<path {_ink("fill", self._after)} d="M0 0H{width}V{height}H0Z"/>'
            f'<path {_ink("fill", self._before)} d="{curve}{closing}Z"/>'
            f'<path fill="none" {_ink("stroke", self._edge)} stroke-width="{self._line}" d="{curve}"/></g></svg>'
        )
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, width, height))

    def _curve(self, width: float, height: float) -> str:
        half = self._line / 2
        if self._shape == "side":
            return self._side_curve(width, height)
        top, deep = (half, 2 * height - 3 * half) if self._shape == "down" else (height - half, 3 * half - height)
        return f"M{-half} {top}Q{width / 2} {deep} {width + half} {top}"

    def _side_curve(self, width: float, height: float) -> str:
        """The sheet's top edge, its corner, and the panel's belly: widest at 5/6 of this item's width."""
        half, corner = self._line / 2, self._corner
        start = width * 0.28
        return (
            f"M{width + half} {half}L{start + corner} {half}Q{start} {half} {start} {half + corner}"
            f"Q{width * 1.12} {height * 0.5} {width * 0.1} {height + half}"
        )

    def _closing(self, width: float, height: float) -> Sequence[tuple[float, float]]:
        if self._shape == "side":
            edge = self._line
            return ((-edge, height + edge), (-edge, -edge), (width + edge, -edge))
        edge = -self._line if self._shape == "down" else height + self._line
        return ((width + self._line, edge), (-self._line, edge))


@QmlElement
class Ring(QQuickPaintedItem):
    """Time that is left, as a ring that shrinks clockwise from the top."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self._share = 1.0
        self._line = 16.0
        self._colour = self._ground = QColor()

    def _get_share(self) -> float:
        return self._share

    def _set_share(self, share: float) -> None:
        self._share = min(1.0, max(0.0, share))
        self.update()

    share = Property(float, _get_share, _set_share, notify=changed)

    _get_line, _set_line = _painted("_line")
    line = Property(float, _get_line, _set_line, notify=changed)

    _get_colour, _set_colour = _painted("_colour")
    colour = Property(QColor, _get_colour, _set_colour, notify=changed)

    _get_ground, _set_ground = _painted("_ground")
    ground = Property(QColor, _get_ground, _set_ground, notify=changed)

    def paint(self, painter: QPainter) -> None:
        """Draw the whole ring, and on it what is left."""
        half = self._line / 2
        where = QRectF(half, half, self.width() - self._line, self.height() - self._line)
        painter.setPen(QPen(self._ground, self._line))
        painter.drawEllipse(where)
        painter.setPen(_round(self._colour, self._line))
        painter.drawArc(where, 90 * 16, -round(self._share * 360 * 16))


@QmlElement
class Waveform(QQuickPaintedItem):
    """A sweep from left to right: the newest sample is a dot, a gap runs before it, the last sweep fades behind."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self._across = 375
        self._samples: list[float | None] = [None] * self._across
        self._at = 0
        self._colour = QColor("#5FD0FF")
        self._line = 4.0

    def _get_across(self) -> int:
        return self._across

    def _set_across(self, samples: int) -> None:
        self._across = max(2, samples)
        self._samples, self._at = [None] * self._across, 0
        self.update()

    across = Property(int, _get_across, _set_across, notify=changed)

    _get_colour, _set_colour = _painted("_colour")
    colour = Property(QColor, _get_colour, _set_colour, notify=changed)

    _get_line, _set_line = _painted("_line")
    line = Property(float, _get_line, _set_line, notify=changed)

    @Slot("QVariantList")
    def add(self, samples: list[float]) -> None:
        """Draw more samples, scaled 0 to 1."""
        for sample in samples:
            self._samples[self._at % self._across] = sample
            self._at += 1
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw this sweep up to the dot, and what the last one left after the gap."""
        if self._at == 0:
            return
        here = (self._at - 1) % self._across
        gap = self._across // 16
        faded = QColor(self._colour)
        faded.setAlphaF(0.55)
        self._draw(painter, here + gap, self._across, faded)
        self._draw(painter, 0, here + 1, self._colour)
        _dot(painter, self._point(here), self._line * 1.9)

    def _draw(self, painter: QPainter, start: int, end: int, colour: QColor) -> None:
        points = [self._point(i) for i in range(start, end) if self._samples[i] is not None]
        painter.setPen(_round(colour, self._line))
        painter.drawPolyline(QPolygonF(points))

    def _point(self, index: int) -> QPointF:
        edge = self._line * 2
        height = self._samples[index] or 0.0
        return QPointF(
            edge + index / (self._across - 1) * (self.width() - 2 * edge),
            self.height() - edge - min(1.0, max(0.0, height)) * (self.height() - 2 * edge),
        )


@QmlElement
class PressureTrace(QQuickPaintedItem):
    """The air in the cuff from the start until now, in mmHg over seconds."""

    changed = Signal()
    SECONDS_LEAST = 24.0
    MMHG_LEAST = 180.0

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(True)
        self._points: list[tuple[float, float]] = []
        self._colour = QColor("#FFD166")
        self._line = 5.0

    _get_colour, _set_colour = _painted("_colour")
    colour = Property(QColor, _get_colour, _set_colour, notify=changed)

    _get_line, _set_line = _painted("_line")
    line = Property(float, _get_line, _set_line, notify=changed)

    @Slot(float, float)
    def add(self, seconds: float, mmhg: float) -> None:
        """Draw one more pressure."""
        self._points.append((seconds, mmhg))
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw three quiet lines, the pressure, and the dot at its end."""
        painter.setPen(QPen(QColor("#2E4450"), max(1.0, self._line * 0.45)))
        edge = self._line * 2
        for share in (0.0, 0.5, 1.0):
            y = edge + share * (self.height() - 2 * edge)
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        if not self._points:
            return
        points = [self._place(s, p) for s, p in self._points]
        painter.setPen(_round(self._colour, self._line))
        painter.drawPolyline(QPolygonF(points))
        _dot(painter, points[-1], self._line * 1.7)

    def _place(self, seconds: float, mmhg: float) -> QPointF:
        edge = self._line * 2
        span = max(self.SECONDS_LEAST, self._points[-1][0] * 1.3)
        most = max(self.MMHG_LEAST, max(p for _, p in self._points) * 1.05)
        x = edge + seconds / span * (self.width() - 2 * edge)
        return QPointF(x, self.height() - edge - mmhg / most * (self.height() - 2 * edge))


@QmlElement
class Code(QQuickPaintedItem):
    """A QR code from rows of 0 and 1, with its quiet edge of four modules; sharp at every size, never mirrored."""

    changed = Signal()
    QUIET = 4

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str] = []

    def _get_rows(self) -> list[str]:
        return self._rows

    def _set_rows(self, rows: list[str]) -> None:
        self._rows = rows
        self.update()

    rows = Property(list, _get_rows, _set_rows, notify=changed)

    def paint(self, painter: QPainter) -> None:
        """Draw the dark modules as whole pixels."""
        if not self._rows:
            return
        count = len(self._rows) + 2 * self.QUIET
        side = max(1, int(min(self.width(), self.height()) // count))
        left, top = (int(self.width()) - side * count) // 2, (int(self.height()) - side * count) // 2
        for y, row in enumerate(self._rows):
            for x, module in enumerate(row):
                if module == "1":
                    across, down = left + (x + self.QUIET) * side, top + (y + self.QUIET) * side
                    painter.fillRect(QRectF(across, down, side, side), QColor("#000000"))


def _round(colour: QColor, width: float) -> QPen:
    """Return a pen whose line is round at its ends and corners."""
    from PySide6.QtCore import Qt  # not for the first page, see Arch.paint

    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _dot(painter: QPainter, where: QPointF, radius: float) -> None:
    """Paint a white dot without an edge."""
    dot = QPainterPath()
    dot.addEllipse(where, radius, radius)
    painter.fillPath(dot, QColor("#FFFFFF"))


def _ink(what: str, colour: QColor) -> str:
    """Return the SVG attributes of a fill or stroke."""
    return f'{what}="{colour.name()}" {what}-opacity="{colour.alphaF()}"'
