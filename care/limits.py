"""How much one visit may hold, so that its one Bundle always passes the clinic's door.

Stills and text fill at most seven of its eight MiB; the rest is for everything else, such as 200 measurements.
"""

from care.encounter import Said, Visit
from care.strip import Strip

BUNDLE_BYTES_MAX = 8 * 1024 * 1024
BUNDLE_ENTRIES_MAX = 500

STILLS_MAX = 20
"""Each still is two entries."""
STILLS_BYTES_MAX = 5 * 1024 * 1024
"""All stills of a visit together, as JPEG; base64 makes a third more of it."""
STILL_BYTES_MAX = 1024 * 1024
STILL_BYTES_MIN = 128 * 1024
"""With less room than this a picture at full resolution would show nothing worth showing."""

STRIPS_BYTES_MAX = 64 * 1024
"""All strips of a visit together, as 16-bit samples; as decimal numbers they are at most 3.5 times that."""

TALK_LINES_MAX = 500
TALK_BYTES_MAX = 64 * 1024
"""All lines of the text talk together, as UTF-8; escaped as JSON they are at most twice that."""
TALK_ENTRIES_MAX = 100
"""Longer talks travel as one Communication."""

NO_ROOM = "no-room"
"""Why the doctor does not get what was asked for: the visit holds as much as can be delivered."""


def still_room(visit: Visit) -> int:
    """Return how many bytes one more still may have; 0 when none goes into this visit any more."""
    left = min(STILL_BYTES_MAX, STILLS_BYTES_MAX - sum(len(still.data) for still in visit.stills))
    return left if left >= STILL_BYTES_MIN and len(visit.stills) < STILLS_MAX else 0


def strip_has_room(visit: Visit, strip: Strip) -> bool:
    """Tell whether this waveform still goes into the visit; its number always does."""
    used = sum(len(reading.strip.samples) for reading in visit.readings if reading.strip)
    return used + len(strip.samples) <= STRIPS_BYTES_MAX


def talk_has_room(visit: Visit, text: str) -> bool:
    """Tell whether this line still goes into the text talk of the visit."""
    used = sum(map(_size, visit.said)) + len(text.encode(errors="replace"))
    return used <= TALK_BYTES_MAX and len(visit.said) < TALK_LINES_MAX


def _size(said: Said) -> int:
    return len(said.text.encode(errors="replace"))
