"""OperationOutcome: what a clinic says of a request that it refuses, issue by issue."""

from typing import Literal

import msgspec

from care.fhir.elements import Element

Code = Literal[
    "invalid",
    "structure",
    "required",
    "value",
    "invariant",
    "not-supported",
    "not-found",
    "duplicate",
    "conflict",
    "too-long",
    "too-costly",
    "code-invalid",
    "business-rule",
    "security",
    "login",
    "forbidden",
    "exception",
    "throttled",
    "informational",
]


class Issue(Element, frozen=True, kw_only=True):
    """One thing that is wrong: what, where (a FHIRPath), and in words that name no patient."""

    severity: Literal["fatal", "error", "warning", "information"]
    code: Code
    diagnostics: str
    expression: tuple[str, ...] = ()


class OperationOutcome(Element, frozen=True, kw_only=True, tag_field="resourceType", tag=True):
    """All that is wrong with a request."""

    issue: tuple[Issue, ...]


def issue(code: Code, diagnostics: str, *expression: str) -> Issue:
    """Make an issue that stops the request."""
    return Issue(severity="error", code=code, diagnostics=diagnostics, expression=expression)


def outcome(*issues: Issue) -> bytes:
    """Encode an OperationOutcome."""
    return msgspec.json.encode(OperationOutcome(issue=issues))
