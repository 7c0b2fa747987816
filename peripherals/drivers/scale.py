"""Any scale with the standard Weight Scale service (0x181D).

Some send one settled weight, some send every sway. A weight counts when it has been still for two seconds, or
when the scale falls silent or closes the link after it. Nothing on the scale is no weight: zero never counts.
"""

from asyncio import get_running_loop
from collections.abc import AsyncIterator

from care.vitals import Flag, Kind, Progress, Reading, Trouble, Weight
from peripherals.codecs.body_weight import decode
from peripherals.codecs.fields import Quantity
from peripherals.driver import (
    SILENCE,
    DriverError,
    GattLink,
    LinkLostError,
    Match,
    SerialLine,
    device_time,
    reading,
)
from peripherals.units import in_unit

_SERVICE, _MEASUREMENT = "181d", "2a9d"
_STILL_S, _RESTLESS_S = 2.0, 20.0
_STILL_KG = 0.1
# Stored weights come in a burst; a platform that somebody stands on sends its weights as they sway.
_BURST_S = 0.25
# How many weights alike it takes to tell a scale that is done from a link that broke while it swayed.
_ALIKE = 4


class Scale:
    """Sets the clock, shows the weight as it settles, and gives the settled one."""

    id = "scale"
    kind = Kind.WEIGHT
    line: SerialLine | None = None
    matches = (Match(service=_SERVICE),)

    async def prepare(self, link: GattLink) -> None:
        await link.set_clock()

    async def measure(self, link: GattLink) -> AsyncIterator[Reading | Progress]:
        yield Progress(kind=self.kind, guidance="step-on")
        settling = _Settling()
        try:
            async for piece in link.values(_MEASUREMENT, silence_s=_STILL_S):
                if piece != SILENCE:
                    yield settling.add(piece[1], get_running_loop().time())
                if settling.is_final(silent=piece == SILENCE):
                    yield settling.take()
        except LinkLostError:
            if settling.ended_well:
                yield settling.take()
            raise


class _Settling:
    """The weights since somebody stepped on: when each came, its kilograms, its bytes."""

    def __init__(self) -> None:
        self._weights: list[tuple[float, float, bytes]] = []

    def add(self, value: bytes, now: float) -> Progress:
        kilograms = _kilograms(decode(value).weight)
        if kilograms == 0:
            self._weights.clear()
            return Progress(kind=Kind.WEIGHT, value=kilograms, unit="kg", guidance="step-on")
        self._weights.append((now, kilograms, value))
        live = self._total_s() > _BURST_S
        return Progress(kind=Kind.WEIGHT, value=kilograms, unit="kg", guidance="stand-still", live=live)

    def is_final(self, *, silent: bool) -> bool:
        if not self._weights:
            return False
        return silent or self._still_s() >= _STILL_S or self._total_s() >= _RESTLESS_S

    @property
    def ended_well(self) -> bool:
        """Whether the link's end was the scale's own."""
        last = [kilograms for _, kilograms, _ in self._weights[-_ALIKE:]]
        return len(self._weights) == 1 or (len(last) == _ALIKE and max(last) - min(last) <= _STILL_KG)

    def take(self) -> Reading:
        """The last weight as a reading; the next one starts anew."""
        _, kilograms, raw = self._weights[-1]
        flags = frozenset({Flag.UNSTABLE}) if self._total_s() >= _RESTLESS_S else frozenset[Flag]()
        self._weights.clear()
        time = device_time(decode(raw).timestamp)
        return reading(Weight(kilograms=kilograms), raw=raw, device_time=time, flags=flags)

    def _still_s(self) -> float:
        since, last, _ = self._weights[-1]
        for when, kilograms, _ in reversed(self._weights):
            if abs(kilograms - last) > _STILL_KG:
                break
            since = when
        return self._weights[-1][0] - since

    def _total_s(self) -> float:
        return self._weights[-1][0] - self._weights[0][0]


def _kilograms(quantity: Quantity) -> float:
    kilograms = in_unit(quantity, "kg")
    if kilograms is None:
        raise DriverError(Trouble.NO_RESULT, "the scale could not weigh")
    return kilograms


SCALE = Scale()
