import asyncio
import os
import tty
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from care.vitals import Trouble
from peripherals.driver import DriverError, LinkLostError, SerialLine
from peripherals.links.serial import lasting_names, open_port, ports

LINE = SerialLine(baud=9600, silence_s=5.0)


@pytest.fixture
def pair() -> Iterator[tuple[int, str]]:
    """The device's end of a line, and the path of ours."""
    master, slave = os.openpty()
    tty.setraw(slave)
    yield master, os.ttyname(slave)
    for end in (master, slave):
        with suppress(OSError):
            os.close(end)


def test_what_the_device_sends_arrives_in_order(pair: tuple[int, str]) -> None:
    async def story() -> None:
        link = await open_port(pair[1], LINE, find_s=0)
        arrived = bytearray()
        os.write(pair[0], bytes(range(256)))
        async for chunk in link.chunks():
            arrived += chunk
            if len(arrived) == 256:
                break
        assert bytes(arrived) == bytes(range(256))
        await link.close()

    asyncio.run(story())


def test_closing_ends_whoever_listens(pair: tuple[int, str]) -> None:
    async def story() -> None:
        link = await open_port(pair[1], LINE, find_s=0)
        listening = asyncio.ensure_future(anext(link.chunks()))
        await asyncio.sleep(0)
        await link.close()
        with pytest.raises(LinkLostError):
            await listening

    asyncio.run(story())


def test_a_port_is_let_go_even_where_nobody_waits_for_it(pair: tuple[int, str]) -> None:
    async def story() -> None:
        link = await open_port(pair[1], LINE, find_s=0)
        closing = asyncio.ensure_future(link.close())
        await asyncio.sleep(0)
        closing.cancel()
        with suppress(asyncio.CancelledError):
            await closing
        assert not link._port.is_open

    asyncio.run(story())


def test_a_pulled_cable_is_unplugged() -> None:
    async def story() -> None:
        master, slave = os.openpty()
        link = await open_port(os.ttyname(slave), LINE, find_s=0)
        os.close(slave)
        os.close(master)
        with pytest.raises(LinkLostError) as lost:
            await anext(link.chunks())
        assert lost.value.trouble is Trouble.UNPLUGGED
        await link.close()

    asyncio.run(story())


def test_a_silent_device_is_told(pair: tuple[int, str]) -> None:
    async def story() -> None:
        link = await open_port(pair[1], SerialLine(baud=9600, silence_s=0.05), find_s=0)
        with pytest.raises(DriverError) as silent:
            await anext(link.chunks())
        assert silent.value.trouble is Trouble.TIMEOUT
        await link.close()

    asyncio.run(story())


def test_a_port_that_is_not_there_is_waited_for(pair: tuple[int, str], tmp_path: Path) -> None:
    async def story() -> None:
        path = tmp_path / "port"
        with pytest.raises(DriverError) as absent:
            await open_port(str(path), LINE, find_s=0)
        assert absent.value.trouble is Trouble.NOT_FOUND
        opening = asyncio.create_task(open_port(str(path), LINE, find_s=5))
        await asyncio.sleep(0)
        path.symlink_to(pair[1])
        await (await opening).close()

    asyncio.run(story())


def test_a_port_that_another_program_holds_is_denied(pair: tuple[int, str]) -> None:
    async def story() -> None:
        holder = await open_port(pair[1], LINE, find_s=0)
        with pytest.raises(DriverError) as denied:
            await open_port(pair[1], LINE, find_s=5)
        assert denied.value.trouble is Trouble.PORT_DENIED
        await holder.close()

    asyncio.run(story())


def test_a_port_that_cannot_be_set_as_the_device_needs_is_denied(pair: tuple[int, str]) -> None:
    async def story() -> None:
        with pytest.raises(DriverError, match="cannot be set to -1 8N1") as refused:
            await open_port(pair[1], SerialLine(baud=-1), find_s=5)
        assert refused.value.trouble is Trouble.PORT_DENIED
        # A pseudo-terminal keeps no parity, and refuses a setting of which it keeps nothing.
        parity = SerialLine(baud=9600, bytesize=7, parity="E")
        await (await open_port(pair[1], parity, find_s=0)).close()
        with pytest.raises(DriverError, match="cannot be set to 9600 7E1") as refused:
            await open_port(pair[1], parity, find_s=5)
        assert refused.value.trouble is Trouble.PORT_DENIED

    asyncio.run(story())


def test_the_ports_of_this_machine_can_be_listed() -> None:
    assert all(port.path and isinstance(port.name, str) for port in ports())


def test_a_port_has_the_name_that_it_keeps_wherever_it_is_plugged_in(tmp_path: Path) -> None:
    (tmp_path / "ttyUSB0").touch()
    folder = tmp_path / "by-id"
    assert lasting_names(folder) == {}
    folder.mkdir()
    (folder / "usb-Acme_Scale_SN7-if00").symlink_to("../ttyUSB0")
    assert lasting_names(folder) == {str(tmp_path / "ttyUSB0"): str(folder / "usb-Acme_Scale_SN7-if00")}


def test_a_command_reaches_the_device(pair: tuple[int, str]) -> None:
    async def story() -> None:
        link = await open_port(pair[1], LINE, find_s=0)
        await link.write(b"SI\r\n")
        assert await asyncio.to_thread(os.read, pair[0], 16) == b"SI\r\n"
        await link.close()

    asyncio.run(story())


def test_a_command_to_a_cable_that_was_pulled_says_so() -> None:
    async def story() -> None:
        master, slave = os.openpty()
        link = await open_port(os.ttyname(slave), LINE, find_s=0)
        os.close(slave)
        os.close(master)
        with pytest.raises(LinkLostError) as gone:
            await link.write(b"SI\r\n")
        assert gone.value.trouble is Trouble.UNPLUGGED
        await link.close()

    asyncio.run(story())
