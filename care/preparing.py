"""The steps before a device measures, and the pause between two readings: led one by one, ended by touch or by time."""

from msgspec.structs import replace

from care import guides
from care.encounter import Visit
from care.events import Back, Event, GuideStepDone, MeasureStarted, RestCut
from care.guides import Done
from care.moves import Step, measure, unguided
from care.state import CheckIn, Moment, Page, Unrested
from care.vitals import Flag, Kind


def preparing(state: CheckIn, _visit: Visit, event: Event, at: Moment) -> Step | None:
    match event:
        case MeasureStarted(kind) if state.page in (Page.VITALS, Page.REVIEW):
            return _begun(replace(state, tries=0, unrested=None), kind, at)
        case GuideStepDone(step) if _waits_for(state, Done.TOUCH, step):
            return _after(state, at)
        case RestCut(by, why) if _waits_for(state, Done.TIME):
            return _after(replace(state, unrested=_unrested(by, why)), at)
        case Back() if state.page is Page.PREPARE:
            return _before(state, at), []
        case _:
            return None


def waited(state: CheckIn, at: Moment) -> Step | None:
    """Go on when a rest or a pause is over; None while none is."""
    if at.mono < state.waits_until:
        return None
    # Nobody has to touch the screen while it counts: that somebody is here is asked anew from now on.
    state = replace(state, touched_at=at.mono)
    if _waits_for(state, Done.TIME):
        return _after(state, at)
    if state.page is Page.PAUSE and state.measuring is not None:
        return measure(replace(state, page=Page.MEASURE), state.measuring)
    return None


def left(state: CheckIn) -> CheckIn:
    """Leave measuring for the list, or for the review when nothing is left to measure."""
    page = Page.VITALS if state.to_measure else Page.REVIEW
    return replace(unguided(state), page=page, result=None, trouble=None, tries=0)


def _begun(state: CheckIn, kind: Kind, at: Moment) -> Step:
    state = replace(unguided(state), measuring=kind, result=None, trouble=None)
    return _at(state, state.guide.first(), at)


def _after(state: CheckIn, at: Moment) -> Step:
    assert state.guide_step is not None
    return _at(state, state.guide.after(state.guide_step), at)


def _before(state: CheckIn, at: Moment) -> CheckIn:
    assert state.guide_step is not None
    step = state.guide.before(state.guide_step)
    return _at(state, step, at)[0] if step is not None else left(state)


def _at(state: CheckIn, step: guides.Step | None, at: Moment) -> Step:
    """Show this step; without one it is the device's turn."""
    if step is None:
        assert state.measuring is not None
        return measure(replace(state, page=Page.MEASURE), state.measuring)
    return replace(state, page=Page.PREPARE, guide_step=step, waits_until=at.mono + step.least_s), []


def _waits_for(state: CheckIn, done: Done, step: str | None = None) -> bool:
    now = state.guide_step if state.page is Page.PREPARE else None
    return now is not None and now.done is done and step in (None, now.id)


def _unrested(by: str | None, why: str | None) -> Unrested:
    if by is None:
        return Unrested(flag=Flag.RESTED_BY_WORD)
    return Unrested(flag=Flag.REST_LEFT_OUT, note=f"Rest left out ({by}): {why or 'no reason given'}")
