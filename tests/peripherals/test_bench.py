"""What is kept of a device from one measurement to the next, and devices that come and go while the station runs."""

import asyncio
from contextlib import aclosing
from typing import Any

import pytest
from msgspec.structs import replace

from care.vitals import Kind, Reading, Trouble
from peripherals.binding import Binding, Memory
from peripherals.driver import Driver, DriverError
from peripherals.links.script import ScriptLink
from peripherals.station import Station
from tests.worlds.virtual_devices import furnished, measured, until

BP = Kind.BLOOD_PRESSURE
CUFF = Binding(kind=BP, driver="blood-pressure", name="Cuff", address="C0:FF")
SCALE = Binding(kind=Kind.WEIGHT, driver="scale", name="Scale", address="5C:A1")
WEIGHED = ("2a9d", (71 * 200).to_bytes(2, "little").rjust(3, b"\0"))


def station(*links: ScriptLink, **more: Any) -> Station:
    waiting = list(links)

    async def open_link(_: Binding, __: Driver, ___: float) -> ScriptLink:
        if not waiting:
            raise DriverError(Trouble.NOT_FOUND)
        return waiting.pop(0)

    return Station([SCALE], unassigned=list[Reading]().append, open_link=open_link, **more)


def test_what_a_device_told_is_kept_when_the_measurement_has_ended_and_not_before() -> None:
    async def story() -> None:
        kept: list[tuple[str, Memory]] = []
        link = ScriptLink([("2a9d", bytes(3)), WEIGHED, ("", b"")], values={"2a19": b"\x50"})
        here = station(link, remember=lambda binding, memory: kept.append((binding.id, memory)))
        async with aclosing(here.measure(Kind.WEIGHT, "lease")) as pieces:
            async for _ in pieces:
                assert kept == []
        [(device, memory)] = kept
        assert (device, memory.battery) == ("5C:A1", 80)
        assert memory.last_seen is not None

    asyncio.run(story())


def test_a_device_that_was_remembered_is_known_before_it_is_used() -> None:
    async def story() -> None:
        seen = Memory(battery=9, last_record=41)
        link = ScriptLink(values={})
        here = station(link, memories={"5C:A1": seen})
        assert here.status()[0].battery == 9
        await here.check(Kind.WEIGHT)
        assert link.last_record == 41

    asyncio.run(story())


def test_a_device_that_is_asked_how_it_is_tells_who_it_is_its_battery_and_its_clock() -> None:
    async def story() -> None:
        async with furnished() as here:
            first, second = await here.station.check(BP), await here.station.check(BP)
            assert (first.clock, second.clock) == ("set", "right")
            assert first.identity.manufacturer == "Carepost Simulated"
            assert first.battery == 87
            assert (await measured(here.station, BP)).readings

    asyncio.run(story())


def test_a_device_that_is_not_there_is_told_and_listed_so() -> None:
    async def story() -> None:
        here = station()
        with pytest.raises(DriverError) as error:
            await here.check(Kind.WEIGHT)
        assert error.value.trouble is Trouble.NOT_FOUND
        assert here.status()[0].word == "not-found"
        with pytest.raises(DriverError, match="no device for blood-pressure is bound"):
            await here.check(BP)

    asyncio.run(story())


def test_nothing_is_measured_with_a_device_that_the_technician_has_in_hand() -> None:
    async def story() -> None:
        async with furnished() as here:
            running = asyncio.create_task(measured(here.station, BP, "patient"))
            await until(lambda: here.station.status()[0].word == "in-use", "nobody began")
            with pytest.raises(DriverError) as error:
                await here.station.check(BP)
            assert error.value.trouble is Trouble.BUSY_ELSEWHERE
            await here.station.hold(BP)
            ended = await running
            assert (ended.readings, ended.trouble) == ([], Trouble.BUSY_ELSEWHERE)
            assert (await measured(here.station, BP, "patient")).trouble is Trouble.BUSY_ELSEWHERE
            here.station.release(BP)
            assert (await measured(here.station, BP, "patient")).readings

    asyncio.run(story())


def test_a_device_that_is_put_takes_the_place_of_the_one_before_at_once() -> None:
    async def story() -> None:
        async with furnished() as here:
            before = next(binding for binding in here.room.bindings if binding.kind is BP)
            await here.station.put(replace(before, name="Cuff, room 2"), Memory(battery=50))
            line = next(line for line in here.station.status() if line.kind is BP)
            assert (line.name, line.battery) == ("Cuff, room 2", 50)
            assert (await measured(here.station, BP)).readings
            await here.station.remove(BP)
            assert not here.station.has(BP)
            assert (await measured(here.station, BP)).trouble is Trouble.NOT_FOUND

    asyncio.run(story())
