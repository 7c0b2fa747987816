"""Urgent help, waiting, call back and goodbye: honest words, and only the ways out that there are."""

import pytest
from msgspec.structs import replace

from care.checkin import CheckIn, Overlay
from care.events import CallAgreed, Continue, Finish, NurseCalled
from care.nursing import Desk
from tests.worlds.screen import Screen
from ui.samples_doctor import samples
from ui.viewmodels.waiting import GoodbyeModel, UrgentModel, WaitingModel


def shown(screen: Screen, name: str) -> CheckIn:
    (state,) = samples()[name]
    screen.show((state, Desk()))
    return state


@pytest.mark.parametrize(
    ("name", "touched", "event"),
    [
        ("urgent-doctor", "talk-now", CallAgreed()),
        ("waiting", "finish", Finish()),
        ("waiting-offline", "finish", Finish()),
        ("call-back", "finish", Finish()),
        ("call-back", "ask-nurse", NurseCalled()),
        ("call-back-online", "keep-waiting", Continue()),
        ("after-call", "finish", Finish()),
    ],
)
def test_a_touch_is_its_event(screen: Screen, name: str, touched: str, event: object):
    shown(screen, name)
    screen.touch(touched)
    assert screen.said == [event]


@pytest.mark.parametrize("name", ["urgent", "urgent-coming"])
def test_the_patient_cannot_leave_the_urgent_page(screen: Screen, name: str):
    shown(screen, name)
    for way in ("finish", "back", "talk-now", "none-of-these"):
        with pytest.raises(LookupError):
            screen.find(way)


def test_an_alarm_edges_the_screen_until_somebody_has_taken_it(screen: Screen):
    shown(screen, "urgent")
    assert screen.shell.screen.alarming
    view = screen.shell.screen.view
    assert isinstance(view, UrgentModel)
    assert not view.coming
    shown(screen, "urgent-coming")
    assert not screen.shell.screen.alarming
    assert view.coming


@pytest.mark.parametrize(
    ("name", "place", "on_call", "wait"),
    [
        ("waiting", 2, True, (10, 15)),
        ("waiting-no-doctor", 2, False, (-1, -1)),
        ("waiting-offline", 0, True, (10, 15)),
        ("waiting-unknown", 0, True, (-1, -1)),
    ],
)
def test_the_place_is_only_told_while_it_is_known(
    screen: Screen, name: str, place: int, on_call: bool, wait: tuple[int, int]
):
    shown(screen, name)
    view = screen.shell.screen.view
    assert isinstance(view, WaitingModel)
    assert (view.place, view.onCall, (view.waitFrom, view.waitTo)) == (place, on_call, wait)


def test_the_marks_of_goodbye_go_out_one_by_one(screen: Screen):
    state = shown(screen, "goodbye")
    view = screen.shell.screen.view
    assert isinstance(view, GoodbyeModel)
    left = []
    for second in range(9):
        screen.show((replace(state, now=state.goodbye_at + second), Desk()))
        left.append(view.left)
    assert left == [8, 7, 6, 5, 4, 3, 2, 1, 0]


def test_an_open_overlay_has_a_name(screen: Screen):
    (state,) = samples()["plan"]
    screen.show((state, Desk()))
    assert screen.shell.screen.overlayName == ""
    screen.show((replace(state, overlay=Overlay.QR), Desk()))
    assert screen.shell.screen.overlayName == "qr"
