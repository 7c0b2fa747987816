"""The live side: WebSockets of stations and consoles around one floor, whose every change runs through `step`.

Nothing said is logged.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from uuid import UUID, uuid4

import msgspec
import sqlalchemy as sa
import structlog
from fastapi import APIRouter, WebSocket
from msgspec.structs import replace
from starlette.requests import HTTPConnection

from care.messages import (
    AlarmRaised,
    FromConsole,
    FromKiosk,
    Hello,
    Message,
    Placed,
    Refused,
    VisitLeft,
    VisitTold,
    Welcome,
)
from care.mode import Mode
from care.presence import Presence
from clinic import tasks
from clinic.callbacks import open_callbacks
from clinic.directory import Kiosk, User
from clinic.errors import RefusedError, StoreError
from clinic.floor.events import (
    ConsoleCame,
    ConsoleGone,
    ConsoleSaid,
    Event,
    Keep,
    KioskCame,
    KioskGone,
    KioskSaid,
    News,
    TellConsole,
    TellKiosk,
    Tick,
)
from clinic.floor.presence import on_call, places
from clinic.floor.state import Waiting, restored
from clinic.floor.step import step
from clinic.gate import COOKIE, Gate
from clinic.lines import Line
from clinic.queue import queue
from clinic.settings import Settings
from clinic.store import Store, put, visits
from clinic.times import in_utc

TICK_S = 1.0
QUEUE_EVERY_TICKS = 10
SESSION_EVERY_TICKS = 30

CLOSE_REPLACED = 4000
CLOSE_WRONG_MODE = 4003
CLOSE_SIGNED_OUT = 4401

log = structlog.get_logger("clinic.live")

_from_kiosk = msgspec.json.Decoder(FromKiosk)
_from_console = msgspec.json.Decoder(FromConsole)
_waiting = msgspec.json.Decoder(Waiting)


class Page:
    """A doctor's open page."""

    def __init__(self, user: User, line: Line, socket: WebSocket) -> None:
        self.user = user
        self.line = line
        self.socket = socket


