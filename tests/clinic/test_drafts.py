"""A plan in the making: sealed as it was typed, for its doctor alone, and gone when the visit is finished."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from care.encounter import Visit
from care.fhir.patient import patient_key
from tests.clinic.test_visits_api import PLAN, told
from tests.worlds.clinic_server import ClinicServer, Doctor
from tests.worlds.visits import WHOLE

DRAFT = {
    "id": str(UUID(int=7)),
    "disposition": "",
    "diagnosis": "Maybe a cold, or",
    "advice": "Rest.\n",
    "followUp": "in a week",
    "followUpOn": "2030-05-16",
    "danger": "",
    "medicines": [
        {"id": str(UUID(int=8)), "name": "", "dose": "", "days": "a few", "morning": "1/2", "midday": "", "evening": "",
         "night": "", "note": ""}
    ],
}  # fmt: skip


@pytest.fixture
def visit(clinic: ClinicServer, kiosk: Any) -> Visit:
    one = replace(WHOLE, id=uuid4(), plan=None)
    told(clinic, kiosk, one, patient_key(one))
    return one


def keep(doctor: Doctor, visit: Visit, draft: dict[str, Any] | None = None) -> Any:
    return doctor.http.put(f"/api/visits/{visit.id}/draft", json=draft or DRAFT)


def kept(doctor: Doctor, visit: Visit) -> Any:
    return doctor.get(f"/api/visits/{visit.id}")["draft"]


def close(doctor: Doctor, visit: Visit) -> Any:
    return doctor.http.post(f"/api/visits/{visit.id}/close", json={"plan": {**PLAN, "id": DRAFT["id"]}})


def test_what_was_typed_comes_back_as_it_was_however_unfinished(visit: Visit, doctor: Doctor):
    assert kept(doctor, visit) is None
    assert keep(doctor, visit).json()["saved_at"]
    assert kept(doctor, visit) == DRAFT
    newer = {**DRAFT, "diagnosis": "A cold.", "medicines": []}
    keep(doctor, visit, newer)
    assert kept(doctor, visit) == newer


def test_another_doctor_is_not_given_it(visit: Visit, doctor: Doctor, clinic: ClinicServer):
    keep(doctor, visit)
    with clinic.doctor("Dr Other") as other:
        assert kept(other, visit) is None


def test_a_finished_visit_has_no_draft_and_takes_none(visit: Visit, doctor: Doctor):
    keep(doctor, visit)
    assert close(doctor, visit).status_code == 200
    assert kept(doctor, visit) is None
    late = keep(doctor, visit)
    assert (late.status_code, late.json()["say"]) == (409, "The plan of this visit is signed already.")
    assert kept(doctor, visit) is None


def test_the_draft_is_sealed_on_the_disk(visit: Visit, doctor: Doctor, clinic: ClinicServer):
    keep(doctor, visit, {**DRAFT, "diagnosis": "Sealed-or-not"})
    files = [file.read_bytes() for file in clinic.settings.data.rglob("*") if file.is_file()]
    assert sum(map(len, files)) > 10_000
    assert not any(b"Sealed-or-not" in file for file in files)


@pytest.mark.parametrize("wrong", [b"{", b'{"id": "no"}', b'{"medicines": "none"}', b'{"id": 3}'])
def test_what_is_no_draft_is_refused_in_a_sentence(visit: Visit, doctor: Doctor, wrong: bytes):
    answer = doctor.http.put(f"/api/visits/{visit.id}/draft", content=wrong)
    assert answer.status_code in (400, 422)
    assert answer.json()["say"].startswith("This ")
    assert kept(doctor, visit) is None
