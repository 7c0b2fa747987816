"""What the nurse's desk lists: alarms, readings without a person, visits not sent or not finished, and the devices.

The station reads it whole from its sealed store and from the devices; the desk only shows it.
"""

from datetime import date, datetime
from uuid import UUID

import msgspec

from care.effects import Alarm
from care.vitals import Kind, Reading, Trouble


class Unsent(msgspec.Struct, frozen=True, kw_only=True):
    """A visit in the outbox: safe here, not yet known to have arrived. `cause` is a lasting word for the screen."""

    bundle_id: UUID
    at: datetime
    state: str
    attempts: int
    cause: str


class Unfinished(msgspec.Struct, frozen=True, kw_only=True):
    """A visit that a crash or power cut interrupted; without the patient's consent to a record it is not sent."""

    visit_id: UUID
    at: datetime
    name: str
    reason: str
    readings: int
    may_be_sent: bool = True


DEVICE_WELL = ("ready", "in-use", "never-seen")
DEVICE_WORDS = (*DEVICE_WELL, *(trouble.value for trouble in Trouble))
"""How a device can be: well, or in trouble that somebody should look at."""


class DeviceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One bound device as it was last heard: `word` is one of `DEVICE_WORDS`; battery in percent.

    `where` is its address or port, `calibration_due` the day from which it should not be trusted. `tested` says
    whether it gave a reading when it was bound; None for one that was bound by hand.
    """

    kind: Kind
    name: str
    word: str
    battery: int | None = None
    seen_at: datetime | None = None
    where: str = ""
    serial: str | None = None
    calibration_due: date | None = None
    tested: bool | None = None


class PartLine(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the station that measures nothing: `printer` or `scanner`, and how it is.

    A printer's `word` is `ready`, `paper-low`, `no-paper`, `cover-open`, `stopped` or `no-answer`; a scanner's `ready`
    or `unplugged`.
    """

    part: str
    word: str


def is_due(day: date | None, today: date) -> bool:
    """Tell whether this day of calibration has come."""
    return day is not None and day <= today


class Lists(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the desk lists, read from the store in one go.

    `notes` are sentences of the machine for the technician: drivers and devices that are not used, and why.
    """

    alarms: tuple[Alarm, ...] = ()
    readings: tuple[Reading, ...] = ()
    unsent: tuple[Unsent, ...] = ()
    delivered_today: int = 0
    unfinished: tuple[Unfinished, ...] = ()
    devices: tuple[DeviceLine, ...] = ()
    notes: tuple[str, ...] = ()
    parts: tuple[PartLine, ...] = ()
