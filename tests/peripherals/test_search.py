"""What can be bound: everything in the room with its nearness, and only what a driver can speak with."""

import asyncio

import pytest

from care.vitals import Kind, Trouble
from peripherals.driver import Advert, DriverError, Port
from peripherals.links.ble import Radio
from peripherals.registry import BUILT_IN
from peripherals.search import Spotted, able, binding_of, search
from tests.peripherals.links.test_ble import NoRadio
from tests.worlds.virtual_devices import furnished


def test_who_shows_itself_is_given_as_it_is_heard_with_who_can_speak_with_it() -> None:
    async def story() -> None:
        async with furnished() as world:
            ports = [binding.port for binding in world.room.bindings if binding.port]
            seen: dict[str, Spotted] = {}
            async for spotted in search(BUILT_IN, radio=world.room.radio, look_s=0.4, ports=ports):
                seen[spotted.where] = spotted
            cuff = seen[world.room.devices[Kind.BLOOD_PRESSURE].address]
            assert cuff.found.name == "Simulated cuff"
            assert cuff.rssi is not None
            driver = cuff.driver(Kind.BLOOD_PRESSURE)
            assert driver is not None
            assert cuff.driver(Kind.WEIGHT) is None
            assert binding_of(cuff, driver).address == cuff.where
            line = seen[ports[0]]
            serial = line.driver(Kind.OXYGEN)
            assert serial is not None
            assert (binding_of(line, serial).port, line.rssi) == (ports[0], None)

    asyncio.run(story())


def test_without_a_radio_the_ports_are_given_all_the_same() -> None:
    async def story() -> None:
        pieces = search(BUILT_IN, radio=Radio(scanner=NoRadio), look_s=0.1, ports=["/dev/ttyS9"])
        assert (await anext(pieces)).where == "/dev/ttyS9"
        with pytest.raises(DriverError) as error:
            await anext(pieces)
        assert error.value.trouble is Trouble.PORT_DENIED

    asyncio.run(story())


def test_a_plain_line_may_be_any_serial_device_and_a_strange_advert_is_nobodys() -> None:
    lines = able(BUILT_IN, Port(path="/dev/ttyUSB0"))
    assert lines
    assert all(driver.line is not None for driver in lines)
    assert able(BUILT_IN, Advert(address="11:22", name="Headphones", services=frozenset({"110b"}))) == ()


def test_a_uuid_that_a_system_gives_in_place_of_an_address_is_kept_as_it_is() -> None:
    uuid = "6E2A1B9C-0D4F-4B7E-9C55-1A2B3C4D5E6F"
    advert = Advert(address=uuid, name="UA-651BLE", services=frozenset({"1810"}))
    [driver] = able(BUILT_IN, advert)
    assert binding_of(Spotted(found=advert, drivers=(driver,)), driver).address == uuid
