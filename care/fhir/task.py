"""Tasks: the visit itself from "See a doctor now" on, calling back, and matching a patient nobody knows yet."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal
from uuid import uuid5

from msgspec import field

from care.encounter import Ending, Visit
from care.fhir import codes
from care.fhir.codes import Coding
from care.fhir.device import Device
from care.fhir.elements import (
    CodeableConcept,
    Identifier,
    Mode,
    Period,
    Reference,
    Resource,
    concept,
    instant,
    instant_or_none,
    labelled,
    own_identifier,
    reference,
)
from care.fhir.encounter import reference_to
from care.fhir.patient import subject
from care.people import Provisional
from care.triage import Urgency, urgency

Status = Literal[
    "draft",
    "requested",
    "received",
    "accepted",
    "rejected",
    "ready",
    "cancelled",
    "in-progress",
    "on-hold",
    "failed",
    "completed",
    "entered-in-error",
]
Priority = Literal["routine", "urgent", "asap", "stat"]

_PRIORITY: dict[Urgency, Priority] = {
    Urgency.EMERGENCY: "stat",
    Urgency.URGENT: "asap",
    Urgency.SOON: "urgent",
    Urgency.ROUTINE: "routine",
}


class Task(Resource, frozen=True, kw_only=True):
    """Something that somebody at the clinic does, or has done."""

    identifier: tuple[Identifier, ...]
    part_of: tuple[Reference, ...] = ()
    status: Status
    status_reason: CodeableConcept | None = None
    intent: Literal["order"]
    priority: Priority
    code: CodeableConcept
    focus: Reference
    for_: Reference = field(name="for")
    encounter: Reference
    execution_period: Period | None = None
    authored_on: str
    last_modified: str
    requester: Reference


def tasks(visit: Visit, kiosk: Device, ended_at: datetime, mode: Mode) -> Iterator[Task]:
    """Make the visit's own Task, and those that it leaves behind."""
    here = reference_to(visit.id)
    began = visit.joined_at or visit.started_at
    status = _status(visit)
    seen = _task(visit, codes.SEE_DOCTOR, status, here, kiosk, began, ended_at, mode)
    yield seen
    if visit.ending is Ending.CALL_BACK:
        yield _task(visit, codes.CALL_BACK, "requested", here, kiosk, ended_at, ended_at, mode, reference(seen))
    if isinstance(visit.person, Provisional):
        yield _task(visit, codes.MATCH_PATIENT, "requested", subject(visit), kiosk, ended_at, ended_at, mode)


def _status(visit: Visit) -> Status:
    """Completed when the patient saw a doctor, a plan or help; failed when the clinic could not; else cancelled."""
    match visit.ending:
        case Ending.PLAN_SHOWN | Ending.URGENT:
            return "completed"
        case Ending.CALL_BACK:
            return "failed"
        case _:
            return "completed" if visit.plan_shown_at else "cancelled"


def _task(
    visit: Visit,
    code: Coding,
    status: Status,
    focus: Reference,
    kiosk: Device,
    authored: datetime,
    modified: datetime,
    mode: Mode,
    *part_of: Reference,
) -> Task:
    id = uuid5(visit.id, f"task {code.code}")
    return Task(
        id=str(id),
        meta=labelled(mode),
        identifier=(own_identifier(id),),
        part_of=part_of,
        status=status,
        status_reason=_reason(visit) if status in ("failed", "cancelled") else None,
        intent="order",
        priority=_PRIORITY[urgency(visit)],
        code=concept(code),
        focus=focus,
        for_=subject(visit),
        encounter=reference_to(visit.id),
        execution_period=_called(visit) if code is codes.SEE_DOCTOR else None,
        authored_on=instant(authored),
        last_modified=instant(modified),
        requester=reference(kiosk),
    )


def _called(visit: Visit) -> Period | None:
    if visit.call_started_at is None:
        return None
    return Period(start=instant(visit.call_started_at), end=instant_or_none(visit.call_ended_at))


def _reason(visit: Visit) -> CodeableConcept | None:
    return CodeableConcept(text=f"The visit ended at the station: {visit.ending.value}") if visit.ending else None
