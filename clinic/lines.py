"""One WebSocket with its outgoing queue, so that a slow page never holds up a station."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog
from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect, WebSocketState

from care.messages import Message, encode

OUTBOX = 512
CLOSE_SLOW = 4008

log = structlog.get_logger("clinic.lines")


class Line:
    """One WebSocket with its outgoing queue."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._out: asyncio.Queue[str | int] = asyncio.Queue(OUTBOX)

    def say(self, message: Message) -> None:
        """Send this in its turn; a peer that does not read is let go, and comes back for the newest."""
        try:
            self._out.put_nowait(encode(message).decode())
        except asyncio.QueueFull:
            self.close(CLOSE_SLOW)

    def close(self, code: int) -> None:
        """End the connection after what was said before."""
        with contextlib.suppress(asyncio.QueueFull):
            self._out.put_nowait(code)
            return
        while not self._out.empty():
            self._out.get_nowait()
        self._out.put_nowait(code)

    async def run(self, hear: Callable[[str], Awaitable[None]]) -> None:
        """Carry messages both ways until either side ends it."""
        sending = asyncio.create_task(self._send())
        hearing = asyncio.create_task(self._hear(hear))
        try:
            await asyncio.wait({sending, hearing}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in (sending, hearing):
                task.cancel()
            for ended in await asyncio.gather(sending, hearing, return_exceptions=True):
                if isinstance(ended, Exception):
                    log.error("a line failed", error=type(ended).__name__)

    async def _send(self) -> None:
        with contextlib.suppress(WebSocketDisconnect, RuntimeError, OSError):  # it went while we were speaking
            while True:
                message = await self._out.get()
                if isinstance(message, int):
                    await self._socket.close(message)
                    return
                await self._socket.send_text(message)

    async def _hear(self, hear: Callable[[str], Awaitable[None]]) -> None:
        while self._socket.client_state is WebSocketState.CONNECTED:
            event = await self._socket.receive()
            if event["type"] != "websocket.receive":
                return
            text = event.get("text")
            await hear(text if text is not None else "")
