"""Scanners that type: a keyboard wedge sends what it read as keys, faster than any hand.

Every key of the window is held back for the moment that it takes to know who pressed it. At least `BURST_KEYS` of them,
each less than `GAP_MS` after the one before, are a scan and reach no text field; all else is given on as it came.
Source: the wedge rule of keyboard-emulating scanners, 30 ms between keys; a fast typist's are 60 ms and more.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

GAP_MS = 30
BURST_KEYS = 4
_LETTERS, _CONTROL = (0x40, 0x5F), 0x1F
_PRESS, _RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


class Wedge(QObject):
    """Tells of scans, with Enter as `\\r`; a key that repeats itself is held by a hand, however fast it repeats."""

    def __init__(self, window: QQuickWindow, scanned: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._scanned = scanned
        self._held: list[QKeyEvent] = []
        self._pressed_at = 0
        self._giving = False
        self._pause = self._timer(GAP_MS)
        # A window that stood still finds its own timer due before keys that came long ago: they are heard first.
        self._turn = self._timer(0)
        self._pause.timeout.connect(self._turn.start)
        self._turn.timeout.connect(self._decide)
        window.installEventFilter(self)

    @property
    def is_holding(self) -> bool:
        """Tell whether a key waits for what it is."""
        return bool(self._held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back a key, and let everything else pass."""
        if self._giving or not isinstance(event, QKeyEvent) or event.type() not in (_PRESS, _RELEASE):
            return super().eventFilter(watched, event)
        later = event.type() == _PRESS and event.timestamp() - self._pressed_at >= GAP_MS
        if later or event.isAutoRepeat():
            self._decide()
        if event.isAutoRepeat() or (event.type() == _RELEASE and not self._held):
            return False
        self._held.append(_copy(event))
        if event.type() == _PRESS:
            self._pressed_at = event.timestamp()
            self._turn.stop()
            self._pause.start()
        return True

    def _decide(self) -> None:
        """The pause is over: the keys before it were a scan or somebody's."""
        held, self._held = self._held, []
        self._pause.stop()
        self._turn.stop()
        typed = [_text(key) for key in held if key.type() == _PRESS and key.text()]
        if len(typed) >= BURST_KEYS:
            self._scanned("".join(typed))
            return
        self._giving = True
        try:
            for key in held:
                QCoreApplication.sendEvent(self._window, key)
        finally:
            self._giving = False

    def _timer(self, interval_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(interval_ms)
        return timer


def _text(key: QKeyEvent) -> str:
    """What it types; Control and a letter are how a wedge says a control character, such as the ends of lines."""
    held = key.modifiers() & Qt.KeyboardModifier.ControlModifier
    return chr(key.key() & _CONTROL) if held and _LETTERS[0] <= key.key() <= _LETTERS[1] else key.text()


def _copy(key: QKeyEvent) -> QKeyEvent:
    """The event itself ends when the filter returns."""
    copy = QKeyEvent(
        key.type(),
        key.key(),
        key.modifiers(),
        key.nativeScanCode(),
        key.nativeVirtualKey(),
        key.nativeModifiers(),
        key.text(),
    )
    copy.setTimestamp(key.timestamp())
    return copy
