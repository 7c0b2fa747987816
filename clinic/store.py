"""The clinic's sealed database: its tables, one writer, and work done in threads so that nobody waits for a disk.

SQLAlchemy Core over SQLCipher. A `write` that returns has committed (WAL, FULL); a `write` that raises did nothing.
What the engine itself cannot do is raised as StoreError, with a code of its own.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import anyio.to_thread
import sqlalchemy as sa
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as engine

from clinic.errors import KeyRefusedError, StoreBusyError, StoreError, StoreFullError

OLDEST_ENGINE = (3, 51, 3)  # older ones can lose commits when a checkpoint and a write meet
DATABASE = "clinic.db"
READERS = 4

Found = TypeVar("Found")

metadata = sa.MetaData()

resource = sa.Table(
    "resource",
    metadata,
    sa.Column("type", sa.String, primary_key=True),
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("source", sa.String, nullable=False),  # the kiosk's client id, or "clinic"
    sa.Column("updated_at", sa.String, nullable=False),
    sa.Column("deleted", sa.Boolean, nullable=False, default=False),
)
history = sa.Table(
    "resource_history",
    metadata,
    sa.Column("type", sa.String, primary_key=True),
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("source", sa.String, nullable=False),
    sa.Column("updated_at", sa.String, nullable=False),
)
resource_index = sa.Table(
    "resource_index",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("type", sa.String, nullable=False),
    sa.Column("id", sa.String, nullable=False),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("system", sa.String, nullable=False, default=""),
    sa.Column("value", sa.String, nullable=False),
    sa.Column("until", sa.String, nullable=False, default=""),  # the end of a date's range, else empty
    sa.Index("by_value", "type", "name", "value"),
    sa.Index("by_resource", "type", "id"),
)
idempotency = sa.Table(
    "idempotency",
    metadata,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("reply", sa.LargeBinary, nullable=False),
    sa.Column("made_at", sa.String, nullable=False),
)
kiosks = sa.Table(
    "kiosks",
    metadata,
    sa.Column("client_id", sa.String, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("jwk", sa.String, nullable=False),
    sa.Column("enrolled_at", sa.String, nullable=False),
)
users = sa.Table(
    "users",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("folded", sa.String, nullable=False, unique=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("password", sa.String, nullable=False),
    sa.Column("made_at", sa.String, nullable=False),
)
secrets_once = sa.Table(  # links, enrolment codes and assertion ids: good once, and for a while
    "secrets_once",
    metadata,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("purpose", sa.String, nullable=False),
    sa.Column("note", sa.String, nullable=False, default=""),
    sa.Column("expires_at", sa.Float, nullable=False),
    sa.Column("used", sa.Boolean, nullable=False, default=False),
)
sessions = sa.Table(  # doctors' cookies and kiosks' bearer tokens, by hash
    "sessions",
    metadata,
    sa.Column("hash", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("holder", sa.String, nullable=False),
    sa.Column("csrf", sa.String, nullable=False, default=""),
    sa.Column("expires_at", sa.Float, nullable=False),
    sa.Column("seen_at", sa.Float, nullable=False),
)
visits = sa.Table(
    "visits",
    metadata,
    sa.Column("id", sa.String, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),  # the visit as `clinic.floor.state.Waiting`
    sa.Column("gone", sa.Boolean, nullable=False, default=False),
)
notes = sa.Table(
    "notes",
    metadata,
    sa.Column("visit_id", sa.String, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
    sa.Column("saved_by", sa.String, nullable=False),
)
drafts = sa.Table(  # plans that nobody has signed yet
    "drafts",
    metadata,
    sa.Column("visit_id", sa.String, primary_key=True),
    sa.Column("doctor", sa.String, primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("saved_at", sa.String, nullable=False),
)
facts = sa.Table(  # one-off values of this clinic, such as its signing key
    "facts",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)
audit = sa.Table(
    "audit",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.String, nullable=False),
    sa.Column("who", sa.String, nullable=False),
    sa.Column("what", sa.String, nullable=False),
    sa.Column("about", sa.String, nullable=False, default=""),
)


class Store:
    """The open database. Work is a function of a connection; it runs whole or not at all."""

    def __init__(self, file: Path, key: bytes) -> None:
        _require_engine()
        self._turn = threading.Lock()
        self._writer = _engine(file, key, size=1, begin="BEGIN IMMEDIATE")
        self._readers = _engine(file, key, size=READERS, begin="BEGIN")
        self._prepare(file)

    def _prepare(self, file: Path) -> None:
        try:
            with self._writer.begin() as connection:
                metadata.create_all(connection)
        except sa.exc.DatabaseError as error:
            if "not a database" in str(error):
                raise KeyRefusedError(f"{file} does not open with this key, or it is damaged") from error
            raise StoreError(f"{file} cannot be opened ({type(error.orig).__name__})") from error

    def reading(self, work: Callable[[sa.Connection], Found]) -> Found:
        """Run `work` on a reader, in this thread."""
        with _in_our_words(), self._readers.begin() as connection:
            return work(connection)

    def writing(self, work: Callable[[sa.Connection], Found]) -> Found:
        """Run `work` as the one writer, in this thread; what it did is committed when this returns."""
        with _in_our_words(), self._turn, self._writer.begin() as connection:
            return work(connection)

    async def read(self, work: Callable[[sa.Connection], Found]) -> Found:
        """Run `work` on a reader, in a thread of its own."""
        return await anyio.to_thread.run_sync(self.reading, work)

    async def write(self, work: Callable[[sa.Connection], Found]) -> Found:
        """Run `work` as the one writer, in a thread of its own."""
        return await anyio.to_thread.run_sync(self.writing, work)

    def close(self) -> None:
        self._readers.dispose()
        self._writer.dispose()


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Give what the engine complains of a lasting code; its own words, which quote no record, come along."""
    try:
        yield
    except (sa.exc.DBAPIError, sa.exc.TimeoutError) as error:
        said = str(getattr(error, "orig", None) or "no connection is free")
        kind = (
            StoreFullError if "full" in said else StoreBusyError if "locked" in said or "free" in said else StoreError
        )
        raise kind(f"the clinic's database cannot be used: {said}") from error


