"""What helps when a measurement did not end in a value: what the station does by itself, and the ways on.

Nobody is ever without a way on: each trouble can be left behind with its reason, and a nurse can type what another
device or a look says. Trying again is offered where it can help; never where only a technician can.
"""

from collections.abc import Mapping
from enum import Enum

import msgspec

from care.vitals import Trouble


class Automatic(Enum):
    """What the station has done by itself before anybody is asked."""

    NONE = "none"
    LOOK = "look"
    """It went on looking until the time for finding a device was over."""
    RECONNECT = "reconnect"
    """It opened the link once more, to go on where the measurement was."""
    KEEP = "keep"
    """The value is kept in the visit, with what is doubtful about it."""
    SET_ASIDE = "set-aside"
    """The value is kept among the readings without a person."""
    REFUSE = "refuse"
    """The value is of no patient, and dropped."""
    CALL_NURSE = "call-nurse"
    """Staff is told at once: this is dangerous, or may be."""


class Exit(Enum):
    """A way on from a measurement without a value."""

    RETRY = "retry"
    OTHER_DEVICE = "other-device"
    NURSE_TYPES = "nurse-types"
    SKIP = "skip"


class Handling(msgspec.Struct, frozen=True, kw_only=True):
    """What helps against one trouble: the exits in the order in which they are offered."""

    automatic: Automatic
    exits: tuple[Exit, ...]


_PERSON = (Exit.RETRY, Exit.NURSE_TYPES, Exit.SKIP)
"""The patient can do better with the same device."""
_DEVICE = (Exit.RETRY, Exit.OTHER_DEVICE, Exit.NURSE_TYPES, Exit.SKIP)
"""The device may fail again: another one is a way too."""
_TECHNICIAN = (Exit.OTHER_DEVICE, Exit.NURSE_TYPES, Exit.SKIP)
"""This device fails until a technician was there."""

TAXONOMY: Mapping[Trouble, Handling] = {
    Trouble.NOT_FOUND: Handling(automatic=Automatic.LOOK, exits=_DEVICE),
    Trouble.OFF_OR_ASLEEP: Handling(automatic=Automatic.LOOK, exits=_DEVICE),
    Trouble.OUT_OF_RANGE: Handling(automatic=Automatic.LOOK, exits=_DEVICE),
    Trouble.BUSY_ELSEWHERE: Handling(automatic=Automatic.LOOK, exits=_DEVICE),
    Trouble.WRONG_DEVICE: Handling(automatic=Automatic.NONE, exits=_DEVICE),
    Trouble.NEEDS_BOND: Handling(automatic=Automatic.NONE, exits=_TECHNICIAN),
    Trouble.PORT_DENIED: Handling(automatic=Automatic.NONE, exits=_TECHNICIAN),
    Trouble.UNPLUGGED: Handling(automatic=Automatic.RECONNECT, exits=_DEVICE),
    Trouble.BATTERY_LOW: Handling(automatic=Automatic.NONE, exits=_DEVICE),
    Trouble.LINK_LOST: Handling(automatic=Automatic.RECONNECT, exits=_DEVICE),
    Trouble.TIMEOUT: Handling(automatic=Automatic.NONE, exits=_DEVICE),
    Trouble.MOVEMENT: Handling(automatic=Automatic.KEEP, exits=_PERSON),
    Trouble.CUFF_LOOSE: Handling(automatic=Automatic.KEEP, exits=_PERSON),
    Trouble.BAD_POSITION: Handling(automatic=Automatic.KEEP, exits=_PERSON),
    Trouble.POOR_SIGNAL: Handling(automatic=Automatic.NONE, exits=_PERSON),
    Trouble.SENSOR_OFF: Handling(automatic=Automatic.NONE, exits=_PERSON),
    Trouble.NO_STRIP: Handling(automatic=Automatic.NONE, exits=_PERSON),
    Trouble.STRIP_ERROR: Handling(automatic=Automatic.NONE, exits=_PERSON),
    Trouble.CONTROL_SOLUTION: Handling(automatic=Automatic.REFUSE, exits=_PERSON),
    Trouble.NO_RESULT: Handling(automatic=Automatic.NONE, exits=_DEVICE),
    Trouble.OUT_OF_DEVICE_RANGE: Handling(automatic=Automatic.CALL_NURSE, exits=_DEVICE),
    Trouble.IMPLAUSIBLE: Handling(automatic=Automatic.KEEP, exits=_DEVICE),
    Trouble.CLOCK_WRONG: Handling(automatic=Automatic.SET_ASIDE, exits=_DEVICE),
    Trouble.BAD_DATA: Handling(automatic=Automatic.NONE, exits=_DEVICE),
}


def exits(trouble: Trouble, *, may_retry: bool = True) -> tuple[Exit, ...]:
    """Return the ways on; without trying again where another try would do harm."""
    return tuple(way for way in TAXONOMY[trouble].exits if may_retry or way is not Exit.RETRY)
