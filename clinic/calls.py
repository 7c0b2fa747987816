"""Who waits, who is on call, and who speaks with whom: one value, and one `step` that advances it. No I/O.

The theory: a visit waits from its first card until the station says that it left. A doctor's Accept makes a call
of it; the first one wins. A visit that was spoken with stays in that doctor's queue until a plan is signed, also
when the patient has gone. A station or a page that loses its socket loses nothing: on return each is told again
what is open for it. Times and new ids come in with the event.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar, assert_never
from uuid import UUID

import msgspec
from msgspec.structs import replace

from care.messages import (
    Accept,
    AlarmRaised,
    AlarmSeen,
    AlarmTaken,
    CallAnswered,
    CallEnded,
    CallOffered,
    CallStarted,
    Candidate,
    Description,
    Hello,
    Message,
    Placed,
    PlanReady,
    Refused,
    Relay,
    SetPresence,
    StationState,
    VisitCard,
    VisitLeft,
    VisitTold,
)
from care.plan import Plan
from care.presence import Presence, place_of, wait_range
from care.triage import Urgency

GONE_AFTER = timedelta(seconds=30)
"""A doctor whose page is gone for so long is away."""
CALL_KEPT = timedelta(seconds=120)
"""A call whose doctor is gone for so long is over; until then the page may come back to it."""
TAKEN_SHOWN = timedelta(minutes=10)
"""How long an answered alarm still shows who took it."""

PHASES = ("urgent", "checking-in", "waiting", "in-call", "ended")
Ice = tuple[dict[str, str | list[str]], ...]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """The root of this module's values."""


class Station(Value, frozen=True, kw_only=True):
    """An enrolled station that was heard of since the server started.

    `told` are its visits since it connected; its clock is `ahead` of the clinic's, or behind.
    """

    id: str
    name: str
    online: bool
    ahead: timedelta = timedelta()
    told: frozenset[UUID] = frozenset()


class Doctor(Value, frozen=True, kw_only=True):
    """A doctor, what they chose to be, and their open pages."""

    id: str
    name: str
    chosen: Presence = Presence.AWAY
    consoles: tuple[str, ...] = ()
    gone_since: datetime | None = None


class Waiting(Value, frozen=True, kw_only=True):
    """A visit in the clinic's hands. `called`: somebody spoke with the patient; `plan`: it is signed.

    `ending`: how the station said that it ended; None when another visit began there without a word.
    `restarted`: it is urgent, and the station has restarted since: nobody can answer there.
    """

    card: VisitCard
    kiosk: str
    station: str
    call_id: UUID | None = None
    doctor: str | None = None
    doctor_name: str | None = None
    called: bool = False
    left: bool = False
    restarted: bool = False
    ending: str | None = None
    plan: Plan | None = None

    @property
    def unclosed(self) -> bool:
        """Whether the doctor who spoke with the patient still owes the plan."""
        return self.called and self.plan is None and self.call_id is None

    @property
    def listed(self) -> bool:
        """Whether it is in the queue."""
        return self.call_id is not None or (self.plan is None and (self.called or not self.left))

    @property
    def in_line(self) -> bool:
        """Whether a patient sits there and waits for a doctor."""
        joined = self.card.joined_at is not None or self.card.phase == "urgent"
        here = not self.left and not self.restarted
        return joined and here and self.call_id is None and self.plan is None


class Call(Value, frozen=True, kw_only=True):
    """Two parties: a station, and one page of one doctor (None while that page is gone)."""

    id: UUID
    visit_id: UUID
    kiosk: str
    doctor: str
    console: str | None


class Alarm(Value, frozen=True, kw_only=True):
    """Somebody at a station needs help: open until staff there have taken it, whoever has seen it from elsewhere.

    `forgotten`: the station came back without it, so that nobody there can take it any more; it is enough to see it.
    """

    id: UUID
    kiosk: str
    station: str
    visit_id: UUID | None
    why: str
    at: datetime
    seen_by: str | None = None
    seen_at: datetime | None = None
    taken_by: str | None = None
    taken_at: datetime | None = None
    forgotten: bool = False

    @property
    def over_since(self) -> datetime | None:
        """When it was answered for good; None while it is open."""
        return self.taken_at or (self.seen_at if self.forgotten else None)


