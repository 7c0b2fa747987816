"""A page with a camera shows its pictures on the software renderer, and lets go of them when it is left."""

import pytest
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtGui import QColor

from tests.worlds.screen import Screen, descendants, is_a
from ui.samples import samples

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", extend=True)


class Red:
    """Frames of one red, 64 x 48, a new number each time."""

    width, height = 64, 48

    def __init__(self, seq: int) -> None:
        self.seq = seq
        self.y = memoryview(bytes([81]) * (64 * 48))
        self.u = memoryview(bytes([90]) * (32 * 24))
        self.v = memoryview(bytes([240]) * (32 * 24))


class RedCamera:
    def latest(self, after_seq: int = 0) -> Red:
        return Red(after_seq + 1)


def test_pictures_of_the_camera_are_seen_and_forgotten(screen: Screen):
    screen.shell.attach_video("self", RedCamera())
    screen.show(*samples("en")["identify"])
    deadline = QDeadlineTimer(5000)
    while not _is_red(_middle(screen)):
        assert not deadline.hasExpired()
        screen.settle()
    screen.show(*samples("en")["safety"])
    assert not [item for item in descendants(screen.top()) if is_a(item, "VideoPaint")]
    feed = screen.shell.feeds["self"]
    assert not feed.live
    assert feed.frame is None


def _middle(screen: Screen) -> QColor:
    tile = next(item for item in descendants(screen.top()) if is_a(item, "VideoPaint"))
    where = tile.mapToScene(tile.boundingRect().center()).toPoint()
    return screen.window.grabWindow().pixelColor(where)


def _is_red(colour: QColor) -> bool:
    return colour.red() > 180 and colour.green() < 80 and colour.blue() < 80
