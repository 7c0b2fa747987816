"""A visit is one Task at the clinic from its reason on: it moves with the visit, and the Bundle ends it."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from care import messages as m
from care.encounter import Ending, Visit
from care.fhir.bundle import bundle
from care.fhir.task import task_id
from care.people import Known
from sync.client import Answer, ClinicClient
from tests.worlds.clinic_server import ClinicServer, Doctor
from tests.worlds.clinic_sockets import WAIT_S, Line, Sockets, card, has, lacks, play
from tests.worlds.judge import errors
from tests.worlds.visits import CHECKIN, GUEST, STATION, WHOLE, minutes

Task = dict[str, Any]


@pytest.fixture(scope="module")
def rosa(clinic) -> str:
    """A patient whom the clinic knows."""
    return f"Patient/{clinic.seeded().patients[0].id}"


@pytest.fixture
def kiosk(clinic):
    return clinic.kiosk("Hall")


def newest(doctor: Doctor, visit_id: UUID) -> Task | None:
    answer = doctor.http.get(f"/fhir/Task/{task_id(visit_id)}")
    return answer.json() if answer.status_code == 200 else None


def versions(doctor: Doctor, visit_id: UUID) -> list[Task]:
    """Every version there ever was, oldest first."""
    last = newest(doctor, visit_id)
    path = f"/fhir/Task/{task_id(visit_id)}/_history"
    return [doctor.get(f"{path}/{number + 1}") for number in range(int(last["meta"]["versionId"]) if last else 0)]


def statuses(doctor: Doctor, visit_id: UUID) -> list[str]:
    return [task["status"] for task in versions(doctor, visit_id)]


async def becomes(doctor: Doctor, visit_id: UUID, status: str, fits: Callable[[Task], Any] = lambda _: True) -> Task:
    """Ask the clinic, which writes beside the sockets, until its Task is so."""
    async with asyncio.timeout(WAIT_S):
        while True:
            task = await asyncio.to_thread(newest, doctor, visit_id)
            if task is not None and task["status"] == status and fits(task):
                return task


async def settled(station: Line, doctor: Doctor) -> None:
    """Everything said before is stored: a visit told after it has its Task, and all are written in their order."""
    after = card(phase="checking-in")
    await station.say(m.VisitTold(card=after))
    await becomes(doctor, after.visit_id, "requested")


def found(doctor: Doctor, query: str) -> set[str]:
    return {one["resource"]["id"] for one in doctor.get(f"/fhir/Task?{query}&_count=500").get("entry", ())}


def ended(visit_id: UUID, reference: str | None = None, ending: Ending = Ending.PLAN_SHOWN) -> Visit:
    person = Known(reference=reference, given="Rosa", initial="M", birth_year=1950) if reference else GUEST
    shown = minutes(14) if ending is Ending.PLAN_SHOWN else None
    bare = replace(WHOLE, id=visit_id, person=person, ending=ending, plan_shown_at=shown)
    return replace(bare, readings=(), stills=(), said=(), skipped=())


async def deliver(clinic: ClinicServer, kiosk: Any, visit: Visit, key: str = "") -> Answer:
    ident, body = bundle(visit, questionnaire=CHECKIN, mode="training", station=STATION, now=minutes(30))
    async with ClinicClient(clinic.url, kiosk) as client:
        return await client.transaction(body, key or str(ident))


def test_a_visit_is_one_task_from_its_reason_to_its_bundle(clinic, kiosk, ada, rosa):
    visit = card(phase="checking-in", reason="", patient=None, joined_at=None)
    known = replace(visit, version=3, phase="waiting", patient=rosa, consents=("video", "record"))
    name = str(task_id(visit.visit_id))

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(kiosk), await sockets.console(ada)
        await station.say(m.VisitTold(card=visit))
        await console.hear(m.Queue, has(visit.visit_id))
        assert newest(ada, visit.visit_id) is None
        await station.say(m.VisitTold(card=replace(visit, version=2, reason="Cough")))
        first = await becomes(ada, visit.visit_id, "requested")
        assert "for" not in first
        assert first["focus"] == first["encounter"] == {"reference": f"Encounter/{visit.visit_id}"}
        assert first["code"]["coding"][0]["code"] == "see-doctor"
        assert first["meta"]["security"][0]["code"] == "HTEST"
        assert first["requester"] == {"display": "Hall"}
        assert name in found(ada, "status=requested,in-progress")
        await station.say(m.VisitTold(card=known))
        waiting = await becomes(ada, visit.visit_id, "ready")
        assert waiting["for"] == {"reference": rosa}
        assert waiting["authoredOn"] == first["authoredOn"]
        assert name in found(ada, f"patient={rosa}")
        assert name not in found(ada, "status=requested,in-progress")
        for version in range(4, 9):  # nothing of this changes the status
            await station.say(m.VisitTold(card=replace(known, version=version)))
        await console.say(m.Accept(visit_id=visit.visit_id))
        offer = await station.hear(m.CallOffered)
        accepted = await becomes(ada, visit.visit_id, "accepted")
        doctor = ada.get(f"/fhir/{accepted['owner']['reference']}")
        assert doctor["resourceType"] == "Practitioner"
        assert accepted["owner"]["display"] == doctor["name"][0]["text"] == ada.name
        await station.say(m.CallAnswered(call_id=offer.call_id, ready=True))
        await becomes(ada, visit.visit_id, "in-progress")
        assert name in found(ada, "status=requested,in-progress")
        await console.say(m.CallEnded(call_id=offer.call_id, by="doctor"))
        plan = {"plan": {"diagnosis": "A cold", "disposition": "self-care"}}
        signed = await asyncio.to_thread(ada.http.post, f"/api/visits/{visit.visit_id}/close", json=plan)
        assert signed.status_code == 200, signed.text
        await station.hear(m.PlanReady)
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="plan-shown"))
        await becomes(ada, visit.visit_id, "completed")
        assert (await deliver(clinic, kiosk, ended(visit.visit_id, rosa))).status == 200

    play(clinic, story)
    *early, last = versions(ada, visit.visit_id)
    stages = ["requested", "ready", "accepted", "in-progress", "completed"]
    assert [task["status"] for task in (*early, last)] == [*stages, "completed"]
    assert last["requester"]["reference"].startswith("Device/")
    assert last["executionPeriod"]
    assert found(ada, f"encounter={visit.visit_id}") == {name}
    assert errors([json.dumps(task).encode() for task in (*early, last)]) == [[]] * 6


def test_after_the_bundle_a_late_card_and_a_replay_change_nothing(clinic, kiosk, ada):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station = await sockets.kiosk(kiosk)
        await station.say(m.VisitTold(card=visit))
        await becomes(ada, visit.visit_id, "ready")
        replies = [await deliver(clinic, kiosk, ended(visit.visit_id), key) for key in ("", "", "another key")]
        assert {reply.status for reply in replies} == {200}
        for phase in ("checking-in", "waiting", "in-call"):
            await station.say(m.VisitTold(card=replace(visit, version=9, phase=phase)))
        await settled(station, ada)
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))
        await settled(station, ada)

    play(clinic, story)
    assert statuses(ada, visit.visit_id) == ["ready", "completed"]


def test_a_bundle_that_comes_first_is_the_only_word(clinic, kiosk, ada):
    visit = card()

    async def story(sockets: Sockets) -> None:
        assert (await deliver(clinic, kiosk, ended(visit.visit_id, ending=Ending.CALL_BACK))).status == 200
        station = await sockets.kiosk(kiosk)
        await station.say(m.VisitTold(card=visit))
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="call-back"))
        await settled(station, ada)

    play(clinic, story)
    assert statuses(ada, visit.visit_id) == ["failed"]
    assert len(found(ada, f"encounter={visit.visit_id}&status=requested")) == 1  # somebody is to call back


def test_a_foreign_station_touches_nothing(clinic, kiosk, ada):
    visit = card(patient=None)
    stranger = clinic.kiosk("Other")

    async def story(sockets: Sockets) -> None:
        station, other = await sockets.kiosk(kiosk), await sockets.kiosk(stranger)
        await station.say(m.VisitTold(card=visit))
        before = await becomes(ada, visit.visit_id, "ready")
        await other.say(m.VisitTold(card=replace(visit, version=9, phase="checking-in")))
        assert (await other.hear(m.Refused)).code == "not-yours"
        await other.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))
        refused = await deliver(clinic, stranger, ended(visit.visit_id))
        assert refused.status == 422
        assert "belongs to somebody else" in json.loads(refused.body)["issue"][0]["diagnostics"]
        assert ada.http.get(f"/fhir/Encounter/{visit.visit_id}").status_code == 404
        await settled(other, ada)
        assert newest(ada, visit.visit_id) == before
        await settled(station, ada)
        held = await becomes(ada, visit.visit_id, "on-hold")
        await other.say(m.VisitTold(card=replace(visit, version=10)))  # the visit is in nobody's queue now
        await settled(other, ada)
        assert newest(ada, visit.visit_id) == held
        assert (await deliver(clinic, kiosk, ended(visit.visit_id))).status == 200

    play(clinic, story)
    assert statuses(ada, visit.visit_id) == ["ready", "on-hold", "completed"]


def test_a_call_that_never_began_puts_the_patient_back_in_line(clinic, kiosk, ada):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(kiosk), await sockets.console(ada)
        await station.say(m.VisitTold(card=visit))
        await console.hear(m.Queue, has(visit.visit_id))
        await console.say(m.Accept(visit_id=visit.visit_id))
        offer = await station.hear(m.CallOffered)
        await becomes(ada, visit.visit_id, "accepted")
        await station.say(m.CallAnswered(call_id=offer.call_id, ready=False))
        assert "owner" not in await becomes(ada, visit.visit_id, "ready")
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))
        task = await becomes(ada, visit.visit_id, "cancelled")
        assert task["statusReason"]["text"] == "The visit ended at the station: left"
        await station.say(m.VisitTold(card=visit))  # said twice, as a broken line may do
        await settled(station, ada)

    play(clinic, story)
    assert statuses(ada, visit.visit_id) == ["ready", "accepted", "ready", "cancelled"]


def test_a_visit_that_its_station_forgot_is_on_hold_until_the_nurse_decides(clinic, kiosk, ada):
    goes_on, discarded = card(), card()

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(kiosk), await sockets.console(ada, presence=None)
        for visit in (goes_on, discarded):
            await station.say(m.VisitTold(card=visit))
            await becomes(ada, visit.visit_id, "ready")
        await becomes(ada, goes_on.visit_id, "on-hold")
        await station.say(m.VisitTold(card=replace(goes_on, version=2)))
        await becomes(ada, goes_on.visit_id, "ready")
        await becomes(ada, discarded.visit_id, "on-hold")
        await console.hear(m.Queue, lacks(discarded.visit_id))
        await station.say(m.VisitLeft(visit_id=discarded.visit_id, ending="left"))
        await becomes(ada, discarded.visit_id, "cancelled")

    play(clinic, story)
    assert statuses(ada, discarded.visit_id) == ["ready", "on-hold", "cancelled"]


def test_it_names_only_a_patient_whom_the_clinic_has_and_who_agreed(clinic, kiosk, ada, rosa):
    agreed = ("record",)
    cards = {
        "agreed": card(patient=rosa, consents=agreed),
        "not yet asked": card(patient=rosa),
        "in an emergency": card(patient=rosa, phase="urgent", urgent_sign="stroke", reason="", urgency="emergency"),
        "not here yet": card(patient=f"Patient/{uuid4()}", consents=agreed),
        "no patient": card(patient=f"Practitioner/{rosa.partition('/')[2]}", consents=agreed),
    }

    named: dict[str, Any] = {}

    async def story(sockets: Sockets) -> None:
        station = await sockets.kiosk(kiosk)
        for name, told in cards.items():
            await station.say(m.VisitTold(card=told))
            named[name] = (await becomes(ada, told.visit_id, "ready")).get("for")

    play(clinic, story)
    assert {name for name, patient in named.items() if patient == {"reference": rosa}} == {"agreed", "in an emergency"}
    assert [named[name] for name in ("not yet asked", "not here yet", "no patient")] == [None] * 3


def test_who_left_before_there_was_a_reason_leaves_no_task(clinic, kiosk, ada):
    visit = card(reason="", phase="checking-in", joined_at=None)

    async def story(sockets: Sockets) -> None:
        station = await sockets.kiosk(kiosk)
        await station.say(m.VisitTold(card=visit))
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))
        await settled(station, ada)

    play(clinic, story)
    assert newest(ada, visit.visit_id) is None


def test_what_a_doctor_amended_stands_until_the_bundle_which_it_does_not_hold_up(clinic, kiosk, ada):
    visit, stranger = card(), clinic.kiosk("Other")

    async def story(sockets: Sockets) -> None:
        station = await sockets.kiosk(kiosk)
        await station.say(m.VisitTold(card=visit))
        task = await becomes(ada, visit.visit_id, "ready")
        amended = {**task, "note": [{"text": f"Seen at the desk at {datetime.now(UTC):%H:%M}"}]}
        path = f"/fhir/Task/{task['id']}"
        assert (await asyncio.to_thread(ada.http.put, path, json=amended)).status_code == 200
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))
        await settled(station, ada)
        assert statuses(ada, visit.visit_id) == ["ready", "ready"]
        refused = await deliver(clinic, stranger, ended(visit.visit_id))
        assert refused.status == 422
        assert (await deliver(clinic, kiosk, ended(visit.visit_id))).status == 200

    play(clinic, story)
    assert statuses(ada, visit.visit_id) == ["ready", "ready", "completed"]
