"""What the clinic itself writes of a visit: the doctor's note and plan, under the clinic's own ids.

All of it points at the visit's Encounter, whose id is the visit's own and which arrives with the kiosk's Bundle.
"""

from datetime import datetime
from uuid import UUID, uuid5

from care.fhir import codes
from care.fhir.document import Composition, Section, plan_sections, section
from care.fhir.elements import Reference, Resource, concept, instant, labelled, own_identifier, reference
from care.fhir.encounter import reference_to
from care.fhir.medication import MedicationRequest, medication_request
from care.fhir.practitioner import Practitioner
from care.mode import Mode
from care.plan import Disposition, Plan
from care.told import ENDINGS

CALL_IF_LEFT = (
    "The clinic will call back if a phone number is left at the station after the call; "
    "with no number the patient is told to ask at the front desk"
)
"""A number is left after the plan was signed: for somebody whom the clinic does not know, nothing more is true yet."""


def clinic_resources(
    visit_id: UUID,
    *,
    patient: str,
    practitioner: Practitioner,
    now: datetime,
    mode: Mode,
    plan: Plan | None = None,
    note: str = "",
    known: bool = True,
) -> tuple[Resource, ...]:
    """Make the Composition of the note and the plan, and a MedicationRequest of each planned medicine.

    `patient` is the card's reference (`Patient/<id>`); `known` tells whether the clinic can call that patient.
    Signing again with the same plan gives the same ids.
    Returns nothing when there is neither a note nor a plan.
    """
    subject = Reference(reference=patient)
    doctor = reference(practitioner, practitioner.name[0].text)
    requests = _requests(plan, visit_id, subject, doctor, now, mode) if plan else ()
    sections = (*section("Note", note.splitlines()), *_plan(plan, requests, known))
    if not sections:
        return ()
    return (_composition(visit_id, subject, doctor, sections, now, mode), *requests)


def _plan(plan: Plan | None, requests: tuple[MedicationRequest, ...], known: bool) -> tuple[Section, ...]:
    if plan is None:
        return ()
    ending = ENDINGS[plan.disposition]["en"]
    if plan.disposition is Disposition.CALL_BACK and not known:
        ending = CALL_IF_LEFT
    return plan_sections(plan, ending, tuple(reference(request) for request in requests))


def _requests(
    plan: Plan, visit_id: UUID, subject: Reference, doctor: Reference, now: datetime, mode: Mode
) -> tuple[MedicationRequest, ...]:
    return tuple(
        medication_request(medicine, visit_id, subject, doctor, instant(now), mode) for medicine in plan.medicines
    )


def _composition(
    visit_id: UUID,
    subject: Reference,
    doctor: Reference,
    sections: tuple[Section, ...],
    now: datetime,
    mode: Mode,
) -> Composition:
    id = uuid5(visit_id, "note")
    return Composition(
        id=str(id),
        meta=labelled(mode),
        identifier=own_identifier(id),
        status="final",
        type=concept(codes.CONSULT_NOTE),
        subject=subject,
        encounter=reference_to(visit_id),
        date=instant(now),
        author=(doctor,),
        title="The doctor's note and plan",
        section=sections,
    )
