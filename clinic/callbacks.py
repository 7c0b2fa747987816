"""Who is to be called back: the open call-back Tasks of delivered visits, and the act that closes one of them.

The Task comes with a station's Bundle, and stays the record: calling back writes its next version, by whom and when.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter, Request, Response
from msgspec import field

from care.fhir import codes
from care.fhir.practitioner import practitioner
from care.messages import CallBackRow, CallBacks
from care.mode import Mode
from care.triage import Urgency
from clinic import records
from clinic.directory import User
from clinic.errors import RefusedError
from clinic.gate import Gate
from clinic.records import OURS, Kept, Resource, Search
from clinic.settings import Settings
from clinic.store import Store, note_audit
from clinic.times import in_utc
from clinic.web import reply

MOST = 500
"""As many are listed at once: those that came first."""
CODE = f"{codes.CALL_BACK.system}|{codes.CALL_BACK.code}"

_URGENCY = {"stat": Urgency.EMERGENCY, "asap": Urgency.URGENT, "urgent": Urgency.SOON}
_WORST_FIRST = tuple(Urgency)


class _Read(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Root of what is read of a resource: everything may be missing."""


class _Named(_Read, frozen=True, kw_only=True):
    reference: str = ""
    display: str = ""


class _Words(_Read, frozen=True, kw_only=True):
    text: str = ""
    coding: tuple["_Code", ...] = ()


class _Code(_Read, frozen=True, kw_only=True):
    code: str = ""
    system: str = ""


class _Contact(_Read, frozen=True, kw_only=True):
    system: str = ""
    value: str = ""


class _Input(_Read, frozen=True, kw_only=True):
    value_contact_point: _Contact = _Contact()


class _Standing(_Read, frozen=True, kw_only=True):
    status: str = ""
    code: _Words = _Words()
    owner: _Named = _Named()


class _Task(_Read, frozen=True, kw_only=True):
    priority: str = ""
    for_: _Named = field(default=_Named(), name="for")
    requester: _Named = _Named()
    reason_code: _Words = _Words()
    authored_on: datetime | None = None
    input: tuple[_Input, ...] = ()


class _Name(_Read, frozen=True, kw_only=True):
    text: str = ""
    given: tuple[str, ...] = ()
    family: str = ""


class _Language(_Read, frozen=True, kw_only=True):
    language: _Words = _Words()


class _Patient(_Read, frozen=True, kw_only=True):
    name: tuple[_Name, ...] = ()
    birth_date: str = ""
    telecom: tuple[_Contact, ...] = ()
    communication: tuple[_Language, ...] = ()


Shape = TypeVar("Shape", bound=_Read)


def _as(shape: type[Shape], kept: Kept | None) -> Shape:
    """Read a resource as far as it is what we know; what somebody else wrote in another form is unknown."""
    try:
        return msgspec.json.decode(kept.body, type=shape) if kept else shape()
    except msgspec.ValidationError:
        return shape()


def open_callbacks(connection: sa.Connection) -> CallBacks:
    """Read who is to be called back: the most urgent first, then who has waited longest."""
    wanted = (("code", CODE), ("status", "requested"))
    total, found = records.search(connection, Search(type="Task", wanted=wanted, count=MOST, oldest_first=True))
    rows = sorted((_row(connection, kept) for kept in found), key=_rank)
    return CallBacks(rows=tuple(rows), total=total)


def _rank(row: CallBackRow) -> tuple[int, datetime]:
    return _WORST_FIRST.index(Urgency(row.urgency)), row.since


def _row(connection: sa.Connection, kept: Kept) -> CallBackRow:
    task = _as(_Task, kept)
    kind, _, ident = task.for_.reference.partition("/")
    person = _as(_Patient, records.read(connection, kind, ident) if kind == "Patient" else None)
    year = person.birth_date[:4]
    stored_at = datetime.fromisoformat(kept.updated_at)
    return CallBackRow(
        task=kept.id,
        name=_name(person),
        birth_year=int(year) if year.isdigit() else None,
        language=next((one.code for known in person.communication for one in known.language.coding if one.code), ""),
        reason=task.reason_code.text,
        station=task.requester.display,
        since=min(in_utc(task.authored_on or stored_at), stored_at),  # a station's clock may be ahead of ours
        phone=_phone(task, person),
        urgency=_URGENCY.get(task.priority, Urgency.ROUTINE).value,
    )


def _name(person: _Patient) -> str:
    """The whole name: whoever calls must ask for the right person."""
    name = next(iter(person.name), _Name())
    return name.text or " ".join(filter(None, (*name.given, name.family)))


def _phone(task: _Task, person: _Patient) -> str:
    """The number that was left at the station, else the one that the clinic knows."""
    left = [one.value_contact_point for one in task.input]
    return next((one.value for one in (*left, *person.telecom) if one.system == "phone" and one.value), "")


def routes(settings: Settings, store: Store, gate: Gate, changed: Callable[[], Awaitable[None]]) -> APIRouter:
    """The door for calling back; `changed` hears that the list is another now."""
    router = APIRouter(prefix="/api/callbacks")

    @router.post("/{task}/done")
    async def done(request: Request, task: str) -> Response:
        user = await gate.user(request, changes=True)
        now = gate.now()
        await store.write(lambda db: _close(db, task, user, now, settings.mode))
        await changed()
        return reply({"done_at": records.stamp(now)})

    return router


def _close(connection: sa.Connection, ident: str, user: User, now: datetime, mode: Mode) -> None:
    """Complete the Task: once, by one doctor. The same doctor may say so again; RefusedError for anybody else."""
    kept = records.read(connection, "Task", ident)
    task = _as(_Standing, kept)
    if kept is None or not any(f"{one.system}|{one.code}" == CODE for one in task.code.coding):
        raise RefusedError(404, "not-found", "There is no such call-back here.")
    signer = practitioner(UUID(user.id), user.name, mode)
    owner = f"Practitioner/{signer.id}"
    if task.status == "completed" and task.owner.reference == owner:
        return
    if task.status != "requested":
        raise RefusedError(409, "conflict", f"{task.owner.display or 'Somebody else'} has called back already.")
    at = records.stamp(now)
    body: Resource = {
        **records.decode(kept.body),
        "status": "completed",
        "owner": {"reference": owner, "display": user.name},
        "executionPeriod": {"end": at},
        "lastModified": at,
    }
    records.put(connection, records.decode(msgspec.json.encode(signer)), OURS, now)
    records.put(connection, body, OURS, now)
    note_audit(connection, at, user.id, "called back", f"Task/{ident}")
