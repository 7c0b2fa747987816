"""What the tests of sync share: a store in a fresh folder, and visits to put into it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid5

import pytest

from sync.store import Store
from tests.worlds.fhir_server import bundle

KEY = bytes(range(32))
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
IDS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = Store.open(folder, KEY)
    yield opened
    opened.close()


@pytest.fixture
def confirm(store: Store) -> Callable[..., UUID]:
    """Freeze visit number n, as the end of a visit does; gives the bundle's id."""

    def confirm_one(number: int, patient: str = "") -> UUID:
        probe, body = bundle(number, patient)
        bundle_id = uuid5(IDS, f"bundle-{number}")
        store.freeze(uuid5(IDS, f"visit-{number}"), bundle_id, patient or f"p{number}", body, NOON, probe)
        return bundle_id

    return confirm_one


def contents(folder: Path) -> dict[str, bytes]:
    """Every byte on the disk but the lock and the shared memory, which is no data."""
    return {
        file.name: file.read_bytes()
        for file in folder.iterdir()
        if file.name != "store.lock" and not file.name.endswith("-shm")
    }