class Live:
    """The floor with everybody connected to it. Everything here runs on the server's one loop."""

    def __init__(self, settings: Settings, store: Store, gate: Gate) -> None:
        self._settings = settings
        self._store = store
        self._gate = gate
        self.floor = restored(store.reading(_open_visits), settings.ice(), gate.now())
        self._stations: dict[str, Line] = {}
        self._pages: dict[str, Page] = {}
        self._placed: dict[UUID, tuple[Line, Placed]] = {}
        self._unsaved: dict[UUID, Keep] = {}
        self._saving: dict[UUID, Keep] = {}
        self._ended: dict[UUID, tuple[str, str]] = {}  # by station, and how: visits that had left the floor before
        self._wake = asyncio.Event()
        self._telling = asyncio.Lock()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep time and store changes while the server runs."""
        work = [asyncio.create_task(self._keep_time()), asyncio.create_task(self._keep_visits())]
        try:
            yield
        finally:
            for task in work:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)
            await self._save()

    def handle(self, event: Event) -> None:
        """Take one event and carry out what follows."""
        self.floor, effects = step(self.floor, event, self._gate.now())
        for effect in effects:
            match effect:
                case TellKiosk(kiosk=kiosk, message=message):
                    if (line := self._stations.get(kiosk)) is not None:
                        line.say(message)
                case TellConsole(console=console, message=message):
                    if (page := self._pages.get(console)) is not None:
                        page.line.say(message)
                case Keep(waiting=waiting):
                    self._unsaved[waiting.card.visit_id] = effect
                    self._wake.set()
                case News():
                    self._tell_news()

    async def _keep_time(self) -> None:
        ticks = 0
        while True:
            await asyncio.sleep(TICK_S)
            ticks += 1
            try:
                await self._tick(ticks)
            except Exception as error:  # whatever it is: without time no alarm and no lost link is told
                log.error("a tick failed", error=type(error).__name__)  # its words may name a patient

    async def _tick(self, ticks: int) -> None:
        self.handle(Tick())
        if self._unsaved or self._ended:
            self._wake.set()  # a write that failed is tried again
        if ticks % QUEUE_EVERY_TICKS == 0:
            self._tell_news()  # waits grow, and readings get too old for a score
        if ticks % SESSION_EVERY_TICKS == 0:
            await self._check_sessions()
            await self.tell_callbacks()

    async def _keep_visits(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._save()
            except StoreError as error:
                log.error("visits not stored", code=error.code)
            except Exception as error:  # tried again at the next tick; ended here, no visit would be kept any more
                log.error("visits not stored", error=type(error).__name__)

    async def _save(self) -> None:
        unsaved, self._unsaved = self._unsaved, {}
        self._saving = unsaved
        ended, self._ended = self._ended, {}
        if not unsaved and not ended:
            return
        mode, now = self._settings.mode, self._gate.now()

        def work(connection: sa.Connection) -> None:
            _keep_all(connection, [*_kept_ends(connection, ended), *unsaved.values()], mode, now)

        try:
            await self._store.write(work)
        except BaseException:
            self._unsaved = {**unsaved, **self._unsaved}
            self._ended = {**ended, **self._ended}
            raise
        finally:
            self._saving = {}

    # --- telling ---

    def _tell_news(self) -> None:
        for page in self._pages.values():
            self._tell_queue(page)
        for kiosk, placed in places(self.floor):
            line = self._stations.get(kiosk)
            if line is not None and self._placed.get(placed.visit_id) != (line, placed):
                self._placed[placed.visit_id] = (line, placed)
                line.say(placed)
        self._placed = {key: told for key, told in self._placed.items() if key in self.floor.visits}

    def _tell_queue(self, page: Page) -> None:
        doctor = self.floor.doctors.get(page.user.id)
        if doctor is not None:
            settings = self._settings
            page.line.say(queue(self.floor, doctor, settings.mode, settings.name, self._gate.now()))

    async def _check_sessions(self) -> None:
        """A page whose session has ended is closed; being on call or in a call keeps it alive."""
        for page in list(self._pages.values()):
            doctor = self.floor.doctors.get(page.user.id)
            on_duty = doctor is not None and doctor.chosen is not Presence.AWAY
            try:
                await self._gate.still_good(page.socket, in_use=on_duty)
            except RefusedError:
                page.line.close(CLOSE_SIGNED_OUT)
            except StoreError as error:
                log.error("a session could not be looked up", code=error.code)

    def sign_out(self, connection: HTTPConnection) -> None:
        """Close the pages of the session that was ended."""
        secret = connection.cookies.get(COOKIE)
        for page in self._pages.values():
            if page.socket.cookies.get(COOKIE) == secret:
                page.line.close(CLOSE_SIGNED_OUT)

    async def arrived(self, kiosk: str, visit_ids: Iterable[UUID]) -> None:
        """A station's Bundle is here: those visits have ended there, also when the station could not say so."""
        for visit_id in visit_ids:
            if visit_id in self.floor.visits:
                self.handle(KioskSaid(kiosk=kiosk, message=VisitLeft(visit_id=visit_id, ending="delivered")))
        await self.tell_callbacks()

    async def tell_callbacks(self) -> None:
        """Tell every page who is to be called back, as it is stored now; an unread list is told with the next."""
        async with self._telling:  # in the order in which it was read
            try:
                told = await self._store.read(open_callbacks)
            except StoreError as error:
                log.error("call-backs not read", code=error.code)
                return
            for page in self._pages.values():
                page.line.say(told)

    # --- sockets ---

    async def station(self, socket: WebSocket, kiosk: Kiosk) -> None:
        """Serve one station until it goes."""
        await socket.accept()
        line = Line(socket)
        log.info("station came", kiosk=kiosk.client_id)
        try:
            await line.run(lambda text: self._station_said(kiosk, line, text))
        finally:
            if self._stations.get(kiosk.client_id) is line:
                del self._stations[kiosk.client_id]
                self.handle(KioskGone(kiosk=kiosk.client_id))
            log.info("station went", kiosk=kiosk.client_id)

    async def _station_said(self, kiosk: Kiosk, line: Line, text: str) -> None:
        message = _read(_from_kiosk, text, line)
        stored = await self._stored(message)
        known = self._stations.get(kiosk.client_id) is line
        match message:
            case None:
                log.warning("malformed message", kiosk=kiosk.client_id, length=len(text))
            case Hello():
                self._hello(kiosk, line, message)
            case _ if not known:
                line.say(Refused(code="hello-first", say="Say Hello first."))
            case VisitLeft() if message.visit_id not in self.floor.visits:  # a nurse discarded an unfinished one
                self._ended[message.visit_id] = (kiosk.client_id, message.ending)
                self._wake.set()
            case _:
                self.handle(KioskSaid(kiosk=kiosk.client_id, message=message, stored=stored))
                if isinstance(message, AlarmRaised):
                    log.warning("alarm raised", kiosk=kiosk.client_id)

    async def _stored(self, message: Message | None) -> Waiting | None:
        """What is known of a visit that a station tells of and that is not on the floor."""
        if not isinstance(message, VisitTold) or (visit_id := message.card.visit_id) in self.floor.visits:
            return None
        if (keep := self._unsaved.get(visit_id) or self._saving.get(visit_id)) is not None:
            return keep.waiting
        try:
            return await self._store.read(lambda db: kept_visit(db, visit_id))
        except StoreError as error:
            log.error("a visit could not be looked up", code=error.code)
            return None  # the patient waits, whatever was before

    def _hello(self, kiosk: Kiosk, line: Line, hello: Hello) -> None:
        if hello.mode != self._settings.mode:
            line.say(Refused(code="wrong-mode", say=f"This is a {self._settings.mode} clinic; set the station's mode."))
            line.close(CLOSE_WRONG_MODE)
            return
        before = self._stations.get(kiosk.client_id)
        if before is not None and before is not line:
            before.close(CLOSE_REPLACED)
        self._stations[kiosk.client_id] = line
        welcome = Welcome(
            clinic=self._settings.name, doctors_on_call=on_call(self.floor)[0], ice_servers=self._settings.ice()
        )
        line.say(welcome)
        # The name is the one that it was enrolled by: what it calls itself may be anything.
        self.handle(KioskCame(kiosk=kiosk.client_id, name=kiosk.name, clock=hello.at, here=hello.here))

    async def console(self, socket: WebSocket, user: User) -> None:
        """Serve one page of a doctor until it goes."""
        await socket.accept()
        line, console = Line(socket), str(uuid4())
        self._pages[console] = Page(user, line, socket)
        try:
            self.handle(ConsoleCame(doctor=user.id, name=user.name, console=console))
            await self.tell_callbacks()
            await line.run(lambda text: self._console_said(user, console, line, text))
        finally:
            del self._pages[console]
            self.handle(ConsoleGone(doctor=user.id, console=console))

    async def _console_said(self, user: User, console: str, line: Line, text: str) -> None:
        message = _read(_from_console, text, line)
        if message is None:
            log.warning("malformed message", user=user.id, length=len(text))
            return
        self.handle(ConsoleSaid(doctor=user.id, console=console, message=message, fresh=uuid4()))