def put(connection: sa.Connection, table: sa.Table, **values: Any) -> None:
    """Insert a row, or replace the one with the same primary key, in SQL that every database speaks."""
    names = [column.name for column in table.primary_key.columns]
    same = sa.and_(*(table.c[name] == values[name] for name in names))
    rest = {name: value for name, value in values.items() if name not in names}
    if not rest or connection.execute(sa.update(table).where(same).values(rest)).rowcount == 0:
        connection.execute(sa.insert(table).values(values))


def fact(connection: sa.Connection, name: str) -> str | None:
    """Read one of the clinic's own values."""
    return connection.scalar(sa.select(facts.c.value).where(facts.c.name == name))


def note_audit(connection: sa.Connection, at: str, who: str, what: str, about: str = "") -> None:
    """Write down who did what, in the same transaction as the deed."""
    connection.execute(sa.insert(audit).values(at=at, who=who, what=what, about=about))


def _require_engine(version: str = engine.sqlite_version) -> None:
    if tuple(map(int, version.split("."))) < OLDEST_ENGINE:
        oldest = ".".join(map(str, OLDEST_ENGINE))
        raise StoreError(f"SQLite {version} can lose what it confirmed; {oldest} or newer is needed")


def _engine(file: Path, key: bytes, *, size: int, begin: str) -> sa.Engine:
    url = sa.URL.create("sqlite+pysqlcipher", database=str(file), password=f"x'{key.hex()}'")
    made = sa.create_engine(
        url,
        module=engine,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        hide_parameters=True,  # an error that is logged must not quote a record
        connect_args={"check_same_thread": False, "timeout": 10},
    )
    sa.event.listen(made, "connect", _settle)
    sa.event.listen(made, "begin", lambda connection: connection.exec_driver_sql(begin))
    return made


def _settle(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, so that reads and writes of one piece of work agree
    for pragma in (
        "cipher_log_level = NONE",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "cell_size_check = ON",
        "mmap_size = 0",
    ):
        connection.execute(f"PRAGMA {pragma}")


def open_store(folder: Path, key: bytes) -> Store:
    """Open, or make, the database in the folder; the folder is for its owner only."""
    return Store(folder / DATABASE, key)
