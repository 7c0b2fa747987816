from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from care.card import card_of
from care.encounter import Ending, Visit
from care.fhir.elements import CodeableConcept, Reference
from care.fhir.task import Progress, Task, early_task
from care.mode import Mode
from care.plan import Disposition
from tests.worlds.judge import errors
from tests.worlds.visits import LEFT, NOBODY, OFFLINE, URGENT, VISITS, WHOLE, minutes, of_type


def _tasks(visit: Visit) -> dict[str, dict[str, Any]]:
    return {task["code"]["coding"][0]["code"]: task for task in of_type("Task", visit)}


def test_the_visit_itself_is_a_task_that_was_completed():
    task = _tasks(WHOLE)["see-doctor"]
    assert task["status"] == "completed"
    assert task["focus"]["reference"] == f"Encounter/{WHOLE.id}"
    assert task["authoredOn"] == "2026-03-02T09:03:00.000Z"
    assert task["executionPeriod"]["start"] == "2026-03-02T09:09:00.000Z"
    assert "statusReason" not in task


def test_a_call_cut_off_has_no_end():
    period = _tasks(replace(WHOLE, call_ended_at=None))["see-doctor"]["executionPeriod"]
    assert "end" not in period


def test_a_provisional_patient_is_to_be_matched_and_nobody_else_is():
    task = _tasks(WHOLE)["match-patient"]
    assert task["status"] == "requested"
    assert task["focus"] == task["for"]
    assert "match-patient" not in _tasks(VISITS["known"])
    assert "match-patient" not in _tasks(VISITS["guest"])


def test_calling_back_is_a_task_that_belongs_to_the_visits_own():
    tasks = _tasks(OFFLINE)
    assert tasks["see-doctor"]["status"] == "failed"
    assert tasks["call-back"]["status"] == "requested"
    assert tasks["call-back"]["partOf"] == [{"reference": f"Task/{tasks['see-doctor']['id']}"}]
    assert tasks["call-back"]["priority"] == "urgent"
    assert "executionPeriod" not in tasks["call-back"]


def test_calling_back_says_why_where_from_and_on_which_number():
    task = _tasks(replace(OFFLINE, phone="5550199"))["call-back"]
    assert [one["valueContactPoint"]["value"] for one in task["input"]] == ["5550199"]
    assert task["reasonCode"]["text"] == "Pain"
    assert task["requester"]["display"] == "Station 7"
    assert "input" not in _tasks(OFFLINE)["call-back"]
    known = replace(OFFLINE, person=VISITS["known"].person, phone="5550199")
    assert _tasks(known)["call-back"]["input"]


def test_a_plan_that_says_the_clinic_calls_is_a_task_too_once_it_was_shown():
    assert WHOLE.plan is not None
    planned = replace(WHOLE, plan=replace(WHOLE.plan, disposition=Disposition.CALL_BACK))
    assert _tasks(planned)["call-back"]["status"] == "requested"
    assert "call-back" not in _tasks(replace(planned, plan_shown_at=None))
    assert "call-back" not in _tasks(WHOLE)


def test_who_left_cancelled_it():
    task = _tasks(LEFT)["see-doctor"]
    assert task["status"] == "cancelled"
    assert task["statusReason"]["text"] == "The visit ended at the station: left"
    assert "statusReason" not in _tasks(NOBODY)["see-doctor"]


def test_a_visit_recovered_after_its_plan_was_shown_is_completed():
    assert _tasks(replace(WHOLE, ending=Ending.RECOVERED))["see-doctor"]["status"] == "completed"


def test_urgent_help_comes_first():
    task = _tasks(URGENT)["see-doctor"]
    assert (task["status"], task["priority"]) == ("completed", "stat")


