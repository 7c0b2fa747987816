"""What the clinic itself stores when a doctor closes a visit: whole, joined to the kiosk's Bundle, and valid FHIR."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from msgspec.structs import replace
from websockets.sync.client import connect

from care import messages as m
from care.encounter import Visit
from care.fhir.bundle import bundle
from care.fhir.patient import patient_key
from clinic.floor.events import Keep
from clinic.live import keep_visit, kept_visit
from tests.worlds.clinic_server import ClinicServer, Doctor
from tests.worlds.judge import errors
from tests.worlds.visits import CHECKIN, GUEST, NOBODY, PROVISIONAL, STATION, WHOLE, minutes

MEDICINES = [
    {"name": "Paracetamol 500 mg", "dose": "1 tablet", "days": 3, "morning": 1, "evening": 0.5, "note": "with water"},
    {"name": "شراب السعال", "dose": "as needed"},
]
PLAN = {
    "diagnosis": "A cold. <b>Not</b> dangerous & soon over.",
    "disposition": "medicine",
    "advice": ["Rest.", "Drink warm drinks."],
    "medicines": MEDICINES,
    "follow_up": "Come back in a week",
    "follow_up_on": "2026-03-09",
    "danger_signs": ["You find it hard to breathe."],
}
NOTE = {"says": "Coughs at night\nfor two weeks", "finds": "BP 128/82", "thinks": "A cold", "does": ""}


def told(clinic: ClinicServer, kiosk: Any, visit: Visit, patient: str | None) -> None:
    """The station tells of a patient in line; returns when the clinic has given the place."""
    token = clinic.as_kiosk(kiosk, lambda client: client.token())
    address = clinic.url.replace("http", "ws", 1) + "/ws/kiosk"
    now = datetime.now(UTC)
    card = m.VisitCard(
        visit_id=visit.id,
        version=1,
        phase="waiting",
        urgency="routine",
        language="en",
        reason="Cough",
        started_at=now,
        joined_at=now,
        patient=patient,
    )
    with connect(address, additional_headers={"authorization": f"Bearer {token}"}, proxy=None) as socket:
        for message in (m.Hello(station="Hall", mode="training", version="1"), m.VisitTold(card=card)):
            socket.send(m.encode(message).decode())
        while not isinstance(msgspec.json.decode(socket.recv(timeout=10), type=m.ToKiosk), m.Placed):
            pass


def closed(doctor: Doctor, visit: Visit, plan: dict[str, Any] | None = None) -> dict[str, Any]:
    answer = doctor.http.post(f"/api/visits/{visit.id}/close", json={"plan": plan or PLAN, "note": NOTE})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["plan"]
    return found


def written(doctor: Doctor, visit: Visit) -> list[dict[str, Any]]:
    """The clinic's own resources of a visit, and the Practitioner whom they name."""
    found = [
        entry["resource"]
        for kind in ("Composition", "MedicationRequest")
        for entry in doctor.get(f"/fhir/{kind}?encounter={visit.id}")["entry"]
    ]
    author = next(one["author"][0]["reference"] for one in found if one["resourceType"] == "Composition")
    return [*found, doctor.get(f"/fhir/{author}")]


