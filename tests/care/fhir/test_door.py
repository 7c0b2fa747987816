import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from care.fhir import door
from care.limits import BUNDLE_BYTES_MAX
from tests.worlds.visits import MORE, VISITS, WHOLE, frozen


@pytest.mark.parametrize("mode", ["live", "training"])
@pytest.mark.parametrize("name", [name for name in VISITS if name != "odd"])
def test_what_a_station_writes_may_come_in(name, mode):
    assert door.check(frozen(VISITS[name], mode), mode=mode) == ()


def test_a_simulated_value_cannot_enter_a_live_record():
    (refused,) = door.check(frozen(VISITS["odd"]), mode="live")
    assert refused.code == "security"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"x" * (BUNDLE_BYTES_MAX + 1), "too-long"),
        (b"", "structure"),
        (b"not json", "structure"),
        (b'"\xff"', "structure"),
        (b"[" * 100_000, "too-costly"),
        (b"[" * 40 + b"]" * 40, "too-costly"),
        (b"[]", "structure"),
        (b"{}", "structure"),
        (b'{"resourceType":"Bundle","type":"batch"}', "structure"),
        (b'{"resourceType":"Bundle","type":"transaction"}', "required"),
        (b'{"resourceType":"Bundle","type":"transaction","entry":[]}', "required"),
        (b'{"resourceType":"Bundle","type":"transaction","entry":[' + b"0," * 500 + b"0]}", "too-costly"),
        (b'{"resourceType":"Bundle","type":"transaction","entry":[0]}', "structure"),
        (
            b'{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Basic","id":"a"}}]}',
            "structure",
        ),
    ],
)
def test_what_is_not_a_transaction_is_refused(body, code):
    assert [issue.code for issue in door.check(body, mode="live")] == [code]


Spoil = Callable[[dict[str, Any]], Any]


def _first(bundle: dict[str, Any], name: str) -> dict[str, Any]:
    return next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == name)


def _observation(bundle: dict[str, Any], code: str) -> dict[str, Any]:
    found = [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "Observation"]
    return next(o for o in found if o["code"]["coding"][0]["code"] == code)


SPOILT: dict[str, tuple[Spoil, str, str]] = {
    "an unknown status": (lambda b: _first(b, "Encounter").update(status="over"), "structure", "resource"),
    "a field that is missing": (lambda b: _first(b, "Encounter").pop("period"), "structure", "resource"),
    "an id that is no uuid": (lambda b: _first(b, "Provenance").update(id="x"), "value", "resource.id"),
    "a uuid in capitals": (
        lambda b: _first(b, "Provenance").update(id=_first(b, "Provenance")["id"].upper()),
        "value",
        "resource.id",
    ),
    "a request that creates": (lambda b: b["entry"][-1]["request"].update(method="POST"), "value", "request"),
    "another full url": (lambda b: b["entry"][-1].update(fullUrl="urn:uuid:0"), "value", "fullUrl"),
    "the same entry twice": (lambda b: b["entry"].append(b["entry"][-1]), "duplicate", "]"),
    "a reference to nothing": (
        lambda b: _first(b, "Consent")["performer"].append({"reference": "Device/none"}),
        "not-found",
        "entry",
    ),
    "test data": (
        lambda b: _first(b, "Task").update(
            meta={"security": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "HTEST"}]}
        ),
        "security",
        "security",
    ),
    "a glucose among the vital signs": (
        lambda b: _observation(b, "29463-7").update(
            code={"coding": [{"system": "http://loinc.org", "code": "41653-7"}]}
        ),
        "required",
        "category",
    ),
    "no category": (lambda b: _first(b, "Observation").update(category=[]), "required", "category"),
    "a code of nobody's": (
        lambda b: _observation(b, "8310-5")["code"].update(coding=[{"system": "http://loinc.org", "code": "88330-6"}]),
        "code-invalid",
        "code",
    ),
    "a wrong unit": (
        lambda b: _observation(b, "8310-5")["valueQuantity"].update(code="[degF]"),
        "code-invalid",
        "value",
    ),
    "no value and no reason": (lambda b: _observation(b, "29463-7").pop("valueQuantity"), "required", "resource"),
    "half a pressure": (lambda b: _observation(b, "85354-9")["component"].pop(1), "required", "component"),
    "a pressure in kPa": (
        lambda b: _observation(b, "85354-9")["component"][0]["valueQuantity"].update(code="kPa"),
        "code-invalid",
        "value",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_bundle_is_refused_with_the_place(name):
    spoil, code, place = SPOILT[name]
    bundle = json.loads(frozen(WHOLE))
    spoil(bundle)
    found = door.check(json.dumps(bundle).encode(), mode="live")
    assert any(issue.code == code and issue.expression[0].endswith(place) for issue in found), found


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda strip: strip.pop("valueSampledData"), "required"),
        (lambda strip: strip["valueSampledData"]["origin"].update(code="mV"), "code-invalid"),
        (lambda strip: strip.update(category=[]), "required"),
        (lambda strip: strip["code"]["coding"][0].update(system="urn:other"), "code-invalid"),
    ],
)
def test_a_spoilt_waveform_is_refused(spoil, code):
    bundle = json.loads(frozen(MORE))
    spoil(next(e["resource"] for e in bundle["entry"] if "valueSampledData" in e["resource"]))
    assert {issue.code for issue in door.check(json.dumps(bundle).encode(), mode="live")} == {code}


def test_a_training_record_refuses_what_is_not_marked():
    found = door.check(frozen(WHOLE, "live"), mode="training")
    assert {issue.code for issue in found} == {"security"}
    assert len(found) == len(msgspec.json.decode(frozen(WHOLE))["entry"])


def test_no_issue_repeats_a_name_or_an_answer():
    bundle = json.loads(frozen(WHOLE))
    _first(bundle, "Patient")["name"] = "Haddad"
    said = str(door.check(json.dumps(bundle).encode(), mode="live"))
    assert "Haddad" not in said
