"""The steps of each measurement as data: complete, in an order that can be walked, with a drawing for each."""

from pathlib import Path

import pytest

from care.clinical import PressureProtocol
from care.guides import Done, Guide, Step, guides
from care.vitals import Kind

PICTURES = Path(__file__).parents[2] / "assets" / "pictures"
GUIDES = guides(PressureProtocol())
STEPS = [step for guide in GUIDES.values() for step in guide.steps]


def test_every_kind_is_led_through_to_a_reading():
    assert set(GUIDES) == set(Kind)
    for kind, guide in GUIDES.items():
        assert guide.kind is kind
        assert guide.steps[-1].done is Done.READING
        assert any(step.done is Done.STARTED for step in guide.steps)


def test_every_step_has_words_a_voice_and_a_drawing_of_its_own_name():
    assert len({step.words for step in STEPS}) == len(STEPS)
    assert all(step.voice for step in STEPS)
    assert [step.picture for step in STEPS if not (PICTURES / f"{step.picture}.svg").is_file()] == []


def test_blood_pressure_is_rested_for_in_the_posture_in_which_it_is_measured():
    pressure = GUIDES[Kind.BLOOD_PRESSURE]
    sit, cuff, rest = pressure.before_device
    assert (sit.id, cuff.id, rest.id, rest.least_s) == ("sit", "cuff", "rest", 300)
    assert (pressure.first(), pressure.after(sit), pressure.after(rest)) == (sit, cuff, None)
    assert (pressure.before(sit), pressure.before(rest)) == (None, cuff)


def test_a_rest_of_no_time_is_no_step():
    short = guides(PressureProtocol(rest_s=0))[Kind.BLOOD_PRESSURE]
    assert [step.id for step in short.before_device] == ["sit", "cuff"]


def test_what_needs_no_preparation_has_no_first_step():
    assert GUIDES[Kind.OXYGEN].first() is None


def test_the_device_says_which_step_it_is():
    heart = GUIDES[Kind.HEART_RATE]
    assert heart.with_device("hold-electrodes").id == "hold-electrodes"
    assert heart.with_device("").id == "wear-strap"
    assert GUIDES[Kind.BLOOD_PRESSURE].with_device("rest").id == "press-start", "a step before the device is over"


def test_a_guide_in_an_order_that_cannot_be_walked_is_refused():
    first = Step(id="a", words="a", picture="a", voice="a", done=Done.TOUCH)
    second = Step(id="b", words="b", picture="b", voice="b", done=Done.READING, needs=("a",))
    assert Guide(kind=Kind.WEIGHT, steps=(first, second)).steps
    with pytest.raises(ValueError, match="weight: b before a"):
        Guide(kind=Kind.WEIGHT, steps=(second, first))
