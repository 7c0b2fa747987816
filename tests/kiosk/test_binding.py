"""The technician at the station: from looking around to measuring with the new device, over the virtual radio."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from care import binding as b
from care.binding import Bind, BindStep, bind_step
from care.vitals import Kind, Method, Reading, Trouble
from kiosk import binding
from kiosk.binding import BindingDesk
from kiosk.equipment import Equipment
from kiosk.settings import Devices, Settings
from peripherals.bindings import FILE, Bindings
from peripherals.simulator.faults import Fault
from peripherals.simulator.room import SimulatedRoom
from peripherals.station import Station
from tests.worlds.virtual_devices import measured, until

BP = Kind.BLOOD_PRESSURE
CUFF = "C0:00:00:00:00:01"
TODAY = date(2026, 11, 20)


class Visit:
    """A technician before a station that has no device yet: events in, effects carried out."""

    def __init__(self, room: SimulatedRoom, folder: Path, **devices: Any) -> None:
        settings = Settings(
            mode="training", station="Hall", store=str(folder), devices=Devices(simulate=True, **devices)
        )
        self.equipment = Equipment(settings)
        self.tray: list[Reading] = []
        remember = self.equipment.remember
        self.station = Station((), unassigned=self.tray.append, radio=room.radio, find_s=2.0, remember=remember)
        self.told: list[object] = []
        self.bind: Bind | None = None
        self.changes = 0
        self.desk = BindingDesk(
            self.station,
            self.equipment,
            self,
            unassigned=self.tray.append,
            changed=self._changed,
            radio=room.radio,
            ports=[binding.port for binding in room.bindings if binding.port],
            look_s=0.4,
        )

    def _changed(self) -> None:
        self.changes += 1

    def __call__(self, event: Any) -> None:
        self.told.append(event)
        if isinstance(event, b.BindEvent):
            self.bind, effects = bind_step(self.bind, event, TODAY)
            for effect in effects:
                self.desk.do(effect)

    async def found(self, kind: Kind) -> None:
        self(b.BindStarted(kind))
        await until(lambda: self.bind is not None and not self.bind.looking, "the search did not end")

    async def paired(self, where: str = CUFF) -> None:
        await self.found(BP)
        self(b.Chosen(where, "blood-pressure"))

    async def reaches(self, step: BindStep) -> Bind:
        await until(lambda: self.bind is not None and (self.bind.step is step or self.bind.trouble is not None), "")
        assert self.bind is not None
        assert self.bind.step is step, self.bind.trouble
        return self.bind


@asynccontextmanager
async def technician(folder: Path, **more: Any) -> AsyncIterator[tuple[Visit, SimulatedRoom]]:
    async with SimulatedRoom(seed=4, pace=8.0, **more) as room:
        visit = Visit(room, folder)
        try:
            yield visit, room
        finally:
            visit.desk.do(b.StopBinding())
            await visit.station.stop()


def test_a_cuff_is_found_paired_tried_named_and_measured_with_at_once(tmp_path: Path) -> None:
    async def story() -> None:
        async with technician(tmp_path) as (visit, _):
            await visit.found(BP)
            assert visit.bind is not None
            assert [(each.where, each.near, each.mine) for each in visit.bind.found] == [(CUFF, "very-near", False)]
            assert visit.bind.others >= 2
            visit(b.Chosen(CUFF, "blood-pressure"))
            bind = await visit.reaches(BindStep.NAME)
            assert bind.told is not None
            assert (bind.told.clock, bind.told.battery) == ("set", 87)
            assert bind.reading is not None
            assert bind.reading.method is Method.SIMULATED
            assert any(isinstance(event, b.TryGoing) and event.progress.value for event in visit.told)
            visit(b.Named("Cuff, room 2"))
            visit(b.BindKept())
            await until(lambda: visit.bind is None, "it was not kept")
            assert visit.changes == 1
            [line] = visit.desk.lines()
            assert (line.name, line.word, line.calibration_due) == ("Cuff, room 2", "ready", date(2027, 11, 20))
            assert (line.serial, line.tested) == (CUFF[-5:], True)
            assert (await measured(visit.station, BP, "patient")).readings
        [kept] = Bindings(tmp_path).devices
        assert (kept.name, kept.bonded, kept.memory.battery) == ("Cuff, room 2", True, 87)

    asyncio.run(story())


def test_a_test_reading_is_nobodys_and_what_was_inside_goes_to_the_tray(tmp_path: Path) -> None:
    async def story() -> None:
        async with technician(tmp_path, faults={BP: Fault.STALE_RECORD}) as (visit, _):
            await visit.paired()
            bind = await visit.reaches(BindStep.NAME)
            assert bind.old == len(visit.tray) == 1
            assert visit.tray[0].lease is None
            assert bind.reading is not None
            assert bind.reading.id != visit.tray[0].id

    asyncio.run(story())


def test_a_cuff_in_the_technicians_hand_is_not_measured_with(tmp_path: Path) -> None:
    async def story() -> None:
        async with technician(tmp_path) as (visit, _):
            await visit.paired()
            await visit.reaches(BindStep.NAME)
            visit(b.BindKept())
            await until(lambda: visit.bind is None, "it was not kept")
            await visit.found(BP)
            patient = asyncio.create_task(measured(visit.station, BP, "patient"))
            await until(lambda: visit.station.status()[0].word == "in-use", "nobody began")
            visit(b.Chosen(CUFF, "blood-pressure"))
            assert (await patient).trouble is Trouble.BUSY_ELSEWHERE
            assert (await measured(visit.station, BP, "patient")).trouble is Trouble.BUSY_ELSEWHERE
            visit(b.BindLeft())
            assert (await measured(visit.station, BP, "patient")).readings

    asyncio.run(story())


def test_what_fails_has_a_name_and_is_tried_again(tmp_path: Path) -> None:
    async def story() -> None:
        async with technician(tmp_path, faults={BP: Fault.CUFF_LOOSE}) as (visit, _):
            await visit.paired()
            await until(lambda: visit.bind is not None and visit.bind.trouble is not None, "nothing failed")
            assert visit.bind is not None
            assert (visit.bind.step, visit.bind.trouble) == (BindStep.TEST, Trouble.CUFF_LOOSE)
            visit(b.TriedAgain())
            await visit.reaches(BindStep.NAME)

    asyncio.run(story())


def test_one_that_went_away_is_not_found(tmp_path: Path) -> None:
    async def story() -> None:
        async with technician(tmp_path) as (visit, room):
            await visit.found(BP)
            await room.devices[BP].switch_off()
            visit(b.Chosen(CUFF, "blood-pressure"))
            await until(lambda: visit.bind is not None and visit.bind.trouble is not None, "nothing failed")
            assert visit.bind is not None
            assert visit.bind.step is BindStep.FIND
            assert visit.bind.trouble in (Trouble.NOT_FOUND, Trouble.OFF_OR_ASLEEP)

    asyncio.run(story())


def test_a_device_that_cannot_be_written_down_is_said_and_kept_when_it_can(tmp_path: Path) -> None:
    async def story() -> None:
        async with technician(tmp_path) as (visit, _):
            (tmp_path / f"{FILE}.new").mkdir()
            await visit.paired()
            await visit.reaches(BindStep.NAME)
            visit(b.BindKept())
            await until(lambda: visit.bind is not None and visit.bind.unkept, "nobody said so")
            assert not visit.station.has(BP)
            (tmp_path / f"{FILE}.new").rmdir()
            visit(b.BindKept())
            await until(lambda: visit.bind is None, "it was not kept")
            assert visit.station.has(BP)

    asyncio.run(story())


def test_every_device_is_asked_and_one_is_taken_away(tmp_path: Path) -> None:
    async def story() -> None:
        async with technician(tmp_path) as (visit, room):
            await visit.paired()
            await visit.reaches(BindStep.NAME)
            visit(b.BindKept())
            await until(lambda: visit.bind is None, "it was not kept")
            await room.devices[BP].switch_off()
            visit.desk.do(b.CheckDevices())
            await until(lambda: b.Checking(None) in visit.told, "it did not end")
            assert b.Checking(BP) in visit.told
            assert visit.desk.lines()[0].word != "ready"
            visit.desk.do(b.TakeAway(BP))
            await until(lambda: not visit.station.has(BP), "it is still there")
            assert Bindings(tmp_path).devices == ()
            assert visit.changes == 2

    asyncio.run(story())


def test_a_driver_that_breaks_is_no_end_of_the_station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    async def story() -> None:
        async with technician(tmp_path) as (visit, _):
            await visit.found(BP)
            monkeypatch.setattr(binding, "binding_of", broken)
            visit(b.Chosen(CUFF, "blood-pressure"))
            await until(lambda: visit.bind is not None and visit.bind.trouble is not None, "nothing failed")
            assert visit.bind is not None
            assert visit.bind.trouble is Trouble.BAD_DATA

    asyncio.run(story())


def test_a_clock_that_ran_ahead_when_the_device_was_bound_is_remembered(tmp_path: Path) -> None:
    """What it had stored by then may be stamped with times that are still to come."""

    async def story() -> None:
        async with technician(tmp_path) as (visit, room):
            room.devices[BP]._clock_offset = timedelta(days=1)
            await visit.paired()
            await visit.reaches(BindStep.NAME)
            visit(b.BindKept())
            await until(lambda: visit.bind is None, "it was not kept")
        [cuff] = Bindings(tmp_path).devices
        assert cuff.memory.stamped_ahead is not None
        assert cuff.memory.stamped_ahead > datetime.now(UTC) + timedelta(hours=23)

    asyncio.run(story())


def test_a_meters_last_record_is_known_from_the_test_reading_on(tmp_path: Path) -> None:
    async def story() -> None:
        async with technician(tmp_path, furniture=("glucose-meter",)) as (visit, _):
            await visit.found(Kind.GLUCOSE)
            assert visit.bind is not None
            visit(b.Chosen(visit.bind.found[0].where, visit.bind.found[0].driver))
            bind = await visit.reaches(BindStep.NAME)
            assert bind.reading is not None
            visit(b.BindKept())
            await until(lambda: visit.bind is None, "it was not kept")
        [meter] = Bindings(tmp_path).devices
        assert meter.memory.last_record == bind.reading.record

    asyncio.run(story())
