"""ESC/POS, as receipt printers speak it: what they answer to DLE EOT n, and a picture for them to print.

A status is one byte for each n of 1..4; the byte alone does not say what was asked, so a record is n and the byte.
Source: Epson's reference, DLE EOT, GS v 0, GS V, GS r, DLE DC4.
"""

from collections.abc import Iterator

import msgspec

from peripherals.codecs.fields import Cursor, DecodeError

PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER = 1, 2, 3, 4

_FIXED_MASK, _FIXED = 0b10010011, 0b00010010
_BITS: dict[int, tuple[tuple[int, str], ...]] = {
    PRINTER: ((0x04, "drawer_open"), (0x08, "offline"), (0x20, "waiting_for_recovery"), (0x40, "paper_feed")),
    OFFLINE_CAUSE: ((0x04, "cover_open"), (0x08, "paper_feed"), (0x20, "paper_end"), (0x40, "error")),
    ERROR_CAUSE: (
        (0x04, "recoverable_error"),
        (0x08, "cutter_error"),
        (0x20, "unrecoverable_error"),
        (0x40, "auto_recoverable_error"),
    ),
    PAPER: ((0x0C, "paper_near_end"), (0x60, "paper_end")),
}

CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""Forget at once whatever waits to be printed."""
BEGIN, END = b"\x1b@", b"\x1bd\x03\x1dVB\x00"
"""Set everything back; feed what was printed out to the knife and cut it."""
ASK_DONE = b"\x1dr\x01"
"""Answered when all that was sent before is on paper; unlike DLE EOT it waits for its turn."""
BLOCK_ROWS = 128
_STATUS, _REAL_TIME = b"\x10\x04", (b"\x10\x04", b"\x10\x05", b"\x10\x14")


class Bitmap(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of one bit a dot, 1 is black: `width` is whole bytes, rows from the top, the leftmost dot first."""

    width: int
    rows: bytes


def bitmap(pbm: bytes) -> Bitmap:
    """Read a portable bitmap (P4). Raises DecodeError: bad_format for another file, truncated for one that is cut."""
    head, _, rest = pbm.partition(b"\n")
    size, _, rows = rest.partition(b"\n")
    sides = size.split()
    if head != b"P4" or len(sides) != 2 or not all(side.isdigit() for side in sides):
        raise DecodeError("bad_format", "no portable bitmap")
    width, height = int(sides[0]) // 8, int(sides[1])
    if int(sides[0]) % 8 or not 0 < width < 256 or not height:
        raise DecodeError("bad_format", "a receipt's width is whole bytes, and it has rows")
    if len(rows) < width * height:
        raise DecodeError("truncated", "rows are missing")
    return Bitmap(width=width, rows=rows[: width * height])


def raster(picture: Bitmap) -> Iterator[bytes]:
    """Give the commands that print it, some rows each, so that a printer with little memory follows.

    Dots that would be a real-time command, which printers obey wherever it stands, get one dot more.
    """
    rows = picture.rows
    for command in _REAL_TIME:
        rows = rows.replace(command, command[:1] + bytes([command[1] | 0x08]))
    step = picture.width * BLOCK_ROWS
    for start in range(0, len(rows), step):
        block = rows[start : start + step]
        yield b"\x1dv0\x00" + bytes((picture.width, 0, len(block) // picture.width, 0)) + block


def ask(number: int) -> bytes:
    """Give the command that asks for this status."""
    return _STATUS + bytes([number])


def is_status(answer: int) -> bool:
    """Tell an answer to DLE EOT from one to GS r."""
    return answer & _FIXED_MASK == _FIXED


class PrinterStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What is not as it should be; empty is ready."""

    status: list[str]


def decode(data: bytes) -> PrinterStatus:
    """Give the status in `data`: n of the request, then the byte that came back."""
    asked, answer = Cursor(data).take(2)
    if asked not in _BITS:
        raise DecodeError("bad_type", f"nobody asks for status {asked}")
    if not is_status(answer):
        raise DecodeError("bad_format", f"{answer:#x} lacks the fixed bits of a status")
    return PrinterStatus(status=[name for bits, name in _BITS[asked] if answer & bits])
