"""Binding a device to the station, as the technician goes through it: find, pair, test reading, name.

What was found and what the device told comes in as events; what the station shall do goes out as effects.
"""

from datetime import date, timedelta
from enum import Enum

import msgspec
from msgspec.structs import replace

from care.desk import DeskEffect, DeskEvent
from care.vitals import DeviceIdentity, Kind, Progress, Reading, Trouble

VERY_NEAR_DBM, NEAR_DBM = -58, -75
"""A device in the technician's hand, and one in the same room; weaker is most likely the next room's."""
MONTHS = (12, 24, 0)
"""After how many months the calibration may be due; 0 is never."""
NAME_MOST = 32


class BindStep(Enum):
    """Where the technician is."""

    FIND = "find"
    PAIR = "pair"
    TEST = "test"
    NAME = "name"


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """Something that shows itself and that `driver` can measure this kind with; `where` is its address or port.

    `rssi` is in dBm, None on a cable. `mine` says that it is this station's already.
    """

    where: str
    driver: str
    name: str
    rssi: int | None = None
    mine: bool = False

    @property
    def near(self) -> str:
        """One word for how near it is: `cable`, `very-near`, `near` or `far`."""
        if self.rssi is None:
            return "cable"
        return "very-near" if self.rssi >= VERY_NEAR_DBM else "near" if self.rssi >= NEAR_DBM else "far"


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What the device said when it was paired: who it is, its battery in percent, its clock (right, set, or none)."""

    identity: DeviceIdentity
    battery: int | None = None
    clock: str | None = None


class Bind(msgspec.Struct, frozen=True, kw_only=True):
    """One device on its way to the station. `old` counts readings that it had inside: they are nobody's here.

    `others` counts what shows itself and cannot measure this kind. `trouble` stands until something is tried again.
    """

    kind: Kind
    step: BindStep = BindStep.FIND
    looking: bool = True
    found: tuple[Candidate, ...] = ()
    others: int = 0
    chosen: Candidate | None = None
    told: Told | None = None
    progress: Progress | None = None
    reading: Reading | None = None
    old: int = 0
    trouble: Trouble | None = None
    unkept: bool = False
    name: str = ""
    months: int = MONTHS[0]

    @property
    def may_keep(self) -> bool:
        """Tell whether everything is there that the station needs."""
        return self.step is BindStep.NAME and bool(self.name.strip())


class BindEvent(DeskEvent, frozen=True):
    """Root of what the technician does with one device, and of what comes from it."""


class BindStarted(BindEvent, frozen=True):
    """Bind a device of this kind."""

    kind: Kind


class BindLeft(BindEvent, frozen=True):
    """Back to the checklist; nothing is kept."""


class SearchedAgain(BindEvent, frozen=True):
    """Look once more."""


class Chosen(BindEvent, frozen=True):
    """This one: pair with it."""

    where: str
    driver: str


class TriedAgain(BindEvent, frozen=True):
    """Take the test reading once more, or for the first time after Stop."""


class TryStopped(BindEvent, frozen=True):
    """Stop the test reading."""


class TrySkipped(BindEvent, frozen=True):
    """Go on without a test reading; the checklist says so."""


class Named(BindEvent, frozen=True):
    """The name as it is typed."""

    name: str


class MonthsChosen(BindEvent, frozen=True):
    """Calibration is due after so many months."""

    months: int


class BindKept(BindEvent, frozen=True):
    """Keep this device."""


class FoundNear(BindEvent, frozen=True):
    """Everything that fits, as it was last heard, and how many others there are."""

    found: tuple[Candidate, ...]
    others: int = 0


class SearchEnded(BindEvent, frozen=True):
    """Nobody looks any more; the trouble is the radio's, if it has one."""

    trouble: Trouble | None = None


class Paired(BindEvent, frozen=True):
    """The device is paired and said who it is."""

    told: Told


class TryGoing(BindEvent, frozen=True):
    """How the test reading goes."""

    progress: Progress


class OldReading(BindEvent, frozen=True):
    """The device handed over something from before."""


class Tried(BindEvent, frozen=True):
    """The test reading."""

    reading: Reading


class BindFailed(BindEvent, frozen=True):
    """Pairing or testing failed."""

    trouble: Trouble


class NotKept(BindEvent, frozen=True):
    """The device could not be written to the station's disk."""


class BindDone(BindEvent, frozen=True):
    """The device is the station's, and is measured with from now on."""


class AllChecked(DeskEvent, frozen=True):
    """Ask every bound device how it is, one after the other."""


class Checking(DeskEvent, frozen=True):
    """This device is asked now; None when all have been."""

    kind: Kind | None


class TakenAway(DeskEvent, frozen=True):
    """This device is not the station's any more."""

    kind: Kind


class BindEffect(DeskEffect, frozen=True):
    """Root of what is asked for."""


