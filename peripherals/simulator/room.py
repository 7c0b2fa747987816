"""A room with some devices and somebody in it: what a station needs to be tried without hardware."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from care.errors import BadInputError
from care.vitals import Kind
from peripherals.binding import Binding
from peripherals.links.ble import Radio
from peripherals.simulator.faults import Fault
from peripherals.simulator.furniture import CORE, pieces
from peripherals.simulator.physiology import Physiology, person
from peripherals.simulator.radio import Air, VirtualClient, VirtualScanner, hush
from peripherals.simulator.wishes import taken

_LOOK_S = 0.2


class SimulatedRoom:
    """Opens as an async context, in the same loop as the station that measures in it.

    `furniture` are the drivers that it has a device for, one a kind; `pace` is how many times as fast as life the
    devices run. Bonds last as long as the room. `wishes` is a folder where somebody may ask for faults meanwhile.
    Raises BadInputError for what cannot be placed, or cannot go wrong.
    """

    def __init__(
        self,
        *,
        seed: int = 0,
        pace: float = 1.0,
        faults: Mapping[Kind, Fault] | None = None,
        furniture: Sequence[str] = CORE,
        wishes: Path | None = None,
    ) -> None:
        self.pace = pace
        self.person: Physiology = person(seed)
        self.devices: dict[Kind, Any] = {}
        self._pieces = pieces(furniture)
        self._faults = dict(faults or {})
        self._wishes = wishes
        self._granting: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "SimulatedRoom":
        self._unhush = hush(asyncio.get_running_loop())
        air = Air()
        await air.central.power_on()
        self._central = air.central
        self.radio = Radio(scanner=VirtualScanner, client=VirtualClient, options={"air": air})
        self.devices = {kind: piece.place(air, self.person, self.pace) for kind, (_, piece) in self._pieces.items()}
        for kind, fault in self._faults.items():
            self.cause(fault, kind)
        for device in self.devices.values():
            await device.start()
        if self._wishes is not None:
            self._granting = asyncio.create_task(self._grant(self._wishes), name="wishes")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._granting is not None:
            self._granting.cancel()
        for device in self.devices.values():
            await device.stop()
        await self._central.power_off()
        self._unhush()

    async def _grant(self, wishes: Path) -> None:
        while True:
            for kind, fault in taken(wishes):
                with suppress(KeyError, BadInputError):  # of another room than this one
                    self.cause(fault, kind)
            await asyncio.sleep(_LOOK_S)

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """The devices as a station wants them."""
        return tuple(
            Binding(
                kind=kind,
                driver=driver,
                name=piece.name,
                address=piece.address,
                port=None if piece.address else self.devices[kind].path,
                simulated=True,
            )
            for kind, (driver, piece) in self._pieces.items()
        )

    def new_person(self, seed: int) -> Physiology:
        """Somebody else comes in."""
        self.person = person(seed)
        for device in self.devices.values():
            device.person = self.person
        return self.person

    def cause(self, fault: Fault, kind: Kind | None = None) -> None:
        """Let something go wrong once, at the next measurement. Raises BadInputError where it cannot."""
        self.devices[kind or fault.usual_kind].cause(fault)
