"""A page with a camera shows its pictures on the software renderer, says when none come, and lets go of them."""

from collections.abc import Callable

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
    """A camera that can be pulled out."""

    def __init__(self, *, plugged: bool = True) -> None:
        self.plugged = plugged

    def latest(self, after_seq: int = 0) -> Red | None:
        return Red(after_seq + 1) if self.plugged else None


def test_pictures_of_the_camera_are_seen_and_forgotten(screen: Screen):
    screen.shell.attach_video("self", RedCamera())
    screen.show(*samples("en")["identify"])
    _until(screen, lambda: _is_red(_middle(screen)), "the camera's picture is not there")
    screen.show(*samples("en")["safety"])
    assert not [item for item in descendants(screen.top()) if is_a(item, "VideoPaint")]
    feed = screen.shell.feeds["self"]
    assert not feed.live
    assert feed.frame is None


def test_nobody_holds_a_card_to_a_camera_that_has_failed(screen: Screen):
    camera = RedCamera()
    screen.shell.attach_video("self", camera)
    screen.show(*samples("en")["identify"])
    _until(screen, lambda: _is_red(_middle(screen)), "the camera's picture is not there")
    camera.plugged = False
    _until(screen, lambda: not _is_red(_middle(screen)), "its last picture stays")


@pytest.mark.parametrize(("size", "words"), [("tall", "Camera is off"), ("wide", "Camera is off"), ("small", "Is off")])
def test_one_s_own_picture_goes_with_the_camera_and_comes_again(
    screens: Callable[[str], Screen], size: str, words: str
):
    screen, camera = screens(size), RedCamera()
    screen.shell.attach_video("self", camera)
    screen.show(*samples("en")["call"])
    _until(screen, lambda: _is_red(_middle(screen, "self-view")), "the patient's own picture is not there")
    assert words not in screen.words()
    camera.plugged = False
    _until(screen, lambda: words in screen.words(), "nobody is told that the camera is off")
    assert not _is_red(_middle(screen, "self-view"))
    assert "You" not in screen.words()
    camera.plugged = True
    _until(screen, lambda: _is_red(_middle(screen, "self-view")), "the patient's own picture does not come again")
    assert words not in screen.words()


def test_a_camera_that_never_gave_a_picture_is_told_as_off(screen: Screen):
    screen.shell.attach_video("self", RedCamera(plugged=False))
    screen.show(*samples("en")["call"])
    _until(screen, lambda: "Camera is off" in screen.words(), "nobody is told that the camera is off")


def test_the_doctor_s_last_picture_stays_and_the_connection_is_called_slow(screen: Screen):
    camera = RedCamera()
    screen.shell.attach_video("remote", camera)
    screen.show(*samples("en")["call"])
    _until(screen, lambda: _is_red(_middle(screen, "remote-view")), "the doctor's picture is not there")
    camera.plugged = False
    _until(screen, lambda: "Connection is slow" in screen.words(), "nobody is told that the pictures stand still")
    assert _is_red(_middle(screen, "remote-view"))


def _until(screen: Screen, reached: Callable[[], bool], missing: str) -> None:
    deadline = QDeadlineTimer(15000)
    while not reached():
        assert not deadline.hasExpired(), missing
        screen.settle()


def _middle(screen: Screen, view: str | None = None) -> QColor:
    place = screen.find(view) if view else screen.top()
    tile = next(item for item in descendants(place) if is_a(item, "VideoPaint"))
    where = tile.mapToScene(tile.boundingRect().center()).toPoint()
    return screen.window.grabWindow().pixelColor(where)


def _is_red(colour: QColor) -> bool:
    return colour.red() > 180 and colour.green() < 80 and colour.blue() < 80
