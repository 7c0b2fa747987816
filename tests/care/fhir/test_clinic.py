from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace

from care.fhir.clinic import CALL_IF_LEFT, clinic_resources
from care.fhir.practitioner import practitioner
from care.plan import Disposition
from care.told import ENDINGS
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


@pytest.mark.parametrize(("known", "says"), [(True, ENDINGS[Disposition.CALL_BACK]["en"]), (False, CALL_IF_LEFT)])
def test_a_call_is_promised_only_to_somebody_whom_the_clinic_knows(known, says):
    note, *_ = _written(plan=replace(PLAN, disposition=Disposition.CALL_BACK, medicines=()), known=known)
    text = "".join(part["text"]["div"] for part in note["section"])
    assert says in text
    assert ("will call you back" in text) is known


def test_whoever_is_not_known_reads_every_other_ending_as_it_is():
    assert _written(plan=PLAN, known=False) == _written(plan=PLAN, known=True)
