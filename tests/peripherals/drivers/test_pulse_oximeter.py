import asyncio
from datetime import datetime

import pytest

from care.vitals import Oxygen, Progress, Reading, Trouble
from peripherals.codecs.clock import encode_date_time
from peripherals.driver import SILENCE, Advert, claims
from peripherals.drivers import worn
from peripherals.drivers.pulse_oximeter import PULSE_OXIMETER
from peripherals.links.script import ScriptLink
from tests.worlds.clock import Clock
from tests.worlds.played import played

NOW = datetime.fromisoformat("2026-05-04T09:30:15")
ONGOING, EARLY, VALIDATED, STORED, DEMO, TEST = (1 << bit for bit in (5, 6, 7, 9, 10, 11))
CALIBRATING, UNAVAILABLE, QUESTIONABLE, INVALID = (1 << bit for bit in (12, 13, 14, 15))
MARKS_STORED = bytes.fromhex("0100e0ff")
NAN = "ff07"


def told(status: int, sensor: int) -> bytes:
    return status.to_bytes(2, "little") + sensor.to_bytes(3, "little")


def look(status: int = ONGOING, sensor: int = 0, values: str = "61004800") -> tuple[str, bytes]:
    return "2a5f", b"\x0c" + bytes.fromhex(values) + told(status, sensor)


def spot(
    status: int = VALIDATED, sensor: int = 0, values: str = "61004800", *, clock_set: bool = True
) -> tuple[str, bytes]:
    flags = b"\x07" if clock_set else b"\x17"
    return "2a5e", flags + bytes.fromhex(values) + encode_date_time(NOW) + told(status, sensor)


def play(
    *pieces: tuple[str, bytes], clock_right: bool = True, features: bytes = b""
) -> tuple[list[Reading], list[Progress], Trouble | None]:
    link = ScriptLink(pieces, clock_right=clock_right, values={"2a60": features})
    with pytest.MonkeyPatch.context() as patch:
        ticking = Clock()
        patch.setattr(worn, "get_running_loop", lambda: ticking)
        return asyncio.run(played(PULSE_OXIMETER, link))


def test_an_oximeter_is_claimed_by_its_service() -> None:
    assert claims(PULSE_OXIMETER, Advert(address="C0", services=frozenset({"1822"})))
    assert not claims(PULSE_OXIMETER, Advert(address="C0", services=frozenset({"180d"})))


def test_the_value_is_the_median_of_ten_good_seconds_and_not_the_first() -> None:
    [reading], progress, _ = play(look(values="50009600"), *[look()] * 10)
    assert reading.vital == Oxygen(saturation=97, pulse=72)
    assert reading.raw == look()[1].hex()
    assert [piece.value for piece in progress][:3] == [None, 80, 97]
    assert progress[-1].done == 1.0


@pytest.mark.parametrize(
    "poor",
    [
        look(EARLY),
        look(CALIBRATING),
        look(UNAVAILABLE),
        look(QUESTIONABLE),
        look(INVALID),
        look(STORED),
        look(sensor=1 << 3),
        look(sensor=1 << 6),
        look(values=NAN + "4800"),
        look(values="6100" + NAN),
        look(values="00004800"),
        look(values="61000000"),
        look(values="7f004800"),
        ("2a5f", b"\x0c\x61\x00"),
    ],
)
def test_what_the_device_doubts_does_not_count(poor: tuple[str, bytes]) -> None:
    readings, _, trouble = play(*[poor] * 61)
    assert (readings, trouble) == ([], Trouble.POOR_SIGNAL)


@pytest.mark.parametrize("bit", [11, 13, 15])
def test_without_a_finger_there_is_no_value_and_the_next_finger_starts_anew(bit: int) -> None:
    off = look(sensor=1 << bit)
    readings, _, trouble = play(*[look()] * 10, *[off] * 21)
    assert (readings, trouble) == ([], Trouble.SENSOR_OFF)
    [reading], _, _ = play(*[look(values="50009600")] * 10, off, *[look()] * 11)
    assert reading.vital == Oxygen(saturation=97, pulse=72)


