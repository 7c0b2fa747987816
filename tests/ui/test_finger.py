"""The demo's finger touches what a person could touch, and nothing else."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage

from care.checkin import Overlay
from care.events import MuteTouched
from care.nursing import Desk
from tests.worlds.screen import Screen
from ui.finger import Finger, NotTouchableError
from ui.samples_doctor import samples

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", extend=True)


def test_a_real_touch_reaches_the_page(screen: Screen):
    screen.show((samples()["call"][0], Desk()))
    finger = Finger(screen.shell)
    finger.touch("mute")
    screen.settle()
    assert screen.said == [MuteTouched()]
    assert screen.touches > 0


def test_what_is_hidden_disabled_or_behind_cannot_be_touched(screen: Screen):
    (state,) = samples()["call"]
    screen.show((state, Desk()))
    finger = Finger(screen.shell)
    assert not finger.sees("ask-agree")
    with pytest.raises(NotTouchableError):
        finger.touch("ask-agree")
    screen.show((replace(state, overlay=Overlay.END_CALL), Desk()))
    assert finger.sees("end-call-yes")
    assert not finger.sees("mute")


def test_it_names_the_page_and_the_overlay_over_it(screen: Screen):
    (state,) = samples()["plan"]
    screen.show((state, Desk()))
    finger = Finger(screen.shell)
    assert finger.page() == "plan"
    screen.show((replace(state, overlay=Overlay.QR), Desk()))
    assert finger.page() == "plan/qr"


def test_it_lists_what_can_be_touched_in_the_order_of_the_page(screen: Screen):
    screen.show((samples()["call-asked"][0], Desk()))
    assert Finger(screen.shell).names("ask-") == ["ask-agree", "ask-decline"]


def test_it_takes_a_picture(screen: Screen, tmp_path: Path):
    screen.show((samples()["plan"][0], Desk()))
    path = tmp_path / "shots" / "plan.png"
    Finger(screen.shell).grab(path)
    assert QImage(str(path)).width() == 1080
