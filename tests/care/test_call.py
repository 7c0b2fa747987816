"""The doctor: place in line, call, what is asked and said in it, plan, goodbye."""

from uuid import uuid4

import pytest
from msgspec.structs import replace

from care import effects as do
from care import events as ev
from care.checkin import (
    GOODBYE_S,
    LOST_TELL_S,
    CallLink,
    Overlay,
    Page,
)
from care.encounter import Ending, Still, Visit
from care.limits import STILL_BYTES_MAX, STILLS_MAX, TALK_BYTES_MAX, still_room
from care.messages import Answered, Ask, Chat, MeasureEnded, Placed
from care.vitals import (
    Kind,
    Trouble,
)
from tests.worlds.stay import (
    AGREES,
    DOCTOR,
    KNOWN,
    NOW,
    PLAN,
    PRESSURE,
    REFUSES,
    Stay,
)


def test_review_leads_to_waiting_with_a_place(joined: Stay) -> None:
    joined(*[ev.MeasureSkipped(kind) for kind in Kind], ev.Reviewed())
    assert joined.state.page is Page.WAITING
    place = Placed(visit_id=joined.visit.id, place=2, doctors_on_call=1, wait_min=(5, 10))
    assert joined(ev.PlaceTold(place)).place == place
    other = replace(place, visit_id=uuid4(), place=9)
    assert joined(ev.PlaceTold(other)).place == place


def test_a_doctor_who_is_early_waits_for_the_running_measurement(joined: Stay) -> None:
    joined.begin(Kind.BLOOD_PRESSURE)
    joined(DOCTOR)
    assert joined.state.page is Page.MEASURE
    assert joined.state.offer is not None
    joined(joined.reading(PRESSURE))
    assert joined.state.page is Page.CALL
    assert do.BeginCall(DOCTOR.call_id) in joined.effects
    assert do.AnswerOffer(DOCTOR.call_id, True) in joined.effects


@pytest.mark.parametrize("end", ["stop", "fail", "skip"])
def test_however_the_measurement_ends_the_doctor_comes_next(joined: Stay, end: str) -> None:
    joined.begin(Kind.BLOOD_PRESSURE)
    joined(DOCTOR)
    ends = {
        "stop": ev.MeasureStopped(),
        "fail": ev.MeasureFailed(Kind.BLOOD_PRESSURE, Trouble.MOVEMENT, joined.state.lease or ""),
        "skip": ev.MeasureSkipped(Kind.BLOOD_PRESSURE),
    }
    joined(ends[end])
    assert joined.state.page is Page.CALL


def test_an_offer_before_consent_is_declined(stay: Stay) -> None:
    stay(*KNOWN, DOCTOR)
    assert stay.effects == [do.AnswerOffer(DOCTOR.call_id, False)]
    assert stay.state.page is Page.CONSENT


def test_the_same_offer_again_builds_the_connection_again(called: Stay) -> None:
    called(DOCTOR)
    assert called.effects == [do.AnswerOffer(DOCTOR.call_id, True), do.BeginCall(DOCTOR.call_id)]


def test_a_lost_call_is_told_and_comes_back(called: Stay) -> None:
    assert called.state.lost_for_s == 0
    called(ev.LinkOfCall(DOCTOR.call_id, "lost"), ev.LinkOfCall(DOCTOR.call_id, "lost"))
    assert called.state.call is not None
    assert called.state.call.link is CallLink.LOST
    assert called.wait(12).lost_for_s >= 12
    called(ev.LinkOfCall(DOCTOR.call_id, "failed"))
    assert called.effects == [do.BeginCall(DOCTOR.call_id)]
    assert called.state.lost_for_s >= 12
    call = called(ev.LinkOfCall(DOCTOR.call_id, "back")).call
    assert call is not None
    assert call.link is CallLink.CONNECTED
    called(ev.LinkOfCall(DOCTOR.call_id, "failed"))
    assert called.state.lost_for_s == 0
    assert called(ev.LinkOfCall(DOCTOR.call_id, "connecting")).page is Page.CALL


def test_a_call_that_stays_lost_tells_the_nurse_once(called: Stay) -> None:
    called(ev.LinkOfCall(DOCTOR.call_id, "lost"))
    called.wait(LOST_TELL_S - 1)
    assert not called.asked(do.Raise)
    called.wait(2)
    (told,) = called.asked(do.Raise)
    assert isinstance(told, do.Raise)
    assert told.alarm.why == do.Why.CALL_LOST.value
    called.wait(5)
    assert not called.asked(do.Raise)


