"""The kiosk's WebSocket to the clinic: stays up by itself, says whether it is, speaks `care.messages`."""

import asyncio
import random
import ssl
from collections import deque
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from care.errors import CarepostError
from care.messages import MAX_MESSAGE_BYTES, FromKiosk, Hello, ToKiosk, encode
from kiosk import log

FIRST_WAIT_S, LONGEST_WAIT_S = 0.5, 15.0
OPEN_S = 5.0
PING_S, PONG_S, CLOSE_S = 1.0, 1.4, 0.3
"""Together less than three seconds: so soon the patient is told that the clinic is away."""
KEEP = 64
"""Messages kept while the link is down; older ones are dropped, for the newest card says all."""

_decode = msgspec.json.Decoder(ToKiosk).decode


class Signalling:
    """Connects, reconnects and says so. `hello` and `greet` give what must be said after every connect."""

    def __init__(
        self,
        url: str,
        token: Callable[[], Awaitable[str]],
        hello: Callable[[], Hello],
        *,
        ca: Path | None = None,
        on_message: Callable[[ToKiosk], None],
        on_online: Callable[[bool], None],
        greet: Callable[[], list[FromKiosk]] = list,
    ) -> None:
        self._url = url.replace("http", "ws", 1).rstrip("/") + "/ws/kiosk"
        self._token = token
        self._hello = hello
        self._ssl = ssl.create_default_context(cafile=ca) if self._url.startswith("wss") else None
        self._on_message = on_message
        self._on_online = on_online
        self._greet = greet
        self._queue: deque[FromKiosk] = deque(maxlen=KEEP)
        self._wake = asyncio.Event()
        self._wait_s = FIRST_WAIT_S

    def send(self, message: FromKiosk) -> None:
        """Say this to the clinic, now or when the link is back."""
        self._queue.append(message)
        self._wake.set()

    async def run(self) -> None:
        """Keep the link up until cancelled."""
        while True:
            try:
                await self._connected()
            except (OSError, TimeoutError, WebSocketException, CarepostError) as error:
                log.get().info("clinic out of reach", error=type(error).__name__)
            self._on_online(False)
            await asyncio.sleep(self._wait_s * random.uniform(0.5, 1.0))  # noqa: S311 (spreads reconnects, no secret)
            self._wait_s = min(LONGEST_WAIT_S, self._wait_s * 2)

    async def _connected(self) -> None:
        headers = {"Authorization": f"Bearer {await self._token()}"}
        async with connect(
            self._url,
            additional_headers=headers,
            ssl=self._ssl,
            open_timeout=OPEN_S,
            close_timeout=CLOSE_S,
            ping_interval=PING_S,
            ping_timeout=PONG_S,
            max_size=MAX_MESSAGE_BYTES,
            proxy=None,
        ) as socket:
            await socket.send(encode(self._hello()).decode())
            for message in self._greet():
                await socket.send(encode(message).decode())
            self._on_online(True)
            self._wait_s = FIRST_WAIT_S
            sending = asyncio.create_task(self._send_all(socket))
            try:
                await self._receive_all(socket)
            finally:
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)

    async def _send_all(self, socket: ClientConnection) -> None:
        while True:
            while self._queue:
                message = self._queue[0]
                await socket.send(encode(message).decode())
                if self._queue and self._queue[0] is message:  # a full queue may have dropped it meanwhile
                    self._queue.popleft()
            self._wake.clear()
            await self._wake.wait()

    async def _receive_all(self, socket: ClientConnection) -> None:
        async for text in socket:
            try:
                message = _decode(text)
            except msgspec.DecodeError:
                log.get().warning("a message of the clinic was not understood", bytes=len(text))
                continue
            self._on_message(message)
        raise ConnectionResetError("the clinic closed the link")
