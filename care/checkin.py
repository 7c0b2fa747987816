"""The patient's way through a visit: one state, events, effects, and one `step`.

The way: attract, language, urgent signs, reason, identify, consent item by item, questions, join the queue, vitals
while waiting, review, waiting, call, plan, goodbye. Three rules hold on every page:

- **Confirmed means committed.** A confirmed change comes with `Save` first; the caller commits it before it shows
  the state, so a tick on the screen is never a promise that a power cut can break.
- **Session seal.** An open measuring step holds a lease that only this state knows. A reading with any other lease
  goes to the nurse's unassigned tray (`SetAside`), never into this visit.
- **Nobody is trapped or left.** Every page has a way on without the network, without a device and without an answer.

`step` is pure: clock and fresh ids come in with the `Moment`. An event that does not fit the page changes nothing.
"""

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from uuid import UUID, uuid5

import msgspec
from msgspec.structs import replace

from care.effects import (
    Alarm,
    AnswerOffer,
    BeginCall,
    Drop,
    Effect,
    Freeze,
    HangUp,
    Look,
    Measure,
    Print,
    Raise,
    Save,
    Send,
    SendStill,
    SetAside,
    SetCameraOff,
    SetMute,
    StopMeasuring,
    TakeStill,
    Tell,
    TellLeft,
    Wipe,
)
from care.encounter import (
    Answer,
    Consent,
    ConsentItem,
    Ending,
    Said,
    Skipped,
    UrgentSign,
    Visit,
)
from care.events import (
    FROM_PEOPLE,
    AlarmAcknowledged,
    AskAnswered,
    Asked,
    Back,
    BirthTyped,
    CallAgreed,
    CallOver,
    CameraTouched,
    CardRead,
    CardRefused,
    Confirmed,
    ConsentAnswered,
    Continue,
    DoctorSaid,
    EndCallAnswered,
    EndCallTouched,
    Event,
    Finish,
    FinishAndClear,
    GuestChosen,
    HelpTouched,
    Identified,
    LanguageChosen,
    LinkOfCall,
    Measured,
    MeasureFailed,
    MeasureSkipped,
    MeasureStarted,
    MeasureStopped,
    MoreTime,
    MuteTouched,
    NameTyped,
    NoSigns,
    NurseCalled,
    Offered,
    OnlineChanged,
    OverlayClosed,
    PatientSaid,
    PlaceTold,
    PlanReceived,
    Printed,
    PrintTouched,
    Progressed,
    QrTouched,
    QuestionAnswered,
    ReasonChosen,
    Resumed,
    Reviewed,
    SignTouched,
    StaffCleared,
    Start,
    StillTaken,
    StoreFailed,
    Ticked,
    TypeName,
    ValueTyped,
)
from care.messages import Answered, Ask, Chat, Placed
from care.people import Guest, Known, Person, Provisional
from care.plan import Plan
from care.questionnaire import Item, Questionnaire, Value
from care.triage import alarming, implausible
from care.vitals import Flag, Kind, Progress, Reading, Trouble

IDLE_S = 45.0
"""Question pages: seconds without a touch before "Do you need more time?" (UX section 7)."""
STILL_HERE_S = 180.0
"""Waiting and plan pages: seconds before the same question."""
MORE_TIME_S = 30.0
GOODBYE_S = 8.0
LOST_TELL_S = 10.0
"""Seconds of a lost call before "We could not reach the doctor" with ways out."""


class Page(Enum):
    """The patient's screens, in the order of the way."""

    ATTRACT = "attract"
    LANGUAGE = "language"
    SAFETY = "safety"
    URGENT = "urgent"
    REASON = "reason"
    IDENTIFY = "identify"
    NAME = "name"
    BIRTH = "birth"
    LOOKING = "looking"
    CONFIRM = "confirm"
    NOT_FOUND = "not-found"
    CONSENT = "consent"
    DECLINED = "declined"
    QUESTION = "question"
    OFFLINE = "offline"
    VITALS = "vitals"
    MEASURE = "measure"
    RESULT = "result"
    TROUBLE = "trouble"
    REVIEW = "review"
    WAITING = "waiting"
    CALL_BACK = "call-back"
    CALL = "call"
    AFTER_CALL = "after-call"
    PLAN = "plan"
    GOODBYE = "goodbye"
    REST = "rest"


