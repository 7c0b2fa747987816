"""The link to the clinic over real sockets: it comes back, keeps what was said, and knows when nobody is there."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from time import monotonic
from uuid import UUID, uuid4

import msgspec
import pytest
from websockets.asyncio.server import ServerConnection, serve

from care.errors import CarepostError
from care.messages import MAX_MESSAGE_BYTES, FromKiosk, Hello, Placed, ToKiosk, VisitLeft, Welcome, encode
from kiosk import signalling
from kiosk.signalling import KEEP, Signalling
from tests.worlds.media_room import until

HELLO = Hello(station="Hall", mode="training", version="0")
WELCOME = Welcome(clinic="Riverside", doctors_on_call=1)


def left(visit_id: UUID | None = None) -> VisitLeft:
    return VisitLeft(visit_id=visit_id or uuid4(), ending="left")


class Clinic:
    """A real WebSocket server that writes down what it hears; it can go and come back on the same port."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as door:
            self.port = door.getsockname()[1]
        self.heard: list[list[str]] = []
        self.tokens: list[str] = []
        self.sockets: list[ServerConnection] = []
        self.gone: list[int] = []

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def names(self) -> list[str]:
        return [json.loads(text)["type"] for connection in self.heard for text in connection]

    async def _serve(self, connection: ServerConnection) -> None:
        assert connection.request is not None
        assert connection.request.path == "/ws/kiosk"
        self.tokens.append(connection.request.headers["Authorization"])
        self.sockets.append(connection)
        heard: list[str] = []
        self.heard.append(heard)
        with suppress(Exception):
            async for text in connection:
                heard.append(str(text))
        self.gone.append(connection.close_code or 0)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        async with serve(self._serve, "127.0.0.1", self.port, max_size=None):
            yield


class Link:
    """A signalling with everything it told."""

    def __init__(
        self, url: str, greet: Callable[[], list[FromKiosk]] = list, hello: Callable[[], Hello] = lambda: HELLO
    ) -> None:
        self.messages: list[ToKiosk] = []
        self.online: list[tuple[bool, float]] = []
        self.tries = 0
        self.refuse = False
        self.signalling = Signalling(
            url,
            self._token,
            hello,
            on_message=self.messages.append,
            on_online=lambda online: self.online.append((online, monotonic())),
            greet=greet,
        )

    async def _token(self) -> str:
        self.tries += 1
        if self.refuse:
            raise CarepostError("the clinic does not know us")
        return f"token-{self.tries}"

    @property
    def is_online(self) -> bool:
        return bool(self.online) and self.online[-1][0]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.signalling.run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reconnect soon; how long a wait grows is not what these tests are about."""
    monkeypatch.setattr(signalling, "FIRST_WAIT_S", 0.05)
    monkeypatch.setattr(signalling, "LONGEST_WAIT_S", 0.2)


def test_it_says_who_it_is_then_what_the_session_greets_with_then_the_rest() -> None:
    async def run() -> None:
        clinic, first = Clinic(), left()
        link = Link(clinic.url, greet=lambda: [first])
        link.signalling.send(second := left())
        async with clinic.open(), link.running():
            await until(lambda: len(clinic.names) == 3)
        assert clinic.tokens == ["Bearer token-1"]
        assert clinic.heard[0] == [encode(m).decode() for m in (HELLO, first, second)]

    asyncio.run(run())


def test_what_is_said_while_the_clinic_is_away_is_kept_and_said_once() -> None:
    async def run() -> None:
        clinic = Clinic()
        link = Link(clinic.url)
        async with link.running():
            async with clinic.open():
                await until(lambda: link.is_online)
            await until(lambda: not link.is_online)
            said = [left() for _ in range(3)]
            for message in said:
                link.signalling.send(message)
            async with clinic.open():
                await until(lambda: len(clinic.heard) == 2 and len(clinic.heard[1]) == 4)
                link.signalling.send(last := left())
                await until(lambda: len(clinic.heard[1]) == 5)
        assert clinic.heard[1] == [encode(m).decode() for m in (HELLO, *said, last)]
        assert clinic.tokens[-1] != clinic.tokens[0]  # a token lives five minutes: each connect asks for one

    asyncio.run(run())


def test_of_very_many_the_newest_are_kept() -> None:
    async def run() -> None:
        clinic = Clinic()
        link = Link(clinic.url)
        said = [left() for _ in range(KEEP + 5)]
        for message in said:
            link.signalling.send(message)
        async with clinic.open(), link.running():
            await until(lambda: len(clinic.names) == KEEP + 1)
        assert clinic.heard[0][1:] == [encode(m).decode() for m in said[5:]]

    asyncio.run(run())


class SlowLine:
    """A socket on which the first message takes so long that a full queue of others comes meanwhile."""

    def __init__(self, link: Link, meanwhile: list[VisitLeft]) -> None:
        self.heard: list[str] = []
        self._link, self._meanwhile = link, meanwhile

    async def send(self, text: str) -> None:
        self.heard.append(text)
        while self._meanwhile:
            self._link.signalling.send(self._meanwhile.pop(0))


def test_a_full_queue_loses_nothing_while_one_message_is_on_its_way() -> None:
    async def run() -> None:
        link = Link("http://localhost:1")
        said = [left() for _ in range(KEEP + 1)]
        line = SlowLine(link, said[1:])
        link.signalling.send(said[0])
        sending = asyncio.create_task(link.signalling._send_all(line))  # type: ignore[arg-type]
        await until(lambda: len(line.heard) > KEEP)
        sending.cancel()
        assert line.heard == [encode(m).decode() for m in said]

    asyncio.run(run())


@pytest.mark.parametrize("nonsense", ["", "{", "[]", '{"type":"welcome"}', '{"type":"unheard-of"}', "\x00" * 100])
def test_a_malformed_message_is_passed_over(nonsense: str) -> None:
    async def run() -> None:
        clinic = Clinic()
        link = Link(clinic.url)
        async with clinic.open(), link.running():
            await until(lambda: link.is_online)
            await clinic.sockets[0].send(nonsense)
            await clinic.sockets[0].send(encode(WELCOME).decode())
            await until(lambda: link.messages == [WELCOME])
            assert len(clinic.sockets) == 1

    asyncio.run(run())


def test_an_oversized_message_ends_the_link_which_comes_back() -> None:
    async def run() -> None:
        clinic = Clinic()
        link = Link(clinic.url)
        async with clinic.open(), link.running():
            await until(lambda: link.is_online)
            await clinic.sockets[0].send("x" * (MAX_MESSAGE_BYTES + 1))
            await until(lambda: len(clinic.sockets) == 2 and link.is_online)
            await clinic.sockets[1].send(encode(WELCOME).decode())
            await until(lambda: link.messages == [WELCOME])
        assert [online for online, _ in link.online][:3] == [True, False, True]

    asyncio.run(run())


def test_a_message_said_twice_is_heard_twice_and_left_to_its_id() -> None:
    """Replays are not the link's to judge: `care` makes a second arrival of the same id harmless."""

    async def run() -> None:
        clinic = Clinic()
        link = Link(clinic.url)
        place = Placed(visit_id=uuid4(), place=1, doctors_on_call=1)
        async with clinic.open(), link.running():
            await until(lambda: link.is_online)
            for _ in range(2):
                await clinic.sockets[0].send(encode(place).decode())
            await until(lambda: len(link.messages) == 2)
            assert link.messages == [place, place]

    asyncio.run(run())


