"""The nurse's desk on the station: PIN, alarms, readings without a person, typed values, unsent and unfinished visits.

It lies over the patient's screen and never shows on it by itself: it opens with the PIN and locks after a minute.
Its lists (`care.desk_lists`) come in whole with `ListsRead`; nothing is kept here but what is on the screen.
"""

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from msgspec.structs import replace

from care.desk import DeskEffect as DeskEffect
from care.desk import DeskEvent as DeskEvent
from care.desk_lists import Lists
from care.state import Moment
from care.triage import alarming, implausible
from care.typed import UNITS, vital_of
from care.vitals import Kind, Method, Reading

if TYPE_CHECKING:
    from care.binding import Bind

LOCK_S = 60.0
"""Seconds without a touch until the desk locks itself."""
FREE_TRIES = 3
"""Wrong PINs before every further one costs a wait that doubles."""
FIRST_WAIT_S = 15.0
WAIT_MAX_S = 900.0


class Tab(Enum):
    """What the desk can show."""

    ALARMS = "alarms"
    READINGS = "readings"
    VISITS = "visits"
    DEVICES = "devices"
    TYPE = "type"


class Typing(msgspec.Struct, frozen=True, kw_only=True):
    """A value being typed. A critical one is typed twice: `first` waits for the same numbers again."""

    kind: Kind
    chosen: str | None = None
    first: tuple[float, ...] | None = None
    problem: str | None = None

    @property
    def unit(self) -> str:
        """The unit of the numbers, as printed on the device that they are read from."""
        return self.chosen or UNITS[self.kind][0]


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """The nurse's part of the screen. Closed while `tab` is None and no PIN is asked for.

    Of a technician: `bind` is the device that is being bound, `checking` the one that is asked how it is.
    """

    asking: bool = False
    tab: Tab | None = None
    role: str = "nurse"
    wrong_pins: int = 0
    locked_until: float = 0.0
    lists: Lists = Lists()
    typing: Typing | None = None
    saved: Kind | None = None
    set_aside: bool = False
    units: Mapping[Kind, str] = {}
    bind: "Bind | None" = None
    checking: Kind | None = None
    now: float = 0.0
    touched_at: float = 0.0

    @property
    def is_open(self) -> bool:
        """Tell whether the desk covers the patient's screen."""
        return self.asking or self.tab is not None

    @property
    def wait_s(self) -> int:
        """Return how many seconds a next PIN must wait."""
        return max(0, round(self.locked_until - self.now))

    @property
    def locks_in_s(self) -> int:
        """Return the seconds until the desk locks by itself."""
        return max(0, round(LOCK_S - (self.now - self.touched_at)))


class DeskOpened(DeskEvent, frozen=True):
    """The nurse's corner was touched: ask for the PIN."""


class PinTyped(DeskEvent, frozen=True):
    """A PIN was typed."""

    pin: str


class PinChecked(DeskEvent, frozen=True):
    """The PIN was right for this role (`nurse` or `technician`), or wrong (None)."""

    role: str | None


class TabChosen(DeskEvent, frozen=True):
    """Another tab."""

    tab: Tab


class DeskLocked(DeskEvent, frozen=True):
    """Lock."""


class TypedKept(DeskEvent, frozen=True):
    """A typed value of this kind is committed: in the open visit, or among the readings without a person."""

    kind: Kind
    in_visit: bool


class ListsRead(DeskEvent, frozen=True):
    """The store's lists, whole."""

    lists: Lists


class AlarmTouched(DeskEvent, frozen=True):
    """I am going: said at the station, behind the PIN."""

    alarm_id: UUID


class UrgentCleared(DeskEvent, frozen=True):
    """Staff ended the urgent page of the patient's screen."""


class TypeStarted(DeskEvent, frozen=True):
    """Type a value of this kind."""

    kind: Kind


class UnitChosen(DeskEvent, frozen=True):
    """The device shows this unit; for the next value of the kind as well."""

    unit: str


class ValueEntered(DeskEvent, frozen=True):
    """The numbers as typed, in the unit of the typing."""

    numbers: tuple[float, ...]


class ContinueVisit(DeskEvent, frozen=True):
    """Go on with an unfinished visit."""

    visit_id: UUID


class SendVisit(DeskEvent, frozen=True):
    """Send an unfinished visit as it is."""

    visit_id: UUID


