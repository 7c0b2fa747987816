"""A whole station with a patient: the technician binds a thermometer over the open visit, which is measured with it."""

import asyncio
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from care import binding as b
from care import nursing as desk
from care.binding import BindStep
from care.checkin import Page
from care.vitals import CORE_KINDS, Kind
from kiosk.demo.world import World
from kiosk.settings import load
from peripherals.bindings import Bindings
from tests.worlds.station import StationRoom

THERMOMETER = b.Chosen("C0:00:00:00:00:02", "thermometer")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with World(tmp_path_factory.mktemp("world"), seed=3) as running:
        yield running


async def bound(station: StationRoom, pin: str) -> None:
    """The technician's whole way, as the pages say it."""

    def at() -> b.Bind | None:
        return station.session.desk.bind

    station(desk.DeskOpened(), desk.PinTyped(pin))
    assert station.session.desk.tab is desk.Tab.DEVICES
    station(b.BindStarted(Kind.TEMPERATURE))
    await station.until(lambda: bool(at() and at().found))  # type: ignore[union-attr]
    station(THERMOMETER)
    await station.until(lambda: bool(at() and at().step is BindStep.NAME))  # type: ignore[union-attr]
    station(b.Named("Thermometer, room 2"), b.BindKept())
    await station.until(lambda: at() is None)


def test_a_thermometer_is_bound_over_an_open_visit_which_is_measured_with_it_and_is_there_after_a_restart(
    world: World,
) -> None:
    settings = load(world.kiosk_config)

    async def run() -> None:
        async with StationRoom(settings).running() as station:
            await station.check_in()
            visit = station.session.state.visit
            assert visit is not None
            await bound(station, world.technician_pin)
            assert (
                next(line for line in station.session.desk.lists.devices if line.tested).name == "Thermometer, room 2"
            )
            station(desk.DeskLocked())
            assert (station.page, station.session.state.visit) == (Page.VITALS, visit)
            await station.measure(Kind.TEMPERATURE)
            kept = station.session.state.visit
            assert kept is not None
            assert kept.readings[0].device is not None
            assert kept.readings[0].device.name == "Thermometer, room 2"
        async with StationRoom(settings).running() as station:
            station(desk.DeskOpened(), desk.PinTyped(world.technician_pin))
            lines = {line.kind: line for line in station.session.desk.lists.devices}
            assert lines[Kind.TEMPERATURE].name == "Thermometer, room 2"
            assert lines[Kind.TEMPERATURE].seen_at is not None

    asyncio.run(run())
    assert [device.name for device in Bindings(settings.store_folder).devices] == ["Thermometer, room 2"]


def test_what_was_refused_is_on_the_technicians_list_and_the_station_runs(world: World) -> None:
    settings = load(world.kiosk_config)
    settings = replace(settings, devices=replace(settings.devices, drivers=("acme",)))

    async def run() -> None:
        async with StationRoom(settings).running() as station:
            station(desk.DeskOpened(), desk.PinTyped(world.technician_pin))
            [note] = station.session.desk.lists.notes
            assert note.startswith("The driver acme was not loaded")
            station(b.TakenAway(Kind.WEIGHT))
            await station.until(lambda: Kind.WEIGHT not in {line.kind for line in station.session.desk.lists.devices})
            assert station.session.state.setup.kinds == CORE_KINDS

    asyncio.run(run())
