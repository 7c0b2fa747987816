"""Patients as a kiosk may write them: provisional or a guest, never one that the clinic knows."""

from typing import Literal
from uuid import UUID, uuid5

from care.encounter import Visit
from care.fhir.codes import Coding
from care.fhir.elements import (
    CodeableConcept,
    ContactPoint,
    Element,
    Identifier,
    Reference,
    Resource,
    labelled,
    own_identifier,
    words,
)
from care.mode import Mode
from care.people import Guest, Known, Person, Provisional


class HumanName(Element, frozen=True, kw_only=True):
    """A name as it was typed, in any script."""

    use: Literal["usual"] | None = None
    family: str | None = None
    given: tuple[str, ...] = ()


class PatientCommunication(Element, frozen=True, kw_only=True):
    """A language that the patient chose to read."""

    language: CodeableConcept
    preferred: bool | None = None


class Patient(Resource, frozen=True, kw_only=True):
    """A person who was at the station and whom the clinic must still match (or a guest)."""

    identifier: tuple[Identifier, ...]
    active: bool | None = None
    name: tuple[HumanName, ...] = ()
    telecom: tuple[ContactPoint, ...] = ()
    birth_date: str | None = None
    communication: tuple[PatientCommunication, ...] = ()


def person_of(visit: Visit) -> Person:
    """Return who the visit is of; nobody named yet counts as a guest, for a visit always has a subject."""
    return visit.person or Guest(id=uuid5(visit.id, "patient"))


def subject(visit: Visit) -> Reference:
    """Point at the visit's patient: the clinic's own where it is known."""
    person = person_of(visit)
    target = person.reference if isinstance(person, Known) else f"Patient/{person.id}"
    return Reference(reference=target)


def patient_key(visit: Visit) -> str:
    """Name the patient for the outbox, which keeps the order of one patient's visits."""
    return subject(visit).reference or ""


def patient(visit: Visit, mode: Mode) -> Patient | None:
    """Make the Patient of a provisional person or a guest; a known one is never rewritten by a kiosk."""
    match person_of(visit):
        case Known():
            return None
        case Provisional() as person:
            return _unknown(person.id, visit, mode, _name(person), person.birth_date.isoformat())
        case guest:
            return _unknown(guest.id, visit, mode)


def _unknown(
    id: UUID, visit: Visit, mode: Mode, name: tuple[HumanName, ...] = (), birth_date: str | None = None
) -> Patient:
    language = CodeableConcept(coding=(Coding(system="urn:ietf:bcp:47", code=visit.language),))
    return Patient(
        id=str(id),
        meta=labelled(mode),
        identifier=(own_identifier(id, "temp"),),
        active=True,
        name=name,
        telecom=phone(visit),
        birth_date=birth_date,
        communication=(PatientCommunication(language=language, preferred=True),),
    )


def phone(visit: Visit) -> tuple[ContactPoint, ...]:
    """Give the phone number that the patient left, as typed: nobody has checked whose it is."""
    return (ContactPoint(system="phone", value=visit.phone, use="temp"),) if visit.phone else ()


def _name(person: Provisional) -> tuple[HumanName, ...]:
    given = tuple(filter(None, [words(person.given)]))
    family = words(person.family)
    return (HumanName(use="usual", family=family, given=given),) if given or family else ()
