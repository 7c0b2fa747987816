"""Calls: a doctor answers a visit, the first one wins, and either side, or time, ends it."""

from uuid import UUID

from msgspec.structs import replace

from care.messages import CallAnswered, CallEnded, CallOffered, CallStarted, Candidate, Description, Relay, StationState
from care.presence import Presence
from clinic.floor.events import ConsoleSaid, Effect, Keep, News, Stepped, TellConsole, TellKiosk, not_taken, sorry
from clinic.floor.state import Call, Doctor, Floor, Waiting, is_online, keeping, with_item, without


def accept(floor: Floor, event: ConsoleSaid) -> Stepped:
    waiting = floor.visits.get(event.message.visit_id)
    doctor = floor.doctors[event.doctor]
    if waiting is None or not waiting.listed:
        return floor, [sorry(event, "no-visit", "This patient is no longer waiting.")]
    call = floor.calls.get(waiting.call_id) if waiting.call_id else None
    if call is not None and call.doctor == doctor.id and call.console in (None, event.console):
        floor = replace(floor, calls=with_item(floor.calls, call.id, replace(call, console=event.console)))
        # A page that comes back lost its connection to the station: the same offer again makes a new one.
        again = TellKiosk(kiosk=call.kiosk, message=call_offer(floor, waiting, call.id))
        return floor, [again, *started(floor, call, event.console)]
    if refusal := _why_not(floor, waiting, doctor):
        return floor, [sorry(event, *refusal)]
    call = Call(
        id=event.fresh, visit_id=waiting.card.visit_id, kiosk=waiting.kiosk, doctor=doctor.id, console=event.console
    )
    waiting = replace(waiting, call_id=call.id, doctor=doctor.id, doctor_name=doctor.name)
    floor = replace(keeping(floor, waiting), calls=with_item(floor.calls, call.id, call))
    offer = TellKiosk(kiosk=waiting.kiosk, message=call_offer(floor, waiting, call.id))
    return floor, [Keep(waiting=waiting), News(), offer, *started(floor, call, event.console)]


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
    if not is_online(floor, waiting.kiosk):
        return "station-offline", "The station has lost its connection. The patient keeps the place in line."
    return None


def _reachable(doctor: Doctor | None) -> bool:
    return doctor is not None and doctor.chosen is not Presence.AWAY


def call_offer(floor: Floor, waiting: Waiting, call_id: UUID) -> CallOffered:
    return CallOffered(
        call_id=call_id,
        visit_id=waiting.card.visit_id,
        doctor=waiting.doctor_name or "",
        role="doctor",
        ice_servers=floor.ice,
    )


def started(floor: Floor, call: Call, console: str) -> list[Effect]:
    started = CallStarted(call_id=call.id, visit_id=call.visit_id, ice_servers=floor.ice)
    effects: list[Effect] = [TellConsole(console=console, message=started)]
    if not is_online(floor, call.kiosk):
        effects.append(TellConsole(console=console, message=StationState(call_id=call.id, online=False)))
    return effects


def answered(floor: Floor, kiosk: str, message: CallAnswered) -> Stepped:
    call = floor.calls.get(message.call_id)
    if call is None or call.kiosk != kiosk:
        return floor, [not_taken(kiosk, "no-call", "That call is over.")]
    if message.ready:
        return _spoken(floor, call)
    floor, effects = end_call(floor, call, by="patient")
    return floor, effects


def _spoken(floor: Floor, call: Call) -> Stepped:
    """From here on the doctor owes the patient a plan."""
    waiting = floor.visits[call.visit_id]
    if waiting.called:
        return floor, []
    waiting = replace(waiting, called=True)
    return keeping(floor, waiting), [Keep(waiting=waiting), News()]


def from_station(floor: Floor, kiosk: str, message: Description | Candidate | Relay) -> Stepped:
    call = floor.calls.get(message.call_id)
    if call is None or call.kiosk != kiosk:
        return floor, [not_taken(kiosk, "no-call", "That call is over.")]
    effects: list[Effect] = [TellConsole(console=call.console, message=message)] if call.console else []
    if isinstance(message, Description):
        floor, more = _spoken(floor, call)
        effects = [*more, *effects]
    return floor, effects


def from_page(floor: Floor, event: ConsoleSaid) -> Stepped:
    call = floor.calls.get(event.message.call_id)
    if call is None or call.doctor != event.doctor or call.console not in (None, event.console):
        return floor, [sorry(event, "no-call", "That call is over.")]
    return floor, [TellKiosk(kiosk=call.kiosk, message=event.message)]


def end_call(floor: Floor, call: Call, by: str) -> Stepped:
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
    floor = replace(floor, calls=without(floor.calls, call.id))
    if waiting.left and waiting.plan is not None:
        floor = replace(floor, visits=without(floor.visits, call.visit_id))
        return floor, [*effects, Keep(waiting=waiting, gone=True), News()]
    return keeping(floor, waiting), [*effects, Keep(waiting=waiting), News()]
