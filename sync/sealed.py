"""SQLCipher as the store uses it: unlocked by a key, made to wait for the disk, read in rows, written in whole commits.

What the engine says in its own words leaves here in ours.
"""

import errno
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2 as engine

from sync.errors import (
    EngineTooOldError,
    NoKeyError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreUnusableError,
)

OLDEST_ENGINE = (3, 51, 3)  # older ones can lose commits when a checkpoint and a write meet
KEY_BYTES = 32
BUSY_MS = 5000
PRAGMAS = (
    "cell_size_check = ON",
    "temp_store = MEMORY",
    "mmap_size = 0",
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",  # on macOS nothing less reaches the drive; elsewhere it changes nothing
    "checkpoint_fullfsync = ON",
    "secure_delete = ON",
    "foreign_keys = ON",
)

Row = dict[str, Any]


class Sealed:
    """An open database and its one writing connection; every method is called from the thread that opened it."""

    def __init__(self, file: Path, key: bytes) -> None:
        with in_our_words():
            self._db = _sqlite_utils().Database(_connection(str(file), key, PRAGMAS))

    def close(self) -> None:
        self._db.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        with in_our_words():
            return list(self._db.query(sql, values))

    @contextmanager
    def commit(self) -> Iterator[None]:
        """Whatever is written inside is committed when this ends, all of it or nothing."""
        with in_our_words(), self._db.atomic():
            yield

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        return self._db.execute(sql, values)

    def insert(self, table: str, row: Row) -> int:
        """Add a row and give its number."""
        number: int = self._db.table(table).insert(row).last_pk
        return number

    def put(self, table: str, row: Row) -> None:
        """Add a row, or replace the one with the same primary key."""
        self._db.table(table).insert(row, replace=True)

    def run_script(self, script: str) -> None:
        """Run statements that say BEGIN and COMMIT themselves."""
        with in_our_words():
            self._db.conn.executescript(script)


class Look:
    """A read-only look at a database that another process may hold; it changes nothing, not even by a checkpoint."""

    def __init__(self, file: Path, key: bytes) -> None:
        with in_our_words():
            self._connection = _connection(f"{file.absolute().as_uri()}?mode=ro", key, uri=True)

    def close(self) -> None:
        self._connection.close()

    def rows(self, sql: str) -> list[Row]:
        with in_our_words():
            cursor = self._connection.execute(sql)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]


@contextmanager
def in_our_words() -> Iterator[None]:
    """Turn what the engine or the disk complains of into a StoreError."""
    try:
        yield
    except engine.ProgrammingError:
        raise  # a mistake of the caller's, such as another thread
    except (engine.DatabaseError, OSError) as error:
        raise _ours(error) from error


def _ours(error: Exception) -> StoreError:
    said = str(error)
    if isinstance(error, OSError):  # its words hold a path, which may hold any word
        full = error.errno == errno.ENOSPC
        return StoreFullError("the disk is full") if full else StoreUnusableError(f"the store cannot be used: {said}")
    if "full" in said:
        return StoreFullError("the disk is full")
    if "locked" in said:
        return StoreBusyError("another program is writing to the store")
    if isinstance(error, engine.OperationalError):  # the way to the bytes fails, not the bytes
        return StoreUnusableError(f"the store cannot be used: {said}")
    return StoreDamagedError(f"the store is damaged: {said}")


def engine_version() -> str:
    """The version of the SQLite inside the cipher library."""
    return str(engine.sqlite_version)


def require_engine(version: tuple[int, ...] = engine.sqlite_version_info) -> None:
    """Refuse an engine that may lose what it committed."""
    if version < OLDEST_ENGINE:
        found, oldest = (".".join(map(str, one)) for one in (version, OLDEST_ENGINE))
        raise EngineTooOldError(f"SQLite {found} is too old; Carepost needs {oldest} or newer")


@cache
def _sqlite_utils() -> Any:
    """Load sqlite-utils late (it is slow to load) and make it speak to our engine instead of Python's own."""
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", engine)
    import sqlite_utils

    return sqlite_utils


def _connection(database: str, key: bytes, pragmas: Sequence[str] = (), *, uri: bool = False) -> Any:
    if len(key) != KEY_BYTES:
        raise NoKeyError(f"a store's key has {KEY_BYTES} bytes, this one has {len(key)}")
    connection = engine.connect(database, uri=uri, isolation_level=None)
    first = ("cipher_log_level = NONE", f"key = \"x'{key.hex()}'\"", f"busy_timeout = {BUSY_MS}")  # no words to stderr
    try:
        for pragma in (*first, *pragmas):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection
