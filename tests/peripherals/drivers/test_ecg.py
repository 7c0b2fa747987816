import asyncio
from collections.abc import Iterator, Sequence
from itertools import islice

import pytest

from care.clinical import ECG
from care.strip import Signal
from care.vitals import Flag, HeartRate, Progress, Reading, Trouble
from peripherals.codecs.lead import LeadLine, encode
from peripherals.drivers.ecg import LEAD
from peripherals.links.script import ScriptLink
from peripherals.simulator.heart import FACTOR_UV, lead
from peripherals.simulator.physiology import person
from tests.worlds.played import played

PATIENT = person(3)


def lines(counts: Iterator[int], seconds: float, hertz: float = 250.0) -> list[bytes]:
    """What a recorder writes of these samples: ten lines a second."""
    size, whole = round(hertz / 10), round(seconds * 10)
    pieces = (list(islice(counts, size)) for _ in range(whole))
    return [
        encode(LeadLine(hertz=hertz, factor=FACTOR_UV, number=number, samples=piece))
        for number, piece in enumerate(pieces)
    ]


def recorded(sent: list[bytes]) -> tuple[list[Reading], list[Progress], Trouble | None]:
    return asyncio.run(played(LEAD, ScriptLink([("", line) for line in sent])))


def within(piece: Sequence[int], whole: list[int]) -> bool:
    """Tell whether the piece is a part of the whole, without a gap."""
    size = len(piece)
    return any(tuple(whole[at : at + size]) == tuple(piece) for at in range(len(whole) - size + 1))


@pytest.mark.parametrize("hertz", [125.0, 250.0, 500.0])
def test_half_a_minute_gives_the_rate_and_the_strip_that_it_was_found_in(hertz: float) -> None:
    [reading], progress, trouble = recorded(lines(lead(PATIENT, hertz), 33, hertz))
    assert isinstance(reading.vital, HeartRate)
    assert abs(reading.vital.pulse - PATIENT.pulse) <= 3
    assert reading.strip is not None
    assert (reading.strip.signal, reading.strip.seconds, reading.strip.unit) == (Signal.ECG, ECG.strip_s, "uV")
    assert within(reading.strip.counts, list(islice(lead(PATIENT, hertz), round(33 * hertz))))
    assert reading.flags == frozenset()
    assert trouble is None
    drawn = [sample for piece in progress for sample in piece.trace]
    assert all(0 <= sample <= 1 for sample in drawn)
    assert max(drawn) > 0.7 > 0.45 > min(drawn)
    done = [piece.done for piece in progress]
    assert done[: done.index(1.0)] == sorted(done[: done.index(1.0)])


def test_a_lost_line_begins_the_half_minute_anew_and_is_never_bridged() -> None:
    sent = lines(lead(PATIENT, 250.0), 45)
    readings, _, _ = recorded(sent[:200] + sent[201:])
    assert readings == []
    [reading], _, _ = recorded(sent[:100] + sent[101:])
    assert reading.strip is not None
    assert within(reading.strip.counts, list(islice(lead(PATIENT, 250.0), 101 * 25, 45 * 250)))


def test_beats_that_come_when_they_will_are_a_hint_and_no_diagnosis() -> None:
    [reading], _, _ = recorded(lines(lead(PATIENT, 250.0, irregular=True), 33))
    assert reading.flags == {Flag.POSSIBLY_IRREGULAR}


def test_a_lead_that_touches_nobody_is_told_and_gives_no_rate() -> None:
    flat: Iterator[int] = iter(lambda: 0, 1)
    readings, progress, trouble = recorded(lines(flat, 93))
    assert (readings, trouble) == ([], Trouble.SENSOR_OFF)
    assert {piece.value for piece in progress} == {None}
    assert {piece.guidance for piece in progress} == {"hold-electrodes"}


def test_a_lead_that_is_all_noise_is_a_poor_signal_and_gives_no_rate() -> None:
    readings, _, trouble = recorded(lines(lead(PATIENT, 250.0, noisy=True), 93))
    assert (readings, trouble) == ([], Trouble.POOR_SIGNAL)
