import asyncio

import pytest

from care.vitals import HeartRate, Progress, Reading, Trouble
from peripherals.driver import SILENCE, Advert, claims
from peripherals.drivers import worn
from peripherals.drivers.heart_rate import HEART_RATE
from peripherals.links.script import ScriptLink
from tests.worlds.clock import Clock
from tests.worlds.played import played


def looks(*values: str) -> list[tuple[str, bytes]]:
    return [("2a37", bytes.fromhex(value)) for value in values]


def play(*pieces: tuple[str, bytes]) -> tuple[list[Reading], list[Progress], Trouble | None]:
    with pytest.MonkeyPatch.context() as patch:
        ticking = Clock()
        patch.setattr(worn, "get_running_loop", lambda: ticking)
        return asyncio.run(played(HEART_RATE, ScriptLink(pieces)))


def test_a_strap_is_claimed_by_its_service() -> None:
    assert claims(HEART_RATE, Advert(address="C0", services=frozenset({"180d"})))
    assert not claims(HEART_RATE, Advert(address="C0", services=frozenset({"1822"})))


def test_the_rate_is_the_median_of_ten_seconds_with_the_last_packet_and_its_intervals() -> None:
    packets = looks(*["1648a003"] * 5, *["0646"] * 5, "1648a0039003")
    [reading], progress, _ = play(*packets)
    assert reading.vital == HeartRate(pulse=72)
    assert (reading.raw, reading.device_time) == ("1648a0039003", None)
    assert [piece.guidance for piece in progress][:2] == ["wear-strap", "keep-still"]
    assert {piece.unit for piece in progress[1:]} == {"/min"}


def test_a_rate_of_two_bytes_is_read_and_one_that_no_heart_has_is_passed_over() -> None:
    [reading], _, _ = play(*looks(*["014800"] * 6, "01ffff", *["014800"] * 7))
    assert reading.vital == HeartRate(pulse=72)


@pytest.mark.parametrize("off", ["0400", "0448", "0000", "0600"])
def test_a_strap_that_touches_no_skin_measures_nobody(off: str) -> None:
    readings, _, trouble = play(*looks(*["0648"] * 9, *[off] * 21))
    assert (readings, trouble) == ([], Trouble.SENSOR_OFF)


def test_a_cut_packet_costs_nothing_but_its_second() -> None:
    [reading], _, _ = play(*looks(*["0648"] * 6, "16", *["0648"] * 7))
    assert reading.vital == HeartRate(pulse=72)


def test_a_strap_that_stops_is_told_and_one_that_has_not_begun_is_waited_for() -> None:
    readings, _, trouble = play(SILENCE, *looks("0648"), SILENCE)
    assert (readings, trouble) == ([], Trouble.TIMEOUT)
    assert play(SILENCE)[2] is Trouble.LINK_LOST
