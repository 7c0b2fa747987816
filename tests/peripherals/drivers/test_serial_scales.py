import asyncio
from collections.abc import Sequence

import pytest

from care import clinical
from care.vitals import Reading, Trouble, Weight
from peripherals.codecs import TARGETS
from peripherals.drivers import records
from peripherals.drivers.serial_scales import AND_STANDARD, MT_SICS, RICE_LAKE, SMA_SCP, TOLEDO, TOLEDO_LB
from peripherals.drivers.weighing import SerialScale
from peripherals.links.script import ScriptLink
from tests.worlds.played import played
from tests.worlds.serial_lines import a_and_d, cut, mt_sics, rice_lake, sma, toledo, toledo_status
from tests.worlds.virtual_devices import until

ALL = (MT_SICS, SMA_SCP, AND_STANDARD, RICE_LAKE, TOLEDO)


def weighed(scale: SerialScale, *answers: bytes) -> tuple[list[Reading], Trouble | None]:
    readings, _, trouble = asyncio.run(played(scale, ScriptLink(cut(answers))))
    return readings, trouble


@pytest.mark.parametrize(
    ("scale", "answers", "kilograms"),
    [
        (MT_SICS, [mt_sics(0), *[mt_sics(70.45)] * 2], 70.45),
        (MT_SICS, [mt_sics(0), *[b"S S   70450.00 g\r\n"] * 2], 70.45),
        (SMA_SCP, [sma(0, status="Z"), *[sma(70.45)] * 2], 70.45),
        (SMA_SCP, [sma(0, status="Z"), sma(80, motion="M"), *[sma(155.3, unit="lb ")] * 2], 70.44),
        (AND_STANDARD, [a_and_d(0), a_and_d(81, "US,GS"), *[a_and_d(70.45)] * 2], 70.45),
        (AND_STANDARD, [a_and_d(0, "ST"), *[a_and_d(70.45, "ST")] * 2], 70.45),
        (RICE_LAKE, [rice_lake(70.4)], 70.4),
        (RICE_LAKE, [rice_lake(155.3, unit="lb")], 70.44),
        (TOLEDO, [toledo_status(0b10000), toledo_status(0b1), *[toledo(70.45)] * 2], 70.45),
        (TOLEDO, [toledo(0), *[toledo(70.45)] * 2], 70.45),
        (TOLEDO_LB, [toledo(0), *[toledo(155.3)] * 2], 70.44),
    ],
)
def test_a_weight_is_read_in_kilograms(scale: SerialScale, answers: Sequence[bytes], kilograms: float) -> None:
    [reading], trouble = weighed(scale, *answers)
    assert (reading.vital, trouble) == (Weight(kilograms=kilograms), None)
    assert reading.raw == answers[-1].hex()


@pytest.mark.parametrize(
    ("scale", "answers"),
    [
        (MT_SICS, [b"TA A      12.30 kg\r\n", mt_sics(0), *[mt_sics(58.15)] * 2]),
        (SMA_SCP, [sma(0, status="Z", mode="N"), *[sma(58.15, mode="N")] * 2]),
        (SMA_SCP, [sma(12.3, mode="T")] * 2),
        (AND_STANDARD, [a_and_d(0, "ST,NT"), *[a_and_d(58.15, "ST,NT")] * 2]),
        (RICE_LAKE, [rice_lake(58.1, "Net")]),
        (TOLEDO, [toledo(0, "N"), *[toledo(58.15, "N")] * 2]),
        (TOLEDO, [toledo_status(0b100000)]),
    ],
)
def test_a_net_weight_is_told_and_never_taken(scale: SerialScale, answers: Sequence[bytes]) -> None:
    assert weighed(scale, *answers) == ([], Trouble.NO_RESULT)


def test_an_8217_that_gives_no_reason_does_not_say_that_it_is_empty() -> None:
    """Else the weight of whoever stood there before would count at once, as one that has come since."""
    assert weighed(TOLEDO, toledo_status(0b1000000), *[toledo(70.45)] * 2)[0] == []


