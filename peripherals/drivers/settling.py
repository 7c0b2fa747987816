"""When a weight counts, whatever road it came: the one rule of all scales, with the numbers of `care.clinical`.

Nothing on the scale is no weight: zero never counts.
"""

from typing import NamedTuple

from care import clinical
from care.vitals import Flag

_NOBODY_KG = 1.0
"""A platform that drifted, or on which a bag was left: whoever is weighed here stands or sits on it."""
_ALIKE = 4
"""How many weights alike it takes to tell a scale that is done from a link that broke while it swayed."""


class Look(NamedTuple):
    """What the scale said once, and when (s). `stable` is its own word."""

    kilograms: float
    at: float
    raw: bytes
    stable: bool = False


class Settled(NamedTuple):
    """A weight that counts, with the bytes that said it."""

    kilograms: float
    raw: bytes
    flags: frozenset[Flag]


class Settling:
    """The looks since somebody stepped on.

    Where a scale itself says that it is still, so many looks in a row must `agree`: on a line without a sum, one
    alone may have been changed. `has_moved` once the scale was seen empty or moving: a weight that never moves may be
    that of whoever was there before.
    """

    def __init__(self, agree: int = 2) -> None:
        self.has_moved = False
        self._agree = agree
        self._looks: list[Look] = []

    def add(self, look: Look) -> None:
        if look.kilograms <= _NOBODY_KG:
            self.has_moved = True
            self._looks.clear()
            return
        self._looks.append(look)
        self.has_moved = self.has_moved or not _alike(self._looks[0], look)

    def interrupt(self) -> None:
        """The scale had no weight to show: being still begins anew."""
        self._looks.clear()

    @property
    def is_empty(self) -> bool:
        return not self._looks

    @property
    def total_s(self) -> float:
        return self._looks[-1].at - self._looks[0].at if self._looks else 0.0

    @property
    def ends(self) -> tuple[Look, Look] | None:
        """The first look and the last, where not all are alike."""
        looks = self._looks
        return (looks[0], looks[-1]) if looks and not _alike(*looks) else None

    @property
    def ended_well(self) -> bool:
        """Whether the link's end was the scale's own."""
        return len(self._looks) == 1 or (len(self._looks) >= _ALIKE and _alike(*self._looks[-_ALIKE:]))

    def is_final(self, *, silent: bool = False) -> bool:
        if not self._looks:
            return False
        return silent or self._is_at_rest() or self.total_s >= clinical.SETTLING.restless_s

    def take(self) -> Settled:
        """The last weight; of one that never rests the median, flagged. The next one starts anew."""
        is_restless = not self._is_at_rest() and self.total_s >= clinical.SETTLING.restless_s
        given = sorted(self._looks)[(len(self._looks) - 1) // 2] if is_restless else self._looks[-1]
        self._looks.clear()
        return Settled(given.kilograms, given.raw, frozenset({Flag.UNSTABLE}) if is_restless else frozenset())

    def _is_at_rest(self) -> bool:
        last = self._looks[-self._agree :]
        said = all(look.stable and look.kilograms == last[0].kilograms for look in last)
        return (said and len(last) == self._agree) or self._still_s() >= clinical.SETTLING.still_s

    def _still_s(self) -> float:
        since = last = self._looks[-1]
        for look in reversed(self._looks):
            if not _alike(look, last):
                break
            since = look
        return last.at - since.at


def _alike(*looks: Look) -> bool:
    weights = [look.kilograms for look in looks]
    return max(weights) - min(weights) <= clinical.SETTLING.still_kg
