"""The steps before a device is asked: walked one by one, rested, cut short, gone back, left."""

from datetime import timedelta
from uuid import uuid4

import pytest

from care import effects as do
from care import events as ev
from care.checkin import Overlay, Page
from care.vitals import Flag, Kind, Method, Reading, Weight
from tests.worlds.stay import DOCTOR, NOW, PRESSURE, SETUP, Stay

PRESSURE_KIND = Kind.BLOOD_PRESSURE


def step(stay: Stay) -> str:
    return stay.state.guide_step.id if stay.state.guide_step is not None else ""


@pytest.fixture
def resting(joined: Stay) -> Stay:
    joined(ev.MeasureStarted(PRESSURE_KIND), ev.GuideStepDone("sit"), ev.GuideStepDone("cuff"))
    assert (joined.state.page, step(joined)) == (Page.PREPARE, "rest")
    return joined


def test_steps_are_walked_one_by_one_and_no_device_is_asked_before_the_last(joined: Stay):
    joined(ev.MeasureStarted(PRESSURE_KIND))
    assert (joined.state.page, step(joined), joined.state.lease, joined.effects) == (Page.PREPARE, "sit", None, [])
    joined(ev.GuideStepDone("cuff"))
    assert step(joined) == "sit", "a touch on a step that is not shown"
    joined(ev.GuideStepDone("sit"), ev.GuideStepDone("sit"))
    assert step(joined) == "cuff"
    assert joined.state.wait_left_s == 0


def test_the_rest_lasts_its_time_and_then_the_device_is_asked(resting: Stay):
    assert resting.state.wait_left_s == 300
    assert resting.wait(299).page is Page.PREPARE
    assert (step(resting), resting.state.wait_left_s) == ("rest", 1)
    assert resting.wait(1).page is Page.MEASURE
    assert (step(resting), len(resting.asked(do.Measure))) == ("", 1)


def test_a_rest_cannot_be_touched_away(resting: Stay):
    resting(ev.GuideStepDone("rest"))
    assert step(resting) == "rest"


def test_who_has_been_sitting_goes_on_and_every_reading_says_so(resting: Stay):
    resting(ev.RestCut())
    assert resting.state.page is Page.MEASURE
    assert [type(effect) for effect in resting.effects] == [do.Measure]
    resting(resting.reading(PRESSURE))
    (kept,) = resting.visit.readings
    assert (kept.flags, kept.note) == ({Flag.RESTED_BY_WORD}, None)


def test_staff_leaves_the_rest_out_with_a_reason(resting: Stay):
    resting(ev.RestCut("nurse", "the patient cannot wait"))
    resting(resting.reading(PRESSURE))
    (kept,) = resting.visit.readings
    assert kept.flags == {Flag.REST_LEFT_OUT}
    assert kept.note == "Rest left out (nurse): the patient cannot wait"


def test_a_rested_reading_and_those_of_other_kinds_say_nothing_of_it(resting: Stay):
    resting(ev.RestCut())
    resting(resting.reading(PRESSURE), ev.Continue())
    resting.measure(Kind.WEIGHT, Weight(kilograms=70))
    resting(ev.Continue(), *[ev.MeasureSkipped(kind) for kind in SETUP.kinds])
    resting.measure(PRESSURE_KIND, PRESSURE)
    assert [reading.flags for reading in resting.visit.readings] == [{Flag.RESTED_BY_WORD}, set(), set()]


def test_a_rest_is_cut_only_while_there_is_one(joined: Stay):
    joined(ev.MeasureStarted(PRESSURE_KIND), ev.RestCut())
    assert step(joined) == "sit"


def test_back_goes_one_step_back_and_then_to_the_list(resting: Stay):
    assert step_after(resting, ev.Back()) == "cuff"
    assert step_after(resting, ev.Back()) == "sit"
    assert resting(ev.Back()).page is Page.VITALS
    assert (step(resting), resting.state.measuring) == ("", None)


def test_back_goes_to_the_review_where_all_was_measured(joined: Stay):
    joined(*[ev.MeasureSkipped(kind) for kind in SETUP.kinds])
    assert joined(ev.MeasureStarted(PRESSURE_KIND)).page is Page.PREPARE
    assert joined(ev.Back()).page is Page.REVIEW


def test_a_step_can_be_left_out_with_the_whole_measurement(resting: Stay):
    resting(ev.MeasureSkipped(PRESSURE_KIND))
    assert (resting.state.page, resting.state.guide_step) == (Page.VITALS, None)
    assert [skip.kind for skip in resting.visit.skipped] == [PRESSURE_KIND]


def test_the_doctor_who_calls_interrupts_the_rest_at_once(resting: Stay):
    resting(DOCTOR)
    assert (resting.state.page, resting.state.guide_step, resting.state.measuring) == (Page.CALL, None, None)
    assert resting.wait(400).page is Page.CALL, "no rest ends in a call"


def test_nobody_is_asked_for_more_time_while_they_rest(resting: Stay):
    assert resting.wait(200).overlay is None


def test_who_walked_away_from_a_step_is_asked_after_three_minutes(joined: Stay):
    joined(ev.MeasureStarted(PRESSURE_KIND))
    assert joined.wait(179).overlay is None
    assert joined.wait(2).overlay is Overlay.MORE_TIME


def test_a_typed_value_takes_the_place_of_the_steps(resting: Stay):
    typed = Reading(
        id=uuid4(), vital=PRESSURE, received_at=NOW + timedelta(seconds=9), method=Method.TYPED, typed_by="nurse"
    )
    resting(ev.ValueTyped(typed))
    assert (resting.state.page, resting.state.result) == (Page.RESULT, typed)
    assert resting.effects[0] == do.Save(resting.visit), "no device was running that had to be stopped"


def step_after(stay: Stay, event: ev.Event) -> str:
    stay(event)
    return step(stay)
