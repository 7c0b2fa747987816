"""The card that a doctor's queue shows of a visit: in English words, provisional, whole on every change."""

from msgspec.structs import replace

from care.encounter import ConsentItem, Visit
from care.fhir.patient import patient_key
from care.fhir.questionnaire import REASON, answers_of
from care.messages import AnswerGiven, VisitCard
from care.people import birth_year, display_name
from care.pictures import Role
from care.questionnaire import Item, ItemType, Questionnaire, Value
from care.triage import urgency
from care.vitals import CORE_KINDS

NOT_SURE = "Not sure"


def card_of(visit: Visit, questionnaire: Questionnaire | None, cameras: tuple[Role, ...] = (Role.FACE,)) -> VisitCard:
    """Make the card of a visit; without the questionnaire the answers stand under their link ids.

    Waveforms go to the doctor in the call, and with the record: each change of a card goes to everybody.
    Whether a call goes on is for the station to say, and not for the record: a crash leaves calls without an end.
    """
    items = {item.link_id: item for item in questionnaire.items} if questionnaire else {}
    answers = answers_of(visit)
    reason = answers.pop(REASON, None)
    return VisitCard(
        visit_id=visit.id,
        version=visit.version,
        phase=_phase(visit),
        urgency=urgency(visit).value,
        language=visit.language,
        reason=_answer(reason, items.get(REASON)) if reason else "",
        started_at=visit.started_at,
        name=display_name(visit.person),
        patient=patient_key(visit) if visit.person else None,
        birth_year=birth_year(visit.person),
        urgent_sign=visit.urgent.value if visit.urgent else None,
        joined_at=visit.joined_at,
        reviewed=visit.reviewed_at is not None,
        answers=tuple(_given(link_id, value, items.get(link_id)) for link_id, value in answers.items()),
        readings=tuple(replace(reading, strip=None) for reading in visit.readings),
        missing=tuple(kind for kind in CORE_KINDS if visit.last(kind) is None),
        consents=tuple(item.value for item in ConsentItem if visit.agreed(item)),
        cameras=cameras,
    )


def _phase(visit: Visit) -> str:
    if visit.ended_at:
        return "ended"
    if visit.urgent:
        return "urgent"
    return "waiting" if visit.joined_at else "checking-in"


def _given(link_id: str, value: Value, item: Item | None) -> AnswerGiven:
    return AnswerGiven(question=item.words["en"] if item else link_id, answer=_answer(value, item))


def _answer(value: Value, item: Item | None) -> str:
    if value is None:
        return NOT_SURE
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if item and item.type is ItemType.SCALE:
        return f"{value} out of 10"
    options = item.options if item else ()
    return next((option.words["en"] for option in options if option.code == value), str(value))
