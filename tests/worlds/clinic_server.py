"""A real clinic server for tests: uvicorn on a free loopback port, its own database, a doctor, and enrolled kiosks."""

import asyncio
import socket
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar
from uuid import UUID

import httpx
import uvicorn
from argon2 import PasswordHasher

from care.messages import MAX_MESSAGE_BYTES
from clinic import directory
from clinic.keys import key_for
from clinic.seed import Seeded, seed_training
from clinic.serving import uvicorn_config, with_certificate
from clinic.settings import Settings
from clinic.store import DATABASE, open_store
from sync.client import ClinicClient
from sync.identity import KioskIdentity, new_private_key, public_jwk

PASSWORD = "a lamp at noon"
READY_S = 20

Found = TypeVar("Found")


class ClinicServer:
    """The server in a thread; use as a context. Other settings by name."""

    def __init__(self, folder: Path, **more: Any) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        port = self._door.getsockname()[1]
        self.settings = Settings(**{"mode": "training", "name": "Test clinic", "data": folder, "port": port} | more)
        self.settings, _ = with_certificate(self.settings)
        folder.mkdir(exist_ok=True)
        self.store = open_store(folder, key_for(self.settings, folder / DATABASE))
        self._server = uvicorn.Server(uvicorn_config(self.settings, self.store, MAX_MESSAGE_BYTES))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._door]}, daemon=True)
        self._listening = threading.Event()

    @property
    def url(self) -> str:
        return f"{self.settings.scheme}://localhost:{self.settings.port}"

    def __enter__(self) -> "ClinicServer":
        startup = self._server.startup

        async def announced(sockets: Any = None) -> None:
            await startup(sockets)
            self._listening.set()

        self._server.startup = announced  # type: ignore[method-assign]  # uvicorn has no event for "listening"
        self._thread.start()
        assert self._listening.wait(READY_S)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(READY_S)
        assert not self._thread.is_alive()
        self.store.close()
        self._door.close()

    def seeded(self, seed: int = 1) -> Seeded:
        return seed_training(self.settings, self.store, seed, PASSWORD)

    def code(self) -> str:
        return self.store.writing(lambda db: directory.make_code(db, _now_s()))

    def kiosk(self, name: str = "Hall") -> KioskIdentity:
        """Enrol a kiosk as a station does."""
        key = new_private_key()

        async def enrol() -> UUID:
            async with ClinicClient(self.url) as client:
                return await client.enrol(self.code(), public_jwk(key), name)

        return KioskIdentity(client_id=asyncio.run(enrol()), private_key=key, clinic_url=self.url)

    def as_kiosk(self, kiosk: KioskIdentity, work: Callable[[ClinicClient], Awaitable[Found]]) -> Found:
        """Do something with the kiosk's own client."""

        async def run() -> Found:
            async with ClinicClient(self.url, kiosk) as client:
                return await work(client)

        return asyncio.run(run())

    def add_doctor(self, name: str, role: str = "doctor") -> None:
        hasher = PasswordHasher(time_cost=1, memory_cost=1024)  # quick: how long it takes is tested elsewhere
        known = hasher.hash(PASSWORD)
        self.store.writing(lambda db: directory.add_user(db, name, role, known, _now_s()))

    def doctor(self, name: str = "Dr Ada Sample", role: str = "doctor") -> "Doctor":
        """Add a doctor and sign in."""
        self.add_doctor(name, role)
        return Doctor(self.url, name)


class Doctor:
    """A signed-in browser, as far as HTTP goes."""

    def __init__(self, url: str, name: str) -> None:
        self.url = url
        self.name = name
        self.http = httpx.Client(base_url=url, headers={"origin": url}, trust_env=False, timeout=20)
        answer = self.http.post("/login", json={"name": name, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        self.http.headers["x-csrf-token"] = answer.headers["x-csrf-token"]

    def __enter__(self) -> "Doctor":
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def get(self, path: str) -> Any:
        answer = self.http.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())


def said(answer: httpx.Response) -> str:
    """The sentence of a refusal."""
    body = answer.json()
    return str(body["issue"][0]["diagnostics"] if "issue" in body else body["say"])


def _now_s() -> float:
    return time.time()
