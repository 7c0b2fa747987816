"""Consents: one for each question that was asked, whether the answer was yes or no."""

from collections.abc import Iterator, Mapping
from typing import Literal
from uuid import uuid5

from care.encounter import Consent as Answered
from care.encounter import ConsentItem, Visit
from care.fhir import codes
from care.fhir.elements import (
    CodeableConcept,
    Element,
    Identifier,
    Reference,
    Resource,
    concept,
    instant,
    labelled,
    own_identifier,
)
from care.fhir.patient import subject
from care.mode import Mode

ITEM_WORDS: Mapping[ConsentItem, str] = {
    ConsentItem.VIDEO: "A doctor may see the patient by video",
    ConsentItem.RECORD: "The visit may be kept in the patient's record",
    ConsentItem.PICTURES: "Pictures that the doctor asks for may be taken and kept",
}


class Provision(Element, frozen=True, kw_only=True):
    """What is permitted or denied."""

    type: Literal["permit", "deny"]
    code: tuple[CodeableConcept, ...]


class Consent(Resource, frozen=True, kw_only=True):
    """The patient's answer to one question, with the language it was read in."""

    language: str | None = None
    identifier: tuple[Identifier, ...]
    status: Literal["draft", "proposed", "active", "rejected", "inactive", "entered-in-error"]
    scope: CodeableConcept
    category: tuple[CodeableConcept, ...]
    patient: Reference
    date_time: str
    performer: tuple[Reference, ...] = ()
    policy_rule: CodeableConcept
    provision: Provision


def consents(visit: Visit, mode: Mode) -> Iterator[Consent]:
    """Make one Consent an item; a later answer to the same question replaces the earlier."""
    last = {answered.item: answered for answered in visit.consents}
    return (_consent(answered, visit, mode) for answered in last.values())


def _consent(answered: Answered, visit: Visit, mode: Mode) -> Consent:
    id = uuid5(visit.id, f"consent {answered.item.value}")
    item = concept(codes.ours("consent", answered.item.value, ITEM_WORDS[answered.item]))
    return Consent(
        id=str(id),
        meta=labelled(mode),
        language=answered.language,
        identifier=(own_identifier(id),),
        status="active" if answered.agreed else "rejected",
        scope=concept(codes.TREATMENT if answered.item is ConsentItem.VIDEO else codes.PRIVACY),
        category=(concept(codes.CONSENT_DOCUMENT),),
        patient=subject(visit),
        date_time=instant(answered.at),
        performer=(subject(visit),),
        policy_rule=CodeableConcept(text="Carepost station consent, version 1"),
        provision=Provision(type="permit" if answered.agreed else "deny", code=(item,)),
    )
