import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.heart_rate import decode

WIDE, ENERGY, INTERVALS = 0x01, 0x08, 0x10


@given(st.booleans(), st.booleans(), st.lists(st.integers(0, 0xFFFF), min_size=1, max_size=9))
def test_the_intervals_are_read_to_the_end_oldest_first(wide: bool, energy: bool, intervals: list[int]) -> None:
    flags = INTERVALS | WIDE * wide | ENERGY * energy
    head = struct.pack("<BH" if wide else "<BB", flags, 72) + struct.pack("<H", 1234) * energy
    wire = head + struct.pack(f"<{len(intervals)}H", *intervals)
    assert decode(wire).rr_ms == [interval / 1024 * 1000 for interval in intervals]
    with pytest.raises(DecodeError, match="truncated"):
        decode(wire[:-1])


def test_intervals_that_are_promised_are_there() -> None:
    with pytest.raises(DecodeError, match="truncated"):
        decode(bytes((INTERVALS, 72)))
