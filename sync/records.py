"""What the store gives back: unfinished visits, outbox rows without contents, readings set aside, alarms."""

from datetime import datetime
from enum import Enum
from uuid import UUID

import msgspec


class State(Enum):
    """Where a frozen bundle is on its way; ambiguous means the server may or may not have it."""

    PENDING = "pending"
    AMBIGUOUS = "ambiguous"
    DELIVERED = "delivered"
    QUARANTINED = "quarantined"


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A visit that is not finished, as it was last saved."""

    visit_id: UUID
    body: bytes
    saved_at: datetime


class OutboxRow(msgspec.Struct, frozen=True, kw_only=True):
    """What may be told about a frozen bundle: everything but its contents.

    `last_outcome` is in our own few words and names no patient; `detail` is the server's own text and might.
    """

    seq: int
    id: UUID
    patient_key: str
    probe: str
    sha256: str
    state: State
    attempts: int
    last_outcome: str | None
    detail: str | None
    created_at: datetime
    delivered_at: datetime | None


class QueueStatus(msgspec.Struct, frozen=True, kw_only=True):
    """How the outbox stands; `oldest_at` is the age of the oldest bundle that still waits to be sent."""

    pending: int
    ambiguous: int
    quarantined: int
    delivered: int
    oldest_at: datetime | None
    last_outcome: str | None

    @property
    def waiting(self) -> int:
        return self.pending + self.ambiguous


class SetAside(msgspec.Struct, frozen=True, kw_only=True):
    """A reading that belongs to no open step, kept for the nurse and never put into a chart."""

    id: UUID
    body: bytes
    at: datetime


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """A call for staff, and whether somebody has answered it."""

    id: UUID
    body: bytes
    at: datetime
    acknowledged: bool
