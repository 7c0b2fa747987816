from uuid import UUID, uuid5

import msgspec
import pytest

from care.fhir.bundle import bundle, bundle_id
from tests.worlds.visits import CHECKIN, STATION, VISITS, WHOLE, frozen, minutes, resources


@pytest.mark.parametrize("name", VISITS)
def test_freezing_twice_gives_the_same_bytes(name):
    assert frozen(VISITS[name]) == frozen(VISITS[name])


def test_freezing_later_gives_the_same_ids():
    _, body = bundle(WHOLE, questionnaire=CHECKIN, mode="live", station=STATION, now=minutes(500))
    later = [entry["fullUrl"] for entry in msgspec.json.decode(body)["entry"]]
    assert later == [f"urn:uuid:{resource['id']}" for resource in resources(WHOLE)]


@pytest.mark.parametrize("name", VISITS)
def test_every_entry_puts_its_resource_under_a_uuid(name):
    entries = msgspec.json.decode(frozen(VISITS[name]))["entry"]
    for entry in entries:
        resource = entry["resource"]
        assert str(UUID(resource["id"])) == resource["id"]
        assert entry["fullUrl"] == f"urn:uuid:{resource['id']}"
        assert entry["request"] == {"method": "PUT", "url": f"{resource['resourceType']}/{resource['id']}"}
    assert len({entry["fullUrl"] for entry in entries}) == len(entries)


def test_no_two_visits_write_the_same_resource_but_the_patient_who_came_again():
    ids = [
        {(r["resourceType"], r["id"]) for r in resources(VISITS[name])} - {("Patient", str(UUID(int=0xA2)))}
        for name in ("urgent", "left", "nobody")
    ]
    assert not ids[0] & ids[1]
    assert not ids[1] & ids[2]


def test_the_bundles_id_follows_from_the_visits():
    id, body = bundle(WHOLE, questionnaire=None, mode="live", station=STATION, now=minutes(16))
    assert id == bundle_id(WHOLE.id) == uuid5(WHOLE.id, "bundle")
    assert msgspec.json.decode(body)["id"] == str(id)


@pytest.mark.parametrize("name", VISITS)
def test_training_marks_every_resource_as_test_data(name):
    for resource in resources(VISITS[name], "training"):
        assert [label["code"] for label in resource["meta"]["security"]] == ["HTEST"]


def test_live_marks_nothing():
    assert b"HTEST" not in frozen(WHOLE)


def test_a_whole_visit_has_a_resource_of_every_sort():
    assert {resource["resourceType"] for resource in resources(WHOLE)} == {
        "Patient",
        "Device",
        "Encounter",
        "QuestionnaireResponse",
        "Composition",
        "Consent",
        "Observation",
        "Binary",
        "DocumentReference",
        "Communication",
        "Task",
        "Provenance",
    }
