"""Changing on the review: back to one answer or one measurement, confirmed there again, and to the review after."""

import pytest
from msgspec.structs import replace

from care import effects as do
from care import events as ev
from care.checkin import CheckIn, Page, Setup, can_go_back
from care.encounter import Reason, Visit
from care.questionnaire import EnableWhen, Item, ItemType
from care.vitals import BloodPressure, Kind, Trouble, Weight
from tests.worlds.stay import AGREED, DOCTOR, QUESTIONS, SETUP, Stay

SWALLOW = Item(
    link_id="swallow",
    type=ItemType.BOOLEAN,
    words={"en": "Can you swallow?"},
    enable_when=(EnableWhen(question="reason", answers=("throat",)),),
)
ITCH = replace(SWALLOW, link_id="itch", enable_when=(EnableWhen(question="reason", answers=("skin",)),))
ASKED = replace(SETUP, questionnaire=replace(QUESTIONS, items=(*QUESTIONS.items, SWALLOW, ITCH)))
ANSWERED = (
    *AGREED,
    ev.QuestionAnswered("fever", True),
    ev.QuestionAnswered("days", 3),
    ev.QuestionAnswered("swallow", True),
)
FIRST = Weight(kilograms=71)


@pytest.fixture
def review() -> Stay:
    """A visit on the review: fever yes, three days, swallows; a weight, and the rest left out."""
    stay = Stay(ASKED)
    stay(ev.OnlineChanged(True), *ANSWERED)
    stay(*[ev.MeasureSkipped(kind) for kind in Kind if kind is not Kind.WEIGHT])
    stay.measure(Kind.WEIGHT, FIRST)
    assert stay(ev.Continue()).page is Page.REVIEW
    return stay


def saved(stay: Stay) -> list[Visit]:
    return [effect.visit for effect in stay.effects if isinstance(effect, do.Save)]


def on(state: CheckIn) -> tuple[Page, str | None]:
    return state.page, state.question.link_id if state.question else None


def test_an_answer_is_asked_again_confirmed_and_committed(review: Stay) -> None:
    before = review.visit
    assert on(review(ev.ChangeTouched("days"))) == (Page.QUESTION, "days")
    assert (review.visit, review.effects) == (before, []), "until another answer is confirmed, the first one stands"
    assert review(ev.QuestionAnswered("days", 5)).page is Page.REVIEW
    assert review.visit.answered() == {"fever": True, "days": 5, "swallow": True}
    assert saved(review) == [review.visit]
    assert review.asked(do.Tell) == [do.Tell(review.visit)], "the doctor's queue shows the new answer"
    assert (review.visit.joined_at, review.visit.readings) == (before.joined_at, before.readings)


def test_going_back_from_a_change_changes_nothing(review: Stay) -> None:
    before = review.visit
    for link_id in ("fever", "days", "reason"):
        review(ev.ChangeTouched(link_id))
        assert can_go_back(review.state)
        assert review(ev.Back()).page is Page.REVIEW
    assert review.visit == before


def test_what_a_changed_answer_makes_pointless_is_not_sent(review: Stay) -> None:
    assert review(ev.ChangeTouched("fever"), ev.QuestionAnswered("fever", False)).page is Page.REVIEW
    assert review.visit.answered() == {"fever": False, "swallow": True}


def test_what_a_changed_answer_raises_is_asked_before_the_review(review: Stay) -> None:
    review(ev.ChangeTouched("fever"), ev.QuestionAnswered("fever", False), ev.ChangeTouched("fever"))
    assert on(review(ev.QuestionAnswered("fever", True))) == (Page.QUESTION, "days")
    assert on(review(ev.Back())) == (Page.QUESTION, "fever")
    assert review(ev.Back()).page is Page.REVIEW
    assert on(review(ev.ChangeTouched("days"))) == (Page.QUESTION, "days")
    assert review(ev.QuestionAnswered("days", 2)).page is Page.REVIEW
    assert review.visit.answered()["days"] == 2


