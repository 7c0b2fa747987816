import struct
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.nonin import Framer, Packet, decode, pleth


def packet(rate: int, saturation: int) -> bytes:
    table = [rate >> 7, rate & 0x7F, saturation, 48, 0, 0, 0, 0, saturation, saturation, saturation, 0, 0]
    table += [rate >> 7, rate & 0x7F, saturation, saturation, 0, 0, rate >> 7, rate & 0x7F, 0, 0, 0, 0]
    frames = (struct.pack("BBBB", 1, 0x80 | (place == 0), 4 * place, byte) for place, byte in enumerate(table))
    return b"".join(frame + bytes((sum(frame) & 0xFF,)) for frame in frames)


VALUES = [(60 + 7 * index, 90 + index) for index in range(8)]
STREAM = b"".join(packet(*values) for values in VALUES)
NEXT = packet(60, 97)[:5]


def packets(framer: Framer, chunks: list[bytes]) -> list[Packet]:
    return [found for chunk in chunks for found in framer.feed(chunk) if isinstance(found, Packet)]


def values(found: list[Packet]) -> list[Any]:
    return [(packet.heart_rate, packet.spo2) for packet in found]


@given(st.lists(st.integers(0, len(STREAM)), max_size=20))
def test_however_the_stream_is_cut_the_packets_are_the_same(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(STREAM)]
    chunks = [STREAM[start:end] for start, end in pairwise(edges)]
    assert values(packets(Framer(), [*chunks, NEXT])) == VALUES


def left(at: int) -> list[Any]:
    """What is left when the byte at this place is wrong: a packet counts only if the next one begins where it must."""
    broken = {at // 125, (at - 5) // 125}
    return [value for index, value in enumerate(VALUES) if index not in broken]


@given(st.integers(0, len(STREAM) - 1), st.integers(1, 255))
def test_a_wrong_byte_costs_its_packet_and_no_value_slips(at: int, flip: int) -> None:
    stream = bytearray(STREAM)
    stream[at] ^= flip
    assert values(packets(Framer(), [bytes(stream), NEXT])) == left(at)


@given(st.integers(0, len(STREAM) - 1))
def test_a_lost_byte_costs_its_packet_and_no_value_slips(at: int) -> None:
    assert values(packets(Framer(), [STREAM[:at], STREAM[at + 1 :], NEXT])) == left(at)


@given(st.integers(0, len(STREAM) // 5 - 1))
def test_a_frame_that_comes_twice_or_never_costs_its_packet_and_no_value_slips(number: int) -> None:
    at, kept = 5 * number, [value for index, value in enumerate(VALUES) if index != number // 25]
    twice = [STREAM[: at + 5], STREAM[at:], NEXT]
    assert values(packets(Framer(), twice)) == (VALUES if number % 25 == 0 else kept), "twice begun is begun once"
    never = values(packets(Framer(), [STREAM[:at], STREAM[at + 5 :], NEXT]))
    assert never == left(at)


def test_noise_before_a_packet_is_counted() -> None:
    found = decode(b"\xff\x01\x02" + STREAM)
    assert (found.resync_bytes, found.heart_rate, found.spo2) == (3, 60, 90)


def test_what_is_missing_is_none() -> None:
    found = decode(packet(511, 127))
    assert (found.heart_rate, found.spo2, found.spo2_fast, found.e_heart_rate) == (None, None, None, None)


@pytest.mark.parametrize(
    ("recording", "word"),
    [(packet(60, 97)[5:] * 2, "bad_sync"), (packet(60, 97)[:-5], "truncated"), (b"", "truncated")],
)
def test_frames_without_a_start_are_told_from_too_few(recording: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(recording)
    assert refused.value.word == word


def test_a_sample_of_the_wave_runs_from_nought_to_one() -> None:
    assert [pleth(bytes((1, 0x80, level, 0, 0))) for level in (0, 51, 255)] == [0.0, 0.2, 1.0]