class Floor(Value, frozen=True, kw_only=True):
    """Everything that is going on at the clinic."""

    stations: Mapping[str, Station] = {}
    doctors: Mapping[str, Doctor] = {}
    visits: Mapping[UUID, Waiting] = {}
    calls: Mapping[UUID, Call] = {}
    alarms: Mapping[UUID, Alarm] = {}
    ice: Ice = ()


# --- what happens -----------------------------------------------------------------------------------


class KioskCame(Value, frozen=True, kw_only=True):
    """A station said Hello, what its clock showed, and which visit is there (unset: it did not say)."""

    kiosk: str
    name: str
    clock: datetime | None = None
    here: UUID | msgspec.UnsetType | None = msgspec.UNSET


class KioskSaid(Value, frozen=True, kw_only=True):
    """A station said something after its Hello."""

    kiosk: str
    message: Any


class KioskGone(Value, frozen=True, kw_only=True):
    """A station's socket is gone."""

    kiosk: str


class ConsoleCame(Value, frozen=True, kw_only=True):
    """A doctor opened a page."""

    doctor: str
    name: str
    console: str


class ConsoleSaid(Value, frozen=True, kw_only=True):
    """A doctor's page said something; `fresh` is the id for a call if this begins one."""

    doctor: str
    console: str
    message: Any
    fresh: UUID


class ConsoleGone(Value, frozen=True, kw_only=True):
    """A doctor's page is gone."""

    doctor: str
    console: str


class Closed(Value, frozen=True, kw_only=True):
    """The plan of a visit was signed and stored."""

    visit_id: UUID
    plan: Plan


class Tick(Value, frozen=True, kw_only=True):
    """Time went on."""


Event = KioskCame | KioskSaid | KioskGone | ConsoleCame | ConsoleSaid | ConsoleGone | Closed | Tick

# --- what is to be done -----------------------------------------------------------------------------


class TellKiosk(Value, frozen=True, kw_only=True):
    """Say this to a station, if it is there."""

    kiosk: str
    message: Message


class TellConsole(Value, frozen=True, kw_only=True):
    """Say this to one page, if it is there."""

    console: str
    message: Message


class Keep(Value, frozen=True, kw_only=True):
    """Store the visit as it is now; `gone` when it leaves the clinic's hands."""

    waiting: Waiting
    gone: bool = False


class News(Value, frozen=True, kw_only=True):
    """The queue changed: tell every page, and every station its place."""


Effect = TellKiosk | TellConsole | Keep | News
Stepped = tuple[Floor, list[Effect]]

Key = TypeVar("Key")
Item = TypeVar("Item")


def restored(kept: Iterable[Waiting], ice: Ice, at: datetime) -> Floor:
    """The floor after a restart of the server at `at`: what was stored, with nobody connected yet."""
    visits = {one.card.visit_id: one for one in kept}
    calls = {
        one.call_id: Call(
            id=one.call_id, visit_id=one.card.visit_id, kiosk=one.kiosk, doctor=one.doctor or "", console=None
        )
        for one in visits.values()
        if one.call_id is not None
    }
    # Doctors of open calls count as gone from now on, so that the call of one who stays away ends in time.
    doctors = {
        one.doctor: Doctor(id=one.doctor, name=one.doctor_name or "", gone_since=at)
        for one in visits.values()
        if one.doctor is not None and one.call_id is not None
    }
    return Floor(visits=visits, calls=calls, doctors=doctors, ice=ice)


def step(floor: Floor, event: Event, at: datetime) -> Stepped:
    """Advance the floor by one event; an event that does not fit changes nothing."""
    match event:
        case KioskCame():
            return _kiosk_came(floor, event, at)
        case KioskSaid():
            return _kiosk_said(floor, event, at)
        case KioskGone():
            return _kiosk_gone(floor, event)
        case ConsoleCame():
            return _console_came(floor, event)
        case ConsoleSaid():
            return _console_said(floor, event, at)
        case ConsoleGone():
            return _console_gone(floor, event, at)
        case Closed():
            return _closed(floor, event)
        case Tick():
            return _tick(floor, at)
        case _:
            assert_never(event)


# --- stations ---------------------------------------------------------------------------------------


def _kiosk_came(floor: Floor, event: KioskCame, at: datetime) -> Stepped:
    ahead = event.clock - at if event.clock else timedelta()
    station = Station(id=event.kiosk, name=event.name, online=True, ahead=ahead)
    floor = replace(floor, stations=_with(floor.stations, event.kiosk, station))
    back = _station_state(floor, event.kiosk, online=True)
    floor, effects = _not_there(_without_word(floor, event.kiosk), event.kiosk, event.here)
    return floor, [*back, *effects, News()]


