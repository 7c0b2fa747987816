"""The store keeps what it was given, holds its lock, knows its key, and mends what it can."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from sync.errors import (
    FrozenError,
    StoreBusyError,
    StoreDamagedError,
    StoreFullError,
)
from sync.records import State
from sync.store import Store, read_outbox, read_status
from tests.sync.conftest import KEY, NOON

ROOT = Path(__file__).resolve().parents[2]
VISIT, BUNDLE = UUID(int=1), UUID(int=2)
Confirm = Callable[..., UUID]


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
    assert [alarm.id for alarm in store.alarms()] == [second, first]
    store.save_alarm(first, b"help, seen", NOON)
    assert [(alarm.id, alarm.body) for alarm in store.alarms()] == [(second, b"help again"), (first, b"help, seen")]
    store.save_alarm(second, b"help again, taken", NOON, acknowledged=True)
    assert [(alarm.id, alarm.acknowledged) for alarm in store.alarms()] == [(first, False), (second, True)]
    assert store.alarms()[1].body == b"help again, taken"
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
