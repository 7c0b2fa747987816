"""From the language to the queue: urgent signs, reason, who it is, consent item by item, questions."""

from datetime import date
from itertools import takewhile
from uuid import uuid5

from msgspec.structs import replace

from care.effects import Effect, Look
from care.encounter import Answer, Consent, ConsentItem, Reason, UrgentSign, Visit
from care.events import (
    Back,
    BirthTyped,
    CardRead,
    CardRefused,
    ChangeTouched,
    Confirmed,
    ConsentAnswered,
    Continue,
    DocumentRead,
    Event,
    GuestChosen,
    Identified,
    LanguageChosen,
    NameTyped,
    NoSigns,
    QuestionAnswered,
    ReasonChosen,
    SignTouched,
    TypeName,
)
from care.moves import Step, kept, raised, told, visit_of
from care.people import Guest, Person, Provisional
from care.questionnaire import Value
from care.state import NEEDED, CheckIn, Moment, Page, known_answers

_SAYS_WHY = {Page.NOT_FOUND: Page.IDENTIFY}
"""Where the problem with a scan is told; elsewhere it is told on the page itself."""


def checking_in(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step | None:
    match event:
        case LanguageChosen(language):
            page = Page.SAFETY if state.page is Page.LANGUAGE else state.page
            return kept(replace(state, page=page, overlay=None), visit, language=language)
        case SignTouched(sign) if state.page is Page.SAFETY:
            return _urgent(state, visit, sign, at)
        case NoSigns() if state.page is Page.SAFETY:
            return kept(replace(state, page=Page.REASON), visit)
        case ReasonChosen(reason) if state.page is Page.REASON:
            return _reason_chosen(state, visit, reason, at)
        case CardRead(person) if state.takes_codes:
            return replace(state, page=Page.CONFIRM, match=person, problem=None), []
        case DocumentRead() if state.takes_codes:
            return _document_read(state, event, at)
        case CardRefused(why) if state.takes_codes:
            return replace(state, page=_SAYS_WHY.get(state.page, state.page), problem=why), []
        case TypeName() if state.page in (Page.IDENTIFY, Page.NOT_FOUND):
            return replace(state, page=Page.NAME, problem=None), []
        case NameTyped(given, family) if state.page is Page.NAME:
            return _named(state, given, family), []
        case BirthTyped(born) if state.page is Page.BIRTH:
            return _born(state, born, at)
        case Identified(match=found) if state.page is Page.LOOKING:
            match = found or state.match
            return replace(state, page=Page.CONFIRM if match else Page.NOT_FOUND, match=match), []
        case Confirmed(yes) if state.page is Page.CONFIRM:
            if yes and state.match is not None:
                return _is_person(state, visit, state.match)
            return replace(state, page=Page.IDENTIFY, match=None, problem=None, visit=_with(state, None)), []
        case Continue() if state.page is Page.NOT_FOUND:
            return _new_here(state, visit, at)
        case GuestChosen() if state.page in (Page.IDENTIFY, Page.NOT_FOUND, Page.NAME):
            return _is_person(state, visit, Guest(id=uuid5(visit.id, "patient")))
        case ConsentAnswered(item, agreed) if state.page is Page.CONSENT and item is state.consent:
            return _consented(state, visit, item, agreed, at)
        case QuestionAnswered(link_id, value) if state.question is not None and state.question.link_id == link_id:
            return _question_answered(state, visit, link_id, value, at)
        case ChangeTouched(link_id) if state.page is Page.REVIEW:
            return _reopened(state, visit, link_id), []
        case Back():
            return _back(state, visit), []
        case _:
            return None


def _reason_chosen(state: CheckIn, visit: Visit, reason: Reason, at: Moment) -> Step:
    """Keep the reason; changed on the review, it leaves the answers that still apply and asks what is new."""
    if visit.joined_at is None:
        return told(*kept(replace(state, page=Page.IDENTIFY), visit, reason=reason, answers=()))
    state, effects = kept(state, visit, reason=reason, answers=_fitting(state, replace(visit, reason=reason)))
    return asked(state, effects, at)


def _urgent(state: CheckIn, visit: Visit, sign: UrgentSign, at: Moment) -> Step:
    guest = visit.person or Guest(id=uuid5(visit.id, "patient"))
    state, effects = kept(replace(state, page=Page.URGENT, overlay=None), visit, urgent=sign, person=guest)
    state, more = told(*raised(state, sign.value, at))
    return state, effects + more


def _named(state: CheckIn, given: str, family: str) -> CheckIn:
    given, family = " ".join(given.split()), " ".join(family.split())
    if not given and not family:
        return replace(state, problem="name-empty")
    return replace(state, page=Page.BIRTH, given=given, family=family, problem=None)


def _born(state: CheckIn, born: date | None, at: Moment) -> Step:
    if born is None:
        return replace(state, problem="birth-no-date"), []
    if born > at.wall.date():
        return replace(state, problem="birth-future"), []
    if at.wall.year - born.year > 130:
        return replace(state, problem="birth-long-ago"), []
    person = Provisional(id=at.fresh, given=state.given, family=state.family, birth_date=born)
    state = replace(state, page=Page.LOOKING, problem=None, match=None, visit=_with(state, person=person))
    return state, [Look(state.given, state.family, born)]


def _document_read(state: CheckIn, read: DocumentRead, at: Moment) -> Step:
    """Look for whom it names; found or not, "Is this you?" is asked: a document may be somebody else's."""
    state = replace(state, given=read.given, family=read.family, page=Page.BIRTH, problem=None)
    if read.born is None:
        return state, []
    looking, effects = _born(state, read.born, at)
    if looking.page is not Page.LOOKING:
        return replace(state, page=Page.IDENTIFY, problem="document-damaged"), []
    person = visit_of(looking).person
    assert isinstance(person, Provisional)
    problem = "document-expired" if read.expired else None
    return replace(looking, match=person, problem=problem, visit=_with(state, None)), effects


def _with(state: CheckIn, person: Person | None) -> Visit:
    assert state.visit is not None
    return replace(state.visit, person=person)


def _is_person(state: CheckIn, visit: Visit, person: Person) -> Step:
    return told(*kept(replace(state, page=Page.CONSENT, match=None, problem=None), visit, person=person))


def _new_here(state: CheckIn, visit: Visit, at: Moment) -> Step:
    person = visit.person or Guest(id=at.fresh)
    return _is_person(state, visit, person)


def _consented(state: CheckIn, visit: Visit, item: ConsentItem, agreed: bool, at: Moment) -> Step:
    consent = Consent(item=item, agreed=agreed, at=at.wall, language=visit.language)
    state, effects = kept(state, visit, consents=(*visit.consents, consent))
    if not agreed and item in NEEDED:
        return replace(state, page=Page.DECLINED), effects
    if state.consent is None:
        return asked(state, effects, at)
    return state, effects


def asked(state: CheckIn, effects: list[Effect], at: Moment) -> Step:
    """Go to the next question; when none is left, join the queue, or go back to the review that asked for a change."""
    visit, questions = visit_of(state), state.setup.questionnaire
    state = replace(state, changing=None)
    if questions is not None and questions.next_item(known_answers(visit)) is not None:
        return replace(state, page=Page.QUESTION), effects
    if visit.joined_at is not None:
        return told(replace(state, page=Page.REVIEW), effects)
    state, more = kept(state, visit, joined_at=at.wall)
    page = Page.VITALS if state.online else Page.OFFLINE
    state, more = told(replace(state, page=page), more)
    return state, effects + more


def _question_answered(state: CheckIn, visit: Visit, link_id: str, value: Value, at: Moment) -> Step:
    questions = state.setup.questionnaire
    assert questions is not None
    answer = Answer(link_id=link_id, value=value, at=at.wall)
    others = tuple(given for given in visit.answers if given.link_id != link_id)
    answers = _fitting(state, replace(visit, answers=(*others, answer)))
    name = f"{questions.url}|{questions.version}"
    state, effects = kept(state, visit, answers=answers, questionnaire=name)
    return asked(state, effects, at)


def _fitting(state: CheckIn, visit: Visit) -> tuple[Answer, ...]:
    """Return the answers whose questions still apply: what a changed answer makes pointless is not sent."""
    questions = state.setup.questionnaire
    fits = questions.fitting(known_answers(visit)) if questions is not None else {}
    return tuple(answer for answer in visit.answers if answer.link_id in fits)


def _reopened(state: CheckIn, visit: Visit, link_id: str) -> CheckIn:
    """Go back from the review to one answer; it stands as confirmed until another one is."""
    if link_id == "reason":
        return replace(state, page=Page.REASON)
    questions = state.setup.questionnaire
    applies = questions.asked(known_answers(visit)) if questions is not None else ()
    if all(item.link_id != link_id for item in applies):
        return state
    return replace(state, page=Page.QUESTION, changing=link_id)


_BACK = {
    Page.SAFETY: Page.LANGUAGE,
    Page.REASON: Page.SAFETY,
    Page.IDENTIFY: Page.REASON,
    Page.NAME: Page.IDENTIFY,
    Page.BIRTH: Page.NAME,
    Page.NOT_FOUND: Page.NAME,
    Page.CONFIRM: Page.IDENTIFY,
    Page.DECLINED: Page.CONSENT,
    Page.RESULT: Page.VITALS,
    Page.TROUBLE: Page.VITALS,
    Page.REVIEW: Page.VITALS,
}


def can_go_back(state: CheckIn) -> bool:
    """Tell whether the Back key does something on this page (else it is not drawn)."""
    return state.page in _BACK or state.page in (Page.CONSENT, Page.QUESTION, Page.PHONE, Page.PREPARE)


def _back(state: CheckIn, visit: Visit) -> CheckIn:
    match state.page:
        case Page.DECLINED | Page.CONSENT if visit.consents:
            return replace(state, page=Page.CONSENT, visit=replace(visit, consents=visit.consents[:-1]))
        case Page.CONSENT:
            return replace(state, page=Page.IDENTIFY)
        case Page.REASON if visit.joined_at is not None:
            return replace(state, page=Page.REVIEW)
        case Page.QUESTION:
            return _back_from_question(state, visit)
        case page:
            return replace(state, page=_BACK.get(page, page), problem=None, trouble=None)


def _back_from_question(state: CheckIn, visit: Visit) -> CheckIn:
    """Go to the question before, with its answer; before the first, to where the questions were come from."""
    earlier = _answered_before(state, visit)
    if visit.joined_at is not None and (state.changing is not None or earlier is None):
        return replace(state, page=Page.REVIEW, changing=None)
    if earlier is not None:
        return replace(state, changing=earlier)
    return replace(state, page=Page.CONSENT, changing=None, visit=replace(visit, consents=visit.consents[:-1]))


def _answered_before(state: CheckIn, visit: Visit) -> str | None:
    questions, here = state.setup.questionnaire, state.question
    assert questions is not None
    answered = visit.answered()
    earlier = takewhile(lambda item: item != here, questions.asked(known_answers(visit)))
    return next((item.link_id for item in reversed([*earlier]) if item.link_id in answered), None)
