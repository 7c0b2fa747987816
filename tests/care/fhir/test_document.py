import hashlib
from base64 import b64decode, b64encode
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from care.encounter import Said
from care.fhir.document import medicine_line, plan_sections, section
from care.limits import TALK_ENTRIES_MAX
from care.pictures import Flaw, Role
from care.plan import Disposition
from care.told import ending
from tests.worlds.visits import NOBODY, OFFLINE, PLAN, URGENT, WHOLE, minutes, of_type


def test_what_the_patient_was_shown_is_a_document_of_the_station():
    (written,) = of_type("Composition", WHOLE)
    assert [part["title"] for part in written["section"]] == [
        "What happens now",
        "What we found",
        "What to do",
        "Medicines",
        "When to come back",
        "Get help at once if",
        "Who wrote the plan",
    ]
    assert written["author"][0]["reference"] == f"Device/{of_type('Device', WHOLE)[0]['id']}"
    assert "Dr. Ada Sample" in written["section"][-1]["text"]["div"]
    assert "&lt;not the flu&gt; &amp; nothing worse" in written["section"][1]["text"]["div"]
    assert written["date"] == "2026-03-02T09:14:00.000Z"


def test_a_plan_that_was_not_shown_is_not_in_the_document():
    assert of_type("Composition", replace(WHOLE, plan_shown_at=None)) == []
    assert of_type("Composition", URGENT) == []


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize("disposition", Disposition)
def test_how_the_visit_ends_is_written_as_it_was_shown(disposition: Disposition, language: str):
    visit = replace(WHOLE, plan=replace(PLAN, disposition=disposition), language=language, phone="+34911555019")
    (written,) = of_type("Composition", visit)
    assert f"<p>{ending(visit)}</p>" in written["section"][0]["text"]["div"]


def test_the_offline_end_says_what_the_page_said_and_promises_no_more():
    (written,) = of_type("Composition", OFFLINE)
    assert "<p>Please ask at the front desk</p>" in written["section"][0]["text"]["div"]
    (written,) = of_type("Composition", replace(OFFLINE, phone="5550199"))
    assert "The clinic will call you back on" in written["section"][0]["text"]["div"]


def test_the_plans_empty_parts_leave_no_section():
    bare = replace(PLAN, advice=(), medicines=(), follow_up="", follow_up_on=None, danger_signs=())
    assert [part.title for part in plan_sections(bare, "Rest")] == ["What happens now", "What we found"]
    assert section("Nothing", [None, "", " "]) == ()


def test_a_medicine_reads_as_one_line():
    first, second = PLAN.medicines
    assert medicine_line(first) == "Paracetamol 500 mg: 1 tablet, 1 in the morning, 0.5 at night, for 3 days"
    assert medicine_line(second) == "Saline spray: as needed, both sides"


def test_a_still_is_a_binary_and_a_reference_that_can_be_checked():
    (binary,) = of_type("Binary", WHOLE)
    (document,) = of_type("DocumentReference", WHOLE)
    data = b64decode(binary["data"])
    attached = document["content"][0]["attachment"]
    assert data == WHOLE.stills[0].data
    assert attached["url"] == f"Binary/{binary['id']}"
    assert attached["size"] == len(data)
    assert attached["hash"] == b64encode(hashlib.sha1(data).digest()).decode()
    assert binary["securityContext"]["reference"] == f"Encounter/{WHOLE.id}"
    assert document["context"]["encounter"][0]["reference"] == f"Encounter/{WHOLE.id}"
    assert document["id"] == str(WHOLE.stills[0].id)


def test_pages_of_paper_are_one_pdf_that_is_found_by_the_identity_of_each():
    photo = WHOLE.stills[0]
    pages = [replace(photo, id=uuid5(photo.id, name), camera=Role.DOCUMENT) for name in ("first", "second")]
    visit = replace(WHOLE, stills=(pages[0], photo, replace(pages[1], flaw=Flaw.NO_PAGE)))
    picture, paper = of_type("DocumentReference", visit)
    assert picture["id"] == str(photo.id)
    assert [one["value"].removeprefix("urn:uuid:") for one in paper["identifier"]] == [str(page.id) for page in pages]
    assert paper["content"][0]["attachment"]["contentType"] == "application/pdf"
    assert paper["content"][0]["attachment"]["title"] == "Document, 2 pages"
    assert paper["description"].endswith("Camera: document. Page 2: The station found no whole page on it")
    data = b64decode(of_type("Binary", visit)[1]["data"])
    assert data.startswith(b"%PDF-1.4")
    assert data.count(photo.data) == 2


def test_the_record_says_which_camera_took_a_still_and_what_was_wrong_with_it():
    still = replace(WHOLE.stills[0], camera=Role.SKIN, flaw=Flaw.BLURRED)
    (document,) = of_type("DocumentReference", replace(WHOLE, stills=(still,)))
    assert document["description"].endswith("agreement. Camera: skin. The station found it blurred")


def test_the_text_talk_is_kept_line_by_line():
    doctor, patient = of_type("Communication", WHOLE)
    assert doctor["sender"] == {"display": "Dr. Ada Sample"}
    assert patient["sender"]["reference"].startswith("Patient/")
    assert patient["recipient"] == [{"display": "Dr. Ada Sample"}]
    assert patient["payload"] == [{"contentString": "Desde el lunes"}]


def test_a_long_talk_is_one_communication_with_every_line_in_it():
    said = tuple(
        Said(id=UUID(int=number), at=minutes(number), by=("doctor", "patient")[number % 2], text=f"line {number}")
        for number in range(TALK_ENTRIES_MAX + 1)
    )
    assert len(of_type("Communication", replace(WHOLE, said=said[:-1]))) == TALK_ENTRIES_MAX
    (talk,) = of_type("Communication", replace(WHOLE, said=said))
    lines = [payload["contentString"] for payload in talk["payload"]]
    assert len(lines) == TALK_ENTRIES_MAX + 1
    assert lines[0].endswith(" Dr. Ada Sample: line 0")
    assert lines[1].endswith(" The patient: line 1")
    assert "sender" not in talk


def test_a_line_of_nothing_is_not_kept_and_an_unnamed_doctor_is_the_doctor():
    said = tuple(
        Said(id=line.id, at=minutes(1), by="doctor", text=text)
        for line, text in zip(WHOLE.said, ("\x00", "Hi"), strict=True)
    )
    (line,) = of_type("Communication", replace(NOBODY, said=said))
    assert line["sender"] == {"display": "The doctor"}
