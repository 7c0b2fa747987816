"""Moving pictures on a page: frames are fetched from a source at the screen's pace, newest first.

On a graphics card a VideoOutput draws them without conversion; the software renderer draws nothing there, so a
painted item takes its place.
"""

from time import monotonic
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMetaObject, QObject, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from ui.qt import Property, QmlUncreatable

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1

FETCH_MS = 33
FROZEN_S = 2.0
"""A picture older than this is called frozen."""


class Frame(Protocol):
    """One picture in I420: planes without padding, chroma at half size."""

    @property
    def seq(self) -> int: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def y(self) -> memoryview: ...
    @property
    def u(self) -> memoryview: ...
    @property
    def v(self) -> memoryview: ...


class FrameSource(Protocol):
    """Where frames come from; `latest` returns at once."""

    def latest(self, after_seq: int = 0) -> Frame | None: ...


@QmlElement
@QmlUncreatable("The shell makes the video feeds.")
class VideoFeed(QObject):
    """One stream for the pages to show: `live` from its first picture on, `frozen` while none comes for FROZEN_S."""

    changed = Signal()
    arrived = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._source: FrameSource | None = None
        self._frame: Frame | None = None
        self._seq = 0
        self._at = 0.0
        self._watchers = 0
        self._frozen = False
        self._timer = QTimer(self)
        self._timer.setInterval(FETCH_MS)
        self._timer.timeout.connect(self._fetch)

    def attach(self, source: FrameSource) -> None:
        """Take the pictures from here from now on."""
        self._source, self._seq = source, 0

    def watch(self, on: bool) -> None:
        """Fetch while somebody looks; keep no picture when nobody does."""
        self._watchers += 1 if on else -1
        if self._watchers > 0:
            if not self._timer.isActive():
                self._at = monotonic()
            self._timer.start()
        else:
            self._timer.stop()
            self._frame, self._frozen = None, False
            self.changed.emit()

    @property
    def frame(self) -> Frame | None:
        return self._frame

    @Property(bool, notify=changed)
    def live(self) -> bool:
        return self._frame is not None

    @Property(bool, notify=changed)
    def frozen(self) -> bool:
        return self._frozen

    def _fetch(self) -> None:
        frame = self._source.latest(self._seq) if self._source is not None else None
        if frame is not None:
            first, self._frame = self._frame is None or self._frozen, frame
            self._seq, self._at, self._frozen = frame.seq, monotonic(), False
            if first:
                self.changed.emit()
            self.arrived.emit()
        elif not self._frozen and monotonic() - self._at > FROZEN_S:
            self._frozen = True
            self.changed.emit()


def video_frame(frame: Frame) -> "QVideoFrame":
    """Copy a frame into one that Qt can draw and convert."""
    from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

    size = QSize(frame.width, frame.height)
    made = QVideoFrame(QVideoFrameFormat(size, QVideoFrameFormat.PixelFormat.Format_YUV420P))
    made.map(QVideoFrame.MapMode.WriteOnly)
    half = (frame.width // 2, frame.height // 2)
    planes = ((frame.y, frame.width, frame.height), (frame.u, *half), (frame.v, *half))
    for number, (plane, width, height) in enumerate(planes):
        _fill(memoryview(made.bits(number)), made.bytesPerLine(number), plane, width, height)
    made.unmap()
    return made


def _fill(out: memoryview, stride: int, plane: memoryview, width: int, height: int) -> None:
    if stride == width:
        out[: width * height] = plane[: width * height]
        return
    for row in range(height):
        out[row * stride : row * stride + width] = plane[row * width : (row + 1) * width]


@QmlElement
class VideoPaint(QQuickPaintedItem):
    """Draws a feed with QPainter: fills the item, cut off evenly, mirrored for one's own picture if asked."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._feed: VideoFeed | None = None
        self._link = QMetaObject.Connection()
        self._flipped = False
        self._image: QImage | None = None

    def _get_feed(self) -> VideoFeed | None:
        return self._feed

    def _set_feed(self, feed: VideoFeed | None) -> None:
        if feed is self._feed:
            return
        if self._feed is not None:
            # By its handle: by its name it fails once this item is being deleted.
            QObject.disconnect(self._link)
            self._feed.watch(False)
        self._feed = feed
        if feed is not None:
            self._link = feed.arrived.connect(self._arrived)
            feed.watch(True)
        else:
            self._image = None
            self.update()
        self.changed.emit()

    feed = Property(VideoFeed, _get_feed, _set_feed, notify=changed)

    def _get_flipped(self) -> bool:
        return self._flipped

    def _set_flipped(self, flipped: bool) -> None:
        self._flipped = flipped
        self.update()

    flipped = Property(bool, _get_flipped, _set_flipped, notify=changed)

    @Slot()
    def _arrived(self) -> None:
        frame = self._feed.frame if self._feed is not None else None
        if frame is not None and self.isVisible():
            self._image = video_frame(frame).toImage()
            self.update()

    def paint(self, painter: QPainter) -> None:
        """Draw the newest picture so that it fills the item."""
        if self._image is None or self._image.isNull():
            return
        if self._flipped:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        width, height = self._image.width(), self._image.height()
        scale = max(self.width() / width, self.height() / height)
        wide, high = self.width() / scale, self.height() / scale
        part = QRectF((width - wide) / 2, (height - high) / 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, self.width(), self.height()), self._image, part)


@QmlElement
class VideoSinkFeed(QObject):
    """Hands a feed's pictures to the sink of a VideoOutput, for screens with a graphics card."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed: VideoFeed | None = None
        self._link = QMetaObject.Connection()
        self._sink: QObject | None = None

    def _get_feed(self) -> VideoFeed | None:
        return self._feed

    def _set_feed(self, feed: VideoFeed | None) -> None:
        if self._feed is not None:
            # By its handle: by its name it fails once this item is being deleted.
            QObject.disconnect(self._link)
            self._feed.watch(False)
        self._feed = feed
        if feed is not None:
            self._link = feed.arrived.connect(self._arrived)
            feed.watch(True)
        self.changed.emit()

    feed = Property(VideoFeed, _get_feed, _set_feed, notify=changed)

    def _get_sink(self) -> QObject | None:
        return self._sink

    def _set_sink(self, sink: QObject | None) -> None:
        self._sink = sink
        self.changed.emit()

    sink = Property(QObject, _get_sink, _set_sink, notify=changed)

    @Slot()
    def _arrived(self) -> None:
        frame = self._feed.frame if self._feed is not None else None
        if frame is not None and self._sink is not None:
            self._sink.setVideoFrame(video_frame(frame))  # type: ignore[attr-defined]  # a QVideoSink, from QML
