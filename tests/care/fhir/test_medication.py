from uuid import UUID

import msgspec
from msgspec.structs import replace

from care.fhir.elements import Reference
from care.fhir.medication import medication_request
from care.plan import Medicine
from tests.worlds.visits import PLAN, WHOLE


def _written(medicine: Medicine) -> dict:
    patient, doctor = Reference(reference="Patient/p"), Reference(reference="Practitioner/d")
    request = medication_request(medicine, WHOLE.id, patient, doctor, "2026-03-02T09:10:00.000Z", "training")
    return msgspec.json.decode(msgspec.json.encode(request))


def test_a_planned_medicine_is_in_force_and_prescribes_nothing():
    written = _written(PLAN.medicines[0])
    assert (written["status"], written["intent"]) == ("active", "plan")
    assert written["id"] == str(PLAN.medicines[0].id)
    assert written["encounter"]["reference"] == f"Encounter/{WHOLE.id}"
    assert written["meta"]["security"][0]["code"] == "HTEST"


def test_each_time_of_the_day_is_an_instruction():
    morning, night = _written(PLAN.medicines[0])["dosageInstruction"]
    assert (morning["timing"]["repeat"]["when"], night["timing"]["repeat"]["when"]) == (["MORN"], ["NIGHT"])
    assert morning["doseAndRate"][0]["doseQuantity"] == {"value": 1, "unit": "unit"}
    assert night["doseAndRate"][0]["doseQuantity"]["value"] == 0.5
    assert morning["timing"]["repeat"]["boundsDuration"] == {
        "value": 3,
        "unit": "days",
        "system": "http://unitsofmeasure.org",
        "code": "d",
    }


def test_without_times_the_words_are_the_instruction():
    written = _written(PLAN.medicines[1])
    assert written["dosageInstruction"] == [{"text": "as needed"}]
    assert written["note"] == [{"text": "both sides"}]


def test_days_alone_are_kept_and_nothing_at_all_leaves_no_instruction():
    bare = Medicine(id=UUID(int=1), name="  ", dose="")
    assert "dosageInstruction" not in _written(bare)
    assert _written(bare)["medicationCodeableConcept"] == {"text": "not named"}
    (instruction,) = _written(replace(bare, days=7))["dosageInstruction"]
    assert instruction["timing"]["repeat"]["boundsDuration"]["value"] == 7
