"""A small clinic for the console's own tests: its doors and its line with scripted visits, and a station that calls.

All that travels is built from `care.messages`: a word that the vocabulary does not have cannot be sent from here.
"""

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import msgspec
import uvicorn
from fastapi import FastAPI, Request, Response, WebSocket, WebSocketDisconnect
from fastapi.responses import FileResponse, JSONResponse
from fastapi.staticfiles import StaticFiles

from care import messages as m
from care.plan import Plan
from clinic.drafts import PlanTyped
from tests.worlds.console_rows import as_judged, usual_rows
from tests.worlds.console_station import Station

ROOT = Path(__file__).parents[2]
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
NAME, PASSWORD, ME = "imani.hale", "a lamp at noon", "Dr Imani Hale"


class Clinic:
    """The scripted clinic, on a port of its own and in a thread of its own; use as a context manager."""

    def __init__(self, rows: list[m.QueueRow] | None = None, mode: str = "training") -> None:
        self.rows = usual_rows() if rows is None else rows
        self.mode = mode
        self.presence = "away"
        self.callbacks: list[m.CallBackRow] = []
        self.called_back: list[str] = []
        self.refuse_calls = False
        self.notes: dict[str, dict[str, str]] = {}
        self.drafts: dict[str, dict[str, Any]] = {}
        self.plans: dict[str, Plan] = {}
        self.signed_in = False
        self.refuse_notes = self.refuse_plans = False
        self.firsts: list[dict[str, str]] = []
        self.silent = False
        self.calls_at_once = True
        self.stations: dict[UUID, Station] = {}
        self.lines: set[WebSocket] = set()
        self.loop: asyncio.AbstractEventLoop | None = None
        self._server = uvicorn.Server(
            uvicorn.Config(self._app(), port=0, log_level="error", ws="websockets-sansio", lifespan="off")
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> "Clinic":
        started = threading.Event()
        startup = self._server.startup

        async def announced(sockets: Any = None) -> None:
            self.loop = asyncio.get_running_loop()
            await startup(sockets)
            started.set()

        self._server.startup = announced  # type: ignore[method-assign]  # uvicorn has no event for "listening"
        self._thread.start()
        assert started.wait(10)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._hang_up())
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(10)

    async def _hang_up(self) -> None:
        for station in self.stations.values():
            await station.vanish()

    def run(self, coroutine: Any) -> Any:
        """Run something on the clinic's own loop from the test's thread."""
        assert self.loop is not None
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(15)

    def queue(self) -> m.Queue:
        return m.Queue(
            rows=tuple(self.rows),
            me=ME,
            presence=self.presence,
            doctors_on_call=2 if self.presence == "on-call" else 1,
            mode=self.mode,
            clinic="Northfield Clinics",
            at=datetime.now(UTC),
        )

    async def tell(self) -> None:
        told = m.CallBacks(rows=tuple(self.callbacks), total=len(self.callbacks))
        for line in set(self.lines):
            await line.send_text(m.encode(self.queue()).decode())
            await line.send_text(m.encode(told).decode())

    def change(self, visit_id: UUID, **fields: Any) -> None:
        """Change one row (row fields by name, `phase` on the card) and tell everybody."""
        self.rows = [self._changed(row, fields) if row.card.visit_id == visit_id else row for row in self.rows]
        self.run(self.tell())

    @staticmethod
    def _changed(row: m.QueueRow, fields: dict[str, Any]) -> m.QueueRow:
        own = {key: value for key, value in fields.items() if key in m.QueueRow.__struct_fields__}
        card = {key: value for key, value in fields.items() if key not in own}
        return as_judged(msgspec.structs.replace(row, card=msgspec.structs.replace(row.card, **card), **own))

    def cut(self, silent: bool) -> None:
        """Hang up every line and take no new one, or take them again."""
        self.silent = silent
        for line in set(self.lines) if silent else ():
            self.run(line.close())

    def end_call(self, by: str) -> None:
        """End the newest call from the other side."""
        call_id = list(self.stations)[-1]
        for line in set(self.lines):
            self.run(line.send_text(m.encode(m.CallEnded(call_id=call_id, by=by)).decode()))

    def refuse(self, code: str, say: str) -> None:
        """Say no to what a doctor asked for."""
        for line in set(self.lines):
            self.run(line.send_text(m.encode(m.Refused(code=code, say=say)).decode()))

    def add(self, row: m.QueueRow) -> None:
        self.rows.append(row)
        self.run(self.tell())

    async def _hear(self, line: WebSocket, message: Any) -> None:
        async def send(body: m.Message) -> None:
            await line.send_text(m.encode(body).decode())

        match message:
            case m.SetPresence():
                self.presence = message.presence
                await self.tell()
            case m.AlarmSeen():
                self.rows = [
                    self._changed(row, {"alarm_seen_by": ME}) if row.alarm_id == message.alarm_id else row
                    for row in self.rows
                ]
                await self.tell()
            case m.Accept():
                await self._accept(message.visit_id, send)
            case m.CallEnded():
                self.rows = [
                    self._changed(row, {"call_id": None, "unclosed": True, "phase": "waiting"})
                    if row.call_id == message.call_id
                    else row
                    for row in self.rows
                ]
                await self.tell()
            case m.Description() | m.Candidate() | m.Relay():
                await self.stations[message.call_id].take(message)

    async def _accept(self, visit_id: UUID, send: Callable[[m.Message], Any]) -> None:
        row = next(row for row in self.rows if row.card.visit_id == visit_id)
        call_id = row.call_id or uuid4()
        fields = {"call_id": call_id, "doctor": ME, "phase": "in-call"}
        self.rows = [self._changed(one, fields) if one.card.visit_id == visit_id else one for one in self.rows]
        await self.tell()
        await send(m.CallStarted(call_id=call_id, visit_id=visit_id))
        if old := self.stations.get(call_id):
            await old.vanish()
        self.stations[call_id] = Station(call_id, send)
        if self.calls_at_once:
            await self.stations[call_id].offer()

    def _app(self) -> FastAPI:
        app = FastAPI()

        @app.middleware("http")
        async def guard(request: Request, call_next: Any) -> Response:
            response: Response = await call_next(request)
            response.headers["Content-Security-Policy"] = CSP
            return response

        for routes in (self._door, self._charts, self._endings, self._live):
            routes(app)
        app.mount("/console/fonts", StaticFiles(directory=ROOT / "assets" / "fonts"))
        app.mount("/console", StaticFiles(directory=ROOT / "clinic" / "console"))
        return app

    def _refused(self, status: int, say: str) -> JSONResponse:
        return JSONResponse({"code": "refused", "say": say, "mode": self.mode, "clinic": "Northfield Clinics"}, status)

    def _door(self, app: FastAPI) -> None:
        @app.get("/")
        @app.get("/first")
        async def page() -> FileResponse:
            return FileResponse(ROOT / "clinic" / "console" / "index.html")

        @app.post("/login")
        async def login(request: Request) -> Response:
            said = await request.json()
            if (said["name"], said["password"]) != (NAME, PASSWORD):
                return self._refused(401, "That name and password do not go together.")
            self.signed_in = True
            return JSONResponse({"name": ME, "csrf": "c"})

        @app.post("/first")
        async def first(request: Request) -> Response:
            self.firsts.append(await request.json())
            return JSONResponse({}, 201)

        @app.post("/logout")
        async def logout() -> Response:
            self.signed_in = False
            return JSONResponse({})

        @app.get("/api/me")
        async def me() -> Response:
            if not self.signed_in:
                return self._refused(401, "Sign in first.")
            return JSONResponse(
                {"name": ME, "role": "doctor", "csrf": "c", "mode": self.mode, "clinic": "Northfield Clinics"}
            )

    def _charts(self, app: FastAPI) -> None:
        @app.get("/api/visits/{visit_id}")
        async def chart(visit_id: str) -> Response:
            if self.silent:
                return self._refused(503, "Not now.")
            earlier = {"encounters": [{"period": {"start": "2026-04-02T09:00:00Z"}}], "observations": []}
            return JSONResponse(
                {"note": self.notes.get(visit_id), "draft": self.drafts.get(visit_id), "history": earlier}
            )

        @app.put("/api/visits/{visit_id}/note")
        async def note(visit_id: str, request: Request) -> Response:
            assert request.headers["X-CSRF-Token"] == "c"
            if self.refuse_notes:
                return self._refused(503, "Not now.")
            self.notes[visit_id] = await request.json()
            return JSONResponse({"saved_at": datetime.now(UTC).isoformat()})

        @app.put("/api/visits/{visit_id}/draft")
        async def draft(visit_id: str, request: Request) -> Response:
            assert request.headers["X-CSRF-Token"] == "c"
            if self.refuse_notes:
                return self._refused(503, "Not now.")
            msgspec.convert(said := await request.json(), PlanTyped)
            self.drafts[visit_id] = said
            return JSONResponse({"saved_at": datetime.now(UTC).isoformat()})

    def _endings(self, app: FastAPI) -> None:
        @app.post("/api/callbacks/{task}/done")
        async def called_back(task: str, request: Request) -> Response:
            assert request.headers["X-CSRF-Token"] == "c"
            if self.refuse_calls:
                return self._refused(409, "Dr Okoro has called back already.")
            self.called_back.append(task)
            self.callbacks = [row for row in self.callbacks if row.task != task]
            await self.tell()
            return JSONResponse({})

        @app.post("/api/visits/{visit_id}/close")
        async def close(visit_id: str, request: Request) -> Response:
            if self.refuse_plans:
                return self._refused(503, "Not now.")
            said = await request.json()
            self.plans[visit_id] = msgspec.convert(said["plan"], Plan)
            self.notes[visit_id] = said["note"]
            self.rows = [row for row in self.rows if str(row.card.visit_id) != visit_id]
            await self.tell()
            return JSONResponse({})

    def _live(self, app: FastAPI) -> None:
        @app.websocket("/ws/console")
        async def line(socket: WebSocket) -> None:
            if self.silent:
                await socket.close()
                return
            await socket.accept()
            self.lines.add(socket)
            await self.tell()
            try:
                while True:
                    await self._hear(socket, msgspec.json.decode(await socket.receive_text(), type=m.FromConsole))
            except WebSocketDisconnect:
                pass
            finally:
                self.lines.discard(socket)
