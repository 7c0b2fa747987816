from math import inf, nan
from uuid import UUID

import msgspec
import pytest

from care.errors import ImpossibleReadingError
from care.vitals import (
    CORE_KINDS,
    BloodPressure,
    Glucose,
    HeartRate,
    Kind,
    Method,
    Oxygen,
    Progress,
    Reading,
    Temperature,
    Weight,
    glucose_of_millimoles,
    kind_of,
)
from tests.worlds.visits import BEGAN, MORE, WHOLE


@pytest.mark.parametrize(
    "birth",
    [
        lambda: BloodPressure(systolic=nan, diastolic=80),
        lambda: BloodPressure(systolic=120, diastolic=80, mean=inf),
        lambda: BloodPressure(systolic=120, diastolic=80, pulse=nan),
        lambda: Oxygen(saturation=-inf),
        lambda: Temperature(celsius=nan),
        lambda: Weight(kilograms=inf),
        lambda: BloodPressure(systolic=1e300, diastolic=80),
        lambda: Weight(kilograms=-1e6),
        lambda: Weight(kilograms=70, fat_percent=nan),
        lambda: Glucose(milligrams_per_decilitre=inf),
        lambda: glucose_of_millimoles(nan),
        lambda: HeartRate(pulse=1e6),
    ],
)
def test_the_impossible_is_refused_at_birth(birth):
    with pytest.raises(ImpossibleReadingError, match="no number that a device could send"):
        birth()


@pytest.mark.parametrize("number", ["1e300", "1e6", "-1000000"])
def test_the_impossible_is_malformed_on_the_wire(number):
    with pytest.raises(msgspec.ValidationError, match="no number that a device could send"):
        msgspec.json.decode(f'{{"type": "oxygen", "saturation": {number}}}'.encode(), type=Oxygen)


def test_the_extreme_is_not_refused():
    assert Weight(kilograms=999_999.9).kilograms == 999_999.9
    assert Temperature(celsius=-300).celsius == -300


def test_the_very_sick_are_not_refused():
    assert BloodPressure(systolic=40, diastolic=0).diastolic == 0
    assert Temperature(celsius=24.0).celsius == 24.0


@pytest.mark.parametrize(
    ("vital", "kind"),
    [
        (BloodPressure(systolic=120, diastolic=80), Kind.BLOOD_PRESSURE),
        (Oxygen(saturation=97), Kind.OXYGEN),
        (Temperature(celsius=36.6), Kind.TEMPERATURE),
        (Weight(kilograms=70), Kind.WEIGHT),
        (Weight(kilograms=70, fat_percent=22), Kind.WEIGHT),
        (Glucose(milligrams_per_decilitre=100), Kind.GLUCOSE),
        (HeartRate(pulse=70), Kind.HEART_RATE),
    ],
)
def test_a_reading_knows_its_kind(vital, kind):
    assert kind_of(vital) is kind
    assert Reading(id=UUID(int=1), vital=vital, received_at=BEGAN, method=Method.TYPED).kind is kind


def test_a_reading_survives_the_wire():
    for reading in (*WHOLE.readings, *MORE.readings):
        assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@pytest.mark.parametrize("tenths", range(1, 400))
def test_a_glucose_in_tenths_of_millimoles_survives_the_way_there_and_back(tenths):
    assert glucose_of_millimoles(tenths / 10).millimoles_per_litre == tenths / 10


@pytest.mark.parametrize(("millimoles", "milligrams"), [(5.5, 99.1), (3.9, 70.3), (10.0, 180.2), (33.3, 599.9)])
def test_glucose_in_millimoles_is_kept_in_milligrams(millimoles, milligrams):
    assert glucose_of_millimoles(millimoles, "fasting") == Glucose(milligrams_per_decilitre=milligrams, meal="fasting")


def test_what_every_visit_measures_needs_no_blood_and_no_strap():
    assert set(Kind) - set(CORE_KINDS) == {Kind.GLUCOSE, Kind.HEART_RATE}


def test_progress_is_for_the_screen_and_may_be_empty():
    assert Progress(kind=Kind.OXYGEN).trace == ()
