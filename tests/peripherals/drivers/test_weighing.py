"""What is the same for all scales on a serial line, told with one of them; the languages are in test_serial_scales."""

import asyncio
from types import SimpleNamespace

import pytest

from care import clinical
from care.vitals import Flag, Trouble, Weight
from peripherals.driver import Port, claims
from peripherals.drivers import weighing
from peripherals.drivers.serial_scales import MT_SICS
from peripherals.links.script import ScriptLink
from tests.worlds.played import played
from tests.worlds.serial_lines import SilentLink, cut, mt_sics
from tests.worlds.virtual_devices import until

EMPTY = mt_sics(0.0)
SWAYING = [mt_sics(kilograms, "D") for kilograms in (30.0, 80.0, 66.0, 71.0)]


def link(*answers: bytes) -> ScriptLink:
    return ScriptLink(cut(answers))


def test_a_plain_serial_line_tells_nothing_of_what_hangs_on_it() -> None:
    assert not claims(MT_SICS, Port(path="/dev/ttyUSB0", usb=(0x0403, 0x6001)))


def test_somebody_steps_on_sways_and_stands_still() -> None:
    line = link(EMPTY, *SWAYING, mt_sics(70.45), mt_sics(70.45))
    [reading], progress, trouble = asyncio.run(played(MT_SICS, line))
    assert (reading.vital, reading.flags, trouble) == (Weight(kilograms=70.45), frozenset(), None)
    assert reading.raw == mt_sics(70.45).hex()
    assert [(piece.value, piece.guidance) for piece in progress[:3]] == [
        (None, "step-on"),
        (0.0, "step-on"),
        (30.0, "stand-still"),
    ]
    assert all(piece.live for piece in progress)


def test_one_answer_alone_is_not_believed() -> None:
    """A digit that the line changed is a weight too."""
    line = link(EMPTY, mt_sics(72.45), mt_sics(70.45), mt_sics(70.45))
    [reading], _, _ = asyncio.run(played(MT_SICS, line))
    assert reading.vital == Weight(kilograms=70.45)


def test_a_scale_that_never_says_it_is_still_is_believed_after_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clinical, "SETTLING", clinical.Settling(still_s=0))
    [reading], _, _ = asyncio.run(played(MT_SICS, link(EMPTY, mt_sics(70.45, "D"))))
    assert (reading.vital, reading.flags) == (Weight(kilograms=70.45), frozenset())


def test_somebody_who_never_stands_still_is_weighed_and_flagged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clinical, "SETTLING", clinical.Settling(restless_s=0))
    [reading], _, _ = asyncio.run(played(MT_SICS, link(EMPTY, *SWAYING)))
    assert reading.flags == {Flag.UNSTABLE}


def test_a_weight_that_was_there_before_is_not_live_and_waited_for_to_move() -> None:
    readings, progress, trouble = asyncio.run(played(MT_SICS, link(*[mt_sics(70.45)] * 9)))
    assert (readings, trouble) == ([], Trouble.LINK_LOST)
    assert not any(piece.live for piece in progress if piece.value is not None)
    [reading], progress, _ = asyncio.run(played(MT_SICS, link(*[mt_sics(70.45)] * 9, *[mt_sics(81.2)] * 2)))
    assert reading.vital == Weight(kilograms=81.2)
    assert progress[-1].live


def test_a_weight_that_never_moves_is_given_as_not_live_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "HELD_S", 0.0)
    [reading], progress, trouble = asyncio.run(played(MT_SICS, link(*[mt_sics(70.45)] * 3)))
    assert (reading.vital, trouble) == (Weight(kilograms=70.45), None)
    assert not any(piece.live for piece in progress if piece.value is not None)


def test_too_heavy_for_a_moment_is_somebody_who_jumps_on() -> None:
    line = link(EMPTY, b"S +\r\n", b"S +\r\n", mt_sics(70.45), mt_sics(70.45))
    [reading], progress, _ = asyncio.run(played(MT_SICS, line))
    assert reading.vital == Weight(kilograms=70.45)
    assert (progress[2].value, progress[2].guidance) == (None, "step-on")


@pytest.mark.parametrize(
    ("word", "trouble"),
    [
        (b"S +\r\n", Trouble.OUT_OF_DEVICE_RANGE),
        (b"S -\r\n", Trouble.NO_RESULT),
        (b"S I\r\n", Trouble.MOVEMENT),
    ],
)
def test_what_the_scale_goes_on_saying_is_told(monkeypatch: pytest.MonkeyPatch, word: bytes, trouble: Trouble) -> None:
    monkeypatch.setattr(clinical, "SETTLING", clinical.Settling(still_s=0, restless_s=0))
    readings, _, told = asyncio.run(played(MT_SICS, link(EMPTY, word)))
    assert (readings, told) == ([], trouble)


def test_movement_is_waited_for_longer_than_a_load_that_is_too_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clinical, "SETTLING", clinical.Settling(still_s=0))
    [reading], progress, _ = asyncio.run(played(MT_SICS, link(EMPTY, b"S I\r\n", mt_sics(70.45), mt_sics(70.45))))
    assert reading.vital == Weight(kilograms=70.45)
    assert "stand-still" in {piece.guidance for piece in progress if piece.value is None}


def test_each_refusal_is_borne_for_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who sways for long and then jumps is not too heavy."""
    clock = iter(range(0, 100))
    monkeypatch.setattr(weighing, "get_running_loop", lambda: SimpleNamespace(time=lambda: float(next(clock))))
    line = link(EMPTY, *[b"S I\r\n"] * 9, b"S +\r\n", b"S I\r\n", mt_sics(70.45), mt_sics(70.45))
    [reading], _, _ = asyncio.run(played(MT_SICS, line))
    assert reading.vital == Weight(kilograms=70.45)


@pytest.mark.parametrize(("answers", "trouble"), [([EMPTY], Trouble.NO_RESULT), (SWAYING, Trouble.MOVEMENT)])
def test_nobody_and_nobody_at_rest_are_told_after_a_minute(
    monkeypatch: pytest.MonkeyPatch, answers: list[bytes], trouble: Trouble
) -> None:
    async def story() -> None:
        line = ScriptLink(cut(answers), ends=False)
        measuring = asyncio.create_task(played(MT_SICS, line))
        await until(lambda: line._pieces.empty(), "heard")
        monkeypatch.setattr(weighing, "NOBODY_S", 0.0)
        line.send("", answers[-1])
        assert (await measuring)[2] is trouble

    asyncio.run(story())


def test_a_scale_that_is_off_or_falls_silent_is_told() -> None:
    assert asyncio.run(played(MT_SICS, SilentLink()))[2] is Trouble.OFF_OR_ASLEEP
    readings, _, trouble = asyncio.run(played(MT_SICS, SilentLink(cut([EMPTY, mt_sics(70.45)]))))
    assert (readings, trouble) == ([], Trouble.TIMEOUT)
