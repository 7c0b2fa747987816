"""The Questionnaire that is read from configuration, and the QuestionnaireResponse that a visit leaves."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal
from uuid import uuid5

import msgspec
from msgspec import field

from care.encounter import Visit
from care.errors import BadInputError
from care.fhir import codes
from care.fhir.codes import Coding
from care.fhir.elements import (
    Element,
    Extended,
    Extension,
    Identifier,
    Reference,
    Resource,
    instant,
    labelled,
    own_identifier,
    words,
)
from care.fhir.encounter import reference_to
from care.fhir.patient import subject
from care.mode import Mode
from care.questionnaire import EnableWhen, Item, ItemType, Option, Questionnaire, Value, in_language

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
PICTURE = f"{codes.OURS}StructureDefinition/picture"
HINT = f"{codes.OURS}StructureDefinition/hint"
ANSWER_SYSTEM = f"{codes.OURS}checkin-answer"
REASON = "reason"
"""The link id of the reason screen's answer, which the questions branch on."""


# --- reading the Questionnaire ----------------------------------------------------------------------


class _Said(Element, frozen=True, kw_only=True):
    extension: tuple[Extension, ...] = ()


class _SaidExtension(Element, frozen=True, kw_only=True):
    url: str
    value_string: str | None = None
    said: _Said | None = field(default=None, name="_valueString")


class _OptionCoding(Element, frozen=True, kw_only=True):
    code: str
    display: str
    said: _Said | None = field(default=None, name="_display")


class _AnswerOption(Element, frozen=True, kw_only=True):
    extension: tuple[_SaidExtension, ...] = ()
    value_coding: _OptionCoding


class _EnableWhen(Element, frozen=True, kw_only=True):
    question: str
    operator: Literal["="]
    answer_coding: Coding | None = None
    answer_boolean: bool | None = None
    answer_integer: int | None = None


class _Item(Element, frozen=True, kw_only=True):
    extension: tuple[_SaidExtension, ...] = ()
    link_id: str
    text: str
    said: _Said | None = field(default=None, name="_text")
    type: Literal["boolean", "choice", "integer", "string"]
    enable_when: tuple[_EnableWhen, ...] = ()
    answer_option: tuple[_AnswerOption, ...] = ()


class _Questionnaire(Element, frozen=True, kw_only=True, tag_field="resourceType", tag="Questionnaire"):
    url: str
    version: str
    purpose: str
    item: tuple[_Item, ...]


def parse(body: bytes) -> Questionnaire:
    """Read a FHIR R4 Questionnaire; raises BadInputError with the place when it is not one that can be asked."""
    try:
        read = msgspec.json.decode(body, type=_Questionnaire)
    except msgspec.DecodeError as error:
        raise BadInputError(f"questionnaire: {error}") from error
    items = tuple(_item(item) for item in read.item)
    _check(items)
    return Questionnaire(url=read.url, version=read.version, source=read.purpose, items=items)


def _item(item: _Item) -> Item:
    hint = next((extension for extension in item.extension if extension.url == HINT), None)
    return Item(
        link_id=item.link_id,
        type=ItemType(item.type),
        words=_words(item.text, item.said),
        hint=_words(hint.value_string or "", hint.said) if hint else {},
        options=tuple(_option(option) for option in item.answer_option),
        enable_when=_rules(item.enable_when),
        picture=_picture(item.extension),
    )


def _option(option: _AnswerOption) -> Option:
    coding = option.value_coding
    return Option(code=coding.code, words=_words(coding.display, coding.said), picture=_picture(option.extension))


def _rules(rows: tuple[_EnableWhen, ...]) -> tuple[EnableWhen, ...]:
    """Rows on one question are alternatives; rows on different questions must all hold."""
    answers: dict[str, list[Value]] = {}
    for row in rows:
        coded = row.answer_coding.code if row.answer_coding else None
        given = (coded, row.answer_boolean, row.answer_integer)
        answers.setdefault(row.question, []).append(next((value for value in given if value is not None), None))
    return tuple(EnableWhen(question=question, answers=tuple(values)) for question, values in answers.items())


def _words(english: str, said: _Said | None) -> dict[str, str]:
    translated = dict(_translation(extension) for extension in (said.extension if said else ()))
    return {"en": english} | translated


def _translation(extension: Extension) -> tuple[str, str]:
    parts = {part.url: part.value_code or part.value_string or "" for part in extension.extension}
    if extension.url != TRANSLATION or not parts.get("lang") or not parts.get("content"):
        raise BadInputError("questionnaire: a translation needs `lang` and `content`")
    return parts["lang"], parts["content"]


