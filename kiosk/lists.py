"""What the nurse's desk lists, read whole from the sealed store."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from care.desk_lists import Lists, Unfinished, Unsent
from care.encounter import Visit, from_bytes
from care.people import display_name
from care.vitals import Reading
from kiosk import log
from sync.records import OutboxRow, State
from sync.store import Store


def read(store: Store, here: UUID | None, *, online: bool) -> Lists:
    """Return what the store holds for the desk; the visit that is here is not an unfinished one."""
    rows = store.outbox_rows()
    today = datetime.now(UTC).date()
    return Lists(
        readings=tuple(msgspec.msgpack.decode(kept.body, type=Reading) for kept in store.unassigned()),
        unsent=tuple(_unsent(row, online=online) for row in rows if row.state is not State.DELIVERED),
        delivered_today=sum(1 for row in rows if row.delivered_at and row.delivered_at.date() == today),
        unfinished=tuple(_unfinished(visit, at) for visit, at in unfinished(store, here).values()),
    )


def unfinished(store: Store, here: UUID | None) -> dict[UUID, tuple[Visit, datetime]]:
    """Return the visits that a crash interrupted, and when each was last saved; the one that is here is not."""
    found: dict[UUID, tuple[Visit, datetime]] = {}
    for draft in store.drafts():
        try:
            visit = from_bytes(draft.body)
        except msgspec.DecodeError:  # an older station's form: kept for a technician, and the others are listed
            log.get().error("an unfinished visit cannot be read", bytes=len(draft.body))
            continue
        if visit.id != here:
            found[visit.id] = (visit, draft.saved_at)
    return found


def _unsent(row: OutboxRow, *, online: bool) -> Unsent:
    return Unsent(
        bundle_id=row.id,
        at=row.created_at,
        state=row.state.value,
        attempts=row.attempts,
        cause=row.last_outcome or ("waiting" if online else "offline"),
    )


def _unfinished(visit: Visit, at: datetime) -> Unfinished:
    return Unfinished(
        visit_id=visit.id,
        at=at,
        name=display_name(visit.person),
        reason=visit.reason.value if visit.reason else "",
        readings=len(visit.readings),
        may_be_sent=visit.may_be_sent,
    )
