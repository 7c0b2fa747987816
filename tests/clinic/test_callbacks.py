"""Calling back: whom a delivered Bundle asks for stands on every doctor's page, until one of them has called."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import msgspec
import pytest
from msgspec.structs import replace
from websockets.sync.client import ClientConnection, connect

from care import messages as m
from care.encounter import Visit
from care.fhir import codes
from care.fhir.bundle import bundle
from care.fhir.task import task_id
from care.people import Known, Provisional
from care.plan import Disposition
from clinic.callbacks import open_callbacks
from sync.identity import KioskIdentity
from tests.worlds.clinic_server import ClinicServer, Doctor, said
from tests.worlds.judge import errors
from tests.worlds.visits import CHECKIN, GUEST, OFFLINE, PROVISIONAL, STATION, URGENT, WHOLE, minutes

NUMBER = "+34911555019"


@pytest.fixture
def page(clinic: ClinicServer, doctor: Doctor) -> Iterator[ClientConnection]:
    """A doctor's page whose list is empty."""
    for row in clinic.store.reading(open_callbacks).rows:
        assert doctor.http.post(f"/api/callbacks/{row.task}/done").status_code == 200
    with opened(clinic, doctor) as socket:
        yield socket


def opened(clinic: ClinicServer, doctor: Doctor) -> ClientConnection:
    headers = {"cookie": doctor.cookie}
    address = clinic.url.replace("http", "ws", 1) + "/ws/console"
    return connect(address, additional_headers=headers, origin=clinic.url, proxy=None)


def asking(**more: Any) -> Visit:
    """A visit of its own that ends with a call back."""
    return replace(OFFLINE, id=uuid4(), **({"person": replace(PROVISIONAL, id=uuid4())} | more))


def deliver(clinic: ClinicServer, kiosk: KioskIdentity, visit: Visit) -> list[dict[str, Any]]:
    _, body = bundle(visit, questionnaire=CHECKIN, mode="training", station=STATION, now=minutes(30))
    answer = clinic.as_kiosk(kiosk, lambda client: client.transaction(body, str(uuid4())))
    assert answer.status == 200, answer.body
    return [entry["resource"] for entry in json.loads(body)["entry"]]


def task_of(visit: Visit) -> str:
    return str(task_id(visit.id, codes.CALL_BACK))


def told(page: ClientConnection, count: int) -> m.CallBacks:
    """The next list of this length."""
    while True:
        message = msgspec.json.decode(page.recv(timeout=10), type=m.ToConsole)
        if isinstance(message, m.CallBacks) and len(message.rows) == count:
            return message


def told_now(clinic: ClinicServer) -> tuple[m.CallBackRow, ...]:
    return clinic.store.reading(open_callbacks).rows


def called_back(doctor: Doctor, visit: Visit, **headers: str) -> Any:
    return doctor.http.post(f"/api/callbacks/{task_of(visit)}/done", headers=headers)


def test_an_open_page_hears_of_it_as_the_bundle_arrives(clinic, kiosk, page):
    assert told(page, 0).total == 0
    deliver(clinic, kiosk, visit := asking(phone=NUMBER))
    (row,) = told(page, 1).rows
    assert row == m.CallBackRow(
        task=task_of(visit),
        name="ليلى حداد",
        birth_year=1988,
        language="en",
        reason="Pain",
        station="Station 7",
        since=minutes(15),
        phone=NUMBER,
        urgency="soon",
    )


def test_nobody_else_stands_in_the_list(clinic, kiosk, page):
    for visit in (URGENT, WHOLE):
        deliver(clinic, kiosk, visit)
    deliver(clinic, kiosk, asking())
    assert told(page, 1).total == 1


def test_of_a_patient_whom_the_clinic_knows_it_has_the_name_and_the_number(clinic, kiosk, doctor, page):
    ident = str(uuid4())
    body = {
        "resourceType": "Patient",
        "id": ident,
        "meta": {"security": [{"system": codes.TEST_DATA.system, "code": "HTEST"}]},
        "name": [{"text": "Rosa Marín"}],
        "birthDate": "1950-02-01",
        "telecom": [{"system": "email", "value": "r@example.org"}, {"system": "phone", "value": "555 0123"}],
    }
    assert doctor.http.put(f"/fhir/Patient/{ident}", json=body).status_code == 201
    rosa = Known(reference=f"Patient/{ident}", given="Rosa", initial="M", birth_year=1950)
    deliver(clinic, kiosk, asking(person=rosa))
    (row,) = told(page, 1).rows
    assert (row.name, row.birth_year, row.phone, row.language) == ("Rosa Marín", 1950, "555 0123", "")
    deliver(clinic, kiosk, asking(person=rosa, phone=NUMBER))
    assert {row.phone for row in told(page, 2).rows} == {"555 0123", NUMBER}


def test_a_guest_without_a_number_is_listed_all_the_same(clinic, kiosk, page):
    deliver(clinic, kiosk, asking(person=replace(GUEST, id=uuid4())))
    (row,) = told(page, 1).rows
    assert (row.name, row.phone, row.birth_year) == ("", "", None)


def test_the_most_urgent_come_first_then_who_waited_longest(clinic, kiosk, page):
    late, early = asking(ended_at=minutes(40)), asking(ended_at=minutes(20))
    calm = asking(answers=(), readings=(), ended_at=minutes(10))
    for visit in (late, calm, early):
        deliver(clinic, kiosk, visit)
    assert [row.task for row in told(page, 3).rows] == [task_of(early), task_of(late), task_of(calm)]


