"""A small clinic for the console's own tests: its doors and its line with scripted visits, and a station that calls.

The station is a real WebRTC peer (aiortc) with a moving picture, a tone and the care channel. Everything that
travels is built from `care.messages`, so a word that the vocabulary does not have cannot be sent from here.
"""

import asyncio
import base64
import io
import math
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import av
import msgspec
import numpy as np
import uvicorn
from aiortc import (
    MediaStreamTrack,
    RTCConfiguration,
    RTCDataChannel,
    RTCIceServer,
    RTCPeerConnection,
    RTCSessionDescription,
)
from aiortc.mediastreams import MediaStreamError
from aiortc.sdp import candidate_from_sdp
from fastapi import FastAPI, Request, Response, WebSocket, WebSocketDisconnect
from fastapi.responses import FileResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from PIL import Image, ImageDraw

from care import messages as m
from care.plan import Plan
from care.vitals import BloodPressure, DeviceIdentity, Kind, Method, Oxygen, Reading, Temperature, Vital, Weight
from clinic.drafts import PlanTyped
from clinic.queue import judged_of

ROOT = Path(__file__).parents[2]
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
NAME, PASSWORD, ME = "imani.hale", "a lamp at noon", "Dr Imani Hale"
RATE = 15


def reading(vital: Vital, device: str = "Cuff A1", minutes_ago: float = 5) -> Reading:
    """A reading as a device of the station gave it."""
    at = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    return Reading(
        id=uuid4(),
        vital=vital,
        received_at=at,
        method=Method.DEVICE,
        device=DeviceIdentity(id=device, name=device),
    )


def news2(parts: dict[str, int | None], applies: bool = True) -> m.News2Told:
    known = [points for points in parts.values() if points is not None]
    return m.News2Told(
        applies=applies,
        at_least=sum(known),
        parts=parts,
        missing=tuple(name for name, points in parts.items() if points is None),
        single_three=3 in known,
    )


def parts(**known: int) -> dict[str, int | None]:
    names = ("respiration", "oxygen", "air", "systolic", "pulse", "consciousness", "temperature")
    return {name: known.get(name.replace("-", "_")) for name in names}


def visit(name: str, reason: str, urgency: str, waited_min: float, **more: Any) -> m.QueueRow:
    """One row of the queue; card fields and row fields both by name."""
    now = datetime.now(UTC)
    row = {key: more.pop(key) for key in list(more) if key in m.QueueRow.__struct_fields__}
    card = {
        "visit_id": uuid4(),
        "version": 1,
        "phase": "waiting",
        "urgency": urgency,
        "language": "en",
        "reason": reason,
        "name": name,
        "started_at": now - timedelta(minutes=waited_min + 6),
        "joined_at": now - timedelta(minutes=waited_min),
        "reviewed": True,
    } | more
    return as_judged(
        m.QueueRow(
            card=m.VisitCard(**card),
            waited_s=waited_min * 60,
            **({"station": "Elm House, room 2", "online": True, "news2": news2(parts())} | row),
        )
    )


def as_judged(row: m.QueueRow) -> m.QueueRow:
    """The row with its numbers judged as the real clinic does."""
    return msgspec.structs.replace(row, judged=judged_of(row.card, row.news2))


