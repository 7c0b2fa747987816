"""The doctor: place in line, the offered call, its link, what is asked and said in it, and the plan."""

from msgspec.structs import replace

from care.effects import (
    AnswerOffer,
    BeginCall,
    Effect,
    HangUp,
    Print,
    Send,
    SetCameraOff,
    SetMute,
    StopMeasuring,
)
from care.encounter import Said, Visit
from care.events import (
    AskAnswered,
    Asked,
    CallAgreed,
    CallMeBack,
    CallOver,
    CameraFailed,
    CameraTouched,
    DoctorSaid,
    EndCallAnswered,
    EndCallTouched,
    Event,
    LinkOfCall,
    MuteTouched,
    Offered,
    PatientSaid,
    PictureLeft,
    PictureSent,
    PictureTouched,
    PlaceTold,
    PlanReceived,
    Printed,
    PrintTouched,
    QrTouched,
    StillFailed,
    StillTaken,
)
from care.limits import NO_ROOM, talk_has_room
from care.messages import Answered, Ask, Chat, MeasureEnded
from care.moves import Step, begun, closed, kept, measure, overlaid, told, visit_of
from care.plan import Plan
from care.state import Call, CallLink, CheckIn, Moment, Overlay, Page
from care.stills import STILL, picturing, still_agreed, still_asked, unsent
from care.vitals import Kind

TALK = "talk"
NOT_HERE = "not-here"
_ASKABLE = frozenset({STILL, *(kind.value for kind in Kind)})


