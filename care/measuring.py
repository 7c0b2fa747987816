"""Measuring under a lease: what is kept, what is set aside, and what comes after it."""

from msgspec.structs import replace

from care.effects import Effect, SetAside, StopMeasuring
from care.encounter import Skipped, Visit, pregnant
from care.events import (
    Continue,
    Event,
    Measured,
    MeasureFailed,
    MeasureSkipped,
    MeasureStarted,
    MeasureStopped,
    Progressed,
    Reviewed,
    ValueTyped,
)
from care.moves import Step, closed, kept, measure, not_done, or_call, raised, told
from care.state import CheckIn, Moment, Page
from care.triage import alarming, implausible, in_words
from care.vitals import Flag, Kind, Reading, Trouble


def measuring(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step | None:
    match event:
        case MeasureStarted(kind) if state.page in (Page.VITALS, Page.RESULT, Page.TROUBLE, Page.REVIEW):
            again = state.tries if state.page is Page.TROUBLE else 0
            return measure(replace(state, page=Page.MEASURE, tries=again), kind)
        case Progressed(progress) if state.lease is not None and progress.kind is state.measuring:
            return replace(state, progress=progress), []
        case Measured(reading):
            return _measured(state, visit, reading, at)
        case ValueTyped(reading):
            return _typed(state, visit, reading, at)
        case MeasureFailed(kind, trouble, lease) if lease == state.lease:
            return _failed(state, kind, trouble, at)
        case MeasureStopped() if state.lease is not None:
            stopped, effects = not_done(closed(state), "stopped")
            page = _measuring_page(state) if state.page is Page.MEASURE else state.page
            return or_call(replace(stopped, page=page), [StopMeasuring(), *effects], at)
        case MeasureSkipped(kind, why) if state.page in (Page.VITALS, Page.MEASURE, Page.TROUBLE):
            return _skipped(state, visit, kind, why, at)
        case Continue() if state.page is Page.OFFLINE:
            return replace(state, page=Page.VITALS), []
        case Continue() if state.page in (Page.VITALS, Page.RESULT, Page.TROUBLE):
            return _next_measurement(state), []
        case Reviewed() if state.page is Page.REVIEW:
            page = Page.WAITING if state.online else Page.CALL_BACK
            return told(*kept(replace(state, page=page), visit, reviewed_at=at.wall))
        case _:
            return None


def _measured(state: CheckIn, visit: Visit, reading: Reading, at: Moment) -> Step:
    if state.lease is None or reading.lease != state.lease or reading.kind is not state.measuring:
        return state, [SetAside(reading)]
    return _take(closed(state), visit, reading, at)


def _typed(state: CheckIn, visit: Visit, reading: Reading, at: Moment) -> Step:
    """Keep what was typed; it takes the place of a running measurement of the same kind, and of no other."""
    if reading.kind is not state.measuring or state.lease is None:
        return _take(state, visit, reading, at)
    state, effects = _take(closed(state), visit, reading, at)
    return state, [StopMeasuring(), *effects]


def _take(state: CheckIn, visit: Visit, reading: Reading, at: Moment) -> Step:
    """Keep a reading with its flag, whatever its value; tell the nurse when it alarms."""
    if implausible(reading.vital):
        reading = replace(reading, flags=reading.flags | {Flag.IMPLAUSIBLE})
    skipped = tuple(skip for skip in visit.skipped if skip.kind is not reading.kind)
    state, effects = told(*kept(state, visit, readings=(*visit.readings, reading), skipped=skipped))
    if found := alarming(reading, pregnant=pregnant(visit.urgent)):
        state, more = raised(state, in_words(found), at, found)
        effects = effects + more
    if state.call is not None and state.lease is None:
        state = replace(state, call=replace(state.call, asked=None))
    if state.page is Page.MEASURE and state.lease is None:
        state = replace(state, page=Page.RESULT, result=reading)
    return or_call(state, effects, at)


def _failed(state: CheckIn, kind: Kind, trouble: Trouble, at: Moment) -> Step:
    state, effects = not_done(replace(closed(state), trouble=trouble, tries=state.tries + 1), trouble.value)
    if state.page is Page.MEASURE:
        state = replace(state, page=Page.TROUBLE, measuring=kind)
    return or_call(state, effects, at) if state.offer else told(state, effects)


def _skipped(state: CheckIn, visit: Visit, kind: Kind, why: str, at: Moment) -> Step:
    """Leave one out; a measurement that was only to be taken again stands as it was."""
    effects: list[Effect] = [StopMeasuring()] if state.lease else []
    state = closed(state)
    if visit.last(kind) is None:
        skips = tuple(skip for skip in visit.skipped if skip.kind is not kind)
        state, saved = kept(state, visit, skipped=(*skips, Skipped(kind=kind, why=why)))
        effects = effects + saved
    return or_call(_next_measurement(state), effects, at)


def _next_measurement(state: CheckIn) -> CheckIn:
    page = _measuring_page(state)
    return replace(state, page=page, result=None, trouble=None, measuring=None, tries=0)


def _measuring_page(state: CheckIn) -> Page:
    return Page.VITALS if state.to_measure else Page.REVIEW
