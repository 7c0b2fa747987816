"""FHIR resources in the store: putting, reading, and finding them. Pure functions of a connection.

A resource is kept as it was sent; its version and time are added when it is read. What is searched by lies in
index rows, so that the SQL stays the same on every database.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import sqlalchemy as sa

from clinic.errors import RefusedError
from clinic.names import folded
from clinic.store import history, resource, resource_index

Resource = dict[str, Any]

OURS = "clinic"
PAGE = 50
PAGE_LIMIT = 500

# Decimals keep their zeros: 36.60 was measured more finely than 36.6.
decode = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal).decode
_encoder = msgspec.json.Encoder(decimal_format="number", order="deterministic")
encode = _encoder.encode

TYPES = (
    "Binary",
    "Communication",
    "Composition",
    "Condition",
    "Consent",
    "Device",
    "DeviceMetric",
    "DocumentReference",
    "Encounter",
    "Flag",
    "Location",
    "MedicationRequest",
    "Observation",
    "Organization",
    "Patient",
    "Practitioner",
    "Provenance",
    "Questionnaire",
    "QuestionnaireResponse",
    "ServiceRequest",
    "Task",
)
SEARCHABLE = ("identifier", "patient", "subject", "encounter", "status", "date", "code")

_DATES = ("effectiveDateTime", "authored", "authoredOn", "dateTime", "sent", "recorded", "date", "issued")
_PERIODS = ("period", "effectivePeriod")
_DATE = re.compile(
    r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d)(T(?P<time>\d\d:\d\d)(:(?P<second>\d\d)(?P<part>\.\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d:\d\d)?)?)?)?"
)


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One stored version of a resource."""

    type: str
    id: str
    version: int
    updated_at: str
    source: str
    body: bytes
    created: bool = False

    def shown(self) -> Resource:
        """Give the resource with the version and time that the server knows."""
        found = decode(self.body)
        meta = {**found.get("meta", {}), "versionId": str(self.version), "lastUpdated": self.updated_at}
        return {**found, "meta": meta}


def put(connection: sa.Connection, body: Resource, source: str, now: datetime) -> Kept:
    """Keep a resource under its own id. The same content again makes no new version.

    A kiosk's resource that was amended since is left as it is when the kiosk sends the old content again, and
    a kiosk cannot write over what is not its own (devices excepted: they move between stations). A Task stays the
    kiosk's whose visit it is, for it is there before the Bundle, and an amendment must not hold that up.
    """
    kind, ident = str(body["resourceType"]), str(body["id"])
    content = encode(body)
    digest = hashlib.sha256(content).hexdigest()
    latest = read(connection, kind, ident)
    if latest is None:
        return _write(connection, kind, ident, 1, content, digest, source, now, body)
    if _is_known(connection, latest, digest, source):
        return latest
    if source not in (OURS, latest.source) and kind != "Device" and not _began(connection, latest, source):
        raise RefusedError(
            422, "conflict", f"{kind}/{ident} belongs to somebody else here and is not changed by a kiosk."
        )
    return _write(connection, kind, ident, latest.version + 1, content, digest, source, now, body)


def _is_known(connection: sa.Connection, latest: Kept, digest: str, source: str) -> bool:
    same = sa.and_(history.c.type == latest.type, history.c.id == latest.id, history.c.sha256 == digest)
    if source == OURS:
        same = sa.and_(same, history.c.version == latest.version)
    return connection.execute(sa.select(history.c.version).where(same)).first() is not None


def _began(connection: sa.Connection, latest: Kept, source: str) -> bool:
    first = read(connection, latest.type, latest.id, 1) if latest.type == "Task" else None
    return first is not None and first.source == source


def _write(
    connection: sa.Connection,
    kind: str,
    ident: str,
    version: int,
    content: bytes,
    digest: str,
    source: str,
    now: datetime,
    body: Resource,
) -> Kept:
    row = {
        "type": kind,
        "id": ident,
        "version": version,
        "body": content,
        "sha256": digest,
        "source": source,
        "updated_at": stamp(now),
    }
    connection.execute(sa.insert(history).values(row))
    if version == 1:
        connection.execute(sa.insert(resource).values(**row, deleted=False))
    else:
        here = sa.and_(resource.c.type == kind, resource.c.id == ident)
        connection.execute(sa.update(resource).where(here).values(row))
        connection.execute(sa.delete(resource_index).where(resource_index.c.type == kind, resource_index.c.id == ident))
    found = [{"type": kind, "id": ident, **line} for line in index_of(body)]
    if found:
        connection.execute(sa.insert(resource_index), found)
    return Kept(
        type=kind,
        id=ident,
        version=version,
        updated_at=stamp(now),
        source=source,
        body=content,
        created=version == 1,
    )


