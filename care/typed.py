"""Values typed by hand: in which units, as which numbers, and what they make."""

from collections.abc import Callable, Mapping

from care.vitals import (
    BloodPressure,
    Glucose,
    HeartRate,
    Kind,
    Oxygen,
    Temperature,
    Vital,
    Weight,
    glucose_of_millimoles,
)

UNITS: Mapping[Kind, tuple[str, ...]] = {
    Kind.BLOOD_PRESSURE: ("mmHg",),
    Kind.OXYGEN: ("%",),
    Kind.TEMPERATURE: ("°C", "°F"),
    Kind.WEIGHT: ("kg", "lb"),
    Kind.GLUCOSE: ("mg/dL", "mmol/L"),
    Kind.HEART_RATE: ("/min",),
}
"""What a device may show a kind in; the first until staff choose another. No unit is in two kinds."""

NUMBERS: Mapping[str, tuple[str, ...]] = {
    "mmHg": ("systolic", "diastolic"),
    "%": ("saturation", "pulse"),
    "°C": ("celsius",),
    "°F": ("fahrenheit",),
    "kg": ("kilograms",),
    "lb": ("pounds",),
    "mg/dL": ("milligrams_per_decilitre",),
    "mmol/L": ("millimoles_per_litre",),
    "/min": ("pulse",),
}
"""The numbers that are typed in a unit, in order."""

WITH_TENTHS = frozenset({"°C", "°F", "kg", "lb", "mmol/L"})
"""The units in which devices show tenths."""

KILOGRAMS_IN_POUND = 0.45359237
"""The international avoirdupois pound, exactly."""

_VITALS: Mapping[str, Callable[..., Vital]] = {
    "mmHg": lambda systolic, diastolic: BloodPressure(systolic=systolic, diastolic=diastolic),
    "%": lambda saturation, pulse: Oxygen(saturation=saturation, pulse=pulse),
    "°C": lambda celsius: Temperature(celsius=celsius),
    "°F": lambda fahrenheit: Temperature(celsius=round((fahrenheit - 32) / 1.8, 2)),
    "kg": lambda kilograms: Weight(kilograms=kilograms),
    "lb": lambda pounds: Weight(kilograms=round(pounds * KILOGRAMS_IN_POUND, 2)),
    "mg/dL": lambda milligrams: Glucose(milligrams_per_decilitre=milligrams),
    "mmol/L": glucose_of_millimoles,
    "/min": lambda pulse: HeartRate(pulse=pulse),
}


def vital_of(unit: str, numbers: tuple[float, ...]) -> Vital | None:
    """Make the vital sign of numbers typed in a unit; None when there are too few or too many of them."""
    return _VITALS[unit](*numbers) if len(numbers) == len(NUMBERS[unit]) else None
