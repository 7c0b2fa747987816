"""The station's own devices: it measures with them, and stamps each reading with whose it is.

A measurement belongs to one lease. It runs as one task with one link, and every reading that comes out of that
link carries that lease and no other. A reading that comes when its lease is closed, or that the device had
stored from earlier, goes to `unassigned` and never to whoever is measured now.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from care.desk_lists import DeviceLine
from care.errors import ImpossibleReadingError
from care.vitals import DeviceIdentity, Kind, Method, Progress, Reading, Trouble
from peripherals.codecs import DecodeError
from peripherals.driver import Driver, DriverError, LinkLostError, battery, doubt, identify
from peripherals.registry import BUILT_IN, Registry

_log = logging.getLogger(__name__)

FIND_S = 15.0
SERIAL_FIND_S = 4.0
RECONNECT_S = 8.0
QUIET_S = 90.0
CLOSE_S = 5.0
BATTERY_LOW_PERCENT = 15
_SECOND = timedelta(seconds=1)


class Binding(msgspec.Struct, frozen=True, kw_only=True):
    """One device that belongs to this station: a Bluetooth address or a serial port.

    `serial` is the serial number it had when it was bound: another device there is not measured with.
    """

    kind: Kind
    driver: str
    name: str
    address: str | None = None
    port: str | None = None
    serial: str | None = None
    simulated: bool = False

    @property
    def id(self) -> str:
        """Stable for this device at this station."""
        return self.address or self.port or self.name


OpenLink = Callable[[Binding, Driver, float], Awaitable[Any]]


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
    ) -> None:
        opener = open_link or _opener(radio)
        self._benches = {
            binding.kind: _Bench(binding, registry.find(binding.driver, binding.kind), opener, unassigned, find_s)
            for binding in bindings
        }

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

    async def stop(self) -> None:
        """End whatever is being measured: links are closed, and a cuff that hears it lets its air out."""
        await asyncio.gather(*(bench.end() for bench in self._benches.values()))

    def has(self, kind: Kind) -> bool:
        """Say whether a device for this kind is bound."""
        return kind in self._benches

    def status(self) -> tuple[DeviceLine, ...]:
        """The nurse's device list, from what was last heard; asks no device."""
        return tuple(bench.status() for bench in self._benches.values())


class _Bench:
    """One bound device and what is known of it; one measurement at a time."""

    def __init__(
        self,
        binding: Binding,
        driver: Driver,
        opener: OpenLink,
        unassigned: Callable[[Reading], None],
        find_s: float,
    ) -> None:
        self.binding = binding
        self.driver = driver
        self.find_s = find_s
        self.unassigned = unassigned
        self.identity: DeviceIdentity | None = None
        self.earlier: tuple[datetime, str] | None = None
        self._opener = opener
        self._run: _Run | None = None
        self._turn = asyncio.Lock()
        self._last_seen: datetime | None = None
        self._battery: int | None = None
        self._trouble: Trouble | None = None
        self._last_record: int | None = None

    async def begin(self, lease: str) -> "_Run":
        async with self._turn:
            await self._end_run()
            self._run = _Run(self, lease)
            return self._run

    async def end(self) -> None:
        async with self._turn:
            await self._end_run()

    async def _end_run(self) -> None:
        if self._run is not None:
            await self._run.close()
            self.earlier = (self._run.since, self._run.lease)
            self._run = None

    async def open(self, find_s: float) -> Any:
        """Connect, and learn who it is. Raises DriverError."""
        link = await self._opener(self.binding, self.driver, find_s)
        try:
            self._last_seen = datetime.now(UTC)
            await self.driver.prepare(link)
            await self._meet(link)
        except BaseException:
            await link.close()
            raise
        return link

    async def _meet(self, link: Any) -> None:
        """Learn who it is. Raises DriverError(WRONG_DEVICE) where another one than the bound one answers."""
        if self.binding.address is None:
            self.identity = DeviceIdentity(id=self.binding.id, name=self.binding.name, serial=self.binding.serial)
            return
        link.last_record = self._last_record
        if self.identity is None or self.binding.serial is not None:
            self.identity = await identify(link, self.binding.id, self.binding.name)
        if self.binding.serial not in (None, self.identity.serial):
            raise DriverError(Trouble.WRONG_DEVICE, f"{self.binding.name} is not the one that was bound")
        self._battery = await battery(link)

    def took(self, reading: Reading) -> None:
        """Remember the number of a stored record: it is not asked for again."""
        if reading.record is not None:
            self._last_record = max(reading.record, self._last_record or 0)

    def seen(self, trouble: Trouble | None) -> None:
        self._trouble = trouble
        if trouble is None:
            self._last_seen = datetime.now(UTC)

    def status(self) -> DeviceLine:
        return DeviceLine(
            kind=self.binding.kind,
            name=self.binding.name,
            word=self._word(),
            battery=self._battery,
            seen_at=self._last_seen,
        )

    def _word(self) -> str:
        if self._run is not None and self._run.linked:
            return "in-use"
        if self._trouble is not None:
            return self._trouble.value
        if self._battery is not None and self._battery <= BATTERY_LOW_PERCENT:
            return Trouble.BATTERY_LOW.value
        return "ready" if self._last_seen else "never-seen"


class _Run:
    """One lease's measurement: a task that owns the link, and a queue to whoever listens."""

    def __init__(self, bench: _Bench, lease: str) -> None:
        self._bench = bench
        self.lease = lease
        self.since = datetime.now(UTC)
        self._open = True
        self._link: Any = None
        self._answer: Reading | None = None
        self._saw_life = False
        self._out: asyncio.Queue[Reading | Progress | DriverError | None] = asyncio.Queue()
        self._task = asyncio.create_task(self._work(), name=f"measure {bench.binding.kind.value}")

    @property
    def linked(self) -> bool:
        return self._link is not None

    async def next(self) -> Reading | Progress | None:
        """The next piece, None at the end. Raises DriverError."""
        try:
            async with asyncio.timeout(QUIET_S):
                item = await self._out.get()
        except TimeoutError:
            raise DriverError(Trouble.TIMEOUT, f"nothing heard for {QUIET_S:.0f} s") from None
        if isinstance(item, DriverError):
            raise item
        return item

    async def close(self) -> None:
        """Close the lease. What the link still holds is read to its end and goes to `unassigned`."""
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
        self._out.put_nowait(None)

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
        try:
            await self._listen(self._link)
        finally:
            await self._link.close()
            self._link = None

    async def _come_back(self, find_s: float, lost: LinkLostError) -> Any:
        try:
            async with asyncio.timeout(find_s):
                return await self._bench.open(find_s)
        except (DriverError, TimeoutError) as error:
            raise LinkLostError(f"no way back: {error}", lost.trouble) from error

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
        self._bench.took(stamped)
        taken_at = _told_time(stamped, link)
        if self._may_be_stored(taken_at):
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


def _told_time(reading: Reading, link: Any) -> datetime | None:
    """When the device took the value, where it says so by a clock that was right before we came.

    A clock that we have only now set may have stamped a stored value with any time, also with the present one.
    """
    return reading.device_time if reading.device_time is not None and link.clock_was_right else None


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
