"""The sealed store of a station: drafts, the outbox, unassigned readings, alarms; this is its only writer.

A store is a folder: `store.db` (SQLCipher), its lock, and the journal that holds a second copy of the outbox.
A method that returns has committed: what it saved survives a power cut from then on.
"""

import hashlib
from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from sync.errors import FrozenError, StoreDamagedError
from sync.journal import Entry, Journal
from sync.lock import FolderLock
from sync.opening import look, open_database
from sync.records import Alarm, Draft, OutboxRow, QueueStatus, SetAside, State
from sync.sealed import Row, Sealed, in_our_words, require_engine

Value = TypeVar("Value")

ALARM_LIMIT = 500
_OUTBOX = "SELECT * FROM outbox ORDER BY seq"
_SETTING = "SELECT value FROM setting WHERE name = ?"
_SAVE_ALARM = (
    "INSERT INTO alarm (id, body, at, acknowledged) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET body = excluded.body, acknowledged = excluded.acknowledged"
)


class Store:
    """The one open store of this process; every method is called from the thread that opened it."""

    def __init__(self, database: Sealed, journal: Journal, lock: FolderLock) -> None:
        self._db = database
        self._journal = journal
        self._lock = lock

    @classmethod
    def open(cls, path: Path, key: bytes) -> "Store":
        """Open the store in the folder `path`, or make it there.

        Raises StoreBusyError when another program holds it, WrongKeyError (with nothing changed) when the
        key is not its key, StoreTooNewError, EngineTooOldError, StoreUnusableError.
        """
        require_engine()
        with ExitStack() as opened, in_our_words():
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FolderLock(path / "store.lock")
            opened.callback(lock.release)
            journal = Journal(path, key)
            opened.callback(journal.close)
            database = open_database(path, key, journal.opens)
            opened.callback(database.close)
            store = cls(database, journal, lock)
            store._recover()
            opened.pop_all()
        return store

    def close(self) -> None:
        """Let the store go; the next opener may be another process."""
        self._db.close()
        self._journal.close()
        self._lock.release()

    # drafts

    def save_draft(self, visit_id: UUID, body: bytes, at: datetime) -> None:
        """Keep what has been confirmed of an unfinished visit, in place of what was kept before."""
        with self._db.commit():
            self._db.put("draft", {"visit_id": str(visit_id), "body": body, "saved_at": _text(at)})

    def drafts(self) -> list[Draft]:
        """Every unfinished visit, oldest first."""
        return [_value(Draft, row) for row in self._db.rows("SELECT * FROM draft ORDER BY saved_at, rowid")]

    def discard_draft(self, visit_id: UUID) -> None:
        """Forget an unfinished visit for good."""
        with self._db.commit():
            self._db.execute("DELETE FROM draft WHERE visit_id = ?", [str(visit_id)])

    def freeze(
        self, visit_id: UUID, bundle_id: UUID, patient_key: str, body: bytes, at: datetime, probe: str = ""
    ) -> None:
        """Put a finished visit into the outbox and take its draft away, both or neither.

        `patient_key` is whatever keeps one patient's bundles in order. `probe` is the search that tells
        whether a server has the bundle, for example `Encounter?identifier=system|value`. The same bytes
        under the same id again change nothing; other bytes raise FrozenError.
        """
        entry = Entry(visit_id=visit_id, bundle_id=bundle_id, patient_key=patient_key, probe=probe, body=body, at=at)
        if not self._is_frozen(entry):
            with in_our_words():
                self._journal.append(entry)
        with self._db.commit():
            self._insert(entry, State.PENDING)

    # outbox

    def pending(self, after: int = 0, limit: int = 200) -> list[OutboxRow]:
        """What still has to be delivered, in order, from the first `seq` beyond `after`."""
        sql = "SELECT * FROM outbox WHERE state IN ('pending', 'ambiguous') AND seq > ? ORDER BY seq LIMIT ?"
        return [_value(OutboxRow, row) for row in self._db.rows(sql, [after, limit])]

    def body(self, seq: int) -> bytes:
        """The frozen bytes themselves. Raises StoreDamagedError when they are not what was frozen."""
        sql = "SELECT body, sha256 FROM outbox JOIN payload USING (seq) WHERE seq = ?"
        for row in self._db.rows(sql, [seq]):
            if _sha256(row["body"]) == row["sha256"]:
                return bytes(row["body"])
        raise StoreDamagedError(f"outbox {seq}: the bytes are not those that were frozen")

    def mark_ambiguous(self, seq: int) -> None:
        """Note, before the first byte leaves, that the server may have this bundle from now on."""
        self._mark(seq, "state = 'ambiguous', attempts = attempts + 1", [])

    def record_attempt(self, seq: int, outcome: str, *, applied: bool | None) -> None:
        """Note how an attempt ended. `applied` False: it is certain that the server did not take it."""
        state = "state = 'pending', " if applied is False else ""
        self._mark(seq, f"{state}last_outcome = ?", [outcome])

    def mark_delivered(self, seq: int, at: datetime, outcome: str = "delivered") -> None:
        self._mark(
            seq,
            "state = 'delivered', delivered_at = ?, last_outcome = ?, detail = NULL",
            [_text(at), outcome],
        )

    def mark_quarantined(self, seq: int, reason: str, detail: str | None = None) -> None:
        """Set a bundle aside that the server will never take as it is; the others go on."""
        self._mark(seq, "state = 'quarantined', last_outcome = ?, detail = ?", [reason, detail])

    def release(self, seq: int) -> None:
        """Let a quarantined bundle try again, for example after the server was mended."""
        self._mark(seq, "state = 'ambiguous'", [], only="quarantined")

    def outbox_rows(self) -> list[OutboxRow]:
        """The whole outbox for the nurse's list, oldest first."""
        return [_value(OutboxRow, row) for row in self._db.rows(_OUTBOX)]

    def queue_status(self) -> QueueStatus:
        return _queue_status(self._db.rows)

    # unassigned readings, alarms, settings

    def set_aside(self, reading_id: UUID, body: bytes, at: datetime) -> None:
        """Keep a reading that fits no open step."""
        with self._db.commit():
            self._db.put("unassigned", {"id": str(reading_id), "body": body, "at": _text(at)})

    def unassigned(self) -> list[SetAside]:
        return [_value(SetAside, row) for row in self._db.rows("SELECT * FROM unassigned ORDER BY rowid")]

    def discard_unassigned(self, reading_id: UUID) -> None:
        with self._db.commit():
            self._db.execute("DELETE FROM unassigned WHERE id = ?", [str(reading_id)])

    def save_alarm(self, alarm_id: UUID, body: bytes, at: datetime, *, acknowledged: bool = False) -> None:
        """Keep a call for staff, or what has become of it, in its place among the others."""
        with self._db.commit():
            self._db.execute(_SAVE_ALARM, [str(alarm_id), body, _text(at), int(acknowledged)])

    def alarms(self) -> list[Alarm]:
        """The newest alarms first, those that wait for somebody before the others."""
        sql = f"SELECT * FROM alarm ORDER BY acknowledged, rowid DESC LIMIT {ALARM_LIMIT}"  # noqa: S608 (a number of ours)
        return [_value(Alarm, row | {"acknowledged": bool(row["acknowledged"])}) for row in self._db.rows(sql)]

    def setting(self, name: str) -> bytes | None:
        return next((bytes(row["value"]) for row in self._db.rows(_SETTING, [name])), None)

    def set_setting(self, name: str, value: bytes) -> None:
        with self._db.commit():
            self._db.put("setting", {"name": name, "value": value})

    # inside

    def _insert(self, entry: Entry, state: State) -> None:
        if not self._is_frozen(entry):
            row = {
                "id": str(entry.bundle_id),
                "patient_key": entry.patient_key,
                "probe": entry.probe,
                "sha256": _sha256(entry.body),
                "state": state.value,
                "created_at": _text(entry.at),
            }
            seq = self._db.insert("outbox", row)
            self._db.insert("payload", {"seq": seq, "body": entry.body})
        self._db.execute("DELETE FROM draft WHERE visit_id = ?", [str(entry.visit_id)])

    def _is_frozen(self, entry: Entry) -> bool:
        for row in self._db.rows("SELECT sha256 FROM outbox WHERE id = ?", [str(entry.bundle_id)]):
            if row["sha256"] != _sha256(entry.body):
                raise FrozenError(f"bundle {entry.bundle_id} is frozen with other bytes")
            return True
        return False

    def _recover(self) -> None:
        """Put back what the journal knows and the outbox does not, as ambiguous: a server may have it.

        The last record of a visit counts: one whose commit failed was frozen anew by a later one.
        """
        latest: dict[UUID, UUID] = {}
        known = {row["id"] for row in self._db.rows("SELECT id FROM outbox")}
        for entry in self._journal.entries():
            latest[entry.visit_id] = entry.bundle_id
        missing = {bundle_id for bundle_id in latest.values() if str(bundle_id) not in known}
        for entry in self._journal.entries() if missing else ():
            if entry.bundle_id in missing:
                with self._db.commit():
                    self._insert(entry, State.AMBIGUOUS)

    def _mark(self, seq: int, change: str, values: list[Any], only: str | None = None) -> None:
        # `change` is one of the constants above, never a value from outside.
        where = "seq = ?" if only is None else f"seq = ? AND state = '{only}'"
        with self._db.commit():
            self._db.execute(f"UPDATE outbox SET {change} WHERE {where}", [*values, seq])  # noqa: S608


