"""Visits of every sort, built by hand: what the FHIR tests and the outside judge look at."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace

from care.encounter import (
    Answer,
    Consent,
    ConsentItem,
    Ending,
    Reason,
    Said,
    Skipped,
    Still,
    UrgentSign,
    Visit,
)
from care.fhir.bundle import bundle
from care.fhir.device import Station
from care.fhir.questionnaire import parse
from care.mode import Mode
from care.people import Guest, Known, Provisional
from care.plan import Disposition, Medicine, Plan
from care.pressure import mean
from care.strip import Signal, strip
from care.vitals import (
    BloodPressure,
    DeviceIdentity,
    Flag,
    Glucose,
    HeartRate,
    Kind,
    Method,
    Oxygen,
    Reading,
    Temperature,
    Vital,
    Weight,
)

ROOT = Path(__file__).resolve().parents[2]
CHECKIN = parse((ROOT / "assets/questionnaires/checkin.json").read_bytes())
STATION = Station(id="station-7", name="Station 7", version="0.1.0")
BEGAN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

CUFF = DeviceIdentity(
    id="cuff-a", name="Arm cuff", manufacturer="Sample & Co", model="S1", serial="SN-1", firmware="2.1"
)
CLIP = DeviceIdentity(id="clip-b", name="Finger clip")

KNOWN = Known(reference="Patient/of-the-clinic", given="Rosa", initial="M", birth_year=1950)
PROVISIONAL = Provisional(id=UUID(int=0xA1), given="ليلى", family="حداد", birth_date=date(1988, 2, 29))
GUEST = Guest(id=UUID(int=0xA2))


def minutes(count: float) -> datetime:
    """Return the time so many minutes after the visit began."""
    return BEGAN + timedelta(minutes=count)


def reading(number: int, vital: Vital, **more: Any) -> Reading:
    """Make a reading with the id of that number, measured by a device unless told otherwise."""
    device = None if more.get("method") is Method.TYPED else CUFF
    told = {"received_at": minutes(5), "method": Method.DEVICE, "device": device, "lease": "secret lease"} | more
    return Reading(id=UUID(int=0xB000 + number), vital=vital, **told)


PRESSURE = reading(1, BloodPressure(systolic=128, diastolic=82, mean=97.3, pulse=71))
OXYGEN = reading(2, Oxygen(saturation=97, pulse=72), device=CLIP)
WARMTH = reading(3, Temperature(celsius=36.7, site="ear"))
HEAVINESS = reading(4, Weight(kilograms=71.45))
SUGAR = reading(5, Glucose(milligrams_per_decilitre=104.5, meal="fasting"))
STRAP = reading(6, HeartRate(pulse=68))
TRACED = reading(
    8,
    HeartRate(pulse=71),
    flags=frozenset({Flag.POSSIBLY_IRREGULAR}),
    strip=strip(Signal.ECG, 250.0, [0, 12, -3, 210, -40, 5] * 50, factor=4.88, unit="uV"),
)
BUILD = reading(7, Weight(kilograms=71.4, fat_percent=24.6))

PLAN = Plan(
    id=UUID(int=0xC0),
    doctor="Dr. Ada Sample",
    diagnosis="A common cold <not the flu> & nothing worse",
    disposition=Disposition.MEDICINE,
    advice=("Drink enough", "Rest"),
    medicines=(
        Medicine(id=UUID(int=0xC1), name="Paracetamol 500 mg", dose="1 tablet", days=3, morning=1, night=0.5),
        Medicine(id=UUID(int=0xC2), name="Saline spray", dose="as needed", note="both sides"),
    ),
    follow_up="If it is not better",
    follow_up_on=date(2026, 3, 9),
    danger_signs=("You cannot breathe well",),
)

WHOLE = Visit(
    id=UUID(int=0xF1),
    station="Station 7",
    started_at=BEGAN,
    language="es",
    reason=Reason.COUGH,
    person=PROVISIONAL,
    consents=(
        Consent(item=ConsentItem.VIDEO, agreed=True, at=minutes(1), language="es"),
        Consent(item=ConsentItem.RECORD, agreed=True, at=minutes(1), language="es"),
        Consent(item=ConsentItem.PICTURES, agreed=True, at=minutes(1), language="es"),
    ),
    questionnaire="https://carepost.example/fhir/Questionnaire/checkin|1",
    answers=(
        Answer(link_id="since", value="days", at=minutes(2)),
        Answer(link_id="fever", value=None, at=minutes(2)),
        Answer(link_id="short-of-breath", value=False, at=minutes(2)),
        Answer(link_id="allergy", value=True, at=minutes(3)),
        Answer(link_id="allergy-what", value="penicilina", at=minutes(3)),
    ),
    joined_at=minutes(3),
    readings=(PRESSURE, OXYGEN, WARMTH, HEAVINESS),
    reviewed_at=minutes(8),
    stills=(
        Still(
            id=UUID(int=0xD1), taken_at=minutes(11), content_type="image/jpeg", width=4, height=3, data=b"\xff\xd8\xff"
        ),
    ),
    said=(
        Said(id=UUID(int=0xE1), at=minutes(10), by="doctor", text="¿Desde cuándo?"),
        Said(id=UUID(int=0xE2), at=minutes(10.5), by="patient", text="Desde el lunes"),
    ),
    doctor="Dr. Ada Sample",
    call_started_at=minutes(9),
    call_ended_at=minutes(14),
    plan=PLAN,
    plan_shown_at=minutes(14),
    ended_at=minutes(15),
    ending=Ending.PLAN_SHOWN,
)

OFFLINE = replace(
    WHOLE,
    id=UUID(int=0xF2),
    person=GUEST,
    language="en",
    reason=Reason.PAIN,
    answers=(
        Answer(link_id="where", value="back", at=minutes(2)),
        Answer(link_id="pain", value=8, at=minutes(2)),
    ),
    readings=(PRESSURE,),
    skipped=(
        Skipped(kind=Kind.OXYGEN, why="not-found"),
        Skipped(kind=Kind.TEMPERATURE, why="patient"),
        Skipped(kind=Kind.WEIGHT, why="doctor-early"),
    ),
    stills=(),
    said=(),
    doctor=None,
    call_started_at=None,
    call_ended_at=None,
    plan=None,
    plan_shown_at=None,
    ending=Ending.CALL_BACK,
)

URGENT = Visit(
    id=UUID(int=0xF3),
    station="Station 7",
    started_at=BEGAN,
    urgent=UrgentSign.CHEST_PAIN,
    person=GUEST,
    ended_at=minutes(4),
    ending=Ending.URGENT,
)

LEFT = Visit(
    id=UUID(int=0xF4),
    station="Station 7",
    started_at=BEGAN,
    reason=Reason.SKIN,
    person=KNOWN,
    consents=(Consent(item=ConsentItem.RECORD, agreed=False, at=minutes(1), language="ar"),),
    ended_at=minutes(2),
    ending=Ending.LEFT,
)

ODD = replace(
    WHOLE,
    id=UUID(int=0xF5),
    person=KNOWN,
    language="ar",
    assisted_by="nurse",
    readings=(
        reading(11, BloodPressure(systolic=80, diastolic=78), flags=frozenset({Flag.MOVEMENT, Flag.CUFF_LOOSE})),
        reading(12, BloodPressure(systolic=121, diastolic=79, pulse=66), flags=frozenset({Flag.IRREGULAR_PULSE})),
        reading(13, Oxygen(saturation=88), flags=frozenset({Flag.POOR_SIGNAL}), device_time=minutes(6)),
        reading(14, Temperature(celsius=39.2, site="behind the knee"), method=Method.TYPED, typed_by="nurse"),
        reading(15, Temperature(celsius=38.1), method=Method.TYPED),
        reading(16, Weight(kilograms=64.0), method=Method.SIMULATED),
    ),
)

NOBODY = Visit(id=UUID(int=0xF6), station="Station 7", started_at=BEGAN, readings=(WARMTH,))

MORE = replace(
    WHOLE,
    id=UUID(int=0xFC),
    readings=(
        *(SUGAR, STRAP, BUILD, TRACED),
        reading(21, Glucose(milligrams_per_decilitre=612, meal="bedtime")),
        reading(22, Glucose(milligrams_per_decilitre=99.1), method=Method.TYPED, typed_by="nurse"),
    ),
)
ROUND = tuple(
    reading(
        30 + number,
        BloodPressure(systolic=systolic, diastolic=90 + number, pulse=70 + number),
        received_at=minutes(5 + number),
        flags=frozenset({Flag.REST_LEFT_OUT}),
        note="The rest before it was left out (nurse): cannot wait",
    )
    for number, systolic in enumerate((154, 150, 147))
)
AVERAGED = replace(WHOLE, id=UUID(int=0xFE), readings=(*ROUND, mean(ROUND)))
UNABLE = replace(
    OFFLINE,
    id=UUID(int=0xFD),
    skipped=(Skipped(kind=Kind.GLUCOSE, why="no-strip"), Skipped(kind=Kind.HEART_RATE, why="patient")),
)

VISITS = {
    "whole": WHOLE,
    "known": replace(WHOLE, id=UUID(int=0xF7), person=KNOWN),
    "guest": replace(WHOLE, id=UUID(int=0xF8), person=GUEST),
    "offline": OFFLINE,
    "urgent": URGENT,
    "left": LEFT,
    "odd": ODD,
    "nobody": NOBODY,
    "more devices": MORE,
    "call back": replace(
        OFFLINE, id=UUID(int=0xFA), person=PROVISIONAL, language="ar", phone="+34911555019", readings=()
    ),
    "call back planned": replace(
        WHOLE, id=UUID(int=0xFB), person=KNOWN, phone="5550199", plan=replace(PLAN, disposition=Disposition.CALL_BACK)
    ),
    "unable": UNABLE,
    "averaged": AVERAGED,
    "recovered": replace(OFFLINE, id=UUID(int=0xF9), ending=Ending.RECOVERED, reviewed_at=None),
}


def frozen(visit: Visit, mode: Mode = "live", asked: bool = True) -> bytes:
    """Freeze a visit as the station does."""
    return bundle(visit, questionnaire=CHECKIN if asked else None, mode=mode, station=STATION, now=minutes(16))[1]


def resources(visit: Visit, mode: Mode = "live", asked: bool = True) -> list[dict[str, Any]]:
    """Return the resources of a frozen visit as plain JSON."""
    entries = msgspec.json.decode(frozen(visit, mode, asked))["entry"]
    return [entry["resource"] for entry in entries]


def of_type(name: str, visit: Visit, mode: Mode = "live", asked: bool = True) -> list[dict[str, Any]]:
    """Return the resources of one type."""
    return [resource for resource in resources(visit, mode, asked) if resource["resourceType"] == name]
