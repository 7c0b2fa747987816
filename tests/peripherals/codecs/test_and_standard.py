import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.and_standard import decode, framer
from peripherals.codecs.fields import DecodeError, Quantity
from peripherals.codecs.weighing import Answer, Condition, Weighing
from tests.worlds.streams import survives

SHAPE = re.compile(rb"(?:ST|US|WT|OL),")


def weighed(thousandths: int, state: str, kind: str, padding: str, unit: str) -> tuple[Answer, bytes]:
    """A sign at the front, digits filled up from the left, the unit in two or three characters."""
    digits = f"{abs(thousandths) // 1000}.{abs(thousandths) % 1000:03}".rjust(7, padding)
    record = Weighing(weight=Quantity(value=thousandths / 1000, unit=unit.strip()), stable=state != "US")
    return record, f"{state},{kind}{'-' if thousandths < 0 else '+'}{digits}{unit}\r\n".encode()


WEIGHED = st.builds(
    weighed,
    st.integers(-999_999, 999_999),
    st.sampled_from(["ST", "US", "WT"]),
    st.sampled_from(["", "GS,", "NT,"]),
    st.sampled_from("0 "),
    st.sampled_from([" kg", "kg", "lb", " g", "  g", " lb", " oz"]),
)
OUT_OF_RANGE = st.sampled_from(
    [
        (Condition(condition="overload"), b"OL,+9999999E+19\r\n"),
        (Condition(condition="underload"), b"OL,-9999999E+19\r\n"),
        (Condition(condition="overload"), b"OL,GS,+     .  kg\r\n"),
        (Condition(condition="underload"), b"OL,NT,-     .  kg\r\n"),
        (Condition(condition="overload"), b"OL,+999999.9  g\r\n"),
    ]
)


@given(WEIGHED | OUT_OF_RANGE)
def test_an_answer_says_what_was_put_in(answer: tuple[Answer, bytes]) -> None:
    record, line = answer
    assert decode(line) == record


@given(st.data(), st.lists(WEIGHED | OUT_OF_RANGE, min_size=1, max_size=5))
def test_noise_on_the_line_never_makes_a_weight(data: st.DataObject, sent: list[tuple[Answer, bytes]]) -> None:
    assert survives(data, framer, sent, SHAPE)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"", "truncated"),
        (b"ST,+0082.40 kg", "truncated"),
        (b"ST,0082.40 kg\r\n", "bad_format"),
        (b"ST,+00 2.40 kg\r\n", "bad_format"),
        (b"QT,+0001234 PC\r\n", "bad_format"),
        (b"ST,+0012.34  %\r\n", "bad_format"),
        (b"ST,TR,+0012.34kg\r\n", "bad_type"),
        (b"XX,+0082.40 kg\r\n", "bad_format"),
    ],
)
def test_what_is_no_weight_is_refused(line: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(line)
    assert refused.value.word == word
