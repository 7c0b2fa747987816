from datetime import datetime
from uuid import UUID

import pytest

from care.messages import VisitCard
from care.presence import Presence, ordered, place_of, wait_range, waits_since
from tests.worlds.visits import BEGAN, minutes


def _card(number: int, urgency: str = "routine", joined: datetime | None = None) -> VisitCard:
    return VisitCard(
        visit_id=UUID(int=number),
        version=1,
        phase="waiting",
        urgency=urgency,
        language="en",
        reason="Pain",
        started_at=BEGAN,
        joined_at=joined,
    )


EARLY, LATE = _card(1, joined=minutes(1)), _card(2, joined=minutes(9))
SOON, URGENT, EMERGENCY = (
    _card(3, "soon", minutes(20)),
    _card(4, "urgent", minutes(30)),
    _card(5, "emergency", minutes(40)),
)


def test_the_most_urgent_come_first_then_those_who_wait_longest():
    assert ordered((LATE, SOON, EARLY, EMERGENCY, URGENT)) == (EMERGENCY, URGENT, SOON, EARLY, LATE)


def test_a_wait_begins_on_joining_or_at_the_start():
    assert waits_since(EARLY) == minutes(1)
    assert waits_since(_card(6)) == BEGAN


def test_equal_waits_never_flicker():
    first, second = _card(7, joined=minutes(1)), _card(8, joined=minutes(1))
    assert ordered((second, first)) == ordered((first, second)) == (first, second)


def test_the_place_is_counted_from_one_and_an_urgent_arrival_is_told_honestly():
    assert place_of(LATE.visit_id, (EARLY, LATE)) == 2
    assert place_of(LATE.visit_id, (EARLY, LATE, URGENT)) == 3
    assert place_of(UUID(int=99), (EARLY, LATE)) is None


@pytest.mark.parametrize(
    ("place", "on_call", "free", "wait"),
    [
        (1, 1, 1, (0, 5)),
        (1, 1, 0, (0, 15)),
        (2, 1, 1, (0, 15)),
        (2, 1, 0, (5, 30)),
        (3, 2, 2, (0, 15)),
        (5, 2, 0, (10, 45)),
        (1, 0, 0, None),
    ],
)
def test_the_wait_is_a_range_and_nobody_on_call_means_nobody_knows(place, on_call, free, wait):
    assert wait_range(place, on_call, free) == wait


def test_a_clinic_may_know_its_own_length_of_a_consultation():
    assert wait_range(2, 1, 0, (10, 20)) == (10, 40)


def test_a_doctor_is_on_call_busy_or_away():
    assert [presence.value for presence in Presence] == ["on-call", "busy", "away"]
