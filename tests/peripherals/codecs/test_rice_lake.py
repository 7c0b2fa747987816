import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError, Quantity
from peripherals.codecs.rice_lake import decode, framer
from peripherals.codecs.weighing import Weighing
from tests.worlds.streams import survives

SHAPE = re.compile(rb"[a-zA-Z ]{5} \r\n")


def printed(number: str, unit: str, mode: str) -> tuple[Weighing, bytes]:
    """Nine of weight, two of unit, five of mode, a space after each."""
    weight = Quantity(value=float(number), unit=unit.lower())
    record = Weighing(weight=weight, stable=True, mode=mode.strip().lower())
    return record, f"{number:>9} {unit} {mode:5} \r\n".encode()


PRINTED = st.builds(
    printed,
    st.integers(-9999, 99_999).map(lambda tenths: f"{tenths / 10:.1f}"),
    st.sampled_from(["kg", "lb", "KG", "LB"]),
    st.sampled_from(["gross", "Gross", "net", "Net", " Net"]),
)


@given(PRINTED)
def test_a_printed_weight_says_what_was_put_in(sent: tuple[Weighing, bytes]) -> None:
    record, line = sent
    assert len(line) == 21
    assert decode(line) == record


@given(st.data(), st.lists(PRINTED, min_size=1, max_size=5))
def test_noise_on_the_line_never_makes_a_weight(data: st.DataObject, sent: list[tuple[Weighing, bytes]]) -> None:
    assert survives(data, framer, sent, SHAPE)


@given(PRINTED, PRINTED, st.integers(0, 20))
def test_a_lost_byte_loses_its_weight_and_no_other(
    first: tuple[Weighing, bytes], second: tuple[Weighing, bytes], at: int
) -> None:
    broken = first[1][:at] + first[1][at + 1 :]
    assert list(framer().feed(broken + second[1])) == [second[0]]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"", "truncated"),
        (b"     82.4 kg gross ", "truncated"),
        (b"82.4 kg gross \r\n", "bad_length"),
        (b"PATIENT BMI 28.4\r\n", "bad_length"),
        (b"     8?.4 kg gross \r\n", "bad_format"),
        (b"     82.4 st gross \r\n", "bad_format"),
        (b"     82.4 kg tare  \r\n", "bad_format"),
        (b"   - 82.4 kg gross \r\n", "bad_format"),
    ],
)
def test_what_is_no_weight_is_refused(line: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(line)
    assert refused.value.word == word
