"""A still: asked for, aimed at, taken, once more when it is flawed, and never kept back for what it looks like."""

from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from care import effects as do
from care import events as ev
from care.encounter import Still
from care.limits import STILL_BYTES_MAX
from care.messages import Answered, Ask, MeasureEnded
from care.pictures import CAMERAS, FLAWS, Flaw, Role
from care.state import CheckIn, Setup, Shot
from tests.worlds.stay import DOCTOR, NOW, Stay


@pytest.fixture
def room(called: Stay) -> Stay:
    """A call at a station with all four cameras."""
    called.state = replace(called.state, setup=replace(called.state.setup, cameras=tuple(Role)))
    return called


def ask(camera: Role = Role.FACE, what: str = "still") -> Ask:
    return Ask(id=uuid4(), what=what, doctor="Dr Rivera", camera=camera)


def picture(id: UUID, flaw: Flaw | None = None, camera: Role = Role.FACE) -> Still:
    return Still(id=id, taken_at=NOW, content_type="image/jpeg", width=2, height=2, data=b"x", flaw=flaw, camera=camera)


def shot_of(stay: Stay) -> Shot | None:
    assert stay.state.call is not None
    return stay.state.call.shot


def test_the_face_camera_takes_it_when_the_patient_agrees_and_a_good_one_is_sent_at_once(room: Stay):
    asked = ask()
    room(ev.Asked(asked), ev.AskAnswered(True))
    assert room.effects == [do.Send(Answered(id=asked.id, agreed=True)), do.TakeStill(asked.id, STILL_BYTES_MAX)]
    room(ev.StillTaken(picture(asked.id)))
    assert room.visit.stills == (picture(asked.id),)
    assert do.SendStill(picture(asked.id)) in room.effects
    assert shot_of(room) is None


@pytest.mark.parametrize("camera", [Role.SCOPE, Role.SKIN, Role.DOCUMENT])
def test_an_exam_camera_is_aimed_first_and_its_picture_is_wanted_until_it_is_sent(room: Stay, camera: Role):
    asked = ask(camera)
    room(ev.Asked(asked))
    assert room.state.camera is Role.FACE, "nothing is shown before the patient agrees"
    room(ev.AskAnswered(True))
    assert room.state.camera is camera
    assert not room.asked(do.TakeStill)
    room(ev.PictureTouched())
    assert room.effects == [do.TakeStill(asked.id, STILL_BYTES_MAX, camera)]
    room(ev.PictureTouched())
    assert room.effects == [], "one picture at a time"
    room(ev.StillTaken(picture(asked.id, camera=camera)))
    assert room.visit.stills == (picture(asked.id, camera=camera),)
    assert room.state.camera is Role.FACE


def test_who_aims_may_leave_it_and_the_doctor_is_told(room: Stay):
    asked = ask(Role.SKIN)
    room(ev.Asked(asked), ev.AskAnswered(True), ev.PictureLeft())
    assert room.effects == [do.Send(MeasureEnded(id=asked.id, outcome="stopped"))]
    assert room.state.camera is Role.FACE
    room(ev.PictureLeft())
    assert room.effects == []


@pytest.mark.parametrize("flaw", list(Flaw))
def test_a_flawed_still_is_taken_once_more_and_the_second_is_sent_whatever_it_is(room: Stay, flaw: Flaw):
    asked = ask(Role.SKIN)
    room(ev.Asked(asked), ev.AskAnswered(True), ev.PictureTouched(), ev.StillTaken(picture(asked.id, flaw)))
    assert room.effects == []
    assert room.visit.stills == ()
    assert room.state.camera is Role.SKIN
    room(ev.PictureLeft())
    assert shot_of(room) is not None, "what was taken is not thrown away"
    room(ev.PictureTouched())
    assert room.effects == [do.TakeStill(asked.id, STILL_BYTES_MAX, Role.SKIN)]
    room(ev.StillTaken(picture(asked.id, flaw)))
    assert room.visit.stills == (picture(asked.id, flaw),)
    assert do.SendStill(picture(asked.id, flaw)) in room.effects


