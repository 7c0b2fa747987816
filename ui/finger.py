"""A finger for tests and the demo: touches what a person could touch, and nothing else."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.shell import Shell


class NotTouchableError(Exception):
    """There is nothing of that name that a person could touch now."""


class Finger:
    """Finds things by `objectName`, touches the middle of them on the real window, and takes pictures of it."""

    def __init__(self, shell: Shell) -> None:
        from PySide6.QtTest import QTest  # only who has a finger needs it

        self._shell = shell
        self._window: QQuickWindow = shell.window
        self._test = QTest
        self._device = QTest.createTouchDevice()

    def every(self, milliseconds: int, look: Callable[[], None]) -> Callable[[], None]:
        """Call `look` again and again on the GUI thread; the returned call ends that."""
        timer = QTimer(self._shell)
        timer.timeout.connect(look)
        timer.start(milliseconds)
        return timer.stop

    def is_fading(self) -> bool:
        """Tell whether the page is still coming up from under its veil."""
        veil = self._window.findChild(QQuickItem, "veil")
        return veil is not None and veil.isVisible()

    def page(self) -> str:
        """Return the name of the page that is shown; an open overlay's name follows after a slash."""
        overlay = self._shell.screen.overlayName
        return f"{self._shell.screen.page}/{overlay}" if overlay else str(self._shell.screen.page)

    def sees(self, name: str) -> bool:
        """Tell whether something of that name could be touched now."""
        return self._find(name) is not None

    def names(self, prefix: str) -> list[str]:
        """Return the names that begin so, of what could be touched now, in the order of the page."""
        found = (item for item in _walk(self._window.contentItem()) if item.objectName().startswith(prefix))
        return [item.objectName() for item in found if self._is_touchable(item)]

    def touch(self, name: str) -> None:
        """Touch it. Raises NotTouchableError when it is not there, hidden, disabled or outside the window."""
        item = self._find(name)
        if item is None:
            raise NotTouchableError(name)
        point = _middle(item).toPoint()
        self._test.touchEvent(self._window, self._device).press(0, point).commit()
        self._test.touchEvent(self._window, self._device).release(0, point).commit()

    def grab(self, path: Path) -> None:
        """Save what the window shows."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self._window.grabWindow().save(str(path)):
            raise OSError(f"{path} could not be written")

    def _find(self, name: str) -> QQuickItem | None:
        named = (item for item in _walk(self._window.contentItem()) if item.objectName() == name)
        return next((item for item in named if self._is_touchable(item)), None)

    def _is_touchable(self, item: QQuickItem) -> bool:
        inside = QPoint(0, 0) if not item.width() else _middle(item).toPoint()
        return bool(
            item.isVisible()
            and item.isEnabled()
            and item.width() > 0
            and self._window.geometry().translated(-self._window.position()).contains(inside)
        )


def _middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def _walk(item: QQuickItem) -> list[QQuickItem]:
    """Return all items below this one, in the order they are drawn."""
    found: list[QQuickItem] = []
    for child in item.childItems():
        found.append(child)
        found += _walk(child)
    return found
