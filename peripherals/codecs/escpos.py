"""ESC/POS real-time status: what a receipt printer answers to DLE EOT n, one byte for each n of 1..4.

The byte alone does not say what was asked, so a record is n and the byte. Source: Epson's reference, DLE EOT.
"""

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


class PrinterStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What is not as it should be; empty is ready."""

    status: list[str]


def decode(data: bytes) -> PrinterStatus:
    """Give the status in `data`: n of the request, then the byte that came back."""
    asked, answer = Cursor(data).take(2)
    if asked not in _BITS:
        raise DecodeError("bad_type", f"nobody asks for status {asked}")
    if answer & _FIXED_MASK != _FIXED:
        raise DecodeError("bad_format", f"{answer:#x} lacks the fixed bits of a status")
    return PrinterStatus(status=[name for bits, name in _BITS[asked] if answer & bits])
