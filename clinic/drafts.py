"""The plan as a doctor types it, before it is signed: kept for that doctor until the visit is finished."""

from uuid import UUID

import msgspec
import sqlalchemy as sa

from clinic.store import drafts, put


class _Typed(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The root: everything is text as it stands in its box, however unfinished."""


class MedicineTyped(_Typed, frozen=True, kw_only=True):
    """A medicine of the plan."""

    id: UUID
    name: str = ""
    dose: str = ""
    days: str = ""
    morning: str = ""
    midday: str = ""
    evening: str = ""
    night: str = ""
    note: str = ""


class PlanTyped(_Typed, frozen=True, kw_only=True):
    """A plan in the making; `id` is the one that the signed plan will bear."""

    id: UUID
    disposition: str = ""
    diagnosis: str = ""
    advice: str = ""
    follow_up: str = ""
    follow_up_on: str = ""
    danger: str = ""
    medicines: tuple[MedicineTyped, ...] = ()


def keep_draft(connection: sa.Connection, visit_id: UUID, doctor: str, draft: PlanTyped, at: str) -> None:
    """Keep what this doctor has typed so far."""
    body = msgspec.json.encode(draft)
    put(connection, drafts, visit_id=str(visit_id), doctor=doctor, body=body, saved_at=at)


def kept_draft(connection: sa.Connection, visit_id: UUID, doctor: str) -> PlanTyped | None:
    """Give what this doctor has typed for this visit."""
    mine = sa.and_(drafts.c.visit_id == str(visit_id), drafts.c.doctor == doctor)
    body = connection.scalar(sa.select(drafts.c.body).where(mine))
    return msgspec.json.decode(body, type=PlanTyped) if body is not None else None


def drop_drafts(connection: sa.Connection, visit_id: UUID) -> None:
    """Forget the drafts of a finished visit, whoever typed them."""
    connection.execute(sa.delete(drafts).where(drafts.c.visit_id == str(visit_id)))