def test_a_clinic_that_refuses_us_is_asked_again() -> None:
    async def run() -> None:
        clinic = Clinic()
        link = Link(clinic.url)
        link.refuse = True
        async with clinic.open(), link.running():
            await until(lambda: link.tries >= 3)
            assert not link.is_online
            link.refuse = False
            await until(lambda: link.is_online)

    asyncio.run(run())


class Cable:
    """Carries bytes between kiosk and clinic until it is cut: then nothing comes, not even an end."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._cut = False
        self._tasks: set[asyncio.Task[None]] = set()
        self._writers: list[asyncio.StreamWriter] = []

    def cut(self) -> None:
        self._cut = True

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError):
            while data := await reader.read(4096):
                if not self._cut:
                    writer.write(data)
                    await writer.drain()

    async def _plugged(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._to)
        self._writers += [writer, back]
        for work in (self._carry(reader, back), self._carry(there, writer)):
            self._tasks.add(asyncio.create_task(work))

    @asynccontextmanager
    async def laid(self) -> AsyncIterator[str]:
        server = await asyncio.start_server(self._plugged, "127.0.0.1", 0)
        try:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            server.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            for writer in self._writers:
                writer.close()


def test_a_clinic_that_vanishes_without_a_word_is_missed_within_three_seconds() -> None:
    async def run() -> None:
        clinic = Clinic()
        cable = Cable(clinic.port)
        async with clinic.open(), cable.laid() as url:
            link = Link(url)
            async with link.running():
                await until(lambda: link.is_online)
                cut_at = monotonic()
                cable.cut()
                await until(lambda: not link.is_online, deadline_s=6)
                assert link.online[-1][1] - cut_at <= 3.2, "3 s and a little for a busy machine"

    asyncio.run(run())


def test_the_time_of_a_message_survives_the_wire() -> None:
    from care.messages import AlarmSeen

    async def run() -> None:
        clinic = Clinic()
        link = Link(clinic.url)
        taken = AlarmSeen(alarm_id=uuid4(), by="Dr Rivera", at=datetime.now(UTC))
        async with clinic.open(), link.running():
            await until(lambda: link.is_online)
            await clinic.sockets[0].send(encode(taken).decode())
            await until(lambda: bool(link.messages))
            assert link.messages == [taken]

    asyncio.run(run())


def test_each_hello_tells_the_clock_anew() -> None:
    times = ["2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"]
    clock = map(datetime.fromisoformat, times)

    async def story() -> None:
        clinic = Clinic()
        link = Link(clinic.url, hello=lambda: msgspec.structs.replace(HELLO, at=next(clock)))
        async with link.running():
            for count in (1, 2):
                async with clinic.open():
                    await until(lambda count=count: sum(map(bool, clinic.heard)) == count)
        assert [json.loads(heard[0])["at"] for heard in clinic.heard] == times

    asyncio.run(story())
