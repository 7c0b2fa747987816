"""The station's io side with the real clinic, simulated devices and media process; only the window is missing."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import AsyncExitStack
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from care import events as ev
from care import messages
from care.checkin import Page
from care.encounter import Reason, UrgentSign
from care.people import Known
from care.vitals import CORE_KINDS
from kiosk.demo.door import DoctorDoor
from kiosk.demo.world import World
from kiosk.settings import load
from sync.errors import StoreBusyError
from sync.records import State
from tests.worlds.station import StationRoom

ARRIVE = (ev.Start(), ev.LanguageChosen("en"), ev.NoSigns(), ev.ReasonChosen(Reason.PAIN))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One clinic for all tests here; each visit is another."""
    with World(tmp_path_factory.mktemp("world"), seed=3) as running:
        yield running


def test_a_visit_that_begins_offline_is_measured_ended_delivered_and_read_back(world: World) -> None:
    world.stop_clinic()

    async def run() -> None:
        async with StationRoom(load(world.kiosk_config)).running() as station:
            assert not station.session.state.online
            await station.check_in()
            await station.measure(*CORE_KINDS)
            assert station.page is Page.REVIEW
            readings = station.session.state.visit.readings  # type: ignore[union-attr]
            assert [reading.kind for reading in readings] == list(CORE_KINDS)
            assert station(ev.Reviewed()).page is Page.CALL_BACK
            assert station(ev.Finish()).page is Page.GOODBYE
            (row,) = station.outbox()
            assert row.state is State.PENDING
            body = json.loads(station.app._store.body(row.seq))
            await asyncio.to_thread(world.start_clinic)
            await station.until(lambda: station.outbox()[0].state is State.DELIVERED)
        door = DoctorDoor(world.url, world.seeded.doctor, world.seeded.password)
        found = {entry["request"]["url"]: entry["resource"] for entry in body["entry"]}
        assert sum(name.startswith("Observation/") for name in found) >= 4
        for name, sent in found.items():
            kept = door.get(f"/fhir/{name}")
            assert {key: kept[key] for key in sent if key != "meta"} == {
                key: sent[key] for key in sent if key != "meta"
            }

    asyncio.run(run())


def test_an_alarm_that_nobody_took_is_loud_again_when_the_process_is_another(world: World) -> None:
    async def run() -> None:
        settings = load(world.kiosk_config)
        async with StationRoom(settings).running() as station:
            station(ev.Start(), ev.LanguageChosen("en"), ev.SignTouched(UrgentSign.CHEST_PAIN))
            (alarm,) = station.alarms
        async with StationRoom(settings).running() as station:
            assert station.alarms == [alarm]
            assert station.page is Page.ATTRACT
            station.session.alarms.take(alarm.id, "nurse", datetime.now(UTC))
            assert station.quieted == [alarm.id]

    asyncio.run(run())


def test_a_card_held_to_the_camera_is_read(world: World) -> None:
    patient = world.seeded.patients[0]

    async def run() -> None:
        async with StationRoom(load(world.kiosk_config), card=patient.card).running() as station:
            station(*ARRIVE)
            await station.until(lambda: station.page is Page.CONFIRM)
            match = station.session.state.match
            assert match is not None
            assert match.given == patient.given
            station(ev.FinishAndClear())

    asyncio.run(run())


def test_a_code_that_is_no_card_is_said_so_and_loses_nothing(world: World) -> None:
    async def run() -> None:
        async with StationRoom(load(world.kiosk_config), card="https://example.org/menu").running() as station:
            station(*ARRIVE)
            await station.until(lambda: station.session.state.problem == "code-not-ours")
            assert station.page is Page.IDENTIFY
            assert station(ev.GuestChosen()).page is Page.CONSENT
            station(ev.FinishAndClear())

    asyncio.run(run())


def test_the_clinic_is_asked_who_somebody_is(world: World) -> None:
    patient = world.seeded.patients[1]

    async def run() -> None:
        async with StationRoom(load(world.kiosk_config)).running() as station:
            typed = ev.NameTyped(patient.given, patient.family)
            station(*ARRIVE, ev.TypeName(), typed, ev.BirthTyped(date.fromisoformat(patient.birth_date)))
            await station.until(lambda: station.page is not Page.LOOKING)
            assert isinstance(station.session.state.match, Known)
            station(ev.Confirmed(False), ev.TypeName(), ev.NameTyped("Nobody", "Anywhere"))
            station(ev.BirthTyped(date(1990, 1, 1)))
            await station.until(lambda: station.page is Page.NOT_FOUND)
            station(ev.FinishAndClear())

    asyncio.run(run())


def test_the_station_comes_online_by_itself_and_its_alarm_reaches_the_clinic(world: World) -> None:
    async def run() -> None:
        async with StationRoom(load(world.kiosk_config)).running() as station:
            await station.until(lambda: station.session.state.online)
            station(ev.HelpTouched(), ev.NurseCalled())
            assert [alarm.why for alarm in station.alarms] == ["help"]
            (kept,) = [alarm for alarm in station.app._store.alarms() if not alarm.acknowledged]
            station.app._from_clinic(
                messages.AlarmSeen(alarm_id=kept.id, by="Dr Rivera", at=datetime.now(UTC)),
            )
            assert station.session.state.alarm is not None
            assert (station.session.state.alarm.seen_by, station.session.state.alarm.taken_by) == ("Dr Rivera", None)

    asyncio.run(run())


def test_a_call_for_who_has_left_is_not_given_to_who_is_here(world: World) -> None:
    """The offer names its visit; the next patient at the screen must not meet the last one's doctor."""

    async def run() -> None:
        told: list[messages.FromKiosk] = []
        async with StationRoom(load(world.kiosk_config)).running() as station:
            await station.check_in()
            station.app.tell = told.append  # type: ignore[method-assign]  # listen to what would go to the clinic
            assert station.session.state.visit is not None
            here = station.session.state.visit.id
            stale = messages.CallOffered(call_id=uuid4(), visit_id=uuid4(), doctor="Dr Rivera", role="doctor")
            station.app._from_clinic(stale)
            assert station.page is Page.VITALS
            assert told == [messages.CallAnswered(call_id=stale.call_id, ready=False)]
            station.app._from_clinic(messages.CallOffered(call_id=uuid4(), visit_id=here, doctor="A", role="doctor"))
            assert station.page is Page.CALL
            station(ev.FinishAndClear())

    asyncio.run(run())


def test_two_stations_on_one_store_are_one_too_many(world: World) -> None:
    async def run() -> None:
        async with StationRoom(load(world.kiosk_config)).running(), AsyncExitStack() as stack:
            with pytest.raises(StoreBusyError):
                await stack.enter_async_context(StationRoom(load(world.kiosk_config)).running())

    asyncio.run(run())


def test_paper_leaves_nothing_behind(world: World) -> None:
    async def run() -> None:
        async with StationRoom(load(world.kiosk_config)).running() as station:
            paper = load(world.kiosk_config).store_folder / "plan.pdf"
            paper.write_bytes(b"%PDF-1.4 the plan of somebody")
            station.app.paper_made(True)
            await station.until(lambda: not paper.exists())
            paper.write_bytes(b"%PDF-1.4 the plan of somebody whose station was killed now")
        async with StationRoom(load(world.kiosk_config)).running():
            assert not paper.exists()

    asyncio.run(run())
