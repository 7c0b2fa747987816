"""`sync status` and `sync drain`, in processes of their own, also when they are killed in the midst of it."""

import asyncio
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from sync.client import ClinicClient
from sync.errands import drain_to, read_status
from sync.errors import StoreBusyError
from sync.identity import KioskIdentity, new_private_key, save_identity
from sync.store import Store
from tests.sync.conftest import KEY
from tests.worlds.fhir_server import FhirServer, running

ROOT = Path(__file__).resolve().parents[2]
Confirm = Callable[..., UUID]

DRAIN = """
import asyncio, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from sync.errands import drain_to
url, path = sys.argv[2], Path(sys.argv[3])
asyncio.run(drain_to(url, path, bytes(range(32)), until_empty=True, backoff_cap_s=0.05))
"""


def test_drain_delivers_and_status_tells(store: Store, folder: Path, confirm: Confirm):
    for number in range(3):
        confirm(number)
    store.close()
    told: list[int] = []
    with running(FhirServer()) as server:
        status = asyncio.run(
            drain_to(
                f"{server.url}/fhir",
                folder,
                KEY,
                until_empty=True,
                on_change=lambda change, status: told.append(status.delivered),
            )
        )
    assert (status.delivered, status.waiting) == (3, 0)
    assert told == [0, 1, 2, 3]
    assert read_status(folder, KEY) == status


def test_drain_is_refused_while_a_kiosk_holds_the_store(store: Store, folder: Path):
    with pytest.raises(StoreBusyError):
        asyncio.run(drain_to("http://localhost:1/fhir", folder, KEY))


def test_our_identity_is_shown_to_our_own_clinic_only(store: Store, folder: Path, confirm: Confirm):
    confirm(1)
    with running(FhirServer()) as clinic, running(FhirServer()) as stranger:
        clinic.routes["/oauth/token"] = lambda request: (200, {"access_token": "t", "expires_in": 300})
        save_identity(
            store,
            KioskIdentity(client_id=UUID(int=1), private_key=new_private_key(), clinic_url=f"{clinic.url}/"),
        )
        store.close()
        asyncio.run(drain_to(f"{stranger.url}/fhir", folder, KEY, until_empty=True))
        again = Store.open(folder, KEY)
        again._db.execute("UPDATE outbox SET state = 'pending'")
        again.close()
        asyncio.run(drain_to(clinic.url, folder, KEY, until_empty=True))
    assert all("authorization" not in request.headers for request in stranger.requests)
    assert clinic.requests[-1].headers["authorization"] == "Bearer t"


def test_a_drain_killed_right_after_each_commit_still_delivers_once(store: Store, folder: Path, confirm: Confirm):
    """The worst moment: the server has it, and the kiosk dies before it hears so."""
    for number in range(12):
        confirm(number)
    store.close()
    drains: list[subprocess.Popen[bytes]] = []
    kills, one_at_a_time = [1, 4, 6, 9], threading.Lock()

    def kill() -> None:
        with one_at_a_time:  # four deliver at once, and what is dead already is not killed again
            if kills and len(server.order) >= kills[0] and drains[-1].poll() is None:
                kills.pop(0)
                drains[-1].send_signal(signal.SIGKILL)
                drains[-1].wait(10)

    with running(FhirServer(on_commit=kill)) as server:
        while read_status(folder, KEY).waiting:
            assert len(drains) < 10
            drains.append(subprocess.Popen([sys.executable, "-c", DRAIN, str(ROOT), server.url + "/fhir", str(folder)]))
            drains[-1].wait(30)
    assert len(drains) == 5
    assert sorted(server.order) == sorted(f"visit-{number}" for number in range(12))
    assert server.extra_versions == 0


def test_the_parts_that_a_kiosk_loads_first_load_nothing_of_the_clinics_stack():
    code = (
        "import sys;"
        "import sync.store, sync.keys, sync.client, sync.loop, sync.errands;"
        "print(*sorted({'pydantic', 'fastapi', 'httpx', 'numpy', 'sqlite_utils', 'PySide6'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_a_client_without_an_identity_asks_for_no_token():
    with running(FhirServer()) as server:

        async def look() -> None:
            async with ClinicClient(server.url) as client:
                await client.capability()

        asyncio.run(look())
    assert [request.target for request in server.requests] == ["/fhir/metadata"]