def test_a_lost_call_can_end_with_a_call_back(called: Stay) -> None:
    assert called(ev.CallMeBack()).page is Page.CALL
    assert called(ev.LinkOfCall(DOCTOR.call_id, "lost"), ev.CallMeBack()).page is Page.CALL_BACK
    assert do.HangUp(DOCTOR.call_id) in called.effects
    assert called.state.call is None
    assert called(ev.Continue()).page is Page.AFTER_CALL
    called(ev.CallMeBack(), ev.Finish())
    (frozen,) = called.asked(do.Freeze)
    assert isinstance(frozen, do.Freeze)
    assert frozen.visit.ending is Ending.CALL_BACK


def test_ending_the_call_asks_once(called: Stay) -> None:
    assert called(ev.EndCallTouched()).overlay is Overlay.END_CALL
    assert called(ev.EndCallAnswered(False)).page is Page.CALL
    called(ev.EndCallTouched(), ev.EndCallAnswered(True))
    assert called.state.page is Page.AFTER_CALL
    assert do.HangUp(DOCTOR.call_id) in called.effects
    assert called(ev.PlanReceived(called.visit.id, PLAN)).page is Page.PLAN


def test_a_plan_written_in_the_call_is_shown_after_it(called: Stay) -> None:
    assert called(ev.PlanReceived(called.visit.id, PLAN)).page is Page.CALL
    assert called(ev.PlanReceived(uuid4(), PLAN)).page is Page.CALL
    assert called(ev.CallOver(DOCTOR.call_id)).page is Page.PLAN
    assert called.visit.plan_shown_at is not None
    called(ev.PlanReceived(called.visit.id, PLAN))
    assert called.effects == []


def test_a_plan_that_comes_during_a_measurement_stops_it_and_keeps_no_doctor_waiting(joined: Stay) -> None:
    joined.begin(Kind.BLOOD_PRESSURE)
    joined(DOCTOR)
    late = joined.reading(PRESSURE)
    assert joined(ev.PlanReceived(joined.visit.id, PLAN)).page is Page.PLAN
    assert do.StopMeasuring() in joined.effects, "the page of the plan has no Stop key"
    assert joined.asked(do.AnswerOffer) == [do.AnswerOffer(DOCTOR.call_id, False)]
    assert (joined.state.lease, joined.state.measuring, joined.state.offer) == (None, None, None)
    joined(late)
    assert joined.asked(do.SetAside) == [do.SetAside(late.reading)]


@pytest.mark.parametrize("page", [Page.PLAN, Page.CALL_BACK])
def test_finish_leaves_no_device_running(joined: Stay, page: Page) -> None:
    joined.begin(Kind.BLOOD_PRESSURE)
    joined.state = replace(joined.state, page=page)
    assert joined(ev.Finish()).page is Page.GOODBYE
    assert do.StopMeasuring() in joined.effects


def test_the_doctor_asks_and_the_patient_agrees_to_a_measurement(called: Stay) -> None:
    ask = Ask(id=uuid4(), what="blood-pressure", doctor="Dr Rivera")
    called(ev.Asked(ask), ev.AskAnswered(True))
    assert called.state.measuring is Kind.BLOOD_PRESSURE
    called(ev.Asked(ask))
    assert called.state.call is not None
    assert called.state.call.ask is None
    called(called.reading(PRESSURE))
    assert called.state.page is Page.CALL
    assert called.visit.readings
    called(ev.Asked(ask), ev.AskAnswered(True), ev.MeasureStopped())
    assert called.state.page is Page.CALL


def test_a_measurement_that_fails_in_the_call_leaves_the_call_alone(called: Stay) -> None:
    called(ev.Asked(Ask(id=uuid4(), what="oxygen", doctor="Dr")), ev.AskAnswered(True))
    called(ev.MeasureFailed(Kind.OXYGEN, Trouble.TIMEOUT, called.state.lease or ""))
    assert (called.state.page, called.state.trouble) == (Page.CALL, Trouble.TIMEOUT)


def ended(ask: Ask, outcome: str) -> do.Effect:
    return do.Send(MeasureEnded(id=ask.id, outcome=outcome))


@pytest.mark.parametrize("kind", [Kind.GLUCOSE, Kind.HEART_RATE])
def test_what_the_station_has_no_device_for_is_not_asked_of_the_patient(called: Stay, kind: Kind) -> None:
    ask = Ask(id=uuid4(), what=kind.value, doctor="Dr")
    called(ev.Asked(ask))
    assert called.effects == [ended(ask, "not-here")]
    assert called.state.call is not None
    assert called.state.call.ask is None
    called.state = replace(called.state, setup=replace(called.state.setup, kinds=tuple(Kind)))
    called(ev.Asked(ask))
    assert (called.effects, called.state.call and called.state.call.ask) == ([], ask)


