"""Opening a store: the key is tried, a ruined database put aside and its rest saved, the tables brought forward."""

import logging
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from sync.errors import (
    StoreDamagedError,
    StoreError,
    StoreMissingError,
    StoreTooNewError,
    StoreUnusableError,
    WrongKeyError,
)
from sync.journal import flush_folder
from sync.sealed import Look, Row, Sealed, engine_version, in_our_words

log = logging.getLogger(__name__)

DATABASE = "store.db"
SCHEMA = Path(__file__).with_name("schema")
NOT_IN_THE_JOURNAL = ("draft", "unassigned", "alarm", "setting")


def open_database(folder: Path, key: bytes, is_our_key: Callable[[], bool]) -> Sealed:
    """Open the database in `folder` in the shape of today, or make it there; a ruined one is begun anew.

    `is_our_key` tells, of a database that does not open, whether the key is the right one all the same. Raises
    WrongKeyError (with nothing changed), StoreTooNewError.
    """
    file = folder / DATABASE
    salvaged: dict[str, list[Row]] = {}
    if file.exists() and not _readable(file, key):
        if not is_our_key():
            raise WrongKeyError(f"the key given does not open {file}, or the file is damaged")
        salvaged = _salvage(file, key)
        _move_aside(file)
        log.error("store.db could not be read; it was moved aside and is rebuilt from the journal")
    with in_our_words():
        file.touch(mode=0o600)
    database = Sealed(file, key)
    try:
        _migrate(database)
        _put_back(database, salvaged)
        # That commit made the write-ahead file: its name must outlive a power cut as well.
        flush_folder(folder)
    except BaseException:
        database.close()
        raise
    return database


def look(folder: Path, key: bytes) -> Look:
    """Look into the database in `folder`, without its lock. Raises StoreMissingError, WrongKeyError."""
    file = folder / DATABASE
    if not file.exists():
        raise StoreMissingError(f"there is no store in {folder}")
    seen = Look(file, key)
    try:
        seen.rows("SELECT count(*) FROM sqlite_master")
    except StoreDamagedError as error:
        seen.close()
        raise WrongKeyError(f"the key given does not open {file}, or the file is damaged") from error
    return seen


def _readable(file: Path, key: bytes) -> bool:
    """Try the key through a look, which cannot change the file."""
    with closing(Look(file, key)) as seen:
        try:
            seen.rows("SELECT id FROM outbox")
        except StoreUnusableError:
            return True  # the key is right; a store that was never finished has no such table yet
        except StoreDamagedError:
            return False
    return True


def _salvage(file: Path, key: bytes) -> dict[str, list[Row]]:
    """Read what the journal has no copy of, table by table: one bad page spoils its whole reader."""
    found: dict[str, list[Row]] = {}
    for table in NOT_IN_THE_JOURNAL:
        with closing(Look(file, key)) as seen, suppress(StoreError):
            found[table] = seen.rows(f"SELECT * FROM {table}")  # noqa: S608 (one of four words)
    return found


def _move_aside(file: Path) -> None:
    number = 1 + sum(1 for _ in file.parent.glob(f"{DATABASE}.damaged-*"))
    file.rename(file.with_name(f"{DATABASE}.damaged-{number}"))
    for suffix in ("-wal", "-shm"):
        side = file.with_name(DATABASE + suffix)
        if side.exists():
            side.rename(side.with_name(f"{DATABASE}.damaged-{number}{suffix}"))


def _migrate(database: Sealed) -> None:
    """Bring the tables forward, one numbered file at a time, each whole or not at all."""
    steps = sorted(SCHEMA.glob("*.sql"))
    version = database.rows("PRAGMA user_version")[0]["user_version"]
    if version > len(steps):
        raise StoreTooNewError(f"this store has shape {version}, this Carepost knows {len(steps)}")
    for number, step in enumerate(steps[version:], start=version + 1):
        script = step.read_text(encoding="utf-8")
        database.run_script(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")


def _put_back(database: Sealed, salvaged: dict[str, list[Row]]) -> None:
    with database.commit():
        for table, rows in salvaged.items():
            for row in rows:
                database.put(table, row)
        database.put("setting", {"name": "engine", "value": engine_version().encode()})
