"""A simulated room with a station in it, at a demonstration's full pace, and what a measurement there came to."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from care.vitals import Kind, Progress, Reading, Trouble
from peripherals.binding import Binding
from peripherals.driver import Driver, DriverError
from peripherals.links.script import ScriptLink
from peripherals.simulator.faults import Fault
from peripherals.simulator.furniture import CORE
from peripherals.simulator.room import SimulatedRoom
from peripherals.station import Station

PATIENCE_S = 20.0
PACE = 8.0


@dataclass
class Outcome:
    """What one measurement gave."""

    readings: list[Reading] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    trouble: Trouble | None = None

    @property
    def guidance(self) -> set[str | None]:
        return {piece.guidance for piece in self.progress}


@dataclass
class Furnished:
    """A room, its station, and the readings that were nobody's."""

    room: SimulatedRoom
    station: Station
    unassigned: list[Reading]


@asynccontextmanager
async def furnished(
    *,
    seed: int = 7,
    faults: dict[Kind, Fault] | None = None,
    find_s: float = 5.0,
    pace: float = PACE,
    furniture: Sequence[str] = CORE,
) -> AsyncIterator[Furnished]:
    unassigned: list[Reading] = []
    async with SimulatedRoom(seed=seed, pace=pace, faults=faults, furniture=furniture) as room:
        station = Station(room.bindings, unassigned=unassigned.append, radio=room.radio, find_s=find_s)
        try:
            yield Furnished(room, station, unassigned)
        finally:
            await station.stop()


async def measured(station: Station, kind: Kind, lease: str = "lease", *, patience_s: float = PATIENCE_S) -> Outcome:
    """Measure to the end, whatever the end is."""
    outcome = Outcome()
    try:
        async with asyncio.timeout(patience_s), aclosing(station.measure(kind, lease)) as pieces:
            async for piece in pieces:
                outcome.readings.append(piece) if isinstance(piece, Reading) else outcome.progress.append(piece)
    except DriverError as error:
        outcome.trouble = error.trouble
    return outcome


async def until(condition: Callable[[], bool], what: str) -> None:
    """Let the loop turn until `condition` holds."""
    async with asyncio.timeout(PATIENCE_S):
        while not condition():  # noqa: ASYNC110 - what is awaited is bumble's and the kernel's, without events
            await asyncio.sleep(0.005)
    assert condition(), what


def scripted(binding: Binding, *links: ScriptLink, unassigned: list[Reading] | None = None, **more: Any) -> Station:
    """A station whose one device plays these links, one a connection; then it is not found."""
    waiting = list(links)

    async def open_link(_: Binding, __: Driver, ___: float) -> Any:
        if not waiting:
            raise DriverError(Trouble.NOT_FOUND)
        return waiting.pop(0)

    opener: Callable[[Binding, Driver, float], Awaitable[Any]] = open_link
    nobodys = [] if unassigned is None else unassigned
    return Station([binding], unassigned=nobodys.append, open_link=opener, **more)
