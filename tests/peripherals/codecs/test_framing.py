import re

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.framing import Framer
from tests.worlds.streams import survives

PAIR = re.compile(rb"<[a-z]>")


def letter(frame: bytes) -> bytes:
    if frame == b"<x>":
        raise DecodeError("bad_format", "x")
    return frame[1:2]


PAIRS = st.lists(st.sampled_from([(b"a", b"<a>"), (b"b", b"<b>")]), min_size=1, max_size=5)


@given(st.data(), PAIRS)
def test_noise_never_makes_a_letter(data: st.DataObject, sent: list[tuple[bytes, bytes]]) -> None:
    assert survives(data, lambda: Framer(PAIR, 3, letter), sent, PAIR)


@pytest.mark.parametrize(("pattern", "longest"), [(rb"<?[a-z]>?", 3), (rb"<[a-z]>", 0)], ids=["lax", "forgetful"])
def test_a_framer_that_reads_noise_or_forgets_the_half_of_a_frame_is_caught(pattern: bytes, longest: int) -> None:
    @settings(max_examples=300, phases=[Phase.generate], database=None)
    @given(st.data(), PAIRS)
    def story(data: st.DataObject, sent: list[tuple[bytes, bytes]]) -> None:
        assert survives(data, lambda: Framer(re.compile(pattern), longest, letter), sent, PAIR)

    with pytest.raises(AssertionError):
        story()


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