def _picture(extensions: tuple[_SaidExtension, ...]) -> str | None:
    return next((extension.value_string for extension in extensions if extension.url == PICTURE), None)


def _check(items: tuple[Item, ...]) -> None:
    known: set[str] = set()
    for item in items:
        if item.link_id in known:
            raise BadInputError(f"questionnaire: linkId {item.link_id} is there twice")
        unknown = {rule.question for rule in item.enable_when} - known
        if unknown:
            raise BadInputError(f"questionnaire: {item.link_id} depends on {', '.join(unknown)}, not asked before it")
        if (item.type is ItemType.CHOICE) != bool(item.options):
            raise BadInputError(f"questionnaire: {item.link_id}: a choice has options, and nothing else has")
        known.add(item.link_id)


# --- writing the QuestionnaireResponse --------------------------------------------------------------


class AnswerGiven(Element, frozen=True, kw_only=True):
    """One answer; "I'm not sure" is a code that says so."""

    value_boolean: bool | None = None
    value_integer: int | None = None
    value_string: str | None = None
    value_coding: Coding | None = None


class ItemAnswered(Element, frozen=True, kw_only=True):
    """One question in the words that the patient read, with the English beside them, and the answer."""

    link_id: str
    text: str | None = None
    text_: Extended | None = field(default=None, name="_text")
    answer: tuple[AnswerGiven, ...] = ()


class QuestionnaireResponse(Resource, frozen=True, kw_only=True):
    """The questions that were asked and what the patient answered."""

    language: str | None = None
    identifier: Identifier
    questionnaire: str
    status: Literal["in-progress", "completed", "amended", "entered-in-error", "stopped"]
    subject: Reference
    encounter: Reference
    authored: str
    source: Reference
    item: tuple[ItemAnswered, ...]


def answers_of(visit: Visit) -> dict[str, Value]:
    """Return the answers with the reason among them, under its link id."""
    reason: dict[str, Value] = {REASON: visit.reason.value} if visit.reason else {}
    return reason | visit.answered()


def questionnaire_response(
    visit: Visit, questionnaire: Questionnaire | None, ended_at: datetime, mode: Mode
) -> QuestionnaireResponse | None:
    """Make the response of a visit, or None when nothing was answered."""
    answers = answers_of(visit)
    items = tuple(_answered(link_id, value, questionnaire, visit.language) for link_id, value in answers.items())
    if not items:
        return None
    id = uuid5(visit.id, "answers")
    finished = questionnaire is not None and questionnaire.next_item(answers) is None
    authored = max((answer.at for answer in visit.answers), default=ended_at)
    return QuestionnaireResponse(
        id=str(id),
        meta=labelled(mode),
        language=visit.language,
        identifier=own_identifier(id),
        questionnaire=_canonical(visit, questionnaire),
        status="completed" if finished else "stopped",
        subject=subject(visit),
        encounter=reference_to(visit.id),
        authored=instant(authored),
        source=subject(visit),
        item=items,
    )


def _canonical(visit: Visit, questionnaire: Questionnaire | None) -> str:
    if questionnaire:
        return f"{questionnaire.url}|{questionnaire.version}"
    return visit.questionnaire or f"{codes.OURS}Questionnaire/unknown"


def _answered(link_id: str, value: Value, questionnaire: Questionnaire | None, language: str) -> ItemAnswered:
    item = next((item for item in questionnaire.items if item.link_id == link_id), None) if questionnaire else None
    answer = tuple(_given(value, item))
    if item is None:
        return ItemAnswered(link_id=link_id, answer=answer)
    shown, english = in_language(item.words, language), item.words["en"]
    beside = _translated("en", english) if shown != english else None
    return ItemAnswered(link_id=link_id, text=words(shown), text_=beside, answer=answer)


def _given(value: Value, item: Item | None) -> Iterator[AnswerGiven]:
    if value is None:
        yield AnswerGiven(value_coding=codes.ASKED_UNKNOWN)
    elif isinstance(value, bool):
        yield AnswerGiven(value_boolean=value)
    elif isinstance(value, int):
        yield AnswerGiven(value_integer=value)
    elif item and item.type is ItemType.CHOICE:
        yield AnswerGiven(value_coding=_chosen(value, item))
    elif text := words(value):
        yield AnswerGiven(value_string=text)


def _chosen(code: str, item: Item) -> Coding:
    display: Mapping[str, str] = next((option.words for option in item.options if option.code == code), {})
    return Coding(system=ANSWER_SYSTEM, code=code, display=display.get("en"))


def _translated(language: str, text: str) -> Extended:
    parts = (Extension(url="lang", value_code=language), Extension(url="content", value_string=text))
    return Extended(extension=(Extension(url=TRANSLATION, extension=parts),))
