"""Small moves that every part of a visit's flow makes: keep, tell, alarm, measure, go to the call."""

from uuid import uuid5

from msgspec.structs import replace

from care.clinical import Number
from care.effects import Alarm, AnswerOffer, BeginCall, Effect, Measure, Raise, Save, Send, Tell
from care.encounter import Visit
from care.messages import MeasureEnded
from care.state import Call, CheckIn, Moment, Overlay, Page
from care.vitals import Kind

Step = tuple[CheckIn, list[Effect]]


def raised(state: CheckIn, why: str, at: Moment, numbers: dict[Number, float] | None = None) -> Step:
    """Call for a person; what the patient reads of an earlier call for help is not changed by a reading's `numbers`."""
    visit_id = state.visit.id if state.visit else None
    alarm = Alarm(id=at.fresh, visit_id=visit_id, why=why, at=at.wall, numbers=numbers or {})
    if numbers and state.alarm is not None and not state.alarm.numbers:
        return state, [Raise(alarm)]
    return replace(state, alarm=alarm), [Raise(alarm)]


def overlaid(state: CheckIn, overlay: Overlay, at: Moment) -> CheckIn:
    """Lay this over the page."""
    return replace(state, overlay=overlay, overlay_at=at.mono)


def visit_of(state: CheckIn) -> Visit:
    """Return the visit that is under way."""
    assert state.visit is not None
    return state.visit


def kept(state: CheckIn, visit: Visit, **changes: object) -> Step:
    """Return the state with the changed visit, and the effect that commits it first."""
    visit = replace(visit, version=visit.version + 1, **changes)
    return replace(state, visit=visit), [Save(visit)]


def told(state: CheckIn, effects: list[Effect]) -> Step:
    """Add the effect that tells the clinic how the visit stands."""
    return state, [*effects, Tell(visit_of(state))]


def closed(state: CheckIn) -> CheckIn:
    """Close the lease: whatever arrives now belongs to nobody until a nurse says whose it is."""
    return replace(unguided(state), lease=None)


def unguided(state: CheckIn) -> CheckIn:
    """Leave the steps before a measurement, and the pause between two."""
    return replace(state, measuring=None, progress=None, guide_step=None, waits_until=0.0)


def measure(state: CheckIn, kind: Kind) -> Step:
    """Open a new lease and begin measuring under it."""
    assert state.nonce is not None
    steps = state.steps + 1
    lease = str(uuid5(state.nonce, f"{steps}"))
    state = replace(unguided(state), steps=steps, lease=lease, measuring=kind, result=None, trouble=None)
    return state, [Measure(kind, lease)]


def not_done(state: CheckIn, outcome: str) -> Step:
    """Tell the doctor that the measurement asked for in the call did not come about."""
    call = state.call
    if call is None or call.asked is None:
        return state, []
    return replace(state, call=replace(call, asked=None)), [Send(MeasureEnded(id=call.asked, outcome=outcome))]


def or_call(state: CheckIn, effects: list[Effect], at: Moment) -> Step:
    """Go to the doctor who has been waiting for the measurement, if one has; on the urgent page the patient agrees."""
    if state.offer is None or state.lease is not None or state.page is Page.URGENT:
        return state, effects
    return begun(state, state.offer, effects, at)


def begun(state: CheckIn, offer: Call, effects: list[Effect], at: Moment) -> Step:
    """Go to the doctor; a call that follows another carries it on."""
    visit = visit_of(state)
    began = visit.call_started_at or at.wall
    state, more = kept(state, visit, doctor=offer.doctor, call_started_at=began, call_ended_at=None)
    call = replace(offer, since=at.mono)
    state = replace(unguided(state), page=Page.CALL, overlay=None, offer=None, call=call, result=None, trouble=None)
    state, more = told(state, more)
    return state, [*effects, *more, AnswerOffer(call.id, True), BeginCall(call.id)]
