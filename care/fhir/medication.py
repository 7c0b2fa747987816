"""MedicationRequests with intent `plan`: what the doctor plans, where nothing is prescribed yet."""

from typing import Literal
from uuid import UUID

from care.fhir import codes
from care.fhir.elements import (
    Annotation,
    CodeableConcept,
    Element,
    Identifier,
    Quantity,
    Reference,
    Resource,
    decimal,
    labelled,
    own_identifier,
    quantity,
    words,
)
from care.fhir.encounter import reference_to
from care.mode import Mode
from care.plan import Medicine

When = Literal["MORN", "NOON", "EVE", "NIGHT"]


class Repeat(Element, frozen=True, kw_only=True):
    """For how many days, and at which times of the day."""

    bounds_duration: Quantity | None = None
    when: tuple[When, ...] = ()


class Timing(Element, frozen=True, kw_only=True):
    """When to take it."""

    repeat: Repeat


class DoseAndRate(Element, frozen=True, kw_only=True):
    """How much at once."""

    dose_quantity: Quantity


class Dosage(Element, frozen=True, kw_only=True):
    """How to take it: the doctor's words, and the amount at each time of the day."""

    text: str | None = None
    timing: Timing | None = None
    dose_and_rate: tuple[DoseAndRate, ...] = ()


class MedicationRequest(Resource, frozen=True, kw_only=True):
    """One medicine of a plan."""

    identifier: tuple[Identifier, ...]
    status: Literal["active", "on-hold", "cancelled", "completed", "entered-in-error", "stopped", "draft", "unknown"]
    intent: Literal["plan"]
    medication_codeable_concept: CodeableConcept
    subject: Reference
    encounter: Reference
    authored_on: str
    requester: Reference
    note: tuple[Annotation, ...] = ()
    dosage_instruction: tuple[Dosage, ...] = ()


def medication_request(
    medicine: Medicine, visit_id: UUID, patient: Reference, doctor: Reference, authored_on: str, mode: Mode
) -> MedicationRequest:
    """Make the request of one medicine: `active`, for the plan is in force; `plan`, for it authorises nobody."""
    note = words(medicine.note)
    return MedicationRequest(
        id=str(medicine.id),
        meta=labelled(mode),
        identifier=(own_identifier(medicine.id),),
        status="active",
        intent="plan",
        medication_codeable_concept=CodeableConcept(text=words(medicine.name) or "not named"),
        subject=patient,
        encounter=reference_to(visit_id),
        authored_on=authored_on,
        requester=doctor,
        note=(Annotation(text=note),) if note else (),
        dosage_instruction=_dosages(medicine),
    )


def _dosages(medicine: Medicine) -> tuple[Dosage, ...]:
    bounds = quantity(medicine.days, codes.DAY) if medicine.days else None
    parts: tuple[tuple[When, float], ...] = (
        ("MORN", medicine.morning),
        ("NOON", medicine.midday),
        ("EVE", medicine.evening),
        ("NIGHT", medicine.night),
    )
    text = words(medicine.dose)
    timed = tuple(_dosage(text, when, units, bounds) for when, units in parts if units)
    if timed:
        return timed
    timing = Timing(repeat=Repeat(bounds_duration=bounds)) if bounds else None
    return (Dosage(text=text, timing=timing),) if text or timing else ()


def _dosage(text: str | None, when: When, units: float, bounds: Quantity | None) -> Dosage:
    dose = DoseAndRate(dose_quantity=Quantity(value=decimal(units), unit="unit"))
    return Dosage(text=text, timing=Timing(repeat=Repeat(bounds_duration=bounds, when=(when,))), dose_and_rate=(dose,))