def read(connection: sa.Connection, kind: str, ident: str, version: int | None = None) -> Kept | None:
    """Read the newest version of a resource, or the one asked for."""
    table = resource if version is None else history
    wanted = sa.select(table).where(table.c.type == kind, table.c.id == ident)
    if version is not None:
        wanted = wanted.where(table.c.version == version)
    row = connection.execute(wanted).mappings().first()
    return _kept(row) if row else None


def _kept(row: sa.RowMapping) -> Kept:
    return Kept(
        type=row["type"],
        id=row["id"],
        version=row["version"],
        updated_at=row["updated_at"],
        source=row["source"],
        body=row["body"],
    )


# --- what a resource is found by --------------------------------------------------------------------


def index_of(body: Resource) -> Iterator[dict[str, str]]:
    """Say under which names and values this resource is found."""
    for identifier in _many(body.get("identifier")):
        yield _line("identifier", str(identifier.get("value", "")), system=str(identifier.get("system", "")))
    for reference in _references(body, "subject", "patient", "for"):
        yield _line("patient", reference)
    for reference in _encounters(body):
        yield _line("encounter", reference)
    if isinstance(body.get("status"), str):
        yield _line("status", body["status"])
    for concept in _many(body.get("code")):
        for coding in _many(concept.get("coding")):
            yield _line("code", str(coding.get("code", "")), system=str(coding.get("system", "")))
    yield from _dates(body)
    if body["resourceType"] == "Patient":
        yield from _person(body)


def _line(name: str, value: str, system: str = "", until: str = "") -> dict[str, str]:
    return {"name": name, "value": value, "system": system, "until": until}


def _many(value: object) -> list[dict[str, Any]]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict)]


def _references(body: Resource, *names: str) -> Iterator[str]:
    for name in names:
        for item in _many(body.get(name)):
            if isinstance(item.get("reference"), str):
                yield item["reference"]


def _encounters(body: Resource) -> Iterator[str]:
    yield from _references(body, "encounter")
    for context in _many(body.get("context")):
        yield from _references(context, "encounter")
        yield from _references({"context": context}, "context")


def _dates(body: Resource) -> Iterator[dict[str, str]]:
    for name in _DATES:
        if isinstance(body.get(name), str) and (span := date_range(body[name])):
            yield _line("date", span[0], until=span[1])
            return
    for name in _PERIODS:
        for period in _many(body.get(name)):
            start = date_range(str(period.get("start", ""))) or ("", "")
            end = date_range(str(period.get("end", ""))) or ("", "9999")
            yield _line("date", start[0], until=end[1])


def _person(body: Resource) -> Iterator[dict[str, str]]:
    if isinstance(body.get("birthDate"), str):
        yield _line("birthdate", body["birthDate"])
    for name in _many(body.get("name")):
        yield _line("family", folded(str(name.get("family", ""))))


def date_range(text: str) -> tuple[str, str] | None:
    """Give the first moment of a FHIR date and the first moment after it, in UTC; None when it is no date."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    try:
        start, length = _moment(found)
        return stamp(start), stamp(start + length)
    except (ValueError, OverflowError):
        return None


def _moment(found: re.Match[str]) -> tuple[datetime, timedelta]:
    year, month, day = (int(found[name] or 1) for name in ("year", "month", "day"))
    if found["time"] is None:
        start = datetime(year, month, day, tzinfo=UTC)
        if found["month"] is None:
            return start, datetime(year + 1, 1, 1, tzinfo=UTC) - start
        if found["day"] is None:
            return start, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC) - start
        return start, timedelta(days=1)
    part = (found["part"] or "")[:7]
    text = (
        f"{year:04}-{month:02}-{day:02}T{found['time']}:{found['second'] or '00'}{part.ljust(7, '0') if part else ''}"
    )
    start = datetime.fromisoformat(text + (found["zone"] or "Z")).astimezone(UTC)
    length = timedelta(minutes=1) if found["second"] is None else timedelta(seconds=1)
    return start, timedelta(milliseconds=1) if part else length


def stamp(moment: datetime) -> str:
    """Write a moment as a FHIR instant in UTC, so that text order is time order."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


