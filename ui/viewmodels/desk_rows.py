"""What the nurse's desk lists, a row each, in words of ours that the pages translate: never a code of a machine."""

from datetime import datetime

from care.clinical import LIMITS
from care.desk_lists import DEVICE_WELL, DeviceLine, PartLine, Unfinished, Unsent
from care.effects import Alarm
from care.vitals import Reading
from ui.viewmodels.measure import as_text, unit_of

Row = dict[str, object]

UNSENT_WORDS = ("ready", "network", "sign-in", "again", "not-accepted", "arriving", "refused", "unreadable")
"""Why a visit has not arrived, as the page says it."""
_UNREADABLE = frozenset({"damaged-at-rest", "not-a-bundle"})
_PAUSED = ("http-401", "http-403", "clinic-untrusted", "clinic-refused", "not-a-fhir-r4-server", "server-refuses")


def alarm_row(alarm: Alarm, now: datetime) -> Row:
    """Return {why, numbers, time, minutes, seen, taken, takenAt, id}; `numbers` are {name, text} with the unit."""
    return {
        "why": alarm.why,
        "numbers": [
            {"name": number.value, "text": f"{value:g} {LIMITS[number].unit}"}
            for number, value in alarm.numbers.items()
        ],
        "time": _time(alarm.at),
        "minutes": minutes(alarm.at, now),
        "seen": alarm.seen_by or "",
        "taken": alarm.taken_by or "",
        "takenAt": _time(alarm.taken_at) if alarm.taken_at else "",
        "id": str(alarm.id),
    }


def reading_row(reading: Reading) -> Row:
    """Return {kind, value, unit, device, measured, arrived, late} of a reading without a person."""
    return {
        "kind": reading.kind.value,
        "value": as_text(reading.vital),
        "unit": unit_of(reading.kind),
        "device": reading.device.name if reading.device else "",
        "measured": _time(reading.device_time) if reading.device_time else "",
        "arrived": _time(reading.received_at),
        "late": _late(reading.device_time, reading.received_at),
    }


def unsent_row(visit: Unsent, now: datetime, *, online: bool) -> Row:
    """Return {time, minutes, word, attempts}; word is one of UNSENT_WORDS."""
    return {
        "time": _day_time(visit.at),
        "minutes": minutes(visit.at, now),
        "word": unsent_word(visit, online=online),
        "attempts": visit.attempts,
    }


def unsent_word(visit: Unsent, *, online: bool) -> str:
    """Say why a visit has not arrived: what somebody must put right comes before what only takes time."""
    if visit.state == "quarantined":
        return "unreadable" if visit.cause in _UNREADABLE else "refused"
    if visit.cause == "captive-portal":
        return "sign-in"
    if visit.cause.startswith(_PAUSED):
        return "not-accepted"
    if visit.state == "ambiguous":
        return "arriving"
    if not online:
        return "network"
    return "again" if visit.attempts else "ready"


def unfinished_row(visit: Unfinished, now: datetime) -> Row:
    """Return {name, time, minutes, reason, readings, maySend} of a visit that was interrupted."""
    return {
        "name": visit.name,
        "time": _day_time(visit.at),
        "minutes": minutes(visit.at, now),
        "reason": visit.reason,
        "readings": visit.readings,
        "maySend": visit.may_be_sent,
    }


def device_row(device: DeviceLine, now: datetime) -> Row:
    """Return {kind, name, word, trouble, battery, seen, minutes}; battery is -1 when the device does not tell it."""
    return {
        "kind": device.kind.value,
        "name": device.name,
        "word": device.word,
        "trouble": in_trouble(device),
        "battery": -1 if device.battery is None else device.battery,
        "seen": _time(device.seen_at) if device.seen_at else "",
        "minutes": minutes(device.seen_at, now) if device.seen_at else -1,
    }


def part_row(part: PartLine) -> Row:
    """Return the same for what measures nothing: its kind is its part."""
    return {
        "kind": part.part,
        "name": "",
        "word": part.word,
        "trouble": in_trouble(part),
        "battery": -1,
        "seen": "",
        "minutes": -1,
    }


def in_trouble(device: DeviceLine | PartLine) -> bool:
    """Tell whether somebody should look at the device."""
    return device.word not in DEVICE_WELL


def minutes(at: datetime, now: datetime) -> int:
    """Return how many whole minutes ago that was."""
    return max(0, int((now - at).total_seconds() // 60))


def _time(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"


def _day_time(at: datetime) -> str:
    return f"{at.astimezone():%d.%m. %H:%M}"


def _late(measured: datetime | None, arrived: datetime) -> int:
    """Return by how many minutes a reading came late."""
    return minutes(measured, arrived) if measured else 0
