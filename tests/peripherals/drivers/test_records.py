import asyncio
import re
from collections.abc import AsyncIterator

import pytest

from care.vitals import Trouble
from peripherals.codecs.framing import Framer
from peripherals.driver import DriverError, LinkLostError
from peripherals.drivers import records as module
from peripherals.drivers.records import Asks, records
from peripherals.links.script import ScriptLink
from tests.worlds.serial_lines import SilentLink
from tests.worlds.virtual_devices import until


def framer() -> Framer[bytes]:
    return Framer(re.compile(rb"<[a-z]>"), 3, bytes)


async def all_of(link: ScriptLink, asks: Asks | None = None) -> tuple[list[bytes], DriverError]:
    found: list[bytes] = []
    try:
        async for record in records(link, framer(), asks):
            found.append(record)
    except DriverError as error:
        return found, error
    raise AssertionError("records end with what ended them")


def test_records_come_whole_from_any_pieces_until_the_line_is_lost() -> None:
    found, end = asyncio.run(all_of(ScriptLink([("", b"<a"), ("", b">??<b><"), ("", b"c>")])))
    assert found == [b"<a>", b"<b>", b"<c>"]
    assert isinstance(end, LinkLostError)


def test_a_device_that_never_answers_is_off_and_one_that_stops_took_too_long() -> None:
    assert asyncio.run(all_of(SilentLink()))[1].trouble is Trouble.OFF_OR_ASLEEP
    found, end = asyncio.run(all_of(SilentLink([("", b"<a>")])))
    assert (found, end.trouble) == ([b"<a>"], Trouble.TIMEOUT)


def test_a_line_that_only_brings_nonsense_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NONSENSE_S", 0.0)
    found, end = asyncio.run(all_of(ScriptLink([("", b"<a>"), ("", b"\xff\x00"), ("", b"<b>")])))
    assert (found, end.trouble) == ([b"<a>"], Trouble.BAD_DATA)


def test_a_little_nonsense_is_passed_over() -> None:
    found, end = asyncio.run(all_of(ScriptLink([("", b"\xff\x00"), ("", b"<b>")])))
    assert (found, end.trouble) == ([b"<b>"], Trouble.LINK_LOST)


def test_it_asks_first_once_and_then_one_after_the_other() -> None:
    async def story() -> None:
        link = ScriptLink(ends=False)
        hearing = asyncio.create_task(all_of(link, Asks((b"x", b"y"), 0.0, first=b"hello")))
        await until(lambda: len(link.written) >= 5, "asked")
        link.send("", b"<a>")
        await link.close()
        assert (await hearing)[0] == [b"<a>"]
        asked = len(link.written)
        assert link.written[:5] == [(b"hello",), (b"x",), (b"y",), (b"x",), (b"y",)]
        await asyncio.sleep(0)
        assert len(link.written) == asked, "nobody is asked when nobody listens"

    asyncio.run(story())


def test_a_line_that_takes_no_question_is_lost_to_whoever_listens() -> None:
    class Mute(ScriptLink):
        async def write(self, *piece: str | bytes) -> None:
            raise LinkLostError("gone", Trouble.UNPLUGGED)

        async def chunks(self) -> AsyncIterator[bytes]:
            await asyncio.sleep(0)
            yield b"<a>"
            raise LinkLostError("gone", Trouble.UNPLUGGED)

    found, end = asyncio.run(all_of(Mute(), Asks((b"x",), 0.0)))
    assert (found, end.trouble) == ([b"<a>"], Trouble.UNPLUGGED)
