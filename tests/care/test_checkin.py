"""What holds on every page: no network, nobody there, help, a failing store, a visit that goes on, late events."""

from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from care import effects as do
from care import events as ev
from care.checkin import (
    IDLE_S,
    MORE_TIME_S,
    REST_S,
    STILL_HERE_S,
    Overlay,
    Page,
    Setup,
    can_go_back,
    may_leave_phone,
)
from care.encounter import ConsentItem, Ending, UrgentSign
from care.events import Event
from care.messages import Ask, Chat
from care.plan import Disposition
from care.vitals import (
    Kind,
    Method,
    Reading,
    Weight,
)
from tests.worlds.stay import (
    AGREED,
    AGREES,
    ARRIVE,
    DOCTOR,
    JOINED,
    KNOWN,
    NOW,
    PLAN,
    REFUSES,
    Stay,
)


def test_with_no_network_the_visit_goes_to_its_offline_end(stay: Stay) -> None:
    stay(*JOINED)
    assert stay.state.page is Page.OFFLINE
    stay(ev.Continue(), *[ev.MeasureSkipped(kind) for kind in Kind], ev.Reviewed())
    assert stay.state.page is Page.CALL_BACK
    assert stay(ev.Continue()).page is Page.CALL_BACK
    stay(ev.Finish())
    (frozen,) = stay.asked(do.Freeze)
    assert isinstance(frozen, do.Freeze)
    assert frozen.visit.ending is Ending.CALL_BACK


def test_when_the_network_comes_back_the_patient_may_wait_after_all(stay: Stay) -> None:
    stay(*JOINED, ev.Continue(), *[ev.MeasureSkipped(kind) for kind in Kind], ev.Reviewed(), ev.OnlineChanged(True))
    assert stay.asked(do.Tell)
    assert stay(ev.Continue()).page is Page.WAITING
    stay(ev.OnlineChanged(False))
    assert stay.effects == []


NUMBER = "+34911555019"
TO_PHONE = (*[ev.MeasureSkipped(kind) for kind in Kind], ev.Reviewed(), ev.CallMeBack(), ev.LeavePhone())


@pytest.fixture
def phoning(joined: Stay) -> Stay:
    """The patient cannot wait, and stands before the pad."""
    joined(*TO_PHONE)
    assert joined.state.page is Page.PHONE
    return joined


def test_a_phone_number_is_kept_when_it_is_confirmed_and_frozen_with_the_visit(phoning: Stay) -> None:
    phoning(ev.PhoneTyped("+34 911 555 019"))
    assert phoning.effects == [do.Save(phoning.visit)]
    assert (phoning.state.page, phoning.visit.phone) == (Page.CALL_BACK, NUMBER)
    phoning(ev.Finish())
    (frozen,) = phoning.asked(do.Freeze)
    assert isinstance(frozen, do.Freeze)
    assert (frozen.visit.phone, frozen.visit.ending) == (NUMBER, Ending.CALL_BACK)


def test_what_is_no_phone_number_is_said_and_not_kept(phoning: Stay) -> None:
    assert phoning(ev.PhoneTyped("12")).problem == "phone-no-number"
    assert (phoning.state.page, phoning.visit.phone, phoning.effects) == (Page.PHONE, None, [])


def test_a_phone_number_can_be_skipped_and_changed(phoning: Stay) -> None:
    assert can_go_back(phoning.state)
    assert phoning(ev.Back()).page is Page.CALL_BACK
    phoning(ev.LeavePhone(), ev.PhoneTyped("5550100"), ev.LeavePhone(), ev.PhoneTyped(NUMBER))
    assert phoning.visit.phone == NUMBER
    assert phoning(ev.Continue()).page is Page.WAITING


@pytest.mark.parametrize("page", [Page.CALL_BACK, Page.PHONE])
def test_who_walks_away_after_the_promise_is_called_back(phoning: Stay, page: Page) -> None:
    if page is Page.CALL_BACK:
        phoning(ev.PhoneTyped(NUMBER))
    phoning.wait(IDLE_S)
    phoning.wait(MORE_TIME_S)
    (frozen,) = phoning.asked(do.Freeze)
    assert isinstance(frozen, do.Freeze)
    assert frozen.visit.ending is Ending.CALL_BACK


def test_a_doctor_who_comes_free_calls_whoever_wanted_to_be_called_back(phoning: Stay) -> None:
    assert phoning(DOCTOR).page is Page.CALL


def test_a_plan_that_says_the_clinic_calls_asks_for_the_number(called: Stay) -> None:
    called(ev.CallOver(DOCTOR.call_id), ev.PlanReceived(called.visit.id, PLAN))
    assert not may_leave_phone(called.state)
    assert called(ev.LeavePhone()).page is Page.PLAN
    calls = replace(PLAN, id=uuid4(), disposition=Disposition.CALL_BACK)
    called(ev.PlanReceived(called.visit.id, calls))
    assert may_leave_phone(called.state)
    assert called(ev.LeavePhone()).page is Page.PHONE
    assert called(ev.PhoneTyped(NUMBER)).page is Page.PLAN
    assert called.visit.phone == NUMBER


