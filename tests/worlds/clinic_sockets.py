"""Stations and consoles on a real clinic's WebSockets, a card to tell, and what to look for in the queue."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

import msgspec
from websockets.asyncio.client import ClientConnection, connect

from care import messages as m
from sync.client import ClinicClient
from tests.worlds.clinic_server import ClinicServer, Doctor

WAIT_S = 10
NOW = datetime.now(UTC)

Found = TypeVar("Found", bound=m.Message)


class Line:
    """One end of a socket: says messages, and waits for the one that is expected."""

    def __init__(self, socket: ClientConnection, kind: Any) -> None:
        self.socket = socket
        self._decode = msgspec.json.Decoder(kind).decode

    async def say(self, message: m.Message) -> None:
        await self.socket.send(m.encode(message).decode())

    async def hear(self, kind: type[Found], fits: Callable[[Found], bool] = lambda _: True) -> Found:
        """Wait for a message of this kind that fits; others are passed over."""
        async with asyncio.timeout(WAIT_S):
            while True:
                message = self._decode(await self.socket.recv())
                if isinstance(message, kind) and fits(message):
                    return message


class Sockets:
    """Opens lines and closes them at the end."""

    def __init__(self, clinic: ClinicServer) -> None:
        self.clinic = clinic
        self._open: list[ClientConnection] = []

    async def __aenter__(self) -> "Sockets":
        return self

    async def __aexit__(self, *_: object) -> None:
        for socket in self._open:
            await socket.close()

    async def _connect(self, path: str, kind: Any, headers: dict[str, str]) -> Line:
        url = self.clinic.url.replace("http", "ws", 1) + path
        socket = await connect(url, additional_headers=headers, proxy=None, max_size=None)
        self._open.append(socket)
        return Line(socket, kind)

    async def bare_kiosk(self, kiosk: Any) -> Line:
        async with ClinicClient(self.clinic.url, kiosk) as client:
            token = await client.token()
        return await self._connect("/ws/kiosk", m.ToKiosk, {"authorization": f"Bearer {token}"})

    async def kiosk(self, kiosk: Any, **more: Any) -> Line:
        line = await self.bare_kiosk(kiosk)
        await line.say(m.Hello(station="Hall", mode="training", version="1", **more))
        await line.hear(m.Welcome)
        return line

    async def console(self, doctor: Doctor, presence: str | None = "on-call") -> Line:
        line = await self._connect("/ws/console", m.ToConsole, {"cookie": doctor.cookie, "origin": self.clinic.url})
        await line.hear(m.Queue)
        if presence:
            await line.say(m.SetPresence(presence=presence))
            await line.hear(m.Queue, lambda queue: queue.presence == presence)
        return line


def card(**more: Any) -> m.VisitCard:
    told: dict[str, Any] = {
        "visit_id": uuid4(),
        "version": 1,
        "phase": "waiting",
        "urgency": "routine",
        "language": "en",
        "reason": "Cough",
        "started_at": NOW,
        "joined_at": NOW,
        "name": "Rosa M.",
        "patient": f"Patient/{uuid4()}",
        "birth_year": 1950,
    }
    return m.VisitCard(**(told | more))


def row_of(queue: m.Queue, visit_id: UUID) -> m.QueueRow | None:
    return next((row for row in queue.rows if row.card.visit_id == visit_id), None)


def has(visit_id: UUID, fits: Callable[[m.QueueRow], Any] = lambda _: True) -> Callable[[m.Queue], bool]:
    def there(queue: m.Queue) -> bool:
        row = row_of(queue, visit_id)
        return row is not None and bool(fits(row))

    return there


def lacks(visit_id: UUID) -> Callable[[m.Queue], bool]:
    return lambda queue: row_of(queue, visit_id) is None


def play(clinic: ClinicServer, story: Callable[[Sockets], Awaitable[None]]) -> None:
    async def run() -> None:
        async with Sockets(clinic) as sockets:
            await story(sockets)

    asyncio.run(run())
