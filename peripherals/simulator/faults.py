"""What may be asked to go wrong."""

from enum import Enum

from care.errors import BadInputError
from care.vitals import Kind


class Fault(Enum):
    """Happens once, at the next measurement of the device it is asked of; each device knows those that it can have."""

    # What the person does.
    MOVEMENT = "movement"
    CONTROL_SOLUTION = "control-solution"
    CUFF_LOOSE = "cuff-loose"
    NO_CONTACT = "no-contact"
    NO_FINGER = "no-finger"
    NO_STRIP = "no-strip"
    STRIP_ERROR = "strip-error"
    UNSTEADY = "unsteady"
    # What the device does.
    ASLEEP = "asleep"
    BATTERY_LOW = "battery-low"
    BUSY = "busy"
    CLOCK_WRONG = "clock-wrong"
    DEMO = "demo"
    NO_RESULT = "no-result"
    OUT_OF_RANGE = "out-of-range"
    STALE_RECORD = "stale-record"
    WRONG_UNIT = "wrong-unit"
    # What the road does.
    DELAY = "delay"
    DROP = "drop"
    DUPLICATE = "duplicate"
    GARBLE = "garble"
    LINK_LOST = "link-lost"
    STALL = "stall"
    TRUNCATE = "truncate"

    @property
    def usual_kind(self) -> Kind:
        """The device that this fault is mostly seen with."""
        return _USUAL_KINDS.get(self, Kind.BLOOD_PRESSURE)


_USUAL_KINDS = {
    Fault.CONTROL_SOLUTION: Kind.GLUCOSE,
    Fault.DEMO: Kind.OXYGEN,
    Fault.NO_CONTACT: Kind.HEART_RATE,
    Fault.NO_FINGER: Kind.OXYGEN,
    Fault.NO_STRIP: Kind.GLUCOSE,
    Fault.STRIP_ERROR: Kind.GLUCOSE,
    Fault.UNSTEADY: Kind.WEIGHT,
}


def fault_of(name: str) -> Fault:
    """Return the fault of that name; BadInputError lists those there are."""
    try:
        return Fault(name)
    except ValueError as error:
        raise BadInputError(f"no fault is called {name!r}; there are {', '.join(f.value for f in Fault)}") from error
