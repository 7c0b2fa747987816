"""A kiosk delivers a visit, a doctor reads it back; what is not in order is refused with a sentence."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from care.encounter import Said
from care.fhir.bundle import bundle
from care.fhir.elements import is_test_data
from care.fhir.encounter import probe
from care.limits import (
    BUNDLE_BYTES_MAX,
    STILLS_BYTES_MAX,
    STILLS_MAX,
    STRIPS_BYTES_MAX,
    TALK_BYTES_MAX,
    TALK_LINES_MAX,
    still_room,
    strip_has_room,
    talk_has_room,
)
from care.mode import Mode
from care.strip import Signal, strip
from tests.worlds.clinic_server import ClinicServer, Doctor, said
from tests.worlds.visits import CHECKIN, KNOWN, PRESSURE, PROVISIONAL, STATION, TRACED, WHOLE, minutes


def frozen(number: int, mode: Mode = "training", person: Any = PROVISIONAL) -> tuple[str, bytes]:
    """A visit of its own, frozen as a kiosk freezes it."""
    pressure = replace(PRESSURE, id=UUID(int=number + 1))
    visit = replace(WHOLE, id=UUID(int=number), person=person, readings=(pressure,), stills=(), said=())
    key, body = bundle(visit, questionnaire=CHECKIN, mode=mode, station=STATION, now=minutes(30))
    return str(key), body


def send(clinic: ClinicServer, kiosk: Any, body: bytes, key: str):
    return clinic.as_kiosk(kiosk, lambda client: client.transaction(body, key))


def count(doctor: Doctor, query: str) -> int:
    return int(doctor.get(f"/fhir/{query}")["total"])


def test_the_capability_statement_tells_what_there_is(clinic, doctor):
    found = doctor.get("/fhir/metadata")
    assert found["fhirVersion"] == "4.0.1"
    assert all(one["updateCreate"] for one in found["rest"][0]["resource"])
    assert found["rest"][0]["interaction"] == [{"code": "transaction"}]
    assert is_test_data(found)


def test_a_visit_arrives_whole_and_is_read_back(clinic, kiosk, doctor):
    key, body = frozen(0x1000)
    answer = send(clinic, kiosk, body, key)
    assert answer.status == 200, answer.body
    entries = json.loads(answer.body)["entry"]
    sent = json.loads(body)["entry"]
    assert len(entries) == len(sent)
    assert all(entry["response"]["status"] == "201 Created" for entry in entries)
    for entry in sent:
        resource = entry["resource"]
        read = doctor.get(f"/fhir/{resource['resourceType']}/{resource['id']}")
        meta = read.pop("meta")
        assert meta["versionId"] == "1"
        assert {"code": "HTEST"}.items() <= meta["security"][0].items()
        assert read == {name: value for name, value in resource.items() if name != "meta"}


def test_the_largest_visit_that_can_be_made_is_taken(clinic, kiosk, doctor):
    """Full of stills by bytes and by number, of text that JSON makes twice as long, and an hour of measurements."""
    visit = replace(WHOLE, id=UUID(int=0xF000), person=PROVISIONAL, stills=(), said=(), readings=())
    while room := still_room(visit):
        data = bytes(min(room, STILLS_BYTES_MAX // STILLS_MAX))
        still = replace(WHOLE.stills[0], id=UUID(int=0xF100 + len(visit.stills)), data=data)
        visit = replace(visit, stills=(*visit.stills, still))
    while talk_has_room(visit, line := '"' * (TALK_BYTES_MAX // TALK_LINES_MAX)):
        said_now = Said(id=UUID(int=0xE000 + len(visit.said)), at=minutes(5), by="patient", text=line)
        visit = replace(visit, said=(*visit.said, said_now))
    longest = strip(Signal.ECG, 500.0, [-32000] * (STRIPS_BYTES_MAX // 8), factor=4.88, unit="uV")
    traced = tuple(replace(TRACED, id=UUID(int=0xC000 + number), strip=longest) for number in range(4))
    readings = (*traced, *(replace(PRESSURE, id=UUID(int=0xD000 + number)) for number in range(196)))
    assert not strip_has_room(replace(visit, readings=readings), longest)
    key, body = bundle(
        replace(visit, readings=readings), questionnaire=CHECKIN, mode="training", station=STATION, now=minutes(30)
    )
    assert (len(visit.stills), len(visit.said)) == (STILLS_MAX, TALK_LINES_MAX)
    assert 7 * 2**20 < len(body) < BUNDLE_BYTES_MAX
    assert send(clinic, kiosk, body, str(key)).status == 200
    assert count(doctor, f"Encounter?identifier=urn:uuid:{visit.id}") == 1


def test_a_replay_gets_the_stored_reply_and_makes_no_new_version(clinic, kiosk, doctor):
    key, body = frozen(0x2000)
    first = send(clinic, kiosk, body, key)
    again = send(clinic, kiosk, body, key)
    other_key = send(clinic, kiosk, body, "another")
    assert again.body == first.body
    assert {entry["response"]["etag"] for entry in json.loads(other_key.body)["entry"]} == {'W/"1"'}


def test_another_content_under_a_used_key_is_refused(clinic, kiosk):
    key, body = frozen(0x3000)
    assert send(clinic, kiosk, body, key).status == 200
    assert send(clinic, kiosk, frozen(0x3100)[1], key).status == 422


def test_a_replay_does_not_write_over_what_the_clinic_amended(clinic, kiosk, doctor):
    key, body = frozen(0x4000)
    send(clinic, kiosk, body, key)
    path = f"/fhir/Encounter/{UUID(int=0x4000)}"
    amended = doctor.get(path) | {"status": "entered-in-error"}
    assert doctor.http.put(path, json=amended).status_code == 200
    answer = send(clinic, kiosk, body, "yet another key")
    assert answer.status == 200
    assert doctor.get(path)["status"] == "entered-in-error"
    assert doctor.get(f"{path}/_history/1")["status"] == "finished"
    for strange in ("9" * 30, "-1", "x"):
        assert doctor.http.get(f"{path}/_history/{strange}").status_code == 404
    assert doctor.get(path)["meta"]["versionId"] == "2"


def test_the_same_transaction_twice_at_once_is_stored_once(clinic, kiosk, doctor):
    key, body = frozen(0x5000)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: send(clinic, kiosk, body, key), range(4)))
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert doctor.get(f"/fhir/Encounter/{UUID(int=0x5000)}")["meta"]["versionId"] == "1"


def test_a_transaction_is_all_or_nothing(clinic, kiosk, doctor):
    _, body = frozen(0x6000, person=KNOWN)  # a patient whom this clinic does not have
    before = count(doctor, "Observation")
    answer = send(clinic, kiosk, body, "nothing")
    assert answer.status == 422
    assert "a patient that this clinic does not have" in json.loads(answer.body)["issue"][0]["diagnostics"]
    assert count(doctor, "Observation") == before


def test_search_finds_by_what_it_says_it_does(clinic, kiosk, doctor):
    key, body = frozen(0x7000)
    send(clinic, kiosk, body, key)
    visit, patient = UUID(int=0x7000), PROVISIONAL.id
    assert count(doctor, f"Encounter?identifier=urn:ietf:rfc:3986|urn:uuid:{visit}") == 1
    assert count(doctor, f"Encounter?identifier=urn:uuid:{visit}") == 1
    assert count(doctor, f"Encounter?identifier=|urn:uuid:{visit}") == 0
    assert count(doctor, f"Encounter?_id={visit}") == 1
    assert count(doctor, f"Observation?encounter={visit}&status=final") >= 1
    assert count(doctor, f"Observation?encounter={visit}&status=amended") == 0
    assert count(doctor, f"Observation?subject=Patient/{patient}&encounter=Encounter/{visit}") >= 1
    assert count(doctor, f"Observation?patient={patient}") >= count(doctor, f"Observation?encounter={visit}")
    day, next_day = minutes(0).date(), minutes(0).date() + timedelta(days=1)
    assert count(doctor, f"Encounter?date={day}&_id={visit}") == 1
    assert count(doctor, f"Encounter?date=ge{next_day}&_id={visit}") == 0
    assert count(doctor, f"Encounter?date=lt{day}&_id={visit}") == 0
    assert count(doctor, f"Encounter?date={day.year}&_id={visit}") == 1
    assert count(doctor, f"Encounter?_lastUpdated=ge2020&_id={visit}") == 1


def test_a_search_comes_in_pages(clinic, kiosk, doctor):
    key, body = frozen(0x8000)
    send(clinic, kiosk, body, key)
    found: list[str] = []
    url = f"/fhir/Observation?patient={PROVISIONAL.id}&_count=2"
    while url:
        page = doctor.get(url)
        found += [entry["resource"]["id"] for entry in page["entry"]]
        url = next((link["url"] for link in page["link"] if link["relation"] == "next"), "")
    assert len(found) == len(set(found)) == page["total"] > 2


@pytest.mark.parametrize(
    ("query", "status", "say"),
    [
        ("Observation?colour=red", 400, "There is no search by colour here"),
        ("Observation?date=soon", 400, "A date looks like"),
        ("Observation?_count=many", 400, "_count must be a number"),
        ("Claim?status=active", 404, "This kind of resource is not kept here."),
        ("Patient/nobody", 404, "There is no such resource here."),
    ],
)
def test_what_cannot_be_asked_is_said_so(doctor, query, status, say):
    answer = doctor.http.get(f"/fhir/{query}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/fhir+json"
    assert say in said(answer)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 422),
        (b'{"resourceType": "Patient"}', 422),
        (b'{"resourceType": "Bundle", "type": "transaction"}', 422),
        (b'{"resourceType": "Bundle", "type": "batch", "entry": [{}]}', 422),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, 422),
        (b" " * (8 * 1024 * 1024 + 1), 413),
    ],
)
def test_what_is_no_transaction_is_refused_with_an_outcome(clinic, kiosk, body, status):
    answer = send(clinic, kiosk, body, "")
    assert answer.status == status
    outcome = json.loads(answer.body)
    assert outcome["resourceType"] == "OperationOutcome"
    assert outcome["issue"][0]["diagnostics"]


def _pressure(bundle: Any) -> Any:
    return next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "Observation")


def _nested(levels: int) -> Any:
    return {"value": _nested(levels - 1)} if levels else "deep"


SPOILT = {
    "a unit that is not ours": (
        lambda b: _pressure(b)["component"][0]["valueQuantity"].update(code="kPa"),
        "not in the unit of this measurement",
    ),
    "a code that is not ours": (
        lambda b: _pressure(b)["code"]["coding"][0].update(code="8310-5-x"),
        "no code of ours",
    ),
    "no category": (lambda b: _pressure(b).update(category=[]), "the vital-signs category is missing"),
    "no diastolic": (lambda b: _pressure(b)["component"].pop(1), "no Diastolic blood pressure"),
    "no status": (lambda b: _pressure(b).pop("status"), "missing required field `status`"),
    "a reference that leads nowhere": (
        lambda b: _pressure(b)["encounter"].update(reference="Encounter/elsewhere"),
        "a reference to Encounter leads nowhere",
    ),
    "a resource that no kiosk writes": (
        lambda b: b["entry"][0]["resource"].update(resourceType="MedicationRequest"),
        "Invalid value 'MedicationRequest'",
    ),
    "nested too deep": (
        lambda b: _pressure(b).update(extension=[_nested(33)]),
        "nested more than 32 deep",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_bundle_that_breaks_a_rule_of_ours_is_refused_whole(clinic, kiosk, doctor, name):
    spoil, say = SPOILT[name]
    key, body = frozen(0x9900)
    bundle = json.loads(body)
    spoil(bundle)
    answer = send(clinic, kiosk, json.dumps(bundle).encode(), f"{name} {key}")
    assert answer.status == 422
    assert say in " ".join(issue["diagnostics"] for issue in json.loads(answer.body)["issue"])
    assert count(doctor, f"Encounter?_id={UUID(int=0x9900)}") == 0


def test_a_training_clinic_takes_only_test_data(clinic, kiosk):
    key, body = frozen(0x9000, mode="live")
    assert send(clinic, kiosk, body, key).status == 422


def test_a_live_clinic_takes_no_test_data(tmp_path):
    with ClinicServer(tmp_path / "live", mode="live", key="file") as live:
        kiosk = live.kiosk()
        assert send(live, kiosk, frozen(0x9100, mode="training")[1], "a").status == 422
        assert send(live, kiosk, frozen(0x9200, mode="live")[1], "b").status == 200  # and the control


def test_a_station_sees_only_its_own_encounter(clinic, kiosk):
    key, body = frozen(0xA000)
    send(clinic, kiosk, body, key)
    other = clinic.kiosk("Other")
    asked = probe(UUID(int=0xA000))
    assert json.loads(clinic.as_kiosk(kiosk, lambda client: client.search(asked)).body)["total"] == 1
    assert json.loads(clinic.as_kiosk(other, lambda client: client.search(asked)).body)["total"] == 0
    for query in ("Patient", "Encounter", f"{asked}&_id=1", f"Patient/{PROVISIONAL.id}"):
        assert clinic.as_kiosk(kiosk, lambda client, query=query: client.search(query)).status == 403


def test_a_station_cannot_write_over_a_patient_of_the_clinic(clinic, kiosk, doctor):
    patient = clinic.seeded().patients[0]
    key, body = frozen(0xB000, person=replace(PROVISIONAL, id=UUID(patient.id)))
    assert send(clinic, kiosk, body, key).status == 422
    assert doctor.get(f"/fhir/Patient/{patient.id}")["name"][0]["family"] == patient.family


def test_nobody_gets_in_without_a_name(clinic):
    import httpx

    assert httpx.get(f"{clinic.url}/fhir/Patient").status_code == 401
    assert httpx.post(f"{clinic.url}/fhir", content=b"{}").status_code == 401
    assert httpx.get(f"{clinic.url}/fhir/Patient", headers={"authorization": "Bearer guessed"}).status_code == 401
