"""How each number of a reading is judged for the doctor: the worst of what triage, NEWS2 and pregnancy say of it.

The bands are an adult's. They never make a child's number better than it is told here: who shows a "usual" says whose.
"""

from collections.abc import Iterator, Mapping
from typing import get_args

from care.clinical import ACT_IN_PREGNANCY, LIMITS, Limits, Number
from care.messages import Judged
from care.news2 import OXYGEN_SCALE_1, PULSE, SYSTOLIC, TEMPERATURE, Bands, points
from care.triage import Word, implausible, numbers, word_for
from care.vitals import Reading

_BEST_FIRST: tuple[Word, ...] = get_args(Word)
_SCORED: Mapping[Number, Bands] = {
    Number.SYSTOLIC: SYSTOLIC,
    Number.PULSE: PULSE,
    Number.SATURATION: OXYGEN_SCALE_1,
    Number.CELSIUS: TEMPERATURE,
}
_ACT_FROM = 3


def judged(reading: Reading, *, scored: bool, pregnant: bool) -> Iterator[Judged]:
    """Judge each number of a reading, however old it is; `scored`: NEWS2 is for this patient.

    Where the reading as a whole is implausible, none of its numbers is usual.
    """
    least: Word = "look-again" if implausible(reading.vital) else "usual"
    for number, value in numbers(reading.vital).items():
        said = [word_for(number, value)]
        if scored and number in _SCORED:
            said.append(_word_of(points(value, _SCORED[number], LIMITS[number].rounded)))
        if pregnant and value >= ACT_IN_PREGNANCY.get(number, float("inf")):
            said.append("act-now")
        word = max(said, key=_BEST_FIRST.index)
        way = "" if word == "usual" else _way(value, LIMITS[number])
        yield Judged(reading=reading.id, number=number.value, word=max(word, least, key=_BEST_FIRST.index), way=way)


def _word_of(scored: int) -> Word:
    if scored >= _ACT_FROM:
        return "act-now"
    return "look-again" if scored else "usual"


def _way(value: float, limits: Limits) -> str:
    low, high = limits.usual or limits.plausible
    return "low" if value < (low + high) / 2 else "high"