def usual_rows() -> list[m.QueueRow]:
    """Seven people as a busy morning has them, worst first."""
    clip, forehead = "Finger clip", "Thermometer"

    def measured(spo2: float, pulse: float, bp: tuple[float, float] | None, temp: float | None) -> tuple[Reading, ...]:
        some: list[Reading] = [reading(Oxygen(saturation=spo2, pulse=pulse), clip, 7)]
        if bp:
            some.append(reading(BloodPressure(systolic=bp[0], diastolic=bp[1], pulse=pulse), "Cuff", 9))
        if temp:
            some.append(reading(Temperature(celsius=temp), forehead, 6))
        return tuple(some)

    return [
        visit("Tomas L.", "other", "emergency", 1, birth_year=1968, phase="urgent", urgent_sign="chest-pain",
              joined_at=None, alarm_id=uuid4(), station="Harbour, front desk"),
        visit("Halima O.", "Short of breath since yesterday", "urgent", 4, birth_year=1952, patient="4471-208",
              readings=measured(91, 112, (148, 86), 37.8),
              news2=news2(parts(oxygen=3, air=0, systolic=0, pulse=2, consciousness=0, temperature=0)),
              missing=(Kind.WEIGHT,), consents=("video", "record"),
              answers=(m.AnswerGiven(question="Since when?", answer="Yesterday"),
                       m.AnswerGiven(question="Is it worse lying flat?", answer="Yes"),
                       m.AnswerGiven(question="Any chest pain?", answer="No"),
                       m.AnswerGiven(question="Are you allergic to any medicine?", answer="penicillin"))),
        visit("Jamal R.", "Fever and ear pain", "soon", 12, birth_year=2018, language="ar",
              station="Northfield, hall 2", readings=measured(97, 124, None, 39.2),
              news2=news2(parts(), applies=False)),
        visit("Leo M.", "skin", "soon", 18, birth_year=1979, station="Harbour, room 1",
              readings=measured(97, 88, (136, 84), 37.9),
              news2=news2(parts(respiration=0, oxygen=0, air=0, systolic=0, pulse=0, consciousness=0, temperature=0))),
        visit("Agnes W.", "blood-pressure", "routine", 26, birth_year=1943, online=False,
              readings=measured(96, 72, (224, 104), None),
              news2=news2(parts(oxygen=0, systolic=3, pulse=0))),
        visit("", "cough", "routine", 41, language="es", station="Northfield, hall 1",
              readings=measured(98, 76, (124, 78), 36.8),
              news2=news2(parts(oxygen=0, systolic=0, pulse=0, temperature=0))),
        visit("Ana R.", "pain", "routine", 20, birth_year=1974, phase="in-call", doctor="Dr Mirza", call_id=uuid4(),
              station="Northfield, hall 2"),
    ]  # fmt: skip


def call_back(name: str, reason: str, urgency: str, waited_min: float, **more: Any) -> m.CallBackRow:
    """Somebody who is to be called back."""
    since = datetime.now(UTC) - timedelta(minutes=waited_min)
    known = {"task": str(uuid4()), "birth_year": 1952, "language": "en", "station": "Elm House, room 2", "phone": ""}
    return m.CallBackRow(**(known | {"name": name, "reason": reason, "urgency": urgency, "since": since} | more))


def usual_callbacks() -> list[m.CallBackRow]:
    """Three people who could not wait, the most urgent first."""
    return [
        call_back("Halima Osman", "Pain", "urgent", 65, phone="+34911555019"),
        call_back("ليلى حداد", "Cough", "soon", 26 * 60, phone="020 7946 0958", language="ar", birth_year=1988),
        call_back("", "Skin", "routine", 4 * 24 * 60, birth_year=None, language="es", station="Northfield, hall 1"),
    ]


class MovingPicture(MediaStreamTrack):
    """A face-coloured disc that goes round, so that every frame differs from the one before; `off` sends none."""

    kind = "video"

    def __init__(self) -> None:
        super().__init__()
        self._start = 0.0
        self._count = 0
        self.off = False

    async def recv(self) -> av.VideoFrame:
        loop = asyncio.get_running_loop()
        self._start = self._start or loop.time()
        while True:
            self._count += 1
            await asyncio.sleep(max(0.0, self._start + self._count / RATE - loop.time()))
            if not self.off:
                break
        frame = av.VideoFrame.from_ndarray(picture(self._count), format="rgb24")
        frame.pts, frame.time_base = self._count * 90000 // RATE, Fraction(1, 90000)
        return frame


def picture(number: int, width: int = 640, height: int = 360) -> np.ndarray:
    image = Image.new("RGB", (width, height), (176, 190, 192))
    pen = ImageDraw.Draw(image)
    shift = math.sin(number / 8) * width / 24
    middle = width / 2 + shift
    pen.rectangle((width * 0.06, height * 0.1, width * 0.22, height * 0.5), fill=(120, 150, 158))
    pen.ellipse((middle - height * 0.62, height * 0.76, middle + height * 0.62, height * 1.9), fill=(54, 104, 108))
    pen.ellipse((middle - height * 0.25, height * 0.14, middle + height * 0.25, height * 0.78), fill=(150, 96, 66))
    for side in (-1, 1):
        eye = middle + side * height * 0.1
        pen.ellipse((eye - 9, height * 0.4 - 6, eye + 9, height * 0.4 + 6), fill=(245, 245, 245))
        pen.ellipse((eye - 4, height * 0.4 - 4, eye + 4, height * 0.4 + 4), fill=(40, 30, 26))
    pen.arc((middle - 28, height * 0.5, middle + 28, height * 0.68), 20, 160, fill=(90, 40, 36), width=4)
    return np.asarray(image)


