import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest

from care.errors import BadInputError
from peripherals.driver import DriverError, SerialLine
from peripherals.links.serial import SerialPortLink, open_port
from peripherals.simulator.faults import Fault
from peripherals.simulator.line import LINE_FAULTS, LineDevice, Weather
from peripherals.simulator.physiology import person
from tests.worlds.virtual_devices import until

LINE = SerialLine(baud=9600, silence_s=0.5)
PACKETS = [f"<{number:03}>".encode() for number in range(200)]


class Counter(LineDevice):
    """Ten packets a second, each with its number; answers whoever says hello."""

    faults = LINE_FAULTS
    strikes_s, ends_s = 5.0, 11.0

    def begin(self) -> None:
        self._sent = 0

    def say(self, second: float) -> Iterator[bytes]:
        while self.asked(b"hello"):
            yield b"(hi)"
        while self._sent < min(second * 10, len(PACKETS)):
            yield PACKETS[self._sent]
            self._sent += 1


@asynccontextmanager
async def counting(fault: Fault | None = None) -> AsyncIterator[tuple[Counter, SerialPortLink]]:
    device = Counter(person=person(3), pace=40)
    if fault:
        device.cause(fault)
    await device.start()
    link = await open_port(device.path, LINE, find_s=1)
    try:
        yield device, link
    finally:
        await link.close()
        await device.stop()


def arriving(fault: Fault | None) -> bytes:
    """What arrives of ten packets a second, of which the fault strikes those from second 5 to 11."""
    weather = Weather(fault, 5.0, 11.0, Random("weather"))
    return b"".join(weather.carry([packet], number / 10) for number, packet in enumerate(PACKETS))


def test_a_clear_line_and_one_that_delays_bring_everything_in_order() -> None:
    assert arriving(None) == arriving(Fault.DELAY) == b"".join(PACKETS)
    late = Weather(Fault.DELAY, 5.0, 11.0, Random("weather"))
    sent = [late.carry([b"a"], 4.9), late.carry([b"b"], 5.0), late.carry([b"c"], 10.9), late.carry([b"d"], 11.0)]
    assert sent == [b"a", b"", b"", b"bcd"]


def test_a_line_that_drops_loses_some_whole_packets_for_a_while() -> None:
    arrived = arriving(Fault.DROP)
    left = [packet for packet in PACKETS if packet in arrived]
    assert b"".join(left) == arrived
    lost = {PACKETS.index(packet) for packet in PACKETS if packet not in left}
    assert lost
    assert lost < set(range(50, 110))


def test_a_line_that_doubles_says_packets_twice() -> None:
    arrived = arriving(Fault.DUPLICATE)
    assert [arrived.count(PACKETS[number]) for number in (0, 49, 50, 109, 110)] == [1, 1, 2, 2, 1]


@pytest.mark.parametrize("fault", [Fault.GARBLE, Fault.TRUNCATE])
def test_noise_changes_bytes_and_a_cut_leaves_some_out(fault: Fault) -> None:
    arrived, clear = arriving(fault), b"".join(PACKETS)
    assert arrived != clear
    assert arrived.startswith(clear[: 50 * 5])
    assert arrived.endswith(clear[110 * 5 :])
    assert (len(arrived) < len(clear)) == (fault is Fault.TRUNCATE)


def test_one_that_sleeps_says_nothing_and_one_that_stalls_no_more() -> None:
    assert arriving(Fault.ASLEEP) == b""
    assert arriving(Fault.STALL) == b"".join(PACKETS[:50])


def test_what_is_sent_comes_through_the_terminal() -> None:
    async def story() -> bytes:
        arrived = b""
        async with counting() as (_, link):
            try:
                async for chunk in link.chunks():
                    arrived += chunk
            except DriverError:
                return arrived
        raise AssertionError("it never stops")

    arrived = asyncio.run(story())
    assert arrived.endswith(PACKETS[-1])
    assert b"".join(PACKETS).endswith(arrived), "what came before the port was ready is not heard"


def test_one_that_is_pulled_ends_and_comes_back_under_the_same_name() -> None:
    async def story() -> None:
        async with counting(Fault.LINK_LOST) as (device, _):
            path = Path(device.path)
            await until(lambda: not path.exists(), "unplugged")
            assert device.struck_at is not None
            await until(path.exists, "plugged in again")

    asyncio.run(story())


def test_a_fault_happens_once() -> None:
    async def story() -> None:
        async with counting(Fault.ASLEEP) as (device, link):
            await until(lambda: device.now is Fault.ASLEEP, "opened")
            await link.close()
            await until(lambda: device.now is None, "closed")
            again = await open_port(device.path, LINE, find_s=1)
            assert (await anext(again.chunks())).startswith(PACKETS[0][:1])
            await again.close()

    asyncio.run(story())


def test_each_question_is_answered_once() -> None:
    async def story() -> None:
        async with counting() as (_, link):
            await link.write(b"??hello?hel")
            await link.write(b"lo")
            arrived = b""
            async for chunk in link.chunks():
                arrived += chunk
                if PACKETS[60] in arrived:
                    break
            assert arrived.count(b"(hi)") == 2

    asyncio.run(story())


def test_it_leaves_nothing_behind_and_refuses_what_it_cannot_have() -> None:
    async def story() -> Path:
        async with counting() as (device, _):
            with pytest.raises(BadInputError, match="cannot have the fault 'cuff-loose'"):
                device.cause(Fault.CUFF_LOOSE)
            return Path(device.path).parent

    assert not asyncio.run(story()).exists()
