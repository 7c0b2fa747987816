import asyncio
import struct
from datetime import datetime, timedelta
from typing import Any

import pytest

from care.vitals import Glucose, Progress, Reading, Trouble
from peripherals.codecs.clock import encode_date_time
from peripherals.driver import SILENCE, Advert, claims
from peripherals.drivers import glucose_meter
from peripherals.drivers.glucose_meter import GLUCOSE_METER
from peripherals.links.script import ScriptLink
from tests.worlds.played import played

Piece = tuple[str, bytes]
SUCCESS, NONE, BUSY = (("2a52", bytes((6, 0, 1, code))) for code in (1, 6, 10))
REST = [SILENCE, SILENCE]
FINGER, CONTROL_TYPE, CONTROL_SITE = 0x11, 0x1A, 0x41
LONG_AGO = timedelta(days=1)


def record(
    number: int,
    *,
    ago: timedelta = timedelta(0),
    value: bytes = b"\x6a\xb0",
    sample: int = FINGER,
    status: int = 0,
    molar: bool = False,
    offset_min: int | None = None,
) -> Piece:
    """A record of 106 mg/dL, unless it is said otherwise; its base time is earlier by the offset."""
    flags = (offset_min is not None) | bool(value) << 1 | molar << 2 | 0x08
    time = encode_date_time(datetime.now().astimezone() - ago - timedelta(minutes=offset_min or 0))
    offset = b"" if offset_min is None else struct.pack("<h", offset_min)
    result = value + bytes([sample]) if value else b""
    return "2a18", struct.pack("<BH", flags, number) + time + offset + result + struct.pack("<H", status)


def context(number: int, meal: int) -> Piece:
    return "2a34", struct.pack("<BHB", 0x02, number, meal)


OLD = record(7, ago=LONG_AGO)


def play(
    *pieces: Piece, last: int | None = None, clock_right: bool = True
) -> tuple[list[Reading], list[Progress], Trouble | None, int | None]:
    link = ScriptLink(pieces, last_record=last, clock_right=clock_right)
    outcome = asyncio.run(played(GLUCOSE_METER, link))
    assert link.bonded
    return *outcome, link.last_record


def fresh(*pieces: Piece) -> tuple[list[Reading], list[Progress], Trouble | None, int | None]:
    """What is made of a record that comes while we are connected, after an old one."""
    return play(OLD, SUCCESS, *REST, *pieces, SUCCESS)


def test_a_meter_is_claimed_by_its_service() -> None:
    assert claims(GLUCOSE_METER, Advert(address="C0", services=frozenset({"1808"})))
    assert not claims(GLUCOSE_METER, Advert(address="C0", services=frozenset({"181f"})))


def test_a_record_that_comes_while_we_are_connected_is_the_value() -> None:
    given = record(8)
    [reading], progress, trouble, last = fresh(given, context(8, 3))
    assert reading.vital == Glucose(milligrams_per_decilitre=106, meal="fasting")
    assert (reading.record, reading.raw, last) == (8, given[1].hex(), 8)
    assert [piece.guidance for piece in progress] == ["insert-strip", "drop-of-blood", "drop-of-blood", "drop-of-blood"]
    assert [piece.value for piece in progress] == [None, None, 106, None]
    assert trouble is Trouble.LINK_LOST


def test_what_the_meter_held_from_before_stays_there() -> None:
    for known in (None, 3, 7):
        readings, _, trouble, last = play(OLD, SUCCESS, *REST, OLD, SUCCESS, *REST, OLD, SUCCESS, last=known)
        assert (readings, trouble, last) == ([], Trouble.LINK_LOST, 7)


@pytest.mark.parametrize("known", [None, 7, 900])
def test_a_record_of_the_last_minutes_counts_where_a_right_clock_says_so(known: int | None) -> None:
    [reading], _, _, last = play(record(8, ago=timedelta(minutes=2)), SUCCESS, last=known)
    assert (reading.record, last) == (8, 8)
    assert play(record(8, ago=timedelta(minutes=6)), SUCCESS, last=known)[0] == []


def test_the_same_record_is_never_given_twice() -> None:
    assert play(record(8), SUCCESS, *REST, record(8), SUCCESS, last=8)[0] == []


def test_a_new_record_of_a_clock_that_was_wrong_is_the_nurses_and_measured_again() -> None:
    [reading], _, trouble, last = play(record(8), SUCCESS, last=7, clock_right=False)
    assert (reading.record, trouble, last) == (8, Trouble.CLOCK_WRONG, 8)


def test_with_a_wrong_clock_and_nothing_known_only_what_comes_now_counts() -> None:
    [reading], _, _, _ = play(record(7), SUCCESS, *REST, record(8, ago=LONG_AGO), SUCCESS, clock_right=False)
    assert reading.record == 8


def test_an_older_record_that_is_the_newest_again_is_never_the_value() -> None:
    """Somebody deletes a record at the meter while we ask it."""
    deleted = (record(8, ago=LONG_AGO), SUCCESS, *REST, record(7, ago=LONG_AGO), SUCCESS)
    readings, _, _, _ = play(*deleted, clock_right=False)
    assert readings == []


class SetNow(ScriptLink):
    """A meter whose clock is wrong when we come, and right from then on."""

    async def set_clock(self) -> bool:
        self.clock_is_right = True
        return True


