import asyncio
from typing import Any

import msgspec
import pytest

from care.errors import BadInputError
from care.vitals import Kind, Trouble, Weight
from peripherals.driver import Advert, claims
from peripherals.drivers.profile import Profile
from peripherals.links.script import ScriptLink
from tests.worlds.played import played

SHELF: dict[str, Any] = {
    "id": "shelf-scale",
    "kind": "weight",
    "service": "0000fff0-1212-efde-1523-785feabcd123",
    "result": "fff1",
    "values": {"kilograms": {"field": "mass", "unit": "kg"}},
    "first": "step-on",
    "layout": {"fields": [{"name": "mass", "format": "uint16", "unit": "lb", "power": -1, "missing": 0}]},
}


def test_a_scale_that_nobody_programmed_is_read_in_kilograms() -> None:
    driver = msgspec.convert(SHELF, Profile)
    assert claims(driver, Advert(address="C0", services=frozenset({SHELF["service"]})))
    [reading], [waiting], _ = asyncio.run(played(driver, ScriptLink([("fff1", bytes.fromhex("0406"))])))
    assert reading.vital == Weight(kilograms=69.85)
    assert (reading.kind, reading.raw, waiting.guidance) == (Kind.WEIGHT, "0406", "step-on")


def test_a_result_that_says_unknown_is_no_result() -> None:
    readings, _, trouble = asyncio.run(played(msgspec.convert(SHELF, Profile), ScriptLink([("fff1", bytes(2))])))
    assert (readings, trouble) == ([], Trouble.NO_RESULT)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"kilograms": {"field": "mass"}}, "kilograms is kept in kg"),
        ({"kilograms": {"field": "mass", "unit": "lb"}}, "kilograms is kept in kg"),
        ({"kilogram": {"field": "mass", "unit": "kg"}}, "do not say where 'kilograms' is found"),
    ],
)
def test_a_profile_that_would_take_one_unit_for_another_is_refused(values: dict[str, Any], says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        msgspec.convert(SHELF | {"values": values}, Profile)


def test_a_layout_in_a_unit_that_is_no_mass_is_refused() -> None:
    wrong = SHELF | {"layout": {"fields": [{"name": "mass", "format": "uint16", "unit": "mmHg"}]}}
    with pytest.raises(BadInputError, match="mmHg cannot be read as kg"):
        msgspec.convert(wrong, Profile)


def test_only_a_profile_that_bonds_asks_for_a_bond() -> None:
    class Stranger(ScriptLink):
        bonds = 0

        async def pair(self) -> None:
            self.bonds += 1

    async def bonds(**more: Any) -> int:
        link = Stranger()
        await msgspec.convert(SHELF | more, Profile).prepare(link)
        return link.bonds

    assert (asyncio.run(bonds()), asyncio.run(bonds(bonds=True))) == (0, 1)
