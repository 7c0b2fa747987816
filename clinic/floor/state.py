"""The floor: stations, doctors, visits, calls and alarms as they are now. One value; nothing is changed in place."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

import msgspec
from msgspec.structs import replace

from care.messages import VisitCard
from care.plan import Plan
from care.presence import Presence

PHASES = ("urgent", "checking-in", "waiting", "in-call", "ended")


Ice = tuple[dict[str, str | list[str]], ...]


Key = TypeVar("Key")


Item = TypeVar("Item")


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The root of this module's values."""


class Station(Value, frozen=True, kw_only=True):
    """An enrolled station that was heard of since the server started.

    `told` are its visits since it connected; its clock is `ahead` of the clinic's, or behind.
    """

    id: str
    name: str
    online: bool
    ahead: timedelta = timedelta()
    told: frozenset[UUID] = frozenset()


class Doctor(Value, frozen=True, kw_only=True):
    """A doctor, what they chose to be, and their open pages."""

    id: str
    name: str
    chosen: Presence = Presence.AWAY
    consoles: tuple[str, ...] = ()
    gone_since: datetime | None = None


class Waiting(Value, frozen=True, kw_only=True):
    """A visit in the clinic's hands. `called`: somebody spoke with the patient; `plan`: it is signed.

    `ending`: how the station said that it ended; None when another visit began there without a word.
    `restarted`: it is urgent, and the station has restarted since: nobody can answer there.
    """

    card: VisitCard
    kiosk: str
    station: str
    call_id: UUID | None = None
    doctor: str | None = None
    doctor_name: str | None = None
    called: bool = False
    left: bool = False
    restarted: bool = False
    ending: str | None = None
    plan: Plan | None = None

    @property
    def unclosed(self) -> bool:
        """Whether the doctor who spoke with the patient still owes the plan."""
        return self.called and self.plan is None and self.call_id is None

    @property
    def listed(self) -> bool:
        """Whether it is in the queue."""
        return self.call_id is not None or (self.plan is None and (self.called or not self.left))

    @property
    def in_line(self) -> bool:
        """Whether a patient sits there and waits for a doctor."""
        joined = self.card.joined_at is not None or self.card.phase == "urgent"
        here = not self.left and not self.restarted
        return joined and here and self.call_id is None and self.plan is None


class Call(Value, frozen=True, kw_only=True):
    """Two parties: a station, and one page of one doctor (None while that page is gone)."""

    id: UUID
    visit_id: UUID
    kiosk: str
    doctor: str
    console: str | None


class Alarm(Value, frozen=True, kw_only=True):
    """Somebody at a station needs help: open until staff there have taken it, whoever has seen it from elsewhere.

    `forgotten`: the station came back without it, so that nobody there can take it any more; it is enough to see it.
    `language`: of its visit, kept when that visit has ended; empty when no visit was told of.
    """

    id: UUID
    kiosk: str
    station: str
    visit_id: UUID | None
    why: str
    at: datetime
    language: str = ""
    seen_by: str | None = None
    seen_at: datetime | None = None
    taken_by: str | None = None
    taken_at: datetime | None = None
    forgotten: bool = False

    @property
    def over_since(self) -> datetime | None:
        """When it was answered for good; None while it is open."""
        return self.taken_at or (self.seen_at if self.forgotten else None)


class Floor(Value, frozen=True, kw_only=True):
    """Everything that is going on at the clinic."""

    stations: Mapping[str, Station] = {}
    doctors: Mapping[str, Doctor] = {}
    visits: Mapping[UUID, Waiting] = {}
    calls: Mapping[UUID, Call] = {}
    alarms: Mapping[UUID, Alarm] = {}
    ice: Ice = ()


def restored(kept: Iterable[Waiting], ice: Ice, at: datetime) -> Floor:
    """The floor after a restart of the server at `at`: what was stored, with nobody connected yet."""
    visits = {one.card.visit_id: one for one in kept}
    calls = {
        one.call_id: Call(
            id=one.call_id, visit_id=one.card.visit_id, kiosk=one.kiosk, doctor=one.doctor or "", console=None
        )
        for one in visits.values()
        if one.call_id is not None
    }
    # Doctors of open calls count as gone from now on, so that the call of one who stays away ends in time.
    doctors = {
        one.doctor: Doctor(id=one.doctor, name=one.doctor_name or "", gone_since=at)
        for one in visits.values()
        if one.doctor is not None and one.call_id is not None
    }
    return Floor(visits=visits, calls=calls, doctors=doctors, ice=ice)


def is_online(floor: Floor, kiosk: str) -> bool:
    station = floor.stations.get(kiosk)
    return station is not None and station.online


def keeping(floor: Floor, waiting: Waiting) -> Floor:
    return replace(floor, visits=with_item(floor.visits, waiting.card.visit_id, waiting))


def with_item(items: Mapping[Key, Item], key: Key, item: Item) -> dict[Key, Item]:
    return {**items, key: item}


def without(items: Mapping[Key, Item], key: Key) -> dict[Key, Item]:
    return {name: item for name, item in items.items() if name != key}
