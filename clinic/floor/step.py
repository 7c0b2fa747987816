"""Who waits, who is on call, and who speaks with whom: one value, and one `step` that advances it. No I/O.

The theory: a visit waits from its first card until the station says that it left. A doctor's Accept makes a call
of it; the first one wins. A visit that was spoken with stays in that doctor's queue until a plan is signed, also
when the patient has gone. A station or a page that loses its socket loses nothing: on return each is told again
what is open for it.
"""

from datetime import datetime
from typing import assert_never

from clinic.floor.alarms import faded_alarms
from clinic.floor.doctors import missing_doctors, page_came, page_gone, page_said
from clinic.floor.events import (
    Closed,
    ConsoleCame,
    ConsoleGone,
    ConsoleSaid,
    Event,
    KioskCame,
    KioskGone,
    KioskSaid,
    Stepped,
    Tick,
)
from clinic.floor.state import Floor
from clinic.floor.stations import station_came, station_gone, station_said
from clinic.floor.visits import closed


def step(floor: Floor, event: Event, at: datetime) -> Stepped:
    """Advance the floor by one event; an event that does not fit changes nothing."""
    match event:
        case KioskCame():
            return station_came(floor, event, at)
        case KioskSaid():
            return station_said(floor, event, at)
        case KioskGone():
            return station_gone(floor, event)
        case ConsoleCame():
            return page_came(floor, event)
        case ConsoleSaid():
            return page_said(floor, event, at)
        case ConsoleGone():
            return page_gone(floor, event, at)
        case Closed():
            return closed(floor, event)
        case Tick():
            return _tick(floor, at)
        case _:
            assert_never(event)


def _tick(floor: Floor, at: datetime) -> Stepped:
    floor, missed = missing_doctors(floor, at)
    floor, faded = faded_alarms(floor, at)
    return floor, [*missed, *faded]
