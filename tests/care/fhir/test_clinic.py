from uuid import UUID

import msgspec

from care.fhir.clinic import clinic_resources
from care.fhir.practitioner import practitioner
from tests.worlds.visits import PLAN, WHOLE, minutes

DOCTOR = practitioner(UUID(int=9), "Dr. Ada Sample", "live")


def _written(**more):
    made = clinic_resources(WHOLE.id, patient="Patient/p", practitioner=DOCTOR, now=minutes(13), mode="live", **more)
    return [msgspec.json.decode(msgspec.json.encode(resource)) for resource in made]


def test_the_doctors_note_and_plan_are_one_document_of_the_visit():
    note, *medicines = _written(plan=PLAN, note="Lungs clear.\nNo fever <38>.")
    assert note["type"]["coding"][0]["code"] == "11488-4"
    assert note["encounter"]["reference"] == f"Encounter/{WHOLE.id}"
    assert note["author"] == [{"reference": f"Practitioner/{DOCTOR.id}", "display": "Dr. Ada Sample"}]
    assert note["section"][0]["text"]["div"].endswith("<p>Lungs clear.</p><p>No fever &lt;38&gt;.</p></div>")
    (listed,) = [part for part in note["section"] if part["title"] == "Medicines"]
    assert [entry["reference"] for entry in listed["entry"]] == [f"MedicationRequest/{m['id']}" for m in medicines]
    assert len(medicines) == 2


def test_a_note_alone_has_no_plan():
    (note,) = _written(note="Seen.")
    assert [part["title"] for part in note["section"]] == ["Note"]


def test_nothing_said_is_nothing_written():
    assert _written() == []


def test_signing_again_gives_the_same_ids():
    assert [r["id"] for r in _written(plan=PLAN)] == [r["id"] for r in _written(plan=PLAN, note="more")]
