"""The clinic is away: the visit goes on to its offline end and arrives by itself when the clinic is back, once."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from care import events as ev
from care.checkin import Page
from care.vitals import Kind
from kiosk.demo.door import DoctorDoor
from kiosk.demo.world import World
from kiosk.settings import load
from sync.client import ClinicClient
from sync.identity import load_identity
from sync.records import State
from tests.worlds.console_pages import chromium, console, sign_in
from tests.worlds.station import StationRoom, waiting_outbox

NUMBER = "+34911555019"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with World(tmp_path_factory.mktemp("world"), seed=5) as running:
        yield running


@pytest.fixture(scope="module")
def sent(world: World) -> dict[str, Any]:
    """One visit while the clinic is away, and the bundle that was frozen at its end; the process then ends."""
    world.stop_clinic()

    async def visit() -> dict[str, Any]:
        async with StationRoom(load(world.kiosk_config)).running() as station:
            await station.check_in()
            assert not station.session.state.online
            await station.measure(Kind.TEMPERATURE)
            station(*[ev.MeasureSkipped(kind) for kind in Kind if kind is not Kind.TEMPERATURE])
            assert station(ev.Reviewed()).page is Page.CALL_BACK
            assert station(ev.LeavePhone(), ev.PhoneTyped(NUMBER)).page is Page.CALL_BACK
            assert station(ev.Finish()).page is Page.GOODBYE
            (row,) = station.outbox()
            assert row.state is State.PENDING
            body: dict[str, Any] = json.loads(station.app._store.body(row.seq))
            return body

    return asyncio.run(visit())


def door(world: World) -> DoctorDoor:
    return DoctorDoor(world.url, world.seeded.doctor, world.seeded.password)


def versions(world: World, bundle: dict[str, Any]) -> dict[str, str]:
    """The version of each sent resource at the clinic: 1 is "written once"."""
    at = door(world)
    names = [entry["request"]["url"] for entry in bundle["entry"]]
    return {name: at.get(f"/fhir/{name}")["meta"]["versionId"] for name in names}


async def fresh_process(world: World, *, clinic_comes_back: bool) -> None:
    """What the next process does: it delivers by itself, however often it is told to."""
    async with StationRoom(load(world.kiosk_config)).running() as station:
        assert station.page is Page.ATTRACT
        if clinic_comes_back:
            assert station.outbox()[0].state is State.PENDING, "nothing can have arrived yet"
            await asyncio.to_thread(world.start_clinic)
        await station.until(lambda: station.outbox()[0].state is State.DELIVERED)
        for _ in range(20):
            station.app.deliver()
        await station.until(lambda: station.session.state.online)


@pytest.fixture(scope="module")
def arrived(world: World, sent: dict[str, Any]) -> dict[str, Any]:
    asyncio.run(fresh_process(world, clinic_comes_back=True))
    return sent


def test_it_arrives_by_itself_and_once(world: World, arrived: dict[str, Any]) -> None:
    asyncio.run(fresh_process(world, clinic_comes_back=False))
    (row,) = waiting_outbox(world.store)
    assert row.state is State.DELIVERED
    found = versions(world, arrived)
    assert set(found.values()) == {"1"}, found
    identifier = next(
        f"{one['system']}|{one['value']}"
        for entry in arrived["entry"]
        if entry["resource"]["resourceType"] == "Encounter"
        for one in entry["resource"]["identifier"]
    )
    assert door(world).get(f"/fhir/Encounter?identifier={identifier}")["total"] == 1


def test_it_says_what_happened(sent: dict[str, Any]) -> None:
    resources = [entry["resource"] for entry in sent["entry"]]
    (encounter,) = [one for one in resources if one["resourceType"] == "Encounter"]
    assert encounter["class"]["code"] == "VR"
    assert any(one["resourceType"] == "Observation" and "8310-5" in json.dumps(one) for one in resources)
    assert all("HTEST" in json.dumps(one["meta"]) for one in resources)


def test_the_number_that_was_left_travels_with_it(sent: dict[str, Any]) -> None:
    resources = {entry["resource"]["resourceType"]: entry["resource"] for entry in sent["entry"]}
    (task,) = [
        entry["resource"]
        for entry in sent["entry"]
        if entry["resource"].get("code", {}).get("text") == "Call the patient back"
    ]
    assert task["input"][0]["valueContactPoint"]["value"] == NUMBER
    shown = resources["Composition"]["section"][0]["text"]["div"]
    assert "The clinic will call you back on \u2066+349\u00a0115" in shown


def test_the_call_back_stands_in_the_doctors_console_until_somebody_has_called(
    world: World, arrived: dict[str, Any]
) -> None:
    (task,) = [
        entry["resource"]["id"]
        for entry in arrived["entry"]
        if entry["resource"].get("code", {}).get("text") == "Call the patient back"
    ]
    with chromium() as browser, console(browser, world.url) as page:
        sign_in(page, world.seeded.doctor, world.seeded.password)
        line = page.locator(".callbacks li")
        expect(line).to_contain_text("+349 115 550 19")
        expect(line).to_contain_text("Hall")
        expect(line).to_contain_text("Pain")
        line.get_by_role("button").click()
        expect(page.locator(".callbacks")).to_have_count(0)
    closed = door(world).get(f"/fhir/Task/{task}")
    assert (closed["status"], closed["owner"]["display"]) == ("completed", world.seeded.doctor)
    assert closed["meta"]["versionId"] == "2"


def test_a_second_write_would_have_been_seen(world: World, arrived: dict[str, Any]) -> None:
    """The negative control: the same visit written again under another key raises the versions that are counted."""
    changed = json.loads(json.dumps(arrived).replace('"finished"', '"in-progress"'))
    assert changed != arrived

    async def again() -> int:
        from kiosk.app import open_store

        store = open_store(load(world.kiosk_config))
        try:
            identity = load_identity(store)
        finally:
            store.close()
        async with ClinicClient(world.url, identity) as client:
            return (await client.transaction(json.dumps(changed).encode(), str(uuid4()))).status

    assert asyncio.run(again()) == 200
    assert "2" in versions(world, arrived).values()
