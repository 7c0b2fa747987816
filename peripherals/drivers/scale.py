"""Any scale with the standard Weight Scale service (0x181D).

Some send one settled weight, some send every sway. A weight counts when it has settled (`drivers.settling`), or when
the scale falls silent or closes the link after it.
"""

from asyncio import get_running_loop
from collections.abc import AsyncIterator

from care import clinical
from care.vitals import Kind, Progress, Reading, Trouble, Weight
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
from peripherals.drivers.settling import Look, Settled, Settling
from peripherals.units import in_unit

_SERVICE, _MEASUREMENT = "181d", "2a9d"
# Stored weights come in a burst; a platform that somebody stands on sends its weights as they sway.
_BURST_S = 0.25


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
        settling = Settling()
        try:
            async for piece in link.values(_MEASUREMENT, silence_s=clinical.SETTLING.still_s):
                if piece != SILENCE:
                    yield _seen(settling, piece[1], get_running_loop().time())
                if settling.is_final(silent=piece == SILENCE):
                    yield _reading(settling.take())
        except LinkLostError:
            if settling.ended_well:
                yield _reading(settling.take())
            raise


def _seen(settling: Settling, value: bytes, now: float) -> Progress:
    kilograms = _kilograms(decode(value).weight)
    settling.add(Look(kilograms, now, value))
    if settling.is_empty:
        return Progress(kind=Kind.WEIGHT, value=kilograms, unit="kg", guidance="step-on")
    live = settling.total_s > _BURST_S
    return Progress(kind=Kind.WEIGHT, value=kilograms, unit="kg", guidance="stand-still", live=live)


def _reading(settled: Settled) -> Reading:
    time = device_time(decode(settled.raw).timestamp)
    return reading(Weight(kilograms=settled.kilograms), raw=settled.raw, device_time=time, flags=settled.flags)


def _kilograms(quantity: Quantity) -> float:
    kilograms = in_unit(quantity, "kg")
    if kilograms is None:
        raise DriverError(Trouble.NO_RESULT, "the scale could not weigh")
    return kilograms


SCALE = Scale()
