"""The sealed database: what is written is there, what failed left nothing, and nothing can be read without the key."""

import threading

import pytest
import sqlalchemy as sa

from clinic import store as of_store
from clinic.errors import KeyRefusedError, StoreBusyError, StoreError, StoreFullError
from clinic.store import DATABASE, audit, fact, facts, note_audit, open_store, put

KEY = b"k" * 32


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path, KEY)
    yield opened
    opened.close()


def test_it_is_durable_and_one_writer_at_a_time(store):
    def pragmas(connection):
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]

    assert store.reading(pragmas) == store.writing(pragmas) == ["wal", 2]
    threads = [
        threading.Thread(target=lambda: [store.writing(lambda db: note_audit(db, "t", "w", "x")) for _ in range(20)])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.reading(lambda db: db.scalar(sa.select(sa.func.count()).select_from(audit))) == 80


def test_work_is_done_whole_or_not_at_all(store):
    def broken(connection):
        put(connection, facts, name="a", value="1")
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        store.writing(broken)
    assert store.reading(lambda db: fact(db, "a")) is None
    store.writing(lambda db: put(db, facts, name="a", value="1"))
    store.writing(lambda db: put(db, facts, name="a", value="2"))
    assert store.reading(lambda db: fact(db, "a")) == "2"


def test_nothing_of_it_can_be_read_without_the_key(tmp_path, store):
    store.writing(lambda db: put(db, facts, name="name", value="Rosa Martín of Riverside"))
    assert store.reading(lambda db: fact(db, "name")) == "Rosa Martín of Riverside"  # the control
    found = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"Riverside" not in found
    assert b"SQLite format" not in found


def test_another_key_opens_nothing(tmp_path, store):
    store.writing(lambda db: put(db, facts, name="a", value="1"))
    with pytest.raises(KeyRefusedError, match="does not open with this key"):
        open_store(tmp_path, b"x" * 32)
    assert (tmp_path / DATABASE).exists()


def test_an_engine_that_may_lose_commits_is_refused():
    of_store._require_engine("3.51.3")
    with pytest.raises(StoreError, match=r"3\.51\.2 can lose what it confirmed"):
        of_store._require_engine("3.51.2")


def test_an_error_of_the_database_quotes_no_record(store):
    store.writing(lambda db: db.execute(sa.insert(facts).values(name="a", value="Rosa")))
    with pytest.raises(StoreError) as caught:
        store.writing(lambda db: db.execute(sa.insert(facts).values(name="a", value="Rosa")))
    assert isinstance(caught.value.__cause__, sa.exc.IntegrityError)
    assert "Rosa" not in f"{caught.value} {caught.value.__cause__}"


def test_a_full_disk_has_a_code_of_its_own_and_leaves_nothing_half_done(store):
    def fills(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        put(connection, facts, name="big", value="x" * 200_000)

    with pytest.raises(StoreFullError, match="full") as caught:
        store.writing(fills)
    assert caught.value.code == "clinic-store-full"
    assert store.reading(lambda db: fact(db, "big")) is None


def test_a_database_that_another_program_holds_has_a_code_of_its_own(tmp_path, store):
    other = open_store(tmp_path, KEY)
    try:
        with other._writer.begin():
            store._writer.pool.connect().execute("PRAGMA busy_timeout = 1")
            with pytest.raises(StoreBusyError):
                store.writing(lambda db: note_audit(db, "t", "w", "x"))
    finally:
        other.close()