class Overlay(Enum):
    """What lies over a page until it is answered."""

    HELP = "help"
    MORE_TIME = "more-time"
    END_CALL = "end-call"
    QR = "qr"


CONSENT_ORDER = (ConsentItem.VIDEO, ConsentItem.RECORD, ConsentItem.PICTURES)
NEEDED = frozenset({ConsentItem.VIDEO, ConsentItem.RECORD})

_IDLE_AFTER = dict.fromkeys(
    (
        Page.LANGUAGE,
        Page.SAFETY,
        Page.REASON,
        Page.IDENTIFY,
        Page.NAME,
        Page.BIRTH,
        Page.CONFIRM,
        Page.NOT_FOUND,
        Page.CONSENT,
        Page.DECLINED,
        Page.QUESTION,
        Page.OFFLINE,
        Page.VITALS,
        Page.RESULT,
        Page.TROUBLE,
        Page.REVIEW,
        Page.CALL_BACK,
    ),
    IDLE_S,
) | dict.fromkeys((Page.WAITING, Page.AFTER_CALL, Page.PLAN), STILL_HERE_S)


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """What this station is: constant for the life of the process."""

    station: str = "Station"
    clinic: str = "Clinic"
    number: str = ""
    kinds: tuple[Kind, ...] = tuple(Kind)
    questionnaire: Questionnaire | None = None


class CallLink(Enum):
    """How the call is doing."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """The call with the doctor, as the patient's screen needs it."""

    id: UUID
    doctor: str
    role: str
    link: CallLink = CallLink.CONNECTING
    since: float = 0.0
    ask: Ask | None = None
    muted: bool = False
    camera_off: bool = False