def talking(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step | None:
    match event:
        case PlaceTold(place) if place.visit_id == visit.id:
            return replace(state, place=place), []
        case Offered(call_id, doctor, role):
            return _offered(state, visit, Call(id=call_id, doctor=doctor, role=role, since=at.mono), at)
        case CallAgreed() if state.page is Page.URGENT and state.offer is not None:
            return begun(state, state.offer, [], at)
        case LinkOfCall(call_id, link) if state.call is not None and state.call.id == call_id:
            return _link(state, state.call, link, at)
        case CallOver(call_id) if state.call is not None and state.call.id == call_id:
            return after_call(state, visit, [HangUp(call_id)], at)
        case CallOver(call_id) if state.offer is not None and state.offer.id == call_id:
            return replace(state, offer=None), []
        case EndCallTouched() if state.call is not None:
            return overlaid(state, Overlay.END_CALL, at), []
        case EndCallAnswered(yes) if state.overlay is Overlay.END_CALL and state.call is not None:
            closed = replace(state, overlay=None)
            return after_call(closed, visit, [HangUp(state.call.id)], at) if yes else (closed, [])
        case CallMeBack() if state.call is not None and state.call.link is CallLink.LOST:
            return after_call(state, visit, [HangUp(state.call.id)], at, Page.CALL_BACK)
        case MuteTouched() if state.call is not None:
            call = replace(state.call, muted=not state.call.muted)
            return replace(state, call=call), [SetMute(call.muted)]
        case CameraTouched() if state.call is not None:
            call = replace(state.call, camera_off=not state.call.camera_off)
            return replace(state, call=call), [SetCameraOff(call.camera_off)]
        case Asked(ask) if state.call is not None and state.lease is not None and ask.id != state.call.asked:
            return state, [Send(MeasureEnded(id=ask.id, outcome="busy"))]
        case Asked(ask) if state.call is not None and state.lease is None and ask.what in _ASKABLE:
            return _asked(state, visit, state.call, ask)
        case AskAnswered(agreed) if state.call is not None and state.call.ask is not None:
            return _ask_answered(state, visit, state.call, state.call.ask, agreed)
        case PictureTouched() | PictureSent() | PictureLeft() | CameraFailed() | StillTaken() | StillFailed() if (
            state.call is not None
        ):
            return picturing(state, visit, state.call, event)
        case PatientSaid(text) if state.call is not None and text.strip():
            return _said(state, visit, text.strip(), at)
        case DoctorSaid(chat):
            return _heard(state, visit, chat)
        case PlanReceived(visit_id, plan) if visit_id == visit.id:
            return _plan(state, visit, plan, at)
        case PrintTouched() if state.page is Page.PLAN and state.printer:
            return replace(state, printed="printing"), [Print(visit)]
        case Printed(outcome) if state.page is Page.PLAN:
            return replace(state, printed=outcome), []
        case QrTouched() if state.page is Page.PLAN:
            return overlaid(state, Overlay.QR, at), []
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
    return begun(state, offer, [], at)


def _link(state: CheckIn, call: Call, link: str, at: Moment) -> Step:
    match link:
        case "connected" | "back":
            overlay = None if state.overlay is Overlay.MORE_TIME else state.overlay
            return replace(state, overlay=overlay, call=replace(call, link=CallLink.CONNECTED, since=at.mono)), []
        case "lost" if call.link is not CallLink.LOST:
            return replace(state, call=replace(call, link=CallLink.LOST, since=at.mono)), []
        case "failed":
            since = call.since if call.link is CallLink.LOST else at.mono
            lost = replace(call, link=CallLink.LOST, since=since)
            return replace(state, call=lost), [BeginCall(call.id)]
        case _:
            return state, []


def after_call(state: CheckIn, visit: Visit, effects: list[Effect], at: Moment, then: Page = Page.AFTER_CALL) -> Step:
    """The call is over: go on to the plan where there is one, in an emergency back to the urgent page."""
    stop: list[Effect] = [StopMeasuring()] if state.lease else []
    stills = (*visit.stills, *unsent(state.call))
    state, more = kept(replace(closed(state), call=None, overlay=None), visit, call_ended_at=at.wall, stills=stills)
    effects = [*stop, *effects, *more]
    if visit_of(state).plan is not None:
        return _show_plan(state, effects, at)
    # An emergency is over when staff says so, not when a call ends.
    return told(replace(state, page=Page.URGENT if visit.urgent else then), effects)


def _asked(state: CheckIn, visit: Visit, call: Call, ask: Ask) -> Step:
    if call.shot is not None:
        return state, [] if ask.id == call.shot.ask.id else [Send(MeasureEnded(id=ask.id, outcome="busy"))]
    if ask.what == STILL:
        return still_asked(state, visit, call, ask)
    if Kind(ask.what) not in state.setup.kinds:
        return state, [Send(MeasureEnded(id=ask.id, outcome=NOT_HERE))]
    return replace(state, call=replace(call, ask=ask, full=None)), []


def _ask_answered(state: CheckIn, visit: Visit, call: Call, ask: Ask, agreed: bool) -> Step:
    call = replace(call, ask=None)
    answer: list[Effect] = [Send(Answered(id=ask.id, agreed=agreed))]
    if not agreed:
        return replace(state, call=call), answer
    if ask.what == STILL:
        state, effects = still_agreed(state, visit, call, ask)
    else:
        state, effects = measure(replace(state, call=replace(call, asked=ask.id)), Kind(ask.what))
    return state, answer + effects


def _said(state: CheckIn, visit: Visit, text: str, at: Moment) -> Step:
    if not talk_has_room(visit, text):
        return _talk_full(state), []
    said = Said(id=at.fresh, at=at.wall, by="patient", text=text)
    state, effects = kept(state, visit, said=(*visit.said, said))
    return state, [*effects, Send(Chat(id=said.id, by="patient", text=text, at=at.wall))]


def _heard(state: CheckIn, visit: Visit, chat: Chat) -> Step:
    if any(said.id == chat.id for said in visit.said):
        return state, []
    if not talk_has_room(visit, chat.text):
        return _talk_full(state), [Send(MeasureEnded(id=chat.id, outcome=NO_ROOM))]
    said = Said(id=chat.id, at=chat.at, by="doctor", text=chat.text)
    return kept(state, visit, said=(*visit.said, said))


def _talk_full(state: CheckIn) -> CheckIn:
    return replace(state, call=replace(state.call, full=TALK) if state.call else None)


def _plan(state: CheckIn, visit: Visit, plan: Plan, at: Moment) -> Step:
    if (visit.plan is not None and visit.plan.id == plan.id) or state.page in (Page.GOODBYE, Page.REST):
        return state, []
    kept_state, effects = kept(state, visit, plan=plan)
    if state.call is not None:
        return kept_state, effects
    # On the plan there is no Stop key: no cuff goes on squeezing, and no doctor goes on waiting for it.
    stop: list[Effect] = [StopMeasuring()] if state.lease else []
    refused: list[Effect] = [AnswerOffer(state.offer.id, False)] if state.offer else []
    return _show_plan(replace(closed(kept_state), offer=None), [*stop, *effects, *refused], at)


def _show_plan(state: CheckIn, effects: list[Effect], at: Moment) -> Step:
    state, more = kept(replace(state, page=Page.PLAN, overlay=None), visit_of(state), plan_shown_at=at.wall)
    return replace(state, touched_at=at.mono), effects + more
