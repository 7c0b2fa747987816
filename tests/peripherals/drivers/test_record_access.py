import asyncio

import pytest

from care.vitals import Trouble
from peripherals.driver import SILENCE, DriverError, LinkLostError
from peripherals.drivers.record_access import ANSWER_TICKS, Store
from peripherals.links.script import ScriptLink

RECORD, OTHER = ("2a18", b"record"), ("2a18", b"other")
LAST, ALL, ABORT = ("2a52", b"\x01\x06"), ("2a52", b"\x01\x01"), ("2a52", b"\x03\x00")


def answer(code: int, request: int = 1) -> tuple[str, bytes]:
    return "2a52", bytes((6, 0, request, code))


SUCCESS, NOT_SUPPORTED, NONE, BUSY = answer(1), answer(4), answer(6), answer(10)


async def asked(link: ScriptLink) -> list[tuple[str, bytes]] | None:
    store = Store(link, "2a18")
    await store.open()
    return await store.last()


def test_the_newest_record_is_asked_for_and_given() -> None:
    link = ScriptLink([RECORD, SUCCESS])
    assert asyncio.run(asked(link)) == [RECORD]
    assert link.written == [LAST]


def test_a_device_that_knows_no_newest_is_asked_for_all_from_then_on() -> None:
    async def story() -> None:
        link = ScriptLink([NOT_SUPPORTED, OTHER, RECORD, SUCCESS, RECORD, SUCCESS])
        store = Store(link, "2a18")
        assert await store.last() == [OTHER, RECORD]
        assert await store.last() == [RECORD]
        assert link.written == [LAST, ALL, ALL]

    asyncio.run(story())


def test_an_empty_store_is_no_trouble() -> None:
    assert asyncio.run(asked(ScriptLink([NONE]))) == []


@pytest.mark.parametrize("pieces", [[BUSY], [SUCCESS]])
def test_a_busy_device_and_one_whose_record_was_lost_on_the_way_are_asked_again(
    pieces: list[tuple[str, bytes]],
) -> None:
    assert asyncio.run(asked(ScriptLink(pieces))) is None


def test_a_busy_device_is_asked_until_it_is_not() -> None:
    link = ScriptLink([BUSY, SILENCE, SILENCE, BUSY, SILENCE, SILENCE, RECORD, SUCCESS])
    assert asyncio.run(Store(link, "2a18").last_in_time()) == [RECORD]
    assert link.written == [LAST] * 3


@pytest.mark.parametrize("code", [2, 3, 5, 8, 9, 77])
def test_a_device_that_refuses_has_no_result(code: int) -> None:
    with pytest.raises(DriverError) as error:
        asyncio.run(asked(ScriptLink([answer(code)])))
    assert error.value.trouble is Trouble.NO_RESULT


def test_records_that_come_slowly_are_waited_for_and_other_answers_are_not_ours() -> None:
    slow = [SILENCE] * (ANSWER_TICKS - 1)
    pieces = [*slow, RECORD, *slow, answer(1, request=3), ("2a52", bytes((5, 0, 7, 0))), *slow, SUCCESS]
    assert asyncio.run(asked(ScriptLink(pieces))) == [RECORD]


def test_a_device_that_does_not_answer_is_told_to_stop() -> None:
    link = ScriptLink([RECORD, *[SILENCE] * ANSWER_TICKS])
    with pytest.raises(DriverError) as error:
        asyncio.run(asked(link))
    assert error.value.trouble is Trouble.TIMEOUT
    assert link.written == [LAST, ABORT]


def test_a_device_that_cannot_even_be_told_to_stop_has_timed_out_all_the_same() -> None:
    class Deaf(ScriptLink):
        async def write(self, *piece: str | bytes) -> None:
            if piece == ABORT:
                raise LinkLostError
            await super().write(*piece)

    with pytest.raises(DriverError) as error:
        asyncio.run(asked(Deaf([SILENCE] * ANSWER_TICKS)))
    assert error.value.trouble is Trouble.TIMEOUT


def test_a_link_that_ends_meanwhile_is_lost() -> None:
    with pytest.raises(LinkLostError):
        asyncio.run(asked(ScriptLink([RECORD])))


def test_what_comes_while_the_device_rests_is_left() -> None:
    async def story() -> None:
        store = Store(ScriptLink([SILENCE, OTHER, RECORD, SUCCESS]), "2a18")
        await store.rest()
        assert await store.last() == [RECORD]

    asyncio.run(story())


def test_a_device_without_a_store_is_told() -> None:
    class Without(ScriptLink):
        async def listen(self, *characteristics: str) -> tuple[str, ...]:
            return tuple(each for each in characteristics if each != "2a52")

    with pytest.raises(DriverError) as error:
        asyncio.run(asked(Without()))
    assert error.value.trouble is Trouble.NO_RESULT
