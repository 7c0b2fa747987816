import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.contec import Sample, decode_new, decode_old, new_framer, old_framer
from peripherals.codecs.fields import DecodeError
from peripherals.codecs.framing import Framer
from tests.worlds.streams import received, survives

FLAGS = ("beep", "probe_error", "search_too_long", "searching", "spo2_falling")
OLD_SHAPE, NEW_SHAPE = re.compile(rb"[\x80-\xff][\x00-\x7f]{4}"), re.compile(rb"\x01[\x80-\xff]{8}")


def old(sample: Sample) -> bytes:
    """Five bytes of seven bits, a mark on the first."""
    rate = 255 if sample.pulse_rate is None else sample.pulse_rate
    first = 128 + sample.signal + 16 * ("search_too_long" in sample.flags) + 32 * ("spo2_falling" in sample.flags)
    third = sample.bar + 16 * ("probe_error" in sample.flags) + 32 * ("searching" in sample.flags) + 64 * (rate > 127)
    saturation = 127 if sample.spo2 is None else sample.spo2
    return bytes((first + 64 * ("beep" in sample.flags), sample.pleth, third, rate % 128, saturation))


def new(sample: Sample) -> bytes:
    """Seven bytes, their top bits gathered in front of them, and a mark on all but the type."""
    index = sample.pi_raw if isinstance(sample.pi_raw, int) else 0xFFFF
    signal = sample.signal + 16 * ("search_too_long" in sample.flags) + 32 * ("spo2_falling" in sample.flags)
    payload = (
        signal + 64 * ("beep" in sample.flags) + 128 * ("probe_error" in sample.flags),
        sample.pleth + 128 * ("searching" in sample.flags),
        sample.bar + 16,
        255 if sample.pulse_rate is None else sample.pulse_rate,
        127 if sample.spo2 is None else sample.spo2,
        index % 256,
        index // 256,
    )
    tops = sum((byte > 127) << place for place, byte in enumerate(payload))
    return bytes((1, 128 + tops, *(byte | 128 for byte in payload)))


def samples(**more: Any) -> st.SearchStrategy[Sample]:
    return st.builds(
        Sample,
        signal=st.integers(0, 15),
        pleth=st.integers(0, 127),
        bar=st.integers(0, 15),
        pulse_rate=st.none() | st.integers(0, 254),
        spo2=st.none() | st.integers(0, 100),
        flags=st.sets(st.sampled_from(FLAGS)).map(sorted),
        **more,
    )


OLD = samples()
NEW = samples(pi_raw=st.none() | st.integers(0, 0xFFFE))
GOOD = Sample(signal=5, pleth=51, bar=6, pulse_rate=139, spo2=97, flags=[])


@given(OLD)
def test_a_frame_of_the_first_generation_says_what_was_put_in(sample: Sample) -> None:
    assert decode_old(old(sample)) == sample


@given(NEW)
def test_a_frame_of_the_second_generation_says_what_was_put_in(sample: Sample) -> None:
    assert decode_new(new(sample)) == sample


@given(st.data(), st.lists(OLD, min_size=1, max_size=4))
def test_noise_on_the_first_generation_never_makes_a_value(data: st.DataObject, sent: list[Sample]) -> None:
    assert survives(data, old_framer, [(sample, old(sample)) for sample in sent], OLD_SHAPE, end=b"\x80")


@given(st.data(), st.lists(NEW, min_size=1, max_size=4))
def test_noise_on_the_second_generation_never_makes_a_value(data: st.DataObject, sent: list[Sample]) -> None:
    assert survives(data, new_framer, [(sample, new(sample)) for sample in sent], NEW_SHAPE, end=b"\x01")


@given(st.integers(0, 5), st.integers(0, 8), st.sampled_from([0, 2]))
@pytest.mark.parametrize(("framer", "encode", "end"), [(old_framer, old, b"\x80"), (new_framer, new, b"\x01")])
def test_a_lost_or_doubled_byte_costs_frames_and_no_value_slips(
    framer: Callable[[], Framer[Sample]],
    encode: Callable[[Sample], bytes],
    end: bytes,
    frame: int,
    byte: int,
    times: int,
) -> None:
    index = {"pi_raw": 569} if encode is new else {}
    sent = [msgspec.structs.replace(GOOD, pulse_rate=60 + place, **index) for place in range(6)]
    frames = [encode(sample) for sample in sent]
    at = byte % len(frames[frame])
    frames[frame] = frames[frame][:at] + frames[frame][at : at + 1] * times + frames[frame][at + 1 :]
    found = received(framer(), [b"".join(frames) + end])
    left = iter(sent)
    assert len(found) >= 4
    assert all(sample in left for sample in found)


def test_a_frame_counts_once_the_next_begins() -> None:
    framer = old_framer()
    assert list(framer.feed(old(GOOD))) == []
    assert list(framer.feed(old(GOOD)[:1])) == [GOOD]


def test_an_index_that_the_device_calls_invalid_is_missing() -> None:
    frame = bytearray(new(Sample(signal=0, pleth=0, bar=0, pulse_rate=60, spo2=97, pi_raw=72, flags=[])))
    assert decode_new(bytes(frame)).pi_raw == 72
    frame[4] &= ~0x10
    assert decode_new(bytes(frame)).pi_raw is None


@pytest.mark.parametrize("raw", [101, 127])
def test_no_saturation_is_above_a_hundred(raw: int) -> None:
    assert decode_old(old(GOOD)[:4] + bytes((raw,))).spo2 is None


@pytest.mark.parametrize(
    ("frame", "word"),
    [("", "truncated"), ("85330641", "truncated"), ("0533064161", "bad_sync"), ("85b3064161", "bad_sync")],
)
def test_what_is_no_frame_of_the_first_generation_is_refused(frame: str, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode_old(bytes.fromhex(frame))
    assert refused.value.word == word


@pytest.mark.parametrize(
    ("frame", "word"),
    [
        ("", "truncated"),
        ("01e085b396c1e1ff", "truncated"),
        ("81e085b396c1e1ffff", "bad_sync"),
        ("01e085b316c1e1ffff", "bad_sync"),
        ("0fe085b396c1e1ffff", "bad_type"),
        ("0d8081", "bad_type"),
    ],
)
def test_what_is_no_frame_of_the_second_generation_is_refused(frame: str, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode_new(bytes.fromhex(frame))
    assert refused.value.word == word
