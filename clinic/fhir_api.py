"""The FHIR R4 endpoint at `/fhir`: what it can do, transactions, reading and searching."""

import hashlib
from collections.abc import Awaitable, Callable, Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import msgspec
import sqlalchemy as sa
import structlog
from fastapi import APIRouter, Request, Response

from care.fhir import door as care_door
from care.fhir.elements import labelled
from care.fhir.outcome import Issue, outcome
from care.limits import BUNDLE_BYTES_MAX
from clinic import door, records
from clinic.directory import Kiosk, User
from clinic.errors import RefusedError
from clinic.gate import COOKIE, Gate
from clinic.records import OURS, PAGE, PAGE_LIMIT, SEARCHABLE, TYPES, Kept, Search
from clinic.settings import Settings
from clinic.store import Store, idempotency, note_audit
from clinic.web import body_of, fhir_reply

KEY_LENGTH = 200
ONLY_ITS_OWN = "A station may only look for its own Encounter.identifier."

Arrived = Callable[[str, Iterable[UUID]], Awaitable[None]]

log = structlog.get_logger("clinic.fhir")


def routes(settings: Settings, store: Store, gate: Gate, arrived: Arrived) -> APIRouter:
    """The endpoint; `arrived` hears which station's Bundle of which visits was stored."""
    router, at = APIRouter(prefix="/fhir"), _Endpoint(settings, store, gate, arrived)
    router.get("/metadata")(at.capability)
    router.post("")(at.transaction)
    router.post("/")(at.transaction)
    router.get("/{kind}/{ident}/_history/{version}")(at.read_version)
    router.get("/{kind}/{ident}")(at.read)
    router.put("/{kind}/{ident}")(at.update)
    router.get("/{kind}")(at.search)
    return router


class _Endpoint:
    """What the endpoint answers. Whoever brings a cookie is a doctor, whoever brings none a station."""

    def __init__(self, settings: Settings, store: Store, gate: Gate, arrived: Arrived) -> None:
        self._settings = settings
        self._store = store
        self._gate = gate
        self._arrived = arrived
        self._base = f"{settings.address}/fhir"

    async def capability(self) -> Response:
        return fhir_reply(records.encode(capability_statement(self._settings, self._gate.stamp())))

    async def transaction(self, request: Request) -> Response:
        who = await self._writer(request)
        source = who.client_id if isinstance(who, Kiosk) else OURS
        key = _key_of(request)
        body = await body_of(request, BUNDLE_BYTES_MAX)
        once = _Once(key=f"{source} {key}" if key else "", sha256=hashlib.sha256(body).hexdigest())
        known = await self._store.read(lambda db: _replayed(db, once))
        if known is not None:
            return fhir_reply(known)
        if isinstance(who, Kiosk) and (issues := care_door.check(body, mode=self._settings.mode)):
            log.info("bundle refused", kiosk=source, issues=[one.code for one in issues][:5])
            return fhir_reply(outcome(*issues), _status(issues))
        entries = door.entries(door.parsed(body), self._settings.mode)
        reply = await self._store.write(lambda db: _apply(db, entries, source, self._gate, once))
        if isinstance(who, Kiosk):
            await self._arrived(source, [UUID(one.body["id"]) for one in entries if _type(one) == "Encounter"])
        return fhir_reply(reply)

    async def read(self, request: Request, kind: str, ident: str) -> Response:
        return await self._read(request, kind, ident, None)

    async def read_version(self, request: Request, kind: str, ident: str, version: str) -> Response:
        is_number = version.isascii() and version.isdigit() and len(version) < 10
        return await self._read(request, kind, ident, int(version) if is_number else 0)

    async def _read(self, request: Request, kind: str, ident: str, version: int | None) -> Response:
        if not request.cookies.get(COOKIE):
            await self._gate.kiosk(request)
            raise RefusedError(403, "forbidden", ONLY_ITS_OWN)
        user = await self._gate.user(request)

        def work(connection: sa.Connection) -> Kept | None:
            note_audit(connection, self._gate.stamp(), user.id, "read", f"{kind}/{ident}")
            return records.read(connection, kind, ident, version)

        found = await self._store.write(work) if kind in TYPES else None
        if found is None:
            raise RefusedError(404, "not-found", "There is no such resource here.")
        return fhir_reply(records.encode(found.shown()), headers={"etag": _etag(found)})

    async def update(self, request: Request, kind: str, ident: str) -> Response:
        user = await self._gate.user(request, changes=True)
        body = door.parsed(await body_of(request, BUNDLE_BYTES_MAX))
        door.resource(body, kind, ident, self._settings.mode)

        def work(connection: sa.Connection) -> Kept:
            note_audit(connection, self._gate.stamp(), user.id, "wrote", f"{kind}/{ident}")
            return records.put(connection, body, OURS, self._gate.now())

        kept = await self._store.write(work)
        headers = {"etag": _etag(kept), "location": f"{self._base}/{_versioned(kept)}"}
        return fhir_reply(records.encode(kept.shown()), 201 if kept.created else 200, headers)

    async def search(self, request: Request, kind: str) -> Response:
        if kind not in TYPES:
            raise RefusedError(404, "not-supported", "This kind of resource is not kept here.")
        pairs = list(request.query_params.multi_items())
        source = None if request.cookies.get(COOKIE) else await self._own(request, kind, pairs)
        user = await self._gate.user(request) if source is None else None
        asked = _asked(kind, pairs, source)

        def work(connection: sa.Connection) -> tuple[int, list[Kept]]:
            if user is not None:
                note_audit(connection, self._gate.stamp(), user.id, "searched", kind)
            return records.search(connection, asked)

        total, found = await (self._store.write(work) if user else self._store.read(work))
        return fhir_reply(records.encode(_searchset(self._base, asked, pairs, total, found)))

    async def _writer(self, request: Request) -> Kiosk | User:
        if request.cookies.get(COOKIE):
            return await self._gate.user(request, changes=True)
        return await self._gate.kiosk(request)

    async def _own(self, request: Request, kind: str, pairs: list[tuple[str, str]]) -> str:
        kiosk = await self._gate.kiosk(request)
        if kind != "Encounter" or [name for name, _ in pairs] != ["identifier"]:
            raise RefusedError(403, "forbidden", ONLY_ITS_OWN)
        return kiosk.client_id


