"""The patient's way through a visit: one state, events, effects, and one `step`.

The way: attract, language, urgent signs, reason, identify, consent item by item, questions, join the queue, vitals
while waiting, review, waiting, call, plan, goodbye. Three rules hold on every page:

- **Confirmed means committed.** A confirmed change comes with `Save` first; the caller commits it before it shows
  the state, so a tick on the screen is never a promise that a power cut can break.
- **Session seal.** An open measuring step holds a lease that only this state knows. A reading with any other lease
  goes to the nurse's unassigned tray (`SetAside`), never into this visit.
- **Nobody is trapped or left.** Every page has a way on without the network, without a device and without an answer.

The parts of the way are `care.arrival`, `care.preparing`, `care.measuring`, `care.call` and `care.callback`; the
state is `care.state`. `step` is pure: clock and fresh ids come in with the `Moment`. An event that does not fit the
page changes nothing.
"""

from collections.abc import Callable

from msgspec.structs import replace

from care.arrival import asked, can_go_back, checking_in
from care.call import after_call, talking
from care.callback import calling_back, may_leave_phone
from care.effects import AnswerOffer, Drop, Effect, Freeze, HangUp, SetAside, StopMeasuring, Tell, TellLeft, Why, Wipe
from care.encounter import ConsentItem, Ending, Visit
from care.events import (
    FROM_PEOPLE,
    AlarmAnswered,
    Event,
    Finish,
    FinishAndClear,
    HelpTouched,
    Measured,
    MoreTime,
    NurseCalled,
    Offered,
    OnlineChanged,
    OverlayClosed,
    PrinterSeen,
    Resumed,
    StaffCleared,
    Start,
    StoreFailed,
    Ticked,
)
from care.guides import Done
from care.measuring import measuring
from care.moves import Step, closed, kept, overlaid, raised, told, visit_of
from care.preparing import preparing, waited
from care.state import (
    CONSENT_ORDER,
    GOODBYE_S,
    IDLE_S,
    LOST_TELL_S,
    MORE_TIME_S,
    NEEDED,
    REST_S,
    STILL_HERE_S,
    Call,
    CallLink,
    CheckIn,
    Moment,
    Overlay,
    Page,
    Setup,
)

__all__ = [
    "CONSENT_ORDER",
    "GOODBYE_S",
    "IDLE_S",
    "LOST_TELL_S",
    "MORE_TIME_S",
    "NEEDED",
    "REST_S",
    "STILL_HERE_S",
    "Call",
    "CallLink",
    "CheckIn",
    "Moment",
    "Overlay",
    "Page",
    "Setup",
    "Step",
    "can_go_back",
    "may_leave_phone",
    "step",
]
"""The door of the flow: its state and its step."""

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
        Page.PHONE,
    ),
    IDLE_S,
) | dict.fromkeys((Page.WAITING, Page.AFTER_CALL, Page.PLAN), STILL_HERE_S)


def step(state: CheckIn, event: Event, at: Moment) -> Step:
    """Advance the visit by one event; an event that does not fit changes nothing but the clock."""
    state = replace(state, now=at.mono)
    if isinstance(event, FROM_PEOPLE):
        state = replace(state, touched_at=at.mono)
    if isinstance(event, Ticked):
        return _ticked(state, at)
    if isinstance(event, PrinterSeen):
        printed = None if state.printed == state.printer_trouble else state.printed
        return replace(state, printer=event.here, printer_trouble=event.trouble, printed=printed), []
    if isinstance(event, Start):
        return _start(state, at)
    if isinstance(event, Resumed):
        return _resumed(state, event, at)
    if state.visit is None:
        return _without_a_visit(state, event, at)
    if state.page is Page.GOODBYE:
        return _after_goodbye(state, event)
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
            return overlaid(state, Overlay.HELP, at), []
        case NurseCalled():
            return raised(replace(state, overlay=Overlay.HELP), Why.HELP.value, at)
        case OverlayClosed():
            return replace(state, overlay=None), []
        case AlarmAnswered():
            return _answered(state, event), []
        case StoreFailed():
            return _resting(state, at)
        case _:
            return state, []


def _after_goodbye(state: CheckIn, event: Event) -> Step:
    """The visit is frozen: a late touch, word or reading must not open it again."""
    match event:
        case OnlineChanged(online):
            return replace(state, online=online), []
        case Measured(reading):
            return state, [SetAside(reading)]
        case Offered(call_id):
            return state, [AnswerOffer(call_id, False)]
        case _:
            return state, []


