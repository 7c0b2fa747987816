"""The Encounter: the visit as one event. Its id is the visit's own, so the clinic's note can name it early.

R4 demands one class. It is VR (virtual) also when no call happened: the patient was never in the same place as
the practitioner whom they came to see, and one class keeps all visits at stations together in a search.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import field

from care.encounter import Ending, Visit
from care.fhir import codes
from care.fhir.codes import Coding
from care.fhir.elements import (
    CodeableConcept,
    Element,
    Identifier,
    Period,
    Reference,
    Resource,
    concept,
    instant,
    labelled,
    own_identifier,
    words,
)
from care.fhir.patient import subject
from care.mode import Mode
from care.triage import Urgency, urgency

PRIORITY: Mapping[Urgency, Coding] = {
    Urgency.EMERGENCY: codes.EMERGENCY,
    Urgency.URGENT: codes.URGENT,
    Urgency.SOON: codes.AS_SOON_AS_POSSIBLE,
    Urgency.ROUTINE: codes.ROUTINE,
}


class EncounterParticipant(Element, frozen=True, kw_only=True):
    """Who else took part, and when."""

    type: tuple[CodeableConcept, ...] = ()
    period: Period | None = None
    individual: Reference | None = None


class Encounter(Resource, frozen=True, kw_only=True):
    """One visit at the station, from the first touch to the end."""

    identifier: tuple[Identifier, ...]
    status: Literal[
        "planned",
        "arrived",
        "triaged",
        "in-progress",
        "onleave",
        "finished",
        "cancelled",
        "entered-in-error",
        "unknown",
    ]
    class_: Coding = field(name="class")
    priority: CodeableConcept | None = None
    subject: Reference
    participant: tuple[EncounterParticipant, ...] = ()
    period: Period
    reason_code: tuple[CodeableConcept, ...] = ()


def reference_to(visit_id: UUID) -> Reference:
    """Point at the visit's Encounter, whether it has arrived yet or not."""
    return Reference(reference=f"Encounter/{visit_id}")


def probe(visit_id: UUID) -> str:
    """Write the search that finds out whether this visit has already arrived."""
    identifier = own_identifier(visit_id)
    return f"Encounter?identifier={identifier.system}|{identifier.value}"


def encounter(visit: Visit, ended_at: datetime, mode: Mode) -> Encounter:
    """Make the visit's Encounter."""
    return Encounter(
        id=str(visit.id),
        meta=labelled(mode),
        identifier=(own_identifier(visit.id),),
        status="cancelled" if _nothing_happened(visit) else "finished",
        class_=codes.VIRTUAL,
        priority=concept(PRIORITY[urgency(visit)]),
        subject=subject(visit),
        participant=_participants(visit, ended_at),
        period=Period(start=instant(visit.started_at), end=instant(ended_at)),
        reason_code=reasons(visit),
    )


def _nothing_happened(visit: Visit) -> bool:
    gone = visit.ending in (Ending.LEFT, Ending.DECLINED)
    return gone and not visit.readings and visit.call_started_at is None


def _participants(visit: Visit, ended_at: datetime) -> tuple[EncounterParticipant, ...]:
    doctor = words(visit.doctor)
    if not doctor:
        return ()
    called = None
    if visit.call_started_at:
        called = Period(start=instant(visit.call_started_at), end=instant(visit.call_ended_at or ended_at))
    # The doctor is named only: the Practitioner is the clinic's own resource.
    return (EncounterParticipant(type=(concept(codes.ATTENDER),), period=called, individual=Reference(display=doctor)),)


def reasons(visit: Visit) -> tuple[CodeableConcept, ...]:
    """Say why the patient came: the urgent sign before the reason."""
    urgent = visit.urgent and codes.ours("urgent-sign", visit.urgent.value, _spoken(visit.urgent.value))
    reason = visit.reason and codes.ours("reason", visit.reason.value, _spoken(visit.reason.value))
    return tuple(concept(coding) for coding in (urgent, reason) if coding)


def _spoken(code: str) -> str:
    return code.replace("-", " ").capitalize()
