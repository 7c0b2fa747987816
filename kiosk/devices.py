"""Runs one measurement at a time at the station and says what becomes of it."""

import asyncio
from collections.abc import AsyncIterator, Callable

from care.desk_lists import DeviceLine
from care.events import Event, Measured, MeasureFailed, Progressed
from care.vitals import Kind, Reading, Trouble
from kiosk import log
from peripherals.driver import DriverError
from peripherals.station import Station


class DeviceDesk:
    """Starts and stops measurements; readings, progress and troubles leave as events, in order."""

    def __init__(self, station: Station, handle: Callable[[Event], None]) -> None:
        self._station = station
        self._handle = handle
        self._task: asyncio.Task[None] | None = None
        self._broken: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def run(self) -> None:
        """Go on for ever, or raise what went wrong where an event was taken: that is no driver's fault."""
        await self._broken

    def start(self, kind: Kind, lease: str) -> None:
        """Begin measuring under this lease; a running measurement is ended first."""
        before = self._task
        self._task = asyncio.create_task(self._measure(kind, lease, before))

    def stop(self) -> None:
        """End the running measurement."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def status(self) -> tuple[DeviceLine, ...]:
        """Return the bound devices as they were last heard."""
        return self._station.status()

    async def _measure(self, kind: Kind, lease: str, before: asyncio.Task[None] | None) -> None:
        if before is not None and not before.done():
            before.cancel()
            await asyncio.wait([before])
        try:
            async for event in self._events(kind, lease):
                self._handle(event)
        except Exception as error:
            if not self._broken.done():
                self._broken.set_exception(error)

    async def _events(self, kind: Kind, lease: str) -> AsyncIterator[Event]:
        """Judge the driver: whatever it does wrong becomes the trouble that ends the measurement."""
        try:
            async for item in self._station.measure(kind, lease):
                yield Measured(item) if isinstance(item, Reading) else Progressed(item)
        except DriverError as error:
            log.get().info("measurement failed", kind=kind.value, trouble=error.trouble.value)
            yield MeasureFailed(kind, error.trouble, lease)
        except Exception as error:  # a driver's own mistake must not leave the patient before a still screen
            log.get().error("driver failed", kind=kind.value, error=type(error).__name__)
            yield MeasureFailed(kind, Trouble.BAD_DATA, lease)
