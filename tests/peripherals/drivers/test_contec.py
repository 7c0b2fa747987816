import asyncio
from collections.abc import Callable

import pytest

from care.vitals import Flag, Oxygen, Trouble
from peripherals.codecs import decode
from peripherals.drivers.contec import CMS50_NEW, CMS50_OLD, KEEP_AWAKE, START, Cms50
from peripherals.links.script import ScriptLink
from tests.worlds.played import played
from tests.worlds.serial_lines import cms50_new, cms50_old, cut
from tests.worlds.virtual_devices import until

SECOND = 60
PROBE_ERROR, SEARCHING = 0x10, 0x20
BOTH = pytest.mark.parametrize(("driver", "frame"), [(CMS50_OLD, cms50_old), (CMS50_NEW, cms50_new)])


def link(*frames: bytes) -> ScriptLink:
    return ScriptLink(cut(frames))


@BOTH
def test_the_value_is_the_median_of_ten_seconds_and_not_the_first(driver: Cms50, frame: Callable[..., bytes]) -> None:
    wave = [frame(97, 139, pleth=place % 127) for place in range(8 * SECOND)]
    frames = [*[frame(80, 60)] * 3 * SECOND, *wave, frame(97, 139)]
    [reading], progress, _ = asyncio.run(played(driver, link(*frames)))
    assert reading.vital == Oxygen(saturation=97, pulse=139)
    assert reading.flags == frozenset()
    assert reading.raw is not None
    assert decode(driver.id, bytes.fromhex(reading.raw))["pulse_rate"] == 139
    assert {piece.unit for piece in progress} == {None, "%", "/min"}
    drawn = [len(piece.trace) for piece in progress if piece.unit == "%"]
    assert set(drawn) == {2}, "thirty times a second at most"
    assert max(piece.done or 0 for piece in progress) > 0.9


@BOTH
def test_less_than_ten_seconds_is_not_enough(driver: Cms50, frame: Callable[..., bytes]) -> None:
    readings, _, trouble = asyncio.run(played(driver, link(*[frame(97, 71)] * 10 * SECOND)))
    assert (readings, trouble) == ([], Trouble.LINK_LOST), "the last frame counts once the next begins"


def test_another_finger_starts_anew() -> None:
    first, nobody = [cms50_old(90, 60)] * 9 * SECOND, [cms50_old(127, 255, bar=PROBE_ERROR)]
    [reading], _, _ = asyncio.run(played(CMS50_OLD, link(*first, *nobody, *[cms50_old(98, 80)] * (10 * SECOND + 1))))
    assert reading.vital == Oxygen(saturation=98, pulse=80)


def test_no_finger_for_twenty_seconds_is_told() -> None:
    nobody = [cms50_old(127, 255, bar=PROBE_ERROR)] * (20 * SECOND + 1)
    assert asyncio.run(played(CMS50_OLD, link(*nobody)))[2] is Trouble.SENSOR_OFF


def test_values_that_it_still_shows_without_a_finger_never_count() -> None:
    held = [cms50_new(97, 71, signal=0x80)] * (20 * SECOND + 1)
    readings, _, trouble = asyncio.run(played(CMS50_NEW, link(*held)))
    assert (readings, trouble) == ([], Trouble.SENSOR_OFF)


def test_a_minute_of_searching_is_told() -> None:
    searching = [cms50_old(97, 71, bar=SEARCHING)] * (60 * SECOND + 1)
    assert asyncio.run(played(CMS50_OLD, link(*searching)))[2] is Trouble.POOR_SIGNAL


@pytest.mark.parametrize(("saturation", "pulse"), [(0, 71), (97, 0), (0, 0)])
def test_zero_is_no_value_of_anybody(saturation: int, pulse: int) -> None:
    frames = [cms50_old(saturation, pulse)] * (60 * SECOND + 1)
    readings, _, trouble = asyncio.run(played(CMS50_OLD, link(*frames)))
    assert (readings, trouble) == ([], Trouble.POOR_SIGNAL)


def test_a_value_with_many_gaps_is_flagged() -> None:
    frames = [cms50_old(97, 71), cms50_old(60, 200, bar=SEARCHING)] * (10 * SECOND)
    [reading], _, _ = asyncio.run(played(CMS50_OLD, link(*frames)))
    assert (reading.vital, reading.flags) == (Oxygen(saturation=97, pulse=71), {Flag.POOR_SIGNAL})


def test_the_new_one_is_started_and_kept_awake_and_the_old_one_left_alone() -> None:
    assert CMS50_OLD.asks is None
    assert CMS50_NEW.asks is not None
    assert (CMS50_NEW.asks.first, CMS50_NEW.asks.again) == (START, (KEEP_AWAKE,))
    assert (START.hex(), KEEP_AWAKE.hex()) == ("7d81a1808080808080", "7d81af808080808080")

    async def story() -> None:
        line = ScriptLink(ends=False)
        measuring = asyncio.create_task(played(CMS50_NEW, line))
        await until(lambda: bool(line.written), "asked")
        assert line.written == [(START,)]
        await line.close()
        assert (await measuring)[2] is Trouble.LINK_LOST

    asyncio.run(story())
