"""One measurement at a time: what ends it, and that its end is always told."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any, cast

import pytest

from care.events import Event, Measured, MeasureFailed, Progressed
from care.vitals import Kind, Method, Progress, Reading, Trouble
from kiosk.devices import DeviceDesk
from peripherals.driver import DriverError
from peripherals.simulator.faults import Fault
from peripherals.station import Station
from tests.worlds.media_room import until
from tests.worlds.virtual_devices import furnished


def ends(events: list[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, Measured | MeasureFailed)]


def test_a_measurement_gives_progress_then_a_reading_under_its_lease() -> None:
    async def run() -> None:
        events: list[Event] = []
        async with furnished() as here:
            desk = DeviceDesk(here.station, events.append)
            desk.start(Kind.BLOOD_PRESSURE, "lease-1")
            await until(lambda: bool(ends(events)), 30)
        (end,) = ends(events)
        assert isinstance(end, Measured)
        assert (end.reading.lease, end.reading.kind) == ("lease-1", Kind.BLOOD_PRESSURE)
        assert end.reading.method is Method.SIMULATED
        assert any(isinstance(event, Progressed) and event.progress.value for event in events)

    asyncio.run(run())


def test_a_stopped_measurement_tells_nothing_more() -> None:
    async def run() -> None:
        events: list[Event] = []
        async with furnished() as here:
            desk = DeviceDesk(here.station, events.append)
            desk.start(Kind.BLOOD_PRESSURE, "lease-1")
            await until(lambda: bool(events), 30)
            desk.stop()
            told = len(events)
            desk.start(Kind.TEMPERATURE, "lease-2")
            await until(lambda: bool(ends(events)), 30)
        assert {event.progress.kind for event in events[told:] if isinstance(event, Progressed)} <= {Kind.TEMPERATURE}
        assert [end.reading.lease for end in ends(events) if isinstance(end, Measured)] == ["lease-2"]

    asyncio.run(run())


def test_a_new_measurement_ends_the_running_one_first() -> None:
    async def run() -> None:
        events: list[Event] = []
        async with furnished() as here:
            desk = DeviceDesk(here.station, events.append)
            desk.start(Kind.BLOOD_PRESSURE, "lease-1")
            await until(lambda: bool(events), 30)
            desk.start(Kind.OXYGEN, "lease-2")
            await until(lambda: bool(ends(events)), 30)
            (end,) = ends(events)
            assert isinstance(end, Measured)
            assert end.reading.lease == "lease-2"
            assert [reading.lease for reading in here.unassigned] in ([], ["lease-1"])

    asyncio.run(run())


def test_a_fault_is_told_with_its_trouble_and_the_lease() -> None:
    async def run() -> None:
        events: list[Event] = []
        async with furnished(faults={Kind.OXYGEN: Fault.NO_FINGER}) as here:
            desk = DeviceDesk(here.station, events.append)
            desk.start(Kind.OXYGEN, "lease-1")
            await until(lambda: bool(ends(events)), 30)
        assert ends(events) == [MeasureFailed(Kind.OXYGEN, Trouble.SENSOR_OFF, "lease-1")]

    asyncio.run(run())


def test_a_kind_that_is_not_bound_is_not_found() -> None:
    async def run() -> None:
        events: list[Event] = []
        DeviceDesk(Station([], unassigned=print), events.append).start(Kind.WEIGHT, "lease-1")
        await until(lambda: bool(events))
        assert events == [MeasureFailed(Kind.WEIGHT, Trouble.NOT_FOUND, "lease-1")]

    asyncio.run(run())


def test_a_fault_where_a_reading_is_taken_is_raised_and_is_no_drivers() -> None:
    async def run() -> None:
        events: list[Event] = []

        def take(event: Event) -> None:
            events.append(event)
            if isinstance(event, Measured):
                raise ZeroDivisionError

        async with furnished() as here:
            desk = DeviceDesk(here.station, take)
            desk.start(Kind.OXYGEN, "lease-1")
            with pytest.raises(ZeroDivisionError):
                await asyncio.wait_for(desk.run(), 30)
        assert [type(end) for end in ends(events)] == [Measured]

    asyncio.run(run())


class Broken:
    """A station whose driver does what no driver should."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    async def measure(self, kind: Kind, lease: str) -> AsyncGenerator[Reading | Progress, None]:
        yield Progress(kind=kind, value=10.0)
        raise self._error


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (ZeroDivisionError(), Trouble.BAD_DATA),
        (OSError("gone"), Trouble.BAD_DATA),
        (DriverError(Trouble.MOVEMENT), Trouble.MOVEMENT),
    ],
)
def test_a_mistake_in_a_driver_does_not_leave_the_patient_waiting(error: Exception, trouble: Trouble) -> None:
    async def run() -> None:
        events: list[Event] = []
        DeviceDesk(cast(Any, Broken(error)), events.append).start(Kind.OXYGEN, "lease-1")
        await until(lambda: len(events) == 2)
        assert events[-1] == MeasureFailed(Kind.OXYGEN, trouble, "lease-1")

    asyncio.run(run())