def test_without_a_visit_nobody_is_asked_for_a_number(stay: Stay) -> None:
    assert not may_leave_phone(stay.state)


def test_nobody_there_asks_then_drops_what_nobody_agreed_to_keep(stay: Stay) -> None:
    stay(*ARRIVE)
    assert stay.wait(IDLE_S - 2).overlay is None
    assert stay.wait(2).overlay is Overlay.MORE_TIME
    assert stay.state.more_time_left_s == MORE_TIME_S
    assert stay.wait(MORE_TIME_S / 2).page is Page.IDENTIFY
    stay.wait(MORE_TIME_S / 2)
    assert stay.state.page is Page.GOODBYE
    assert [type(effect) for effect in stay.effects] == [do.Drop, do.TellLeft]


def test_more_time_as_often_as_wanted(stay: Stay) -> None:
    stay(*ARRIVE)
    for _ in range(12):
        assert stay.wait(IDLE_S).overlay is Overlay.MORE_TIME
        assert stay(ev.MoreTime()).overlay is None
    assert stay.state.page is Page.IDENTIFY


def test_leaving_after_consent_keeps_what_was_agreed(joined: Stay) -> None:
    joined(ev.MeasureStarted(Kind.WEIGHT), ev.FinishAndClear())
    assert do.StopMeasuring() in joined.effects
    (frozen,) = joined.asked(do.Freeze)
    assert isinstance(frozen, do.Freeze)
    assert frozen.visit.ending is Ending.LEFT


def test_leaving_in_the_call_hangs_up_and_leaving_the_plan_counts_as_shown(called: Stay) -> None:
    called(ev.FinishAndClear())
    assert do.HangUp(DOCTOR.call_id) in called.effects
    stay = Stay()
    stay(ev.OnlineChanged(True), *JOINED, DOCTOR, ev.CallOver(DOCTOR.call_id))
    stay(ev.PlanReceived(stay.visit.id, PLAN))
    stay.wait(STILL_HERE_S)
    assert stay.state.overlay is Overlay.MORE_TIME
    stay.wait(MORE_TIME_S)
    (frozen,) = stay.asked(do.Freeze)
    assert isinstance(frozen, do.Freeze)
    assert frozen.visit.ending is Ending.PLAN_SHOWN


def test_measuring_and_calling_have_no_idle_timer(called: Stay) -> None:
    assert called.wait(10_000).overlay is None


def test_a_call_that_stays_lost_does_not_keep_the_screen_for_ever(called: Stay) -> None:
    called(ev.LinkOfCall(DOCTOR.call_id, "lost"))
    assert called.wait(STILL_HERE_S - 1).overlay is None
    assert called.wait(1).overlay is Overlay.MORE_TIME
    assert called(ev.LinkOfCall(DOCTOR.call_id, "back")).overlay is None
    called(ev.LinkOfCall(DOCTOR.call_id, "lost"))
    called.wait(STILL_HERE_S)
    assert called.wait(MORE_TIME_S).page is Page.GOODBYE
    assert called.asked(do.Freeze)


def test_help_is_everywhere_also_before_a_visit(stay: Stay) -> None:
    assert stay(ev.HelpTouched()).overlay is Overlay.HELP
    stay(ev.NurseCalled())
    assert stay.asked(do.Raise)
    assert stay(ev.OverlayClosed()).overlay is None
    assert stay(ev.StoreFailed()).page is Page.REST
    stay = Stay()
    stay(*ARRIVE, ev.HelpTouched(), ev.NurseCalled())
    assert stay.asked(do.Raise)


def test_a_store_that_fails_ends_in_a_rest_not_in_a_false_promise(joined: Stay) -> None:
    assert joined(ev.StoreFailed()).page is Page.REST
    assert joined(DOCTOR).page is Page.REST


def test_a_store_that_fails_leaves_no_call_and_no_measurement_behind(called: Stay) -> None:
    called(ev.Asked(Ask(id=uuid4(), what="weight", doctor="Dr Rivera")), ev.AskAnswered(True))
    called(ev.StoreFailed())
    assert called.effects[:2] == [do.StopMeasuring(), do.HangUp(DOCTOR.call_id)]
    assert (called.state.call, called.state.lease) == (None, None)


