"""Each number of a reading as the doctor reads it: never better than triage or NEWS2 says, old or not."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from care.judged import judged
from care.vitals import BloodPressure, Method, Oxygen, Reading, Temperature, Vital, Weight

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def said(vital: Vital, *, scored: bool = True, pregnant: bool = False, at: datetime = NOW) -> dict[str, str]:
    reading = Reading(id=uuid4(), vital=vital, received_at=at, method=Method.DEVICE)
    found = list(judged(reading, scored=scored, pregnant=pregnant))
    assert {one.reading for one in found} == {reading.id}
    return {one.number: f"{one.word} {one.way}".strip() for one in found}


def pressure(systolic: float, diastolic: float, **more: float) -> BloodPressure:
    return BloodPressure(systolic=systolic, diastolic=diastolic, **more)


@pytest.mark.parametrize(
    ("vital", "words"),
    [
        (pressure(124, 98), {"systolic": "usual", "diastolic": "look-again high"}),
        (pressure(124, 120), {"systolic": "look-again", "diastolic": "act-now high"}),
        (pressure(224, 84), {"systolic": "act-now high", "diastolic": "usual"}),
        (pressure(88, 50), {"systolic": "act-now low", "diastolic": "look-again low"}),
        (Oxygen(saturation=91), {"saturation": "act-now low"}),
        (Oxygen(saturation=97, pulse=131), {"saturation": "usual", "pulse": "act-now high"}),
        (Temperature(celsius=34.9), {"celsius": "act-now low"}),
        (Weight(kilograms=70), {"kilograms": "usual"}),
        (Weight(kilograms=1), {"kilograms": "look-again low"}),
    ],
)
def test_a_number_is_told_by_its_word_and_its_way(vital: Vital, words: dict[str, str]):
    assert said(vital) == words


@pytest.mark.parametrize(
    ("vital", "number"),
    [(pressure(105, 70), "systolic"), (Oxygen(saturation=97, pulse=95), "pulse")],
)
def test_what_news2_gives_a_point_is_not_usual_where_the_score_is_used(vital: Vital, number: str):
    assert said(vital)[number].startswith("look-again")
    assert said(vital, scored=False)[number] == "usual"


def test_no_score_is_no_reason_to_hide_a_high_fever():
    assert said(Temperature(celsius=39.2), scored=False) == {"celsius": "act-now high"}


def test_an_old_value_is_judged_like_a_new_one():
    assert said(Oxygen(saturation=88), at=NOW - timedelta(hours=5)) == {"saturation": "act-now low"}


@pytest.mark.parametrize(
    ("vital", "number"),
    [(pressure(160, 80), "systolic"), (pressure(130, 110), "diastolic")],
)
def test_in_pregnancy_a_doctor_acts_from_a_lower_pressure_on(vital: Vital, number: str):
    assert said(vital, scored=False, pregnant=True)[number] == "act-now high"
    assert said(vital, scored=False)[number] == "look-again high"


def test_the_numbers_of_an_implausible_pressure_are_none_of_them_usual():
    assert said(pressure(118, 114, mean=116)) == {
        "systolic": "look-again",
        "diastolic": "look-again high",
        "mean": "look-again",
    }
