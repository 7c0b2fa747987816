"""The strict door for a kiosk's Bundle: pure checks of its bytes, each fault named by place and never by patient."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec

from care.fhir import codes
from care.fhir.codes import Measure
from care.fhir.consent import Consent
from care.fhir.device import Device
from care.fhir.document import Binary, Communication, Composition, DocumentReference
from care.fhir.elements import CodeableConcept, Quantity, Resource
from care.fhir.encounter import Encounter
from care.fhir.observation import Component, Observation
from care.fhir.outcome import Issue, issue
from care.fhir.patient import Patient
from care.fhir.provenance import Provenance
from care.fhir.questionnaire import QuestionnaireResponse
from care.fhir.task import Task
from care.limits import BUNDLE_BYTES_MAX, BUNDLE_ENTRIES_MAX
from care.mode import Mode

DEPTH_LIMIT = 32
OUTSIDE = ("Patient",)
"""What a Bundle may refer to without bringing it: the clinic's own patients."""

Written = (
    Binary
    | Communication
    | Composition
    | Consent
    | Device
    | DocumentReference
    | Encounter
    | Observation
    | Patient
    | Provenance
    | QuestionnaireResponse
    | Task
)
"""Every resource type that a kiosk writes."""

_MEASURES: Mapping[tuple[str | None, str | None], Measure] = {
    (coding.system, coding.code): m for m in codes.MEASURES for coding in m.loinc
} | {(coding.system, coding.code): m for m in codes.WAVEFORMS for coding in m.codings}


def check(body: bytes, *, mode: Mode) -> tuple[Issue, ...]:
    """Return what is wrong with a kiosk's transaction; nothing means that it may come in."""
    if len(body) > BUNDLE_BYTES_MAX:
        return (issue("too-long", f"more than {BUNDLE_BYTES_MAX} bytes"),)
    try:
        found = msgspec.json.decode(body)
    except RecursionError:
        return (_too_deep(),)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return (issue("structure", f"not JSON: {error}"),)
    references = _references(found)
    if references is None:
        return (_too_deep(),)
    return _not_a_transaction(found) or tuple(_entries(found["entry"], references, mode))


def _too_deep() -> Issue:
    return issue("too-costly", f"nested more than {DEPTH_LIMIT} deep")


def _references(root: object) -> set[str] | None:
    """Walk everything once: collect the references, or return None when it is nested too deep."""
    found: set[str] = set()
    level, depth = [root], 0
    while level:
        if depth > DEPTH_LIMIT:
            return None
        found |= {node["reference"] for node in level if isinstance(node, dict) and _is_text(node.get("reference"))}
        level = [child for node in level for child in _children(node) if isinstance(child, dict | list)]
        depth += 1
    return found


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _children(node: Any) -> Iterator[object]:
    return iter(node.values() if isinstance(node, dict) else node)


def _not_a_transaction(found: object) -> tuple[Issue, ...]:
    if not isinstance(found, dict) or found.get("resourceType") != "Bundle" or found.get("type") != "transaction":
        return (issue("structure", "not a Bundle of type transaction", "Bundle.type"),)
    entries = found.get("entry")
    if not isinstance(entries, list) or not entries:
        return (issue("required", "a transaction without entries", "Bundle.entry"),)
    if len(entries) > BUNDLE_ENTRIES_MAX:
        return (issue("too-costly", f"more than {BUNDLE_ENTRIES_MAX} entries", "Bundle.entry"),)
    return ()


def _entries(entries: list[Any], references: set[str], mode: Mode) -> Iterator[Issue]:
    here: set[str] = set()
    for number, entry in enumerate(entries):
        at = f"Bundle.entry[{number}]"
        resource = entry.get("resource") if isinstance(entry, dict) else None
        try:
            read: Resource = msgspec.convert(resource, Written)
        except msgspec.ValidationError as error:
            yield issue("structure", str(error), f"{at}.resource")
            continue
        url = f"{type(read).__name__}/{read.id}"
        if url in here:
            yield issue("duplicate", "the same resource twice", at)
        here.add(url)
        yield from _request(entry, read, url, at)
        yield from _label(read, mode, at)
        if isinstance(read, Observation):
            yield from _observation(read, f"{at}.resource")
    for lost in sorted(references - here):
        if lost.partition("/")[0] not in OUTSIDE:
            yield issue("not-found", f"a reference to {lost.partition('/')[0]} leads nowhere", "Bundle.entry")


def _request(entry: dict[str, Any], read: Resource, url: str, at: str) -> Iterator[Issue]:
    if not _is_uuid(read.id):
        yield issue("value", "the id is not a UUID", f"{at}.resource.id")
    if entry.get("request") != {"method": "PUT", "url": url}:
        yield issue("value", "the request is not a PUT of this resource", f"{at}.request")
    if entry.get("fullUrl") != f"urn:uuid:{read.id}":
        yield issue("value", "fullUrl does not name this resource", f"{at}.fullUrl")


def _is_uuid(id: str) -> bool:
    try:
        return str(UUID(id)) == id
    except ValueError:
        return False


def _label(read: Resource, mode: Mode, at: str) -> Iterator[Issue]:
    labels = read.meta.security if read.meta else ()
    marked = any((label.system, label.code) == (codes.TEST_DATA.system, codes.TEST_DATA.code) for label in labels)
    if marked and mode == "live":
        yield issue("security", "test data (HTEST) cannot enter a live record", f"{at}.resource.meta.security")
    if not marked and mode == "training":
        yield issue("security", "a training record takes only data marked HTEST", f"{at}.resource.meta.security")


def _observation(read: Observation, at: str) -> Iterator[Issue]:
    measure = _measure(read.code)
    if measure is None:
        yield issue("code-invalid", "no code of ours", f"{at}.code")
        return
    wanted = measure.category.code
    if not any(coding.code == wanted for concept in read.category for coding in concept.coding):
        yield issue("required", f"the {wanted} category is missing", f"{at}.category")
    if measure is codes.BLOOD_PRESSURE:
        yield from _pressures(read, at)
    elif measure in codes.WAVEFORMS:
        yield from _sampled(read, measure, at)
    else:
        yield from _valued(read, measure, at)


def _pressures(read: Observation, at: str) -> Iterator[Issue]:
    parts = {measure: part for part in read.component if (measure := _measure(part.code)) is not None}
    for needed in (codes.SYSTOLIC, codes.DIASTOLIC):
        if needed not in parts:
            yield issue("required", f"no {needed.loinc[0].display}", f"{at}.component")
    for measure, part in parts.items():
        yield from _valued(part, measure, f"{at}.component")


def _valued(read: Observation | Component, measure: Measure, at: str) -> Iterator[Issue]:
    if read.value_quantity is None:
        if read.data_absent_reason is None:
            yield issue("required", "neither a value nor why it is absent", at)
    elif not _in_unit(read.value_quantity, measure):
        yield issue("code-invalid", "not in the unit of this measurement", f"{at}.value")


def _sampled(read: Observation, measure: Measure, at: str) -> Iterator[Issue]:
    if read.value_sampled_data is None:
        yield issue("required", "a waveform without samples", at)
    elif not _in_unit(read.value_sampled_data.origin, measure):
        yield issue("code-invalid", "not in the unit of this waveform", f"{at}.value")


def _in_unit(value: Quantity, measure: Measure) -> bool:
    return measure.unit is not None and (value.system, value.code) == (codes.UCUM, measure.unit.code)


def _measure(concept: CodeableConcept) -> Measure | None:
    found = (_MEASURES.get((coding.system, coding.code)) for coding in concept.coding)
    return next((measure for measure in found if measure is not None), None)
