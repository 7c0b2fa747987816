"""What a console asks of one visit: its chart, note and plan as they are written, and the signing of the plan."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter, Request, Response
from msgspec.structs import replace

from care.encounter import Visit
from care.fhir.clinic import clinic_resources
from care.fhir.patient import patient_key
from care.fhir.practitioner import practitioner
from care.mode import Mode
from care.plan import Disposition, Medicine, Plan
from clinic import records
from clinic.directory import User
from clinic.drafts import PlanTyped, drop_drafts, keep_draft, kept_draft
from clinic.errors import RefusedError
from clinic.floor.events import Closed, Keep
from clinic.floor.state import Waiting
from clinic.gate import Gate
from clinic.live import Live, keep_visit, kept_visit
from clinic.records import OURS, Kept, Resource, Search
from clinic.settings import Settings
from clinic.store import Store, note_audit, notes, put
from clinic.web import json_of, reply

PLAN_LIMIT_BYTES = 256 * 1024
SIGNED_LIMIT_BYTES = 64 * 1024
"""A plan must fit, with room to spare, into one message to its station."""
FIELD_LENGTH = 20_000
SIGNED = "The plan of this visit is signed already."
HISTORY = 100

TITLES = {"says": "The patient says", "finds": "Found", "thinks": "Thought", "does": "Done"}


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """The doctor's note for the team, in four fields."""

    says: str = ""
    finds: str = ""
    thinks: str = ""
    does: str = ""

    def text(self) -> str:
        """The note as plain lines."""
        parts = {title: getattr(self, name).strip() for name, title in TITLES.items()}
        return "\n".join(f"{title}: {text}" for title, text in parts.items() if text)


class MedicineDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A medicine as a page sends it: the id may be missing."""

    id: UUID | None = None
    name: str = ""
    dose: str = ""
    days: int | None = None
    morning: float = 0
    midday: float = 0
    evening: float = 0
    night: float = 0
    note: str = ""


class PlanDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as a page sends it: who signs it is known here, and what is missing is said in sentences."""

    id: UUID | None = None
    diagnosis: str = ""
    disposition: str = ""
    advice: tuple[str, ...] = ()
    medicines: tuple[MedicineDraft, ...] = ()
    follow_up: str = ""
    follow_up_on: date | None = None
    danger_signs: tuple[str, ...] = ()


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """What a doctor signs."""

    plan: PlanDraft
    note: Note = Note()


def routes(settings: Settings, store: Store, gate: Gate, live: Live) -> APIRouter:
    """The doors for one visit."""
    router, at = APIRouter(prefix="/api/visits"), _Visits(settings, store, gate, live)
    router.get("/{visit}")(at.chart)
    router.put("/{visit}/note")(at.note)
    router.put("/{visit}/draft")(at.draft)
    router.post("/{visit}/close")(at.close)
    return router


