import asyncio

import pytest

from care.errors import BadInputError
from care.vitals import CORE_KINDS, BloodPressure, Flag, Kind, Method, Oxygen, Temperature, Trouble, Vital, Weight
from peripherals.simulator.faults import Fault
from peripherals.simulator.furniture import fault_for
from peripherals.simulator.physiology import Physiology
from peripherals.simulator.room import SimulatedRoom
from tests.worlds.virtual_devices import furnished, measured


def is_hers(vital: Vital, person: Physiology) -> bool:
    match vital:
        case BloodPressure(systolic=systolic, diastolic=diastolic, pulse=pulse):
            near = abs(systolic - person.systolic) <= 5 and abs(diastolic - person.diastolic) <= 4
            return near and pulse is not None and abs(pulse - person.pulse) <= 3
        case Oxygen(saturation=saturation, pulse=pulse):
            return abs(saturation - person.saturation) <= 1 and pulse is not None and abs(pulse - person.pulse) <= 3
        case Temperature(celsius=celsius):
            return celsius == person.celsius
        case Weight(kilograms=kilograms):
            return kilograms == person.kilograms


def test_all_four_devices_at_once_measure_whoever_is_in_the_room() -> None:
    async def story() -> None:
        async with furnished(seed=21) as world:
            outcomes = await asyncio.gather(*(measured(world.station, kind) for kind in CORE_KINDS))
            for outcome in outcomes:
                [reading] = outcome.readings
                assert outcome.trouble is None
                assert reading.method is Method.SIMULATED
                assert is_hers(reading.vital, world.room.person), reading.vital
            assert world.unassigned == []

    asyncio.run(story())


def test_the_next_patient_is_somebody_else() -> None:
    async def story() -> None:
        async with furnished(seed=1) as world:
            first = world.room.person
            await measured(world.station, Kind.TEMPERATURE)
            second = world.room.new_person(2)
            assert first != second
            measurements = (measured(world.station, kind) for kind in (Kind.TEMPERATURE, Kind.OXYGEN))
            for outcome in await asyncio.gather(*measurements):
                assert is_hers(outcome.readings[0].vital, second)

    asyncio.run(story())


def test_no_finger_happens_once_and_the_second_try_works() -> None:
    async def story() -> None:
        async with furnished() as world:
            world.room.cause(Fault.NO_FINGER)
            failed = await measured(world.station, Kind.OXYGEN)
            assert (failed.trouble, failed.readings) == (Trouble.SENSOR_OFF, [])
            again = await measured(world.station, Kind.OXYGEN)
            assert again.trouble is None
            assert is_hers(again.readings[0].vital, world.room.person)

    asyncio.run(story())


def test_a_loose_cuff_gives_no_value_and_movement_gives_one_with_its_flag() -> None:
    async def story() -> None:
        async with furnished(faults={Kind.BLOOD_PRESSURE: Fault.CUFF_LOOSE}) as world:
            loose = await measured(world.station, Kind.BLOOD_PRESSURE)
            assert (loose.trouble, loose.readings) == (Trouble.CUFF_LOOSE, [])
            world.room.cause(Fault.MOVEMENT)
            moved = await measured(world.station, Kind.BLOOD_PRESSURE)
            assert moved.trouble is Trouble.MOVEMENT
            assert moved.readings[0].flags == {Flag.MOVEMENT}

    asyncio.run(story())


def test_lost_links_are_mended_and_the_values_are_right() -> None:
    async def story() -> None:
        kinds = (Kind.TEMPERATURE, Kind.WEIGHT, Kind.OXYGEN)
        async with furnished(faults=dict.fromkeys(kinds, Fault.LINK_LOST)) as world:
            for outcome in await asyncio.gather(*(measured(world.station, kind) for kind in kinds)):
                assert "reconnecting" in outcome.guidance
                assert is_hers(outcome.readings[0].vital, world.room.person)

    asyncio.run(story())


def test_a_low_battery_is_the_nurses_to_know_and_no_trouble_to_the_patient() -> None:
    async def story() -> None:
        async with furnished() as world:
            world.room.cause(Fault.BATTERY_LOW, Kind.WEIGHT)
            outcome = await measured(world.station, Kind.WEIGHT)
            assert (len(outcome.readings), outcome.trouble) == (1, None)
            words = {status.kind: (status.word, status.battery) for status in world.station.status()}
            assert words[Kind.WEIGHT] == ("battery-low", 8)
            assert words[Kind.TEMPERATURE] == ("never-seen", None)

    asyncio.run(story())


def test_a_room_is_furnished_by_driver_with_one_device_a_kind() -> None:
    async def story() -> None:
        async with furnished(furniture=("thermometer",)) as world:
            assert list(world.room.devices) == [Kind.TEMPERATURE]
            [binding] = world.room.bindings
            assert (binding.driver, binding.simulated) == ("thermometer", True)

    asyncio.run(story())
    with pytest.raises(BadInputError, match="no virtual device for 'sofa': use blood-pressure"):
        SimulatedRoom(furniture=("sofa",))
    with pytest.raises(BadInputError, match="a room has one device for weight: leave 'scale' out"):
        SimulatedRoom(furniture=("scale", "scale"))


def test_a_fault_that_a_device_cannot_have_is_refused_with_those_it_can() -> None:
    assert fault_for(Kind.WEIGHT, "unsteady") is Fault.UNSTEADY
    with pytest.raises(BadInputError, match="the simulated cuff cannot have the fault 'no-finger'; it can have asleep"):
        fault_for(Kind.BLOOD_PRESSURE, "no-finger")
    with pytest.raises(BadInputError, match="the simulated room has no device for glucose"):
        fault_for(Kind.GLUCOSE, "asleep")

    async def story() -> None:
        async with furnished() as world:
            with pytest.raises(BadInputError, match="cannot have the fault 'cuff-loose'"):
                world.room.cause(Fault.CUFF_LOOSE, Kind.WEIGHT)

    asyncio.run(story())


def test_a_room_leaves_the_loop_as_it_found_it() -> None:
    async def story() -> None:
        loop = asyncio.get_running_loop()
        before = loop.get_exception_handler()
        async with SimulatedRoom(pace=8):
            assert loop.get_exception_handler() is not before
        assert loop.get_exception_handler() is before
        assert [task for task in asyncio.all_tasks() if "oximeter" in task.get_name()] == []

    asyncio.run(story())
