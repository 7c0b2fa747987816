"""An outside judge (npm's Medplum validator) reads what we write: no errors, and it must be able to find some."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec

from care.fhir.clinic import clinic_resources
from care.fhir.outcome import issue, outcome
from care.fhir.practitioner import practitioner
from tests.worlds.judge import VALIDATOR, errors
from tests.worlds.visits import PLAN, ROOT, VISITS, WHOLE, frozen, minutes


def test_the_judge_finds_nothing_wrong_with_any_sort_of_visit():
    written = {f"{name} {mode}": frozen(visit, mode) for name, visit in VISITS.items() for mode in ("live", "training")}
    written |= {f"{name} unasked": frozen(visit, asked=False) for name, visit in VISITS.items()}
    verdicts = errors(list(written.values()))
    assert {name: issues for name, issues in zip(written, verdicts, strict=True) if issues} == {}


def test_the_judge_finds_nothing_wrong_with_the_questionnaire():
    assert errors([(ROOT / "assets/questionnaires/checkin.json").read_bytes()]) == [[]]


def _resource(bundle: dict[str, Any], name: str, number: int = 0) -> dict[str, Any]:
    found = [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == name]
    return found[number]


def _without(name: str, field: str) -> Callable[[dict[str, Any]], Any]:
    return lambda bundle: _resource(bundle, name).pop(field)


def _second_pressure(bundle: dict[str, Any]) -> None:
    parts = _resource(bundle, "Observation")["component"]
    del parts[1]


def _wrong_pressure_code(bundle: dict[str, Any]) -> None:
    _resource(bundle, "Observation")["component"][0]["code"]["coding"][0]["code"] = "8478-0"


def _set(name: str, field: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda bundle: _resource(bundle, name).update({field: value})


MUTANTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a pressure without its diastolic part": _second_pressure,
    "a pressure under another code": _wrong_pressure_code,
    "a vital sign without its time": _without("Observation", "effectiveDateTime"),
    "a vital sign without its category": _without("Observation", "category"),
    "a vital sign of nobody": _without("Observation", "subject"),
    "an encounter without a class": _without("Encounter", "class"),
    "an encounter with a field of ours": _set("Encounter", "mood", "good"),
    "a consent about nothing": _without("Consent", "scope"),
    "a consent under no policy": _without("Consent", "policyRule"),
    "a birth date that is no date": _set("Patient", "birthDate", "yesterday"),
    "a document with an empty section": lambda b: _resource(b, "Composition")["section"].append({}),
    "answers without a status": _without("QuestionnaireResponse", "status"),
    "a profile that does not exist": lambda b: _resource(b, "Observation")["meta"].update(
        {"profile": ["http://hl7.org/fhir/StructureDefinition/no-such"]}
    ),
}


def test_the_judge_rejects_every_mutant():
    mutants = []
    for spoil in MUTANTS.values():
        bundle = json.loads(frozen(VISITS["whole"]))
        spoil(bundle)
        mutants.append(json.dumps(bundle).encode())
    verdicts = errors(mutants)
    assert [name for name, issues in zip(MUTANTS, verdicts, strict=True) if not issues] == []


def test_the_lock_of_the_judge_names_no_host():
    lock = (VALIDATOR / "package-lock.json").read_text()
    assert "://" not in lock
    assert {package.get("version") for name, package in json.loads(lock)["packages"].items() if name} == {"5.2.13"}


def test_the_judge_finds_nothing_wrong_with_what_the_clinic_writes():
    doctor = practitioner(UUID(int=9), "Dr. Ada Sample", "live")
    made = clinic_resources(
        WHOLE.id, patient="Patient/p", practitioner=doctor, now=minutes(13), mode="training", plan=PLAN, note="Seen."
    )
    written = [msgspec.json.encode(resource) for resource in (doctor, *made)]
    assert errors([*written, outcome(issue("login", "who?"))]) == [[]] * 5
