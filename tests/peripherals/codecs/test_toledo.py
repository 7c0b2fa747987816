import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.toledo import Answer, PlainNumber, Status, Weight, decode, framer
from tests.worlds.streams import survives

BITS = ["motion", "overload", "underzero", "outside_zero", "center_of_zero", "net"]
SHAPE = re.compile(rb"\x02[^\x02]*\r|\x02\?.\r", re.DOTALL)


def weighed(hundredths: int, net: str) -> tuple[Answer, bytes]:
    record = Weight(weight=PlainNumber(value=hundredths / 100), stable=True)
    return record, f"\x02{hundredths // 100:03}.{hundredths % 100:02}{net}\r".encode()


def refused_with(status: int) -> tuple[Answer, bytes]:
    return Status(status=[name for place, name in enumerate(BITS) if status & 2**place]), bytes((2, 63, status, 13))


ANSWERS = st.builds(weighed, st.integers(0, 99_999), st.sampled_from(["", "N"])) | st.builds(
    refused_with, st.integers(0, 127)
)


@given(ANSWERS)
def test_an_answer_says_what_was_put_in(sent: tuple[Answer, bytes]) -> None:
    record, frame = sent
    assert decode(frame) == record


@given(st.data(), st.lists(ANSWERS, min_size=1, max_size=5))
def test_noise_on_the_line_never_makes_a_weight(data: st.DataObject, sent: list[tuple[Answer, bytes]]) -> None:
    assert survives(data, framer, sent, SHAPE)


def test_a_status_that_looks_like_a_start_or_an_end_is_a_status() -> None:
    assert decode(b"\x02?\x02\r") == Status(status=["overload"])
    assert decode(b"\x02?\r\r") == Status(status=["motion", "underzero", "outside_zero"])


@pytest.mark.parametrize(
    ("frame", "word"),
    [
        (b"", "truncated"),
        (b"\x02", "truncated"),
        (b"\x02082.40", "truncated"),
        (b"\x02?\r", "truncated"),
        (b"\x02?\x01x", "bad_format"),
        (b"082.40\r", "bad_sync"),
        (b"\x0208x.40\r", "bad_format"),
        (b"\x020.8.2\r", "bad_format"),
        (b"\x02-08.20\r", "bad_format"),
        (b"\x02\r", "bad_format"),
        (b"\x02E\r", "bad_format"),
    ],
)
def test_what_is_no_answer_is_refused(frame: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(frame)
    assert refused.value.word == word