@pytest.mark.parametrize(
    "answer", [b"TA A       0.00 kg\r\n", b"TA I\r\n", b"ES\r\n", b"EL\r\n", b"ET\r\n"], ids=bytes.decode
)
def test_a_scale_without_a_tare_or_that_knows_none_is_weighed_on(answer: bytes) -> None:
    [reading], _ = weighed(MT_SICS, answer, mt_sics(0), answer, mt_sics(70.45), answer, mt_sics(70.45))
    assert reading.vital == Weight(kilograms=70.45)


@pytest.mark.parametrize(
    ("scale", "answer", "trouble"),
    [
        (MT_SICS, b"S +\r\n", Trouble.OUT_OF_DEVICE_RANGE),
        (MT_SICS, b"S -\r\n", Trouble.NO_RESULT),
        (SMA_SCP, sma(250, status="O"), Trouble.OUT_OF_DEVICE_RANGE),
        (SMA_SCP, sma(0, status="U"), Trouble.NO_RESULT),
        (SMA_SCP, sma(0, status="I"), Trouble.NO_RESULT),
        (SMA_SCP, sma(0, status="T"), Trouble.NO_RESULT),
        (AND_STANDARD, b"OL,+9999999E+19\r\n", Trouble.OUT_OF_DEVICE_RANGE),
        (AND_STANDARD, b"OL,-9999999E+19\r\n", Trouble.NO_RESULT),
        (TOLEDO, toledo_status(0b10), Trouble.OUT_OF_DEVICE_RANGE),
        (TOLEDO, toledo_status(0b101), Trouble.NO_RESULT),
        (TOLEDO, toledo_status(0b1000), Trouble.NO_RESULT),
        (TOLEDO, toledo_status(0b1), Trouble.MOVEMENT),
    ],
)
def test_why_there_is_no_weight_is_told_when_it_stays(
    monkeypatch: pytest.MonkeyPatch, scale: SerialScale, answer: bytes, trouble: Trouble
) -> None:
    monkeypatch.setattr(clinical, "SETTLING", clinical.Settling(still_s=0, restless_s=0))
    assert weighed(scale, answer) == ([], trouble)


@pytest.mark.parametrize(
    ("scale", "answer"),
    [
        (MT_SICS, b"S S     100.00 pcs\r\n"),
        (SMA_SCP, sma(100, unit="pcs")),
        (AND_STANDARD, b"QT,+00000100 PC\r\n"),
        (AND_STANDARD, a_and_d(12.3, "ST,TR")),
        (RICE_LAKE, b"PATIENT BMI 28.4\r\n"),
        (TOLEDO, b"\x0208x.40\r"),
    ],
)
def test_what_is_no_weight_is_not_understood(
    monkeypatch: pytest.MonkeyPatch, scale: SerialScale, answer: bytes
) -> None:
    monkeypatch.setattr(records, "NONSENSE_S", 0.0)
    assert weighed(scale, answer) == ([], Trouble.BAD_DATA)


@pytest.mark.parametrize(
    ("scale", "asked"),
    [(MT_SICS, [b"TA\r\n", b"SI\r\n"]), (SMA_SCP, [b"\nW\r"]), (AND_STANDARD, [b"Q\r\n"]), (TOLEDO, [b"W"])],
    ids=lambda given: given.id if isinstance(given, SerialScale) else "",
)
def test_each_is_asked_in_its_language(scale: SerialScale, asked: list[bytes]) -> None:
    async def story() -> None:
        line = ScriptLink(ends=False)
        measuring = asyncio.create_task(played(scale, line))
        await until(lambda: len(line.written) >= len(asked), "asked")
        assert line.written == [(ask,) for ask in asked]
        await line.close()
        await measuring

    asyncio.run(story())


def test_the_one_that_only_prints_is_asked_nothing() -> None:
    line = ScriptLink(cut([rice_lake(70.4)]))
    asyncio.run(played(RICE_LAKE, line))
    assert line.written == []


def test_they_have_the_names_of_what_decodes_them() -> None:
    assert {scale.id for scale in ALL} <= set(TARGETS)