def test_another_reason_keeps_what_still_applies_and_asks_what_is_new(review: Stay) -> None:
    assert review(ev.ChangeTouched("reason")).page is Page.REASON
    assert on(review(ev.ReasonChosen(Reason.SKIN))) == (Page.QUESTION, "itch")
    assert saved(review)
    assert review(ev.QuestionAnswered("itch", True)).page is Page.REVIEW
    assert review.visit.reason is Reason.SKIN
    assert review.visit.answered() == {"fever": True, "days": 3, "itch": True}
    assert len(review.visit.consents) == 3


def test_the_first_question_of_another_reason_leads_back_to_the_review() -> None:
    stay = Stay(replace(ASKED, questionnaire=replace(QUESTIONS, items=(ITCH,))))
    stay(ev.OnlineChanged(True), *AGREED, *[ev.MeasureSkipped(kind) for kind in Kind])
    stay(ev.ChangeTouched("reason"), ev.ReasonChosen(Reason.SKIN))
    assert on(stay.state) == (Page.QUESTION, "itch")
    assert stay(ev.Back()).page is Page.REVIEW


def test_without_questions_the_reason_can_still_be_changed() -> None:
    stay = Stay(Setup())
    stay(ev.OnlineChanged(True), *AGREED, *[ev.MeasureSkipped(kind) for kind in Kind])
    assert stay(ev.ChangeTouched("fever")).page is Page.REVIEW
    assert stay(ev.ChangeTouched("reason"), ev.ReasonChosen(Reason.PAIN)).page is Page.REVIEW
    assert stay.visit.reason is Reason.PAIN


@pytest.mark.parametrize("link_id", ["itch", "nothing-of-the-kind"])
def test_what_is_not_asked_cannot_be_changed(review: Stay, link_id: str) -> None:
    assert review(ev.ChangeTouched(link_id)).page is Page.REVIEW


def test_what_was_sent_is_not_changed_any_more(review: Stay) -> None:
    assert review(ev.Reviewed(), ev.ChangeTouched("fever")).page is Page.WAITING


def test_a_measurement_taken_again_leads_back_to_the_review(review: Stay) -> None:
    review.measure(Kind.WEIGHT, Weight(kilograms=72))
    assert review.state.page is Page.RESULT
    assert review(ev.Continue()).page is Page.REVIEW
    assert [reading.vital for reading in review.visit.readings] == [FIRST, Weight(kilograms=72)]


def test_one_that_was_left_out_can_be_measured_from_the_review(review: Stay) -> None:
    review.measure(Kind.BLOOD_PRESSURE, BloodPressure(systolic=128, diastolic=79))
    assert review(ev.Continue()).page is Page.REVIEW
    assert Kind.BLOOD_PRESSURE not in {skip.kind for skip in review.visit.skipped}


def test_giving_up_a_measurement_taken_again_leaves_the_first_one(review: Stay) -> None:
    before = review.visit
    assert review(ev.MeasureStarted(Kind.WEIGHT), ev.MeasureStopped()).page is Page.REVIEW
    assert review(ev.MeasureStarted(Kind.WEIGHT), ev.MeasureSkipped(Kind.WEIGHT)).page is Page.REVIEW
    assert review.effects == [do.StopMeasuring()]
    review(ev.MeasureStarted(Kind.WEIGHT))
    review(ev.MeasureFailed(Kind.WEIGHT, Trouble.NOT_FOUND, review.state.lease or ""))
    assert review(ev.MeasureSkipped(Kind.WEIGHT, "not-found")).page is Page.REVIEW
    assert review.visit == before


def test_a_doctor_who_answers_during_a_change_is_not_kept_waiting(review: Stay) -> None:
    before = review.visit.answers
    assert review(ev.ChangeTouched("days"), DOCTOR).page is Page.CALL
    assert review.visit.answers == before


def test_back_during_the_questions_shows_each_answer_and_loses_none() -> None:
    stay = Stay(ASKED)
    stay(ev.OnlineChanged(True), *ANSWERED[:-1])
    assert on(stay.state) == (Page.QUESTION, "swallow")
    assert [on(stay(ev.Back())) for _ in range(2)] == [(Page.QUESTION, "days"), (Page.QUESTION, "fever")]
    assert stay.visit.answered() == {"fever": True, "days": 3}
    assert on(stay(ev.QuestionAnswered("fever", True))) == (Page.QUESTION, "swallow")
