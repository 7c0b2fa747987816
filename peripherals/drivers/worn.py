"""Sensors that somebody wears and that send what they see as they see it: the median of ten good seconds counts.

Never the first value. A sensor that was taken off starts the ten seconds anew: the next wearer may be somebody else.
The numbers are in `care.clinical`; the clock is the station's, for such a sensor sends as often as it likes.
"""

from asyncio import get_running_loop
from statistics import median_low

from care import clinical
from care.vitals import Flag, Kind, Progress, Trouble
from peripherals.driver import DriverError

SILENCE_S = 5.0
"""A sensor that has begun to send and then is silent for so long has stopped."""
_GAP_S = 2.0
"""What lies between two good looks is good too, up to so many seconds."""

_MOST_PERCENT = 100


def is_possible(saturation: float, pulse: float | None) -> bool:
    """Tell a value from what some oximeters send in its place: 0, or more than can be saturated."""
    return 0 < saturation <= _MOST_PERCENT and (pulse is None or pulse > 0)


class Worn:
    """The looks since the sensor was put on; each is good, poor, or one at nobody."""

    def __init__(self, kind: Kind, unit: str, first: str) -> None:
        self._kind, self._unit, self._first = kind, unit, first
        self._window = clinical.OXYGEN_WINDOW
        self._looks: list[tuple[float, ...]] = []
        self._good_s, self._poor = 0.0, 0
        self._begun: float | None = None
        self._last: tuple[float, bool] | None = None
        self._off_since: float | None = None

    def good(self, *numbers: float) -> Progress:
        """Count what was seen; the first number is shown."""
        now = self._now()
        if self._last is not None and self._last[1]:
            self._good_s += min(now - self._last[0], _GAP_S)
        self._last, self._off_since = (now, True), None
        self._looks.append(numbers)
        return self._progress(numbers[0])

    def poor(self) -> Progress:
        """Count a look that nothing can be made of. Raises DriverError(POOR_SIGNAL) after too long."""
        now = self._now()
        self._last, self._off_since, self._poor = (now, False), None, self._poor + 1
        self._give_up(now)
        return self._progress(None)

    def off(self) -> Progress:
        """Nobody wears it: what was seen before counts no more.

        Raises DriverError after too long: SENSOR_OFF, or POOR_SIGNAL where it was put on again and again.
        """
        now = self._now()
        self._looks, self._good_s, self._poor, self._last = [], 0.0, 0, None
        self._off_since = now if self._off_since is None else self._off_since
        if now - self._off_since >= self._window.empty_s:
            raise DriverError(Trouble.SENSOR_OFF, "nobody wears the sensor")
        self._give_up(now)
        return self._progress(None)

    def silent(self) -> None:
        """Nothing came for SILENCE_S. Raises DriverError(TIMEOUT) where something had come before."""
        if self._begun is not None or self._off_since is not None:
            raise DriverError(Trouble.TIMEOUT, "the sensor has stopped sending")

    @property
    def is_sure(self) -> bool:
        return bool(self._looks) and self._good_s >= self._window.good_s

    def take(self) -> tuple[list[float], frozenset[Flag]]:
        """The median of each number, and whether there were many gaps; the next value starts anew."""
        medians = [median_low(each) for each in zip(*self._looks, strict=True)]
        flags = frozenset({Flag.POOR_SIGNAL}) if self._poor > len(self._looks) // 2 else frozenset[Flag]()
        self._looks, self._good_s, self._poor, self._begun = [], 0.0, 0, None
        return medians, flags

    def _give_up(self, now: float) -> None:
        if self._begun is not None and now - self._begun >= self._window.most_s:
            raise DriverError(Trouble.POOR_SIGNAL, f"{self._good_s:.0f} s of {self._window.most_s} were good")

    def _now(self) -> float:
        now = get_running_loop().time()
        self._begun = now if self._begun is None else self._begun
        return now

    def _progress(self, value: float | None) -> Progress:
        done = min(1.0, self._good_s / self._window.good_s)
        guidance = "keep-still" if self._looks else self._first
        return Progress(kind=self._kind, value=value, unit=self._unit, done=done, guidance=guidance)