# --- searching --------------------------------------------------------------------------------------


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked: pairs of parameter and value, all of which must hold."""

    type: str
    wanted: tuple[tuple[str, str], ...]
    source: str | None = None
    count: int = PAGE
    offset: int = 0
    oldest_first: bool = False


def search(connection: sa.Connection, asked: Search) -> tuple[int, list[Kept]]:
    """Find resources, newest first unless asked otherwise; give how many there are in all, and this page of them."""
    wanted = sa.select(resource).where(resource.c.type == asked.type, resource.c.deleted.is_(False))
    if asked.source is not None:
        wanted = wanted.where(resource.c.source == asked.source)
    for name, value in asked.wanted:
        wanted = wanted.where(_condition(asked.type, name, value))
    total = connection.scalar(sa.select(sa.func.count()).select_from(wanted.subquery())) or 0
    by_age = resource.c.updated_at if asked.oldest_first else resource.c.updated_at.desc()
    page = wanted.order_by(by_age, resource.c.id).limit(asked.count).offset(asked.offset)
    return total, [_kept(row) for row in connection.execute(page).mappings()]


def _condition(kind: str, name: str, value: str) -> sa.ColumnElement[bool]:
    match name:
        case "_id":
            return resource.c.id.in_(value.split(","))
        case "_lastUpdated":
            return _updated(value)
        case "identifier" | "code":
            return _token(kind, name, value)
        case "patient" | "subject":
            return _reference(kind, "patient", "Patient", value)
        case "encounter":
            return _reference(kind, "encounter", "Encounter", value)
        case "status":
            return _indexed(kind, "status", resource_index.c.value.in_(value.split(",")))
        case "date":
            return _dated(kind, value)
        case _:
            known = ", ".join((*SEARCHABLE, "_id", "_lastUpdated", "_count"))
            raise RefusedError(400, "not-supported", f"There is no search by {name} here; there is: {known}.")


def _indexed(kind: str, name: str, also: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    rows = resource_index.c
    return resource.c.id.in_(sa.select(rows.id).where(rows.type == kind, rows.name == name, also))


def _token(kind: str, name: str, value: str) -> sa.ColumnElement[bool]:
    system, bar, rest = value.partition("|")
    rows = resource_index.c
    if not bar:
        return _indexed(kind, name, rows.value == value)
    if not rest:
        return _indexed(kind, name, rows.system == system)
    return _indexed(kind, name, sa.and_(rows.value == rest, rows.system == system))


def _reference(kind: str, name: str, target: str, value: str) -> sa.ColumnElement[bool]:
    full = value if "/" in value else f"{target}/{value}"
    if kind == target:
        return resource.c.id == full.rpartition("/")[2]
    return _indexed(kind, name, resource_index.c.value == full)


def _prefixed(value: str) -> tuple[str, str, str]:
    prefix, rest = (value[:2], value[2:]) if value[:2].isalpha() else ("eq", value)
    span = date_range(rest)
    if span is None or prefix not in ("eq", "ge", "gt", "le", "lt"):
        raise RefusedError(400, "invalid", "A date looks like 2026-11-20, with ge, gt, le or lt before it if need be.")
    return prefix, *span


def _dated(kind: str, value: str) -> sa.ColumnElement[bool]:
    prefix, start, end = _prefixed(value)
    low, high = resource_index.c.value, resource_index.c.until
    within = {
        "eq": sa.and_(low < end, high > start),
        "ge": high > start,
        "gt": high > end,
        "le": low < end,
        "lt": low < start,
    }
    return _indexed(kind, "date", within[prefix])


def _updated(value: str) -> sa.ColumnElement[bool]:
    prefix, start, end = _prefixed(value)
    at = resource.c.updated_at
    within = {
        "eq": sa.and_(at >= start, at < end),
        "ge": at >= start,
        "gt": at >= end,
        "le": at < end,
        "lt": at < start,
    }
    return within[prefix]
