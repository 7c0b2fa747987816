"""Provenance: who and what put this Bundle together."""

from datetime import datetime
from uuid import uuid5

from care.encounter import Visit
from care.fhir import codes
from care.fhir.device import Device
from care.fhir.elements import (
    CodeableConcept,
    Element,
    Period,
    Reference,
    Resource,
    concept,
    instant,
    labelled,
    reference,
)
from care.fhir.patient import subject
from care.mode import Mode


class Agent(Element, frozen=True, kw_only=True):
    """Who took part in making the data, and how."""

    type: CodeableConcept
    who: Reference


class Provenance(Resource, frozen=True, kw_only=True):
    """Where the targets come from."""

    target: tuple[Reference, ...]
    occurred_period: Period
    recorded: str
    agent: tuple[Agent, ...]


def provenance(
    visit: Visit, targets: tuple[Resource, ...], kiosk: Device, ended_at: datetime, now: datetime, mode: Mode
) -> Provenance:
    """Make the one Provenance of a visit's Bundle: the station assembled what the patient (and a helper) told it."""
    agents = [
        Agent(type=concept(codes.ASSEMBLER), who=reference(kiosk)),
        Agent(type=concept(codes.INFORMANT), who=subject(visit)),
    ]
    if visit.assisted_by:
        agents.append(Agent(type=concept(codes.ENTERER), who=Reference(display=visit.assisted_by)))
    return Provenance(
        id=str(uuid5(visit.id, "provenance")),
        meta=labelled(mode),
        target=tuple(reference(target) for target in targets),
        occurred_period=Period(start=instant(visit.started_at), end=instant(ended_at)),
        recorded=instant(now),
        agent=tuple(agents),
    )
