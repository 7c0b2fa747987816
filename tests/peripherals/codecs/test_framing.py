import re

from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.framing import Framer

PAIR = re.compile(rb"<[a-z]>")


def letter(frame: bytes) -> bytes:
    if frame == b"<x>":
        raise DecodeError("bad_format", "x")
    return frame[1:2]


def test_frames_are_given_once_and_what_is_between_them_is_skipped() -> None:
    framer = Framer(PAIR, 3, letter)
    assert [*framer.feed(b"a<b>><"), *framer.feed(b"c"), *framer.feed(b"><d><")] == [b"b", b"c", b"d"]


def test_a_frame_that_cannot_be_read_is_counted_and_the_next_is_read() -> None:
    framer = Framer(PAIR, 3, letter)
    assert list(framer.feed(b"<a><x><b>")) == [b"a", b"b"]
    assert framer.broken == 1


@given(st.lists(st.binary(max_size=50), max_size=20))
def test_no_stream_makes_it_keep_more_than_a_frame(chunks: list[bytes]) -> None:
    framer = Framer(PAIR, 3, letter)
    for chunk in chunks:
        list(framer.feed(chunk))
        assert len(framer._buffer) <= 3
