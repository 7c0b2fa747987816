"""Who is waiting for whom: the order of the queue, an honest place in line, and an honest wait."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from uuid import UUID

from care.messages import VisitCard
from care.triage import Urgency


class Presence(Enum):
    """What a doctor says of themselves."""

    ON_CALL = "on-call"
    BUSY = "busy"
    AWAY = "away"


SHORTEST_CONSULT_MIN = 5
LONGEST_CONSULT_MIN = 15
"""How long a consultation lasts, as a range; a clinic's own numbers may replace it later."""

_RANK = {urgency.value: rank for rank, urgency in enumerate(Urgency)}


def waits_since(card: VisitCard) -> datetime:
    """Return when the wait began: on joining the queue, or at the start for whoever has not joined yet."""
    return card.joined_at or card.started_at


def ordered(cards: Iterable[VisitCard]) -> tuple[VisitCard, ...]:
    """Sort a queue: the most urgent first, then by wait, then by id so that the order never flickers."""
    return tuple(sorted(cards, key=lambda card: (_RANK[card.urgency], waits_since(card), card.visit_id.hex)))


def place_of(visit_id: UUID, waiting: Iterable[VisitCard]) -> int | None:
    """Return the place in line, counted from 1, among those who wait; None for whoever does not."""
    ids = [card.visit_id for card in ordered(waiting)]
    return ids.index(visit_id) + 1 if visit_id in ids else None


def wait_range(
    place: int,
    doctors_on_call: int,
    doctors_free: int,
    consult_min: tuple[int, int] = (SHORTEST_CONSULT_MIN, LONGEST_CONSULT_MIN),
) -> tuple[int, int] | None:
    """Estimate the wait in minutes as a range; None when nobody is on call, for then nobody can know.

    Those in front of whom a doctor is free wait only for the doctor's answer. Everybody else waits for some rounds
    of consultations, of which the first is already under way.
    """
    if doctors_on_call <= 0:
        return None
    shortest, longest = consult_min
    if place <= doctors_free:
        return 0, shortest
    rounds = -(-(place - doctors_free) // doctors_on_call)
    return (rounds - 1) * shortest, rounds * longest