class CheckIn(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of what the patient's screen shows. `now` and `touched_at` are seconds of the monotonic clock."""

    setup: Setup = Setup()
    page: Page = Page.ATTRACT
    overlay: Overlay | None = None
    visit: Visit | None = None
    nonce: UUID | None = None
    steps: int = 0
    lease: str | None = None
    measuring: Kind | None = None
    progress: Progress | None = None
    result: Reading | None = None
    trouble: Trouble | None = None
    tries: int = 0
    given: str = ""
    family: str = ""
    match: Known | None = None
    problem: str | None = None
    online: bool = False
    place: Placed | None = None
    offer: Call | None = None
    call: Call | None = None
    alarm: Alarm | None = None
    printed: str | None = None
    now: float = 0.0
    touched_at: float = 0.0
    overlay_at: float = 0.0
    goodbye_at: float = 0.0

    @property
    def question(self) -> Item | None:
        """Return the question that is on the screen, if one is."""
        if self.page is not Page.QUESTION or self.visit is None or self.setup.questionnaire is None:
            return None
        return self.setup.questionnaire.next_item(_known_answers(self.visit))

    @property
    def consent(self) -> ConsentItem | None:
        """Return the consent that is asked next."""
        if self.visit is None:
            return None
        given = {consent.item for consent in self.visit.consents}
        return next((item for item in CONSENT_ORDER if item not in given), None)

    @property
    def to_measure(self) -> tuple[Kind, ...]:
        """Return the kinds that were neither measured nor skipped yet, in the station's order."""
        if self.visit is None:
            return ()
        done = {r.kind for r in self.visit.readings} | {s.kind for s in self.visit.skipped}
        return tuple(kind for kind in self.setup.kinds if kind not in done)

    @property
    def more_time_left_s(self) -> int:
        """Return the whole seconds left on the "more time" ring."""
        return max(0, round(MORE_TIME_S - (self.now - self.overlay_at)))

    @property
    def lost_for_s(self) -> float:
        """Return for how long the call has been lost, in seconds; 0 when it is not."""
        if self.call is None or self.call.link is not CallLink.LOST:
            return 0.0
        return self.now - self.call.since

    @property
    def wants_codes(self) -> bool:
        """Tell whether the camera should look for a card now."""
        return self.page is Page.IDENTIFY and self.overlay is None


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """What the world gives with an event: the two clocks, one fresh id, and one secret (never exported)."""

    wall: datetime
    mono: float
    fresh: UUID
    secret: UUID


Step = tuple[CheckIn, list[Effect]]


def step(state: CheckIn, event: Event, at: Moment) -> Step:
    """Advance the visit by one event; an event that does not fit changes nothing but the clock."""
    state = replace(state, now=at.mono)
    if isinstance(event, FROM_PEOPLE):
        state = replace(state, touched_at=at.mono)
    if isinstance(event, Ticked):
        return _ticked(state, at)
    if isinstance(event, Start):
        return _start(state, at)
    if isinstance(event, Resumed):
        return _resumed(state, event, at)
    if state.visit is None:
        return _without_a_visit(state, event, at)
    return _in_a_visit(state, state.visit, event, at)


def _start(state: CheckIn, at: Moment) -> Step:
    if state.page is not Page.ATTRACT:
        return state, []
    visit = Visit(id=at.fresh, station=state.setup.station, started_at=at.wall)
    return replace(state, page=Page.LANGUAGE, visit=visit, nonce=at.secret), []


def _without_a_visit(state: CheckIn, event: Event, at: Moment) -> Step:
    match event:
        case OnlineChanged(online):
            return replace(state, online=online), []
        case Measured(reading):
            return state, [SetAside(reading)]
        case HelpTouched():
            return _overlay(state, Overlay.HELP, at), []
        case NurseCalled():
            return _raise(replace(state, overlay=Overlay.HELP), "help", at)
        case OverlayClosed():
            return replace(state, overlay=None), []
        case AlarmAcknowledged():
            return _acknowledged(state, event), []
        case StoreFailed():
            return replace(state, page=Page.REST), []
        case _:
            return state, []


def _in_a_visit(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step:
    for part in (_checking_in, _measuring, _talking, _always):
        answer = part(state, visit, event, at)
        if answer is not None:
            return answer
    return state, []


# --- checking in ------------------------------------------------------------------------------------


def _checking_in(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step | None:
    match event:
        case LanguageChosen(language):
            page = Page.SAFETY if state.page is Page.LANGUAGE else state.page
            return _keep(replace(state, page=page, overlay=None), visit, language=language)
        case SignTouched(sign) if state.page is Page.SAFETY:
            return _urgent(state, visit, sign, at)
        case NoSigns() if state.page is Page.SAFETY:
            return _keep(replace(state, page=Page.REASON), visit)
        case ReasonChosen(reason) if state.page is Page.REASON:
            return _told(*_keep(replace(state, page=Page.IDENTIFY), visit, reason=reason, answers=()))
        case CardRead(person) if state.page is Page.IDENTIFY:
            return replace(state, page=Page.CONFIRM, match=person, problem=None), []
        case CardRefused() if state.page is Page.IDENTIFY:
            return replace(state, problem="code-not-ours"), []
        case TypeName() if state.page in (Page.IDENTIFY, Page.NOT_FOUND):
            return replace(state, page=Page.NAME, problem=None), []
        case NameTyped(given, family) if state.page is Page.NAME:
            return _named(state, given, family), []
        case BirthTyped(born) if state.page is Page.BIRTH:
            return _born(state, born, at)
        case Identified(match=found) if state.page is Page.LOOKING:
            return replace(state, page=Page.CONFIRM if found else Page.NOT_FOUND, match=found), []
        case Confirmed(yes) if state.page is Page.CONFIRM:
            if yes and state.match is not None:
                return _is_person(state, visit, state.match)
            return replace(state, page=Page.IDENTIFY, match=None), []
        case Continue() if state.page is Page.NOT_FOUND:
            return _new_here(state, visit, at)
        case GuestChosen() if state.page in (Page.IDENTIFY, Page.NOT_FOUND, Page.NAME):
            return _is_person(state, visit, Guest(id=uuid5(visit.id, "patient")))
        case ConsentAnswered(agreed) if state.page is Page.CONSENT:
            return _consented(state, visit, agreed, at)
        case QuestionAnswered(value) if state.page is Page.QUESTION:
            return _question_answered(state, visit, value, at)
        case Back():
            return _back(state, visit), []
        case _:
            return None


def _urgent(state: CheckIn, visit: Visit, sign: UrgentSign, at: Moment) -> Step:
    guest = visit.person or Guest(id=uuid5(visit.id, "patient"))
    state, effects = _keep(replace(state, page=Page.URGENT, overlay=None), visit, urgent=sign, person=guest)
    state, more = _told(*_raise(state, sign.value, at))
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
    state = replace(state, page=Page.LOOKING, problem=None, visit=_with(state, person=person))
    return state, [Look(state.given, state.family, born)]


def _with(state: CheckIn, person: Person) -> Visit:
    assert state.visit is not None
    return replace(state.visit, person=person)


def _is_person(state: CheckIn, visit: Visit, person: Person) -> Step:
    return _told(*_keep(replace(state, page=Page.CONSENT, match=None, problem=None), visit, person=person))


def _new_here(state: CheckIn, visit: Visit, at: Moment) -> Step:
    person = visit.person or Guest(id=at.fresh)
    return _is_person(state, visit, person)


def _consented(state: CheckIn, visit: Visit, agreed: bool, at: Moment) -> Step:
    item = state.consent
    assert item is not None
    consent = Consent(item=item, agreed=agreed, at=at.wall, language=visit.language)
    state, effects = _keep(state, visit, consents=(*visit.consents, consent))
    if not agreed and item in NEEDED:
        return replace(state, page=Page.DECLINED), effects
    if state.consent is None:
        return _asked(state, effects, at)
    return state, effects


def _asked(state: CheckIn, effects: list[Effect], at: Moment) -> Step:
    """Go to the next question, or join the queue when none is left."""
    visit, questions = _visit(state), state.setup.questionnaire
    if questions is not None and questions.next_item(_known_answers(visit)) is not None:
        return replace(state, page=Page.QUESTION), effects
    state, more = _keep(state, visit, joined_at=visit.joined_at or at.wall)
    page = Page.VITALS if state.online else Page.OFFLINE
    state, more = _told(replace(state, page=page), more)
    return state, effects + more


def _question_answered(state: CheckIn, visit: Visit, value: Value, at: Moment) -> Step:
    item, questions = state.question, state.setup.questionnaire
    assert item is not None
    assert questions is not None
    answer = Answer(link_id=item.link_id, value=value, at=at.wall)
    name = f"{questions.url}|{questions.version}"
    state, effects = _keep(state, visit, answers=(*visit.answers, answer), questionnaire=name)
    return _asked(state, effects, at)


def _known_answers(visit: Visit) -> dict[str, Value]:
    reason = {"reason": visit.reason.value} if visit.reason else {}
    return {**reason, **visit.answered()}


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
    return state.page in _BACK or state.page in (Page.CONSENT, Page.QUESTION)


def _back(state: CheckIn, visit: Visit) -> CheckIn:
    match state.page:
        case Page.DECLINED | Page.CONSENT if visit.consents:
            return replace(state, page=Page.CONSENT, visit=replace(visit, consents=visit.consents[:-1]))
        case Page.CONSENT:
            return replace(state, page=Page.IDENTIFY)
        case Page.QUESTION if visit.answers:
            return replace(state, visit=replace(visit, answers=visit.answers[:-1]))
        case Page.QUESTION:
            return replace(state, page=Page.CONSENT, visit=replace(visit, consents=visit.consents[:-1]))
        case page:
            return replace(state, page=_BACK.get(page, page), problem=None, trouble=None)


# --- measuring --------------------------------------------------------------------------------------


def _measuring(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step | None:
    match event:
        case MeasureStarted(kind) if state.page in (Page.VITALS, Page.RESULT, Page.TROUBLE, Page.REVIEW):
            again = state.tries if state.page is Page.TROUBLE else 0
            return _measure(replace(state, page=Page.MEASURE, tries=again), kind)
        case Progressed(progress) if state.lease is not None and progress.kind is state.measuring:
            return replace(state, progress=progress), []
        case Measured(reading):
            return _measured(state, visit, reading, at)
        case ValueTyped(reading):
            return _take(state, visit, reading, at)
        case MeasureFailed(kind, trouble, lease) if lease == state.lease:
            return _failed(state, kind, trouble, at)
        case MeasureStopped() if state.lease is not None:
            stopped = _closed(state)
            page = Page.VITALS if state.page is Page.MEASURE else state.page
            return _or_call(replace(stopped, page=page), [StopMeasuring()], at)
        case MeasureSkipped(kind, why) if state.page in (Page.VITALS, Page.MEASURE, Page.TROUBLE):
            return _skipped(state, visit, kind, why, at)
        case Continue() if state.page is Page.OFFLINE:
            return replace(state, page=Page.VITALS), []
        case Continue() if state.page in (Page.VITALS, Page.RESULT, Page.TROUBLE):
            return _next_measurement(state), []
        case Reviewed() if state.page is Page.REVIEW:
            page = Page.WAITING if state.online else Page.CALL_BACK
            return _told(*_keep(replace(state, page=page), visit, reviewed_at=at.wall))
        case _:
            return None


def _measure(state: CheckIn, kind: Kind) -> Step:
    assert state.nonce is not None
    steps = state.steps + 1
    lease = str(uuid5(state.nonce, f"{steps}"))
    state = replace(state, steps=steps, lease=lease, measuring=kind, progress=None, result=None, trouble=None)
    return state, [Measure(kind, lease)]


def _closed(state: CheckIn) -> CheckIn:
    """Close the lease: whatever arrives now belongs to nobody until a nurse says whose it is."""
    return replace(state, lease=None, measuring=None, progress=None)


def _measured(state: CheckIn, visit: Visit, reading: Reading, at: Moment) -> Step:
    if state.lease is None or reading.lease != state.lease or reading.kind is not state.measuring:
        return state, [SetAside(reading)]
    return _take(_closed(state), visit, reading, at)


def _take(state: CheckIn, visit: Visit, reading: Reading, at: Moment) -> Step:
    """Keep a reading with its flag, whatever its value; tell the nurse when it alarms."""
    if implausible(reading.vital):
        reading = replace(reading, flags=reading.flags | {Flag.IMPLAUSIBLE})
    skipped = tuple(skip for skip in visit.skipped if skip.kind is not reading.kind)
    state, effects = _told(*_keep(state, visit, readings=(*visit.readings, reading), skipped=skipped))
    why = alarming(reading)
    if why is not None:
        state, more = _raise(state, why, at)
        effects = effects + more
    if state.page is Page.MEASURE:
        state = replace(state, page=Page.RESULT, result=reading)
    return _or_call(state, effects, at)


def _failed(state: CheckIn, kind: Kind, trouble: Trouble, at: Moment) -> Step:
    state = replace(_closed(state), trouble=trouble, tries=state.tries + 1)
    if state.page is Page.MEASURE:
        state = replace(state, page=Page.TROUBLE, measuring=kind)
    return _or_call(state, [], at) if state.offer else _told(state, [])


def _skipped(state: CheckIn, visit: Visit, kind: Kind, why: str, at: Moment) -> Step:
    stop: list[Effect] = [StopMeasuring()] if state.lease else []
    skips = tuple(skip for skip in visit.skipped if skip.kind is not kind)
    state, effects = _keep(_closed(state), visit, skipped=(*skips, Skipped(kind=kind, why=why)))
    state = _next_measurement(state) if state.page is Page.TROUBLE else replace(state, page=Page.VITALS)
    if not state.to_measure:
        state = replace(state, page=Page.REVIEW)
    return _or_call(state, stop + effects, at)


def _next_measurement(state: CheckIn) -> CheckIn:
    page = Page.VITALS if state.to_measure else Page.REVIEW
    return replace(state, page=page, result=None, trouble=None, measuring=None, tries=0)


# --- the doctor -------------------------------------------------------------------------------------


def _talking(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step | None:
    match event:
        case PlaceTold(place) if place.visit_id == visit.id:
            return replace(state, place=place), []
        case Offered(call_id, doctor, role):
            return _offered(state, visit, Call(id=call_id, doctor=doctor, role=role, since=at.mono), at)
        case CallAgreed() if state.page is Page.URGENT and state.offer is not None:
            return _call(state, state.offer, [], at)
        case LinkOfCall(call_id, link) if state.call is not None and state.call.id == call_id:
            return _link(state, state.call, link, at)
        case CallOver(call_id) if state.call is not None and state.call.id == call_id:
            return _after_call(state, visit, [HangUp(call_id)], at)
        case CallOver(call_id) if state.offer is not None and state.offer.id == call_id:
            return replace(state, offer=None), []
        case EndCallTouched() if state.call is not None:
            return _overlay(state, Overlay.END_CALL, at), []
        case EndCallAnswered(yes) if state.overlay is Overlay.END_CALL and state.call is not None:
            closed = replace(state, overlay=None)
            return _after_call(closed, visit, [HangUp(state.call.id)], at) if yes else (closed, [])
        case MuteTouched() if state.call is not None:
            call = replace(state.call, muted=not state.call.muted)
            return replace(state, call=call), [SetMute(call.muted)]
        case CameraTouched() if state.call is not None:
            call = replace(state.call, camera_off=not state.call.camera_off)
            return replace(state, call=call), [SetCameraOff(call.camera_off)]
        case Asked(ask) if state.call is not None and state.lease is None:
            return replace(state, call=replace(state.call, ask=ask)), []
        case AskAnswered(agreed) if state.call is not None and state.call.ask is not None:
            return _ask_answered(state, state.call, state.call.ask, agreed)
        case StillTaken(still) if state.page is Page.CALL:
            state, effects = _keep(state, visit, stills=(*visit.stills, still))
            return state, [*effects, SendStill(still)]
        case PatientSaid(text) if state.call is not None and text.strip():
            return _said(state, visit, text.strip(), at)
        case DoctorSaid(chat):
            return _heard(state, visit, chat)
        case PlanReceived(visit_id, plan) if visit_id == visit.id:
            return _plan(state, visit, plan, at)
        case PrintTouched() if state.page is Page.PLAN:
            return replace(state, printed="printing"), [Print(visit)]
        case Printed(outcome) if state.page is Page.PLAN:
            return replace(state, printed=outcome), []
        case QrTouched() if state.page is Page.PLAN:
            return _overlay(state, Overlay.QR, at), []
        case _:
            return None


def _offered(state: CheckIn, visit: Visit, offer: Call, at: Moment) -> Step:
    """Take the call now, after the running measurement, or when the patient of the urgent page agrees."""
    if state.call is not None and state.call.id == offer.id:
        return state, [AnswerOffer(offer.id, True), BeginCall(offer.id)]
    if state.page is Page.URGENT or state.page is Page.MEASURE:
        return replace(state, offer=offer), []
    if (visit.joined_at is None and visit.urgent is None) or state.page in (Page.PLAN, Page.GOODBYE, Page.REST):
        return state, [AnswerOffer(offer.id, False)]
    return _call(state, offer, [], at)


def _or_call(state: CheckIn, effects: list[Effect], at: Moment) -> Step:
    """Go to the doctor who has been waiting for the measurement, if one has."""
    if state.offer is None or state.lease is not None:
        return state, effects
    return _call(state, state.offer, effects, at)


def _call(state: CheckIn, offer: Call, effects: list[Effect], at: Moment) -> Step:
    state, more = _keep(state, _visit(state), doctor=offer.doctor, call_started_at=at.wall)
    call = replace(offer, since=at.mono)
    state = replace(state, page=Page.CALL, overlay=None, offer=None, call=call, result=None, trouble=None)
    state, more = _told(state, more)
    return state, [*effects, *more, AnswerOffer(call.id, True), BeginCall(call.id)]


def _link(state: CheckIn, call: Call, link: str, at: Moment) -> Step:
    match link:
        case "connected" | "back":
            return replace(state, call=replace(call, link=CallLink.CONNECTED, since=at.mono)), []
        case "lost" if call.link is not CallLink.LOST:
            return replace(state, call=replace(call, link=CallLink.LOST, since=at.mono)), []
        case "failed":
            since = call.since if call.link is CallLink.LOST else at.mono
            lost = replace(call, link=CallLink.LOST, since=since)
            return replace(state, call=lost), [BeginCall(call.id)]
        case _:
            return state, []


def _after_call(state: CheckIn, visit: Visit, effects: list[Effect], at: Moment) -> Step:
    stop: list[Effect] = [StopMeasuring()] if state.lease else []
    state, more = _keep(replace(_closed(state), call=None, overlay=None), visit, call_ended_at=at.wall)
    effects = [*stop, *effects, *more]
    if _visit(state).plan is not None:
        return _show_plan(state, effects, at)
    return _told(replace(state, page=Page.AFTER_CALL), effects)


def _ask_answered(state: CheckIn, call: Call, ask: Ask, agreed: bool) -> Step:
    state = replace(state, call=replace(call, ask=None))
    answer: list[Effect] = [Send(Answered(id=ask.id, agreed=agreed))]
    if not agreed:
        return state, answer
    if ask.what == "still":
        return state, [*answer, TakeStill(ask.id)]
    state, effects = _measure(state, Kind(ask.what))
    return state, answer + effects


def _said(state: CheckIn, visit: Visit, text: str, at: Moment) -> Step:
    said = Said(id=at.fresh, at=at.wall, by="patient", text=text)
    state, effects = _keep(state, visit, said=(*visit.said, said))
    return state, [*effects, Send(Chat(id=said.id, by="patient", text=text, at=at.wall))]


def _heard(state: CheckIn, visit: Visit, chat: Chat) -> Step:
    if any(said.id == chat.id for said in visit.said):
        return state, []
    said = Said(id=chat.id, at=chat.at, by="doctor", text=chat.text)
    return _keep(state, visit, said=(*visit.said, said))


def _plan(state: CheckIn, visit: Visit, plan: Plan, at: Moment) -> Step:
    if (visit.plan is not None and visit.plan.id == plan.id) or state.page in (Page.GOODBYE, Page.REST):
        return state, []
    state, effects = _keep(state, visit, plan=plan)
    return (state, effects) if state.call is not None else _show_plan(state, effects, at)


def _show_plan(state: CheckIn, effects: list[Effect], at: Moment) -> Step:
    state, more = _keep(replace(state, page=Page.PLAN, overlay=None), _visit(state), plan_shown_at=at.wall)
    return replace(state, touched_at=at.mono), effects + more


# --- always -----------------------------------------------------------------------------------------


def _always(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step | None:
    match event:
        case OnlineChanged(online):
            back = [Tell(visit)] if online and visit.reason is not None else []
            return replace(state, online=online), [*back]
        case HelpTouched() if state.page not in (Page.GOODBYE, Page.REST):
            return _overlay(state, Overlay.HELP, at), []
        case NurseCalled():
            return _raise(state, "help", at)
        case OverlayClosed() | MoreTime():
            return replace(state, overlay=None), []
        case AlarmAcknowledged():
            return _acknowledged(state, event), []
        case StaffCleared() if state.page is Page.URGENT:
            return _end(state, visit, Ending.URGENT, [], at)
        case Continue() if state.page is Page.CALL_BACK and state.online:
            return replace(state, page=Page.WAITING), []
        case Finish():
            return _finish(state, visit, at)
        case FinishAndClear() if state.page is not Page.URGENT:
            return _leave(state, visit, at)
        case StoreFailed():
            return replace(state, page=Page.REST, overlay=None), []
        case _:
            return None


def _finish(state: CheckIn, visit: Visit, at: Moment) -> Step:
    match state.page:
        case Page.PLAN:
            return _end(state, visit, Ending.PLAN_SHOWN, [], at)
        case Page.WAITING | Page.CALL_BACK | Page.AFTER_CALL:
            return _end(state, visit, Ending.CALL_BACK, [], at)
        case Page.CALL if state.call is not None and state.call.link is CallLink.LOST:
            return _end(state, visit, Ending.CALL_BACK, [HangUp(state.call.id)], at)
        case Page.DECLINED:
            return _leave(state, visit, at)
        case _:
            return state, []


def _leave(state: CheckIn, visit: Visit, at: Moment) -> Step:
    """End early: keep what was agreed to be kept, else drop it."""
    stop: list[Effect] = [StopMeasuring()] if state.lease else []
    if state.call is not None:
        stop.append(HangUp(state.call.id))
    if visit.plan is not None:
        return _end(state, visit, Ending.PLAN_SHOWN, stop, at)
    if visit.agreed(ConsentItem.RECORD):
        return _end(state, visit, Ending.LEFT, stop, at)
    ending = Ending.DECLINED if any(not c.agreed for c in visit.consents) else Ending.LEFT
    return _goodbye(state, at), [*stop, Drop(visit.id), TellLeft(visit.id, ending)]


def _end(state: CheckIn, visit: Visit, ending: Ending, effects: list[Effect], at: Moment) -> Step:
    visit = replace(visit, version=visit.version + 1, ended_at=at.wall, ending=ending)
    return _goodbye(state, at), [*effects, Freeze(visit), TellLeft(visit.id, ending)]


def _goodbye(state: CheckIn, at: Moment) -> CheckIn:
    """Forget the visit in memory at once; the process itself ends when the page has been read."""
    old = _visit(state)
    blank = Visit(id=old.id, station=old.station, started_at=old.started_at, language=old.language)
    return CheckIn(
        setup=state.setup,
        page=Page.GOODBYE,
        visit=blank,
        online=state.online,
        now=at.mono,
        goodbye_at=at.mono,
    )


def _ticked(state: CheckIn, at: Moment) -> Step:
    if state.page is Page.GOODBYE:
        return state, [Wipe()] if at.mono - state.goodbye_at >= GOODBYE_S else []
    if state.visit is None:
        return state, []
    if state.overlay is Overlay.MORE_TIME:
        late = at.mono - state.overlay_at >= MORE_TIME_S
        return _leave(state, state.visit, at) if late else (state, [])
    idle = _IDLE_AFTER.get(state.page)
    if idle is not None and at.mono - state.touched_at >= idle:
        return _overlay(state, Overlay.MORE_TIME, at), []
    return state, []


def _resumed(state: CheckIn, event: Resumed, at: Moment) -> Step:
    if state.page is not Page.ATTRACT:
        return state, []
    visit = replace(event.visit, assisted_by=event.by)
    fresh = replace(state, nonce=at.secret, touched_at=at.mono)
    state, effects = _keep(replace(fresh, page=_page_for(visit, state.setup)), visit)
    return _told(state, effects)


def _page_for(visit: Visit, setup: Setup) -> Page:
    """Return the page where an interrupted visit goes on: the first thing that is not confirmed yet."""
    steps: tuple[tuple[Callable[[], bool], Page], ...] = (
        (lambda: visit.plan is not None, Page.PLAN),
        (lambda: visit.urgent is not None, Page.URGENT),
        (lambda: visit.reviewed_at is not None, Page.WAITING),
        (lambda: visit.joined_at is not None, Page.VITALS),
        (
            lambda: visit.agreed(ConsentItem.RECORD) and len(visit.consents) == len(CONSENT_ORDER),
            Page.QUESTION,
        ),
        (lambda: visit.person is not None, Page.CONSENT),
        (lambda: visit.reason is not None, Page.IDENTIFY),
    )
    page = next((page for applies, page in steps if applies()), Page.SAFETY)
    if page is Page.QUESTION and setup.questionnaire is None:
        return Page.VITALS
    return page


def _acknowledged(state: CheckIn, event: AlarmAcknowledged) -> CheckIn:
    if state.alarm is None or state.alarm.id != event.alarm_id:
        return state
    return replace(state, alarm=replace(state.alarm, taken_by=event.by))


def _raise(state: CheckIn, why: str, at: Moment) -> Step:
    alarm = Alarm(id=at.fresh, visit_id=state.visit.id if state.visit else None, why=why, at=at.wall)
    return replace(state, alarm=alarm), [Raise(alarm)]


def _overlay(state: CheckIn, overlay: Overlay, at: Moment) -> CheckIn:
    return replace(state, overlay=overlay, overlay_at=at.mono)


def _visit(state: CheckIn) -> Visit:
    assert state.visit is not None
    return state.visit


def _keep(state: CheckIn, visit: Visit, **changes: object) -> Step:
    """Return the state with the changed visit, and the effect that commits it first."""
    visit = replace(visit, version=visit.version + 1, **changes)
    return replace(state, visit=visit), [Save(visit)]


def _told(state: CheckIn, effects: list[Effect]) -> Step:
    """Add the effect that tells the clinic how the visit stands."""
    return state, [*effects, Tell(_visit(state))]