class _Visits:
    """What is asked and said of a visit, on the floor or left."""

    def __init__(self, settings: Settings, store: Store, gate: Gate, live: Live) -> None:
        self._settings = settings
        self._store = store
        self._gate = gate
        self._live = live

    async def chart(self, request: Request, visit: str) -> Response:
        user = await self._gate.user(request)
        waiting = await self._find(visit)

        def work(connection: sa.Connection) -> dict[str, Any]:
            note_audit(connection, self._gate.stamp(), user.id, "opened a chart", str(waiting.card.visit_id))
            return {
                "card": waiting.card,
                "note": _note(connection, waiting.card.visit_id),
                "draft": kept_draft(connection, waiting.card.visit_id, user.id),
                "plan": waiting.plan,
                "history": _history(connection, waiting.card.patient),
            }

        return reply(await self._store.write(work))

    async def note(self, request: Request, visit: str) -> Response:
        user = await self._gate.user(request, changes=True)
        written = _checked_note(await json_of(request, Note, PLAN_LIMIT_BYTES))
        waiting = await self._find(visit)
        _require_free(waiting, user)
        visit_id, at = waiting.card.visit_id, self._gate.stamp()

        def work(connection: sa.Connection) -> None:
            _require_unsigned(connection, visit_id)
            _keep_note(connection, visit_id, written, user, at)

        await self._store.write(work)
        return reply({"saved_at": at})

    async def draft(self, request: Request, visit: str) -> Response:
        user = await self._gate.user(request, changes=True)
        typed = await json_of(request, PlanTyped, PLAN_LIMIT_BYTES)
        waiting = await self._find(visit)
        _require_free(waiting, user)
        visit_id, at = waiting.card.visit_id, self._gate.stamp()

        def work(connection: sa.Connection) -> None:
            _require_unsigned(connection, visit_id)
            keep_draft(connection, visit_id, user.id, typed, at)

        await self._store.write(work)
        return reply({"saved_at": at})

    async def close(self, request: Request, visit: str) -> Response:
        user = await self._gate.user(request, changes=True)
        signed = await json_of(request, Closing, PLAN_LIMIT_BYTES)
        note, plan = _checked_note(signed.note), checked_plan(signed.plan, user.name)
        waiting = await self._find(visit)
        _require_free(waiting, user)
        before = await self._store.write(lambda db: self._sign(db, waiting, plan, note, user))
        if before is not None and before.id != plan.id:
            raise RefusedError(409, "conflict", SIGNED)
        self._live.handle(Closed(visit_id=waiting.card.visit_id, plan=before or plan))
        return reply({"plan": before or plan})

    def _sign(self, connection: sa.Connection, waiting: Waiting, plan: Plan, note: Note, user: User) -> Plan | None:
        """Keep note and plan as the visit's; a plan that was signed before stays, and is given back."""
        visit_id, now = waiting.card.visit_id, self._gate.now()
        drop_drafts(connection, visit_id)
        known = kept_visit(connection, visit_id)
        if known is not None and known.plan is not None:
            return known.plan
        for body in _resources(connection, waiting, plan, note, user, now, self._settings.mode):
            records.put(connection, body, OURS, now)
        _keep_note(connection, visit_id, note, user, records.stamp(now))
        gone = visit_id not in self._live.floor.visits
        keep_visit(connection, Keep(waiting=replace(waiting, plan=plan), gone=gone))
        note_audit(connection, records.stamp(now), user.id, "signed a plan", str(visit_id))
        return None

    async def _find(self, visit: str) -> Waiting:
        visit_id = _id(visit)
        known = self._live.floor.visits.get(visit_id) or await self._store.read(lambda db: kept_visit(db, visit_id))
        if known is None:
            raise RefusedError(404, "not-found", "There is no such visit here.")
        return known


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise RefusedError(404, "not-found", "There is no such visit here.") from error


def _require_free(waiting: Waiting, user: User) -> None:
    if waiting.doctor not in (None, user.id):
        say = f"{waiting.doctor_name} has this patient. Only they can write the note and the plan."
        raise RefusedError(409, "conflict", say)


def _require_unsigned(connection: sa.Connection, visit_id: UUID) -> None:
    """Refuse a word that was under way when the plan was signed."""
    known = kept_visit(connection, visit_id)
    if known is not None and known.plan is not None:
        raise RefusedError(409, "conflict", SIGNED)


# --- note and plan ----------------------------------------------------------------------------------


def _note(connection: sa.Connection, visit_id: UUID) -> Note | None:
    body = connection.scalar(sa.select(notes.c.body).where(notes.c.visit_id == str(visit_id)))
    return msgspec.json.decode(body, type=Note) if body is not None else None


def _keep_note(connection: sa.Connection, visit_id: UUID, note: Note, user: User, at: str) -> None:
    body = msgspec.json.encode(note)
    put(connection, notes, visit_id=str(visit_id), body=body, saved_at=at, saved_by=user.id)


def _checked_note(note: Note) -> Note:
    if any(len(getattr(note, name)) > FIELD_LENGTH for name in TITLES):
        raise RefusedError(422, "invalid", f"A part of the note is longer than {FIELD_LENGTH} letters.")
    return note