DOCTOR = Reference(reference="Practitioner/9", display="Dr. Ada Sample")
STAGES: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "has a reason": ({"phase": "checking-in"}, {}, "requested"),
    "is in line": ({"phase": "waiting"}, {}, "ready"),
    "chose a sign": ({"phase": "urgent", "urgent_sign": "stroke"}, {}, "ready"),
    "is offered a doctor": ({"phase": "waiting"}, {"owner": DOCTOR}, "accepted"),
    "speaks with a doctor": ({"phase": "in-call"}, {"owner": DOCTOR, "spoken": True}, "in-progress"),
    "has a plan": ({"phase": "waiting"}, {"owner": DOCTOR, "spoken": True, "seen": True}, "in-progress"),
    "left without a plan": (
        {"phase": "waiting"},
        {"owner": DOCTOR, "spoken": True, "left": True, "ending": Ending.LEFT},
        "in-progress",
    ),
    "left before the plan was signed": (
        {"phase": "waiting"},
        {"owner": DOCTOR, "spoken": True, "seen": True, "left": True, "ending": Ending.LEFT},
        "completed",
    ),
    "read the plan": (
        {"phase": "waiting"},
        {"owner": DOCTOR, "spoken": True, "seen": True, "left": True, "ending": Ending.PLAN_SHOWN},
        "completed",
    ),
    "got help": ({"phase": "urgent"}, {"left": True, "ending": Ending.URGENT}, "completed"),
    "is called back": ({"phase": "waiting"}, {"spoken": True, "left": True, "ending": Ending.CALL_BACK}, "failed"),
    "declined": ({"phase": "checking-in"}, {"left": True, "ending": Ending.DECLINED}, "cancelled"),
    "vanished": ({"phase": "waiting"}, {"left": True}, "on-hold"),
}
REASONED = {
    "is called back": "The visit ended at the station: call-back",
    "declined": "The visit ended at the station: declined",
    "vanished": "The station went on with another patient",
}


def _early(card: dict[str, Any], progress: dict[str, Any], mode: Mode = "training") -> Task:
    told = replace(card_of(VISITS["known"], None), **card)
    at = minutes(4)
    return early_task(
        told, Progress(**progress), station="Hall", authored_on="2026-03-02T09:01:00.000Z", now=at, mode=mode
    )


@pytest.mark.parametrize("stage", STAGES)
def test_the_task_follows_the_visit_before_its_bundle_has_come(stage):
    card, progress, status = STAGES[stage]
    task = _early(card, progress)
    assert task.status == status
    assert task.owner == progress.get("owner")
    assert task.status_reason == (CodeableConcept(text=REASONED[stage]) if stage in REASONED else None)


def test_the_early_task_is_the_one_that_the_bundle_brings():
    early = msgspec.json.decode(msgspec.json.encode(_early({}, {}, "live")))
    sent = next(task for task in of_type("Task", VISITS["known"]) if task["code"]["text"] == "See a doctor now")
    same = ("resourceType", "id", "identifier", "intent", "code", "focus", "encounter", "for", "priority")
    assert {name: early[name] for name in same} == {name: sent[name] for name in same}
    assert (early["authoredOn"], early["lastModified"]) == ("2026-03-02T09:01:00.000Z", "2026-03-02T09:04:00.000Z")
    assert early["requester"] == {"display": "Hall"}
    assert sent["owner"] == {"display": "Dr. Ada Sample"}


def test_it_names_nobody_who_has_not_agreed_to_a_record_except_in_an_emergency():
    assert _early({"consents": ("video",)}, {}).for_ is None
    assert _early({"patient": None}, {}).for_ is None
    assert _early({"consents": (), "urgent_sign": "stroke"}, {}).for_ == Reference(reference="Patient/of-the-clinic")


def test_the_judge_takes_the_task_at_every_stage():
    written = [
        msgspec.json.encode(_early(card, progress, mode))
        for card, progress, _ in STAGES.values()
        for mode in ("live", "training")
    ]
    spoilt = written[0].replace(b'"status":"requested",', b"")
    *found, wrong = errors([*written, spoilt])
    assert [issues for issues in found if issues] == []
    assert wrong
