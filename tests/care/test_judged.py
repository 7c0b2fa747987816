"""Each number of a reading as the doctor reads it: never better than triage or NEWS2 says, old or not."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from care.clinical import Number
from care.encounter import UrgentSign, Visit
from care.judged import ToPatient, judged, to_patient
from care.people import Guest, Known, Person
from care.vitals import BloodPressure, Glucose, HeartRate, Method, Oxygen, Reading, Temperature, Vital, Weight

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
        (Weight(kilograms=70, fat_percent=24), {"kilograms": "usual", "fat_percent": "usual"}),
        (Weight(kilograms=70, fat_percent=1), {"kilograms": "look-again", "fat_percent": "look-again low"}),
        (Glucose(milligrams_per_decilitre=55), {"milligrams_per_decilitre": "act-now low"}),
        (Glucose(milligrams_per_decilitre=180), {"milligrams_per_decilitre": "look-again high"}),
        (HeartRate(pulse=95), {"pulse": "look-again high"}),
        (HeartRate(pulse=70), {"pulse": "usual"}),
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


def born(year: int) -> Known:
    return Known(reference="Patient/1", given="Ana", initial="R", birth_year=year)


GUEST = Guest(id=UUID(int=1))
FINE = pressure(124, 78, pulse=70)


def told(vital: Vital, person: Person | None, urgent: UrgentSign | None = None) -> ToPatient:
    reading = Reading(id=uuid4(), vital=vital, received_at=NOW, method=Method.DEVICE)
    return to_patient(reading, Visit(id=UUID(int=2), station="Hall", started_at=NOW, person=person, urgent=urgent))


@pytest.mark.parametrize("urgent", [None, UrgentSign.CHEST_PAIN])
def test_a_grown_patient_is_told_what_is_usual(urgent: UrgentSign | None):
    found = told(FINE, born(2009), urgent)
    assert found.word == "usual"
    assert found.usual == {Number.SYSTOLIC: (111, 140), Number.DIASTOLIC: (55, 90), Number.PULSE: (51, 90)}


def test_the_worst_number_comes_first():
    assert list(told(pressure(124, 97, pulse=140), born(1970)).usual) == [
        Number.PULSE,
        Number.DIASTOLIC,
        Number.SYSTOLIC,
    ]


@pytest.mark.parametrize(
    ("person", "urgent"),
    [
        (born(2018), None),
        (born(2010), None),
        (GUEST, None),
        (None, None),
        (born(1995), UrgentSign.PREGNANCY),
    ],
    ids=["child", "perhaps not 16 yet", "guest", "nobody", "pregnant"],
)
def test_nobody_else_is_told_that_a_number_is_usual(person: Person | None, urgent: UrgentSign | None):
    assert told(FINE, person, urgent) == ToPatient(word="measured", usual={})
    assert told(pressure(124, 98), person, urgent).word == "look-again"
    assert told(Temperature(celsius=39.2), person, urgent) == ToPatient(word="act-now", usual={})


def test_of_a_weight_nobody_knows_what_is_usual():
    assert told(Weight(kilograms=70), born(1970)) == ToPatient(word="measured", usual={})
    assert told(Weight(kilograms=70, fat_percent=24), born(1970)) == ToPatient(word="measured", usual={})
    assert told(Weight(kilograms=1), born(1970)).word == "look-again"


def test_what_is_usual_of_glucose_and_of_a_strap_is_known_for_adults_only():
    sugar, strap = Glucose(milligrams_per_decilitre=99), HeartRate(pulse=70)
    assert told(sugar, born(1970)) == ToPatient(word="usual", usual={Number.GLUCOSE: (70, 140)})
    assert told(strap, born(1970)) == ToPatient(word="usual", usual={Number.PULSE: (51, 90)})
    assert {told(sugar, GUEST).word, told(strap, born(2018)).word} == {"measured"}


@pytest.mark.parametrize("vital", [pressure(160, 90), pressure(140, 110)])
def test_in_pregnancy_the_patient_reads_what_the_doctor_reads(vital: Vital):
    assert told(vital, GUEST, UrgentSign.PREGNANCY).word == "act-now"
    assert told(vital, GUEST, UrgentSign.BLEEDING).word == "look-again"


@pytest.mark.parametrize(
    ("number", "vital_of"),
    [
        (Number.SYSTOLIC, lambda value: pressure(value, 60)),
        (Number.DIASTOLIC, lambda value: pressure(130, value)),
        (Number.PULSE, lambda value: Oxygen(saturation=98, pulse=value)),
        (Number.SATURATION, lambda value: Oxygen(saturation=value)),
        (Number.CELSIUS, lambda value: Temperature(celsius=value)),
    ],
)
def test_the_usual_range_that_is_drawn_holds_what_is_called_usual(number: Number, vital_of: Callable[[float], Vital]):
    whole = number is not Number.CELSIUS
    values = [step if whole else step / 10 for step in range(20, 301 if whole else 451)]
    low, high = told(vital_of(values[-1]), born(1970)).usual[number]
    wrong = [value for value in values if (told(vital_of(value), born(1970)).word == "usual") != (low <= value <= high)]
    assert wrong == []
