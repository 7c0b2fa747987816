import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

import pytest
from bleak.backends.scanner import BaseBleakScanner
from bleak.exc import BleakError

from care.vitals import Kind, Trouble
from peripherals.driver import SILENCE, DriverError, LinkLostError
from peripherals.links.ble import Radio, adverts, connect, short
from tests.worlds.virtual_devices import furnished, until


class NoRadio(BaseBleakScanner):
    """What bleak meets on a machine without Bluetooth."""

    def __init__(self, detection_callback: Any, service_uuids: Any, *_: Any, **__: Any) -> None:
        super().__init__(detection_callback, service_uuids)

    async def start(self) -> None:
        raise BleakError("no adapter")

    async def stop(self) -> None:
        """It never started."""


def test_a_cuff_wants_a_bond_and_keeps_it() -> None:
    async def story() -> None:
        async with furnished() as world:
            address = world.room.devices[Kind.BLOOD_PRESSURE].address
            stranger = await connect(address, radio=world.room.radio, find_s=3)
            with pytest.raises(DriverError) as refused:
                await anext(stranger.values("2a35"))
            assert refused.value.trouble is Trouble.NEEDS_BOND
            await stranger.pair()
            await stranger.close()

            friend = await connect(address, radio=world.room.radio, find_s=3)
            characteristic, value = await anext(friend.values("2a36", "2a35"))
            assert (characteristic, len(value)) == ("2a36", 7)
            await friend.close()

    asyncio.run(story())


def test_what_a_device_does_not_have_is_empty_and_not_an_error() -> None:
    async def story() -> None:
        async with furnished() as world:
            address = world.room.devices[Kind.WEIGHT].address
            link = await connect(address, radio=world.room.radio, find_s=3)
            assert await link.read("2a29") == b"Carepost Simulated"
            assert await link.read("2a49") == b""
            assert await link.set_clock()
            assert not link.clock_was_right, "it stood at the factory's time"
            assert link.clock_ahead_s == 0, "it was behind"
            assert await link.set_clock()
            assert not link.clock_was_right, "as it was when we came"
            assert await anext(link.values("2a49", silence_s=0.01)) == SILENCE
            await link.close()


def test_a_clock_is_known_as_it_was_when_we_came() -> None:
    async def story() -> None:
        async with furnished() as world:
            scale = world.room.devices[Kind.WEIGHT]
            for offset, right, ahead in [(0, True, 0), (8, True, 8), (-8, True, 0), (3600, False, 3600)]:
                scale._clock_offset = timedelta(seconds=offset)
                link = await connect(scale.address, radio=world.room.radio, find_s=3)
                assert await link.set_clock()
                assert link.clock_was_right is right
                assert abs(link.clock_ahead_s - ahead) < 3
                await link.close()
                await until(lambda: scale._connection is None, "let go")
            assert abs(scale._clock_offset) < timedelta(seconds=2), "it was set"

    asyncio.run(story())


def test_a_lost_link_ends_the_values_and_every_later_wish() -> None:
    async def story() -> None:
        async with furnished() as world:
            scale = world.room.devices[Kind.WEIGHT]
            link = await connect(scale.address, radio=world.room.radio, find_s=3)
            values = link.values("2a9d")
            await anext(values)
            await scale.switch_off()
            with pytest.raises(LinkLostError):
                async for _ in values:
                    pass
            for wish in (link.read("2a29"), link.set_clock(), link.pair()):
                with pytest.raises(LinkLostError):
                    await wish

    asyncio.run(story())


def test_who_does_not_show_itself_is_not_found_and_who_does_is_named() -> None:
    async def story() -> None:
        async with furnished() as world:
            with pytest.raises(DriverError) as absent:
                await connect("C0:00:00:00:00:99", radio=world.room.radio, find_s=0.2)
            assert absent.value.trouble is Trouble.NOT_FOUND
            heard = {advert.name: advert.services for advert in await adverts(radio=world.room.radio, look_s=0.3)}
            assert heard["Simulated cuff"] == {"1810"}
            assert heard["Simulated scale"] == {"181d"}

    asyncio.run(story())


@pytest.mark.parametrize(
    "asking",
    [lambda radio: connect("C0", radio=radio, find_s=1), lambda radio: adverts(radio=radio, look_s=1)],
    ids=["connect", "adverts"],
)
def test_a_machine_without_a_radio_says_so(asking: Callable[[Radio], Coroutine[Any, Any, Any]]) -> None:
    with pytest.raises(DriverError, match="Bluetooth cannot be used here: no adapter") as denied:
        asyncio.run(asking(Radio(scanner=NoRadio)))
    assert denied.value.trouble is Trouble.PORT_DENIED


def test_giving_up_while_connecting_leaves_no_connection_behind() -> None:
    async def story() -> None:
        async with furnished() as world:
            scale = world.room.devices[Kind.WEIGHT]
            for turns in range(0, 60, 6):
                connecting = asyncio.create_task(connect(scale.address, radio=world.room.radio, find_s=3))
                await until(lambda: scale._connection is not None, "connected")
                for _ in range(turns):
                    await asyncio.sleep(0)
                connecting.cancel()
                await asyncio.wait({connecting})
                if not connecting.cancelled():
                    await connecting.result().close()
                await until(lambda: scale._connection is None, "let go")

    asyncio.run(story())


def test_standard_services_are_named_shortly() -> None:
    assert short("00001810-0000-1000-8000-00805F9B34FB") == "1810"
    assert short("49535343-fe7d-4ae5-8fa9-9fafd205e455") == "49535343-fe7d-4ae5-8fa9-9fafd205e455"
