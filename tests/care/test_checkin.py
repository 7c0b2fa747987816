"""The way through a visit, as dialogues of events and what they ask for."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4, uuid5

import pytest
from msgspec.structs import replace

from care import effects as do
from care import events as ev
from care.checkin import (
    CONSENT_ORDER,
    GOODBYE_S,
    IDLE_S,
    LOST_TELL_S,
    MORE_TIME_S,
    REST_S,
    STILL_HERE_S,
    CallLink,
    CheckIn,
    Moment,
    Overlay,
    Page,
    Setup,
    can_go_back,
    may_leave_phone,
    step,
)
from care.encounter import ConsentItem, Ending, Reason, Still, UrgentSign, Visit
from care.events import Event
from care.limits import STILL_BYTES_MAX, STILLS_MAX, TALK_BYTES_MAX, still_room
from care.messages import Answered, Ask, Chat, MeasureEnded, Placed
from care.people import Guest, Known, Provisional
from care.plan import Disposition, Plan
from care.questionnaire import EnableWhen, Item, ItemType, Questionnaire
from care.vitals import (
    BloodPressure,
    Flag,
    Kind,
    Method,
    Oxygen,
    Progress,
    Reading,
    Temperature,
    Trouble,
    Weight,
)

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
QUESTIONS = Questionnaire(
    url="q",
    version="1",
    source="test",
    items=(
        Item(link_id="fever", type=ItemType.BOOLEAN, words={"en": "Fever?"}),
        Item(
            link_id="days",
            type=ItemType.SCALE,
            words={"en": "Days?"},
            enable_when=(EnableWhen(question="fever", answers=(True,)),),
        ),
    ),
)
SETUP = Setup(station="Hall", clinic="Riverside", questionnaire=QUESTIONS)
HALIMA = Known(reference="Patient/1", given="Halima", initial="O", birth_year=1952)
PLAN = Plan(id=uuid4(), doctor="Dr Rivera", diagnosis="A sore throat.", disposition=Disposition.SELF_CARE)
DOCTOR = ev.Offered(uuid4(), "Dr Rivera", "General doctor")


class Stay:
    """Plays events one after another, a second apart, and remembers what each asked for."""

    def __init__(self, setup: Setup = SETUP) -> None:
        self.state = CheckIn(setup=setup)
        self.effects: list[do.Effect] = []
        self.clock = 0.0

    def __call__(self, *events: Event) -> CheckIn:
        for event in events:
            self.clock += 1
            at = Moment(wall=NOW + timedelta(seconds=self.clock), mono=self.clock, fresh=uuid4(), secret=uuid4())
            self.state, self.effects = step(self.state, event, at)
        return self.state

    def wait(self, seconds: float) -> CheckIn:
        self.clock += seconds - 1
        return self(ev.Ticked())

    def asked(self, kind: type) -> list[do.Effect]:
        return [effect for effect in self.effects if isinstance(effect, kind)]

    @property
    def visit(self) -> Visit:
        assert self.state.visit is not None
        return self.state.visit

    def measure(self, kind: Kind, vital: object) -> None:
        self(ev.MeasureStarted(kind))
        self(self.reading(vital))

    def reading(self, vital: object, lease: str | None = None) -> ev.Measured:
        lease = self.state.lease if lease is None else lease
        return ev.Measured(
            Reading(id=uuid4(), vital=vital, received_at=NOW, method=Method.SIMULATED, lease=lease)  # type: ignore[arg-type]
        )


ARRIVE = (ev.Start(), ev.LanguageChosen("en"), ev.NoSigns(), ev.ReasonChosen(Reason.THROAT))
KNOWN = (*ARRIVE, ev.CardRead(HALIMA), ev.Confirmed(True))
AGREES = tuple(ev.ConsentAnswered(item, True) for item in CONSENT_ORDER)
REFUSES = tuple(ev.ConsentAnswered(item, False) for item in CONSENT_ORDER)
AGREED = (*KNOWN, *AGREES)
JOINED = (*AGREED, ev.QuestionAnswered("fever", False))
PRESSURE = BloodPressure(systolic=128, diastolic=79, pulse=70)


@pytest.fixture
def stay() -> Stay:
    return Stay()


@pytest.fixture
def joined(stay: Stay) -> Stay:
    stay(ev.OnlineChanged(True), *JOINED)
    return stay


@pytest.fixture
def called(joined: Stay) -> Stay:
    joined(DOCTOR, ev.LinkOfCall(DOCTOR.call_id, "connected"))
    return joined


def pages(stay: Stay, events: Iterable[Event]) -> list[Page]:
    return [stay(event).page for event in events]


def test_the_way_from_attract_to_the_queue(stay: Stay) -> None:
    stay(ev.OnlineChanged(True))
    assert pages(stay, JOINED) == [
        Page.LANGUAGE,
        Page.SAFETY,
        Page.REASON,
        Page.IDENTIFY,
        Page.CONFIRM,
        Page.CONSENT,
        Page.CONSENT,
        Page.CONSENT,
        Page.QUESTION,
        Page.VITALS,
    ]
    assert stay.visit.joined_at is not None
    assert stay.visit.person == HALIMA
    assert stay.visit.questionnaire == "q|1"
    assert stay.asked(do.Tell)


def test_every_confirmed_screen_is_committed_with_a_growing_version(stay: Stay) -> None:
    versions = []
    for event in JOINED:
        stay(event)
        versions += [effect.visit.version for effect in stay.effects if isinstance(effect, do.Save)]
    assert versions == sorted(set(versions))
    assert len(versions) >= len(JOINED) - 2  # the first touch and the card (not yet confirmed) commit nothing


def test_an_urgent_sign_alarms_before_any_identity_and_only_staff_ends_it(stay: Stay) -> None:
    stay(ev.Start(), ev.LanguageChosen("es"), ev.SignTouched(UrgentSign.CHEST_PAIN))
    assert stay.state.page is Page.URGENT
    (alarm,) = stay.asked(do.Raise)
    assert isinstance(alarm, do.Raise)
    assert alarm.alarm.why == "chest-pain"
    assert isinstance(stay.visit.person, Guest)
    assert stay.wait(10_000).page is Page.URGENT
    assert stay(ev.FinishAndClear(), ev.Finish(), ev.Back()).page is Page.URGENT
    stay(ev.StaffCleared())
    assert stay.state.page is Page.GOODBYE
    (frozen,) = stay.asked(do.Freeze)
    assert isinstance(frozen, do.Freeze)
    assert frozen.visit.ending is Ending.URGENT


def test_the_doctor_may_call_an_urgent_patient_who_agrees(stay: Stay) -> None:
    stay(ev.Start(), ev.LanguageChosen("en"), ev.SignTouched(UrgentSign.STROKE), DOCTOR)
    assert stay.state.page is Page.URGENT
    assert stay.state.offer is not None
    stay(ev.CallAgreed())
    assert stay.state.page is Page.CALL
    assert stay.asked(do.BeginCall) == [do.BeginCall(DOCTOR.call_id)]


def test_a_value_typed_by_the_nurse_does_not_agree_to_the_urgent_patients_call(stay: Stay) -> None:
    stay(ev.Start(), ev.LanguageChosen("en"), ev.SignTouched(UrgentSign.STROKE), DOCTOR)
    typed = Reading(id=uuid4(), vital=PRESSURE, received_at=NOW, method=Method.TYPED, typed_by="nurse")
    assert stay(ev.ValueTyped(typed)).page is Page.URGENT
    assert stay.visit.readings == (typed,)
    assert stay.asked(do.BeginCall) == []
    assert stay(ev.CallAgreed()).page is Page.CALL


def test_an_emergency_goes_on_after_a_call_and_nothing_of_it_is_dropped(stay: Stay) -> None:
    stay(ev.Start(), ev.LanguageChosen("en"), ev.SignTouched(UrgentSign.STROKE), DOCTOR, ev.CallAgreed())
    assert stay(ev.CallOver(DOCTOR.call_id)).page is Page.URGENT
    assert stay.wait(10_000).page is Page.URGENT
    stay(DOCTOR, ev.CallAgreed(), ev.FinishAndClear())
    assert stay.asked(do.Drop) == []
    (frozen,) = stay.asked(do.Freeze)
    assert isinstance(frozen, do.Freeze)
    assert frozen.visit.ending is Ending.LEFT


def test_an_offer_taken_back_is_forgotten(stay: Stay) -> None:
    stay(ev.Start(), ev.LanguageChosen("en"), ev.SignTouched(UrgentSign.STROKE), DOCTOR, ev.CallOver(DOCTOR.call_id))
    assert stay.state.offer is None


@pytest.mark.parametrize(
    ("given", "family", "problem"), [("", "  ", "name-empty"), ("محمد", "", None), ("李", "小龍", None)]
)
def test_a_name_in_any_script_is_taken_and_only_nothing_is_not(
    stay: Stay, given: str, family: str, problem: str | None
) -> None:
    stay(*ARRIVE, ev.TypeName(), ev.NameTyped(given, family))
    assert stay.state.problem == problem
    assert stay.state.page is (Page.NAME if problem else Page.BIRTH)


@pytest.mark.parametrize(
    ("born", "problem"),
    [(None, "birth-no-date"), (date(2027, 1, 1), "birth-future"), (date(1880, 1, 1), "birth-long-ago")],
)
def test_a_birth_date_that_cannot_be_is_asked_again(stay: Stay, born: date | None, problem: str) -> None:
    stay(*ARRIVE, ev.TypeName(), ev.NameTyped("Ana", "Ruiz"), ev.BirthTyped(born))
    assert stay.state.page is Page.BIRTH
    assert stay.state.problem == problem


def test_somebody_the_clinic_knows_is_found_by_name(stay: Stay) -> None:
    stay(*ARRIVE, ev.TypeName(), ev.NameTyped(" Halima ", "Osei"), ev.BirthTyped(date(1952, 3, 12)))
    assert stay.state.page is Page.LOOKING
    assert stay.effects == [do.Look("Halima", "Osei", date(1952, 3, 12))]
    assert stay(ev.Identified(HALIMA)).page is Page.CONFIRM
    assert stay(ev.Confirmed(False)).page is Page.IDENTIFY


def test_somebody_new_becomes_a_provisional_patient(stay: Stay) -> None:
    stay(*ARRIVE, ev.TypeName(), ev.NameTyped("Ana", "Ruiz"), ev.BirthTyped(date(1980, 5, 1)), ev.Identified(None))
    assert stay.state.page is Page.NOT_FOUND
    stay(ev.Continue())
    assert stay.state.page is Page.CONSENT
    assert isinstance(stay.visit.person, Provisional)


def test_a_guest_needs_no_name(stay: Stay) -> None:
    stay(*ARRIVE, ev.GuestChosen())
    assert stay.visit.person == Guest(id=uuid5(stay.visit.id, "patient"))


def test_a_foreign_code_is_said_and_nothing_is_lost(stay: Stay) -> None:
    stay(*ARRIVE)
    assert stay.state.wants_codes
    stay(ev.CardRefused())
    assert (stay.state.page, stay.state.problem) == (Page.IDENTIFY, "code-not-ours")
    assert stay(ev.HelpTouched()).wants_codes is False


@pytest.mark.parametrize("refused", [0, 1])
def test_refusing_a_needed_consent_leads_to_people_not_to_a_call(stay: Stay, refused: int) -> None:
    stay(*KNOWN, *AGREES[:refused], REFUSES[refused])
    assert stay.state.page is Page.DECLINED
    assert stay(ev.Back()).page is Page.CONSENT
    stay(REFUSES[refused], ev.Finish())
    assert stay.state.page is Page.GOODBYE
    assert stay.asked(do.Drop)
    assert not stay.asked(do.Freeze)


def test_refusing_pictures_does_not_end_the_visit(stay: Stay) -> None:
    stay(*KNOWN, *AGREES[:2], REFUSES[2])
    assert stay.state.page is Page.QUESTION
    assert not stay.visit.agreed(ConsentItem.PICTURES)
    assert stay.state.consent is None


def test_a_double_tap_answers_one_consent_only(stay: Stay) -> None:
    stay(*KNOWN, AGREES[0], AGREES[0])
    assert [consent.item for consent in stay.visit.consents] == [ConsentItem.VIDEO]
    assert (stay.state.page, stay.state.consent) == (Page.CONSENT, ConsentItem.RECORD)
    assert stay.effects == []


def test_a_double_tap_answers_one_question_only(stay: Stay) -> None:
    tap = ev.QuestionAnswered("fever", True)
    stay(*AGREED, tap, tap)
    assert stay.visit.answered() == {"fever": True}
    assert stay.state.question is not None
    assert stay.state.question.link_id == "days"
    assert stay.effects == []


def test_questions_branch_and_go_back(stay: Stay) -> None:
    stay(*AGREED)
    assert stay.state.question is not None
    assert stay.state.question.link_id == "fever"
    stay(ev.QuestionAnswered("fever", True))
    assert stay.state.question is not None
    assert stay.state.question.link_id == "days"
    assert stay(ev.Back()).question.link_id == "fever"  # type: ignore[union-attr]
    assert stay(ev.Back()).page is Page.CONSENT
    assert stay.state.consent is ConsentItem.PICTURES


def test_without_a_questionnaire_the_queue_is_next() -> None:
    stay = Stay(Setup())
    stay(*AGREED)
    assert stay.state.page is Page.OFFLINE
    assert stay.state.question is None


def test_back_leads_along_the_way(stay: Stay) -> None:
    stay(*ARRIVE)
    assert pages(stay, [ev.Back()] * 4) == [Page.REASON, Page.SAFETY, Page.LANGUAGE, Page.LANGUAGE]
    stay = Stay()
    stay(*KNOWN)
    assert can_go_back(stay.state)
    assert stay(ev.Back()).page is Page.IDENTIFY
    assert not can_go_back(Stay().state)


def test_the_language_can_change_at_any_time_and_keeps_the_answers(joined: Stay) -> None:
    answers = joined.visit.answers
    joined(ev.HelpTouched(), ev.LanguageChosen("ar"))
    assert (joined.state.page, joined.visit.language, joined.visit.answers) == (Page.VITALS, "ar", answers)
    assert joined.state.overlay is None


# --- measuring ---


def test_a_reading_under_its_lease_is_kept_told_and_shown(joined: Stay) -> None:
    joined(ev.MeasureStarted(Kind.BLOOD_PRESSURE))
    (measure,) = joined.effects
    assert measure == do.Measure(Kind.BLOOD_PRESSURE, joined.state.lease or "")
    joined(ev.Progressed(Progress(kind=Kind.BLOOD_PRESSURE, value=120)))
    assert joined.state.progress is not None
    joined(joined.reading(PRESSURE))
    assert joined.state.page is Page.RESULT
    assert [type(effect) for effect in joined.effects] == [do.Save, do.Tell]
    assert joined.visit.last(Kind.BLOOD_PRESSURE) is joined.state.result
    assert Kind.BLOOD_PRESSURE not in joined.state.to_measure
    assert joined.state.lease is None


@pytest.mark.parametrize("lease", ["another", ""])
def test_a_reading_without_the_open_lease_never_enters_the_visit(joined: Stay, lease: str) -> None:
    joined(ev.MeasureStarted(Kind.BLOOD_PRESSURE), joined.reading(PRESSURE, lease))
    assert [type(effect) for effect in joined.effects] == [do.SetAside]
    assert joined.visit.readings == ()


def test_the_lease_of_an_ended_step_is_worth_nothing(joined: Stay) -> None:
    joined(ev.MeasureStarted(Kind.BLOOD_PRESSURE))
    late = joined.reading(PRESSURE)
    joined(ev.MeasureStopped())
    assert joined.effects == [do.StopMeasuring()]
    joined(ev.MeasureStarted(Kind.BLOOD_PRESSURE), late)
    assert [type(effect) for effect in joined.effects] == [do.SetAside]


def test_a_reading_of_another_kind_is_set_aside(joined: Stay) -> None:
    joined.measure(Kind.BLOOD_PRESSURE, Weight(kilograms=70))
    assert [type(effect) for effect in joined.effects] == [do.SetAside]


def test_a_reading_with_nobody_there_is_set_aside(stay: Stay) -> None:
    stay(stay.reading(PRESSURE, "x"))
    assert [type(effect) for effect in stay.effects] == [do.SetAside]


def test_an_implausible_value_is_kept_with_its_flag(joined: Stay) -> None:
    joined.measure(Kind.TEMPERATURE, Temperature(celsius=18.0))
    assert joined.state.result is not None
    assert Flag.IMPLAUSIBLE in joined.state.result.flags


def test_an_alarming_value_calls_the_nurse_and_the_visit_goes_on(joined: Stay) -> None:
    joined.measure(Kind.OXYGEN, Oxygen(saturation=84, pulse=120))
    assert joined.asked(do.Raise)
    assert joined.state.page is Page.RESULT


def test_a_failed_measurement_offers_ways_on(joined: Stay) -> None:
    joined(ev.MeasureStarted(Kind.OXYGEN))
    joined(ev.MeasureFailed(Kind.OXYGEN, Trouble.SENSOR_OFF, "an old lease"))
    assert joined.state.page is Page.MEASURE
    joined(ev.MeasureFailed(Kind.OXYGEN, Trouble.SENSOR_OFF, joined.state.lease or ""))
    assert (joined.state.page, joined.state.trouble, joined.state.tries) == (Page.TROUBLE, Trouble.SENSOR_OFF, 1)
    joined(ev.MeasureStarted(Kind.OXYGEN), ev.MeasureFailed(Kind.OXYGEN, Trouble.TIMEOUT, ""))
    joined(ev.MeasureFailed(Kind.OXYGEN, Trouble.TIMEOUT, joined.state.lease or ""))
    assert joined.state.tries == 2
    joined(ev.MeasureSkipped(Kind.OXYGEN, "sensor-off"))
    assert joined.state.page is Page.VITALS
    assert joined.visit.skipped[0].why == "sensor-off"


def test_skipping_everything_leads_to_the_review(joined: Stay) -> None:
    joined(*[ev.MeasureSkipped(kind) for kind in Kind])
    assert joined.state.page is Page.REVIEW
    joined.measure(Kind.WEIGHT, Weight(kilograms=71))
    joined(ev.Continue())
    assert joined.state.page is Page.REVIEW
    assert Kind.WEIGHT not in {skip.kind for skip in joined.visit.skipped}


def test_skipping_during_a_measurement_ends_it(joined: Stay) -> None:
    joined(ev.MeasureStarted(Kind.WEIGHT), ev.MeasureSkipped(Kind.WEIGHT))
    assert do.StopMeasuring() in joined.effects


def test_a_typed_value_is_kept_whatever_page_is_open(joined: Stay) -> None:
    typed = Reading(id=uuid4(), vital=Weight(kilograms=80), received_at=NOW, method=Method.TYPED, typed_by="nurse")
    joined(ev.ValueTyped(typed))
    assert joined.visit.readings == (typed,)
    assert joined.state.page is Page.VITALS


def test_a_typed_value_takes_the_place_of_the_running_measurement(joined: Stay) -> None:
    typed = Reading(id=uuid4(), vital=Weight(kilograms=80), received_at=NOW, method=Method.TYPED, typed_by="nurse")
    joined(ev.MeasureStarted(Kind.WEIGHT), ev.ValueTyped(typed))
    assert (joined.state.page, joined.state.result, joined.state.lease) == (Page.RESULT, typed, None)
    assert do.StopMeasuring() in joined.effects
    joined(ev.MeasureStarted(Kind.OXYGEN), ev.ValueTyped(typed))
    assert (joined.state.page, joined.state.measuring) == (Page.MEASURE, Kind.OXYGEN)
    assert joined.state.lease is not None


# --- the doctor ---


def test_review_leads_to_waiting_with_a_place(joined: Stay) -> None:
    joined(*[ev.MeasureSkipped(kind) for kind in Kind], ev.Reviewed())
    assert joined.state.page is Page.WAITING
    place = Placed(visit_id=joined.visit.id, place=2, doctors_on_call=1, wait_min=(5, 10))
    assert joined(ev.PlaceTold(place)).place == place
    other = replace(place, visit_id=uuid4(), place=9)
    assert joined(ev.PlaceTold(other)).place == place


def test_a_doctor_who_is_early_waits_for_the_running_measurement(joined: Stay) -> None:
    joined(ev.MeasureStarted(Kind.BLOOD_PRESSURE), DOCTOR)
    assert joined.state.page is Page.MEASURE
    assert joined.state.offer is not None
    joined(joined.reading(PRESSURE))
    assert joined.state.page is Page.CALL
    assert do.BeginCall(DOCTOR.call_id) in joined.effects
    assert do.AnswerOffer(DOCTOR.call_id, True) in joined.effects


@pytest.mark.parametrize("end", ["stop", "fail", "skip"])
def test_however_the_measurement_ends_the_doctor_comes_next(joined: Stay, end: str) -> None:
    joined(ev.MeasureStarted(Kind.BLOOD_PRESSURE), DOCTOR)
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
    assert called(ev.LinkOfCall(DOCTOR.call_id, "back")).call.link is CallLink.CONNECTED  # type: ignore[union-attr]
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
    joined(ev.MeasureStarted(Kind.BLOOD_PRESSURE), DOCTOR)
    late = joined.reading(PRESSURE)
    assert joined(ev.PlanReceived(joined.visit.id, PLAN)).page is Page.PLAN
    assert do.StopMeasuring() in joined.effects, "the page of the plan has no Stop key"
    assert joined.asked(do.AnswerOffer) == [do.AnswerOffer(DOCTOR.call_id, False)]
    assert (joined.state.lease, joined.state.measuring, joined.state.offer) == (None, None, None)
    joined(late)
    assert joined.asked(do.SetAside) == [do.SetAside(late.reading)]


@pytest.mark.parametrize("page", [Page.PLAN, Page.CALL_BACK])
def test_finish_leaves_no_device_running(joined: Stay, page: Page) -> None:
    joined(ev.MeasureStarted(Kind.BLOOD_PRESSURE))
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
    assert stay(ev.Asked(ask)).call.ask is None  # type: ignore[union-attr]
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


# --- offline, idle, help, resumed, failing store ---


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
