"""Who a patient is by what they typed: the exact birth date, and a name as people type it, small mistakes and all."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from clinic.names import folded
from clinic.records import Resource

SHORT = 2
"""Words of so many letters must be the same: in Li, Ng or 李 one other letter is another name."""
MIDDLE = 7
_BETWEEN = re.compile(r"[\s,;./_\-\u2010-\u2015]+")


def the_one(patients: Iterable[Resource], given: str, family: str, born: date) -> Resource | None:
    """Give the only patient born on that day who has this name exactly, else the only one who nearly has it.

    Of two, neither: a guess would be a wrong chart. Whoever is found is still asked whether that is them.
    """
    names = [
        (one, name) for one in patients if one.get("birthDate") == born.isoformat() for name in one.get("name", [])
    ]
    for fits in (_exact, _near):
        found = {str(one["id"]): one for one, name in names if fits(given, family, name)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _exact(given: str, family: str, name: dict[str, Any]) -> bool:
    """Any one of the given names will do, or all of them."""
    all_given, known_family = _parts(name)
    known_as = {folded(part) for part in all_given} | {folded("".join(all_given))}
    return folded(family) == folded(known_family) and folded(given) in known_as - {""}


def _near(given: str, family: str, name: dict[str, Any]) -> bool:
    """The two names may stand in each other's place."""
    all_given, known_family = _parts(name)
    known_given = " ".join(all_given)
    return any(
        near(one, known_given) and near(other, known_family) for one, other in ((given, family), (family, given))
    )


def _parts(name: dict[str, Any]) -> tuple[list[str], str]:
    return [str(part) for part in name.get("given", [])], str(name.get("family", ""))


def near(typed: str, known: str) -> bool:
    """Tell whether each typed word is one of the known words, but for small mistakes; not every one has to be typed."""
    wanted, there = _words(typed), _words(known)
    if not wanted or not there:
        return False
    if folded(typed) == folded(known):  # two names written as one, or one as two
        return True
    for word in wanted:
        found = [(many, other) for other in there if (many := mistakes(word, other)) is not None]
        if not found:
            return False
        there.remove(min(found)[1])
    return True


def mistakes(one: str, other: str) -> int | None:
    """Count the mistakes that make one word the other, or None if these are more than somebody makes.

    A mistake is a letter too many, too few, another one, or two neighbours swapped (optimal string alignment).
    """
    length = min(len(one), len(other))
    most = 0 if length <= SHORT else 1 if length <= MIDDLE else 2
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, its in enumerate(other, start=1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and its == one[i - 2]:
                least = min(least, earlier[j - 2] + 1)
            row.append(least)
    return row[-1] if row[-1] <= most else None


def _words(name: str) -> list[str]:
    return [word for word in map(folded, _BETWEEN.split(name)) if word]