def _without_word(floor: Floor, kiosk: str) -> Floor:
    """A station tells its open alarms again after its Hello: until then nobody knows whether it still has them."""
    alarms = {
        alarm.id: replace(alarm, forgotten=True) if alarm.kiosk == kiosk else alarm for alarm in floor.alarms.values()
    }
    return replace(floor, alarms=alarms)


def _not_there(floor: Floor, kiosk: str, here: UUID | msgspec.UnsetType | None) -> Stepped:
    """After a crash the station knows nothing of its visit: it leaves the queue, but an urgent one stays in sight."""
    effects: list[Effect] = []
    for one in list(floor.visits.values()) if here is not msgspec.UNSET else ():
        if one.kiosk != kiosk or one.left or one.card.visit_id == here:
            continue
        if one.card.urgency == Urgency.EMERGENCY.value:
            floor, more = _restarted(floor, one)
        else:
            floor, more = _leave(floor, one)
        effects += more
    return floor, effects


def _restarted(floor: Floor, waiting: Waiting) -> Stepped:
    effects: list[Effect] = []
    call = floor.calls.get(waiting.call_id) if waiting.call_id else None
    if call is not None:
        floor, effects = _end_call(floor, call, by="patient")
    waiting = replace(floor.visits.get(waiting.card.visit_id, waiting), restarted=True)
    if waiting.plan is not None:
        return floor, effects
    return _keeping(floor, waiting), [*effects, Keep(waiting=waiting)]


def _kiosk_gone(floor: Floor, event: KioskGone) -> Stepped:
    station = floor.stations.get(event.kiosk)
    if station is None:
        return floor, []
    gone = replace(station, online=False)
    floor = replace(floor, stations=_with(floor.stations, event.kiosk, gone))
    return floor, [*_station_state(floor, event.kiosk, online=False), News()]


def _station_state(floor: Floor, kiosk: str, *, online: bool) -> list[Effect]:
    calls = [call for call in floor.calls.values() if call.kiosk == kiosk and call.console]
    return [
        TellConsole(console=call.console, message=StationState(call_id=call.id, online=online))
        for call in calls
        if call.console
    ]


def _kiosk_said(floor: Floor, event: KioskSaid, at: datetime) -> Stepped:
    match event.message:
        case VisitTold():
            return _visit_told(floor, event.kiosk, event.message.card, at)
        case VisitLeft():
            return _visit_left(floor, event.kiosk, event.message)
        case AlarmRaised():
            return _alarm_raised(floor, event.kiosk, event.message, at)
        case AlarmTaken():
            return _alarm_taken(floor, event.kiosk, event.message, at)
        case CallAnswered():
            return _call_answered(floor, event.kiosk, event.message)
        case Description() | Candidate() | Relay():
            return _from_kiosk(floor, event.kiosk, event.message)
        case CallEnded():
            call = floor.calls.get(event.message.call_id)
            if call is None or call.kiosk != event.kiosk:
                return floor, []  # it is over already: both sides may say so
            return _end_call(floor, call, by="patient")
        case Hello():
            return floor, []
        case _:
            return floor, [_no(event.kiosk, "malformed", "This is not something that a station says.")]


def _no(kiosk: str, code: str, say: str) -> Effect:
    return TellKiosk(kiosk=kiosk, message=Refused(code=code, say=say))


def _visit_told(floor: Floor, kiosk: str, card: VisitCard, at: datetime) -> Stepped:
    station = floor.stations[kiosk]
    known = floor.visits.get(card.visit_id)
    if card.phase not in PHASES or card.urgency not in {urgency.value for urgency in Urgency}:
        return floor, [_no(kiosk, "malformed", "The card has a phase or an urgency that is not known here.")]
    if known is not None and known.kiosk != kiosk:
        return floor, [_no(kiosk, "not-yours", "That visit is at another station.")]
    fresh = card.visit_id not in station.told
    floor = replace(floor, stations=_with(floor.stations, kiosk, replace(station, told=station.told | {card.visit_id})))
    if known is not None and card.version < known.card.version:
        return floor, []
    card = _by_our_clock(card, known.card if known else None, station.ahead, at)
    new = Waiting(card=card, kiosk=kiosk, station=station.name)
    waiting = replace(known, card=card, left=False, restarted=False, ending=None) if known else new
    floor, effects = _others_left(floor, waiting)
    floor = _keeping(floor, waiting)
    again = _told_again(floor, waiting) if fresh else []
    return floor, [*effects, Keep(waiting=waiting), *again, News()]