def test_the_doctor_hears_that_what_was_asked_for_did_not_come_about(called: Stay) -> None:
    ask, other = (Ask(id=uuid4(), what="oxygen", doctor="Dr") for _ in range(2))
    called(ev.Asked(ask), ev.AskAnswered(True))
    called(ev.Asked(ask))
    assert called.effects == [], "the same request twice is one"
    called(ev.Asked(other))
    assert called.effects == [ended(other, "busy")]
    called(ev.MeasureFailed(Kind.OXYGEN, Trouble.SENSOR_OFF, called.state.lease or ""))
    assert ended(ask, "sensor-off") in called.effects
    called(ev.Asked(other), ev.AskAnswered(True), ev.MeasureStopped())
    assert ended(other, "stopped") in called.effects
    bp = Ask(id=uuid4(), what="blood-pressure", doctor="Dr")
    called(ev.Asked(bp), ev.AskAnswered(True))
    lease = called.state.lease or ""
    called(called.reading(PRESSURE))
    assert not called.asked(do.Send), "a value is told as a value"
    called(ev.MeasureFailed(Kind.BLOOD_PRESSURE, Trouble.MOVEMENT, lease))
    assert called.effects == []


def test_the_doctor_hears_that_no_still_could_be_taken(called: Stay) -> None:
    ask = Ask(id=uuid4(), what="still", doctor="Dr")
    called(ev.Asked(ask), ev.AskAnswered(True), ev.StillFailed(ask.id, "no-picture"))
    assert called.effects == [ended(ask, "no-picture")]
    called(ev.CallOver(DOCTOR.call_id), ev.StillFailed(ask.id, "no-picture"))
    assert called.effects == []


def test_a_still_is_taken_only_when_agreed(called: Stay) -> None:
    ask = Ask(id=uuid4(), what="still", doctor="Dr Rivera")
    called(ev.Asked(ask), ev.AskAnswered(False))
    assert [type(effect) for effect in called.effects] == [do.Send]
    called(ev.Asked(ask), ev.AskAnswered(True))
    assert do.TakeStill(ask.id, STILL_BYTES_MAX) in called.effects
    still = Still(id=ask.id, taken_at=NOW, content_type="image/jpeg", width=2, height=2, data=b"x")
    called(ev.StillTaken(still))
    assert called.visit.stills == (still,)
    assert do.SendStill(still) in called.effects


def test_a_visit_that_is_full_of_stills_refuses_the_next_in_words(called: Stay) -> None:
    def picture(size: int) -> Still:
        return Still(id=uuid4(), taken_at=NOW, content_type="image/jpeg", width=2, height=2, data=bytes(size))

    called(ev.StillTaken(picture(STILL_BYTES_MAX + 1)))
    assert called.visit.stills == ()
    assert called.state.call is not None
    assert called.state.call.full == "still"
    while still_room(called.visit):
        ask = Ask(id=uuid4(), what="still", doctor="Dr Rivera")
        called(ev.Asked(ask))
        assert called.state.call.full is None
        called(ev.AskAnswered(True))
        assert called.effects[-1] == do.TakeStill(ask.id, still_room(called.visit))
        called(ev.StillTaken(picture(still_room(called.visit))))
        assert called.asked(do.SendStill)
    one_more = Ask(id=uuid4(), what="still", doctor="Dr Rivera")
    called(ev.Asked(one_more))
    assert called.effects == [ended(one_more, "no-room")]
    assert called.state.call.ask is None, "the patient is not asked for nothing"
    assert called.state.call.full == "still", "and reads why"
    assert len(called.visit.stills) == 5


def test_many_small_stills_are_too_many_too() -> None:
    one = Still(id=uuid4(), taken_at=NOW, content_type="image/jpeg", width=2, height=2, data=b"x")
    visit = Visit(id=uuid4(), station="Hall", started_at=NOW, stills=(one,) * (STILLS_MAX - 1))
    assert still_room(visit)
    assert not still_room(replace(visit, stills=(one,) * STILLS_MAX))