class DiscardVisit(DeskEvent, frozen=True):
    """Discard an unfinished visit."""

    visit_id: UUID


class DiscardReading(DeskEvent, frozen=True):
    """Test or mistake: this reading belongs to nobody."""

    reading_id: UUID


class TryAllNow(DeskEvent, frozen=True):
    """Try to send all unsent visits now."""


class ExitTouched(DeskEvent, frozen=True):
    """Leave the kiosk for the desktop (technician only)."""


class DeskTouched(DeskEvent, frozen=True):
    """Somebody touched the desk, whatever came of it."""


class DeskTicked(DeskEvent, frozen=True):
    """A second passed."""


class CheckPin(DeskEffect, frozen=True):
    """Compare a PIN with the station's; the answer is `PinChecked`."""

    pin: str


class LogWrongPin(DeskEffect, frozen=True):
    """Write to the log that a wrong PIN was typed (never the PIN)."""

    count: int


class ReadLists(DeskEffect, frozen=True):
    """Read the lists from the store; the answer is `ListsRead`."""


class TakeAlarm(DeskEffect, frozen=True):
    """A person takes this alarm, here and at the clinic."""

    alarm_id: UUID
    by: str


class FileTyped(DeskEffect, frozen=True):
    """File a typed reading with the open visit, or without one set it aside; once it is kept comes `TypedKept`."""

    reading: Reading


class ClearUrgent(DeskEffect, frozen=True):
    """End the patient's urgent page: whoever does that stands there, and has taken the alarm."""

    by: str


class Resume(DeskEffect, frozen=True):
    """Continue an unfinished visit on the patient's screen."""

    visit_id: UUID
    by: str


class SendDraft(DeskEffect, frozen=True):
    """Freeze an unfinished visit as it is and queue it."""

    visit_id: UUID


class DropDraft(DeskEffect, frozen=True):
    """Discard an unfinished visit."""

    visit_id: UUID


class DropReading(DeskEffect, frozen=True):
    """Discard an unassigned reading."""

    reading_id: UUID


class PokeDelivery(DeskEffect, frozen=True):
    """Try to deliver now."""


class ExitKiosk(DeskEffect, frozen=True):
    """End the kiosk for good (the supervisor must not restart it)."""


DeskStep = tuple[Desk, list[DeskEffect]]


def desk_step(desk: Desk, event: DeskEvent, at: Moment) -> DeskStep:
    """Advance the desk by one event; without an open desk only the PIN page can be reached."""
    desk = replace(desk, now=at.mono)
    match event:
        case DeskTicked():
            late = desk.is_open and at.mono - desk.touched_at >= LOCK_S
            return _shut(desk) if late else (desk, [])
        case DeskTouched():
            return replace(desk, touched_at=at.mono), []
        case DeskOpened() if not desk.is_open:
            return replace(desk, asking=True, touched_at=at.mono), []
        case ListsRead(lists):
            return replace(desk, lists=lists), []
        case TypedKept(kind, in_visit) if desk.tab is Tab.TYPE:
            return replace(desk, saved=kind, set_aside=not in_visit), []
        case DeskLocked():
            return _shut(desk)
        case PinTyped(pin) if desk.asking and desk.wait_s == 0:
            return replace(desk, touched_at=at.mono), [CheckPin(pin)]
        case PinChecked(role) if desk.asking:
            return _checked(desk, role, at)
        case _ if desk.tab is not None:
            return _at_the_desk(replace(desk, touched_at=at.mono), event, at)
        case _:
            return desk, []


def desk_after(wrong_pins: int, mono: float) -> Desk:
    """Return the desk of a fresh process: what was guessed before it still counts."""
    return Desk(wrong_pins=wrong_pins, locked_until=mono + _wait_after(wrong_pins), now=mono)


def _wait_after(wrong_pins: int) -> float:
    return min(WAIT_MAX_S, FIRST_WAIT_S * 2.0 ** min(wrong_pins - FREE_TRIES, 30)) if wrong_pins >= FREE_TRIES else 0.0


def _shut(desk: Desk, *effects: DeskEffect) -> DeskStep:
    """Lock; no device is bound or asked any further."""
    locked = replace(desk, asking=False, tab=None, typing=None, saved=None, lists=Lists(), bind=None, checking=None)
    return locked, [*_dropped(desk), *effects]