def read_status(path: Path, key: bytes) -> QueueStatus:
    """How the outbox in the folder `path` stands, without its lock: a kiosk may be running on it."""
    with closing(look(path, key)) as seen:
        return _queue_status(seen.rows)


def read_outbox(path: Path, key: bytes) -> list[OutboxRow]:
    """The outbox in the folder `path`, without its lock and without any contents."""
    with closing(look(path, key)) as seen:
        return [_value(OutboxRow, row) for row in seen.rows(_OUTBOX)]


def _queue_status(rows: Callable[[str], list[Row]]) -> QueueStatus:
    counts = {row["state"]: row["n"] for row in rows("SELECT state, count(*) AS n FROM outbox GROUP BY state")}
    waiting = "FROM outbox WHERE state IN ('pending', 'ambiguous')"
    oldest = rows(f"SELECT created_at {waiting} ORDER BY seq LIMIT 1")
    last = rows("SELECT last_outcome FROM outbox WHERE last_outcome IS NOT NULL ORDER BY seq DESC LIMIT 1")
    return QueueStatus(
        **{state.value: counts.get(state.value, 0) for state in State},
        oldest_at=datetime.fromisoformat(oldest[0]["created_at"]) if oldest else None,
        last_outcome=last[0]["last_outcome"] if last else None,
    )


def _value(kind: type[Value], row: dict[str, Any]) -> Value:
    return msgspec.convert(row, kind, builtin_types=(bytes,))


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
