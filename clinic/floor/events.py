"""What happens on the floor, and what is to be done about it. Times and new ids come in with the event."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from care.messages import Message, Refused
from care.plan import Plan
from clinic.floor.state import Floor, Value, Waiting


class KioskCame(Value, frozen=True, kw_only=True):
    """A station said Hello, what its clock showed, and which visit is there (unset: it did not say)."""

    kiosk: str
    name: str
    clock: datetime | None = None
    here: UUID | msgspec.UnsetType | None = msgspec.UNSET


class KioskSaid(Value, frozen=True, kw_only=True):
    """A station said something after its Hello; `stored` is what is known of a visit that has left the floor."""

    kiosk: str
    message: Any
    stored: Waiting | None = None


class KioskGone(Value, frozen=True, kw_only=True):
    """A station's socket is gone."""

    kiosk: str


class ConsoleCame(Value, frozen=True, kw_only=True):
    """A doctor opened a page."""

    doctor: str
    name: str
    console: str


class ConsoleSaid(Value, frozen=True, kw_only=True):
    """A doctor's page said something; `fresh` is the id for a call if this begins one."""

    doctor: str
    console: str
    message: Any
    fresh: UUID


class ConsoleGone(Value, frozen=True, kw_only=True):
    """A doctor's page is gone."""

    doctor: str
    console: str


class Closed(Value, frozen=True, kw_only=True):
    """The plan of a visit was signed and stored."""

    visit_id: UUID
    plan: Plan


class Tick(Value, frozen=True, kw_only=True):
    """Time went on."""


Event = KioskCame | KioskSaid | KioskGone | ConsoleCame | ConsoleSaid | ConsoleGone | Closed | Tick


class TellKiosk(Value, frozen=True, kw_only=True):
    """Say this to a station, if it is there."""

    kiosk: str
    message: Message


class TellConsole(Value, frozen=True, kw_only=True):
    """Say this to one page, if it is there."""

    console: str
    message: Message


class Keep(Value, frozen=True, kw_only=True):
    """Store the visit as it is now; `gone` when it leaves the clinic's hands."""

    waiting: Waiting
    gone: bool = False


class News(Value, frozen=True, kw_only=True):
    """The queue changed: tell every page, and every station its place."""


Effect = TellKiosk | TellConsole | Keep | News


Stepped = tuple[Floor, list[Effect]]


def not_taken(kiosk: str, code: str, say: str) -> Effect:
    return TellKiosk(kiosk=kiosk, message=Refused(code=code, say=say))


def sorry(event: ConsoleSaid, code: str, say: str) -> Effect:
    return TellConsole(console=event.console, message=Refused(code=code, say=say))
