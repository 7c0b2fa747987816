"""A time without its zone is taken as UTC, however deep it stands; nothing else is touched."""

from datetime import UTC, datetime, timedelta, timezone

from msgspec.structs import replace

from care import messages as m
from clinic.times import in_utc
from tests.worlds.floor import NOW, card, reading_at

BARE = NOW.replace(tzinfo=None)


def test_every_time_of_a_card_has_a_zone():
    bare = card(started_at=BARE, joined_at=BARE, readings=(reading_at(BARE),))
    assert in_utc(m.VisitTold(card=bare)) == m.VisitTold(card=card(readings=(reading_at(NOW),)))


def test_a_time_that_has_a_zone_keeps_it():
    there = datetime(2026, 3, 2, 14, 0, tzinfo=timezone(timedelta(hours=5)))
    assert in_utc(there).tzinfo == there.tzinfo
    assert in_utc(BARE).tzinfo is UTC


def test_what_holds_no_time_is_the_same():
    told = replace(card(), consents=("video", "record"), birth_year=1950)
    assert in_utc(told) == told
    assert in_utc(None) is None
