"""Two tiers: what is implausible is measured again, what is alarming is told to the nurse; nothing is thrown away."""

from collections.abc import Mapping
from enum import Enum
from typing import Literal

from care.clinical import ACT_IN_PREGNANCY, LEAST_PULSE_PRESSURE, LIMITS, STRONG_PAIN, Limits, Number, to_tenth
from care.encounter import Visit
from care.vitals import BloodPressure, Glucose, HeartRate, Kind, Oxygen, Reading, Temperature, Vital

Word = Literal["usual", "look-again", "act-now"]


class Urgency(Enum):
    """How soon a doctor should see this visit."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    SOON = "soon"
    ROUTINE = "routine"


def numbers(vital: Vital) -> dict[Number, float]:
    """Take a vital sign apart into the single numbers that have limits."""
    match vital:
        case BloodPressure(systolic=systolic, diastolic=diastolic, mean=mean, pulse=pulse):
            found = {
                Number.SYSTOLIC: systolic,
                Number.DIASTOLIC: diastolic,
                Number.MEAN: mean,
                Number.PULSE: pulse,
            }
        case Oxygen(saturation=saturation, pulse=pulse):
            found = {Number.SATURATION: saturation, Number.PULSE: pulse}
        case Temperature(celsius=celsius):
            found = {Number.CELSIUS: celsius}
        case Glucose(milligrams_per_decilitre=glucose):
            found = {Number.GLUCOSE: glucose}
        case HeartRate(pulse=pulse):
            found = {Number.PULSE: pulse}
        case weight:
            found = {Number.KILOGRAMS: weight.kilograms, Number.FAT_PERCENT: weight.fat_percent}
    return {number: value for number, value in found.items() if value is not None}


def implausible(vital: Vital) -> bool:
    """Tell whether to ask for another measurement; the value is kept all the same."""
    if isinstance(vital, BloodPressure) and vital.systolic - vital.diastolic <= LEAST_PULSE_PRESSURE:
        return True
    return any(not _plausible(value, LIMITS[number]) for number, value in numbers(vital).items())


def alarming(reading: Reading, *, pregnant: bool = False) -> dict[Number, float]:
    """Return the numbers of which the nurse must know at once."""
    found = numbers(reading.vital).items()
    return {number: value for number, value in found if _must_act(number, value, pregnant=pregnant)}


def in_words(found: Mapping[Number, float]) -> str:
    """Say numbers in English, with their units."""
    return ", ".join(f"{LIMITS[number].words} {value:g} {LIMITS[number].unit}" for number, value in found.items())


def word_for(number: Number, value: float, *, pregnant: bool = False) -> Word:
    """Judge one number."""
    limits = LIMITS[number]
    if _must_act(number, value, pregnant=pregnant):
        return "act-now"
    usual = _usual(value, limits.usual, limits) if limits.usual else _plausible(value, limits)
    return "usual" if usual else "look-again"


def word(vital: Vital) -> Word:
    """Judge a vital sign by the worst of its numbers."""
    words = [word_for(number, value) for number, value in numbers(vital).items()]
    if implausible(vital):
        words.append("look-again")
    return max(words, key=("usual", "look-again", "act-now").index)


def urgency(visit: Visit) -> Urgency:
    """Rank a visit by its urgent sign, its newest readings and its pain (needs clinical sign-off)."""
    if visit.urgent:
        return Urgency.EMERGENCY
    words = {word(reading.vital) for kind in Kind if (reading := visit.last(kind))}
    if "act-now" in words:
        return Urgency.URGENT
    return Urgency.SOON if "look-again" in words or _strong_pain(visit) else Urgency.ROUTINE


def _strong_pain(visit: Visit) -> bool:
    pain = visit.answered().get("pain")
    return isinstance(pain, int) and pain >= STRONG_PAIN


def _plausible(value: float, limits: Limits) -> bool:
    low, high = map(to_tenth, limits.plausible)
    return low <= to_tenth(value) <= high


def _usual(value: float, usual: tuple[float, float], limits: Limits) -> bool:
    low, high = map(limits.rounded, usual)
    return low <= limits.rounded(value) <= high


def _must_act(number: Number, value: float, *, pregnant: bool) -> bool:
    limits = LIMITS[number]
    act_high = ACT_IN_PREGNANCY.get(number, limits.act_high) if pregnant else limits.act_high
    rounded = limits.rounded(value)
    too_low = limits.act_low is not None and rounded <= limits.rounded(limits.act_low)
    too_high = act_high is not None and rounded >= limits.rounded(act_high)
    return too_low or too_high