def references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["reference"]} if isinstance(value.get("reference"), str) else set()
        return own.union(*map(references, value.values()))
    return set().union(*map(references, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("person", [PROVISIONAL, GUEST, None], ids=["named", "guest", "nobody yet"])
def test_what_a_close_stores_is_valid_and_leads_to_what_the_kiosk_delivers(clinic, kiosk, doctor, person):
    base = NOBODY if person is None else WHOLE
    visit = replace(base, id=uuid4(), person=person, readings=(), stills=(), said=(), plan=None)
    told(clinic, kiosk, visit, patient_key(visit) if person else None)
    closed(doctor, visit)
    found = written(doctor, visit)
    assert sorted(one["resourceType"] for one in found) == [
        "Composition",
        "MedicationRequest",
        "MedicationRequest",
        "Practitioner",
    ]
    searchset = doctor.http.get(f"/fhir/Composition?encounter={visit.id}").content
    assert errors([*(json.dumps(one).encode() for one in found), searchset]) == [[]] * 5
    _, body = bundle(visit, questionnaire=CHECKIN, mode="training", station=STATION, now=minutes(30))
    delivered = clinic.as_kiosk(kiosk, lambda client: client.transaction(body, str(visit.id)))
    assert delivered.status == 200, delivered.body
    for reference in references(found):
        assert f"{(there := doctor.get(f'/fhir/{reference}'))['resourceType']}/{there['id']}" == reference


def test_the_judge_would_have_seen_a_fault(clinic, kiosk, doctor):
    """The control of the test above: the same resources, each without something that FHIR asks for."""
    visit = replace(WHOLE, id=uuid4(), plan=None)
    told(clinic, kiosk, visit, patient_key(visit))
    closed(doctor, visit)
    needed = {"Composition": "status", "MedicationRequest": "subject"}
    spoilt = [
        {name: value for name, value in one.items() if name != needed[one["resourceType"]]}
        for one in written(doctor, visit)
        if one["resourceType"] in needed
    ]
    assert all(errors([json.dumps(one).encode() for one in spoilt]))


def test_the_words_of_note_and_plan_are_kept_and_a_medicine_is_only_planned(clinic, kiosk, doctor):
    visit = replace(WHOLE, id=uuid4(), plan=None)
    told(clinic, kiosk, visit, patient_key(visit))
    plan = closed(doctor, visit)
    composition, *medicines, signer = written(doctor, visit)
    assert plan["doctor"] == doctor.name == signer["name"][0]["text"]
    text = "\n".join(part["text"]["div"] for part in composition["section"])
    assert "Coughs at night" in text
    assert "&lt;b&gt;Not&lt;/b&gt; dangerous &amp; soon over" in text
    assert {one["medicationCodeableConcept"]["text"] for one in medicines} == {one["name"] for one in MEDICINES}
    assert {one["intent"] for one in medicines} == {"plan"}
    assert {one["id"] for one in medicines} == {one["id"] for one in plan["medicines"]}


def test_a_plan_that_is_too_long_for_the_station_is_refused_in_a_sentence(clinic, kiosk, doctor):
    visit = replace(WHOLE, id=uuid4(), plan=None)
    told(clinic, kiosk, visit, patient_key(visit))
    long = {**PLAN, "advice": ["Rest. " * 3000] * 4}
    answer = doctor.http.post(f"/api/visits/{visit.id}/close", json={"plan": long})
    assert answer.status_code == 422
    assert "too long" in answer.text
    assert closed(doctor, visit, {**PLAN, "advice": ["Rest. " * 3000] * 3})


def test_signing_the_same_plan_again_writes_nothing_twice(clinic, kiosk, doctor):
    visit = replace(WHOLE, id=uuid4(), plan=None)
    told(clinic, kiosk, visit, patient_key(visit))
    plan = {**PLAN, "id": str(UUID(int=0xC105E))}
    assert closed(doctor, visit, plan) == closed(doctor, visit, plan)
    assert {one["meta"]["versionId"] for one in written(doctor, visit) if one["resourceType"] != "Practitioner"} == {
        "1"
    }
    other = doctor.http.post(f"/api/visits/{visit.id}/close", json={"plan": {**PLAN, "id": str(uuid4())}})
    assert other.status_code == 409


def test_the_note_stays_as_it_was_signed(clinic, kiosk, doctor):
    visit = replace(WHOLE, id=uuid4(), plan=None)
    told(clinic, kiosk, visit, patient_key(visit))
    closed(doctor, visit)
    late = doctor.http.put(f"/api/visits/{visit.id}/note", json={"says": "Something else"})
    assert (late.status_code, late.json()["say"]) == (409, "The plan of this visit is signed already.")
    assert doctor.get(f"/api/visits/{visit.id}")["note"] == NOTE


def test_a_visit_kept_as_it_was_before_the_signing_keeps_the_plan(clinic, kiosk, doctor):
    visit = replace(WHOLE, id=uuid4(), plan=None)
    told(clinic, kiosk, visit, patient_key(visit))
    plan = closed(doctor, visit)
    signed = clinic.store.reading(lambda db: kept_visit(db, visit.id))
    late = Keep(waiting=replace(signed, plan=None, left=True), gone=False)
    clinic.store.writing(lambda db: keep_visit(db, late))
    stored = clinic.store.reading(lambda db: kept_visit(db, visit.id))
    assert str(stored.plan.id) == plan["id"]
    assert stored.left


def test_the_record_promises_a_guest_no_call_that_nobody_could_make(clinic, kiosk, doctor):
    stranger = replace(NOBODY, id=uuid4(), person=replace(GUEST, id=uuid4()))
    _, body = bundle(stranger, questionnaire=CHECKIN, mode="training", station=STATION, now=minutes(30))
    assert clinic.as_kiosk(kiosk, lambda client: client.transaction(body, str(stranger.id))).status == 200
    patients = [f"Patient/{clinic.seeded().patients[0].id}", patient_key(stranger)]
    said = []
    for patient in patients:
        visit = replace(NOBODY, id=uuid4())
        told(clinic, kiosk, visit, patient)
        closed(doctor, visit, {**PLAN, "disposition": "call-back", "medicines": []})
        composition = doctor.get(f"/fhir/Composition?encounter={visit.id}")["entry"][0]["resource"]
        said.append("".join(part["text"]["div"] for part in composition["section"]))
    assert "The clinic will call you back" in said[0]
    assert "will call you back" not in said[1]
    assert "if a phone number is left" in said[1]