def _by_our_clock(card: VisitCard, known: VisitCard | None, ahead: timedelta, at: datetime) -> VisitCard:
    """The card with its times by the clinic's clock, so that the waits of different stations compare.

    What was `known` keeps the time that it was given first: when a station's clock is set in the middle of a visit,
    nobody moves in line and no old reading becomes new.
    """
    times = {reading.id: reading.received_at for reading in known.readings} if known else {}
    readings = tuple(
        replace(reading, received_at=times.get(reading.id, reading.received_at - ahead)) for reading in card.readings
    )
    joined_at = card.joined_at
    if joined_at is not None:
        joined_at = (known.joined_at if known else None) or min(at, joined_at - ahead)
    started_at = known.started_at if known else min(at, card.started_at - ahead)
    return replace(card, started_at=started_at, joined_at=joined_at, readings=readings)


def _others_left(floor: Floor, waiting: Waiting) -> Stepped:
    """A station has one patient at a time: a new visit ends what it forgot to end, for example in a crash."""
    effects: list[Effect] = []
    for other in list(floor.visits.values()):
        if other.kiosk == waiting.kiosk and other.card.visit_id != waiting.card.visit_id and not other.left:
            floor, more = _leave(floor, other)
            effects += more
    return floor, effects


def _told_again(floor: Floor, waiting: Waiting) -> list[Effect]:
    """What is open for a visit whose station was away."""
    effects: list[Effect] = []
    if waiting.call_id is not None and waiting.card.phase != "in-call":
        effects.append(TellKiosk(kiosk=waiting.kiosk, message=_offer(floor, waiting, waiting.call_id)))
    if waiting.plan is not None:
        effects.append(TellKiosk(kiosk=waiting.kiosk, message=_plan_ready(waiting)))
    return effects


def _offer(floor: Floor, waiting: Waiting, call_id: UUID) -> CallOffered:
    return CallOffered(
        call_id=call_id,
        visit_id=waiting.card.visit_id,
        doctor=waiting.doctor_name or "",
        role="doctor",
        ice_servers=floor.ice,
    )


def _plan_ready(waiting: Waiting) -> PlanReady:
    assert waiting.plan is not None
    return PlanReady(visit_id=waiting.card.visit_id, plan=waiting.plan)


def _visit_left(floor: Floor, kiosk: str, message: VisitLeft) -> Stepped:
    waiting = floor.visits.get(message.visit_id)
    if waiting is None or waiting.kiosk != kiosk:
        return floor, []
    waiting = replace(waiting, ending=message.ending)
    floor, effects = _leave(_keeping(floor, waiting), waiting)
    return floor, [*effects, News()]


def _leave(floor: Floor, waiting: Waiting) -> Stepped:
    effects: list[Effect] = []
    call = floor.calls.get(waiting.call_id) if waiting.call_id else None
    if call is not None:
        floor, effects = _end_call(floor, call, by="patient")
        waiting = floor.visits.get(waiting.card.visit_id, waiting)
    waiting = replace(waiting, left=True, call_id=None)
    if waiting.listed:
        return _keeping(floor, waiting), [*effects, Keep(waiting=waiting)]
    floor = replace(floor, visits=_without(floor.visits, waiting.card.visit_id))
    return floor, [*effects, Keep(waiting=waiting, gone=True)]


# --- alarms -----------------------------------------------------------------------------------------


def _alarm_raised(floor: Floor, kiosk: str, message: AlarmRaised, at: datetime) -> Stepped:
    known = floor.alarms.get(message.alarm_id)
    if known is not None and known.kiosk != kiosk:
        return floor, []
    if known is not None:
        floor = replace(floor, alarms=_with(floor.alarms, known.id, replace(known, forgotten=False)))
        return floor, [_seen(known)] if known.seen_at and known.taken_at is None else []
    visit = floor.visits.get(message.visit_id) if message.visit_id else None
    station = floor.stations[kiosk]
    alarm = Alarm(
        id=message.alarm_id,
        kiosk=kiosk,
        station=station.name,
        visit_id=message.visit_id if visit is None or visit.kiosk == kiosk else None,
        why=message.why,
        at=min(at, message.at - station.ahead),
    )
    return replace(floor, alarms=_with(floor.alarms, alarm.id, alarm)), [News()]


def _alarm_seen(floor: Floor, alarm_id: UUID, by: str, at: datetime) -> Stepped:
    """A doctor has seen it; nobody is with the patient because of that."""
    alarm = floor.alarms.get(alarm_id)
    if alarm is None or alarm.taken_by is not None or alarm.seen_by is not None:
        return floor, []
    alarm = replace(alarm, seen_by=by, seen_at=at)
    return replace(floor, alarms=_with(floor.alarms, alarm.id, alarm)), [_seen(alarm), News()]


def _seen(alarm: Alarm) -> Effect:
    assert alarm.seen_by is not None
    assert alarm.seen_at is not None
    seen = AlarmSeen(alarm_id=alarm.id, by=alarm.seen_by, at=alarm.seen_at)
    return TellKiosk(kiosk=alarm.kiosk, message=seen)


def _alarm_taken(floor: Floor, kiosk: str, message: AlarmTaken, at: datetime) -> Stepped:
    """Staff at the station go to the patient; the station tells it again after a connection was lost."""
    alarm = floor.alarms.get(message.alarm_id)
    if alarm is not None and alarm.kiosk != kiosk:
        return floor, [_no(kiosk, "not-yours", "That alarm is at another station.")]
    if alarm is None or alarm.taken_by is not None:
        return floor, []
    alarm = replace(alarm, taken_by=message.by, taken_at=min(at, message.at - floor.stations[kiosk].ahead))
    return replace(floor, alarms=_with(floor.alarms, alarm.id, alarm)), [News()]


# --- doctors ----------------------------------------------------------------------------------------


def _console_came(floor: Floor, event: ConsoleCame) -> Stepped:
    doctor = floor.doctors.get(event.doctor) or Doctor(id=event.doctor, name=event.name)
    doctor = replace(doctor, name=event.name, consoles=(*doctor.consoles, event.console), gone_since=None)
    floor = replace(floor, doctors=_with(floor.doctors, doctor.id, doctor))
    effects: list[Effect] = [News()]  # first, for a page shows a call by its row in the queue
    for call in list(floor.calls.values()):
        if call.doctor == doctor.id and call.console is None:
            floor = replace(floor, calls=_with(floor.calls, call.id, replace(call, console=event.console)))
            effects += _started(floor, call, event.console)
    return floor, effects


def _started(floor: Floor, call: Call, console: str) -> list[Effect]:
    started = CallStarted(call_id=call.id, visit_id=call.visit_id, ice_servers=floor.ice)
    effects: list[Effect] = [TellConsole(console=console, message=started)]
    if not _online(floor, call.kiosk):
        effects.append(TellConsole(console=console, message=StationState(call_id=call.id, online=False)))
    return effects


def _console_gone(floor: Floor, event: ConsoleGone, at: datetime) -> Stepped:
    doctor = floor.doctors.get(event.doctor)
    if doctor is None:
        return floor, []
    left = tuple(console for console in doctor.consoles if console != event.console)
    doctor = replace(doctor, consoles=left, gone_since=None if left else at)
    calls = {
        call.id: replace(call, console=None) if call.console == event.console else call for call in floor.calls.values()
    }
    return replace(floor, doctors=_with(floor.doctors, doctor.id, doctor), calls=calls), [News()]


def _console_said(floor: Floor, event: ConsoleSaid, at: datetime) -> Stepped:
    match event.message:
        case SetPresence():
            return _presence(floor, event)
        case Accept():
            return _accept(floor, event)
        case AlarmSeen():
            return _alarm_seen(floor, event.message.alarm_id, floor.doctors[event.doctor].name, at)
        case Description() | Candidate() | Relay():
            return _from_console(floor, event)
        case CallEnded():
            call = floor.calls.get(event.message.call_id)
            if call is None or call.doctor != event.doctor:
                return floor, []
            return _end_call(floor, call, by="doctor")
        case _:
            return floor, [_sorry(event, "malformed", "This is not something that a console says.")]


def _sorry(event: ConsoleSaid, code: str, say: str) -> Effect:
    return TellConsole(console=event.console, message=Refused(code=code, say=say))


