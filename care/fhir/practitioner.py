"""Practitioners: the clinic's doctors, by name."""

from typing import Literal
from uuid import UUID

from care.fhir.elements import Element, Identifier, Resource, labelled, own_identifier
from care.mode import Mode


class PractitionerName(Element, frozen=True, kw_only=True):
    """A doctor's name as the patients read it."""

    use: Literal["usual"]
    text: str


class Practitioner(Resource, frozen=True, kw_only=True):
    """A doctor of the clinic."""

    identifier: tuple[Identifier, ...]
    active: bool
    name: tuple[PractitionerName, ...]


def practitioner(id: UUID, name: str, mode: Mode) -> Practitioner:
    """Make the Practitioner of a doctor who may sign."""
    return Practitioner(
        id=str(id),
        meta=labelled(mode),
        identifier=(own_identifier(id),),
        active=True,
        name=(PractitionerName(use="usual", text=name),),
    )