@pytest.mark.parametrize(("ago", "count"), [(LONG_AGO, 0), (timedelta(), 1)])
def test_once_the_clock_was_set_only_a_stamp_of_now_is_fresh(ago: timedelta, count: int) -> None:
    link = SetNow([record(7, ago=LONG_AGO), SUCCESS, *REST, record(8, ago=ago), SUCCESS])
    readings, _, _ = asyncio.run(played(GLUCOSE_METER, link))
    assert len(readings) == count


def test_with_a_right_clock_an_old_record_that_turns_up_now_is_not_of_now() -> None:
    """As when a meter that was asked for all of them lost the newest on the way."""
    assert play(record(6, ago=LONG_AGO), SUCCESS, *REST, OLD, SUCCESS)[0] == []


def test_an_empty_meter_and_one_that_was_emptied_give_their_first_record() -> None:
    [reading], _, _, _ = play(NONE, *REST, NONE, *REST, record(0), SUCCESS)
    assert reading.record == 0
    [reading], _, _, last = play(NONE, *REST, record(0), SUCCESS, last=41)
    assert (reading.record, last) == (0, 0)


def test_a_meter_that_is_measuring_is_asked_again() -> None:
    [reading], _, _, _ = play(BUSY, *REST, OLD, SUCCESS, *REST, BUSY, *REST, record(8), SUCCESS)
    assert reading.record == 8


def test_millimoles_become_milligrams_and_a_record_without_a_meal_has_none() -> None:
    [reading], _, _, _ = fresh(record(8, value=b"\x3b\xc0", molar=True))
    assert reading.vital == Glucose(milligrams_per_decilitre=106.3)


def test_the_meal_is_that_of_the_same_record_and_a_word_that_we_know() -> None:
    assert fresh(record(8), context(7, 3))[0][0].vital == Glucose(milligrams_per_decilitre=106)
    assert fresh(record(8), context(8, 77))[0][0].vital == Glucose(milligrams_per_decilitre=106)


def test_the_time_is_what_its_user_sees() -> None:
    [reading], _, _, _ = fresh(record(8, offset_min=-90))
    assert reading.device_time is not None
    assert abs(reading.device_time - reading.received_at) < timedelta(seconds=3)
    assert fresh(record(8, status=1 << 11))[0] == [], "its clock failed when it measured"


@pytest.mark.parametrize(
    ("wrong", "trouble"),
    [
        ({"sample": CONTROL_TYPE}, Trouble.CONTROL_SOLUTION),
        ({"sample": CONTROL_SITE}, Trouble.CONTROL_SOLUTION),
        ({"status": 1 << 1}, Trouble.NO_RESULT),
        ({"status": 1 << 2}, Trouble.STRIP_ERROR),
        ({"status": 1 << 3, "value": b""}, Trouble.STRIP_ERROR),
        ({"status": 1 << 4}, Trouble.STRIP_ERROR),
        ({"status": 1 << 5}, Trouble.OUT_OF_DEVICE_RANGE),
        ({"status": 1 << 6}, Trouble.OUT_OF_DEVICE_RANGE),
        ({"status": 1 << 7}, Trouble.NO_RESULT),
        ({"status": 1 << 8}, Trouble.NO_RESULT),
        ({"status": 1 << 9}, Trouble.STRIP_ERROR),
        ({"status": 1 << 10}, Trouble.NO_RESULT),
        ({"value": b""}, Trouble.NO_RESULT),
        ({"value": b"\xff\x07"}, Trouble.NO_RESULT),
        ({"value": b"\xfe\x07"}, Trouble.OUT_OF_DEVICE_RANGE),
        ({"value": b"\x02\x08"}, Trouble.OUT_OF_DEVICE_RANGE),
    ],
)
def test_a_record_that_is_no_patients_value_says_why_and_is_not_met_again(
    wrong: dict[str, Any], trouble: Trouble
) -> None:
    given = record(8, **wrong)  # now, and not when the tests were gathered
    readings, _, found, last = fresh(given)
    assert (readings, found, last) == ([], trouble, 8)
    readings, _, found, last = play(given, SUCCESS)
    assert (readings, found, last) == ([], trouble, 8)
    assert play(given, SUCCESS, last=8)[2] is Trouble.LINK_LOST


@pytest.mark.parametrize(("ago_s", "trouble"), [(120, None), (20, Trouble.OUT_OF_DEVICE_RANGE)])
def test_a_value_too_high_that_was_there_before_is_no_alarm_for_whoever_is_measured_now(
    ago_s: int, trouble: Trouble | None
) -> None:
    too_high = record(7, ago=timedelta(seconds=ago_s), value=b"\xfe\x07")
    link = ScriptLink([too_high, SUCCESS, *REST, record(8), SUCCESS], clock_right=True)
    link.since = datetime.now().astimezone() - timedelta(seconds=60)
    readings, _, told = asyncio.run(played(GLUCOSE_METER, link))
    assert (len(readings), told) == ((0, trouble) if trouble else (1, Trouble.LINK_LOST))


def test_a_battery_that_is_low_takes_nothing_from_the_value() -> None:
    assert len(fresh(record(8, status=1))[0]) == 1


def test_a_meter_that_measures_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glucose_meter, "_QUESTIONS_MAX", 2)
    readings, _, trouble, _ = play(OLD, SUCCESS, *REST, OLD, SUCCESS, *REST, OLD, SUCCESS)
    assert (readings, trouble) == ([], Trouble.NO_STRIP)
