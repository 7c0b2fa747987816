"""How each number of a reading is judged: the worst of what triage, NEWS2 and pregnancy say of it.

The doctor's console and the patient's screen say the same. The bands are an adult's: they never make a number of a
child, in pregnancy or of unknown age better than it is told here, and nobody but an adult is told that it is usual.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

import msgspec

from care.clinical import LIMITS, Limits, Number
from care.encounter import Visit, pregnant
from care.messages import Judged
from care.news2 import OXYGEN_SCALE_1, PULSE, SYSTOLIC, TEMPERATURE, Bands, news2, points
from care.people import birth_year
from care.triage import Word, implausible, numbers, word_for
from care.vitals import Reading

PatientWord = Word | Literal["measured"]

_BEST_FIRST: tuple[Word, ...] = get_args(Word)
_SCORED: Mapping[Number, Bands] = {
    Number.SYSTOLIC: SYSTOLIC,
    Number.PULSE: PULSE,
    Number.SATURATION: OXYGEN_SCALE_1,
    Number.CELSIUS: TEMPERATURE,
}
_ACT_FROM = 3


class ToPatient(msgspec.Struct, frozen=True, kw_only=True):
    """What the patient is told of a reading; `usual` has the numbers whose usual range is known for this patient,
    the worst first: where a screen has no room for all, that one is seen.

    The word is `measured` where nothing stands out and no range is known: a weight, a child, a guest, in pregnancy.
    """

    word: PatientWord
    usual: Mapping[Number, tuple[float, float]]


def judged(reading: Reading, *, scored: bool, pregnant: bool) -> Iterator[Judged]:
    """Judge each number of a reading, however old it is; `scored`: NEWS2 is for this patient.

    Where the reading as a whole is implausible, none of its numbers is usual.
    """
    least: Word = "look-again" if implausible(reading.vital) else "usual"
    for number, value in numbers(reading.vital).items():
        said = [word_for(number, value, pregnant=pregnant)]
        if scored and number in _SCORED:
            said.append(_word_of(points(value, _SCORED[number], LIMITS[number].rounded)))
        word = max(said, key=_BEST_FIRST.index)
        way = "" if word == "usual" else _way(value, LIMITS[number])
        yield Judged(reading=reading.id, number=number.value, word=max(word, least, key=_BEST_FIRST.index), way=way)


def to_patient(reading: Reading, visit: Visit) -> ToPatient:
    """Judge a reading as the doctor reads it, by the worst of its numbers; "usual" is for known adults only."""
    expecting = pregnant(visit.urgent)
    score = news2((), birth_year(visit.person), reading.received_at, pregnant=expecting)
    each = judged(reading, scored=score.applies, pregnant=expecting)
    worst_first = sorted(each, key=lambda one: _BEST_FIRST.index(one.word), reverse=True)
    known = score.applies and score.certain_age
    named = [Number(one.number) for one in worst_first]
    usual = {number: found for number in named if known and (found := _usual(number))}
    word = next(word for word in _BEST_FIRST if word == worst_first[0].word)
    return ToPatient(word="measured" if word == "usual" and not usual else word, usual=usual)


def _usual(number: Number) -> tuple[float, float] | None:
    """Return the range in which triage and NEWS2 both call an adult's number usual."""
    limits = LIMITS[number]
    if limits.usual is None or number not in _SCORED:
        return limits.usual
    bands = _SCORED[number]
    zero = next(place for place, (_, scored) in enumerate(bands) if scored == 0)
    lowest = round(bands[zero - 1][0] + (1 if limits.whole else 0.1), 1)
    return max(limits.usual[0], lowest), min(limits.usual[1], bands[zero][0])


def _word_of(scored: int) -> Word:
    if scored >= _ACT_FROM:
        return "act-now"
    return "look-again" if scored else "usual"


def _way(value: float, limits: Limits) -> str:
    low, high = limits.usual or limits.plausible
    return "low" if value < (low + high) / 2 else "high"
