import msgspec

from care.fhir.outcome import issue, outcome


def test_an_outcome_lists_what_is_wrong_and_where():
    written = msgspec.json.decode(outcome(issue("value", "not so", "Patient.id"), issue("login", "who?")))
    assert written == {
        "resourceType": "OperationOutcome",
        "issue": [
            {"severity": "error", "code": "value", "diagnostics": "not so", "expression": ["Patient.id"]},
            {"severity": "error", "code": "login", "diagnostics": "who?"},
        ],
    }
