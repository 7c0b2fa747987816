"""What all virtual devices have in common, whatever the road to them: a person, a pace, and what goes wrong next."""

import asyncio
from typing import ClassVar

from care.errors import BadInputError
from peripherals.simulator.faults import Fault
from peripherals.simulator.physiology import Physiology

ON_THE_ROAD = (Fault.DELAY, Fault.DROP, Fault.DUPLICATE, Fault.GARBLE, Fault.STALL, Fault.TRUNCATE)


class Virtual:
    """Measures `subject`, who is `person` from the next measurement on, `pace` times as fast as life.

    `faults` are those that this device can have; the one in `fault` happens once.
    """

    faults: ClassVar[frozenset[Fault]]

    def __init__(self, *, person: Physiology, pace: float) -> None:
        self.person = self.subject = person
        self.pace = pace
        self.fault: Fault | None = None
        self.struck_at: float | None = None
        """When the road to it last broke or fell silent, by the loop's clock."""

    async def start(self) -> None:
        raise NotImplementedError

    async def stop(self) -> None:
        raise NotImplementedError

    def cause(self, fault: Fault) -> None:
        """Let this go wrong once. Raises BadInputError where this device cannot have it."""
        if fault not in self.faults:
            can = ", ".join(sorted(each.value for each in self.faults))
            raise BadInputError(f"this device cannot have the fault {fault.value!r}; it can have {can}")
        self.fault = fault

    def take_fault(self, *mine: Fault) -> Fault | None:
        """Use up the fault that was asked for, if it is one of these."""
        if self.fault not in mine:
            return None
        fault, self.fault = self.fault, None
        return fault

    async def pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.pace)
