"""The one transaction Bundle that a visit becomes when it ends, frozen once: the same visit gives the same ids."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid5

import msgspec

from care.encounter import Visit
from care.fhir.consent import consents
from care.fhir.device import Station, devices, kiosk
from care.fhir.document import shown, stills, talk
from care.fhir.elements import Element, Meta, Resource, labelled
from care.fhir.encounter import encounter
from care.fhir.observation import observations
from care.fhir.patient import patient
from care.fhir.provenance import provenance
from care.fhir.questionnaire import questionnaire_response
from care.fhir.task import tasks
from care.mode import Mode
from care.questionnaire import Questionnaire


class Request(Element, frozen=True, kw_only=True):
    """What the server is to do with an entry."""

    method: Literal["PUT"]
    url: str


class Entry(Element, frozen=True, kw_only=True):
    """One resource and its request."""

    full_url: str
    resource: Resource
    request: Request


class Bundle(Element, frozen=True, kw_only=True, tag_field="resourceType", tag=True):
    """A transaction: all of it is stored, or nothing."""

    id: str
    meta: Meta | None = None
    type: Literal["transaction"]
    entry: tuple[Entry, ...]


def bundle_id(visit_id: UUID) -> UUID:
    """Name the Bundle of a visit; it is also the idempotency key of its delivery."""
    return uuid5(visit_id, "bundle")


def bundle(
    visit: Visit, *, questionnaire: Questionnaire | None, mode: Mode, station: Station, now: datetime
) -> tuple[UUID, bytes]:
    """Freeze a visit: return its Bundle's id and bytes. `now` is the moment of freezing."""
    id = bundle_id(visit.id)
    made = tuple(_resources(visit, questionnaire, mode, station, now))
    frozen = Bundle(id=str(id), meta=labelled(mode), type="transaction", entry=tuple(map(_entry, made)))
    return id, msgspec.json.encode(frozen)


def _resources(
    visit: Visit, questionnaire: Questionnaire | None, mode: Mode, station: Station, now: datetime
) -> Iterator[Resource]:
    ended_at = visit.ended_at or now
    here = kiosk(visit, station, mode)
    measuring = devices(visit, station, mode)
    optional = (
        questionnaire_response(visit, questionnaire, ended_at, mode),
        shown(visit, here, ended_at, mode),
    )
    made: tuple[Resource, ...] = (
        *filter(None, [patient(visit, mode)]),
        here,
        *measuring.values(),
        encounter(visit, ended_at, mode),
        *filter(None, optional),
        *consents(visit, mode),
        *observations(visit, measuring, ended_at, mode),
        *stills(visit, here, mode),
        *talk(visit, mode),
        *tasks(visit, here, ended_at, mode),
    )
    yield from made
    yield provenance(visit, made, here, ended_at, now, mode)


def _entry(resource: Resource) -> Entry:
    url = f"{type(resource).__name__}/{resource.id}"
    return Entry(full_url=f"urn:uuid:{resource.id}", resource=resource, request=Request(method="PUT", url=url))