class Tone(MediaStreamTrack):
    """A quiet 440 Hz."""

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self._start = 0.0
        self._count = 0

    async def recv(self) -> av.AudioFrame:
        loop = asyncio.get_running_loop()
        self._start = self._start or loop.time()
        await asyncio.sleep(max(0.0, self._start + self._count * 0.02 - loop.time()))
        at = (np.arange(960) + self._count * 960) / 48000
        samples = (np.sin(2 * math.pi * 440 * at) * 6000).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 48000, self._count * 960, Fraction(1, 48000)
        self._count += 1
        return frame


FRESH: dict[str, Callable[[], Reading]] = {
    Kind.BLOOD_PRESSURE.value: lambda: reading(BloodPressure(systolic=151, diastolic=88, pulse=104), "Cuff", 0),
    Kind.OXYGEN.value: lambda: reading(Oxygen(saturation=94, pulse=101), "Finger clip", 0),
    Kind.TEMPERATURE.value: lambda: reading(Temperature(celsius=37.6), "Thermometer", 0),
    Kind.WEIGHT.value: lambda: reading(Weight(kilograms=73.6), "Scale", 0),
}


class Station:
    """The kiosk's side of one call, answering as a willing patient does."""

    def __init__(self, call_id: UUID, send: Callable[[m.Message], Any]) -> None:
        self.call_id = call_id
        self._send = send
        self.agrees = True
        self.picture = MovingPicture()
        self._peer: RTCPeerConnection | None = None
        self._channel: RTCDataChannel | None = None
        self.heard: list[m.Message] = []
        self.hears_sound = self.sees_picture = False
        self._tasks: set[asyncio.Task[None]] = set()

    async def offer(self) -> None:
        """Call, or call again on a new connection after the old one was lost."""
        peer = RTCPeerConnection(RTCConfiguration(iceServers=list[RTCIceServer]()))
        self._peer = peer
        off = self.picture.off
        self.picture = MovingPicture()
        self.picture.off = off
        peer.addTrack(self.picture)
        peer.addTrack(Tone())
        self._channel = peer.createDataChannel("care")
        self._channel.on("message", self._said)
        peer.on("track", self._track)
        await peer.setLocalDescription(await peer.createOffer())
        await self._send(m.Description(call_id=self.call_id, kind="offer", sdp=peer.localDescription.sdp))

    def _track(self, track: MediaStreamTrack) -> None:
        self._spawn(self._watch(track))

    async def _watch(self, track: MediaStreamTrack) -> None:
        try:
            await track.recv()
        except MediaStreamError:
            return  # the call ended before anything came
        if track.kind == "video":
            self.sees_picture = True
        else:
            self.hears_sound = True

    def _spawn(self, coroutine: Any) -> None:
        task = asyncio.get_running_loop().create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def take(self, message: m.Message) -> None:
        """Take what the console says over the line."""
        assert self._peer is not None
        if isinstance(message, m.Description):
            await self._peer.setRemoteDescription(RTCSessionDescription(message.sdp, message.kind))
        elif isinstance(message, m.Candidate) and message.candidate:
            candidate = candidate_from_sdp(message.candidate.removeprefix("candidate:"))
            candidate.sdpMid, candidate.sdpMLineIndex = message.mid, message.line
            await self._peer.addIceCandidate(candidate)
        elif isinstance(message, m.Relay):
            self._said(m.encode(message.body))

    def say(self, message: m.Message) -> None:
        assert self._channel is not None
        self._channel.send(m.encode(message).decode())

    def _said(self, text: str | bytes) -> None:
        message: Any = msgspec.json.decode(text, type=m.InCall)
        self.heard.append(message)
        if isinstance(message, m.Ask):
            self._spawn(self._asked(message))
        if isinstance(message, m.Chat):
            self.say(m.Chat(id=uuid4(), by="patient", text="Yes, I can read that.", at=datetime.now(UTC)))

    async def _asked(self, ask: m.Ask) -> None:
        self.say(m.Answered(id=ask.id, agreed=self.agrees))
        if not self.agrees:
            return
        if ask.what == "still":
            self._still()
            return
        for value in (60.0, 120.0, 160.0):
            self.say(m.LiveProgress(kind=Kind(ask.what), value=value, unit="mmHg"))
            await asyncio.sleep(0.2)
        self.say(m.LiveReading(reading=FRESH[ask.what]()))

    def _still(self) -> None:
        body = io.BytesIO()
        Image.fromarray(picture(3, 1920, 1080)).save(body, "JPEG", quality=92)
        slices = [body.getvalue()[at : at + 36 * 1024] for at in range(0, body.tell(), 36 * 1024)]
        head = m.StillHead(id=uuid4(), content_type="image/jpeg", width=1920, height=1080, parts=len(slices))
        self.say(head)
        for number, data in enumerate(slices):
            self.say(m.StillPart(id=head.id, number=number, data=base64.b64encode(data).decode()))

    def trace(self, number: int) -> None:
        """Send a piece of oxygen wave."""
        wave = tuple(0.5 + 0.45 * math.sin((number * 20 + at) / 6) for at in range(20))
        self.say(m.LiveProgress(kind=Kind.OXYGEN, value=94, unit="%", trace=wave))

    async def vanish(self) -> None:
        """Lose the link without a word."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._peer is not None:
            await self._peer.close()


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

        def refused(status: int, say: str) -> JSONResponse:
            return JSONResponse(
                {"code": "refused", "say": say, "mode": self.mode, "clinic": "Northfield Clinics"}, status
            )

        @app.get("/")
        @app.get("/first")
        async def page() -> FileResponse:
            return FileResponse(ROOT / "clinic" / "console" / "index.html")

        @app.post("/login")
        async def login(request: Request) -> Response:
            said = await request.json()
            if (said["name"], said["password"]) != (NAME, PASSWORD):
                return refused(401, "That name and password do not go together.")
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
                return refused(401, "Sign in first.")
            return JSONResponse(
                {"name": ME, "role": "doctor", "csrf": "c", "mode": self.mode, "clinic": "Northfield Clinics"}
            )

        @app.get("/api/visits/{visit_id}")
        async def chart(visit_id: str) -> Response:
            if self.silent:
                return refused(503, "Not now.")
            earlier = {"encounters": [{"period": {"start": "2026-04-02T09:00:00Z"}}], "observations": []}
            return JSONResponse(
                {"note": self.notes.get(visit_id), "draft": self.drafts.get(visit_id), "history": earlier}
            )

        @app.put("/api/visits/{visit_id}/note")
        async def note(visit_id: str, request: Request) -> Response:
            assert request.headers["X-CSRF-Token"] == "c"
            if self.refuse_notes:
                return refused(503, "Not now.")
            self.notes[visit_id] = await request.json()
            return JSONResponse({"saved_at": datetime.now(UTC).isoformat()})

        @app.put("/api/visits/{visit_id}/draft")
        async def draft(visit_id: str, request: Request) -> Response:
            assert request.headers["X-CSRF-Token"] == "c"
            if self.refuse_notes:
                return refused(503, "Not now.")
            msgspec.convert(said := await request.json(), PlanTyped)
            self.drafts[visit_id] = said
            return JSONResponse({"saved_at": datetime.now(UTC).isoformat()})

        @app.post("/api/callbacks/{task}/done")
        async def called_back(task: str, request: Request) -> Response:
            assert request.headers["X-CSRF-Token"] == "c"
            if self.refuse_calls:
                return refused(409, "Dr Okoro has called back already.")
            self.called_back.append(task)
            self.callbacks = [row for row in self.callbacks if row.task != task]
            await self.tell()
            return JSONResponse({})

        @app.post("/api/visits/{visit_id}/close")
        async def close(visit_id: str, request: Request) -> Response:
            if self.refuse_plans:
                return refused(503, "Not now.")
            said = await request.json()
            self.plans[visit_id] = msgspec.convert(said["plan"], Plan)
            self.notes[visit_id] = said["note"]
            self.rows = [row for row in self.rows if str(row.card.visit_id) != visit_id]
            await self.tell()
            return JSONResponse({})

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

        app.mount("/console/fonts", StaticFiles(directory=ROOT / "assets" / "fonts"))
        app.mount("/console", StaticFiles(directory=ROOT / "clinic" / "console"))
        return app
