"""A running media process with its events written down, and the way a call's messages travel in tests."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Protocol, TypeVar

from kiosk.media import protocol
from kiosk.media.client import MediaProcess
from tests.worlds.lossy_network import LossyNetwork

Kind = TypeVar("Kind", bound=protocol.Event)


class Doctor(Protocol):
    """Who answers: a browser's page or a peer of our own."""

    async def answer(self, sdp: str) -> str: ...
    def trickled(self) -> AsyncIterator[dict[str, str] | None]: ...


class MediaRoom:
    """The kiosk's owner of the media process, as far as a call needs one."""

    def __init__(self, media: MediaProcess) -> None:
        self.media = media
        self.events: list[protocol.AnyEvent] = []
        self._told = asyncio.Condition()

    async def listen(self) -> None:
        async for event in self.media.events():
            async with self._told:
                self.events.append(event)
                self._told.notify_all()

    async def heard(
        self,
        kind: type[Kind],
        such: Callable[[Kind], bool] = lambda _: True,
        after: int = 0,
        deadline_s: float = 10.0,
    ) -> Kind:
        """The first such event from place `after` on; fails with TimeoutError at the deadline."""
        async with asyncio.timeout(deadline_s), self._told:
            while True:
                for event in self.events[after:]:
                    if isinstance(event, kind) and such(event):
                        return event
                await self._told.wait()

    async def state(self, state: protocol.CallState, after: int = 0, deadline_s: float = 10.0) -> None:
        await self.heard(protocol.CallChanged, lambda event: event.state is state, after, deadline_s)

    async def call(
        self,
        doctor: Doctor,
        call_id: str = "call-1",
        sound: str = "test",
        network: LossyNetwork | None = None,
    ) -> None:
        """Offer, carry the answer back, and wait until both are connected."""
        place = len(self.events)
        await self.media.send(protocol.StartCall(call_id=call_id, ice_servers=[], sound=sound))
        offer = await self.heard(protocol.Described, after=place)
        answer = await doctor.answer(offer.sdp if network is None else network.through(offer.sdp))
        await self.media.send(protocol.SetRemote(call_id=call_id, type="answer", sdp=answer))
        async for found in doctor.trickled() if network is None else _nothing():
            text, mid = (found["candidate"], found["sdpMid"]) if found is not None else (None, None)
            await self.media.send(protocol.AddCandidate(call_id=call_id, candidate=text, mid=mid))
        await self.state(protocol.CallState.CONNECTED, place)
        await self.heard(protocol.DataOpen, after=place)


async def _nothing() -> AsyncIterator[dict[str, str] | None]:
    """The only way is through the network, which the kiosk finds out by being called."""
    for found in ():
        yield found


@asynccontextmanager
async def media_room(camera: str | None = "test") -> AsyncIterator[MediaRoom]:
    """Start a media process, open the camera and wait for its first picture."""
    media = MediaProcess()
    await media.start()
    room = MediaRoom(media)
    listening = asyncio.create_task(room.listen())
    try:
        if camera is not None:
            await media.send(protocol.OpenCamera(source=camera))
            await room.heard(protocol.CameraState)
        yield room
    finally:
        await media.stop()
        with suppress(asyncio.CancelledError):
            await listening


async def until(true: Callable[[], Awaitable[bool] | bool], deadline_s: float = 10.0) -> None:
    """Wait until it is true; fails with TimeoutError at the deadline."""
    async with asyncio.timeout(deadline_s):
        while True:
            outcome = true()
            if outcome if isinstance(outcome, bool) else await outcome:
                return
            await asyncio.sleep(0.02)  # how often to look, not how long to wait