def _status(issues: tuple[Issue, ...]) -> int:
    """413 for what is too long, 400 for what is no FHIR transaction, 422 for one that cannot be right."""
    if issues[0].code == "too-long":
        return 413
    return 400 if any(one.code == "structure" and not one.expression for one in issues) else 422


# --- transactions -----------------------------------------------------------------------------------


class _Once(msgspec.Struct, frozen=True, kw_only=True):
    """What makes a transaction count once: the Idempotency-Key of this source ("" without one), and its content."""

    key: str
    sha256: str


def _key_of(request: Request) -> str:
    key = request.headers.get("idempotency-key", "")
    if len(key) > KEY_LENGTH:
        raise RefusedError(400, "invalid", "The Idempotency-Key is too long.")
    return key


def _replayed(connection: sa.Connection, once: _Once) -> bytes | None:
    """Give the stored reply to a key that was used before; another body under the same key is refused."""
    row = connection.execute(sa.select(idempotency).where(idempotency.c.key == once.key)).mappings().first()
    if row is None:
        return None
    if row["sha256"] != once.sha256:
        raise RefusedError(422, "conflict", "This Idempotency-Key was used before, for another content.")
    return bytes(row["reply"])


def _apply(connection: sa.Connection, entries: list[door.Entry], source: str, gate: Gate, once: _Once) -> bytes:
    """Put all entries, or none; the reply is kept under its key in the same transaction."""
    known = _replayed(connection, once)
    if known is not None:  # the same request came twice at once, and the other one was first
        return known
    kept = [_put(connection, entry, source, gate) for entry in entries]
    _require_patients(connection, entries)
    reply = records.encode(
        {"resourceType": "Bundle", "type": "transaction-response", "entry": [_outcome(one) for one in kept]}
    )
    if once.key:
        row = {"key": once.key, "sha256": once.sha256, "reply": reply, "made_at": gate.stamp()}
        connection.execute(sa.insert(idempotency).values(row))
    note_audit(connection, gate.stamp(), source, f"delivered {len(kept)} resources")
    return reply


def _put(connection: sa.Connection, entry: door.Entry, source: str, gate: Gate) -> Kept:
    if entry.only_new:
        there = records.read(connection, _type(entry), entry.body["id"])
        if there is not None:
            return there
    return records.put(connection, entry.body, source, gate.now())