def _presence(floor: Floor, event: ConsoleSaid) -> Stepped:
    try:
        chosen = Presence(event.message.presence)
    except ValueError:
        return floor, [_sorry(event, "malformed", "You can be on call, busy or away.")]
    doctor = replace(floor.doctors[event.doctor], chosen=chosen)
    return replace(floor, doctors=_with(floor.doctors, doctor.id, doctor)), [News()]


def _accept(floor: Floor, event: ConsoleSaid) -> Stepped:
    waiting = floor.visits.get(event.message.visit_id)
    doctor = floor.doctors[event.doctor]
    if waiting is None or not waiting.listed:
        return floor, [_sorry(event, "no-visit", "This patient is no longer waiting.")]
    call = floor.calls.get(waiting.call_id) if waiting.call_id else None
    if call is not None and call.doctor == doctor.id and call.console in (None, event.console):
        floor = replace(floor, calls=_with(floor.calls, call.id, replace(call, console=event.console)))
        # A page that comes back lost its connection to the station: the same offer again makes a new one.
        again = TellKiosk(kiosk=call.kiosk, message=_offer(floor, waiting, call.id))
        return floor, [again, *_started(floor, call, event.console)]
    if refusal := _why_not(floor, waiting, doctor):
        return floor, [_sorry(event, *refusal)]
    call = Call(
        id=event.fresh, visit_id=waiting.card.visit_id, kiosk=waiting.kiosk, doctor=doctor.id, console=event.console
    )
    waiting = replace(waiting, call_id=call.id, doctor=doctor.id, doctor_name=doctor.name)
    floor = replace(_keeping(floor, waiting), calls=_with(floor.calls, call.id, call))
    offer = TellKiosk(kiosk=waiting.kiosk, message=_offer(floor, waiting, call.id))
    return floor, [Keep(waiting=waiting), News(), offer, *_started(floor, call, event.console)]


def _why_not(floor: Floor, waiting: Waiting, doctor: Doctor) -> tuple[str, str] | None:
    other = floor.doctors.get(waiting.doctor or "")
    held = waiting.doctor not in (None, doctor.id) and (waiting.call_id is not None or _reachable(other))
    if waiting.call_id is not None or held:
        return "taken", f"{waiting.doctor_name or 'Another doctor'} has answered this patient."
    if any(call.doctor == doctor.id for call in floor.calls.values()):
        return "in-call", "You are in a call. End it before you answer the next patient."
    if waiting.left:
        return "left", "The patient has left the station. You can still write the plan."
    if waiting.restarted:
        return "station-restarted", "The station has restarted and nobody can answer there. Send somebody."
    if not _online(floor, waiting.kiosk):
        return "station-offline", "The station has lost its connection. The patient keeps the place in line."
    return None


def _reachable(doctor: Doctor | None) -> bool:
    return doctor is not None and doctor.chosen is not Presence.AWAY


def _closed(floor: Floor, event: Closed) -> Stepped:
    waiting = floor.visits.get(event.visit_id)
    if waiting is None:
        return floor, []
    waiting = replace(waiting, plan=event.plan)
    effects: list[Effect] = [TellKiosk(kiosk=waiting.kiosk, message=_plan_ready(waiting))]
    if waiting.left and waiting.call_id is None:
        floor = replace(floor, visits=_without(floor.visits, event.visit_id))
        return floor, [*effects, Keep(waiting=waiting, gone=True), News()]
    return _keeping(floor, waiting), [*effects, Keep(waiting=waiting), News()]


# --- calls ------------------------------------------------------------------------------------------


def _call_answered(floor: Floor, kiosk: str, message: CallAnswered) -> Stepped:
    call = floor.calls.get(message.call_id)
    if call is None or call.kiosk != kiosk:
        return floor, [_no(kiosk, "no-call", "That call is over.")]
    if message.ready:
        return _spoken(floor, call)
    floor, effects = _end_call(floor, call, by="patient")
    return floor, effects


def _spoken(floor: Floor, call: Call) -> Stepped:
    """From here on the doctor owes the patient a plan."""
    waiting = floor.visits[call.visit_id]
    if waiting.called:
        return floor, []
    waiting = replace(waiting, called=True)
    return _keeping(floor, waiting), [Keep(waiting=waiting), News()]


def _from_kiosk(floor: Floor, kiosk: str, message: Description | Candidate | Relay) -> Stepped:
    call = floor.calls.get(message.call_id)
    if call is None or call.kiosk != kiosk:
        return floor, [_no(kiosk, "no-call", "That call is over.")]
    effects: list[Effect] = [TellConsole(console=call.console, message=message)] if call.console else []
    if isinstance(message, Description):
        floor, more = _spoken(floor, call)
        effects = [*more, *effects]
    return floor, effects


