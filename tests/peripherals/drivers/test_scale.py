import asyncio

import pytest

from care import clinical
from care.vitals import Flag, Trouble, Weight
from peripherals.driver import SILENCE, Advert, claims
from peripherals.drivers.scale import SCALE
from peripherals.links.script import ScriptLink
from tests.worlds.played import played


def kilograms(*weights: float) -> list[tuple[str, bytes]]:
    return [("2a9d", b"\x00" + round(weight * 200).to_bytes(2, "little")) for weight in weights]


def test_a_scale_is_claimed_by_its_service() -> None:
    assert claims(SCALE, Advert(address="C0", services=frozenset({"181d"})))
    assert not claims(SCALE, Advert(address="C0"))


def test_one_weight_and_then_silence_is_the_weight() -> None:
    [reading], progress, _ = asyncio.run(played(SCALE, ScriptLink([*kilograms(70), *[SILENCE] * 3])))
    assert reading.vital == Weight(kilograms=70)
    assert [piece.value for piece in progress] == [None, 70]


def test_one_weight_and_the_scale_switches_off() -> None:
    [reading], _, trouble = asyncio.run(played(SCALE, ScriptLink(kilograms(70))))
    assert (reading.vital, trouble) == (Weight(kilograms=70), Trouble.LINK_LOST)


def test_an_empty_scale_weighs_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clinical, "SETTLING", clinical.Settling(still_s=0))
    readings, progress, trouble = asyncio.run(played(SCALE, ScriptLink([*kilograms(0, 0), *[SILENCE] * 3])))
    assert (readings, trouble) == ([], Trouble.LINK_LOST)
    assert {piece.guidance for piece in progress} == {"step-on"}
    [reading, *_], _, _ = asyncio.run(played(SCALE, ScriptLink([*kilograms(0, 0, 70, 70), SILENCE])))
    assert reading.vital == Weight(kilograms=70)


def test_a_link_that_breaks_while_the_weight_sways_gives_none() -> None:
    readings, _, trouble = asyncio.run(played(SCALE, ScriptLink(kilograms(31, 90, 62, 71))))
    assert (readings, trouble) == ([], Trouble.LINK_LOST)


def test_a_weight_that_came_to_rest_is_taken_when_the_scale_switches_off() -> None:
    [reading], progress, _ = asyncio.run(played(SCALE, ScriptLink(kilograms(31, 90, 70, 70.05, 70, 70))))
    assert reading.vital == Weight(kilograms=70)
    assert len(progress) == 7


def test_a_weight_that_stays_still_is_taken_though_the_scale_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clinical, "SETTLING", clinical.Settling(still_s=0))
    [first, *_], _, _ = asyncio.run(played(SCALE, ScriptLink(kilograms(70, 70))))
    assert (first.vital, first.flags) == (Weight(kilograms=70), frozenset())


def test_a_weight_that_never_rests_is_kept_as_unstable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clinical, "SETTLING", clinical.Settling(restless_s=0))
    [first, *_], _, _ = asyncio.run(played(SCALE, ScriptLink(kilograms(31, 90))))
    assert first.flags == {Flag.UNSTABLE}


def test_pounds_become_kilograms() -> None:
    link = ScriptLink([("2a9d", bytes.fromhex("01e646")), *[SILENCE] * 3])
    [reading], _, _ = asyncio.run(played(SCALE, link))
    assert reading.vital == Weight(kilograms=82.33)


def test_a_scale_that_could_not_weigh_says_so() -> None:
    readings, _, trouble = asyncio.run(played(SCALE, ScriptLink([("2a9d", bytes.fromhex("00ffff"))])))
    assert (readings, trouble) == ([], Trouble.NO_RESULT)