class LookAround(BindEffect, frozen=True):
    """Look for devices of this kind; `FoundNear` and `SearchEnded` come back."""

    kind: Kind


class Pair(BindEffect, frozen=True):
    """Pair with it and ask who it is; `Paired` or `BindFailed` comes back. Nothing is measured with this kind now."""

    kind: Kind
    candidate: Candidate


class TakeTest(BindEffect, frozen=True):
    """Measure once, for nobody; `TryGoing`, `OldReading`, and `Tried` or `BindFailed` come back."""


class StopBinding(BindEffect, frozen=True):
    """End whatever is under way."""


class Keep(BindEffect, frozen=True):
    """Keep the paired device and measure with it; `BindDone` or `NotKept` comes back."""

    name: str
    tested: bool
    calibration_due: date | None


class CheckDevices(BindEffect, frozen=True):
    """Connect with each bound device in turn; `Checking` comes before each, and at the end."""


class TakeAway(BindEffect, frozen=True):
    """Forget the device bound for this kind."""

    kind: Kind


BindNext = tuple[Bind | None, list[BindEffect]]


def bind_step(bind: Bind | None, event: BindEvent, today: date) -> BindNext:
    """Advance the binding by one event; None is the end of it."""
    if isinstance(event, BindStarted):
        return Bind(kind=event.kind), [StopBinding(), LookAround(event.kind)]
    if bind is None:
        return None, []
    match event:
        case BindLeft():
            return None, [StopBinding()]
        case BindDone():
            return None, []
        case SearchedAgain():
            return Bind(kind=bind.kind), [StopBinding(), LookAround(bind.kind)]
        case Chosen(where, driver):
            return _chosen(bind, where, driver)
        case Named(name):
            return replace(bind, name=name[:NAME_MOST]), []
        case MonthsChosen(months) if months in MONTHS:
            return replace(bind, months=months), []
        case BindKept() if bind.may_keep:
            due = months_later(today, bind.months) if bind.months else None
            return replace(bind, unkept=False), [Keep(bind.name.strip(), bind.reading is not None, due)]
        case NotKept():
            return replace(bind, unkept=True), []
        case _:
            return _heard(bind, event)


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where that has no such day."""
    first = _first(day, months)
    last = (_first(day, months + 1) - timedelta(days=1)).day
    return first.replace(day=min(day.day, last))


def _first(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def in_order(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The nearest first; those that are equally near stay in the order in which they were first heard."""
    return tuple(sorted(found, key=lambda each: ("very-near", "cable", "near", "far").index(each.near)))


def _chosen(bind: Bind, where: str, driver: str) -> BindNext:
    candidate = next((each for each in bind.found if (each.where, each.driver) == (where, driver)), None)
    if candidate is None:
        return bind, []
    fresh = Bind(
        kind=bind.kind, step=BindStep.PAIR, looking=False, found=bind.found, others=bind.others, chosen=candidate
    )
    return replace(fresh, months=bind.months), [StopBinding(), Pair(bind.kind, candidate)]


def _heard(bind: Bind, event: BindEvent) -> BindNext:
    """What comes from the devices, and the test reading."""
    match event:
        case FoundNear(found, others) if bind.step is BindStep.FIND:
            return replace(bind, found=in_order(found), others=others), []
        case SearchEnded(trouble):
            return replace(bind, looking=False, trouble=trouble or bind.trouble), []
        case Paired(told) if bind.step is BindStep.PAIR:
            name = (told.identity.model or told.identity.name)[:NAME_MOST]
            return replace(bind, step=BindStep.TEST, told=told, name=name), [TakeTest()]
        case TryGoing(progress) if bind.step is BindStep.TEST:
            return replace(bind, progress=progress), []
        case OldReading():
            return replace(bind, old=bind.old + 1), []
        case Tried(reading) if bind.step is BindStep.TEST:
            return replace(bind, step=BindStep.NAME, reading=reading, progress=None), []
        case BindFailed(trouble):
            return _failed(bind, trouble)
        case TriedAgain() if bind.told is not None:
            again = replace(bind, step=BindStep.TEST, trouble=None, reading=None, progress=None)
            return again, [StopBinding(), TakeTest()]
        case TryStopped() if bind.step is BindStep.TEST:
            return replace(bind, trouble=Trouble.NO_RESULT, progress=None), [StopBinding()]
        case TrySkipped() if bind.step is BindStep.TEST:
            return replace(bind, step=BindStep.NAME, trouble=None, progress=None), [StopBinding()]
        case _:
            return bind, []


def _failed(bind: Bind, trouble: Trouble) -> BindNext:
    """A value that the device itself doubts was no test."""
    step = BindStep.TEST if bind.told is not None else BindStep.FIND
    return replace(bind, step=step, trouble=trouble, reading=None, progress=None), []
