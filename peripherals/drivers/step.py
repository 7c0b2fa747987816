"""One step onto a scale: a weight that settles (`drivers.settling`), and its body fat where the scale tells that."""

from asyncio import get_running_loop
from datetime import timedelta
from math import inf

from care import clinical
from care.vitals import Kind, Progress, Reading, Trouble, Weight
from peripherals.codecs.body_weight import WeightMeasurement, decode
from peripherals.driver import SILENCE, DriverError, device_time, reading
from peripherals.drivers.body_fat import BodyFat
from peripherals.drivers.settling import Look, Settled, Settling
from peripherals.units import in_unit

MEASUREMENT, COMPOSITION = "2a9d", "2a9c"
# Stored weights come in a burst; a platform that somebody stands on sends its weights as they sway.
_BURST_S = 0.25
# How many silences in a row tell that a scale has said all.
_SILENCES = 3
_SECOND = timedelta(seconds=1)


class Step:
    """A weight that settles, and then the fat that belongs to it where the scale tells it."""

    def __init__(self, *, tells_fat: bool) -> None:
        self._tells_fat = tells_fat
        self._settling, self._fat = Settling(), BodyFat()
        self._settled: Settled | None = None
        self._silences = 0
        self._is_live = self._has_moved_on = False
        self._seen_at, self._given_at = 0.0, -inf

    def add(self, characteristic: str, value: bytes) -> Progress | None:
        """Raises DriverError: NO_RESULT where the scale could not weigh, TIMEOUT where it has stopped."""
        is_silence = (characteristic, value) == SILENCE
        self._silences = self._silences + 1 if is_silence else 0
        if characteristic == COMPOSITION:
            self._fat.add(value)
            return None
        shown = None if is_silence else self._see(Look(_kilograms(decode(value)), get_running_loop().time(), value))
        self._settle(silent=is_silence)
        return shown

    def _see(self, look: Look) -> Progress:
        """Once it has settled, the last word counts, its time is that of the fat; another weight ends the waiting."""
        settled, self._seen_at = self._settled, look.at
        if settled is not None and abs(look.kilograms - settled.kilograms) <= clinical.SETTLING.still_kg:
            self._settled = settled._replace(kilograms=look.kilograms, raw=look.raw)
        else:
            self._has_moved_on = settled is not None
            self._settling.add(look)
        is_empty = self._settled is None and self._settling.is_empty
        self._is_live = self._is_live or is_empty or self._settling.total_s > _BURST_S
        guidance = "step-on" if is_empty else "stand-still"
        return Progress(kind=Kind.WEIGHT, value=look.kilograms, unit="kg", guidance=guidance, live=self._is_live)

    def _settle(self, *, silent: bool) -> None:
        """A scale that says one weight and no more, and one that has stopped, are both silent for long.

        After a shorter silence a swaying weight may go on: a link that hears nothing for so long is lost.
        """
        is_one_burst = self._settling.total_s <= _BURST_S
        if silent and (is_one_burst or not self._settling.ended_well):
            if self._silences < _SILENCES:
                return
            if not self._settling.ended_well and (not is_one_burst or self._was_swaying()):
                raise DriverError(Trouble.TIMEOUT, "the scale has stopped while the weight swayed")
        if self._settling.is_final(silent=silent):
            self._settled = self._settling.take()

    def _was_swaying(self) -> bool:
        """Whether different weights of one burst are one person's: the scale was empty before, or stamped one second.

        Stored weights of several people have a second each.
        """
        if (ends := self._settling.ends) is None:
            return False
        first, last = (device_time(decode(look.raw).timestamp) for look in ends)
        return self._is_live or (first is not None and last is not None and abs(last - first) <= _SECOND)

    @property
    def is_done(self) -> bool:
        if self._settled is None:
            return False
        has_waited = self._silences >= _SILENCES
        return has_waited or not self._tells_fat or self._fat.is_whole or self._has_moved_on

    @property
    def ended_well(self) -> bool:
        """Whether the link's end was the scale's own; a weight alone after one that was given is the same step."""
        is_rest = self._settling.total_s == 0 and self._seen_at - self._given_at < clinical.SETTLING.still_s
        if self._settled is None and not self._settling.is_empty and self._settling.ended_well and not is_rest:
            self._settled = self._settling.take()
        return self._settled is not None

    def take(self) -> Reading:
        assert self._settled is not None
        settled, measured = self._settled, decode(self._settled.raw)
        weight = Weight(kilograms=settled.kilograms, fat_percent=self._fat.of(measured, settled.kilograms))
        self._settled, self._fat, self._given_at = None, BodyFat(), self._seen_at
        self._is_live = self._has_moved_on = False
        return reading(weight, raw=settled.raw, device_time=device_time(measured.timestamp), flags=settled.flags)


def _kilograms(measured: WeightMeasurement) -> float:
    kilograms = in_unit(measured.weight, "kg")
    if kilograms is None:
        raise DriverError(Trouble.NO_RESULT, "the scale could not weigh")
    return kilograms