def _in_a_visit(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step:
    for part in (calling_back, preparing, checking_in, measuring, talking, _always):
        answer = part(state, visit, event, at)
        if answer is not None:
            return answer
    return state, []


def _always(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step | None:
    match event:
        case OnlineChanged(online):
            back = [Tell(visit)] if online and visit.reason is not None else []
            return replace(state, online=online), [*back]
        case HelpTouched() if state.page not in (Page.GOODBYE, Page.REST):
            return overlaid(state, Overlay.HELP, at), []
        case NurseCalled():
            return raised(state, Why.HELP.value, at)
        case OverlayClosed() | MoreTime():
            return replace(state, overlay=None), []
        case AlarmAnswered():
            return _answered(state, event), []
        case StaffCleared() if state.page is Page.URGENT:
            return _end(state, visit, Ending.URGENT, [], at)
        case Finish():
            return _finish(state, visit, at)
        case FinishAndClear():
            return _leave(state, visit, at)
        case StoreFailed():
            return _resting(state, at)
        case _:
            return None


def _resting(state: CheckIn, at: Moment) -> Step:
    """Promise nothing more and call staff; no device and no doctor goes on with somebody who is not told of it."""
    if state.page is Page.REST:
        return state, []
    rest = replace(closed(state), page=Page.REST, overlay=None, offer=None, call=None, goodbye_at=at.mono)
    rest, calling = raised(rest, Why.STORE_FAILED.value, at)
    return rest, [*_stopping(state), *calling]


def _stopping(state: CheckIn) -> list[Effect]:
    stop: list[Effect] = [StopMeasuring()] if state.lease else []
    return [*stop, HangUp(state.call.id)] if state.call is not None else stop


def _finish(state: CheckIn, visit: Visit, at: Moment) -> Step:
    match state.page:
        case Page.PLAN:
            return _end(state, visit, Ending.PLAN_SHOWN, _stopping(state), at)
        case Page.CALL_BACK:
            return _end(state, visit, Ending.CALL_BACK, _stopping(state), at)
        case Page.DECLINED:
            return _leave(state, visit, at)
        case _:
            return state, []


def _leave(state: CheckIn, visit: Visit, at: Moment) -> Step:
    """End early: keep what was agreed to be kept, else drop it. An emergency that no plan answers is ended by staff."""
    stop = _stopping(state)
    if visit.plan is not None:
        return _end(state, visit, Ending.PLAN_SHOWN, stop, at)
    if visit.urgent is not None:
        call = state.call
        return after_call(state, visit, [HangUp(call.id)], at) if call else (replace(state, overlay=None), [])
    if state.page in (Page.CALL_BACK, Page.PHONE):
        # Who reads "The clinic will call you back" and walks away is called back.
        return _end(state, visit, Ending.CALL_BACK, stop, at)
    if visit.agreed(ConsentItem.RECORD):
        return _end(state, visit, Ending.LEFT, stop, at)
    ending = Ending.DECLINED if any(not c.agreed for c in visit.consents) else Ending.LEFT
    return _goodbye(state, at), [*stop, Drop(visit.id), TellLeft(visit.id, ending)]


def _end(state: CheckIn, visit: Visit, ending: Ending, effects: list[Effect], at: Moment) -> Step:
    visit = replace(visit, version=visit.version + 1, ended_at=at.wall, ending=ending)
    return _goodbye(state, at), [*effects, Freeze(visit), TellLeft(visit.id, ending)]


def _goodbye(state: CheckIn, at: Moment) -> CheckIn:
    """Forget the visit in memory at once; the process itself ends when the page has been read."""
    old = visit_of(state)
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
    if state.page is Page.REST:
        return state, [Wipe()] if at.mono - state.goodbye_at >= REST_S else []
    if state.visit is None:
        return state, []
    if gone_on := waited(state, at):
        return gone_on
    if state.overlay is Overlay.MORE_TIME:
        late = at.mono - state.overlay_at >= MORE_TIME_S
        return _leave(state, state.visit, at) if late else (state, [])
    # The patient reads now that a nurse has been told.
    if state.lost_for_s >= LOST_TELL_S and (state.alarm is None or state.alarm.why != Why.CALL_LOST.value):
        return raised(state, Why.CALL_LOST.value, at)
    idle = _idle_after_s(state)
    if idle is not None and at.mono - state.touched_at >= idle:
        return overlaid(state, Overlay.MORE_TIME, at), []
    return state, []


def _idle_after_s(state: CheckIn) -> float | None:
    """Say when to ask whether somebody is still here; a call that stays lost is a wait like any other."""
    if state.lost_for_s >= STILL_HERE_S:
        return STILL_HERE_S
    if state.guide_step is not None and state.guide_step.done is Done.TOUCH:
        return STILL_HERE_S
    return _IDLE_AFTER.get(state.page)


def _resumed(state: CheckIn, event: Resumed, at: Moment) -> Step:
    if state.page is not Page.ATTRACT:
        return state, []
    visit = replace(event.visit, assisted_by=event.by)
    fresh = replace(state, nonce=at.secret, touched_at=at.mono)
    state, effects = kept(replace(fresh, page=_page_for(visit), alarm=event.alarm), visit)
    if visit.urgent is not None and event.alarm is None:  # the patient reads that this station sounds an alarm
        state, calling = raised(state, visit.urgent.value, at)
        effects = effects + calling
    if state.page is Page.QUESTION:
        return asked(state, effects, at)
    return told(state, effects)


def _page_for(visit: Visit) -> Page:
    """Return the page where an interrupted visit goes on: the first thing that is not confirmed yet."""
    steps: tuple[tuple[Callable[[], bool], Page], ...] = (
        (lambda: visit.plan is not None, Page.PLAN),
        (lambda: any(not c.agreed for c in visit.consents if c.item in NEEDED), Page.DECLINED),
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
    return next((page for applies, page in steps if applies()), Page.SAFETY)


def _answered(state: CheckIn, event: AlarmAnswered) -> CheckIn:
    if state.alarm is None or state.alarm.id != event.alarm.id:
        return state
    return replace(state, alarm=event.alarm)
