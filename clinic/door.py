"""What a transaction must be before it is let in: its size and depth, its form, and test data kept apart from life."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from care.fhir.elements import is_test_data
from care.limits import BUNDLE_BYTES_MAX, BUNDLE_ENTRIES_MAX
from care.mode import Mode
from clinic.errors import RefusedError
from clinic.records import TYPES, Resource, decode

DEPTH_LIMIT = 64

_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One resource of a transaction, to be put under its own id; `only_new` leaves what is there alone."""

    body: Resource
    only_new: bool = False


def parsed(content: bytes) -> Resource:
    """Read JSON of a sane size and depth; RefusedError otherwise."""
    if len(content) > BUNDLE_BYTES_MAX:
        raise RefusedError(413, "too-long", f"This is more than {BUNDLE_BYTES_MAX // 2**20} MiB; send it in parts.")
    try:
        found = decode(content)
    except RecursionError as error:
        raise _too_deep() from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RefusedError(400, "structure", "This is not a JSON object, so it cannot be FHIR.") from error
    _require_shallow(found)
    return found


def entries(bundle: Resource, mode: Mode) -> list[Entry]:
    """Check a transaction bundle and give its resources, with references inside it made lasting."""
    _require(bundle.get("resourceType") == "Bundle", "This is not a FHIR Bundle.")
    _require(bundle.get("type") == "transaction", "Only bundles of type transaction are taken here.")
    found = bundle.get("entry")
    _require(isinstance(found, list) and bool(found), "The bundle has no entries.")
    assert isinstance(found, list)
    _require(len(found) <= BUNDLE_ENTRIES_MAX, f"The bundle has more than {BUNDLE_ENTRIES_MAX} entries.")
    checked = [_entry(entry, number) for number, entry in enumerate(found)]
    names = [f"{entry.body['resourceType']}/{entry.body['id']}" for entry in checked]
    _require(len(set(names)) == len(names), "The bundle writes the same resource twice.")
    full = {str(entry.get("fullUrl")): name for entry, name in zip(found, names, strict=True)}
    _relink([entry.body for entry in checked], full)
    for entry in checked:
        require_mode(entry.body, mode)
    return checked


def resource(body: Resource, kind: str, ident: str, mode: Mode) -> Resource:
    """Check one resource that is put by itself."""
    _require(body.get("resourceType") == kind, f"This is not a {kind}.")
    _require(body.get("id") == ident, "The resource has another id than the address.")
    _require(kind in TYPES, f"{kind} is not kept here.", "not-supported")
    _require(bool(_ID.fullmatch(ident)), "An id has 1 to 64 letters, digits, hyphens and points.")
    require_mode(body, mode)
    return body


def require_mode(body: Resource, mode: Mode) -> None:
    """Test data stays in the training clinic, and nothing else gets in there."""
    test = is_test_data(body)
    name = f"{body['resourceType']}/{body['id']}"
    if mode == "training" and not test:
        raise RefusedError(
            422, "business-rule", f"{name} is not marked as test data (HTEST); this is a training clinic."
        )
    if mode == "live" and test:
        raise RefusedError(422, "business-rule", f"{name} is test data (HTEST); it can never enter a live record.")


def _entry(entry: object, number: int) -> Entry:
    where = f"Entry {number + 1}"
    _require(isinstance(entry, dict), f"{where} is not an object.")
    assert isinstance(entry, dict)
    body, request = entry.get("resource"), entry.get("request")
    _require(isinstance(request, dict), f"{where} has no request.")
    _require(isinstance(body, dict), f"{where} has no resource.")
    assert isinstance(body, dict)
    assert isinstance(request, dict)
    _require(
        request.get("method") == "PUT", f"{where}: only PUT with the client's own id is taken here.", "not-supported"
    )
    kind, ident = body.get("resourceType"), body.get("id")
    _require(
        isinstance(kind, str) and kind in TYPES, f"{where}: this kind of resource is not kept here.", "not-supported"
    )
    _require(isinstance(ident, str) and bool(_ID.fullmatch(ident)), f"{where} has no usable id.")
    _require(request.get("url") == f"{kind}/{ident}", f"{where}: its request.url is not {kind}/{ident}.")
    _require(request.get("ifMatch") is None, f"{where}: ifMatch is not supported here.", "not-supported")
    return Entry(body=body, only_new=request.get("ifNoneMatch") == "*")


def _require(held: bool, say: str, kind: str = "structure") -> None:
    if not held:
        raise RefusedError(400 if kind == "structure" else 422, kind, say)


def _too_deep() -> RefusedError:
    return RefusedError(400, "structure", f"This is nested more than {DEPTH_LIMIT} levels deep.")


def _require_shallow(found: object) -> None:
    level: list[object] = [found]
    for _ in range(DEPTH_LIMIT):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return
    raise _too_deep()


def _children(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _relink(bodies: list[Resource], full: dict[str, str]) -> None:
    """Turn references to the bundle's own `fullUrl`s into lasting ones."""
    todo: list[Any] = list(bodies)
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            reference = value.get("reference")
            if isinstance(reference, str) and reference.startswith("urn:") and reference in full:
                value["reference"] = full[reference]
        todo.extend(_children(value))