def checked_plan(draft: PlanDraft, doctor: str) -> Plan:
    """Make the plan that is signed; RefusedError says in sentences what is missing."""
    wanting = list(_wanting(draft))
    if wanting:
        raise RefusedError(422, "invalid", " ".join(wanting))
    ident = draft.id or uuid4()
    plan = Plan(
        id=ident,
        doctor=doctor,
        diagnosis=draft.diagnosis.strip(),
        disposition=Disposition(draft.disposition),
        advice=_lines(draft.advice),
        medicines=tuple(_medicine(one, ident, number) for number, one in enumerate(draft.medicines)),
        follow_up=draft.follow_up.strip(),
        follow_up_on=draft.follow_up_on,
        danger_signs=_lines(draft.danger_signs),
    )
    if len(msgspec.json.encode(plan)) > SIGNED_LIMIT_BYTES:
        raise RefusedError(422, "invalid", "This plan is too long for the patient's screen. Make it shorter.")
    return plan


def _wanting(draft: PlanDraft) -> list[str]:
    found = []
    if draft.disposition not in {one.value for one in Disposition}:
        found.append("Choose how this visit ends.")
    if not draft.diagnosis.strip():
        found.append("Write what is wrong, in words that the patient understands.")
    for one in draft.medicines:
        if not one.name.strip() or not one.dose.strip():
            found.append("Give each medicine a name and a dose, or take it out.")
        units = (one.morning, one.midday, one.evening, one.night)
        if any(not 0 <= unit <= 100 for unit in units) or not 0 <= (one.days or 0) <= 3650:
            found.append("Check the numbers of each medicine.")
    longest = max(len(text) for text in (draft.diagnosis, draft.follow_up, *draft.advice, *draft.danger_signs))
    if longest > FIELD_LENGTH:
        found.append(f"A part of the plan is longer than {FIELD_LENGTH} letters.")
    return list(dict.fromkeys(found))


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


def _medicine(draft: MedicineDraft, plan_id: UUID, number: int) -> Medicine:
    return Medicine(
        id=draft.id or uuid5(plan_id, f"medicine {number}"),
        name=draft.name.strip(),
        dose=draft.dose.strip(),
        days=draft.days or None,
        morning=draft.morning,
        midday=draft.midday,
        evening=draft.evening,
        night=draft.night,
        note=draft.note.strip(),
    )


# --- records ----------------------------------------------------------------------------------------


def _resources(
    connection: sa.Connection, waiting: Waiting, plan: Plan, note: Note, user: User, now: datetime, mode: Mode
) -> list[Resource]:
    """The clinic's own resources of a visit, and the Practitioner whom they name."""
    signer = practitioner(UUID(user.id), user.name, mode)
    patient = _patient(waiting)
    own = clinic_resources(
        waiting.card.visit_id,
        patient=patient,
        practitioner=signer,
        now=now,
        mode=mode,
        plan=plan,
        note=note.text(),
        known=_may_be_called(records.read(connection, "Patient", patient.rpartition("/")[2])),
    )
    return [records.decode(msgspec.json.encode(resource)) for resource in (signer, *own)]


def _may_be_called(patient: Kept | None) -> bool:
    """Whether the clinic's own records know this person, or a station's left a number with it before."""
    if patient is None or patient.source == OURS:
        return patient is not None
    return any(one.get("system") == "phone" and one.get("value") for one in patient.shown().get("telecom", []))


def _patient(waiting: Waiting) -> str:
    """The card's patient; before anybody was named, the guest that the station will write for this visit."""
    card = waiting.card
    return card.patient or patient_key(Visit(id=card.visit_id, station=waiting.station, started_at=card.started_at))


def _history(connection: sa.Connection, patient: str | None) -> dict[str, list[Resource]]:
    """What the clinic has of this patient from before, newest first."""
    if patient is None:
        return {"encounters": [], "observations": []}
    asked = {"encounters": "Encounter", "observations": "Observation"}
    return {
        name: [
            one.shown()
            for one in records.search(connection, Search(type=kind, wanted=(("patient", patient),), count=HISTORY))[1]
        ]
        for name, kind in asked.items()
    }
