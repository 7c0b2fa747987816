"""Invented states of the technician's pages. No device is real."""

from datetime import UTC, date, datetime, timedelta
from math import pi, sin
from uuid import UUID

from msgspec.structs import replace

from care.binding import Bind, BindStep, Candidate, Told
from care.checkin import CheckIn
from care.desk_lists import DeviceLine, Lists
from care.nursing import Desk, Tab
from care.vitals import BloodPressure, DeviceIdentity, Kind, Method, Progress, Reading, Trouble

States = list[tuple[CheckIn, Desk]]


def samples(open_visit: CheckIn) -> dict[str, States]:
    """Return the states by name, over an open visit; of a test reading as many as its curve needs."""
    desk = Desk(role="technician", tab=Tab.DEVICES, lists=_lists(), now=500.0, touched_at=492.0)
    well = replace(desk, lists=Lists(devices=tuple(replace(line, word="ready") for line in _lists().devices[:2])))
    find = Bind(kind=Kind.BLOOD_PRESSURE, found=_found(), others=3)
    chosen = replace(find, looking=False, chosen=find.found[0], step=BindStep.PAIR)
    paired = replace(chosen, step=BindStep.TEST, told=_told(), name="UA-651BLE", old=3)
    named = replace(paired, step=BindStep.NAME, reading=_reading(), name="Cuff, room 2")
    clip = replace(paired, kind=Kind.OXYGEN, chosen=None, old=0, trouble=Trouble.SENSOR_OFF)
    made = {
        "desk-setup": [desk],
        "desk-setup-well": [well],
        "desk-setup-empty": [replace(desk, lists=Lists())],
        "desk-setup-checking": [replace(well, checking=Kind.OXYGEN)],
        "desk-bind-find": [replace(desk, bind=find)],
        "desk-bind-nothing": [replace(desk, bind=Bind(kind=Kind.WEIGHT, looking=False, others=4))],
        "desk-bind-refused": [replace(desk, bind=replace(find, looking=False, trouble=Trouble.NEEDS_BOND))],
        "desk-bind-pair": [replace(desk, bind=chosen)],
        "desk-bind-test": _pumped(replace(desk, bind=paired), paired),
        "desk-bind-trouble": [replace(desk, bind=clip)],
        "desk-bind-name": [replace(desk, bind=named)],
        "desk-bind-unkept": [replace(desk, bind=replace(named, reading=None, old=0, unkept=True))],
    }
    return {name: [(open_visit, state) for state in states] for name, states in made.items()}


def _pumped(desk: Desk, bind: Bind) -> list[Desk]:
    """Eight seconds up, then down with the pulse in it."""
    up = [168.0 * step / 16 for step in range(17)]
    down = [168 - 1.8 * step + 2 * sin(2 * pi * step / 4) for step in range(20)]
    return [
        replace(
            desk,
            now=desk.now + 0.5 * index,
            bind=replace(
                bind,
                progress=Progress(kind=bind.kind, value=mmhg, unit="mmHg", guidance="keep-still") if index else None,
            ),
        )
        for index, mmhg in enumerate([*up, *down])
    ]


def _found() -> tuple[Candidate, ...]:
    one = Candidate(where="C0:26:DA:19:4F:2A", driver="blood-pressure", name="A&D UA-651BLE", rssi=-48, mine=True)
    two = replace(one, where="C0:26:DA:19:91:C0", rssi=-84, mine=False)
    return (one, replace(two, where="C0:26:DA:20:0B:77", rssi=-66), two)


def _told() -> Told:
    return Told(
        identity=DeviceIdentity(
            id="C0:26:DA:19:4F:2A", name="UA-651BLE", manufacturer="A&D", model="UA-651BLE", serial="5160901774"
        ),
        battery=80,
        clock="set",
    )


def _reading() -> Reading:
    return Reading(
        id=UUID(int=51),
        vital=BloodPressure(systolic=118, diastolic=76, pulse=68),
        received_at=datetime.now(UTC),
        method=Method.SIMULATED,
    )


def _lists() -> Lists:
    now = datetime.now(UTC)
    today = now.astimezone().date()
    cuff = DeviceLine(
        kind=Kind.BLOOD_PRESSURE,
        name="Cuff, room 2",
        word="ready",
        battery=80,
        seen_at=now,
        where="C0:26:DA:19:4F:2A",
        serial="5160901774",
        calibration_due=date(today.year + 1, 11, 1),
        tested=True,
    )
    clip = DeviceLine(
        kind=Kind.OXYGEN, name="Nonin 9560", word="ready", battery=64, seen_at=now, where="/dev/ttyUSB0", tested=None
    )
    return Lists(
        devices=(
            cuff,
            clip,
            replace(
                cuff,
                kind=Kind.TEMPERATURE,
                name="UT-201BLE",
                word="off-or-asleep",
                battery=None,
                seen_at=now - timedelta(hours=26),
            ),
            replace(
                cuff, kind=Kind.GLUCOSE, name="Accu-Chek", serial="G-771", calibration_due=today - timedelta(days=3)
            ),
        ),
        notes=("The driver acme-spirometer was not loaded: ModuleNotFoundError: No module named 'acme'",),
    )
