"""The station's own devices: it measures with them, and stamps each reading with whose it is.

A measurement belongs to one lease. It runs as one task with one link, and every reading that comes out of that
link carries that lease and no other. A reading that comes when its lease is closed, or that the device had
stored from earlier, goes to `unassigned` and never to whoever is measured now.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from typing import Any

from care.desk_lists import DeviceLine
from care.vitals import Kind, Progress, Reading, Trouble
from peripherals.bench import Bench, OpenLink, Remember, busy
from peripherals.binding import Binding, Memory, Met
from peripherals.driver import Driver, DriverError
from peripherals.registry import BUILT_IN, Registry

FIND_S = 15.0
SERIAL_FIND_S = 4.0


class Station:
    """Measures with the devices bound to this kiosk. All its methods belong to one asyncio loop."""

    def __init__(
        self,
        bindings: Sequence[Binding],
        *,
        unassigned: Callable[[Reading], None],
        radio: Any = None,
        open_link: OpenLink | None = None,
        find_s: float = FIND_S,
        registry: Registry = BUILT_IN,
        memories: Mapping[str, Memory] = {},
        remember: Remember = lambda _, __: None,
    ) -> None:
        """`memories` are by a binding's id; `remember` is told when a device has been used, not while it is."""
        self._opener = open_link or _opener(radio)
        self._unassigned = unassigned
        self._remember = remember
        self._registry = registry
        self._find_s = find_s
        self._benches = {binding.kind: self._bench(binding, memories.get(binding.id, Memory())) for binding in bindings}

    def _bench(self, binding: Binding, memory: Memory) -> Bench:
        driver = self._registry.find(binding.driver, binding.kind)
        return Bench(binding, driver, self._opener, self._unassigned, self._find_s, memory, self._remember)

    async def measure(self, kind: Kind, lease: str) -> AsyncGenerator[Reading | Progress, None]:
        """Measure once for this lease: progress, then one reading.

        Leaving the loop closes the lease. A value that the device itself doubts is given, and DriverError
        follows it. Another `measure` of the same kind ends this one.

        Raises DriverError with the trouble; LINK_LOST after one try to come back, within ten seconds.
        """
        bench = self._benches.get(kind)
        if bench is None:
            raise DriverError(Trouble.NOT_FOUND, f"no device for {kind.value} is bound to this station")
        run = await bench.begin(lease)
        try:
            while (item := await run.next()) is not None:
                yield item
        finally:
            await run.close()

    async def check(self, kind: Kind) -> Met:
        """Connect with the bound device and ask how it is, without measuring.

        Raises DriverError; BUSY_ELSEWHERE while it measures.
        """
        bench = self._benches.get(kind)
        if bench is None:
            raise DriverError(Trouble.NOT_FOUND, f"no device for {kind.value} is bound to this station")
        return await bench.check()

    def alone(
        self, binding: Binding, memory: Memory, *, unassigned: Callable[[Reading], None], remember: Remember
    ) -> "Station":
        """A station of this one device, which is not ours yet; it shares our radio, which makes one link at a time."""
        return Station(
            [binding],
            unassigned=unassigned,
            open_link=self._opener,
            find_s=self._find_s,
            registry=self._registry,
            memories={binding.id: memory},
            remember=remember,
        )

    async def put(self, binding: Binding, memory: Memory) -> None:
        """Measure this kind with this device from now on. Raises BadInputError where its driver is unknown."""
        fresh = self._bench(binding, memory)
        await self.remove(binding.kind)
        self._benches[binding.kind] = fresh

    async def remove(self, kind: Kind) -> None:
        """The device of this kind is not this station's any more."""
        if bench := self._benches.pop(kind, None):
            await bench.end(busy())

    async def hold(self, kind: Kind) -> None:
        """Nothing of this kind is measured until `release`: somebody is at work on the device."""
        if bench := self._benches.get(kind):
            bench.held = True
            await bench.end(busy())

    def release(self, kind: Kind) -> None:
        if bench := self._benches.get(kind):
            bench.held = False

    async def stop(self) -> None:
        """End whatever is being measured: links are closed, and a cuff that hears it lets its air out."""
        await asyncio.gather(*(bench.end() for bench in self._benches.values()))

    def has(self, kind: Kind) -> bool:
        """Say whether a device for this kind is bound."""
        return kind in self._benches

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """The devices that it measures with now."""
        return tuple(bench.binding for bench in self._benches.values())

    def status(self) -> tuple[DeviceLine, ...]:
        """The nurse's device list, from what was last heard; asks no device."""
        return tuple(bench.status() for bench in self._benches.values())


def _opener(radio: Any) -> OpenLink:
    turn = asyncio.Lock()

    async def open_link(binding: Binding, driver: Driver, find_s: float) -> Any:
        # Imported when first needed: neither library is wanted before the first frame.
        if driver.line is None and binding.address is not None:
            from peripherals.links.ble import SYSTEM_RADIO, connect

            return await connect(binding.address, radio=radio or SYSTEM_RADIO, find_s=find_s, turn=turn)
        if driver.line is not None and binding.port is not None:
            from peripherals.links.serial import open_port

            return await open_port(binding.port, driver.line, find_s=min(find_s, SERIAL_FIND_S))
        raise DriverError(Trouble.NOT_FOUND, f"{binding.name}: the binding names no way to the device")

    return open_link
