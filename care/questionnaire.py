"""A FHIR R4 Questionnaire as the station asks it: one item a screen, with branching by enableWhen.

The content is configuration (`assets/questionnaires/*.json`, FHIR Questionnaire with `version` and translations)
and is marked "clinician must confirm".
"""

from collections.abc import Mapping
from enum import Enum

import msgspec

Value = str | int | bool | None
"""An answer: a choice's code, a number, yes or no, words, or None for "I'm not sure"."""


class ItemType(Enum):
    """The ways a question can be asked here (FHIR item types, with the scale as an integer 0 to 10)."""

    BOOLEAN = "boolean"
    CHOICE = "choice"
    SCALE = "integer"
    TEXT = "string"


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One choice; `words` by language; `picture` names a drawing in assets."""

    code: str
    words: Mapping[str, str]
    picture: str | None = None


class EnableWhen(msgspec.Struct, frozen=True, kw_only=True):
    """The item is asked when `question` was answered with one of `answers`."""

    question: str
    answers: tuple[Value, ...]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One question. `words` and `hint` by language (ISO 639-1); English is always there."""

    link_id: str
    type: ItemType
    words: Mapping[str, str]
    hint: Mapping[str, str] = {}
    options: tuple[Option, ...] = ()
    enable_when: tuple[EnableWhen, ...] = ()
    picture: str | None = None


class Questionnaire(msgspec.Struct, frozen=True, kw_only=True):
    """A versioned set of questions; `source` says where the content is from."""

    url: str
    version: str
    source: str
    items: tuple[Item, ...]

    def asked(self, answers: Mapping[str, Value]) -> tuple[Item, ...]:
        """Return the items that apply to these answers, in order."""
        return tuple(item for item in self.items if _enabled(item, answers))

    def next_item(self, answers: Mapping[str, Value]) -> Item | None:
        """Return the first item that applies and has no answer yet."""
        return next((item for item in self.asked(answers) if item.link_id not in answers), None)

    def fitting(self, answers: Mapping[str, Value]) -> dict[str, Value]:
        """Return the answers without those to items that do not apply to them; an item depends on earlier ones only."""
        kept = dict(answers)
        for item in self.items:
            if not _enabled(item, kept):
                kept.pop(item.link_id, None)
        return kept

    def item(self, link_id: str) -> Item:
        """Return one item; KeyError when the questionnaire has none of that name."""
        for item in self.items:
            if item.link_id == link_id:
                return item
        raise KeyError(link_id)


def _enabled(item: Item, answers: Mapping[str, Value]) -> bool:
    return all(answers.get(rule.question) in rule.answers for rule in item.enable_when)


def in_language(words: Mapping[str, str], language: str) -> str:
    """Return the words in that language, or in English where they are not translated yet."""
    return words.get(language) or words.get("en", "")
