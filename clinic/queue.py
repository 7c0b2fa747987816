"""The queue as one doctor sees it: open alarms, then what this doctor still owes a plan, then urgency and wait."""

from collections.abc import Iterator
from datetime import datetime

from msgspec.structs import replace

from care.encounter import UrgentSign, pregnant
from care.judged import judged
from care.messages import Judged, News2Told, Queue, QueueRow, VisitCard
from care.news2 import news2, told
from care.presence import ordered, waits_since
from care.triage import Urgency
from clinic.floor.presence import on_call, presence_of
from clinic.floor.state import Alarm, Doctor, Floor, Waiting

ALARM_ALONE = 0
"""The version of a card that no station told: all that is known is the alarm, and nobody waits for a doctor by it."""

_SIGNS = frozenset(sign.value for sign in UrgentSign)


def queue(floor: Floor, doctor: Doctor, mode: str, clinic: str, at: datetime) -> Queue:
    """Write the whole queue for this doctor."""
    found = {row.card.visit_id: row for row in (*_visits(floor, at), *_alarms(floor, at))}
    line = ordered(row.card for row in found.values())
    rows = sorted((found[card.visit_id] for card in line), key=lambda row: _rank(row, doctor))
    return Queue(
        rows=tuple(rows),
        me=doctor.name,
        presence=presence_of(floor, doctor).value,
        doctors_on_call=on_call(floor)[0],
        mode=mode,
        clinic=clinic,
        at=at,
    )


def _rank(row: QueueRow, doctor: Doctor) -> int:
    """Sorting by this keeps the order of equals."""
    if row.alarm_id is not None and row.alarm_taken_by is None:
        return 0 if row.alarm_seen_by is None else 1
    if row.unclosed and row.doctor == doctor.name:
        return 2
    if row.card.urgency != Urgency.EMERGENCY.value:
        return 5
    # Staff are at an alarm that was taken; of the patients who wait for a doctor, no emergency stands below it.
    return 4 if row.card.version == ALARM_ALONE else 3


def _visits(floor: Floor, at: datetime) -> Iterator[QueueRow]:
    for waiting in floor.visits.values():
        if waiting.listed:
            yield _row(floor, waiting, at)


def _row(floor: Floor, waiting: Waiting, at: datetime) -> QueueRow:
    station = floor.stations.get(waiting.kiosk)
    mine = [alarm for alarm in floor.alarms.values() if alarm.visit_id == waiting.card.visit_id]
    alarm = min(mine, key=lambda one: (*_answered(one), one.at), default=None)
    card = replace(waiting.card, phase=_phase(waiting))
    score = news2_of(card, at)
    return QueueRow(
        card=card,
        station=waiting.station,
        online=station is not None and station.online,
        waited_s=max(0.0, (at - waits_since(card)).total_seconds()),
        news2=score,
        judged=judged_of(card, score),
        call_id=waiting.call_id,
        doctor=waiting.doctor_name,
        alarm_id=alarm.id if alarm else None,
        alarm_seen_by=alarm.seen_by if alarm else None,
        alarm_taken_by=alarm.taken_by if alarm else None,
        alarm_taken_at=alarm.taken_at if alarm else None,
        unclosed=waiting.unclosed,
        restarted=waiting.restarted,
    )


def news2_of(card: VisitCard, at: datetime) -> News2Told:
    """Score the card."""
    return told(news2(card.readings, card.birth_year, at, pregnant=pregnant(card.urgent_sign)))


def judged_of(card: VisitCard, score: News2Told) -> tuple[Judged, ...]:
    """Judge every number of the card."""
    expecting = pregnant(card.urgent_sign)
    return tuple(one for reading in card.readings for one in judged(reading, scored=score.applies, pregnant=expecting))


def _phase(waiting: Waiting) -> str:
    if waiting.call_id is not None:
        return "in-call"
    return "ended" if waiting.left else waiting.card.phase


def _alarms(floor: Floor, at: datetime) -> Iterator[QueueRow]:
    """Alarms that belong to no visit in the queue: somebody pressed Help, or chose a sign and no more."""
    listed = {one.card.visit_id for one in floor.visits.values() if one.listed}
    # Of several alarms of one visit the last one given is shown: one that nobody has taken or seen yet.
    for alarm in sorted(floor.alarms.values(), key=_answered, reverse=True):
        if alarm.visit_id not in listed:
            yield _alarm_row(floor, alarm, at)


def _answered(alarm: Alarm) -> tuple[bool, bool]:
    """Sort alarms by this: what nobody has taken first, and of these what nobody has seen."""
    return alarm.taken_by is not None, alarm.seen_by is not None


def _alarm_row(floor: Floor, alarm: Alarm, at: datetime) -> QueueRow:
    """Show an alarm by itself; only a sign was touched on the safety screen, not Help and not a reading."""
    station = floor.stations.get(alarm.kiosk)
    card = VisitCard(
        visit_id=alarm.visit_id or alarm.id,
        version=ALARM_ALONE,
        phase="urgent",
        urgency=Urgency.EMERGENCY.value,
        language=alarm.language,
        reason=alarm.why,
        started_at=alarm.at,
        urgent_sign=alarm.why if alarm.why in _SIGNS else None,
    )
    return QueueRow(
        card=card,
        station=alarm.station,
        online=station is not None and station.online,
        waited_s=max(0.0, (at - alarm.at).total_seconds()),
        news2=told(news2((), None, at)),
        alarm_id=alarm.id,
        alarm_seen_by=alarm.seen_by,
        alarm_taken_by=alarm.taken_by,
        alarm_taken_at=alarm.taken_at,
    )
