"""Tasks: the visit itself from "See a doctor now" on, calling back, and matching a patient nobody knows yet."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid5

import msgspec
from msgspec import field
from msgspec.structs import replace

from care.encounter import ConsentItem, Ending, Visit
from care.fhir import codes
from care.fhir.codes import Coding
from care.fhir.device import Device
from care.fhir.elements import (
    CodeableConcept,
    ContactPoint,
    Element,
    Identifier,
    Period,
    Reference,
    Resource,
    concept,
    instant,
    instant_or_none,
    labelled,
    own_identifier,
    reference,
    words,
)
from care.fhir.encounter import reasons, reference_to
from care.fhir.patient import phone, subject
from care.messages import VisitCard
from care.mode import Mode
from care.people import Provisional
from care.plan import Disposition
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
_UNSEEN = ("failed", "cancelled")
_CERTAIN = (Ending.PLAN_SHOWN, Ending.URGENT, Ending.CALL_BACK)
"""Endings that say by themselves how the Task ends, whatever the doctor did."""


class TaskInput(Element, frozen=True, kw_only=True):
    """What whoever does the task needs for it."""

    type: CodeableConcept
    value_contact_point: ContactPoint


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
    for_: Reference | None = field(default=None, name="for")
    encounter: Reference
    execution_period: Period | None = None
    authored_on: str
    last_modified: str
    requester: Reference
    owner: Reference | None = None
    reason_code: CodeableConcept | None = None
    input: tuple[TaskInput, ...] = ()


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far the clinic is with a visit. `spoken`: in a call; `seen`: its plan is signed; `left`: from the station."""

    owner: Reference | None = None
    spoken: bool = False
    seen: bool = False
    left: bool = False
    ending: Ending | None = None


def task_id(visit_id: UUID, code: Coding = codes.SEE_DOCTOR) -> UUID:
    """Name a Task of a visit, the same for the clinic that hears of it early and the Bundle that brings it."""
    return uuid5(visit_id, f"task {code.code}")


def status_of(card: VisitCard, progress: Progress) -> Status:
    """Say where a visit stands before its Bundle has come.

    `ready` is for a patient in line: in R4 it stands in for received and accepted where taking it on is a given,
    while `received` would claim a doctor who looks at it already. `on-hold` is for a visit whose station went on with
    somebody else and did not say how it ended: a nurse may continue it there.
    """
    if progress.left:
        return _left(progress)
    if progress.owner:
        return "in-progress" if progress.spoken else "accepted"
    return "requested" if card.phase == "checking-in" else "ready"


def _left(progress: Progress) -> Status:
    if progress.seen or progress.ending in _CERTAIN:
        return _ended(progress.ending, progress.seen)
    if progress.spoken:
        return "in-progress"  # the patient has gone, and the doctor still owes the plan
    return "cancelled" if progress.ending else "on-hold"


def early_task(
    card: VisitCard, progress: Progress, *, station: str, authored_on: str, now: datetime, mode: Mode
) -> Task:
    """Make the visit's own Task as the clinic knows it before the Bundle has come, under the Bundle's id for it.

    The station's Device comes with the Bundle, so that it is only named here. `card.patient`, if given, is one that the
    clinic knows; it stands in the Task only when the patient agreed to a record, or in an emergency.
    """
    status = status_of(card, progress)
    here = reference_to(card.visit_id)
    id = task_id(card.visit_id)
    may_name = card.urgent_sign is not None or ConsentItem.RECORD.value in card.consents
    return Task(
        id=str(id),
        meta=labelled(mode),
        identifier=(own_identifier(id),),
        status=status,
        status_reason=_early_reason(status, progress.ending),
        intent="order",
        priority=_PRIORITY[Urgency(card.urgency)],
        code=concept(codes.SEE_DOCTOR),
        focus=here,
        for_=Reference(reference=card.patient) if card.patient and may_name else None,
        encounter=here,
        authored_on=authored_on,
        last_modified=instant(now),
        requester=Reference(display=words(station) or "Carepost station"),
        owner=progress.owner,
    )


def _early_reason(status: Status, ending: Ending | None) -> CodeableConcept | None:
    if status == "on-hold":
        return CodeableConcept(text="The station went on with another patient")
    return _reason(ending) if status in _UNSEEN else None


def tasks(visit: Visit, kiosk: Device, ended_at: datetime, mode: Mode) -> Iterator[Task]:
    """Make the visit's own Task, and those that it leaves behind."""
    here = reference_to(visit.id)
    began = visit.joined_at or visit.started_at
    status = _status(visit)
    seen = _task(visit, codes.SEE_DOCTOR, status, here, kiosk, began, ended_at, mode)
    yield seen
    if _to_be_called(visit):
        back = _task(visit, codes.CALL_BACK, "requested", here, kiosk, ended_at, ended_at, mode, reference(seen))
        yield replace(back, reason_code=next(iter(reasons(visit)), None), input=_numbers(visit))
    if isinstance(visit.person, Provisional):
        yield _task(visit, codes.MATCH_PATIENT, "requested", subject(visit), kiosk, ended_at, ended_at, mode)


def _to_be_called(visit: Visit) -> bool:
    """Tell whether the patient was told of a call back, by the station or by the doctor's plan."""
    planned = visit.plan is not None and visit.plan.disposition is Disposition.CALL_BACK
    return visit.ending is Ending.CALL_BACK or (planned and visit.plan_shown_at is not None)


def _numbers(visit: Visit) -> tuple[TaskInput, ...]:
    return tuple(TaskInput(type=CodeableConcept(text="Phone number"), value_contact_point=one) for one in phone(visit))


def _status(visit: Visit) -> Status:
    return _ended(visit.ending, visit.plan_shown_at is not None)


def _ended(ending: Ending | None, seen: bool) -> Status:
    """Completed when the patient saw a doctor, a plan or help; failed when the clinic could not; else cancelled."""
    match ending:
        case Ending.PLAN_SHOWN | Ending.URGENT:
            return "completed"
        case Ending.CALL_BACK:
            return "failed"
        case _:
            return "completed" if seen else "cancelled"


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
    id = task_id(visit.id, code)
    return Task(
        id=str(id),
        meta=labelled(mode),
        identifier=(own_identifier(id),),
        part_of=part_of,
        status=status,
        status_reason=_reason(visit.ending) if status in _UNSEEN else None,
        intent="order",
        priority=_PRIORITY[urgency(visit)],
        code=concept(code),
        focus=focus,
        for_=subject(visit),
        encounter=reference_to(visit.id),
        execution_period=_called(visit) if code is codes.SEE_DOCTOR else None,
        authored_on=instant(authored),
        last_modified=instant(modified),
        requester=reference(kiosk, words(visit.station)),
        owner=Reference(display=doctor) if code is codes.SEE_DOCTOR and (doctor := words(visit.doctor)) else None,
    )


def _called(visit: Visit) -> Period | None:
    if visit.call_started_at is None:
        return None
    return Period(start=instant(visit.call_started_at), end=instant_or_none(visit.call_ended_at))


def _reason(ending: Ending | None) -> CodeableConcept | None:
    return CodeableConcept(text=f"The visit ended at the station: {ending.value}") if ending else None
