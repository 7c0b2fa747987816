"""What typed numbers make, in each unit that a device may show."""

import pytest

from care.clinical import LIMITS
from care.triage import numbers
from care.typed import NUMBERS, UNITS, WITH_TENTHS, vital_of
from care.vitals import BloodPressure, Glucose, HeartRate, Kind, Oxygen, Temperature, Weight, kind_of


@pytest.mark.parametrize(
    ("unit", "typed", "vital"),
    [
        ("mmHg", (128.0, 79.0), BloodPressure(systolic=128, diastolic=79)),
        ("%", (97.0, 70.0), Oxygen(saturation=97, pulse=70)),
        ("°C", (37.2,), Temperature(celsius=37.2)),
        ("°F", (98.6,), Temperature(celsius=37.0)),
        ("°F", (100.3,), Temperature(celsius=37.94)),
        ("kg", (71.5,), Weight(kilograms=71.5)),
        ("lb", (157.6,), Weight(kilograms=71.49)),
        ("mg/dL", (104.0,), Glucose(milligrams_per_decilitre=104)),
        ("mmol/L", (5.8,), Glucose(milligrams_per_decilitre=104.5)),
        ("/min", (68.0,), HeartRate(pulse=68)),
    ],
)
def test_numbers_in_a_unit_make_the_vital_in_ours(unit, typed, vital):
    assert vital_of(unit, typed) == vital
    assert vital_of(unit, (*typed, 1.0)) is None
    assert vital_of(unit, ()) is None


def test_each_kind_has_its_units_and_no_unit_is_of_two():
    assert set(UNITS) == set(Kind)
    every = [unit for units in UNITS.values() for unit in units]
    assert len(every) == len(set(every))
    assert set(NUMBERS) == set(every) > WITH_TENTHS
    for kind, units in UNITS.items():
        assert {kind_of(made) for unit in units if (made := vital_of(unit, (1.0,) * len(NUMBERS[unit])))} == {kind}


@pytest.mark.parametrize("kind", Kind)
def test_the_first_unit_is_the_one_that_the_limits_are_in(kind):
    first = UNITS[kind][0]
    vital = vital_of(first, (1.0,) * len(NUMBERS[first]))
    assert vital is not None
    assert first in {LIMITS[number].unit for number in numbers(vital)}


@pytest.mark.parametrize("tenths", range(700, 1150))
def test_a_tenth_of_a_degree_fahrenheit_is_not_lost(tenths):
    made = vital_of("°F", (tenths / 10,))
    assert isinstance(made, Temperature)
    assert round(made.celsius * 1.8 + 32, 1) == tenths / 10
