"""Cuts a stream into frames that have a shape but no sum to check: a pattern finds them, a decoder reads them."""

import re
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from peripherals.codecs.fields import DecodeError

Record = TypeVar("Record")


class Framer(Generic[Record]):
    """Gives each whole frame of a stream once, whatever pieces it comes in; what is between frames is skipped.

    `frame` matches one whole frame and nothing shorter or longer; `longest` is the most bytes it looks at, and all
    that is kept from one piece to the next. `broken` counts frames of the right shape that say what cannot be;
    `last` is the one whose record was given last. Where each frame ends with the same byte, `ends`, nothing is looked
    for until it comes: long frames in small pieces would else be looked through again and again.
    """

    def __init__(
        self, frame: re.Pattern[bytes], longest: int, decode: Callable[[bytes], Record], ends: bytes = b""
    ) -> None:
        self.broken = 0
        self.last = b""
        self._frame = frame
        self._longest = longest
        self._decode = decode
        self._ends = ends
        self._buffer = b""

    def feed(self, data: bytes) -> Iterator[Record]:
        buffer, end = self._buffer + data, 0
        if self._ends not in data:
            self._buffer = buffer[-self._longest :]
            return
        for found in self._frame.finditer(buffer):
            end = found.end()
            try:
                record = self._decode(found[0])
            except DecodeError:
                self.broken += 1
                continue
            self.last = found[0]
            yield record
        self._buffer = buffer[max(end, len(buffer) - self._longest) :]
