"""What a station does: it comes, says something, goes."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from care.messages import (
    AlarmRaised,
    AlarmTaken,
    CallAnswered,
    CallEnded,
    Candidate,
    Description,
    Hello,
    Relay,
    StationState,
    VisitLeft,
    VisitTold,
)
from clinic.floor.alarms import alarm_raised, alarm_taken, without_word
from clinic.floor.calls import answered, end_call, from_station
from clinic.floor.events import Effect, KioskCame, KioskGone, KioskSaid, News, Stepped, TellConsole, not_taken
from clinic.floor.state import Floor, Station, with_item
from clinic.floor.visits import not_there, visit_left, visit_told


def station_came(floor: Floor, event: KioskCame, at: datetime) -> Stepped:
    ahead = event.clock - at if event.clock else timedelta()
    station = Station(id=event.kiosk, name=event.name, online=True, ahead=ahead)
    floor = replace(floor, stations=with_item(floor.stations, event.kiosk, station))
    back = _station_state(floor, event.kiosk, online=True)
    floor, effects = not_there(without_word(floor, event.kiosk), event.kiosk, event.here)
    return floor, [*back, *effects, News()]


def station_gone(floor: Floor, event: KioskGone) -> Stepped:
    station = floor.stations.get(event.kiosk)
    if station is None:
        return floor, []
    gone = replace(station, online=False)
    floor = replace(floor, stations=with_item(floor.stations, event.kiosk, gone))
    return floor, [*_station_state(floor, event.kiosk, online=False), News()]


def _station_state(floor: Floor, kiosk: str, *, online: bool) -> list[Effect]:
    calls = [call for call in floor.calls.values() if call.kiosk == kiosk and call.console]
    return [
        TellConsole(console=call.console, message=StationState(call_id=call.id, online=online))
        for call in calls
        if call.console
    ]


def station_said(floor: Floor, event: KioskSaid, at: datetime) -> Stepped:
    match event.message:
        case VisitTold():
            return visit_told(floor, event.kiosk, event.message.card, at, event.stored)
        case VisitLeft():
            return visit_left(floor, event.kiosk, event.message)
        case AlarmRaised():
            return alarm_raised(floor, event.kiosk, event.message, at)
        case AlarmTaken():
            return alarm_taken(floor, event.kiosk, event.message, at)
        case CallAnswered():
            return answered(floor, event.kiosk, event.message)
        case Description() | Candidate() | Relay():
            return from_station(floor, event.kiosk, event.message)
        case CallEnded():
            call = floor.calls.get(event.message.call_id)
            if call is None or call.kiosk != event.kiosk:
                return floor, []  # it is over already: both sides may say so
            return end_call(floor, call, by="patient")
        case Hello():
            return floor, []
        case _:
            return floor, [not_taken(event.kiosk, "malformed", "This is not something that a station says.")]
