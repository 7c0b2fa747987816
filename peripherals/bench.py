"""One bound device: who it is, what is known of it, and one measurement with it at a time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from care.desk_lists import DeviceLine
from care.errors import ImpossibleReadingError
from care.vitals import DeviceIdentity, Method, Progress, Reading, Trouble
from peripherals.binding import Binding, Memory, Met
from peripherals.codecs import DecodeError
from peripherals.driver import Driver, DriverError, LinkLostError, battery, doubt, identify

_log = logging.getLogger(__name__)

RECONNECT_S = 8.0
QUIET_S = 90.0
"""A device may be silent for so long while it works: some cuffs say nothing until they have their result."""
STALLED_S = 20.0
"""One that has shown live numbers, and no longer does so, has stalled."""
MOST_S = 300.0
"""What shows numbers for so long and never a value will not come to one; and whoever began it may have left."""
CLOSE_S = 5.0
BATTERY_LOW_PERCENT = 15
_SECOND = timedelta(seconds=1)


OpenLink = Callable[[Binding, Driver, float], Awaitable[Any]]
Remember = Callable[[Binding, Memory], None]


def busy() -> DriverError:
    """What is told to whoever wants to measure with a device that the technician has in hand."""
    return DriverError(Trouble.BUSY_ELSEWHERE, "the technician is at work on it")


class Bench:
    """One bound device and what is known of it; one measurement at a time."""

    def __init__(
        self,
        binding: Binding,
        driver: Driver,
        opener: OpenLink,
        unassigned: Callable[[Reading], None],
        find_s: float,
        memory: Memory,
        remember: Remember,
    ) -> None:
        self.binding = binding
        self.driver = driver
        self.find_s = find_s
        self.unassigned = unassigned
        self.held = False
        self.identity: DeviceIdentity | None = None
        self.earlier: tuple[datetime, str] | None = None
        self._opener = opener
        self._run: _Run | None = None
        self._turn = asyncio.Lock()
        self._trouble: Trouble | None = None
        self._memory = self._remembered = memory
        self._remember = remember

    async def begin(self, lease: str) -> "_Run":
        async with self._turn:
            await self._end_run()
            if self.held:
                raise busy()
            self._run = _Run(self, lease)
            return self._run

    async def end(self, why: DriverError | None = None) -> None:
        async with self._turn:
            await self._end_run(why)

    async def check(self) -> Met:
        async with self._turn:
            if self._run is not None and not self._run.ended:
                raise busy()
            try:
                met = await self._ask()
            except DriverError as error:
                self._trouble = error.trouble
                raise
            self.seen(None)
            self.remember()
            return met

    async def _ask(self) -> Met:
        link = await self.open(self.find_s)
        try:
            assert self.identity is not None
            if self.driver.line is not None:
                return Met(identity=self.identity)
            clock = "right" if link.clock_was_right else "set" if await link.set_clock() else None
            return Met(identity=self.identity, bonded=link.bonded, battery=self._memory.battery, clock=clock)
        finally:
            await link.close()

    async def _end_run(self, why: DriverError | None = None) -> None:
        if self._run is not None:
            await self._run.close(why)
            self.earlier = (self._run.since, self._run.lease)
            self._run = None

    async def open(self, find_s: float) -> Any:
        """Connect, and learn who it is. Raises DriverError."""
        link = await self._opener(self.binding, self.driver, find_s)
        try:
            self._learn(last_seen=datetime.now(UTC))
            await self.driver.prepare(link)
            self._learn_clock(link.clock_ahead_s)
            await self._meet(link)
        except BaseException:
            await link.close()
            raise
        return link

    def _learn_clock(self, ahead_s: float) -> None:
        if ahead_s > 0:
            until = datetime.now(UTC) + timedelta(seconds=ahead_s)
            self._learn(stamped_ahead=max(until, self._memory.stamped_ahead or until))

    def told_time(self, reading: Reading, link: Any) -> datetime | None:
        """When the device took the value, where it says so by a clock that was right before we came.

        A clock that we have only now set may have stamped a stored value with any time, also with the present one;
        and one that ran ahead, with times that are still to come.
        """
        if reading.device_time is None or not link.clock_was_right:
            return None
        before = self._memory.stamped_ahead
        return None if before is not None and reading.device_time <= before else reading.device_time

    async def _meet(self, link: Any) -> None:
        """Learn who it is. Raises DriverError(WRONG_DEVICE) where another one than the bound one answers."""
        if self.binding.address is None:
            self.identity = DeviceIdentity(id=self.binding.id, name=self.binding.name, serial=self.binding.serial)
            return
        link.last_record = self._memory.last_record
        if self.identity is None or self.binding.serial is not None:
            self.identity = await identify(link, self.binding.id, self.binding.name)
        if self.binding.serial not in (None, self.identity.serial):
            raise DriverError(Trouble.WRONG_DEVICE, f"{self.binding.name} is not the one that was bound")
        self._learn(battery=await battery(link))

    def left(self, link: Any) -> None:
        """Remember the number of the last stored record that was seen: it is never taken for a new one."""
        if self.binding.address is not None:
            self._learn(last_record=link.last_record)

    def seen(self, trouble: Trouble | None) -> None:
        self._trouble = trouble
        if trouble is None:
            self._learn(last_seen=datetime.now(UTC))

    def _learn(self, **fresh: Any) -> None:
        self._memory = msgspec.structs.replace(self._memory, **fresh)

    def remember(self) -> None:
        """Tell what is worth keeping, when the device is not in use any more."""
        if self._memory != self._remembered:
            self._remembered = self._memory
            self._remember(self.binding, self._memory)

    def status(self) -> DeviceLine:
        return DeviceLine(
            kind=self.binding.kind,
            name=self.binding.name,
            word=self._word(),
            battery=self._memory.battery,
            seen_at=self._memory.last_seen,
            where=self.binding.id,
        )

    def _word(self) -> str:
        if self._run is not None and self._run.linked:
            return "in-use"
        if self._trouble is not None:
            return self._trouble.value
        if self._memory.battery is not None and self._memory.battery <= BATTERY_LOW_PERCENT:
            return Trouble.BATTERY_LOW.value
        return "ready" if self._memory.last_seen else "never-seen"


class _Run:
    """One lease's measurement: a task that owns the link, and a queue to whoever listens."""

    def __init__(self, bench: Bench, lease: str) -> None:
        self._bench = bench
        self.lease = lease
        self.since = datetime.now(UTC)
        self._open = True
        self._link: Any = None
        self._answer: Reading | None = None
        self._saw_life = False
        self._ends_at = asyncio.get_running_loop().time() + MOST_S
        self._set_aside: set[str | None] = set()
        self._out: asyncio.Queue[Reading | Progress | DriverError | None] = asyncio.Queue()
        self._task = asyncio.create_task(self._work(), name=f"measure {bench.binding.kind.value}")

    @property
    def linked(self) -> bool:
        return self._link is not None

    @property
    def ended(self) -> bool:
        return self._task.done()

    async def next(self) -> Reading | Progress | None:
        """The next piece, None at the end. Raises DriverError."""
        left_s = self._ends_at - asyncio.get_running_loop().time()
        if left_s <= 0 and self._answer is None:
            raise DriverError(Trouble.TIMEOUT, f"no value in {MOST_S:.0f} s")
        quiet_s = STALLED_S if self._saw_life else QUIET_S
        try:
            async with asyncio.timeout(quiet_s):
                item = await self._out.get()
        except TimeoutError:
            raise DriverError(Trouble.TIMEOUT, f"nothing heard for {quiet_s:.0f} s") from None
        if isinstance(item, DriverError):
            raise item
        return item

    async def close(self, why: DriverError | None = None) -> None:
        """Close the lease; who still listens is told why. What the link still holds goes to `unassigned`."""
        self._open = False
        self._hand_over_unheard()
        if self._link is None:
            self._task.cancel()
        else:
            await self._link.close()
        await asyncio.wait({self._task}, timeout=CLOSE_S)
        self._task.cancel()
        with suppress(asyncio.CancelledError):
            await self._task
        self._out.put_nowait(why)
        self._bench.remember()

    def _hand_over_unheard(self) -> None:
        while not self._out.empty():
            item = self._out.get_nowait()
            if isinstance(item, Reading):
                self._bench.unassigned(item)

    async def _work(self) -> None:
        try:
            await self._measure()
        except DriverError as error:
            self._tell(error)
        except (DecodeError, ImpossibleReadingError) as error:
            self._tell(DriverError(Trouble.BAD_DATA, str(error)))
        except Exception as error:  # whoever waits must be told, also of what nobody foresaw
            _log.exception("measuring %s failed", self._bench.binding.kind.value)
            self._tell(DriverError(Trouble.NO_RESULT, type(error).__name__))
        else:
            self._tell(None)

    async def _measure(self) -> None:
        try:
            await self._once(self._bench.find_s)
        except LinkLostError as error:
            if not self._open:
                raise
            _log.info("link to %s lost, trying once more: %s", self._bench.binding.kind.value, error)
            self._out.put_nowait(Progress(kind=self._bench.binding.kind, guidance="reconnecting"))
            await self._once(RECONNECT_S, lost=error)

    async def _once(self, find_s: float, lost: LinkLostError | None = None) -> None:
        self._link = await (self._come_back(find_s, lost) if lost else self._bench.open(find_s))
        self._link.since = self.since
        try:
            await self._listen(self._link)
        finally:
            self._bench.left(self._link)
            await self._link.close()
            self._link = None

    async def _come_back(self, find_s: float, lost: LinkLostError) -> Any:
        try:
            async with asyncio.timeout(find_s):
                return await self._bench.open(find_s)
        except (DriverError, TimeoutError) as error:
            raise LinkLostError(f"no way back: {error}", _told(lost, error)) from error

    async def _listen(self, link: Any) -> None:
        try:
            async for item in self._bench.driver.measure(link):
                if isinstance(item, Reading):
                    await self._take(item, link)
                    continue
                self._saw_life = self._saw_life or (item.live and item.value is not None)
                if self._open and self._answer is None:
                    self._out.put_nowait(item)
        except LinkLostError:
            if self._answer is None:
                raise
        if self._answer is None:
            raise DriverError(Trouble.NO_RESULT)
        if trouble := doubt(self._answer.flags):
            raise DriverError(trouble)

    async def _take(self, reading: Reading, link: Any) -> None:
        stamped = self._stamped(reading)
        if reading.record is not None:
            link.last_record = reading.record
        taken_at = self._bench.told_time(stamped, link)
        if self._may_be_stored(taken_at) or self._is_older(stamped, link) or self._is_said_again(reading):
            self._set_aside.add(reading.raw)
            self._bench.unassigned(msgspec.structs.replace(stamped, lease=self._lease_at(taken_at)))
        elif not self._open or self._answer is not None:
            self._bench.unassigned(stamped)
        else:
            self._answer = stamped
            self._out.put_nowait(stamped)
            await link.close()

    def _stamped(self, reading: Reading) -> Reading:
        return msgspec.structs.replace(
            reading,
            lease=self.lease,
            device=self._bench.identity,
            received_at=datetime.now(UTC),
            method=Method.SIMULATED if self._bench.binding.simulated else Method.DEVICE,
        )

    def _may_be_stored(self, taken_at: datetime | None) -> bool:
        """Say whether the device may have taken this value before the lease was opened.

        A device whose clock was right tells by its time stamp. It counts whole seconds, and the second in which
        the lease was opened is not the lease's. Any other device must have shown live numbers under this lease
        first. Better measured twice, or typed by the nurse, than filed under the next patient.
        """
        if taken_at is None:
            return not self._saw_life
        return taken_at < self.since.replace(microsecond=0) + _SECOND

    def _is_older(self, reading: Reading, link: Any) -> bool:
        """Say whether its stamp is of before the lease, by a clock that never ran behind: it was taken earlier still.

        Such a clock may have run ahead, so the stamp tells no time; but no live numbers make that value fresh.
        """
        never_behind = link.clock_was_right or link.clock_ahead_s > 0
        return (
            never_behind and reading.device_time is not None and reading.device_time < self.since.replace(microsecond=0)
        )

    def _is_said_again(self, reading: Reading) -> bool:
        """Say whether the device repeats, word by word, what was set aside: live numbers do not make that fresh."""
        return reading.raw is not None and reading.raw in self._set_aside

    def _lease_at(self, moment: datetime | None) -> str | None:
        """Who was measured last with this device before that moment; None where nobody remembers."""
        if moment is None or self._bench.earlier is None:
            return None
        since, lease = self._bench.earlier
        return lease if moment >= since.replace(microsecond=0) else None

    def _tell(self, end: DriverError | None) -> None:
        if self._open:
            self._bench.seen(end.trouble if end else None)
            self._out.put_nowait(end)


def _told(lost: LinkLostError, error: DriverError | TimeoutError) -> Trouble:
    """Why there is no way back. A device that lets nobody in twice is in use elsewhere; once, it may have gone."""
    if lost.trouble is not Trouble.BUSY_ELSEWHERE:
        return lost.trouble
    refused = isinstance(error, DriverError) and error.trouble is Trouble.BUSY_ELSEWHERE
    return Trouble.BUSY_ELSEWHERE if refused else Trouble.LINK_LOST
