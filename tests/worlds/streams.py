"""A serial line in bad weather: frames with noise between them, arriving in any pieces."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TypeVar

from hypothesis import strategies as st

from peripherals.codecs.framing import Framer

Record = TypeVar("Record")


def pieces(data: st.DataObject, stream: bytes) -> list[bytes]:
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=6))
    return [stream[start:end] for start, end in pairwise([0, *sorted(cuts), len(stream)])]


def noisy(data: st.DataObject, frames: Iterable[bytes], shape: re.Pattern[bytes], likely: bytes) -> bytes:
    """Join `frames` with noise, much of it from the `likely` bytes of a frame, but without a whole frame of its own."""
    noise = (st.binary(max_size=12) | st.lists(st.sampled_from(likely), max_size=10).map(bytes)).filter(
        lambda found: not shape.search(found)
    )
    return b"".join(data.draw(noise) + frame for frame in frames)


def received(framer: Framer[Record], chunks: Iterable[bytes]) -> list[Record]:
    return [record for chunk in chunks for record in framer.feed(chunk)]


def survives(
    data: st.DataObject,
    framer: Callable[[], Framer[Record]],
    sent: list[tuple[Record, bytes]],
    shape: re.Pattern[bytes],
    end: bytes = b"",
) -> bool:
    """Tell whether a clear line gives every record, and a noisy one some of them in order and nothing else."""
    frames, records = [frame for _, frame in sent], [record for record, _ in sent]
    clear = received(framer(), pieces(data, b"".join(frames) + end))
    stream = noisy(data, frames, shape, b"".join(frames)) + end
    left = iter(records)
    return clear == records and all(record in left for record in received(framer(), pieces(data, stream)))
