import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError, Quantity
from peripherals.codecs.mt_sics import decode, framer
from peripherals.codecs.weighing import Answer, Condition, Weighing
from tests.worlds.streams import survives

CONDITIONS = {
    b"S +": "overload",
    b"S -": "underload",
    b"S I": "not_executable",
    b"S L": "bad_parameter",
    b"ZI -": "underload",
    b"T I": "not_executable",
    b"ES": "syntax_error",
    b"ET": "transmission_error",
    b"EL": "logical_error",
}
SHAPE = re.compile(rb"[SILTE+-]\r\n|S [SD] .{13}", re.DOTALL)


def weighed(number: str, unit: str, state: str) -> tuple[Answer, bytes]:
    """Ten characters of weight, right-aligned, a space on each side."""
    record = Weighing(weight=Quantity(value=float(number), unit=unit), stable=state == "S")
    return record, f"S {state} {number:>10} {unit}\r\n".encode()


NUMBERS = st.decimals(Decimal(-9999), Decimal(99999), places=3).map(lambda number: str(number + 0))
WEIGHED = st.builds(weighed, NUMBERS, st.sampled_from(["kg", "g", "lb"]), st.sampled_from("SD"))
REFUSED = st.sampled_from([(Condition(condition=said), line + b"\r\n") for line, said in CONDITIONS.items()])


@given(WEIGHED | REFUSED)
def test_an_answer_says_what_was_put_in(answer: tuple[Answer, bytes]) -> None:
    record, line = answer
    assert decode(line) == record


@given(st.data(), st.lists(WEIGHED | REFUSED, min_size=1, max_size=5))
def test_noise_on_the_line_never_makes_a_weight(data: st.DataObject, sent: list[tuple[Answer, bytes]]) -> None:
    assert survives(data, framer, sent, SHAPE)


@given(WEIGHED, st.data())
def test_a_weight_that_lost_a_character_is_no_other_weight(sent: tuple[Answer, bytes], data: st.DataObject) -> None:
    _, line = sent
    at = data.draw(st.integers(0, len(line) - 1))
    unit_at = line.rindex(b" ")
    found = list(framer().feed(line[:at] + line[at + 1 :]))
    assert not found or at > unit_at, "only kg, which becomes g, is not told from its shorter self"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"", "truncated"),
        (b"S S     100.00 g", "truncated"),
        (b"S S     1?0.00 g\r\n", "bad_format"),
        (b"S S    100.00 g\r\n", "bad_format"),
        (b"T S     100.00 g\r\n", "bad_format"),
        (b"S X     100.00 g\r\n", "bad_format"),
        (b"S S     100.00 hg\r\n", "bad_format"),
        (b"S S   -  10.00 g\r\n", "bad_format"),
    ],
)
def test_what_is_no_answer_is_refused(line: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(line)
    assert refused.value.word == word


def test_a_tare_is_no_weight_and_a_stream_tells_it() -> None:
    answer = b"TA A      12.30 kg\r\n"
    with pytest.raises(DecodeError, match="bad_format"):
        decode(answer)
    tare = Weighing(weight=Quantity(value=12.3, unit="kg"), stable=True, mode="tare")
    assert list(framer().feed(b"?" + answer + answer[:9])) == [tare]
