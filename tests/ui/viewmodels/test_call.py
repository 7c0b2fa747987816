"""The pages of the call: what a person touches there leaves as the right event, and a lost call has ways out."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from care.checkin import CheckIn
from care.events import (
    AskAnswered,
    CallMeBack,
    CameraTouched,
    EndCallAnswered,
    EndCallTouched,
    MeasureStopped,
    MuteTouched,
    NurseCalled,
    PatientSaid,
    PictureLeft,
    PictureSent,
    PictureTouched,
)
from care.nursing import Desk
from tests.worlds.screen import Screen, descendants
from ui.samples_doctor import samples
from ui.viewmodels.call import PATIENCE_S, CallModel

pytestmark = pytest.mark.qt_log_ignore("No RHI backend", extend=True)


def shown(screen: Screen, name: str) -> CheckIn:
    states = samples()[name]
    screen.show(*((state, Desk()) for state in states))
    return states[-1]


def model(screen: Screen) -> CallModel:
    view = screen.shell.screen.view
    assert isinstance(view, CallModel)
    return view


@pytest.mark.parametrize(
    ("name", "touched", "event"),
    [
        ("call", "mute", MuteTouched()),
        ("call", "camera", CameraTouched()),
        ("call", "nurse", NurseCalled()),
        ("call", "end-call", EndCallTouched()),
        ("call-asked", "ask-agree", AskAnswered(True)),
        ("call-asked", "ask-decline", AskAnswered(False)),
        ("call-aim", "shot-agree", PictureTouched()),
        ("call-aim", "shot-decline", PictureLeft()),
        ("call-shot-again", "shot-agree", PictureTouched()),
        ("call-shot-again", "shot-decline", PictureSent()),
        ("call-measuring", "measure-stop", MeasureStopped()),
        ("call-lost-long", "finish", CallMeBack()),
        ("end-call", "end-call-yes", EndCallAnswered(True)),
        ("end-call", "end-call-no", EndCallAnswered(False)),
    ],
)
def test_a_touch_in_the_call_is_its_event(screen: Screen, name: str, touched: str, event: object):
    shown(screen, name)
    screen.touch(touched)
    assert screen.said == [event]


def test_a_typed_line_goes_to_the_doctor_and_leaves_the_field_empty(screen: Screen):
    shown(screen, "call")
    screen.touch("type")
    for key in ("key-h", "key-i"):
        screen.touch(key)
    screen.touch("chat-send")
    assert screen.said == [PatientSaid("Hi")]
    assert screen.find("chat-field").property("text") == ""
    screen.touch("type")
    assert not model(screen).typing


def test_what_is_being_typed_waits_while_the_doctor_asks_for_something(screens: Callable[[str], Screen]):
    screen = screens("small")
    shown(screen, "call")
    screen.touch("type")
    screen.touch("key-h")
    shown(screen, "call-asked")
    assert not [item for item in descendants(screen.top()) if item.objectName() == "chat-field" and item.isVisible()]
    screen.touch("ask-agree")
    shown(screen, "call")
    screen.touch("key-i")
    screen.touch("chat-send")
    assert screen.said == [AskAnswered(True), PatientSaid("Hi")]
    screen.touch("type")


def test_words_of_the_doctor_are_shown_until_they_were_read(screen: Screen):
    shown(screen, "call-heard")
    assert model(screen).heard.startswith("I can’t hear you")
    screen.touch("type")
    screen.touch("type")
    assert model(screen).heard == ""


def test_keep_waiting_puts_the_question_off_and_it_comes_again(screen: Screen):
    state = shown(screen, "call-lost-long")
    assert model(screen).lostLong
    screen.touch("keep-waiting")
    assert screen.said == []
    assert not model(screen).lostLong
    screen.show((replace(state, now=state.now + PATIENCE_S), Desk()))
    assert model(screen).lostLong


def test_a_nurse_is_only_said_to_know_when_she_was_told(screen: Screen):
    shown(screen, "call-lost-long")
    assert not model(screen).nurseCalled
    shown(screen, "call-lost-told")
    assert model(screen).nurseCalled
    assert not model(screen).nurseComing


def test_a_measurement_in_the_call_shows_its_number_and_its_trace(screen: Screen):
    states = samples()["call-measuring"]
    screen.show((states[0], Desk()))
    traced: list[object] = []
    model(screen).samples.connect(traced.append)
    screen.show(*((state, Desk()) for state in states[1:]))
    assert (model(screen).measuring, model(screen).value, model(screen).unit) == ("oxygen", "97", "%")
    assert len(traced) == len(states) - 1


def test_a_reading_of_this_call_is_told_and_an_older_one_is_not(screen: Screen):
    shown(screen, "call")
    assert model(screen).measured == ""
    shown(screen, "call-measured")
    assert "128/79" in model(screen).measured


def test_numbers_and_signs_can_be_typed_to_the_doctor(screen: Screen):
    shown(screen, "call")
    screen.touch("type")
    screen.touch("key-numbers")
    for key in ("key-2", "key-?"):
        screen.touch(key)
    screen.touch("key-numbers")
    screen.touch("chat-send")
    assert screen.said == [PatientSaid("2?")]
    screen.touch("type")


@pytest.mark.parametrize(
    ("name", "camera", "shot"),
    [("call", "face", ""), ("call-aim-paper", "document", "aim"), ("call-shot-again", "skin", "dark")],
)
def test_what_an_exam_camera_sees_is_large_in_the_place_of_the_doctor(
    screen: Screen, name: str, camera: str, shot: str
):
    shown(screen, name)
    assert (model(screen).shotCamera, model(screen).shot) == (camera, shot)
    assert screen.find("self-view").property("exam") is (shot != "")
    remote = [item for item in descendants(screen.top()) if item.objectName() == "remote-view" and item.isVisible()]
    assert bool(remote) is (shot == "")


def test_while_the_picture_is_taken_there_is_nothing_to_touch(screen: Screen):
    shown(screen, "call-shot-taking")
    assert not [item for item in descendants(screen.top()) if item.objectName() == "shot-agree" and item.isVisible()]
