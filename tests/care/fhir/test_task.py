from typing import Any

from msgspec.structs import replace

from care.encounter import Ending, Visit
from tests.worlds.visits import LEFT, NOBODY, OFFLINE, URGENT, VISITS, WHOLE, of_type


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