@pytest.mark.parametrize(
    ("events", "page"),
    [
        (ARRIVE[:2], Page.SAFETY),
        (ARRIVE, Page.IDENTIFY),
        (KNOWN, Page.CONSENT),
        (AGREED, Page.QUESTION),
        (JOINED, Page.VITALS),
        ((*ARRIVE[:2], ev.SignTouched(UrgentSign.BLEEDING)), Page.URGENT),
        ((*JOINED, *[ev.MeasureSkipped(kind) for kind in Kind], ev.Reviewed()), Page.WAITING),
        ((*JOINED, DOCTOR, ev.CallOver(DOCTOR.call_id), None), Page.PLAN),
    ],
)
def test_an_interrupted_visit_goes_on_where_it_was(events: tuple[Event | None, ...], page: Page) -> None:
    before = Stay()
    before(ev.OnlineChanged(True))
    for event in events:
        before(event or ev.PlanReceived(before.visit.id, PLAN))
    after = Stay()
    after(ev.Resumed(before.visit, "nurse"))
    assert after.state.page is page
    assert after.visit.assisted_by == "nurse"
    assert after.asked(do.Save)
    assert after(ev.Resumed(before.visit, "nurse")).page is page


def test_a_visit_of_a_station_without_questions_goes_on_at_the_vitals() -> None:
    before = Stay()
    before(*AGREED)
    after = Stay(Setup())
    after(ev.OnlineChanged(True))
    assert after(ev.Resumed(before.visit, "nurse")).page is Page.VITALS
    assert after.visit.joined_at is not None


def test_a_visit_cut_off_between_its_last_answer_and_the_queue_joins_when_it_goes_on() -> None:
    before = Stay()
    before(*JOINED)
    after = Stay()
    after(ev.OnlineChanged(True))
    assert after(ev.Resumed(replace(before.visit, joined_at=None), "nurse")).page is Page.VITALS
    assert after.visit.joined_at is not None


def test_what_was_declined_is_still_declined_when_the_visit_goes_on() -> None:
    before = Stay()
    before(*KNOWN, AGREES[0], REFUSES[1])
    assert before.state.page is Page.DECLINED
    after = Stay()
    assert after(ev.Resumed(before.visit, "nurse")).page is Page.DECLINED
    assert after(ev.Back()).consent is ConsentItem.RECORD


LATE = (
    ev.LanguageChosen("es"),
    ev.FinishAndClear(),
    ev.NurseCalled(),
    ev.DoctorSaid(Chat(id=uuid4(), by="doctor", text="Are you there?", at=NOW)),
)


@pytest.mark.parametrize("event", LATE, ids=lambda event: type(event).__name__)
def test_after_goodbye_nothing_opens_the_visit_again(called: Stay, event: Event) -> None:
    called(ev.CallOver(DOCTOR.call_id), ev.CallMeBack(), ev.Finish())
    before = called.state
    assert before.page is Page.GOODBYE
    assert called(event).visit == before.visit
    assert called.effects == []


def test_after_goodbye_a_doctor_is_told_no_and_a_reading_is_nobodys(called: Stay) -> None:
    called(ev.CallOver(DOCTOR.call_id), ev.CallMeBack(), ev.Finish(), DOCTOR)
    assert called.effects == [do.AnswerOffer(DOCTOR.call_id, False)]
    late = Reading(id=uuid4(), vital=Weight(kilograms=70), received_at=NOW, method=Method.SIMULATED, lease="x")
    called(ev.Measured(late))
    assert [type(effect) for effect in called.effects] == [do.SetAside]
    assert not called(ev.OnlineChanged(False)).online


def test_after_a_rest_a_fresh_process_tries_again(joined: Stay) -> None:
    joined(ev.StoreFailed())
    joined.wait(REST_S - 1)
    assert joined.effects == []
    joined.wait(2)
    assert joined.effects == [do.Wipe()]


def test_what_nobody_can_do_cannot_be_asked_for(called: Stay) -> None:
    called(ev.Asked(Ask(id=uuid4(), what="x-ray", doctor="Dr Rivera")))
    assert called.state.call is not None
    assert called.state.call.ask is None


@pytest.mark.parametrize(
    "event",
    [
        ev.Start(),
        ev.NoSigns(),
        ev.Continue(),
        ev.Reviewed(),
        ev.QuestionAnswered("fever", True),
        AGREES[0],
        ev.EndCallTouched(),
        ev.AskAnswered(True),
        ev.StaffCleared(),
        ev.Finish(),
        ev.PrintTouched(),
    ],
)
def test_an_event_that_does_not_fit_changes_nothing(stay: Stay, event: Event) -> None:
    stay(*ARRIVE)
    before = stay.state
    stay(event)
    assert replace(stay.state, now=0, touched_at=0) == replace(before, now=0, touched_at=0)
    assert stay.effects == []


def test_without_a_visit_nothing_else_happens(stay: Stay) -> None:
    before = stay.state
    stay(ev.NoSigns(), ev.Ticked())
    assert replace(stay.state, now=0, touched_at=0) == before
    assert stay.state.to_measure == ()
    assert stay.state.consent is None


def test_the_secret_of_the_session_is_in_no_lease_and_no_visit(joined: Stay) -> None:
    joined(ev.MeasureStarted(Kind.WEIGHT))
    assert joined.state.nonce is not None
    assert joined.state.nonce != joined.visit.id
    assert str(joined.state.nonce) not in (joined.state.lease or "")
    assert UUID(joined.state.lease or "")