def test_calling_back_closes_it_on_every_page_and_says_by_whom_and_when(clinic, kiosk, doctor, page):
    deliver(clinic, kiosk, visit := asking(phone=NUMBER))
    told(page, 1)
    with clinic.doctor("Dr Okoro") as other, opened(clinic, other) as second:
        told(second, 1)
        assert called_back(doctor, visit).status_code == 200
        told(page, 0)
        told(second, 0)
        late = called_back(other, visit)
        assert (late.status_code, said(late)) == (409, f"{doctor.name} has called back already.")
    assert called_back(doctor, visit).status_code == 200, "said twice by the same doctor"
    task = doctor.get(f"/fhir/Task/{task_of(visit)}")
    assert (task["status"], task["meta"]["versionId"]) == ("completed", "2")
    assert task["owner"]["display"] == doctor.name
    assert doctor.get(f"/fhir/{task['owner']['reference']}")["name"][0]["text"] == doctor.name
    assert task["executionPeriod"]["end"] == task["lastModified"]
    assert errors([json.dumps(task).encode()]) == [[]]
    assert errors([json.dumps({**task, "intent": None}).encode()]) != [[]]
    before = doctor.get(f"/fhir/Task/{task_of(visit)}/_history/1")
    assert before["status"] == "requested"


def test_a_bundle_that_comes_again_opens_nothing_again(clinic, kiosk, doctor, page):
    deliver(clinic, kiosk, visit := asking())
    told(page, 1)
    called_back(doctor, visit)
    told(page, 0)
    deliver(clinic, kiosk, visit)
    deliver(clinic, kiosk, asking())
    (row,) = told(page, 1).rows
    assert row.task != task_of(visit)


def test_only_our_own_page_of_a_doctor_who_signed_in_closes_it(clinic, kiosk, doctor, page):
    deliver(clinic, kiosk, visit := asking())
    told(page, 1)
    assert called_back(doctor, visit, **{"x-csrf-token": "another"}).status_code == 403
    assert called_back(doctor, visit, origin="https://elsewhere.example").status_code == 403
    with httpx.Client(base_url=clinic.url, headers={"origin": clinic.url}, trust_env=False) as nobody:
        assert nobody.post(f"/api/callbacks/{task_of(visit)}/done").status_code == 401
    assert len(told_now(clinic)) == 1


@pytest.mark.parametrize("other", ["see-doctor", "none"])
def test_what_is_no_call_back_cannot_be_closed(clinic, kiosk, doctor, other):
    deliver(clinic, kiosk, visit := asking())
    ident = task_id(visit.id) if other == "see-doctor" else uuid4()
    answer = doctor.http.post(f"/api/callbacks/{ident}/done")
    assert (answer.status_code, said(answer)) == (404, "There is no such call-back here.")


def test_a_task_in_a_form_that_is_not_ours_is_listed_as_far_as_it_is_known(clinic, doctor, page):
    body = {
        "resourceType": "Task",
        "id": str(uuid4()),
        "meta": {"security": [{"system": codes.TEST_DATA.system, "code": "HTEST"}]},
        "status": "requested",
        "intent": "order",
        "code": {"coding": [{"system": codes.CALL_BACK.system, "code": codes.CALL_BACK.code}]},
        "reasonCode": "by word of mouth",
    }
    assert doctor.http.put(f"/fhir/Task/{body['id']}", json=body).status_code == 201
    with opened(clinic, doctor) as second:
        (row,) = told(second, 1).rows
    assert (row.task, row.reason, row.urgency) == (body["id"], "", "routine")


def test_a_task_whose_time_has_no_zone_hides_nobody(clinic, kiosk, doctor, page):
    deliver(clinic, kiosk, visit := asking())
    told(page, 1)
    body = doctor.get(f"/fhir/Task/{task_of(visit)}")
    assert doctor.http.put(f"/fhir/Task/{body['id']}", json={**body, "authoredOn": "2026-03-02T09:00:00"}).is_success
    with opened(clinic, doctor) as second:
        (row,) = told(second, 1).rows
    assert row.since == datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_a_plan_that_says_the_clinic_calls_stands_in_the_list_too(clinic, kiosk, page):
    assert WHOLE.plan is not None
    plan = replace(WHOLE.plan, id=uuid4(), medicines=(), disposition=Disposition.CALL_BACK)
    person = Provisional(id=uuid4(), given="Ana", family="Roca", birth_date=PROVISIONAL.birth_date)
    visit = replace(WHOLE, id=uuid4(), person=person, plan=plan, readings=(), stills=(), said=(), phone=NUMBER)
    deliver(clinic, kiosk, visit)
    (row,) = told(page, 1).rows
    assert (row.name, row.phone, row.language, row.reason) == ("Ana Roca", NUMBER, "es", "Cough")


def test_a_task_is_found_by_its_code(clinic, kiosk, doctor, page):
    deliver(clinic, kiosk, visit := asking())
    found = doctor.get(f"/fhir/Task?code={codes.CALL_BACK.system}|call-back&status=requested")
    assert [entry["resource"]["id"] for entry in found["entry"]] == [task_of(visit)]
    assert doctor.get("/fhir/Task?code=call-back&status=cancelled")["total"] == 0
