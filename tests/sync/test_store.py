"""The store keeps what it was given, holds its lock, knows its key, and mends what it can."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

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
from sync.records import State
from sync.store import Store, read_outbox, read_status, require_engine
from tests.sync.conftest import KEY, NOON

ROOT = Path(__file__).resolve().parents[2]
VISIT, BUNDLE = UUID(int=1), UUID(int=2)
Confirm = Callable[..., UUID]


def contents(folder: Path) -> dict[str, bytes]:
    """Every byte on the disk but the lock and the shared memory, which is no data."""
    return {
        file.name: file.read_bytes()
        for file in folder.iterdir()
        if file.name != "store.lock" and not file.name.endswith("-shm")
    }


def test_a_draft_is_replaced_by_its_next_and_outlives_the_process(folder: Path):
    store = Store.open(folder, KEY)
    store.save_draft(VISIT, b"language", NOON)
    store.save_draft(VISIT, b"language and reason", NOON + timedelta(seconds=9))
    store.close()
    again = Store.open(folder, KEY)
    [draft] = again.drafts()
    assert (draft.visit_id, draft.body) == (VISIT, b"language and reason")
    assert draft.saved_at == NOON + timedelta(seconds=9)
    again.discard_draft(VISIT)
    assert again.drafts() == []
    again.close()


def test_freezing_takes_the_draft_and_gives_an_outbox_row(store: Store):
    store.save_draft(VISIT, b"draft", NOON)
    store.freeze(VISIT, BUNDLE, "anna", b"frozen", NOON, "Encounter?identifier=a|b")
    assert store.drafts() == []
    [row] = store.pending()
    assert (row.id, row.patient_key, row.state, row.attempts) == (BUNDLE, "anna", State.PENDING, 0)
    assert (row.probe, row.created_at) == ("Encounter?identifier=a|b", NOON)
    assert store.body(row.seq) == b"frozen"


def test_frozen_bytes_never_change(store: Store):
    store.freeze(VISIT, BUNDLE, "anna", b"frozen", NOON)
    store.freeze(VISIT, BUNDLE, "anna", b"frozen", NOON)
    with pytest.raises(FrozenError):
        store.freeze(VISIT, BUNDLE, "anna", b"other", NOON)
    assert len(store.outbox_rows()) == 1
    assert store.body(1) == b"frozen"


def test_order_is_that_of_the_freezes_whatever_the_clock_says(store: Store, confirm: Confirm):
    ids = [uuid4() for _ in range(3)]
    for number, id_ in enumerate(ids):
        store.freeze(uuid4(), id_, "p", b"body", NOON - timedelta(days=3650 * number))
    assert [row.id for row in store.pending()] == ids


def test_the_queue_is_told_in_figures(store: Store, confirm: Confirm):
    for number in range(5):
        confirm(number)
    store.mark_ambiguous(1)
    store.mark_delivered(1, NOON)
    store.mark_ambiguous(2)
    store.record_attempt(2, "http-503", applied=None)
    store.mark_ambiguous(3)
    store.record_attempt(3, "unreachable", applied=False)
    store.mark_quarantined(4, "http-422", "what the server said")
    status = store.queue_status()
    assert (status.pending, status.ambiguous, status.quarantined, status.delivered) == (2, 1, 1, 1)
    assert (status.waiting, status.oldest_at, status.last_outcome) == (3, NOON, "http-422")
    assert [row.attempts for row in store.outbox_rows()] == [1, 1, 1, 0, 0]


def test_a_long_queue_is_read_in_pages(store: Store):
    for number in range(7):
        store.freeze(UUID(int=number), UUID(int=100 + number), "p", b"body", NOON)
    assert [row.seq for row in store.pending(after=2, limit=3)] == [3, 4, 5]


def test_readings_alarms_and_settings_are_kept(store: Store):
    reading, first, second = uuid4(), uuid4(), uuid4()
    store.set_aside(reading, b"reading", NOON)
    assert [(one.id, one.body) for one in store.unassigned()] == [(reading, b"reading")]
    store.discard_unassigned(reading)
    assert store.unassigned() == []
    store.save_alarm(first, b"help", NOON)
    store.save_alarm(second, b"help again", NOON)
    store.save_alarm(first, b"help", NOON)
    store.acknowledge_alarm(second)
    store.save_alarm(second, b"help again", NOON)
    assert [(alarm.id, alarm.acknowledged) for alarm in store.alarms()] == [(first, False), (second, True)]
    assert store.setting("volume") is None
    store.set_setting("volume", b"7")
    assert store.setting("volume") == b"7"


def test_a_second_kiosk_is_refused_with_a_clear_sentence(store: Store, folder: Path):
    with pytest.raises(StoreBusyError, match=r"is in use by process \d+; close that kiosk first"):
        Store.open(folder, KEY)


def test_the_lock_of_a_killed_kiosk_is_free(folder: Path):
    code = "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from sync.store import Store;"
    code += "Store.open(Path(sys.argv[2]), bytes(range(32))); print('open', flush=True); sys.stdin.read()"
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(ROOT), str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(StoreBusyError, match=f"process {holder.pid}"):
            Store.open(folder, KEY)
        holder.kill()
        holder.wait()
    Store.open(folder, KEY).close()


def test_status_is_read_beside_a_running_kiosk(store: Store, folder: Path, confirm: Confirm):
    confirm(1)
    assert read_status(folder, KEY) == store.queue_status()
    assert read_outbox(folder, KEY) == store.outbox_rows()


def test_status_changes_nothing_and_needs_a_store(store: Store, folder: Path, tmp_path: Path, confirm: Confirm):
    confirm(1)
    store.close()
    before = contents(folder)
    assert read_status(folder, KEY).pending == 1
    assert contents(folder) | {"store.db-wal": b""} == before | {"store.db-wal": b""}
    with pytest.raises(StoreError, match="no store"):
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


def test_a_store_from_the_future_is_refused(folder: Path):
    store = Store.open(folder, KEY)
    store._db.execute("PRAGMA user_version = 99")
    store.close()
    with pytest.raises(StoreTooNewError):
        Store.open(folder, KEY)
    with pytest.raises(StoreTooNewError):  # and not: busy
        Store.open(folder, KEY)


def test_a_full_disk_is_said_and_nothing_is_half_done(store: Store):
    store.save_draft(VISIT, b"draft", NOON)
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFullError):
        store.freeze(VISIT, BUNDLE, "anna", b"x" * 200_000, NOON)
    assert len(store.drafts()) == 1
    assert store.outbox_rows() == []
    store._db.execute("PRAGMA max_page_count = 1000000")
    store.freeze(VISIT, BUNDLE, "anna", b"x" * 200_000, NOON)
    assert store.drafts() == []


def test_rotten_bytes_are_noticed(store: Store, confirm: Confirm):
    confirm(1)
    store._db.execute("UPDATE payload SET body = x'7b7d'")
    with pytest.raises(StoreDamagedError):
        store.body(1)


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


def test_a_visit_that_only_the_journal_knows_comes_back_and_its_draft_goes(folder: Path):
    """The power failed between the journal's record and the commit."""
    store = Store.open(folder, KEY)
    store.save_draft(VISIT, b"draft", NOON)
    store.close()
    before = (folder / "store.db").read_bytes()
    store = Store.open(folder, KEY)
    store.freeze(VISIT, BUNDLE, "anna", b"frozen", NOON, "Encounter?identifier=a|b")
    store.close()
    (folder / "store.db").write_bytes(before)
    again = Store.open(folder, KEY)
    assert again.drafts() == []
    assert [(row.id, row.state) for row in again.outbox_rows()] == [(BUNDLE, State.AMBIGUOUS)]
    assert again.body(1) == b"frozen"
    again.close()
