"""A kiosk window without a display: shows states, is touched by name, and tells what it was heard to say."""

from collections.abc import Iterator

from PySide6.QtCore import QDeadlineTimer, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from care.checkin import CheckIn
from care.events import Touched
from care.nursing import Desk
from ui.application import application
from ui.shell import Shell
from ui.viewmodels.screen import DrawQr

SIZES = {"tall": "1080x1920@4.03", "wide": "1920x1080@5.56", "small": "1280x800@5.88"}


class Screen:
    """The real shell and its real pages; `said` holds the events, without the mere touches."""

    def __init__(self, size: str = "tall", qr: DrawQr | None = None, staff_language: str = "en") -> None:
        self.app: QGuiApplication = application()
        self.said: list[object] = []
        self.scans: list[str] = []
        self.touches = 0
        self.warnings: list[str] = []
        self.px_per_mm = float(SIZES[size].partition("@")[2])
        self.shell = Shell(
            handle=self._hear,
            size=SIZES[size],
            motion=False,
            qr=qr,
            staff_language=staff_language,
            scanned=self.scans.append,
        )
        self.shell.engine.warnings.connect(lambda found: self.warnings.extend(w.toString() for w in found))
        self.shell.start()
        self.window = self.shell.window
        self._frames = 0
        self.window.frameSwapped.connect(self._swapped, Qt.ConnectionType.QueuedConnection)
        self.finger: QPointingDevice = QTest.createTouchDevice()

    def _hear(self, event: object) -> None:
        if isinstance(event, Touched):
            self.touches += 1
        else:
            self.said.append(event)

    def _swapped(self) -> None:
        self._frames += 1

    def show(self, *states: tuple[CheckIn, Desk]) -> None:
        """Show the states in turn and let the window settle on the last."""
        for checkin, desk in states:
            self.shell.show(checkin, desk)
        self.settle()

    def settle(self) -> None:
        """Let layouts and bindings come to rest: the next frame after this has been drawn."""
        self.app.processEvents()
        while self.shell.is_holding_keys:
            self.app.processEvents()
        frame, deadline = self._frames, QDeadlineTimer(500)
        self.window.update()
        while self._frames == frame and not deadline.hasExpired():
            self.app.processEvents()

    def top(self) -> QQuickItem:
        """Return what can be operated now: the desk, else the overlay, else the page."""
        for name in ("desk", "overlay", "page"):
            loader = self.window.findChild(QQuickItem, name)
            item = loader.property("item") if loader is not None else None
            if isinstance(item, QQuickItem):
                return item
        raise LookupError("nothing is shown")

    def find(self, name: str) -> QQuickItem:
        """Return the visible item of that name; LookupError when there is none or more than one."""
        found = [item for item in descendants(self.top()) if item.objectName() == name and item.isVisible()]
        if len(found) != 1:
            raise LookupError(f"{len(found)} items are called {name}")
        return found[0]

    def words(self) -> list[str]:
        """Return every text that can be read now."""
        texts = (item.property("text") for item in descendants(self.top()) if item.isVisible())
        return [text for text in texts if isinstance(text, str) and text]

    def touch(self, name: str) -> None:
        """Touch the middle of what has that name with a finger."""
        item = self.find(name)
        where = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.touchEvent(self.window, self.finger).press(0, where, self.window).commit()
        QTest.touchEvent(self.window, self.finger).release(0, where, self.window).commit()
        self.settle()

    def click(self, x: int, y: int) -> None:
        """Press the mouse at a place of the window."""
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
        self.settle()

    def key(self, key: Qt.Key) -> None:
        """Press a key of a real keyboard."""
        QTest.keyClick(self.window, key)
        self.settle()

    def type(self, text: str, delay_ms: int) -> None:
        """Type on a real keyboard, so many milliseconds before each key; a line ends with Enter, a tab with Tab."""
        for letter in text:
            QTest.qWait(delay_ms)  # a key event to a window knows no delay of its own
            special = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}.get(letter)
            modifier = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(self.window, special or letter, modifier)

    def close(self) -> None:
        """Close the window and delete what was in it."""
        self.shell.close()
        self.app.processEvents()


def descendants(item: QQuickItem) -> Iterator[QQuickItem]:
    """Walk through an item and everything inside it."""
    yield item
    for child in item.childItems():
        yield from descendants(child)


def shown(item: QQuickItem) -> QRectF:
    """Return the part of an item that its clipping ancestors leave visible, in the window."""
    rect = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
    parent = item.parentItem()
    while parent is not None:
        if parent.clip():
            rect = rect.intersected(parent.mapRectToScene(QRectF(0, 0, parent.width(), parent.height())))
        parent = parent.parentItem()
    return rect


def is_a(item: QObject, *names: str) -> bool:
    """Tell whether an item is of one of these C++ or QML types."""
    return any(item.metaObject().className().startswith(name) for name in names)


def operable(root: QQuickItem) -> list[QQuickItem]:
    """Return everything a person can press or type into."""
    return [
        item
        for item in descendants(root)
        if item.isVisible() and item.isEnabled() and item.activeFocusOnTab() and item.width() > 0
    ]
