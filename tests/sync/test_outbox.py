"""What each kind of answer means."""

import json
import random
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.outbox import (
    Absent,
    Answer,
    CaptivePortal,
    Delivered,
    Outcome,
    Pause,
    Present,
    Probe,
    Quarantine,
    Retry,
    allows_client_ids,
    backoff_s,
    entry_count,
    is_r4,
    judge,
    judge_probe,
    retry_after_s,
    timeout_s,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
REFUSAL = {"resourceType": "OperationOutcome"}


def answer(status: int, body: Any = b"", **headers: str) -> Answer:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status=status, headers={k.replace("_", "-"): v for k, v in headers.items()}, body=content)


def response(*statuses: str, kind: str = "transaction-response") -> dict[str, Any]:
    entries = [{"response": {"status": status}} for status in statuses]
    return {"resourceType": "Bundle", "type": kind, "entry": entries}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer(200, response("201 Created", "200")), Delivered),
        (answer(201, response("201", "201")), Delivered),
        (answer(200, response("201")), Quarantine),
        (answer(200, response("201", "422")), Quarantine),
        (answer(200, response("201", "201", kind="batch-response")), Quarantine),
        (answer(200, json.dumps(response("201", "200")).encode()[:-9]), Probe),
        (answer(200, {"ok": True}), Probe),
        (answer(204), Probe),
        (answer(200, b"<html>", content_type="text/html"), CaptivePortal),
        (answer(200, b" <!doctype html>"), CaptivePortal),
        (answer(302, location="http://login"), CaptivePortal),
        (answer(400, REFUSAL), Quarantine),
        (answer(404, REFUSAL), Quarantine),
        (answer(404, b"nginx"), Retry),
        (answer(422, b""), Quarantine),
        (answer(422, b"<html>"), Retry),
        (answer(413, b""), Quarantine),
        (answer(401), Pause),
        (answer(403, REFUSAL), Pause),
        (answer(408), Retry),
        (answer(425), Retry),
        (answer(429), Retry),
        (answer(500), Retry),
        (answer(503), Retry),
        (answer(409, REFUSAL), Probe),
        (answer(412), Probe),
    ],
)
def test_an_answer_to_a_transaction(given: Answer, expected: type[Outcome]):
    assert isinstance(judge(given, 2, NOW), expected)


@given(st.binary(max_size=300), st.integers(100, 599))
def test_no_answer_whatsoever_upsets_the_judge(body: bytes, status: int):
    judge(answer(status, body), 2, NOW)
    judge_probe(answer(status, body), NOW)


NAMES = st.sampled_from(["resourceType", "type", "entry", "response", "status", "search", "total"])
SCALARS = st.none() | st.booleans() | st.integers() | st.text()


@given(st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(NAMES | st.text(), inner)))
def test_no_json_whatsoever_counts_as_delivered_by_accident(value: Any):
    assert not isinstance(judge(answer(200, value), 2, NOW), Delivered)
    odd = {"resourceType": "Bundle", "entry": value, "total": value, "type": "transaction-response"}
    assert not isinstance(judge(answer(200, odd), 2, NOW), Delivered)
    judge_probe(answer(200, odd), NOW)


def test_only_a_refusal_before_the_work_is_surely_not_applied():
    assert judge(answer(429, retry_after="7"), 1, NOW) == Retry("http-429", 7.0, False)
    assert judge(answer(503), 1, NOW) == Retry("http-503", None, None)


def test_what_a_server_said_is_kept_within_bounds():
    outcome = judge(answer(422, b'"' + b"x" * 100_000), 1, NOW)
    assert isinstance(outcome, Quarantine)
    assert len(outcome.detail or "") == 2000


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer(200, {"resourceType": "Bundle", "total": 0}), Absent),
        (answer(200, {"resourceType": "Bundle", "total": 1}), Present),
        (answer(200, {"resourceType": "Bundle", "entry": [{"resource": {}}]}), Present),
        (answer(200, {"resourceType": "Bundle", "entry": [{"search": {"mode": "outcome"}}]}), Absent),
        (answer(200, b"{"), Retry),
        (answer(200, b"<html>"), CaptivePortal),
        (answer(400, REFUSAL), Retry),
        (answer(404, REFUSAL), Retry),
        (answer(409), Retry),
        (answer(401), Pause),
        (answer(503), Retry),
    ],
)
def test_an_answer_to_a_probe(given: Answer, expected: type[object]):
    assert isinstance(judge_probe(given, NOW), expected)


def test_capabilities():
    def says(value: Any) -> dict[str, Any]:
        return {"rest": [{"resource": [{"type": "Encounter", "updateCreate": value}]}]}

    assert allows_client_ids(says(True))
    assert not allows_client_ids(says(False))
    assert allows_client_ids({})  # silence is no refusal
    assert is_r4({"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1"})
    assert not is_r4({"resourceType": "CapabilityStatement", "fhirVersion": "5.0.0"})
    assert not is_r4({"fhirVersion": "4.0.1"})


def test_entries_are_counted_without_reading_them():
    assert entry_count(b'{"resourceType":"Bundle","entry":[{"a":1},{}]}') == 2
    for wrong in (b"", b"[]", b"{", b'{"entry":1}'):
        with pytest.raises(msgspec.DecodeError):
            entry_count(wrong)


def test_waits_grow_to_the_cap_and_are_spread():
    rng = random.Random(1)
    waits = [backoff_s(20, 900.0, rng) for _ in range(200)]
    assert max(waits) <= 900 < 2 * max(waits)
    assert min(waits) < 100
    assert max(backoff_s(1, 900.0, rng) for _ in range(50)) <= 2
    assert all(0.25 <= backoff_s(9, 0.5, rng) <= 0.5 for _ in range(50))
    assert backoff_s(10**9, 900.0, rng) <= 900


def test_patience_grows_with_the_attempts():
    assert timeout_s(0) == 20
    assert timeout_s(1) > timeout_s(0)
    assert timeout_s(10**9) == 120


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("120", 120.0),
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30.0),
        ("Sun, 01 Mar 2026 11:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
def test_retry_after_in_both_its_forms(value: str, expected: float | None):
    assert retry_after_s({"retry-after": value}, NOW) == expected
