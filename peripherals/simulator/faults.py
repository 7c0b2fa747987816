"""What may be asked to go wrong."""

from enum import Enum

from care.errors import BadInputError
from care.vitals import Kind


class Fault(Enum):
    """Happens once, at the next measurement of the device it is asked of."""

    MOVEMENT = "movement"
    CUFF_LOOSE = "cuff-loose"
    LINK_LOST = "link-lost"
    NO_FINGER = "no-finger"
    BATTERY_LOW = "battery-low"

    @property
    def usual_kind(self) -> Kind:
        """The device that this fault is mostly seen with."""
        return Kind.OXYGEN if self is Fault.NO_FINGER else Kind.BLOOD_PRESSURE


def fault_of(name: str) -> Fault:
    """Return the fault of that name; BadInputError lists those there are."""
    try:
        return Fault(name)
    except ValueError as error:
        raise BadInputError(f"no fault is called {name!r}; there are {', '.join(f.value for f in Fault)}") from error
