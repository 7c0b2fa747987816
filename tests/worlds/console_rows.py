"""The queue that a doctor sees: scripted visits and call backs, judged as the clinic judges them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec

from care import messages as m
from care.vitals import BloodPressure, DeviceIdentity, Kind, Method, Oxygen, Reading, Temperature, Vital
from clinic.queue import judged_of


def reading(vital: Vital, device: str = "Cuff A1", minutes_ago: float = 5) -> Reading:
    """A reading as a device of the station gave it."""
    at = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    return Reading(
        id=uuid4(),
        vital=vital,
        received_at=at,
        method=Method.DEVICE,
        device=DeviceIdentity(id=device, name=device),
    )


def news2(parts: dict[str, int | None], applies: bool = True) -> m.News2Told:
    known = [points for points in parts.values() if points is not None]
    return m.News2Told(
        applies=applies,
        at_least=sum(known),
        parts=parts,
        missing=tuple(name for name, points in parts.items() if points is None),
        single_three=3 in known,
    )


def parts(**known: int) -> dict[str, int | None]:
    names = ("respiration", "oxygen", "air", "systolic", "pulse", "consciousness", "temperature")
    return {name: known.get(name.replace("-", "_")) for name in names}


def visit(name: str, reason: str, urgency: str, waited_min: float, **more: Any) -> m.QueueRow:
    """One row of the queue; card fields and row fields both by name."""
    now = datetime.now(UTC)
    row = {key: more.pop(key) for key in list(more) if key in m.QueueRow.__struct_fields__}
    card = {
        "visit_id": uuid4(),
        "version": 1,
        "phase": "waiting",
        "urgency": urgency,
        "language": "en",
        "reason": reason,
        "name": name,
        "started_at": now - timedelta(minutes=waited_min + 6),
        "joined_at": now - timedelta(minutes=waited_min),
        "reviewed": True,
    } | more
    return as_judged(
        m.QueueRow(
            card=m.VisitCard(**card),
            waited_s=waited_min * 60,
            **({"station": "Elm House, room 2", "online": True, "news2": news2(parts())} | row),
        )
    )


def as_judged(row: m.QueueRow) -> m.QueueRow:
    """The row with its numbers judged as the real clinic does."""
    return msgspec.structs.replace(row, judged=judged_of(row.card, row.news2))


def usual_rows() -> list[m.QueueRow]:
    """Seven people as a busy morning has them, worst first."""
    clip, forehead = "Finger clip", "Thermometer"

    def measured(spo2: float, pulse: float, bp: tuple[float, float] | None, temp: float | None) -> tuple[Reading, ...]:
        some: list[Reading] = [reading(Oxygen(saturation=spo2, pulse=pulse), clip, 7)]
        if bp:
            some.append(reading(BloodPressure(systolic=bp[0], diastolic=bp[1], pulse=pulse), "Cuff", 9))
        if temp:
            some.append(reading(Temperature(celsius=temp), forehead, 6))
        return tuple(some)

    return [
        visit("Tomas L.", "other", "emergency", 1, birth_year=1968, phase="urgent", urgent_sign="chest-pain",
              joined_at=None, alarm_id=uuid4(), station="Harbour, front desk"),
        visit("Halima O.", "Short of breath since yesterday", "urgent", 4, birth_year=1952, patient="4471-208",
              readings=measured(91, 112, (148, 86), 37.8),
              news2=news2(parts(oxygen=3, air=0, systolic=0, pulse=2, consciousness=0, temperature=0)),
              missing=(Kind.WEIGHT,), consents=("video", "record"),
              answers=(m.AnswerGiven(question="Since when?", answer="Yesterday"),
                       m.AnswerGiven(question="Is it worse lying flat?", answer="Yes"),
                       m.AnswerGiven(question="Any chest pain?", answer="No"),
                       m.AnswerGiven(question="Are you allergic to any medicine?", answer="penicillin"))),
        visit("Jamal R.", "Fever and ear pain", "soon", 12, birth_year=2018, language="ar",
              station="Northfield, hall 2", readings=measured(97, 124, None, 39.2),
              news2=news2(parts(), applies=False)),
        visit("Leo M.", "skin", "soon", 18, birth_year=1979, station="Harbour, room 1",
              readings=measured(97, 88, (136, 84), 37.9),
              news2=news2(parts(respiration=0, oxygen=0, air=0, systolic=0, pulse=0, consciousness=0, temperature=0))),
        visit("Agnes W.", "blood-pressure", "routine", 26, birth_year=1943, online=False,
              readings=measured(96, 72, (224, 104), None),
              news2=news2(parts(oxygen=0, systolic=3, pulse=0))),
        visit("", "cough", "routine", 41, language="es", station="Northfield, hall 1",
              readings=measured(98, 76, (124, 78), 36.8),
              news2=news2(parts(oxygen=0, systolic=0, pulse=0, temperature=0))),
        visit("Ana R.", "pain", "routine", 20, birth_year=1974, phase="in-call", doctor="Dr Mirza", call_id=uuid4(),
              station="Northfield, hall 2"),
    ]  # fmt: skip


def call_back(name: str, reason: str, urgency: str, waited_min: float, **more: Any) -> m.CallBackRow:
    """Somebody who is to be called back."""
    since = datetime.now(UTC) - timedelta(minutes=waited_min)
    known = {"task": str(uuid4()), "birth_year": 1952, "language": "en", "station": "Elm House, room 2", "phone": ""}
    return m.CallBackRow(**(known | {"name": name, "reason": reason, "urgency": urgency, "since": since} | more))


def usual_callbacks() -> list[m.CallBackRow]:
    """Three people who could not wait, the most urgent first."""
    return [
        call_back("Halima Osman", "Pain", "urgent", 65, phone="+34911555019"),
        call_back("ليلى حداد", "Cough", "soon", 26 * 60, phone="020 7946 0958", language="ar", birth_year=1988),
        call_back("", "Skin", "routine", 4 * 24 * 60, birth_year=None, language="es", station="Northfield, hall 1"),
    ]
