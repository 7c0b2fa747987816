import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError, Quantity
from peripherals.codecs.sma_scp import decode, framer
from peripherals.codecs.weighing import Answer, Condition, Weighing
from tests.worlds.streams import survives

MODES = {"G": "gross", "N": "net", "T": "tare", "g": "gross", "n": "net"}
CONDITIONS = {"O": "overload", "U": "underload", "E": "zero_error", "I": "initial_zero_error", "T": "tare_error"}
SHAPE = re.compile(rb"\n[^\n]{18}\r", re.DOTALL)


def answer(status: str, mode: str, motion: str, number: str, unit: str) -> tuple[Answer, bytes]:
    frame = f"\n{status}1{mode}{motion} {number:>10}{unit}\r".encode()
    if status in CONDITIONS:
        return Condition(condition=CONDITIONS[status]), frame
    return Weighing(
        weight=Quantity(value=float(number), unit=unit.strip(" _")),
        stable=motion == " ",
        mode=MODES[mode],
        zero=status == "Z",
    ), frame


ANSWERS = st.builds(
    answer,
    st.sampled_from(" ZOUEIT"),
    st.sampled_from(list(MODES)),
    st.sampled_from(" M"),
    st.integers(-99_999, 999_999).map(lambda number: f"{number / 100:.2f}"),
    st.sampled_from(["kg ", "kg_", "lb_", "lb ", "g  ", "oz_"]),
)


@given(ANSWERS)
def test_an_answer_says_what_was_put_in(sent: tuple[Answer, bytes]) -> None:
    record, frame = sent
    assert len(frame) == 20
    assert decode(frame) == record


@given(st.data(), st.lists(ANSWERS, min_size=1, max_size=5))
def test_noise_on_the_line_never_makes_a_weight(data: st.DataObject, sent: list[tuple[Answer, bytes]]) -> None:
    assert survives(data, framer, sent, SHAPE)


@given(ANSWERS, ANSWERS, st.integers(0, 19))
def test_a_lost_byte_loses_its_answer_and_no_other(
    first: tuple[Answer, bytes], second: tuple[Answer, bytes], at: int
) -> None:
    broken = first[1][:at] + first[1][at + 1 :]
    assert list(framer().feed(broken + second[1])) == [second[0]]


def test_dashes_are_an_error_and_not_a_weight() -> None:
    assert decode(b"\nE1G  ----------kg_\r") == Condition(condition="zero_error")
    assert list(framer().feed(b"\n 1N  ----------___\r")) == []


@pytest.mark.parametrize(
    ("frame", "word"),
    [
        (b"", "truncated"),
        (b"\n 1G       82.40kg ", "truncated"),
        (b" 1G       82.40kg \r", "bad_sync"),
        (b"\n?\r", "bad_length"),
        (b"\n 1G      82.40kg \r", "bad_length"),
        (b"\n 1G       82.40kg  \r", "bad_format"),
        (b"\n 1G       8?.40kg \r", "bad_format"),
        (b"\nX1G       82.40kg \r", "bad_format"),
        (b"\n 1X       82.40kg \r", "bad_format"),
        (b"\n 1GX      82.40kg \r", "bad_format"),
        (b"\n 1G      8 2.40kg \r", "bad_format"),
        (b"\n 1G  ----------kg \r", "bad_format"),
        (b"\n 1G       82.40l/o\r", "bad_format"),
    ],
)
def test_what_is_no_answer_is_refused(frame: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(frame)
    assert refused.value.word == word
