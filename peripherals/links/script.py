"""A road that plays a script: what a device sent once, or what a test wants it to send."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime

from peripherals.driver import LinkLostError


class ScriptLink:
    """Gives what it is told to, in order, as either kind of link; `close` or the script's end is the loss of it.

    Pieces may be added while it plays, with `send`. `values` are what `read` answers; `written` keeps what it was told.
    """

    def __init__(
        self,
        pieces: Sequence[tuple[str, bytes]] = (),
        *,
        values: Mapping[str, bytes] | None = None,
        clock_right: bool = True,
        last_record: int | None = None,
        ends: bool = True,
    ) -> None:
        self.clock_was_right = self.clock_is_right = False
        self.clock_ahead_s = 0.0
        self.bonded = False
        self.last_record = last_record
        self.since = datetime.min.replace(tzinfo=UTC)
        self.closed = False
        self.written: list[tuple[str | bytes, ...]] = []
        self._clock_right = clock_right
        self._readable = dict(values or {})
        self._pieces: asyncio.Queue[tuple[str, bytes] | None] = asyncio.Queue()
        for piece in pieces:
            self.send(*piece)
        if ends:
            self._pieces.put_nowait(None)

    def send(self, characteristic: str, value: bytes) -> None:
        self._pieces.put_nowait((characteristic, value))

    def end(self) -> None:
        """The link is lost, after what was sent."""
        self._pieces.put_nowait(None)

    async def pair(self) -> None:
        """A script trusts everybody."""
        self.bonded = True

    async def read(self, characteristic: str) -> bytes:
        return self._readable.get(characteristic, b"")

    async def write(self, *piece: str | bytes) -> None:
        self.written.append(piece)

    async def set_clock(self) -> bool:
        self.clock_was_right = self.clock_is_right = self._clock_right
        return self._clock_right

    async def listen(self, *characteristics: str) -> tuple[str, ...]:
        return characteristics

    async def values(
        self,
        *characteristics: str,
        silence_s: float | None = None,  # noqa: ARG002 - a script says itself where it is silent
    ) -> AsyncIterator[tuple[str, bytes]]:
        while (piece := await self._pieces.get()) is not None:
            if piece[0] in ("", *characteristics):
                yield piece
        raise LinkLostError("the script has ended")

    async def chunks(self) -> AsyncIterator[bytes]:
        while (piece := await self._pieces.get()) is not None:
            yield piece[1]
        raise LinkLostError("the script has ended")

    async def close(self) -> None:
        self.closed = True
        self._pieces.put_nowait(None)