def test_a_text_talk_that_is_full_takes_no_line_more_and_says_so(called: Stay) -> None:
    called(ev.DoctorSaid(Chat(id=uuid4(), by="doctor", text="é" * (TALK_BYTES_MAX // 2 - 1), at=NOW)))
    called(ev.PatientSaid("Ja"))
    assert [len(said.text) for said in called.visit.said] == [TALK_BYTES_MAX // 2 - 1, 2]
    called(ev.PatientSaid("?"))
    assert called.effects == []
    assert called.state.call is not None
    assert called.state.call.full == "talk"
    late = Chat(id=uuid4(), by="doctor", text="Hello", at=NOW)
    called(ev.DoctorSaid(late))
    assert called.effects == [do.Send(MeasureEnded(id=late.id, outcome="no-room"))]
    called(ev.CallOver(DOCTOR.call_id), ev.DoctorSaid(late))
    assert len(called.visit.said) == 2


def test_whoever_wants_no_pictures_is_not_asked_for_one(stay: Stay) -> None:
    stay(*KNOWN, *AGREES[:2], REFUSES[2])
    stay(ev.QuestionAnswered("fever", False), DOCTOR)
    ask = Ask(id=uuid4(), what="still", doctor="Dr Rivera")
    call = stay(ev.Asked(ask)).call
    assert call is not None
    assert call.ask is None
    assert stay.effects == [do.Send(Answered(id=ask.id, agreed=False))]


def test_a_second_call_carries_on_the_first(called: Stay) -> None:
    began = called.visit.call_started_at
    called(ev.CallOver(DOCTOR.call_id))
    assert called.visit.call_ended_at is not None
    called(replace(DOCTOR, call_id=uuid4()))
    assert (called.visit.call_started_at, called.visit.call_ended_at) == (began, None)


def test_the_text_talk_is_kept_and_a_line_that_comes_twice_is_kept_once(called: Stay) -> None:
    called(ev.PatientSaid(" hello "))
    assert called.visit.said[0].text == "hello"
    assert called.asked(do.Send)
    chat = Chat(id=uuid4(), by="doctor", text="Hello", at=NOW)
    called(ev.DoctorSaid(chat), ev.DoctorSaid(chat))
    assert [said.by for said in called.visit.said] == ["patient", "doctor"]
    before = called.visit
    called(ev.PatientSaid("  "))
    assert called.visit == before


def test_mute_and_camera(called: Stay) -> None:
    called(ev.MuteTouched())
    assert called.effects == [do.SetMute(True)]
    called(ev.CameraTouched())
    assert called.effects == [do.SetCameraOff(True)]


def test_hanging_up_during_a_measurement_ends_both(called: Stay) -> None:
    called(ev.Asked(Ask(id=uuid4(), what="oxygen", doctor="Dr")), ev.AskAnswered(True), ev.CallOver(DOCTOR.call_id))
    assert do.StopMeasuring() in called.effects
    assert called.state.page is Page.AFTER_CALL


def test_what_is_wrong_with_the_printer_is_known_before_and_forgotten_when_it_is_mended(called: Stay) -> None:
    called(ev.CallOver(DOCTOR.call_id), ev.PlanReceived(called.visit.id, PLAN), ev.PrinterSeen(True, "no-paper"))
    assert (called.state.printer_trouble, called.state.printed) == ("no-paper", None)
    assert called(ev.PrinterSeen(True)).printer_trouble is None
    called(ev.PrintTouched(), ev.Printed("no-paper"), ev.PrinterSeen(True, "no-paper"))
    assert called.state.printed == "no-paper"
    assert called(ev.PrinterSeen(True)).printed is None
    called(ev.PrintTouched(), ev.Printed("printed"), ev.PrinterSeen(True))
    assert called.state.printed == "printed"


def test_the_plan_is_printed_or_scanned_and_then_the_visit_ends(called: Stay) -> None:
    called(ev.CallOver(DOCTOR.call_id), ev.PlanReceived(called.visit.id, PLAN), ev.PrintTouched())
    assert not called.asked(do.Print), "nothing can be printed without a printer"
    assert called(ev.PrinterSeen(True), ev.PrintTouched()).printed == "printing"
    assert called.asked(do.Print)
    assert called(ev.Printed("no-printer")).printed == "no-printer"
    assert called(ev.QrTouched()).overlay is Overlay.QR
    assert called(ev.OverlayClosed()).overlay is None
    called(ev.Finish())
    assert called.state.page is Page.GOODBYE
    (frozen,) = called.asked(do.Freeze)
    assert isinstance(frozen, do.Freeze)
    assert frozen.visit.ending is Ending.PLAN_SHOWN
    assert called.asked(do.TellLeft)


def test_goodbye_forgets_the_patient_at_once_and_wipes_after_a_while(called: Stay) -> None:
    called(ev.CallOver(DOCTOR.call_id), ev.PlanReceived(called.visit.id, PLAN), ev.Finish())
    assert called.visit.person is None
    assert called.visit.readings == ()
    assert called(ev.Ticked()).page is Page.GOODBYE
    assert called.effects == []
    assert called(ev.PlanReceived(called.visit.id, PLAN), ev.HelpTouched()).overlay is None
    called.wait(GOODBYE_S)
    assert called.effects == [do.Wipe()]
