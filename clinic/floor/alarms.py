"""Alarms: raised at a station, seen by a doctor, taken only by somebody at the station."""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from care.messages import AlarmRaised, AlarmSeen, AlarmTaken, VisitCard
from clinic.floor.events import Effect, News, Stepped, TellKiosk, not_taken
from clinic.floor.state import Alarm, Floor, with_item, without

TAKEN_SHOWN = timedelta(minutes=10)
"""How long an answered alarm still shows who took it."""


def alarm_raised(floor: Floor, kiosk: str, message: AlarmRaised, at: datetime) -> Stepped:
    known = floor.alarms.get(message.alarm_id)
    if known is not None and known.kiosk != kiosk:
        return floor, []
    if known is not None:
        floor = replace(floor, alarms=with_item(floor.alarms, known.id, replace(known, forgotten=False)))
        return floor, [_tell_seen(known)] if known.seen_at and known.taken_at is None else []
    visit = floor.visits.get(message.visit_id) if message.visit_id else None
    station = floor.stations[kiosk]
    alarm = Alarm(
        id=message.alarm_id,
        kiosk=kiosk,
        station=station.name,
        visit_id=message.visit_id if visit is None or visit.kiosk == kiosk else None,
        why=message.why,
        at=min(at, message.at - station.ahead),
        language=visit.card.language if visit is not None and visit.kiosk == kiosk else "",
    )
    return replace(floor, alarms=with_item(floor.alarms, alarm.id, alarm)), [News()]


def alarm_seen(floor: Floor, alarm_id: UUID, by: str, at: datetime) -> Stepped:
    """A doctor has seen it; nobody is with the patient because of that."""
    alarm = floor.alarms.get(alarm_id)
    if alarm is None or alarm.taken_by is not None or alarm.seen_by is not None:
        return floor, []
    alarm = replace(alarm, seen_by=by, seen_at=at)
    return replace(floor, alarms=with_item(floor.alarms, alarm.id, alarm)), [_tell_seen(alarm), News()]


def _tell_seen(alarm: Alarm) -> Effect:
    assert alarm.seen_by is not None
    assert alarm.seen_at is not None
    seen = AlarmSeen(alarm_id=alarm.id, by=alarm.seen_by, at=alarm.seen_at)
    return TellKiosk(kiosk=alarm.kiosk, message=seen)


def alarm_taken(floor: Floor, kiosk: str, message: AlarmTaken, at: datetime) -> Stepped:
    """Staff at the station go to the patient; the station tells it again after a connection was lost."""
    alarm = floor.alarms.get(message.alarm_id)
    if alarm is not None and alarm.kiosk != kiosk:
        return floor, [not_taken(kiosk, "not-yours", "That alarm is at another station.")]
    if alarm is None or alarm.taken_by is not None:
        return floor, []
    alarm = replace(alarm, taken_by=message.by, taken_at=min(at, message.at - floor.stations[kiosk].ahead))
    return replace(floor, alarms=with_item(floor.alarms, alarm.id, alarm)), [News()]


def in_language(floor: Floor, card: VisitCard) -> Floor:
    """An alarm outlives its visit and may come before its card: it keeps the language that the card has."""
    alarms = {
        alarm.id: replace(alarm, language=card.language) if alarm.visit_id == card.visit_id else alarm
        for alarm in floor.alarms.values()
    }
    return replace(floor, alarms=alarms)


def without_word(floor: Floor, kiosk: str) -> Floor:
    """A station tells its open alarms again after its Hello: until then nobody knows whether it still has them."""
    alarms = {
        alarm.id: replace(alarm, forgotten=True) if alarm.kiosk == kiosk else alarm for alarm in floor.alarms.values()
    }
    return replace(floor, alarms=alarms)


def faded_alarms(floor: Floor, at: datetime) -> Stepped:
    """An alarm that is over is not shown for ever."""
    old = [alarm.id for alarm in floor.alarms.values() if alarm.over_since and at - alarm.over_since > TAKEN_SHOWN]
    for alarm_id in old:
        floor = replace(floor, alarms=without(floor.alarms, alarm_id))
    return floor, [News()] if old else []
