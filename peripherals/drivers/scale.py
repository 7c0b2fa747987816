"""Any scale with the standard Weight Scale service (0x181D), and what a Body Composition service (0x181B) adds to it.

Some send one settled weight, some send every sway. A weight counts when it has settled (`drivers.settling`), or when
the scale falls silent or closes the link after it. Scales that show only 0x181B are not claimed: the common ones put
bytes of their own there.
"""

from collections.abc import AsyncIterator

from care import clinical
from care.vitals import Kind, Progress, Reading
from peripherals.driver import GattLink, LinkLostError, Match, SerialLine
from peripherals.drivers.step import COMPOSITION, MEASUREMENT, Step

_SERVICE = "181d"


class Scale:
    """Sets the clock, shows the weight as it settles, and gives the settled one with its body fat."""

    id = "scale"
    kind = Kind.WEIGHT
    line: SerialLine | None = None
    matches = (Match(service=_SERVICE),)

    async def prepare(self, link: GattLink) -> None:
        await link.set_clock()

    async def measure(self, link: GattLink) -> AsyncIterator[Reading | Progress]:
        yield Progress(kind=self.kind, guidance="step-on")
        tells_fat = COMPOSITION in await link.listen(MEASUREMENT, COMPOSITION)
        step = Step(tells_fat=tells_fat)
        try:
            async for piece in link.values(MEASUREMENT, COMPOSITION, silence_s=clinical.SETTLING.still_s):
                if shown := step.add(*piece):
                    yield shown
                if step.is_done:
                    yield step.take()
        except LinkLostError:
            if step.ended_well:
                yield step.take()
            raise


SCALE = Scale()