def _from_console(floor: Floor, event: ConsoleSaid) -> Stepped:
    call = floor.calls.get(event.message.call_id)
    if call is None or call.doctor != event.doctor or call.console not in (None, event.console):
        return floor, [_sorry(event, "no-call", "That call is over.")]
    return floor, [TellKiosk(kiosk=call.kiosk, message=event.message)]


def _end_call(floor: Floor, call: Call, by: str) -> Stepped:
    """The call is over for both; one that never began leaves the patient in line as before."""
    over = CallEnded(call_id=call.id, by=by)
    effects: list[Effect] = []
    if by != "patient":
        effects.append(TellKiosk(kiosk=call.kiosk, message=over))
    if by != "doctor" and call.console:
        effects.append(TellConsole(console=call.console, message=over))
    waiting = replace(floor.visits[call.visit_id], call_id=None)
    if not waiting.called:
        waiting = replace(waiting, doctor=None, doctor_name=None)
    floor = replace(floor, calls=_without(floor.calls, call.id))
    if waiting.left and waiting.plan is not None:
        floor = replace(floor, visits=_without(floor.visits, call.visit_id))
        return floor, [*effects, Keep(waiting=waiting, gone=True), News()]
    return _keeping(floor, waiting), [*effects, Keep(waiting=waiting), News()]


# --- time -------------------------------------------------------------------------------------------


def _tick(floor: Floor, at: datetime) -> Stepped:
    effects: list[Effect] = []
    for doctor in list(floor.doctors.values()):
        gone = at - doctor.gone_since if doctor.gone_since else timedelta()
        if gone > GONE_AFTER and doctor.chosen is not Presence.AWAY:
            floor = replace(floor, doctors=_with(floor.doctors, doctor.id, replace(doctor, chosen=Presence.AWAY)))
            effects.append(News())
        if gone > CALL_KEPT:
            for call in [call for call in floor.calls.values() if call.doctor == doctor.id]:
                floor, more = _end_call(floor, call, by="clinic")
                effects += more
    old = [alarm.id for alarm in floor.alarms.values() if alarm.over_since and at - alarm.over_since > TAKEN_SHOWN]
    for alarm_id in old:
        floor = replace(floor, alarms=_without(floor.alarms, alarm_id))
        effects.append(News())
    return floor, effects


# --- what follows from the floor --------------------------------------------------------------------


def presence_of(floor: Floor, doctor: Doctor) -> Presence:
    """What others see: busy while in a call."""
    in_call = any(call.doctor == doctor.id for call in floor.calls.values())
    return Presence.BUSY if in_call and doctor.chosen is not Presence.AWAY else doctor.chosen


def on_call(floor: Floor) -> tuple[int, int]:
    """How many doctors are on duty, in a call or not, and how many of them are free."""
    on_duty = [doctor for doctor in floor.doctors.values() if doctor.chosen is Presence.ON_CALL]
    free = [doctor for doctor in on_duty if presence_of(floor, doctor) is Presence.ON_CALL]
    return len(on_duty), len(free)


def places(floor: Floor) -> list[tuple[str, Placed]]:
    """Each waiting visit's honest place in line, for its station."""
    on_duty, free = on_call(floor)
    line = [one for one in floor.visits.values() if one.in_line]
    cards = [one.card for one in line]
    found = []
    for one in line:
        place = place_of(one.card.visit_id, cards) or 0
        wait = wait_range(place, on_duty, free)
        told = Placed(visit_id=one.card.visit_id, place=place, doctors_on_call=on_duty, wait_min=wait)
        found.append((one.kiosk, told))
    return found


def _online(floor: Floor, kiosk: str) -> bool:
    station = floor.stations.get(kiosk)
    return station is not None and station.online


def _keeping(floor: Floor, waiting: Waiting) -> Floor:
    return replace(floor, visits=_with(floor.visits, waiting.card.visit_id, waiting))


def _with(items: Mapping[Key, Item], key: Key, item: Item) -> dict[Key, Item]:
    return {**items, key: item}


def _without(items: Mapping[Key, Item], key: Key) -> dict[Key, Item]:
    return {name: item for name, item in items.items() if name != key}
