"""A store opens with its own key only, mends what is ruined, and says in a sentence why it does not open."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from sync.errors import StoreMissingError, StoreTooNewError, StoreUnusableError, WrongKeyError
from sync.records import State
from sync.store import Store, read_status
from tests.sync.conftest import KEY, contents

Confirm = Callable[..., UUID]


def test_status_changes_nothing_and_needs_a_store(store: Store, folder: Path, tmp_path: Path, confirm: Confirm):
    confirm(1)
    store.close()
    before = contents(folder)
    assert read_status(folder, KEY).pending == 1
    assert contents(folder) | {"store.db-wal": b""} == before | {"store.db-wal": b""}
    with pytest.raises(StoreMissingError, match="no store"):
        read_status(tmp_path / "nowhere", KEY)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("journal", [True, False])
def test_a_wrong_key_opens_nothing_and_touches_nothing(folder: Path, confirm: Confirm, store: Store, journal: bool):
    confirm(1)
    # As after kill -9: the write-ahead file is full and a careless opener would fold it in.
    left = contents(folder)
    store.close()
    for name, content in left.items():
        (folder / name).write_bytes(content)
    if not journal:
        next(folder.glob("journal-*")).unlink()
    before = contents(folder)
    with pytest.raises(WrongKeyError):
        Store.open(folder, bytes(32))
    with pytest.raises(WrongKeyError):
        read_status(folder, bytes(32))
    assert contents(folder) == before
    again = Store.open(folder, KEY)
    assert len(again.pending()) == 1
    again.close()


def test_a_store_from_the_future_is_refused(folder: Path):
    store = Store.open(folder, KEY)
    store._db.execute("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(StoreTooNewError):
        Store.open(folder, KEY)
    with pytest.raises(StoreTooNewError):  # and not: busy
        Store.open(folder, KEY)


def test_a_ruined_database_is_put_aside_and_rebuilt_from_the_journal(folder: Path, confirm: Confirm, store: Store):
    ids = [confirm(number) for number in range(30)]
    store.close()
    database = folder / "store.db"
    database.write_bytes(b"\0" * 4096 + database.read_bytes()[4096:])
    again = Store.open(folder, KEY)
    assert [row.id for row in again.outbox_rows()] == ids
    # A server may have them already: each is asked after before it is sent.
    assert {row.state for row in again.outbox_rows()} == {State.AMBIGUOUS}
    assert (folder / "store.db.damaged-1").exists()
    again.close()


def test_a_folder_that_cannot_be_is_said(tmp_path: Path):
    (tmp_path / "full").write_text("a file")  # nor does a word in its name make the disk full
    with pytest.raises(StoreUnusableError, match="full"):
        Store.open(tmp_path / "full", KEY)
    with pytest.raises(StoreUnusableError, match="Not a directory"):
        Store.open(tmp_path / "full" / "store", KEY)


def test_a_store_that_was_never_finished_is_said_and_then_finished(folder: Path):
    folder.mkdir()
    (folder / "store.db").touch()
    with pytest.raises(StoreUnusableError, match="no such table"):
        read_status(folder, KEY)
    Store.open(folder, KEY).close()
    assert read_status(folder, KEY).pending == 0
