"""Who is at the station: somebody the clinic knows, somebody new, or a guest."""

from datetime import date
from uuid import UUID

import msgspec


class Known(msgspec.Struct, frozen=True, kw_only=True, tag="known"):
    """A patient of the clinic, as little as is needed to ask "Is this you?".

    `reference` is the clinic's own (`Patient/<id>`); it is referenced, never rewritten, by a kiosk.
    """

    reference: str
    given: str
    initial: str
    birth_year: int


class Provisional(msgspec.Struct, frozen=True, kw_only=True, tag="provisional"):
    """A person the clinic could not find: becomes a provisional Patient, and a Task to match and merge."""

    id: UUID
    given: str
    family: str
    birth_date: date


class Guest(msgspec.Struct, frozen=True, kw_only=True, tag="guest"):
    """A person who gave no name; the visit is theirs all the same."""

    id: UUID


Person = Known | Provisional | Guest


def display_name(person: Person | None) -> str:
    """Say as much of a name as a queue may show: first name and initial, or nothing."""
    match person:
        case Known(given=given, initial=initial):
            return f"{given} {initial}."
        case Provisional(given=given, family=family):
            return f"{given} {family[:1]}." if family else given
        case _:
            return ""


def birth_year(person: Person | None) -> int | None:
    """Return the year of birth where it is known."""
    match person:
        case Known(birth_year=year):
            return year
        case Provisional(birth_date=born):
            return born.year
        case _:
            return None
