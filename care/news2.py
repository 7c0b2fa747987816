"""NEWS2, the National Early Warning Score 2 (Royal College of Physicians, 2017), as tables and not as if-chains.

It is honest about what it does not know: a missing or old input is never zero, so with anything missing there is
only an "at least". Not for under 16 years or in pregnancy. Scale 2 of oxygen only on a clinician's word.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Literal

import msgspec

from care.clinical import to_tenth, to_whole
from care.messages import News2Told
from care.vitals import BloodPressure, HeartRate, Oxygen, Reading, Temperature, Vital, doubt

WINDOW = timedelta(minutes=30)
"""An input older than this is missing."""
YOUNGEST = 16
URGENT_FROM = 5

Bands = tuple[tuple[float, int], ...]
"""Upper bounds (inclusive) with their points, in order; the last has no end."""

_NO_END = float("inf")
RESPIRATION: Bands = ((8, 3), (11, 1), (20, 0), (24, 2), (_NO_END, 3))
OXYGEN_SCALE_1: Bands = ((91, 3), (93, 2), (95, 1), (_NO_END, 0))
OXYGEN_SCALE_2_ON_AIR: Bands = ((83, 3), (85, 2), (87, 1), (_NO_END, 0))
OXYGEN_SCALE_2_ON_OXYGEN: Bands = ((83, 3), (85, 2), (87, 1), (92, 0), (94, 1), (96, 2), (_NO_END, 3))
SYSTOLIC: Bands = ((90, 3), (100, 2), (110, 1), (219, 0), (_NO_END, 3))
PULSE: Bands = ((40, 3), (50, 1), (90, 0), (110, 1), (130, 2), (_NO_END, 3))
TEMPERATURE: Bands = ((35.0, 3), (36.0, 1), (38.0, 0), (39.0, 1), (_NO_END, 2))
ON_OXYGEN = 2
NOT_ALERT = 3

Consciousness = Literal["A", "C", "V", "P", "U"]
"""Alert, new confusion, responds to voice, responds to pain, unresponsive."""


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """What a nurse or a doctor saw at `at`; breathing and consciousness are never guessed from a camera."""

    at: datetime
    respiration: float | None = None
    consciousness: Consciousness | None = None
    on_oxygen: bool | None = None
    scale_2: bool = False


class News2(msgspec.Struct, frozen=True, kw_only=True):
    """The points by part (None = missing); `certain_age` is False when the age is unknown or may be under 16."""

    parts: Mapping[str, int | None]
    applies: bool = True
    certain_age: bool = True

    @property
    def at_least(self) -> int:
        """The sum of what is known: a lower bound."""
        return sum(points for points in self.parts.values() if points is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        parts = tuple(name for name, points in self.parts.items() if points is None)
        return parts if self.certain_age else (*parts, "age")

    @property
    def total(self) -> int | None:
        """The score, only when nothing is missing."""
        return None if self.missing or not self.applies else self.at_least

    @property
    def single_three(self) -> bool:
        """Whether one part alone asks for an urgent assessment."""
        return 3 in self.parts.values()


def news2(
    readings: Iterable[Reading],
    birth_year: int | None,
    now: datetime,
    observed: Observed | None = None,
    *,
    pregnant: bool = False,
) -> News2:
    """Score what is known at `now`; readings and observations older than 30 minutes count as missing.

    So do readings of a clock that runs ahead by more than that: they would never grow old. What its own device doubts
    counts only where there is nothing else.
    """
    in_time = (r for r in readings if abs(now - r.received_at) <= WINDOW)
    fresh = sorted(in_time, key=lambda r: (doubt(r.flags) is None, r.received_at))
    seen = _fresh(observed or Observed(at=now), now)
    years = now.year - birth_year if birth_year is not None else None
    parts = {
        "respiration": _score(seen.respiration, RESPIRATION, to_whole),
        "oxygen": _oxygen(_newest(fresh, _saturation), seen),
        "air": _air(seen.on_oxygen),
        "systolic": _score(_newest(fresh, _systolic), SYSTOLIC, to_whole),
        "pulse": _score(_newest(fresh, _pulse), PULSE, to_whole),
        "consciousness": _conscious(seen.consciousness),
        "temperature": _score(_newest(fresh, _celsius), TEMPERATURE, to_tenth),
    }
    applies = not pregnant and (years is None or years >= YOUNGEST)
    return News2(parts=parts, applies=applies, certain_age=years is not None and years != YOUNGEST)


def told(score: News2) -> News2Told:
    """Put the score as the queue shows it."""
    return News2Told(
        applies=score.applies,
        at_least=score.at_least,
        parts=dict(score.parts),
        missing=score.missing,
        single_three=score.single_three,
    )


def points(value: float, bands: Bands, rounded: Callable[[float], Decimal]) -> int:
    """Return the points of a value, rounded as its chart is before it is compared with any band."""
    exact = rounded(value)
    return next(scored for bound, scored in bands if exact <= Decimal(str(bound)))


def _fresh(observed: Observed, now: datetime) -> Observed:
    """Forget what was seen too long ago; scale 2 stays, for it is a clinician's lasting word."""
    return observed if now - observed.at <= WINDOW else Observed(at=now, scale_2=observed.scale_2)


def _score(value: float | None, bands: Bands, rounded: Callable[[float], Decimal]) -> int | None:
    return None if value is None else points(value, bands, rounded)


def _oxygen(saturation: float | None, seen: Observed) -> int | None:
    """Score on scale 1, or on 2 where a clinician said so; there it may matter whether oxygen is given."""
    if saturation is None:
        return None
    if not seen.scale_2:
        return points(saturation, OXYGEN_SCALE_1, to_whole)
    on_air = points(saturation, OXYGEN_SCALE_2_ON_AIR, to_whole)
    on_oxygen = points(saturation, OXYGEN_SCALE_2_ON_OXYGEN, to_whole)
    if seen.on_oxygen is None and on_air != on_oxygen:
        return None
    return on_oxygen if seen.on_oxygen else on_air


def _air(on_oxygen: bool | None) -> int | None:
    return None if on_oxygen is None else ON_OXYGEN * on_oxygen


def _conscious(level: Consciousness | None) -> int | None:
    return None if level is None else NOT_ALERT * (level != "A")


def _newest(readings: list[Reading], take: Callable[[Vital], float | None]) -> float | None:
    found = [value for reading in readings if (value := take(reading.vital)) is not None]
    return found[-1] if found else None


def _saturation(vital: Vital) -> float | None:
    return vital.saturation if isinstance(vital, Oxygen) else None


def _systolic(vital: Vital) -> float | None:
    return vital.systolic if isinstance(vital, BloodPressure) else None


def _pulse(vital: Vital) -> float | None:
    return vital.pulse if isinstance(vital, BloodPressure | Oxygen | HeartRate) else None


def _celsius(vital: Vital) -> float | None:
    return vital.celsius if isinstance(vital, Temperature) else None