def _require_patients(connection: sa.Connection, entries: list[door.Entry]) -> None:
    """Refuse a record about a patient who is neither here nor in the bundle."""
    wanted = {line["value"] for entry in entries for line in records.index_of(entry.body) if line["name"] == "patient"}
    for reference in sorted(wanted):
        kind, _, ident = reference.partition("/")
        if kind == "Patient" and records.read(connection, kind, ident) is None:
            raise RefusedError(422, "business-rule", "The bundle is about a patient that this clinic does not have.")


def _outcome(kept: Kept) -> dict[str, Any]:
    status = HTTPStatus.CREATED if kept.created else HTTPStatus.OK
    return {
        "response": {
            "status": f"{status.value} {status.phrase}",
            "location": _versioned(kept),
            "etag": _etag(kept),
            "lastModified": kept.updated_at,
        }
    }


def _type(entry: door.Entry) -> str:
    return str(entry.body["resourceType"])


def _etag(kept: Kept) -> str:
    return f'W/"{kept.version}"'


def _versioned(kept: Kept) -> str:
    return f"{kept.type}/{kept.id}/_history/{kept.version}"


# --- searching --------------------------------------------------------------------------------------


def _asked(kind: str, pairs: list[tuple[str, str]], source: str | None) -> Search:
    numbers = {"_count": PAGE, "_offset": 0}
    wanted = []
    for name, value in pairs:
        if name not in numbers:
            wanted.append((name, value))
        elif value.isascii() and value.isdigit() and len(value) < 8:
            numbers[name] = int(value)
        else:
            raise RefusedError(400, "invalid", f"{name} must be a number.")
    return Search(
        type=kind,
        wanted=tuple(wanted),
        source=source,
        count=min(numbers["_count"], PAGE_LIMIT),
        offset=numbers["_offset"],
    )


def _searchset(base: str, asked: Search, pairs: list[tuple[str, str]], total: int, found: list[Kept]) -> dict[str, Any]:
    links = [{"relation": "self", "url": f"{base}/{asked.type}?{urlencode(pairs)}"}]
    after = asked.offset + len(found)
    if found and after < total:
        rest = [pair for pair in pairs if pair[0] not in ("_offset", "_count")]
        more = urlencode([*rest, ("_count", str(asked.count)), ("_offset", str(after))])
        links.append({"relation": "next", "url": f"{base}/{asked.type}?{more}"})
    bundle: dict[str, Any] = {"resourceType": "Bundle", "type": "searchset", "total": total, "link": links}
    if found:  # FHIR has no empty lists
        bundle["entry"] = [
            {"fullUrl": f"{base}/{one.type}/{one.id}", "resource": one.shown(), "search": {"mode": "match"}}
            for one in found
        ]
    return bundle


# --- what it can do ---------------------------------------------------------------------------------

_PARAMETERS = {"identifier": "token", "patient": "reference", "subject": "reference", "encounter": "reference"}
_PARAMETERS |= {"status": "token", "date": "date", "code": "token"}


def capability_statement(settings: Settings, now: str) -> dict[str, Any]:
    """Say the truth about this endpoint; in training it is marked HTEST, as everything there is."""
    interactions = [{"code": code} for code in ("read", "vread", "update", "search-type")]
    parameters = [{"name": name, "type": _PARAMETERS[name]} for name in SEARCHABLE]
    parameters += [{"name": "_id", "type": "token"}, {"name": "_lastUpdated", "type": "date"}]
    resources = [
        {
            "type": kind,
            "interaction": interactions,
            "versioning": "versioned",
            "readHistory": True,
            "updateCreate": True,
            "conditionalCreate": False,
            "searchParam": parameters,
        }
        for kind in TYPES
    ]
    meta = labelled(settings.mode)
    return {
        "resourceType": "CapabilityStatement",
        **({"meta": msgspec.to_builtins(meta)} if meta else {}),
        "status": "active",
        "date": now,
        "kind": "instance",
        "software": {"name": "Carepost clinic"},
        "implementation": {"description": f"{settings.name} ({settings.mode})", "url": f"{settings.address}/fhir"},
        "fhirVersion": "4.0.1",
        "format": ["json"],
        "rest": [
            {
                "mode": "server",
                "security": {
                    "description": (
                        "Stations: private_key_jwt (ES256) at /oauth/token; they may send transactions and look for"
                        " their own Encounter by identifier. Doctors: the session cookie of the console."
                    )
                },
                "interaction": [{"code": "transaction"}],
                "resource": resources,
            }
        ],
    }
