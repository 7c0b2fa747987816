"""Measuring under a lease: what is kept, what is set aside, and what comes after it."""

from msgspec.structs import replace

from care.effects import Effect, SetAside, StopMeasuring, Why
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
from care.limits import strip_has_room
from care.moves import Step, closed, kept, measure, not_done, or_call, raised, told
from care.preparing import left
from care.pressure import has_mean, is_open, mean, newest_round
from care.state import CheckIn, Moment, Page
from care.triage import alarming, implausible, in_words
from care.troubles import TAXONOMY, Automatic
from care.vitals import Flag, Kind, Method, Reading, Trouble, doubt

_UNDER_WAY = (Page.PREPARE, Page.MEASURE, Page.PAUSE)
_SKIPPABLE = (Page.VITALS, Page.TROUBLE, *_UNDER_WAY)


def measuring(state: CheckIn, visit: Visit, event: Event, at: Moment) -> Step | None:
    match event:
        case MeasureStarted(kind) if state.page in (Page.RESULT, Page.TROUBLE) and state.may_retry:
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
            stopped = left(stopped) if state.page is Page.MEASURE else stopped
            return or_call(stopped, [StopMeasuring(), *effects], at)
        case MeasureSkipped(kind, why) if state.page in _SKIPPABLE:
            return _skipped(state, visit, kind, why, at)
        case Continue() if state.page is Page.OFFLINE:
            return replace(state, page=Page.VITALS), []
        case Continue() if state.page in (Page.VITALS, Page.RESULT, Page.TROUBLE):
            return left(state), []
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
    if reading.kind is not state.measuring:
        return _take(state, visit, reading, at)
    stop: list[Effect] = [StopMeasuring()] if state.lease is not None else []
    state, effects = _take(closed(state), visit, reading, at)
    return state, [*stop, *effects]


def _take(state: CheckIn, visit: Visit, reading: Reading, at: Moment) -> Step:
    """Keep a reading with its flags, whatever its value, before anything else; tell the nurse when it alarms."""
    reading = _fitted(state, visit, _flagged(state, reading))
    skipped = tuple(skip for skip in visit.skipped if skip.kind is not reading.kind)
    readings = _with_mean(state, (*visit.readings, reading))
    state, effects = told(*kept(state, visit, readings=readings, skipped=skipped))
    if found := alarming(reading, pregnant=pregnant(visit.urgent)):
        state, more = raised(state, in_words(found), at, found)
        effects = effects + more
    if state.call is not None and state.lease is None:
        state = replace(state, call=replace(state.call, asked=None))
    if state.page in (*_UNDER_WAY, Page.TROUBLE) and state.measuring is None:
        state = _shown(state, reading, readings, at)
    return or_call(state, effects, at)


def _flagged(state: CheckIn, reading: Reading) -> Reading:
    """Say with the reading what is known of it: that it is implausible, and that nobody rested before it."""
    flags, note = reading.flags, reading.note
    if implausible(reading.vital):
        flags |= {Flag.IMPLAUSIBLE}
    measured = state.page is Page.MEASURE and reading.method is not Method.TYPED
    if measured and reading.kind is Kind.BLOOD_PRESSURE and state.unrested is not None:
        flags, note = flags | {state.unrested.flag}, state.unrested.note
    return replace(reading, flags=flags, note=note)


def _fitted(state: CheckIn, visit: Visit, reading: Reading) -> Reading:
    """Leave out what this station does not tell, and a waveform for which the visit has no room; the number stays."""
    hidden = set() if state.setup.irregular_hint else {Flag.POSSIBLY_IRREGULAR}
    fits = reading.strip is None or strip_has_room(visit, reading.strip)
    return replace(reading, flags=reading.flags - hidden, strip=reading.strip if fits else None)


def _with_mean(state: CheckIn, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Add the mean where the protocol has come to its end; what a doctor asks for in a call stands for itself."""
    if state.page is not Page.MEASURE or readings[-1].kind is not Kind.BLOOD_PRESSURE:
        return readings
    protocol = state.setup.protocol
    found = newest_round(readings, protocol)
    return (*readings, mean(found)) if readings[-1] in found and has_mean(found, protocol) else readings


def _shown(state: CheckIn, reading: Reading, readings: tuple[Reading, ...], at: Moment) -> CheckIn:
    """Turn to what comes after a measurement: a way to do better, the pause before the next one, or the result."""
    state = replace(state, touched_at=at.mono)
    if trouble := doubt(reading.flags):
        tries = state.tries + 1
        return replace(state, page=Page.TROUBLE, measuring=reading.kind, trouble=trouble, tries=tries)
    protocol = state.setup.protocol
    if reading in newest_round(readings, protocol) and is_open(readings, protocol):
        wait = at.mono + protocol.apart_s
        return replace(state, page=Page.PAUSE, measuring=reading.kind, waits_until=wait)
    return replace(state, page=Page.RESULT, result=readings[-1], trouble=None)


def _failed(state: CheckIn, kind: Kind, trouble: Trouble, at: Moment) -> Step:
    state, effects = not_done(replace(closed(state), trouble=trouble, tries=state.tries + 1), trouble.value)
    if state.page is Page.MEASURE:
        state = replace(state, page=Page.TROUBLE, measuring=kind, touched_at=at.mono)
    if TAXONOMY[trouble].automatic is Automatic.CALL_NURSE:
        state, calling = raised(state, Why.OUT_OF_DEVICE_RANGE.value, at)
        effects = effects + calling
    return or_call(state, effects, at) if state.offer else told(state, effects)


def _skipped(state: CheckIn, visit: Visit, kind: Kind, why: str, at: Moment) -> Step:
    """Leave one out; a measurement that was only to be taken again stands as it was."""
    effects: list[Effect] = [StopMeasuring()] if state.lease else []
    state = closed(state)
    if kind in state.to_measure:
        skips = tuple(skip for skip in visit.skipped if skip.kind is not kind)
        state, saved = kept(state, visit, skipped=(*skips, Skipped(kind=kind, why=why)))
        effects = effects + saved
    return or_call(left(state), effects, at)
