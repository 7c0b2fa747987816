"""Packets as Bluetooth devices write them, drawn together with what they mean.

Each piece is drawn as its bytes and the fields they stand for, straight from the layouts of the specifications, so
that a decoder has something to be held against that it did not write itself.
"""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import isclose
from typing import Any

import pytest
from hypothesis import strategies as st

from peripherals.codecs import DecodeError

Piece = tuple[bytes, dict[str, Any]]
Pieces = st.SearchStrategy[Piece]

_SFLOAT_SPECIALS = {0x07FF: "NaN", 0x0800: "NRes", 0x07FE: "+INF", 0x0802: "-INF", 0x0801: "RFU"}


@dataclass(frozen=True)
class Layout:
    """Flags, a head, and what each bit of the flags adds, in the order of the wire.

    `chosen` are bits that are always set because they say what the others mean; `fixed` are all such bits.
    """

    target: str
    head: Pieces
    optional: dict[int, Pieces]
    fixed: int = 0
    chosen: int = 0
    width: int = 1

    @property
    def reserved(self) -> int:
        return ~self.fixed & ~sum(1 << bit for bit in self.optional) & ((1 << 8 * self.width) - 1)

    @cached_property
    def pieces(self) -> st.SearchStrategy[tuple[Piece, dict[int, Piece]]]:
        return st.tuples(self.head, st.fixed_dictionaries(self.optional))

    def packet(self, flags: int, head: Piece, optional: dict[int, Piece]) -> Piece:
        wire, fields = together(head, *(optional[bit] for bit in self.optional if flags >> bit & 1))
        return (flags | self.chosen).to_bytes(self.width, "little") + wire, fields


def together(*pieces: Piece) -> Piece:
    return b"".join(wire for wire, _ in pieces), {name: value for _, found in pieces for name, value in found.items()}


def joined(*parts: Pieces) -> Pieces:
    return st.tuples(*parts).map(lambda pieces: together(*pieces))


def nothing(**fields: Any) -> Pieces:
    """No bytes: the bit of the flags says it all."""
    return st.just((b"", fields))


def sfloat(name: str, unit: str, power: int = 0) -> Pieces:
    def piece(mantissa: int, exponent: int) -> Piece:
        raw = (exponent & 0xF) << 12 | mantissa & 0xFFF
        exact = Fraction(mantissa) * Fraction(10) ** (exponent + power)
        return struct.pack("<H", raw), {name: quantity(_SFLOAT_SPECIALS.get(raw) or float(exact), unit)}

    ordinary = st.builds(piece, st.integers(-2048, 2047), st.integers(-8, 7))
    special = st.builds(piece, st.sampled_from([2047, 2046, -2046, -2047, -2048]), st.just(0))
    return ordinary | special


def counted(name: str, length: int, unit: str, step: Fraction = Fraction(1), top: str | None = None) -> Pieces:
    """A count of `step`s; `top` is what the greatest one means instead, if it means something."""
    greatest = (1 << 8 * length) - 1

    def piece(raw: int) -> Piece:
        value = top if top and raw == greatest else float(raw * step)
        return raw.to_bytes(length, "little"), {name: quantity(value, unit)}

    return (st.integers(0, greatest) | st.just(greatest)).map(piece)


def number(name: str, form: str) -> Pieces:
    """A plain whole number; `form` is how `struct` calls it."""
    half = 1 << 8 * struct.calcsize(form) - 1
    span = st.integers(-half, half - 1) if form.islower() else st.integers(0, 2 * half - 1)
    return span.map(lambda value: (struct.pack(f"<{form}", value), {name: value}))


def user(name: str = "user_id") -> Pieces:
    return st.integers(0, 255).map(lambda raw: (bytes((raw,)), {name: None if raw == 255 else raw}))


def chosen(name: str, table: dict[int, str]) -> Pieces:
    return (st.sampled_from(sorted(table)) | st.integers(0, 255)).map(
        lambda raw: (bytes((raw,)), {name: table.get(raw, "reserved")})
    )


def nibbles(low: tuple[str, dict[int, str]], high: tuple[str, dict[int, str]]) -> Pieces:
    def piece(raw: int) -> Piece:
        halves = {low[0]: low[1].get(raw % 16, "reserved"), high[0]: high[1].get(raw // 16, "reserved")}
        return bytes((raw,)), halves

    return st.integers(0, 255).map(piece)


def marked(name: str, length: int, table: dict[int, str]) -> Pieces:
    """Bits that each have a name; those without one are drawn too, and mean nothing."""

    def piece(raw: int) -> Piece:
        return raw.to_bytes(length, "little"), {name: [word for bit, word in table.items() if raw & 1 << bit]}

    return st.integers(0, (1 << 8 * length) - 1).map(piece)


def date_time(name: str) -> Pieces:
    def piece(year: int, month: int, day: int, hour: int, minute: int, second: int) -> Piece:
        time = f"{hour:02}:{minute:02}:{second:02}"
        known = {part: value for part, value in (("year", year), ("month", month), ("day", day)) if value}
        whole = f"{year:04}-{month:02}-{day:02}T{time}"
        read: Any = whole if len(known) == 3 else {"unknown_date": True, "time": time, **known}
        return struct.pack("<HBBBBB", year, month, day, hour, minute, second), {name: read}

    date = st.just(0) | st.integers(1582, 9999), st.integers(0, 12), st.integers(0, 31)
    return st.builds(piece, *date, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59))


def quantity(value: float | str, unit: str) -> dict[str, Any]:
    return {"value": None, "special": value, "unit": unit} if isinstance(value, str) else {"value": value, "unit": unit}


def same(expected: Any, found: Any) -> bool:
    """As it should be: the same fields, no more, and numbers that differ by rounding at most."""
    if isinstance(expected, dict):
        return (
            isinstance(found, dict)
            and expected.keys() == found.keys()
            and all(same(value, found[key]) for key, value in expected.items())
        )
    if isinstance(expected, list):
        return isinstance(found, list) and len(expected) == len(found) and all(map(same, expected, found))
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        return isinstance(found, int | float) and isclose(expected, found, rel_tol=1e-9)
    return bool(expected == found)


def word(decoder: Callable[..., Any], *arguments: Any) -> str:
    """How the decoder refuses."""
    with pytest.raises(DecodeError) as refused:
        decoder(*arguments)
    return refused.value.word
