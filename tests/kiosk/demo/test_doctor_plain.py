"""The doctor without a browser, as a program of its own, with the real clinic and a real station."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from care import events as ev
from care.call import CallLink
from care.checkin import Page
from care.vitals import BloodPressure, Kind
from kiosk.demo.door import DoctorDoor
from kiosk.demo.plans import GREETINGS, plan_for
from kiosk.demo.witness import MOVING_S
from kiosk.demo.world import World
from kiosk.settings import load
from sync.records import State
from tests.worlds.station import StationRoom

WHOLE_VISIT = [
    "signed-in",
    "on-call",
    "accepted",
    "first_frame",
    "moving",
    "sound",
    "chat-sent",
    "still-received",
    "reading-received",
    "note-saved",
    "chat-received",
    "moved-on",
    "ended",
    "closed",
]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One clinic for all tests here; each visit is another."""
    with World(tmp_path_factory.mktemp("world"), seed=5) as running:
        yield running


def doctor(world: World, events: Path, *more: str, password: str = "") -> "subprocess.Popen[bytes]":
    seeded = world.seeded
    named = ["--url", world.url, "--name", seeded.doctor, f"--password={password or seeded.password}"]
    return world.start([sys.executable, "-m", "kiosk.demo.doctor_plain", *named, "--events", str(events), *more])


def lines(events: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in events.read_text().splitlines()] if events.exists() else []


async def ended(program: "subprocess.Popen[bytes]") -> int:
    return await asyncio.to_thread(program.wait, 60)


async def waits_for_the_doctor(station: StationRoom) -> None:
    """A guest who skips every measurement and has checked everything."""
    await station.until(lambda: station.session.state.online)
    await station.check_in()
    assert station(*[ev.MeasureSkipped(kind) for kind in Kind], ev.Reviewed()).page is Page.WAITING


async def talks(station: StationRoom) -> None:
    """Agree to what is asked and write a line, until the plan is there."""
    said = False
    while station.page is not Page.PLAN:
        call = station.session.state.call
        await station.until(
            lambda was=station.session.state: station.session.state is not was  # type: ignore[misc]  # a lambda's default
        )
        if call is not None and call.ask is not None:
            station(ev.AskAnswered(True))
        if call is not None and call.link is CallLink.CONNECTED and not said:
            said = True
            station(ev.PatientSaid("It began on Monday"))


def test_a_whole_visit_with_everything_that_the_browser_sees(world: World, tmp_path: Path) -> None:
    events = tmp_path / "doctor.jsonl"

    async def run() -> None:
        async with StationRoom(load(world.kiosk_config)).running() as station:
            await waits_for_the_doctor(station)
            program = doctor(world, events, "--timeout", "60")
            await talks(station)
            assert await ended(program) == 0
            visit = station.session.state.visit
            assert visit is not None
            seen = {line["event"]: line for line in lines(events)}
            assert list(seen) == WHOLE_VISIT
            assert seen["moved-on"]["s"] - seen["first_frame"]["s"] >= MOVING_S
            assert seen["chat-received"]["text"] == "It began on Monday"
            (still,) = visit.stills
            assert (seen["still-received"]["width"], seen["still-received"]["height"]) == (still.width, still.height)
            (pressure,) = [reading.vital for reading in visit.readings]
            assert isinstance(pressure, BloodPressure)
            assert seen["reading-received"]["value"] == f"{pressure.systolic:.0f}/{pressure.diastolic:.0f} mmHg"
            assert GREETINGS["en"] in [one.text for one in visit.said]
            assert visit.plan is not None
            assert visit.plan.diagnosis == plan_for("Pain").diagnosis == seen["closed"]["diagnosis"]
            chart = DoctorDoor(world.url, world.seeded.doctor, world.seeded.password).get(f"/api/visits/{visit.id}")
            assert chart["note"]["thinks"] == visit.plan.diagnosis
            station(ev.Finish())
            await station.until(lambda: station.outbox()[-1].state is State.DELIVERED)

    asyncio.run(run())


def test_a_patient_who_does_not_agree_ends_it_with_the_reason(world: World, tmp_path: Path) -> None:
    events = tmp_path / "doctor.jsonl"

    async def run() -> None:
        async with StationRoom(load(world.kiosk_config)).running() as station:
            await waits_for_the_doctor(station)
            program = doctor(world, events, "--timeout", "40")

            def asked() -> bool:
                call = station.session.state.call
                return call is not None and call.ask is not None

            await station.until(asked)
            station(ev.AskAnswered(False))
            assert await ended(program) == 1
            station(ev.FinishAndClear())

    asyncio.run(run())
    assert lines(events)[-1]["what"] == "the patient did not agree (still)"


def test_where_nobody_waits_it_says_so_at_its_deadline(world: World, tmp_path: Path) -> None:
    events = tmp_path / "doctor.jsonl"
    assert doctor(world, events, "--timeout", "2").wait(30) == 1
    assert [line["event"] for line in lines(events)] == ["signed-in", "on-call", "trouble"]
    assert lines(events)[-1]["what"] == "nobody waited"


def test_a_wrong_password_opens_nothing(world: World, tmp_path: Path) -> None:
    events = tmp_path / "doctor.jsonl"
    assert doctor(world, events, password="not this").wait(30) == 1
    (line,) = lines(events)
    assert "401" in line["what"]
