"""What a doctor's page does: it comes, says something, goes; and what becomes of a doctor who stays away."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from care.messages import Accept, AlarmSeen, CallEnded, Candidate, Description, Relay, SetPresence
from care.presence import Presence
from clinic.floor.alarms import alarm_seen
from clinic.floor.calls import accept, end_call, from_page, started
from clinic.floor.events import ConsoleCame, ConsoleGone, ConsoleSaid, Effect, News, Stepped, sorry
from clinic.floor.state import Doctor, Floor, with_item

GONE_AFTER = timedelta(seconds=30)
"""A doctor whose page is gone for so long is away."""


CALL_KEPT = timedelta(seconds=120)
"""A call whose doctor is gone for so long is over; until then the page may come back to it."""


def page_came(floor: Floor, event: ConsoleCame) -> Stepped:
    doctor = floor.doctors.get(event.doctor) or Doctor(id=event.doctor, name=event.name)
    doctor = replace(doctor, name=event.name, consoles=(*doctor.consoles, event.console), gone_since=None)
    floor = replace(floor, doctors=with_item(floor.doctors, doctor.id, doctor))
    effects: list[Effect] = [News()]  # first, for a page shows a call by its row in the queue
    for call in list(floor.calls.values()):
        if call.doctor == doctor.id and call.console is None:
            floor = replace(floor, calls=with_item(floor.calls, call.id, replace(call, console=event.console)))
            effects += started(floor, call, event.console)
    return floor, effects


def page_gone(floor: Floor, event: ConsoleGone, at: datetime) -> Stepped:
    doctor = floor.doctors.get(event.doctor)
    if doctor is None:
        return floor, []
    left = tuple(console for console in doctor.consoles if console != event.console)
    doctor = replace(doctor, consoles=left, gone_since=None if left else at)
    calls = {
        call.id: replace(call, console=None) if call.console == event.console else call for call in floor.calls.values()
    }
    return replace(floor, doctors=with_item(floor.doctors, doctor.id, doctor), calls=calls), [News()]


def page_said(floor: Floor, event: ConsoleSaid, at: datetime) -> Stepped:
    match event.message:
        case SetPresence():
            return _presence(floor, event)
        case Accept():
            return accept(floor, event)
        case AlarmSeen():
            return alarm_seen(floor, event.message.alarm_id, floor.doctors[event.doctor].name, at)
        case Description() | Candidate() | Relay():
            return from_page(floor, event)
        case CallEnded():
            call = floor.calls.get(event.message.call_id)
            if call is None or call.doctor != event.doctor:
                return floor, []
            return end_call(floor, call, by="doctor")
        case _:
            return floor, [sorry(event, "malformed", "This is not something that a console says.")]


def _presence(floor: Floor, event: ConsoleSaid) -> Stepped:
    try:
        chosen = Presence(event.message.presence)
    except ValueError:
        return floor, [sorry(event, "malformed", "You can be on call, busy or away.")]
    doctor = replace(floor.doctors[event.doctor], chosen=chosen)
    return replace(floor, doctors=with_item(floor.doctors, doctor.id, doctor)), [News()]


def missing_doctors(floor: Floor, at: datetime) -> Stepped:
    """A doctor whose page stays gone is away, and later the call is over."""
    effects: list[Effect] = []
    for doctor in list(floor.doctors.values()):
        gone = at - doctor.gone_since if doctor.gone_since else timedelta()
        if gone > GONE_AFTER and doctor.chosen is not Presence.AWAY:
            floor = replace(floor, doctors=with_item(floor.doctors, doctor.id, replace(doctor, chosen=Presence.AWAY)))
            effects.append(News())
        if gone > CALL_KEPT:
            for call in [call for call in floor.calls.values() if call.doctor == doctor.id]:
                floor, more = end_call(floor, call, by="clinic")
                effects += more
    return floor, effects
