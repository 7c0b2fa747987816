import asyncio

from care.vitals import Temperature, Trouble
from peripherals.driver import Advert, claims
from peripherals.drivers.thermometer import THERMOMETER
from peripherals.links.script import ScriptLink
from tests.worlds.played import played


def test_a_thermometer_is_claimed_by_its_service() -> None:
    assert claims(THERMOMETER, Advert(address="C0", services=frozenset({"1809"})))
    assert not claims(THERMOMETER, Advert(address="C0"))


def test_rising_values_are_progress_and_the_last_is_the_reading() -> None:
    link = ScriptLink([("2a1e", bytes.fromhex("04470e00fe06")), ("2a1c", bytes.fromhex("06b00e00fedc070c050b321b09"))])
    [reading], progress, _ = asyncio.run(played(THERMOMETER, link))
    assert reading.vital == Temperature(celsius=37.6, site="tympanum")
    assert [piece.value for piece in progress] == [None, 36.55]


def test_fahrenheit_becomes_celsius_and_a_reserved_site_is_none() -> None:
    [reading], _, _ = asyncio.run(played(THERMOMETER, ScriptLink([("2a1c", bytes.fromhex("05842600fe17"))])))
    assert reading.vital == Temperature(celsius=37.0, site=None)


def test_no_resolution_is_no_result() -> None:
    readings, _, trouble = asyncio.run(played(THERMOMETER, ScriptLink([("2a1c", bytes.fromhex("040000800003"))])))
    assert (readings, trouble) == ([], Trouble.NO_RESULT)
