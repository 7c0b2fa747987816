"""Two cuffs of the same model in the room: the one that was bound is measured with, and never the other."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from msgspec.structs import replace

from care.vitals import Kind, Trouble
from peripherals.binding import Binding, Memory
from peripherals.bindings import Bound, introduced
from peripherals.registry import BUILT_IN
from peripherals.search import binding_of, search
from peripherals.simulator.cuff import Cuff
from peripherals.simulator.physiology import person
from peripherals.station import Station
from tests.worlds.virtual_devices import Furnished, furnished, measured

BP = Kind.BLOOD_PRESSURE
OURS, THEIRS = "C0:00:00:00:00:01", "C0:00:00:00:00:51"


@asynccontextmanager
async def ward() -> AsyncIterator[tuple[Furnished, Cuff]]:
    """Our cuff in the room, and next door somebody who is measured with another of the same model."""
    async with furnished(find_s=1.5) as world:
        air = world.room.radio.options["air"]
        theirs = Cuff(air, THEIRS, world.room.devices[BP].name, person=person(99), pace=world.room.pace)
        await theirs.start()
        try:
            yield world, theirs
        finally:
            await theirs.stop()


async def found(world: Furnished) -> dict[str, Binding]:
    seen = {}
    async for spotted in search(BUILT_IN, radio=world.room.radio, look_s=0.5, ports=[]):
        if driver := spotted.driver(BP):
            seen[spotted.where] = binding_of(spotted, driver)
    return seen


async def bound(world: Furnished, binding: Binding) -> Bound:
    met = await station(world, binding).check(BP)
    return introduced(binding, met, name="Ours", tested=False, calibration_due=None, memory=Memory())


def station(world: Furnished, binding: Binding) -> Station:
    return Station([binding], unassigned=world.unassigned.append, radio=world.room.radio, find_s=1.5)


def test_both_are_offered_and_told_apart_by_their_serial_numbers() -> None:
    async def story() -> None:
        async with ward() as (world, _):
            seen = await found(world)
            assert seen.keys() == {OURS, THEIRS}
            assert seen[OURS].name == seen[THEIRS].name
            mine, other = await bound(world, seen[OURS]), await bound(world, seen[THEIRS])
            assert mine.model == other.model
            assert mine.serial != other.serial

    asyncio.run(story())


def test_the_bound_one_is_measured_with_and_where_it_is_away_nothing_is() -> None:
    async def story() -> None:
        async with ward() as (world, _):
            here = station(world, await bound(world, (await found(world))[OURS]))
            [reading] = (await measured(here, BP)).readings
            assert reading.device is not None
            assert (reading.device.id, reading.device.serial) == (OURS, OURS[-5:])
            await world.room.devices[BP].switch_off()
            away = await measured(here, BP)
            assert away.readings == []
            assert away.trouble in (Trouble.NOT_FOUND, Trouble.OFF_OR_ASLEEP)

    asyncio.run(story())


def test_another_device_behind_the_same_address_is_the_wrong_one() -> None:
    async def story() -> None:
        async with ward() as (world, theirs):
            mine = await bound(world, (await found(world))[OURS])
            changed = station(world, replace(mine, address=THEIRS))
            outcome = await measured(changed, BP)
            assert (outcome.readings, outcome.trouble) == ([], Trouble.WRONG_DEVICE)
            assert not theirs.waits_to_deliver
            assert changed.status()[0].word == "wrong-device"

    asyncio.run(story())
