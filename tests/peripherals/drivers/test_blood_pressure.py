import asyncio

import pytest

from care.vitals import BloodPressure, Flag, Trouble
from peripherals.driver import Advert, claims
from peripherals.drivers.blood_pressure import BLOOD_PRESSURE
from peripherals.links.script import ScriptLink
from tests.worlds.played import played

NAN = "ff07ff07ff07"


def measurement(text: str) -> ScriptLink:
    return ScriptLink([("2a35", bytes.fromhex(text))])


def test_a_cuff_is_claimed_by_its_service() -> None:
    assert claims(BLOOD_PRESSURE, Advert(address="C0", services=frozenset({"1810", "180a"})))
    assert not claims(BLOOD_PRESSURE, Advert(address="C0", services=frozenset({"181d"})))


def test_pressure_in_the_cuff_is_progress_and_the_result_is_a_reading() -> None:
    link = ScriptLink(
        [("2a36", bytes.fromhex("00d7f000000000")), ("2a35", bytes.fromhex("068e005b006c00ea070504091e0f4200"))]
    )
    [reading], progress, _ = asyncio.run(played(BLOOD_PRESSURE, link))
    assert reading.vital == BloodPressure(systolic=142, diastolic=91, mean=108, pulse=66)
    assert reading.raw == "068e005b006c00ea070504091e0f4200"
    assert reading.device_time is not None
    assert reading.device_time.isoformat().startswith("2026-05-04T09:30:15")
    assert (reading.lease, reading.device) == (None, None), "these are the station's to stamp"
    assert [piece.value for piece in progress] == [None, 21.5]


def test_kilopascals_become_millimetres_of_mercury() -> None:
    [reading], _, _ = asyncio.run(played(BLOOD_PRESSURE, measurement("01a0f06af07cf0")))
    assert reading.vital == BloodPressure(systolic=120.0, diastolic=79.5, mean=93.0)


def test_a_garbled_cuff_pressure_costs_nothing_but_itself() -> None:
    link = ScriptLink([("2a36", b"\x00\x01"), ("2a35", bytes.fromhex("00780050005d00"))])
    [reading], progress, _ = asyncio.run(played(BLOOD_PRESSURE, link))
    assert reading.vital == BloodPressure(systolic=120, diastolic=80, mean=93)
    assert len(progress) == 1


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        ("0100", Trouble.MOVEMENT),
        ("0200", Trouble.CUFF_LOOSE),
        ("2000", Trouble.BAD_POSITION),
        ("0000", Trouble.NO_RESULT),
        ("0300", Trouble.CUFF_LOOSE),
    ],
)
def test_a_failed_measurement_says_why(status: str, trouble: Trouble) -> None:
    readings, _, found = asyncio.run(played(BLOOD_PRESSURE, measurement("10" + NAN + status)))
    assert (readings, found) == ([], trouble)


@pytest.mark.parametrize("beyond", ["00fe076e000008", "00020801080208"])
def test_a_pressure_beyond_what_the_cuff_can_measure_is_told_as_that(beyond: str) -> None:
    readings, _, found = asyncio.run(played(BLOOD_PRESSURE, measurement(beyond)))
    assert (readings, found) == ([], Trouble.OUT_OF_DEVICE_RANGE)


def test_what_the_cuff_noticed_becomes_flags() -> None:
    [reading], _, _ = asyncio.run(played(BLOOD_PRESSURE, measurement("107800500064000c00")))
    assert reading.flags == {Flag.IRREGULAR_PULSE, Flag.PULSE_OUT_OF_RANGE}


def test_a_day_that_no_month_has_is_no_time_and_keeps_the_value() -> None:
    link = measurement("028e005b006c00" + "ea07021e091e0f")
    [reading], _, _ = asyncio.run(played(BLOOD_PRESSURE, link))
    assert reading.device_time is None