def test_a_flawed_still_may_be_sent_as_it_is_with_its_flaw(room: Stay):
    asked = ask()
    room(ev.Asked(asked), ev.AskAnswered(True), ev.StillTaken(picture(asked.id, Flaw.DARK)), ev.PictureSent())
    assert room.visit.stills == (picture(asked.id, Flaw.DARK),)
    assert do.SendStill(picture(asked.id, Flaw.DARK)) in room.effects
    room(ev.PictureSent(), ev.PictureTouched())
    assert room.effects == []


@pytest.mark.parametrize("why", ["no-picture", "no-room"])
def test_a_camera_that_fails_ends_it_and_the_face_is_wanted_again(room: Stay, why: str):
    asked = ask(Role.SCOPE)
    room(ev.Asked(asked), ev.AskAnswered(True), ev.PictureTouched(), ev.StillFailed(asked.id, why))
    assert room.effects == [do.Send(MeasureEnded(id=asked.id, outcome=why))]
    assert shot_of(room) is None
    assert room.state.camera is Role.FACE


def test_an_exam_camera_that_gives_no_pictures_ends_the_aiming_in_words(room: Stay):
    asked = ask(Role.SCOPE)
    room(ev.Asked(asked), ev.AskAnswered(True), ev.CameraFailed(Role.FACE))
    assert shot_of(room) is not None, "the face camera's end is not this one's"
    room(ev.CameraFailed(Role.SCOPE))
    assert room.effects == [do.Send(MeasureEnded(id=asked.id, outcome="no-picture"))]
    assert room.state.camera is Role.FACE
    assert room.state.call is not None
    assert room.state.call.full == "no-picture"


def test_a_flawed_still_is_sent_when_the_camera_can_take_no_better_one(room: Stay):
    asked = ask(Role.SKIN)
    room(ev.Asked(asked), ev.AskAnswered(True), ev.PictureTouched(), ev.StillTaken(picture(asked.id, Flaw.DARK)))
    room(ev.CameraFailed(Role.SKIN))
    assert room.visit.stills == (picture(asked.id, Flaw.DARK),)


def test_a_camera_that_the_station_does_not_have_is_answered_and_nobody_is_asked(called: Stay):
    asked = ask(Role.SKIN)
    called(ev.Asked(asked))
    assert called.effects == [do.Send(MeasureEnded(id=asked.id, outcome="no-picture"))]
    assert called.state.call is not None
    assert called.state.call.ask is None


@pytest.mark.parametrize("what", ["still", "oxygen"])
def test_while_a_picture_is_aimed_at_nothing_else_begins(room: Stay, what: str):
    asked, other = ask(Role.SKIN), ask(what=what)
    room(ev.Asked(asked), ev.AskAnswered(True), ev.Asked(asked))
    assert room.effects == [], "the same request came twice"
    room(ev.Asked(other))
    assert room.effects == [do.Send(MeasureEnded(id=other.id, outcome="busy"))]
    assert shot_of(room) == Shot(ask=asked)


def test_a_still_that_was_not_yet_sent_stays_in_the_visit_when_the_call_ends(room: Stay):
    asked = ask()
    room(ev.Asked(asked), ev.AskAnswered(True), ev.StillTaken(picture(asked.id, Flaw.BLURRED)))
    room(ev.CallOver(DOCTOR.call_id))
    assert room.visit.stills == (picture(asked.id, Flaw.BLURRED),)


def test_a_station_has_one_camera_unless_it_says_so_and_all_have_names():
    assert Setup().cameras == (Role.FACE,)
    assert CheckIn().camera is Role.FACE
    assert set(CAMERAS) == set(Role)
    assert set(FLAWS) == set(Flaw)
