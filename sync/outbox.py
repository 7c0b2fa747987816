"""What a server's answer means for a bundle: pure rules, from an answer to what must happen next."""

import random
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Literal

import msgspec

FIRST_WAIT_S = 1.0
LONGEST_WAIT_S = 15 * 60.0
FIRST_TIMEOUT_S = 20.0
LONGEST_TIMEOUT_S = 120.0
DETAIL_LIMIT = 2000


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A server's whole answer; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Delivered(msgspec.Struct, frozen=True):
    """The server has the bundle, all of it."""

    reason: str = "delivered"


class Retry(msgspec.Struct, frozen=True):
    """Try again; `after_s` is what the server asked for, `applied` False when it surely did not take it."""

    reason: str
    after_s: float | None = None
    applied: bool | None = None


class Probe(msgspec.Struct, frozen=True):
    """Nobody knows whether the server took it: ask before anything is sent again."""

    reason: str


class Pause(msgspec.Struct, frozen=True):
    """Nothing can be delivered until somebody puts something right; nothing is lost."""

    reason: str


class CaptivePortal(msgspec.Struct, frozen=True):
    """Something between us and the clinic answered in its place."""

    reason: str = "captive-portal"


class Quarantine(msgspec.Struct, frozen=True):
    """This server will never take this bundle as it is; `detail` is what it said."""

    reason: str
    detail: str | None = None


class Present(msgspec.Struct, frozen=True):
    """A probe found the bundle at the server."""


class Absent(msgspec.Struct, frozen=True):
    """A probe did not find the bundle."""


Outcome = Delivered | Retry | Probe | Pause | CaptivePortal | Quarantine

_RETRY = frozenset({408, 425, 429})
_NOT_APPLIED = frozenset({425, 429})
_PROBE = frozenset({409, 412})
_REFUSED = frozenset({401, 403})


def judge(answer: Answer, entries: int, now: datetime) -> Outcome:
    """Say what the answer to a transaction of `entries` entries means. Only a whole success is a success."""
    status = answer.status
    if 200 <= status < 300:
        return _judge_success(answer, entries)
    if status in _REFUSED:
        return Pause(f"http-{status}")
    if status in _PROBE:
        return Probe(f"http-{status}")
    if status in _RETRY or status >= 500:
        applied = False if status in _NOT_APPLIED else None
        return Retry(f"http-{status}", retry_after_s(answer.headers, now), applied)
    if 300 <= status < 400:
        return CaptivePortal()
    if _is_verdict(answer):
        return Quarantine(f"http-{status}", _text(answer.body))
    return Retry(f"http-{status}-not-fhir")


def _judge_success(answer: Answer, entries: int) -> Outcome:
    if is_page(answer):
        return CaptivePortal()
    bundle = _bundle(answer.body)
    if bundle is None:
        return Probe("answer-cut-short")
    if bundle.type != "transaction-response":
        return Quarantine("not-a-transaction", f"the server answered with a {bundle.type[:40]}")
    if len(bundle.entry) != entries or not all(entry.response.status[:1] == "2" for entry in bundle.entry):
        return Quarantine("partly-refused", _text(answer.body))
    return Delivered()


def judge_probe(answer: Answer, now: datetime) -> Present | Absent | Outcome:
    """Say what the answer to a probe means."""
    if not 200 <= answer.status < 300:
        outcome = judge(answer, 0, now)
        # A server that cannot be asked tells nothing about the bundle.
        return Retry(f"probe-{outcome.reason}") if isinstance(outcome, Quarantine | Probe) else outcome
    if is_page(answer):
        return CaptivePortal()
    bundle = _bundle(answer.body)
    if bundle is None:
        return Retry("probe-cut-short")
    # A searchset may also carry OperationOutcomes and included resources.
    found = any(entry.search.mode == "match" for entry in bundle.entry)
    return Present() if found or bundle.total > 0 else Absent()


def allows_client_ids(statement: Mapping[str, Any]) -> bool:
    """Say whether a CapabilityStatement leaves `PUT Type/our-id` possible: only a clear no is a no."""
    resources = [entry for rest in statement.get("rest") or [] for entry in rest.get("resource") or []]
    return all(entry.get("updateCreate") is not False for entry in resources if entry.get("type") == "Encounter")


def is_r4(statement: Mapping[str, Any]) -> bool:
    return statement.get("resourceType") == "CapabilityStatement" and str(statement.get("fhirVersion", "")).startswith(
        "4."
    )


def entry_count(bundle: bytes) -> int:
    """How many entries a bundle has. Raises ValueError when it is not a FHIR bundle."""
    found = msgspec.json.decode(bundle, type=_Counted)
    return len(found.entry)


def backoff_s(failures: int, cap_s: float, rng: random.Random) -> float:
    """How long to wait after so many failures in a row: full jitter, so that kiosks do not march in step."""
    longest = min(cap_s, FIRST_WAIT_S * 2.0 ** min(failures, 30))
    return rng.uniform(min(FIRST_WAIT_S, longest) / 2, longest)


def timeout_s(attempts: int, first_s: float = FIRST_TIMEOUT_S) -> float:
    """How long to wait for an answer: longer each time, or a slow server would never get to finish one."""
    return min(max(LONGEST_TIMEOUT_S, first_s), first_s * 1.5 ** min(attempts, 30))


def retry_after_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Read Retry-After, in either of its two forms; nonsense counts as absent."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() - now.timestamp())


class _Counted(msgspec.Struct):
    entry: list[msgspec.Raw] = []


class _Response(msgspec.Struct, frozen=True):
    status: str = ""


class _Search(msgspec.Struct, frozen=True):
    mode: str = "match"


class _Entry(msgspec.Struct, frozen=True):
    response: _Response = _Response()
    search: _Search = _Search()


class _Bundle(msgspec.Struct, frozen=True):
    resourceType: Literal["Bundle"]
    type: str = ""
    total: int = 0
    entry: list[_Entry] = []


class _Resource(msgspec.Struct, frozen=True):
    resourceType: str


def _bundle(body: bytes) -> _Bundle | None:
    try:
        return msgspec.json.decode(body, type=_Bundle)
    except (ValueError, RecursionError):
        return None


def _is_refusal(body: bytes) -> bool:
    try:
        return msgspec.json.decode(body, type=_Resource).resourceType == "OperationOutcome"
    except (ValueError, RecursionError):
        return False


def _is_verdict(answer: Answer) -> bool:
    """A web page, or a bare 404, comes from a wrong address or a proxy and says nothing about the bundle."""
    if is_page(answer):
        return False
    return answer.status in (400, 413, 422) or _is_refusal(answer.body)


def is_page(answer: Answer) -> bool:
    """Tell a web page from a server's answer."""
    kind = answer.headers.get("content-type", "")
    return "html" in kind or answer.body.lstrip()[:1] == b"<"


def _text(body: bytes) -> str:
    return body[:DETAIL_LIMIT].decode("utf-8", errors="replace")
