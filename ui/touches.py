"""Any touch or key on the window, whatever it meets: somebody is still here."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtQuick import QQuickWindow

EVERY_MS = 1000
_TOUCHES = frozenset({QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress})


class Touches(QObject):
    """Tells of touches and keys, at most once a second."""

    def __init__(self, window: QQuickWindow, tell: Callable[[], None]) -> None:
        super().__init__(window)
        self._tell = tell
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(EVERY_MS)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at an event and let it pass."""
        if event.type() in _TOUCHES and not self._pause.isActive():
            self._pause.start()
            self._tell()
        return super().eventFilter(watched, event)
