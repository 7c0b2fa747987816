"""Urgent help, waiting, call back and goodbye: honest words, and only the ways out that there are."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from care.checkin import CheckIn, Overlay
from care.events import Back, CallAgreed, CallMeBack, Continue, Finish, LeavePhone, NurseCalled, PhoneTyped
from care.nursing import Desk
from tests.worlds.screen import Screen, descendants
from ui.samples_doctor import samples
from ui.viewmodels.waiting import GoodbyeModel, PhoneModel, UrgentModel, WaitingModel


def shown(screen: Screen, name: str) -> CheckIn:
    (state,) = samples()[name]
    screen.show((state, Desk()))
    return state


@pytest.mark.parametrize(
    ("name", "touched", "event"),
    [
        ("urgent-doctor", "talk-now", CallAgreed()),
        ("waiting", "call-me-back", CallMeBack()),
        ("waiting-offline", "call-me-back", CallMeBack()),
        ("waiting-no-doctor", "call-me-back", CallMeBack()),
        ("waiting-no-doctor", "ask-nurse", NurseCalled()),
        ("call-back", "finish", Finish()),
        ("call-back", "ask-nurse", NurseCalled()),
        ("call-back", "leave-phone", LeavePhone()),
        ("call-back-phone", "leave-phone", LeavePhone()),
        ("call-back-guest", "leave-phone", LeavePhone()),
        ("phone", "skip", Back()),
        ("call-back-online", "keep-waiting", Continue()),
        ("after-call", "call-me-back", CallMeBack()),
    ],
)
def test_a_touch_is_its_event(screen: Screen, name: str, touched: str, event: object):
    shown(screen, name)
    screen.touch(touched)
    assert screen.said == [event]


@pytest.mark.parametrize(("size", "shown_words"), [("tall", 3), ("wide", 3), ("small", 0)])
def test_the_words_under_a_seat_are_left_out_where_they_would_run_into_the_next(
    screens: Callable[[str], Screen], size: str, shown_words: int
):
    screen = screens(size)
    shown(screen, "waiting-fifth")
    assert screen.words().count("Before you") == shown_words
    assert {"2", "3", "4", "5", "You"} <= set(screen.words())


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("waiting", "You are number 2"),
        ("waiting-no-doctor", "No doctor is on call now"),
        ("waiting-offline", "You are in the queue"),
        ("waiting-unknown", "You are in the queue"),
    ],
)
def test_nobody_is_promised_a_doctor_whom_nobody_has(screen: Screen, name: str, heading: str):
    shown(screen, name)
    assert screen.top().property("heading") == heading
    asks = [item for item in descendants(screen.top()) if item.objectName() == "ask-nurse" and item.isVisible()]
    assert bool(asks) is (name == "waiting-no-doctor"), "where no doctor comes, a person is one touch away"


def test_a_phone_number_is_typed_on_the_pad_and_by_a_real_keyboard_and_kept_when_it_is_whole(screen: Screen):
    shown(screen, "phone")
    for sign in ("plus", "3", "4", "9", "plus"):
        screen.touch(f"digit-{sign}")
    screen.touch("continue")
    assert screen.said == []
    screen.key(Qt.Key.Key_1)
    screen.key(Qt.Key.Key_Backspace)
    screen.touch("digit-1")
    screen.touch("digit-delete")
    for sign in "1155":
        screen.touch(f"digit-{sign}")
    assert screen.find("number").property("text") == "\u2066+349\u00a01155\u2069"
    screen.touch("continue")
    assert screen.said == [PhoneTyped("+3491155")]


def test_no_more_digits_than_a_number_has_are_taken():
    model, said = PhoneModel(), []
    model.said.connect(said.append)
    for _ in range(20):
        model.digit("1")
    model.goOn()
    assert said == [PhoneTyped("1" * 15)]


def test_a_number_that_was_left_is_there_to_be_changed():
    model = PhoneModel()
    (state,) = samples()["phone-problem"]
    model.show(state)
    assert model.number == "+349\u00a0115\u00a0550\u00a019"
    assert model.problem == "phone-no-number"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("call-back", "The clinic will call you back"),
        ("call-back-phone", "The clinic will call you back on \u2066+349\u00a0115\u00a0550\u00a019\u2069"),
        ("call-back-guest", "Please ask at the front desk"),
    ],
)
def test_a_call_is_promised_only_where_somebody_can_be_called(screen: Screen, name: str, says: str):
    shown(screen, name)
    assert screen.top().property("heading") == says


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


SOUNDING = "This station is sounding an alarm."
COMING = "Somebody is on the way to you."


def test_a_doctor_who_has_seen_the_alarm_is_not_said_to_come(screen: Screen):
    shown(screen, "urgent-seen")
    assert "Dr Rivera at the clinic has seen your call for help." in screen.words()
    assert COMING not in screen.words()
    assert screen.top().property("heading") == "We are calling for help"
    assert screen.shell.screen.alarming
    shown(screen, "urgent-coming")
    assert COMING in screen.words()
    assert screen.top().property("heading") == "Help is coming. Stay here."


def test_only_a_tone_that_can_be_heard_is_said_to_sound(screen: Screen):
    shown(screen, "urgent")
    assert SOUNDING not in screen.words()  # there is no loudspeaker here
    screen.shell.screen.show_sounding(True)
    screen.settle()
    assert SOUNDING in screen.words()
    screen.shell.screen.show_sounding(False)
    screen.settle()
    assert SOUNDING not in screen.words()


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