@pytest.mark.parametrize("status", [DEMO, TEST, DEMO | VALIDATED])
def test_values_of_a_demonstration_are_nobodys(status: int) -> None:
    for piece in (look(status), spot(status)):
        readings, _, trouble = play(piece, *[look()] * 20)
        assert (readings, trouble) == ([], Trouble.NO_RESULT)


@pytest.mark.parametrize("bit", [1, 12, 14])
def test_a_broken_sensor_is_told(bit: int) -> None:
    for piece in (look(sensor=1 << bit), spot(sensor=1 << bit)):
        assert play(piece)[::2] == ([], Trouble.NO_RESULT)


def test_a_finished_spot_check_is_the_value_with_its_time() -> None:
    [reading], _, _ = play(spot())
    assert reading.vital == Oxygen(saturation=97, pulse=72)
    assert reading.device_time == NOW.astimezone()


def test_a_spot_check_that_would_be_marked_if_it_were_stored_is_of_now() -> None:
    assert [piece.live for piece in play(spot(), features=MARKS_STORED)[1]] == [True, True]
    assert [piece.live for piece in play(spot(), features=b"")[1]] == [True, False]
    assert [piece.live for piece in play(spot(), features=b"\x00\x00")[1]] == [True, False]
    assert [piece.live for piece in play(spot(), features=b"\x01\x00\x80\x00")[1]] == [True, False]


def test_a_stored_spot_check_is_no_sign_of_life() -> None:
    """Else it would vouch for itself where its stamp cannot be trusted."""
    assert [piece.live for piece in play(spot(STORED | VALIDATED), features=MARKS_STORED)[1]] == [True, False]


def test_a_stored_spot_check_is_given_only_with_a_time_that_a_right_clock_told() -> None:
    [reading], _, _ = play(spot(STORED | VALIDATED))
    assert reading.device_time == NOW.astimezone()
    assert play(spot(STORED | VALIDATED), clock_right=False)[0] == []
    assert play(spot(STORED | VALIDATED, clock_set=False))[0] == []


def test_a_spot_check_whose_clock_was_never_set_has_no_time() -> None:
    [reading], _, _ = play(spot(clock_set=False))
    assert reading.device_time is None


@pytest.mark.parametrize("status", [ONGOING, EARLY])
def test_a_spot_check_that_still_goes_on_is_waited_for(status: int) -> None:
    [reading], _, _ = play(spot(status, values="50009600"), spot())
    assert reading.vital == Oxygen(saturation=97, pulse=72)


@pytest.mark.parametrize(
    ("piece", "trouble"),
    [
        (spot(QUESTIONABLE), Trouble.POOR_SIGNAL),
        (spot(INVALID), Trouble.POOR_SIGNAL),
        (spot(values=NAN + "4800"), Trouble.POOR_SIGNAL),
        (spot(values="00004800"), Trouble.POOR_SIGNAL),
        (spot(values="61000000"), Trouble.POOR_SIGNAL),
        (spot(values="7f004800"), Trouble.POOR_SIGNAL),
        (spot(sensor=1 << 7), Trouble.POOR_SIGNAL),
        (spot(sensor=1 << 11, values=NAN + NAN), Trouble.SENSOR_OFF),
    ],
)
def test_a_spot_check_that_the_device_doubts_is_measured_again(piece: tuple[str, bytes], trouble: Trouble) -> None:
    assert play(piece)[::2] == ([], trouble)


def test_a_spot_check_without_a_status_or_a_pulse_is_kept() -> None:
    [reading], _, _ = play(("2a5e", bytes.fromhex("006100" + NAN)))
    assert reading.vital == Oxygen(saturation=97, pulse=None)


def test_an_oximeter_that_stops_is_told() -> None:
    assert play(look(), SILENCE)[2] is Trouble.TIMEOUT
    assert play(SILENCE)[2] is Trouble.LINK_LOST
