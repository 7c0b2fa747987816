"""The FHIR R4 data types that our resources are made of, and the small makers of them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from typing import Any, Literal
from uuid import UUID

import msgspec

from care.fhir import codes
from care.fhir.codes import Coding
from care.mode import Mode


class Element(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """The root of all data types: frozen, camelCase on the wire, nothing written that was not said."""


class Extension(Element, frozen=True, kw_only=True):
    """One extension; the few value types that we write."""

    url: str
    extension: tuple["Extension", ...] = ()
    value_code: str | None = None
    value_string: str | None = None


class Extended(Element, frozen=True, kw_only=True):
    """What stands beside a primitive (`_text`): its extensions."""

    extension: tuple[Extension, ...]


class Meta(Element, frozen=True, kw_only=True):
    """Profiles and security labels of a resource."""

    profile: tuple[str, ...] = ()
    security: tuple[Coding, ...] = ()


class CodeableConcept(Element, frozen=True, kw_only=True):
    """A meaning, in codes, in words, or both."""

    coding: tuple[Coding, ...] = ()
    text: str | None = None


class Identifier(Element, frozen=True, kw_only=True):
    """A name for a thing that is unique in its system."""

    use: Literal["usual", "official", "temp", "secondary", "old"] | None = None
    system: str
    value: str


class Reference(Element, frozen=True, kw_only=True):
    """A link to another resource, or only its name where the resource is not ours to write."""

    reference: str | None = None
    display: str | None = None


class Period(Element, frozen=True, kw_only=True):
    """A time with a start, an end, or both."""

    start: str | None = None
    end: str | None = None


class ContactPoint(Element, frozen=True, kw_only=True):
    """Where somebody can be reached."""

    system: Literal["phone"]
    value: str
    use: Literal["temp"] | None = None


class Quantity(Element, frozen=True, kw_only=True):
    """A number with its UCUM unit."""

    value: float
    unit: str | None = None
    system: str | None = None
    code: str | None = None


class Annotation(Element, frozen=True, kw_only=True):
    """A remark in words."""

    text: str
    time: str | None = None


class Narrative(Element, frozen=True, kw_only=True):
    """Words for people as XHTML."""

    status: Literal["generated"]
    div: str


class Attachment(Element, frozen=True, kw_only=True):
    """A document's content or where it is; `hash` is the base64 of its SHA-1, as R4 has it."""

    content_type: str | None = None
    url: str | None = None
    size: int | None = None
    hash: str | None = None
    title: str | None = None
    creation: str | None = None


class Resource(Element, frozen=True, kw_only=True, tag_field="resourceType", tag=True):
    """The root of all resources: the class is named as FHIR names it."""

    id: str
    meta: Meta | None = None


def concept(*coding: Coding, text: str | None = None) -> CodeableConcept:
    """Make a CodeableConcept; without words of its own it says the first code's display."""
    return CodeableConcept(coding=coding, text=text or (coding[0].display if coding else None))


def reference(resource: Resource, display: str | None = None) -> Reference:
    """Point at a resource of ours by type and id, as it will stand on the server after its PUT."""
    return Reference(reference=f"{type(resource).__name__}/{resource.id}", display=display)


def own_identifier(
    id: UUID | str, use: Literal["usual", "official", "temp", "secondary", "old"] | None = None
) -> Identifier:
    """Give a resource its own id as an identifier too, so that it can be found where a server names ids itself."""
    return Identifier(use=use, system=codes.URI_SYSTEM, value=f"urn:uuid:{id}")


def instant(at: datetime) -> str:
    """Write a moment in UTC with milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def instant_or_none(at: datetime | None) -> str | None:
    """Write a moment that may not have come."""
    return instant(at) if at else None


def decimal(value: float) -> float:
    """Write a measured number with at most three decimals, and a whole one without any."""
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def quantity(value: float, unit: codes.Unit) -> Quantity:
    """Put a number and its unit together."""
    return Quantity(value=decimal(value), unit=unit.words, system=codes.UCUM, code=unit.code)


def words(text: str | None) -> str | None:
    """Make text fit for FHIR: no control characters, no white space around it, and None when nothing is left."""
    if text is None:
        return None
    kept = "".join(sign for sign in text if (sign >= " " or sign in "\t\n\r") and not "\ud800" <= sign <= "\udfff")
    return kept.strip() or None


def narrative(*lines: str) -> Narrative:
    """Write plain lines as XHTML, one paragraph a line."""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return Narrative(status="generated", div=f'<div xmlns="http://www.w3.org/1999/xhtml">{paragraphs}</div>')


def labelled(mode: Mode, *profile: str) -> Meta | None:
    """Make the meta of a resource: its profiles, and HTEST on everything in training mode."""
    security = (codes.TEST_DATA,) if mode == "training" else ()
    return Meta(profile=profile, security=security) if profile or security else None


def is_test_data(resource: Mapping[str, Any]) -> bool:
    """Tell whether a decoded resource, of whatever form, carries the HTEST label."""
    meta = resource.get("meta")
    labels = meta.get("security") if isinstance(meta, dict) else None
    wanted = (codes.TEST_DATA.system, codes.TEST_DATA.code)
    return any(isinstance(label, dict) and (label.get("system"), label.get("code")) == wanted for label in labels or [])
