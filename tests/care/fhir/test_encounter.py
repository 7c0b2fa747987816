from uuid import UUID

from msgspec.structs import replace

from care.encounter import Ending
from care.fhir.encounter import probe, reference_to
from tests.worlds.visits import LEFT, NOBODY, OFFLINE, URGENT, VISITS, WHOLE, of_type


def test_the_visit_is_one_virtual_encounter_under_its_own_id():
    (written,) = of_type("Encounter", WHOLE)
    assert written["id"] == str(WHOLE.id)
    assert written["class"]["code"] == "VR"
    assert written["status"] == "finished"
    assert written["period"] == {"start": "2026-03-02T09:00:00.000Z", "end": "2026-03-02T09:15:00.000Z"}
    assert written["reasonCode"][0]["text"] == "Cough"
    assert reference_to(WHOLE.id).reference == f"Encounter/{WHOLE.id}"


def test_the_class_is_virtual_also_when_no_call_happened():
    assert {of_type("Encounter", visit)[0]["class"]["code"] for visit in VISITS.values()} == {"VR"}


def test_the_probe_finds_the_encounter_by_the_identifier_it_carries():
    (written,) = of_type("Encounter", WHOLE)
    (identifier,) = written["identifier"]
    assert probe(WHOLE.id) == f"Encounter?identifier={identifier['system']}|{identifier['value']}"
    assert probe(UUID(int=1)).endswith("|urn:uuid:00000000-0000-0000-0000-000000000001")


def test_the_doctor_is_named_with_the_time_of_the_call():
    (taken,) = of_type("Encounter", WHOLE)[0]["participant"]
    assert taken["individual"] == {"display": "Dr. Ada Sample"}
    assert taken["period"] == {"start": "2026-03-02T09:09:00.000Z", "end": "2026-03-02T09:14:00.000Z"}
    (cut,) = of_type("Encounter", replace(WHOLE, call_ended_at=None))[0]["participant"]
    assert cut["period"]["end"] == "2026-03-02T09:15:00.000Z"
    (named,) = of_type("Encounter", replace(WHOLE, call_started_at=None))[0]["participant"]
    assert "period" not in named
    assert "participant" not in of_type("Encounter", OFFLINE)[0]


def test_urgency_is_the_priority():
    assert of_type("Encounter", URGENT)[0]["priority"]["coding"][0]["code"] == "EM"
    assert of_type("Encounter", URGENT)[0]["reasonCode"][0]["text"] == "Chest pain"
    assert of_type("Encounter", WHOLE)[0]["priority"]["coding"][0]["code"] == "R"


def test_who_left_before_anything_happened_leaves_a_cancelled_encounter():
    assert of_type("Encounter", LEFT)[0]["status"] == "cancelled"
    assert of_type("Encounter", replace(LEFT, ending=Ending.DECLINED))[0]["status"] == "cancelled"
    assert of_type("Encounter", replace(WHOLE, ending=Ending.LEFT))[0]["status"] == "finished"
    called = replace(WHOLE, ending=Ending.LEFT, readings=())
    assert of_type("Encounter", called)[0]["status"] == "finished"


def test_a_visit_cut_off_ends_when_it_is_frozen():
    assert of_type("Encounter", NOBODY)[0]["period"]["end"] == "2026-03-02T09:16:00.000Z"
