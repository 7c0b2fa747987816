"""Invented states of the nurse's desk. No person is real."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from care.checkin import CheckIn
from care.clinical import Number
from care.desk_lists import DeviceLine, Lists, PartLine, Unfinished, Unsent
from care.effects import Alarm
from care.nursing import Desk, Tab, Typing
from care.vitals import BloodPressure, DeviceIdentity, Kind, Method, Oxygen, Reading


def samples(open_visit: CheckIn, urgent: CheckIn, resting: CheckIn) -> dict[str, tuple[CheckIn, Desk]]:
    """Return the desk's states by name, over an open visit, an urgent page, or the rest before a measurement."""
    now = datetime.now(UTC)
    desk = Desk(lists=_lists(now), now=500.0, touched_at=492.0, tab=Tab.ALARMS)
    return {
        "desk-pin": (open_visit, Desk(asking=True, now=500.0, touched_at=499.0)),
        "desk-pin-wrong": (open_visit, Desk(asking=True, now=500.0, touched_at=499.0, wrong_pins=1)),
        "desk-pin-wait": (
            open_visit,
            Desk(asking=True, now=500.0, touched_at=499.0, wrong_pins=3, locked_until=514.0),
        ),
        "desk-alarms": (open_visit, desk),
        "desk-urgent": (urgent, replace(desk, role="technician")),
        "desk-resting": (resting, desk),
        "desk-empty": (open_visit, replace(desk, lists=Lists())),
        "desk-readings": (open_visit, replace(desk, tab=Tab.READINGS)),
        "desk-visits": (CheckIn(setup=open_visit.setup), replace(desk, tab=Tab.VISITS)),
        "desk-visits-occupied": (open_visit, replace(desk, tab=Tab.VISITS)),
        "desk-devices": (open_visit, replace(desk, tab=Tab.DEVICES)),
        "desk-type": (open_visit, replace(desk, tab=Tab.TYPE, saved=Kind.TEMPERATURE)),
        "desk-typing": (open_visit, replace(desk, tab=Tab.TYPE, typing=Typing(kind=Kind.TEMPERATURE))),
        "desk-typing-glucose": (open_visit, replace(desk, tab=Tab.TYPE, typing=Typing(kind=Kind.GLUCOSE))),
        "desk-typing-millimoles": (
            open_visit,
            replace(desk, tab=Tab.TYPE, typing=Typing(kind=Kind.GLUCOSE, chosen="mmol/L", first=(3.1,))),
        ),
        "desk-typing-again": (
            open_visit,
            replace(desk, tab=Tab.TYPE, typing=Typing(kind=Kind.BLOOD_PRESSURE, first=(192.0, 118.0))),
        ),
        "desk-typing-problem": (
            open_visit,
            replace(desk, tab=Tab.TYPE, typing=Typing(kind=Kind.OXYGEN, problem="not-the-same")),
        ),
    }


def _lists(now: datetime) -> Lists:
    def ago(minutes: int) -> datetime:
        return now - timedelta(minutes=minutes)

    cuff = DeviceIdentity(id="cuff", name="UA-651BLE")
    return Lists(
        alarms=(
            Alarm(
                id=UUID(int=1),
                visit_id=None,
                why="oxygen saturation 88 %",
                at=ago(1),
                numbers={Number.SATURATION: 88},
                seen_by="Dr Ana Rivera",
            ),
            Alarm(id=UUID(int=2), visit_id=None, why="chest-pain", at=ago(31), taken_by="nurse", taken_at=ago(30)),
            Alarm(id=UUID(int=3), visit_id=None, why="help", at=ago(72), taken_by="technician", taken_at=ago(69)),
        ),
        readings=(
            Reading(
                id=UUID(int=11),
                vital=BloodPressure(systolic=162, diastolic=94, pulse=88),
                received_at=ago(6),
                device_time=ago(44),
                device=cuff,
                method=Method.SIMULATED,
            ),
            Reading(
                id=UUID(int=12),
                vital=Oxygen(saturation=97, pulse=74),
                received_at=ago(12),
                method=Method.SIMULATED,
            ),
        ),
        unsent=(
            Unsent(bundle_id=UUID(int=21), at=ago(1080), state="pending", attempts=4, cause="unreachable"),
            Unsent(bundle_id=UUID(int=22), at=ago(157), state="quarantined", attempts=1, cause="rejected"),
            Unsent(bundle_id=UUID(int=23), at=ago(30), state="ambiguous", attempts=1, cause="no-answer"),
        ),
        delivered_today=9,
        unfinished=(Unfinished(visit_id=UUID(int=31), at=ago(14), name="Rosa M.", reason="throat", readings=2),),
        devices=(
            DeviceLine(kind=Kind.BLOOD_PRESSURE, name="UA-651BLE", word="ready", battery=80, seen_at=now),
            DeviceLine(kind=Kind.OXYGEN, name="Nonin 3230", word="in-use", battery=64, seen_at=now),
            DeviceLine(kind=Kind.TEMPERATURE, name="UT-201BLE", word="unplugged", seen_at=ago(52)),
            DeviceLine(kind=Kind.WEIGHT, name="UC-352BLE", word="battery-low", battery=10, seen_at=ago(5)),
        ),
        parts=(PartLine(part="printer", word="paper-low"), PartLine(part="scanner", word="ready")),
    )