def _read(decoder: "msgspec.json.Decoder[Message]", text: str, line: Line) -> Message | None:
    try:
        return in_utc(decoder.decode(text))
    except (msgspec.MsgspecError, RecursionError, ValueError):
        line.say(Refused(code="malformed", say="This message was not understood."))
        return None


def routes(gate: Gate, live: Live) -> APIRouter:
    """The two WebSockets."""
    router = APIRouter()

    @router.websocket("/ws/kiosk")
    async def kiosk(socket: WebSocket) -> None:
        try:
            who = await gate.kiosk(socket)
        except RefusedError:
            await socket.close()  # before accept: the peer sees 403
            return
        await live.station(socket, who)

    @router.websocket("/ws/console")
    async def console(socket: WebSocket) -> None:
        try:
            gate.require_origin(socket)
            who = await gate.user(socket)
        except RefusedError:
            await socket.close()
            return
        await live.console(socket, who)

    return router


# --- storing ----------------------------------------------------------------------------------------


def _open_visits(connection: sa.Connection) -> list[Waiting]:
    rows = connection.execute(sa.select(visits.c.body).where(visits.c.gone.is_(False)))
    return [in_utc(_waiting.decode(row.body)) for row in rows]


def kept_visit(connection: sa.Connection, visit_id: UUID) -> Waiting | None:
    """Read a visit as it was stored last, also when it has left the queue."""
    body = connection.scalar(sa.select(visits.c.body).where(visits.c.id == str(visit_id)))
    return in_utc(_waiting.decode(body)) if body is not None else None


def _kept_ends(connection: sa.Connection, ended: Mapping[UUID, tuple[str, str]]) -> Iterator[Keep]:
    """Those visits that a station left without a word, and of which it says only now how they ended."""
    for visit_id, (kiosk, ending) in ended.items():
        kept = kept_visit(connection, visit_id)
        if kept is not None and kept.kiosk == kiosk and kept.left and kept.ending is None:
            yield Keep(waiting=replace(kept, ending=ending), gone=True)


def _keep_all(connection: sa.Connection, keeps: list[Keep], mode: Mode, now: datetime) -> None:
    for keep in keeps:
        keep_visit(connection, keep)
        tasks.follow(connection, keep.waiting, mode, now)


def keep_visit(connection: sa.Connection, keep: Keep) -> None:
    """Store a visit as it is now; a signed plan stays, also when this was told before the signing."""
    waiting = keep.waiting
    before = kept_visit(connection, waiting.card.visit_id) if waiting.plan is None else None
    if before is not None:
        waiting = replace(waiting, plan=before.plan)
    put(connection, visits, id=str(waiting.card.visit_id), body=msgspec.json.encode(waiting), gone=keep.gone)
