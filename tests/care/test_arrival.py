"""From Attract to the queue, as dialogues of events and what they ask for."""

from datetime import date
from uuid import uuid4, uuid5

import pytest
from msgspec.structs import replace

from care import effects as do
from care import events as ev
from care.checkin import (
    Page,
    Setup,
    can_go_back,
)
from care.encounter import ConsentItem, Ending, UrgentSign
from care.people import Guest, Provisional
from care.vitals import (
    Method,
    Reading,
)
from tests.worlds.stay import (
    AGREED,
    AGREES,
    ARRIVE,
    DOCTOR,
    HALIMA,
    JOINED,
    KNOWN,
    NOW,
    PRESSURE,
    REFUSES,
    Stay,
    pages,
)


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
    stay(DOCTOR, ev.CallAgreed(), ev.HelpTouched())
    assert stay(ev.FinishAndClear()).page is Page.URGENT
    assert stay.state.call is None
    assert do.HangUp(DOCTOR.call_id) in stay.effects
    assert stay.asked(do.Drop) == stay.asked(do.Freeze) == []
    stay(ev.StaffCleared())
    assert len(stay.asked(do.Freeze)) == 1


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


DOCUMENT = ev.DocumentRead("Halima", "Osei", date(1952, 3, 12))
AT_THE_NAME = (*ARRIVE, ev.TypeName())
AT_THE_BIRTH = (*AT_THE_NAME, ev.NameTyped("Halma", "Osei"))
NOT_FOUND = (*AT_THE_BIRTH, ev.BirthTyped(date(1952, 3, 12)), ev.Identified(None))


@pytest.mark.parametrize("way", [ARRIVE, AT_THE_NAME, AT_THE_BIRTH, NOT_FOUND])
def test_a_document_may_be_scanned_wherever_the_name_is_asked_for(stay: Stay, way: tuple[ev.Event, ...]) -> None:
    stay(*way, DOCUMENT)
    assert stay.state.page is Page.LOOKING
    assert stay.effects == [do.Look("Halima", "Osei", date(1952, 3, 12))]
    assert stay(ev.Identified(HALIMA)).match == HALIMA
    stay(ev.Confirmed(True))
    assert (stay.state.page, stay.visit.person) == (Page.CONSENT, HALIMA)


def test_whom_a_document_names_is_nobody_before_the_patient_says_so(stay: Stay) -> None:
    stay(*ARRIVE, DOCUMENT, ev.Identified(None))
    assert (stay.state.page, stay.visit.person) == (Page.CONFIRM, None)
    assert stay.state.match == Provisional(
        id=stay.state.match.id, given="Halima", family="Osei", birth_date=date(1952, 3, 12)
    )
    stay(ev.Confirmed(False))
    assert (stay.state.page, stay.state.match, stay.visit.person) == (Page.IDENTIFY, None, None)
    stay(DOCUMENT, ev.Identified(None))
    assert stay(ev.Confirmed(True)).page is Page.CONSENT
    assert isinstance(stay.visit.person, Provisional)


def test_a_document_that_was_left_is_not_taken_for_who_types_a_name(stay: Stay) -> None:
    stay(*ARRIVE, DOCUMENT, ev.Identified(None), ev.Back(), ev.TypeName(), ev.NameTyped("Ana", "Ruiz"))
    assert stay(ev.BirthTyped(date(1980, 5, 1)), ev.Identified(None)).page is Page.NOT_FOUND


def test_an_expired_document_is_told_and_serves(stay: Stay) -> None:
    stay(*ARRIVE, replace(DOCUMENT, expired=True), ev.Identified(HALIMA))
    assert (stay.state.page, stay.state.problem) == (Page.CONFIRM, "document-expired")
    assert stay(ev.Confirmed(True)).problem is None


def test_a_document_without_the_whole_birth_date_asks_for_it(stay: Stay) -> None:
    stay(*ARRIVE, replace(DOCUMENT, born=None))
    assert (stay.state.page, stay.state.problem) == (Page.BIRTH, None)
    stay(ev.BirthTyped(date(1952, 3, 12)))
    assert stay.effects == [do.Look("Halima", "Osei", date(1952, 3, 12))]


def test_a_document_of_somebody_not_born_yet_is_damaged(stay: Stay) -> None:
    stay(*ARRIVE, replace(DOCUMENT, born=date(2027, 1, 1)))
    assert (stay.state.page, stay.state.problem, stay.effects) == (Page.IDENTIFY, "document-damaged", [])


@pytest.mark.parametrize("why", ["code-not-ours", "code-number", "document-damaged"])
@pytest.mark.parametrize(
    ("way", "page"), [(AT_THE_NAME, Page.NAME), (AT_THE_BIRTH, Page.BIRTH), (NOT_FOUND, Page.IDENTIFY)]
)
def test_what_says_nobody_is_told_where_it_was_scanned(
    stay: Stay, way: tuple[ev.Event, ...], page: Page, why: str
) -> None:
    stay(*way, ev.CardRefused(why))
    assert (stay.state.page, stay.state.problem) == (page, why)


def test_a_scan_where_nobody_asks_who_it_is_changes_nothing(stay: Stay) -> None:
    before = stay(*ARRIVE, ev.HelpTouched())
    for scan in (DOCUMENT, ev.CardRead(HALIMA), ev.CardRefused()):
        after = stay(scan)
        assert (after.page, after.match, after.problem) == (before.page, None, None)


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
    stay(ev.Back())
    assert stay.state.question is not None
    assert stay.state.question.link_id == "fever"
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
