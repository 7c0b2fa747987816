"""The engine keeps what it commits, and nobody reads it without the key."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from sync.errors import EngineTooOldError, NoKeyError
from sync.sealed import require_engine
from sync.store import Store
from tests.sync.conftest import KEY, NOON, contents

VISIT, BUNDLE = UUID(int=1), UUID(int=2)


def test_another_thread_is_told_that_it_may_not(store: Store):
    caught: list[BaseException] = []

    def look() -> None:
        try:
            store.queue_status()
        except Exception as error:
            caught.append(error)

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert "thread" in str(caught)


def test_a_key_of_another_length_is_no_key(folder: Path):
    with pytest.raises(NoKeyError):
        Store.open(folder, b"short")


def test_nothing_on_the_disk_can_be_read_without_the_key(folder: Path):
    store = Store.open(folder, KEY)
    store.save_draft(VISIT, b"Wilhelmina", NOON)
    store.freeze(UUID(int=8), BUNDLE, "Wilhelmina", b"Wilhelmina " * 900, NOON)
    live = contents(folder)
    store.close()
    for content in (*live.values(), *contents(folder).values()):
        assert b"Wilhelmina" not in content
        assert b"SQLite format" not in content
    with closing(sqlite3.connect(folder / "store.db")) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM outbox")


def test_the_store_waits_for_the_disk_and_overwrites_what_it_deletes(store: Store):
    settings = {
        name: store._db.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("synchronous", "journal_mode", "secure_delete", "cell_size_check", "foreign_keys")
    }
    assert settings == {
        "synchronous": 2,
        "journal_mode": "wal",
        "secure_delete": 1,
        "cell_size_check": 1,
        "foreign_keys": 1,
    }


def test_an_engine_that_loses_commits_is_refused():
    require_engine((3, 51, 3))
    with pytest.raises(EngineTooOldError, match=r"3\.51\.2 is too old"):
        require_engine((3, 51, 2))
