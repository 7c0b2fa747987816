"""Documents: what the patient was shown, the stills, and the text talk."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha1
from typing import Literal
from uuid import UUID, uuid5

from msgspec.structs import replace

from care.encounter import Ending, Said, Still, Visit
from care.fhir import codes
from care.fhir.device import Device
from care.fhir.elements import (
    Attachment,
    CodeableConcept,
    Element,
    Identifier,
    Narrative,
    Reference,
    Resource,
    concept,
    instant,
    labelled,
    narrative,
    own_identifier,
    reference,
    words,
)
from care.fhir.encounter import reference_to
from care.fhir.patient import subject
from care.limits import TALK_ENTRIES_MAX
from care.mode import Mode
from care.pdf import JpegPage, pdf
from care.pictures import CAMERAS, FLAWS, Role
from care.plan import Plan, medicine_line
from care.told import call_back, ending


class Section(Element, frozen=True, kw_only=True):
    """A titled part of a Composition."""

    title: str
    text: Narrative
    entry: tuple[Reference, ...] = ()


class Composition(Resource, frozen=True, kw_only=True):
    """A document of titled sections."""

    identifier: Identifier
    status: Literal["preliminary", "final", "amended", "entered-in-error"]
    type: CodeableConcept
    subject: Reference
    encounter: Reference
    date: str
    author: tuple[Reference, ...]
    title: str
    section: tuple[Section, ...]


class Binary(Resource, frozen=True, kw_only=True):
    """A picture's bytes (base64 on the wire)."""

    content_type: str
    security_context: Reference | None = None
    data: bytes


class DocumentContent(Element, frozen=True, kw_only=True):
    """Where the document's content is."""

    attachment: Attachment


class DocumentContext(Element, frozen=True, kw_only=True):
    """The visit that the document belongs to."""

    encounter: tuple[Reference, ...]


class DocumentReference(Resource, frozen=True, kw_only=True):
    """What a still is, when it was taken and by what."""

    identifier: tuple[Identifier, ...]
    status: Literal["current", "superseded", "entered-in-error"]
    type: CodeableConcept
    subject: Reference
    date: str
    author: tuple[Reference, ...]
    description: str | None = None
    content: tuple[DocumentContent, ...]
    context: DocumentContext


class Payload(Element, frozen=True, kw_only=True):
    """The words of a message."""

    content_string: str


class Communication(Resource, frozen=True, kw_only=True):
    """One line of the text talk, or the whole of a long one."""

    identifier: tuple[Identifier, ...]
    status: Literal["preparation", "in-progress", "completed", "entered-in-error", "unknown"]
    category: tuple[CodeableConcept, ...]
    subject: Reference
    encounter: Reference
    sent: str
    recipient: tuple[Reference, ...] = ()
    sender: Reference | None = None
    payload: tuple[Payload, ...]


def section(title: str, lines: Iterable[str | None], entry: tuple[Reference, ...] = ()) -> tuple[Section, ...]:
    """Make a section of these lines, or none when there is nothing to say."""
    said = tuple(filter(None, map(words, lines)))
    return (Section(title=title, text=narrative(*said), entry=entry),) if said else ()


def plan_sections(plan: Plan, ending: str, medicines: tuple[Reference, ...] = ()) -> tuple[Section, ...]:
    """Write the plan as sections, how the visit ends first, as the patient reads it.

    `medicines` are its MedicationRequests where the writer has made them.
    """
    when = plan.follow_up_on.isoformat() if plan.follow_up_on else None
    return (
        *section("What happens now", [ending]),
        *section("What we found", [plan.diagnosis]),
        *section("What to do", plan.advice),
        *section("Medicines", map(medicine_line, plan.medicines), medicines),
        *section("When to come back", [plan.follow_up, when]),
        *section("Get help at once if", plan.danger_signs),
    )


def shown(visit: Visit, kiosk: Device, ended_at: datetime, mode: Mode) -> Composition | None:
    """Make the Composition of what the patient was shown; the plan itself stays the doctor's, who is only named."""
    sections = _shown_sections(visit)
    if not sections:
        return None
    id = uuid5(visit.id, "shown")
    return Composition(
        id=str(id),
        meta=labelled(mode),
        identifier=own_identifier(id),
        status="final",
        type=concept(codes.EPISODE_SUMMARY),
        subject=subject(visit),
        encounter=reference_to(visit.id),
        date=instant(visit.plan_shown_at or ended_at),
        author=(reference(kiosk),),
        title="What the patient was shown",
        section=sections,
    )


def _shown_sections(visit: Visit) -> tuple[Section, ...]:
    if visit.plan and visit.plan_shown_at:
        author = section(
            "Who wrote the plan", [f"{visit.plan.doctor}, whose signed plan is in the clinic's own record"]
        )
        return (*plan_sections(visit.plan, ending(visit)), *author)
    if visit.ending is Ending.CALL_BACK:
        return section("What happens now", [call_back(visit)])
    return ()


def stills(visit: Visit, kiosk: Device, mode: Mode) -> Iterator[Binary | DocumentReference]:
    """Make a Binary and its DocumentReference for each still, and one of both for all pages of paper together."""
    pages = tuple(still for still in visit.stills if still.camera is Role.DOCUMENT)
    for still in visit.stills:
        if still not in pages:
            title = f"Still, {still.width} by {still.height} pixels"
            yield from _document((still,), still.content_type, still.data, title, visit, kiosk, mode)
    if pages:
        data = pdf(JpegPage(jpeg=page.data, width=page.width, height=page.height) for page in pages)
        title = f"Document, {len(pages)} {'page' if len(pages) == 1 else 'pages'}"
        yield from _document(pages, "application/pdf", data, title, visit, kiosk, mode)


def _document(
    stills: tuple[Still, ...], content_type: str, data: bytes, title: str, visit: Visit, kiosk: Device, mode: Mode
) -> Iterator[Binary | DocumentReference]:
    """Make both for the stills of one file; it has the identity of the first, and is found by that of each."""
    still = stills[0]
    binary = Binary(
        id=str(uuid5(still.id, "binary")),
        meta=labelled(mode),
        content_type=content_type,
        security_context=reference_to(visit.id),
        data=data,
    )
    yield binary
    attachment = Attachment(
        content_type=content_type,
        url=f"Binary/{binary.id}",
        size=len(data),
        hash=b64encode(sha1(data, usedforsecurity=False).digest()).decode(),  # R4 asks for SHA-1
        title=title,
        creation=instant(still.taken_at),
    )
    yield DocumentReference(
        id=str(still.id),
        meta=labelled(mode),
        identifier=tuple(own_identifier(one.id) for one in stills),
        status="current",
        type=concept(codes.PHOTOGRAPH),
        subject=subject(visit),
        date=instant(still.taken_at),
        author=(reference(kiosk),),
        description=". ".join(("Taken at the doctor's request with the patient's agreement", *_seen(stills))),
        content=(DocumentContent(attachment=attachment),),
        context=DocumentContext(encounter=(reference_to(visit.id),)),
    )


def _seen(stills: tuple[Still, ...]) -> Iterator[str]:
    """Say which camera took them, other than the usual one, and what the station found wrong with each."""
    if stills[0].camera is not Role.FACE:
        yield f"Camera: {CAMERAS[stills[0].camera]}"
    for number, still in enumerate(stills, 1):
        if still.flaw:
            yield (f"Page {number}: " if len(stills) > 1 else "") + FLAWS[still.flaw]


def talk(visit: Visit, mode: Mode) -> Iterator[Communication]:
    """Make a Communication of each line that was typed in the call; of a long talk one, with a payload for each line.

    So the number of entries stays within what a clinic takes.
    """
    lines = [(said, text) for said in visit.said if (text := words(said.text))]
    if len(lines) <= TALK_ENTRIES_MAX:
        return (_line(said, text, visit, mode) for said, text in lines)
    told = tuple(f"{instant(said.at)} {_speaker(said, visit)}: {text}" for said, text in lines)
    return iter([_communication(uuid5(visit.id, "talk"), lines[-1][0].at, told, visit, mode)])


def _speaker(said: Said, visit: Visit) -> str:
    return _doctor(visit) if said.by == "doctor" else "The patient"


def _doctor(visit: Visit) -> str:
    return words(visit.doctor) or "The doctor"


def _line(said: Said, text: str, visit: Visit, mode: Mode) -> Communication:
    between = (Reference(display=_doctor(visit)), subject(visit))
    sender, recipient = between if said.by == "doctor" else between[::-1]
    line = _communication(said.id, said.at, (text,), visit, mode)
    return replace(line, sender=sender, recipient=(recipient,))


def _communication(id: UUID, sent: datetime, told: tuple[str, ...], visit: Visit, mode: Mode) -> Communication:
    return Communication(
        id=str(id),
        meta=labelled(mode),
        identifier=(own_identifier(id),),
        status="completed",
        category=(CodeableConcept(text="Text talk in the call"),),
        subject=subject(visit),
        encounter=reference_to(visit.id),
        sent=instant(sent),
        payload=tuple(Payload(content_string=text) for text in told),
    )
