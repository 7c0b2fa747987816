"""Carries out what the technician's pages ask for: looks around, pairs, takes a test reading, keeps the device."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import aclosing
from datetime import date
from functools import partial
from typing import Any

from msgspec.structs import replace

from care import binding as bind
from care.binding import BindEffect, Candidate, Told
from care.desk import DeskEvent
from care.desk_lists import DeviceLine
from care.vitals import Kind, Reading, Trouble
from kiosk import log
from kiosk.equipment import Equipment
from peripherals.binding import Binding, Memory, Met
from peripherals.bindings import introduced
from peripherals.driver import DriverError
from peripherals.search import LOOK_S, Spotted, binding_of, search
from peripherals.station import Station

LEASE = "technician"
"""What the test readings carry: no visit has such a lease."""
TELL_S = 0.5
"""The page is told of what is found at most this often: the radio hears everybody many times a second."""


class BindingDesk:
    """One thing at a time, in the loop of the station; what comes of it leaves as events."""

    def __init__(
        self,
        station: Station,
        equipment: Equipment,
        handle: Callable[[DeskEvent], None],
        *,
        unassigned: Callable[[Reading], None],
        changed: Callable[[], None],
        radio: Any = None,
        ports: Sequence[str] | None = None,
        look_s: float = LOOK_S,
    ) -> None:
        """`changed` is told when the station has another device than before; `ports` name simulated ones."""
        self._station = station
        self._equipment = equipment
        self._handle = handle
        self._unassigned = unassigned
        self._changed = changed
        self._radio, self._ports = radio, ports
        self._look_s = look_s
        self._task: asyncio.Task[None] | None = None
        self._seen: dict[str, Spotted] = {}
        self._held: Kind | None = None
        self._binding: Binding | None = None
        self._met: Met | None = None
        self._memory = Memory()

    def do(self, effect: BindEffect) -> None:
        """Begin it; what was under way ends."""
        self._stop()
        match effect:
            case bind.StopBinding():
                pass
            case bind.LookAround(kind):
                self._begin(partial(self._look, kind))
            case bind.Pair(kind, candidate):
                self._begin(partial(self._pair, kind, candidate))
            case bind.TakeTest():
                self._begin(self._test)
            case bind.Keep(name, tested, due):
                self._begin(partial(self._keep, name, tested=tested, due=due))
            case bind.CheckDevices():
                self._begin(self._check)
            case bind.TakeAway(kind):
                self._begin(partial(self._take_away, kind))

    def lines(self) -> tuple[DeviceLine, ...]:
        """The station's devices as they were last heard, with what is known since they were bound."""
        return tuple(self._line(line) for line in self._station.status())

    def _line(self, line: DeviceLine) -> DeviceLine:
        bound = self._equipment.file.of(line.kind)
        if bound is None or bound.id != line.where:
            return line
        return replace(line, serial=bound.serial, calibration_due=bound.calibration_due, tested=bound.tested)

    @property
    def notes(self) -> tuple[str, ...]:
        """What is wrong with the station's drivers and devices, in sentences."""
        return self._equipment.notes

    def _begin(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._task = asyncio.create_task(self._guarded(work), name="binding")

    def _stop(self) -> None:
        if self._task is not None and self._task is not _current():
            self._task.cancel()
        self._task = None
        if self._held is not None:
            self._station.release(self._held)
            self._held = None

    async def _guarded(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        try:
            await work()
        except DriverError as error:
            log.get().info("binding failed", trouble=error.trouble.value)
            self._handle(bind.BindFailed(error.trouble))
        except OSError as error:
            log.get().error("the device could not be kept", error=type(error).__name__)
            self._handle(bind.NotKept())
        except Exception as error:  # a driver's own mistake must not end the station
            log.get().error("binding broke", error=type(error).__name__)
            self._handle(bind.BindFailed(Trouble.BAD_DATA))

    # --- find ---------------------------------------------------------------------------------------

    async def _look(self, kind: Kind) -> None:
        self._seen, told_at, trouble = {}, 0.0, None
        loop = asyncio.get_running_loop()
        try:
            async with aclosing(
                search(self._equipment.registry, radio=self._radio, look_s=self._look_s, ports=self._ports)
            ) as pieces:
                async for spotted in pieces:
                    fresh = spotted.where not in self._seen
                    self._seen[spotted.where] = spotted
                    if fresh or loop.time() - told_at >= TELL_S:
                        told_at = loop.time()
                        self._tell_found(kind)
        except DriverError as error:
            trouble = error.trouble
        self._tell_found(kind)
        self._handle(bind.SearchEnded(trouble))

    def _tell_found(self, kind: Kind) -> None:
        mine = {line.where for line in self._station.status()}
        found = tuple(
            Candidate(
                where=spotted.where,
                driver=driver.id,
                name=spotted.found.name or "",
                rssi=spotted.rssi,
                mine=spotted.where in mine,
            )
            for spotted in self._seen.values()
            for driver in spotted.drivers
            if driver.kind is kind
        )
        others = len(self._seen) - len({each.where for each in found})
        self._handle(bind.FoundNear(found, others))

    # --- pair and test ------------------------------------------------------------------------------

    async def _pair(self, kind: Kind, candidate: Candidate) -> None:
        driver = self._equipment.registry.find(candidate.driver, kind)
        simulated = self._equipment.settings.simulate
        self._binding = binding_of(self._seen[candidate.where], driver, simulated=simulated)
        await self._hold(kind)
        self._memory = Memory()
        self._met = await self._alone(self._binding).check(kind)
        self._binding = replace(self._binding, serial=self._met.identity.serial)
        told = Told(identity=self._met.identity, battery=self._met.battery, clock=self._met.clock)
        self._handle(bind.Paired(told))

    async def _test(self) -> None:
        assert self._binding is not None
        await self._hold(self._binding.kind)
        reading = None
        async with aclosing(self._alone(self._binding).measure(self._binding.kind, LEASE)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Reading):
                    reading = piece
                else:
                    self._handle(bind.TryGoing(piece))
        if reading is not None:
            self._handle(bind.Tried(reading))

    async def _hold(self, kind: Kind) -> None:
        """What is in the technician's hand is not measured with."""
        self._held = kind
        await self._station.hold(kind)

    def _alone(self, binding: Binding) -> Station:
        return self._station.alone(binding, self._memory, unassigned=self._old, remember=self._learnt)

    def _learnt(self, _: Binding, memory: Memory) -> None:
        self._memory = memory

    def _old(self, reading: Reading) -> None:
        """What the device had inside goes to the nurse's tray; a test that came too late is nobody's loss."""
        if reading.lease != LEASE:
            self._unassigned(reading)
            self._handle(bind.OldReading())

    # --- keep ---------------------------------------------------------------------------------------

    async def _keep(self, name: str, *, tested: bool, due: date | None) -> None:
        assert self._binding is not None
        assert self._met is not None
        fresh = introduced(
            self._binding,
            self._met,
            name=name,
            tested=tested,
            calibration_due=due,
            memory=self._memory,
        )
        device = self._equipment.file.bind(fresh)
        await self._station.put(device, device.memory)
        log.get().info("a device was bound", kind=device.kind.value, driver=device.driver)
        self._changed()
        self._handle(bind.BindDone())

    async def _take_away(self, kind: Kind) -> None:
        self._equipment.file.unbind(kind)
        await self._station.remove(kind)
        log.get().info("a device was taken away", kind=kind.value)
        self._changed()
        self._handle(bind.Checking(None))

    async def _check(self) -> None:
        for line in self._station.status():
            self._handle(bind.Checking(line.kind))
            try:
                await self._station.check(line.kind)
            except DriverError as error:
                log.get().info("device checked", kind=line.kind.value, trouble=error.trouble.value)
        self._handle(bind.Checking(None))


def _current() -> asyncio.Task[Any] | None:
    try:
        return asyncio.current_task()
    except RuntimeError:
        return None