def _dropped(desk: Desk) -> list[DeskEffect]:
    if desk.bind is None and desk.checking is None:
        return []
    from care.binding import StopBinding

    return [StopBinding()]


def _checked(desk: Desk, role: str | None, at: Moment) -> DeskStep:
    if role is not None:
        tab = Tab.DEVICES if role == "technician" else Tab.ALARMS
        opened = replace(desk, asking=False, tab=tab, role=role, wrong_pins=0, touched_at=at.mono)
        return opened, [ReadLists()]
    wrong = desk.wrong_pins + 1
    return replace(desk, wrong_pins=wrong, locked_until=at.mono + _wait_after(wrong)), [LogWrongPin(wrong)]


def _at_the_desk(desk: Desk, event: DeskEvent, at: Moment) -> DeskStep:
    match event:
        case TabChosen(tab):
            left = replace(desk, tab=tab, typing=None, saved=None, bind=None, checking=None)
            return left, [*_dropped(desk), ReadLists()]
        case AlarmTouched(alarm_id):
            return desk, [TakeAlarm(alarm_id, desk.role), ReadLists()]
        case UrgentCleared():
            return _shut(desk, ClearUrgent(desk.role))
        case TypeStarted(kind):
            typing = Typing(kind=kind, chosen=desk.units.get(kind))
            return replace(desk, tab=Tab.TYPE, typing=typing, saved=None), []
        case UnitChosen(unit) if desk.typing is not None and unit in UNITS[desk.typing.kind]:
            kind = desk.typing.kind
            return replace(desk, typing=Typing(kind=kind, chosen=unit), units={**desk.units, kind: unit}), []
        case ValueEntered(numbers) if desk.typing is not None:
            return _entered(desk, desk.typing, numbers, at)
        case ContinueVisit(visit_id):
            return _shut(desk, Resume(visit_id, desk.role))
        case SendVisit(visit_id):
            return desk, [SendDraft(visit_id), ReadLists()]
        case DiscardVisit(visit_id):
            return desk, [DropDraft(visit_id), ReadLists()]
        case DiscardReading(reading_id):
            return desk, [DropReading(reading_id), ReadLists()]
        case TryAllNow():
            return desk, [PokeDelivery(), ReadLists()]
        case _ if desk.role == "technician":
            return _set_up(desk, event, at)
        case _:
            return desk, []


def _set_up(desk: Desk, event: DeskEvent, at: Moment) -> DeskStep:
    """What a technician alone does: no reason to load it before the first page is shown."""
    from care.binding import (
        AllChecked,
        BindDone,
        BindEvent,
        CheckDevices,
        Checking,
        StopBinding,
        TakeAway,
        TakenAway,
        bind_step,
    )

    match event:
        case ExitTouched():
            return _shut(desk, ExitKiosk())
        case AllChecked() if desk.bind is None:
            return desk, [CheckDevices()]
        case Checking(kind):
            return replace(desk, checking=kind), [ReadLists()]
        case TakenAway(kind) if desk.bind is None:
            return replace(desk, checking=None), [StopBinding(), TakeAway(kind), ReadLists()]
        case BindEvent():
            bind, effects = bind_step(desk.bind, event, at.wall.date())
            done: list[DeskEffect] = [ReadLists()] if isinstance(event, BindDone) else []
            return replace(desk, bind=bind, checking=None), [*effects, *done]
        case _:
            return desk, []


def _entered(desk: Desk, typing: Typing, numbers: tuple[float, ...], at: Moment) -> DeskStep:
    """Take typed numbers; an alarming or implausible value must be typed twice alike."""
    vital = vital_of(typing.unit, numbers)
    if vital is None:
        return replace(desk, typing=replace(typing, problem="missing-number")), []
    reading = Reading(id=at.fresh, vital=vital, received_at=at.wall, method=Method.TYPED, typed_by=desk.role)
    critical = implausible(vital) or bool(alarming(reading))
    if critical and typing.first is None:
        return replace(desk, typing=replace(typing, first=numbers, problem=None)), []
    if critical and typing.first != numbers:
        return replace(desk, typing=Typing(kind=typing.kind, chosen=typing.chosen, problem="not-the-same")), []
    return replace(desk, typing=None), [FileTyped(reading)]
