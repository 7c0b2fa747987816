"""The sealed store of a station: drafts, the outbox, unassigned readings, alarms; this is its only writer.

A store is a folder: `store.db` (SQLCipher), its lock, and the journal that holds a second copy of the outbox.
A method that returns has committed: what it saved survives a power cut from then on.
"""

import errno
import hashlib
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import msgspec
import sqlcipher3
from sqlcipher3 import dbapi2 as engine

from sync.errors import (
    EngineTooOldError,
    FrozenError,
    NoKeyError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreTooNewError,
    WrongKeyError,
)
from sync.journal import Entry, Journal, flush_folder
from sync.lock import FolderLock
from sync.records import Alarm, Draft, OutboxRow, QueueStatus, SetAside, State

if TYPE_CHECKING:
    from sqlite_utils import Database

log = logging.getLogger(__name__)

Value = TypeVar("Value")

DATABASE = "store.db"
SCHEMA = Path(__file__).with_name("schema")
OLDEST_ENGINE = (3, 51, 3)  # older ones can lose commits when a checkpoint and a write meet
KEY_BYTES = 32
ALARM_LIMIT = 500


class Store:
    """The one open store of this process; every method is called from the thread that opened it."""

    def __init__(self, database: "Database", journal: Journal, lock: FolderLock) -> None:
        self._db = database
        self._journal = journal
        self._lock = lock

    @classmethod
    def open(cls, path: Path, key: bytes) -> "Store":
        """Open the store in the folder `path`, or make it there.

        Raises StoreBusyError when another program holds it, WrongKeyError (with nothing changed) when the
        key is not its key, StoreTooNewError, EngineTooOldError.
        """
        require_engine(engine.sqlite_version_info)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FolderLock(path / "store.lock")
        journal = Journal(path, key)
        try:
            return cls._opened(path, key, journal, lock)
        except BaseException:
            journal.close()
            lock.release()
            raise

    @classmethod
    def _opened(cls, path: Path, key: bytes, journal: Journal, lock: FolderLock) -> "Store":
        salvaged: dict[str, list[dict[str, Any]]] = {}
        if (path / DATABASE).exists() and not _readable(path / DATABASE, key):
            if not journal.opens():
                raise WrongKeyError(f"the key given does not open {path / DATABASE}")
            salvaged = _salvage(path / DATABASE, key)
            _move_aside(path / DATABASE)
            log.error("store.db could not be read; it was moved aside and is rebuilt from the journal")
        (path / DATABASE).touch(mode=0o600)
        try:
            connection = _connect(path / DATABASE, key)
        except engine.DatabaseError as error:
            raise _ours(error) from error
        store = cls(_sqlite_utils().Database(connection), journal, lock)
        try:
            store._prepare(path, salvaged)
        except BaseException:
            connection.close()
            raise
        return store

    def _prepare(self, path: Path, salvaged: dict[str, list[dict[str, Any]]]) -> None:
        with self._mended():
            _migrate(self._db)
        with self._commit():
            for table, rows in salvaged.items():
                for row in rows:
                    self._put(table, row)
            self._put("setting", {"name": "engine", "value": engine.sqlite_version.encode()})
        # The commit above made the write-ahead file: its name must outlive a power cut as well.
        flush_folder(path)
        self._recover()

    def close(self) -> None:
        """Let the store go; the next opener may be another process."""
        self._db.close()
        self._journal.close()
        self._lock.release()

    # drafts

    def save_draft(self, visit_id: UUID, body: bytes, at: datetime) -> None:
        """Keep what has been confirmed of an unfinished visit, in place of what was kept before."""
        with self._commit():
            self._put("draft", {"visit_id": str(visit_id), "body": body, "saved_at": _text(at)})

    def drafts(self) -> list[Draft]:
        """Every unfinished visit, oldest first."""
        return [_value(Draft, row) for row in self._rows("SELECT * FROM draft ORDER BY saved_at, rowid")]

    def discard_draft(self, visit_id: UUID) -> None:
        """Forget an unfinished visit for good."""
        with self._commit():
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
            with self._mended():
                self._journal.append(entry)
        with self._commit():
            self._insert(entry, State.PENDING)

    # outbox

    def pending(self, after: int = 0, limit: int = 200) -> list[OutboxRow]:
        """What still has to be delivered, in order, from the first `seq` beyond `after`."""
        sql = "SELECT * FROM outbox WHERE state IN ('pending', 'ambiguous') AND seq > ? ORDER BY seq LIMIT ?"
        return [_value(OutboxRow, row) for row in self._rows(sql, [after, limit])]

    def body(self, seq: int) -> bytes:
        """The frozen bytes themselves. Raises StoreDamagedError when they are not what was frozen."""
        sql = "SELECT body, sha256 FROM outbox JOIN payload USING (seq) WHERE seq = ?"
        for row in self._rows(sql, [seq]):
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
        return [_value(OutboxRow, row) for row in self._rows("SELECT * FROM outbox ORDER BY seq")]

    def queue_status(self) -> QueueStatus:
        return _queue_status(self._rows)

    # unassigned readings, alarms, settings

    def set_aside(self, reading_id: UUID, body: bytes, at: datetime) -> None:
        """Keep a reading that fits no open step."""
        with self._commit():
            self._put("unassigned", {"id": str(reading_id), "body": body, "at": _text(at)})

    def unassigned(self) -> list[SetAside]:
        return [_value(SetAside, row) for row in self._rows("SELECT * FROM unassigned ORDER BY rowid")]

    def discard_unassigned(self, reading_id: UUID) -> None:
        with self._commit():
            self._db.execute("DELETE FROM unassigned WHERE id = ?", [str(reading_id)])

    def save_alarm(self, alarm_id: UUID, body: bytes, at: datetime) -> None:
        """Keep a call for staff until it is acknowledged; the same alarm again changes nothing."""
        with self._commit():
            self._db.execute(
                "INSERT OR IGNORE INTO alarm (id, body, at) VALUES (?, ?, ?)",
                [str(alarm_id), body, _text(at)],
            )

    def alarms(self) -> list[Alarm]:
        """The newest alarms first, those that wait for somebody before the others."""
        sql = f"SELECT * FROM alarm ORDER BY acknowledged, rowid DESC LIMIT {ALARM_LIMIT}"  # noqa: S608 (a number of ours)
        return [_value(Alarm, row | {"acknowledged": bool(row["acknowledged"])}) for row in self._rows(sql)]

    def acknowledge_alarm(self, alarm_id: UUID) -> None:
        with self._commit():
            self._db.execute("UPDATE alarm SET acknowledged = 1 WHERE id = ?", [str(alarm_id)])

    def setting(self, name: str) -> bytes | None:
        return next((bytes(row["value"]) for row in self._rows(_SETTING, [name])), None)

    def set_setting(self, name: str, value: bytes) -> None:
        with self._commit():
            self._put("setting", {"name": name, "value": value})

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
            seq = self._db.table("outbox").insert(row).last_pk
            self._db.table("payload").insert({"seq": seq, "body": entry.body})
        self._db.execute("DELETE FROM draft WHERE visit_id = ?", [str(entry.visit_id)])

    def _is_frozen(self, entry: Entry) -> bool:
        for row in self._rows("SELECT sha256 FROM outbox WHERE id = ?", [str(entry.bundle_id)]):
            if row["sha256"] != _sha256(entry.body):
                raise FrozenError(f"bundle {entry.bundle_id} is frozen with other bytes")
            return True
        return False

    def _recover(self) -> None:
        """Put back what the journal knows and the outbox does not, as ambiguous: a server may have it.

        The last record of a visit counts: one whose commit failed was frozen anew by a later one.
        """
        latest: dict[UUID, UUID] = {}
        known = {row["id"] for row in self._rows("SELECT id FROM outbox")}
        for entry in self._journal.entries():
            latest[entry.visit_id] = entry.bundle_id
        missing = {bundle_id for bundle_id in latest.values() if str(bundle_id) not in known}
        for entry in self._journal.entries() if missing else ():
            if entry.bundle_id in missing:
                with self._commit():
                    self._insert(entry, State.AMBIGUOUS)

    def _put(self, table: str, row: dict[str, Any]) -> None:
        self._db.table(table).insert(row, replace=True)

    def _mark(self, seq: int, change: str, values: list[Any], only: str | None = None) -> None:
        # `change` is one of the constants above, never a value from outside.
        where = "seq = ?" if only is None else f"seq = ? AND state = '{only}'"
        with self._commit():
            self._db.execute(f"UPDATE outbox SET {change} WHERE {where}", [*values, seq])  # noqa: S608

    def _rows(self, sql: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        with self._mended():
            return list(self._db.query(sql, values or []))

    @contextmanager
    def _commit(self) -> Iterator[None]:
        with self._mended(), self._db.atomic():
            yield

    @contextmanager
    def _mended(self) -> Iterator[None]:
        """Say in our words what the engine says in its own."""
        try:
            yield
        except engine.ProgrammingError:
            raise  # a mistake of the caller's, such as another thread
        except (engine.DatabaseError, OSError) as error:
            raise _ours(error) from error


_SETTING = "SELECT value FROM setting WHERE name = ?"


def read_status(path: Path, key: bytes) -> QueueStatus:
    """How the outbox in the folder `path` stands, without its lock: a kiosk may be running on it."""
    with closing(_look(path, key)) as connection:
        return _queue_status(lambda sql: _select(connection, sql))


def read_outbox(path: Path, key: bytes) -> list[OutboxRow]:
    """The outbox in the folder `path`, without its lock and without any contents."""
    with closing(_look(path, key)) as connection:
        return [_value(OutboxRow, row) for row in _select(connection, "SELECT * FROM outbox ORDER BY seq")]


def engine_version() -> str:
    """The version of the SQLite inside the cipher library."""
    return str(engine.sqlite_version)


def require_engine(version: tuple[int, ...]) -> None:
    """Refuse an engine that may lose what it committed."""
    if version < OLDEST_ENGINE:
        found = ".".join(map(str, version))
        raise EngineTooOldError(f"SQLite {found} is too old; Carepost needs 3.51.3 or newer")


@cache
def _sqlite_utils() -> Any:
    """Load sqlite-utils late (it is slow to load) and make it speak to our engine instead of Python's own."""
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", engine)
    import sqlite_utils

    return sqlite_utils


def _connect(database: Path, key: bytes) -> Any:
    connection = engine.connect(str(database), isolation_level=None)
    _unlock(connection, key)
    for pragma in (
        "cell_size_check = ON",
        "temp_store = MEMORY",
        "mmap_size = 0",
        "journal_mode = WAL",
        "synchronous = FULL",
        "fullfsync = ON",  # on macOS nothing less reaches the drive; elsewhere it changes nothing
        "checkpoint_fullfsync = ON",
        "secure_delete = ON",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _look(path: Path, key: bytes) -> Any:
    if not (path / DATABASE).exists():
        raise StoreError(f"there is no store in {path}")
    connection = _reader(path / DATABASE, key)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except engine.DatabaseError as error:
        connection.close()
        raise WrongKeyError(f"the key given does not open {path / DATABASE}") from error
    return connection


def _reader(database: Path, key: bytes) -> Any:
    connection = engine.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    _unlock(connection, key)
    return connection


def _unlock(connection: Any, key: bytes) -> None:
    if len(key) != KEY_BYTES:
        raise NoKeyError(f"a store's key has {KEY_BYTES} bytes, this one has {len(key)}")
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA busy_timeout = 5000")


def _readable(database: Path, key: bytes) -> bool:
    """Try the key through a reader, which cannot change the file, not even by a checkpoint."""
    with closing(_reader(database, key)) as connection:
        try:
            connection.execute("SELECT id FROM outbox").fetchall()
        except engine.OperationalError:
            return True  # the key is right; a store that was never finished has no such table yet
        except engine.DatabaseError:
            return False
    return True


def _salvage(database: Path, key: bytes) -> dict[str, list[dict[str, Any]]]:
    """Read what the journal has no copy of, table by table: one bad page spoils its whole reader."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in ("draft", "unassigned", "alarm", "setting"):
        with closing(_reader(database, key)) as connection, suppress(engine.DatabaseError):
            found[table] = _select(connection, f"SELECT * FROM {table}")  # noqa: S608 (one of four words)
    return found


def _move_aside(database: Path) -> None:
    number = 1 + sum(1 for _ in database.parent.glob(f"{DATABASE}.damaged-*"))
    database.rename(database.with_name(f"{DATABASE}.damaged-{number}"))
    for suffix in ("-wal", "-shm"):
        side = database.with_name(DATABASE + suffix)
        if side.exists():
            side.rename(side.with_name(f"{DATABASE}.damaged-{number}{suffix}"))


def _migrate(database: "Database") -> None:
    """Bring the tables forward, one numbered file at a time, each whole or not at all."""
    steps = sorted(SCHEMA.glob("*.sql"))
    version = database.conn.execute("PRAGMA user_version").fetchone()[0]
    if version > len(steps):
        raise StoreTooNewError(f"this store has shape {version}, this Carepost knows {len(steps)}")
    for number, step in enumerate(steps[version:], start=version + 1):
        script = step.read_text(encoding="utf-8")
        database.conn.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")


def _queue_status(rows: Callable[[str], list[dict[str, Any]]]) -> QueueStatus:
    counts = {row["state"]: row["n"] for row in rows("SELECT state, count(*) AS n FROM outbox GROUP BY state")}
    waiting = "FROM outbox WHERE state IN ('pending', 'ambiguous')"
    oldest = rows(f"SELECT created_at {waiting} ORDER BY seq LIMIT 1")
    last = rows("SELECT last_outcome FROM outbox WHERE last_outcome IS NOT NULL ORDER BY seq DESC LIMIT 1")
    return QueueStatus(
        **{state.value: counts.get(state.value, 0) for state in State},
        oldest_at=datetime.fromisoformat(oldest[0]["created_at"]) if oldest else None,
        last_outcome=last[0]["last_outcome"] if last else None,
    )


def _select(connection: Any, sql: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _ours(error: Exception) -> StoreError:
    if "full" in str(error) or (isinstance(error, OSError) and error.errno == errno.ENOSPC):
        return StoreFullError("the disk is full")
    if "locked" in str(error):
        return StoreBusyError("another program is writing to the store")
    return StoreDamagedError(f"the store could not be used: {error}")


def _value(kind: type[Value], row: dict[str, Any]) -> Value:
    return msgspec.convert(row, kind, builtin_types=(bytes,))


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
