"""A doctor without a browser: signs in, answers the first waiting visit by a WebRTC peer of ours, asks, and closes.

Runs beside the demo where no Chromium is installed, and writes the same lines as `kiosk.demo.doctor_robot`:
`python -m kiosk.demo.doctor_plain --url URL --name NAME --password PASSWORD --events FILE`.
"""

import asyncio
import base64
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, TypeVar
from uuid import UUID, uuid4

import av
import httpx
import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from care import messages
from care.messages import MAX_MESSAGE_BYTES, encode
from care.vitals import BloodPressure, Kind
from kiosk.demo.doctor_peer import DoctorPeer
from kiosk.demo.door import DoctorDoor
from kiosk.demo.plans import GREETINGS, Advice, plan_for
from kiosk.demo.witness import LOUD_MIN, MEASURING_S, MOVING_S, REPLY_S, Diary, RobotError, changed, order, over
from kiosk.media.protocol import IceServer

LOOK_S = 0.2
QUIET_CHANGE_MIN = 0.2
THUMBNAIL = (36, 64)

_decode = msgspec.json.Decoder(messages.ToConsole).decode
_decode_in_call = msgspec.json.Decoder(messages.InCall).decode

Found = TypeVar("Found")
Said = TypeVar("Said", bound=messages.Message)


class Wire:
    """The console's WebSocket and the call over it: keeps what was said, answers each offer."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._ice: list[IceServer] = []
        self.peer = DoctorPeer(on_text=lambda text: self.said.append(_decode_in_call(text)))
        self.queue: messages.Queue | None = None
        self.call_id: UUID | None = None
        self.said: list[messages.InCall] = []
        self.trouble = ""

    async def send(self, message: messages.Message) -> None:
        await self._socket.send(encode(message).decode())

    async def say(self, message: messages.InCall) -> None:
        """Say this to the patient: by the data channel, or by the clinic while the channel is closed."""
        if self.peer.can_say:
            self.peer.say(encode(message).decode())
        elif self.call_id is not None:
            await self.send(messages.Relay(call_id=self.call_id, body=message))

    def heard(self, kind: type[Said], such: Callable[[Said], bool] = lambda _: True) -> Said | None:
        """The first thing of this kind that the patient's side said."""
        return next((one for one in self.said if isinstance(one, kind) and such(one)), None)

    @property
    def readings(self) -> list[messages.LiveReading]:
        return [one for one in self.said if isinstance(one, messages.LiveReading)]

    async def hear(self) -> None:
        """Take in what comes until the clinic hangs up; what goes wrong is kept as the trouble."""
        try:
            async for text in self._socket:
                await self._take(_decode(text))
            self.trouble = "the clinic closed the line"
        except (WebSocketException, OSError, ValueError) as error:
            self.trouble = f"the line broke ({type(error).__name__})"

    async def _take(self, message: messages.ToConsole) -> None:
        match message:
            case messages.Queue():
                self.queue = message
            case messages.CallStarted(call_id=call_id, ice_servers=servers):
                self.call_id, self._ice = call_id, msgspec.convert(servers, list[IceServer])
            case messages.Description(call_id=call_id, sdp=sdp) if call_id == self.call_id:
                answer = await self.peer.answer(sdp, self._ice)
                await self.send(messages.Description(call_id=call_id, kind="answer", sdp=answer))
                await self.send(messages.Candidate(call_id=call_id, candidate=None))  # the answer holds them all
            case messages.Candidate(call_id=call_id, candidate=candidate, mid=mid) if call_id == self.call_id:
                await self.peer.add_candidate(candidate, mid)
            case messages.Relay(call_id=call_id, body=body) if call_id == self.call_id:
                self.said.append(body)
            case messages.CallEnded(call_id=call_id, by=by) if call_id == self.call_id:
                self.trouble = f"the call was ended by the {by}"
            case messages.Refused(say=say):
                self.trouble = say
            case _:
                pass


class Doctor:
    """Does a doctor's part in one visit."""

    def __init__(self, wire: Wire, door: DoctorDoor, name: str, diary: Diary) -> None:
        self._wire = wire
        self._door = door
        self._name = name
        self._diary = diary
        self._note = diary.note

    async def visit(self) -> bool:
        """Do all of it; a patient who wrote nothing still gets a plan, and False is told."""
        await self._go_on_call()
        card = await self._answer()
        began = await self._look_and_listen()
        await self._write(card)
        await self._ask_for_still()
        await self._ask_for_pressure()
        note = await self._write_note(card)
        heard = await self._read_the_patient()
        await self._look_on(began)
        await self._end()
        await self._close(card, note)
        return heard

    async def _until(self, look: Callable[[], Found | None], trouble: str) -> Found:
        while (found := look()) is None:
            if self._wire.trouble:
                raise RobotError(self._wire.trouble)
            await asyncio.sleep(min(LOOK_S, self._diary.left_s(trouble)))
        return found

    async def _go_on_call(self) -> None:
        await self._wire.send(messages.SetPresence(presence="on-call"))
        await self._until(lambda: self._queue(lambda queue: queue.presence == "on-call"), "the clinic did not take it")
        self._note("on-call")

    def _queue(self, such: Callable[[messages.Queue], bool]) -> messages.Queue | None:
        queue = self._wire.queue
        return queue if queue is not None and such(queue) else None

    async def _answer(self) -> messages.VisitCard:
        """Answer the first visit that waits, when the patient has checked everything."""
        await self._until(lambda: self._waiting(lambda _: True), "nobody waited")
        patience = time.monotonic() + MEASURING_S

        def ready() -> messages.VisitCard | None:
            return self._waiting(lambda card: card.reviewed or time.monotonic() > patience)

        card = await self._until(ready, "nobody waited")
        await self._wire.send(messages.Accept(visit_id=card.visit_id))
        await self._until(lambda: self._wire.call_id, "the clinic started no call")
        self._note("accepted", reason=card.reason)
        return card

    def _waiting(self, such: Callable[[messages.VisitCard], bool]) -> messages.VisitCard | None:
        rows = self._wire.queue.rows if self._wire.queue else ()
        cards = (row.card for row in rows if row.card.phase == "waiting" and row.online and row.call_id is None)
        return next((card for card in cards if such(card)), None)

    async def _look_and_listen(self) -> float:
        """See the first picture, that it moves, hear sound; returns when the picture came (monotonic seconds)."""
        first = await self._until(self._seen, "there was no picture")
        began = time.monotonic()
        self._note("first_frame")
        moved = await self._until(lambda: changed(first, self._seen()), "the picture did not move")
        self._note("moving", changed=round(moved, 1))
        loud = await self._until(lambda: over(self._wire.peer.loudness, LOUD_MIN), "there was no sound")
        self._note("sound", loudness=round(loud, 4))
        return began

    def _seen(self) -> list[int] | None:
        """The newest picture's brightness, small."""
        picture = self._wire.peer.last_picture
        if picture is None:
            return None
        rows, columns = THUMBNAIL
        bright = picture[: picture.shape[0] * 2 // 3]  # the colours of 4:2:0 lie below
        small = bright[:: max(1, bright.shape[0] // rows), :: max(1, bright.shape[1] // columns)]
        return [int(value) for value in small[:rows, :columns].ravel()]

    async def _look_on(self, began: float) -> None:
        """Stay until the picture has moved for ten seconds in all."""
        while time.monotonic() < began + MOVING_S:
            await self._see_a_change()
        self._note("moved-on", seconds=round(time.monotonic() - began, 1))

    async def _see_a_change(self) -> None:
        before = self._seen()
        await self._until(lambda: changed(before, self._seen(), QUIET_CHANGE_MIN), "the picture stood still")

    async def _write(self, card: messages.VisitCard) -> None:
        await self._until(lambda: self._wire.peer.can_say or None, "the data channel did not open")
        text = GREETINGS.get(card.language, GREETINGS["en"])
        await self._wire.say(messages.Chat(id=uuid4(), by="doctor", text=text, at=datetime.now(UTC)))
        self._note("chat-sent")

    async def _read_the_patient(self) -> bool:
        """Read the patient's line, which may have come at any time since; tells whether there was one."""
        patience = time.monotonic() + REPLY_S

        def reply() -> str | None:
            line = self._wire.heard(messages.Chat)
            return line.text if line else "" if time.monotonic() > patience else None

        said = await self._until(reply, "the patient wrote nothing")
        if said:
            self._note("chat-received", text=said)
        else:
            self._note("trouble", what="the patient wrote nothing")
        return bool(said)

    async def _ask(self, what: str) -> None:
        ask = messages.Ask(id=uuid4(), what=what, doctor=self._name)
        await self._wire.say(ask)
        answered = await self._until(
            lambda: self._wire.heard(messages.Answered, lambda one: one.id == ask.id), "the patient did not answer"
        )
        if not answered.agreed:
            raise RobotError(f"the patient did not agree ({what})")

    async def _ask_for_still(self) -> None:
        await self._ask("still")
        head = await self._until(lambda: self._wire.heard(messages.StillHead), "no still came")
        jpeg = await self._until(lambda: self._still(head), "the still did not come whole")
        with av.open(BytesIO(jpeg), "r", format="mjpeg") as picture:
            frame = next(picture.decode(video=0))
        self._note("still-received", width=frame.width, height=frame.height)

    def _still(self, head: messages.StillHead) -> bytes | None:
        parts = [one for one in self._wire.said if isinstance(one, messages.StillPart) and one.id == head.id]
        numbered = {one.number: base64.b64decode(one.data) for one in parts}
        return b"".join(numbered[at] for at in range(head.parts)) if len(numbered) == head.parts else None

    async def _ask_for_pressure(self) -> None:
        kind = Kind.BLOOD_PRESSURE
        known = {one.reading.id for one in self._wire.readings}

        def fresh(told: messages.LiveReading) -> bool:
            return told.reading.kind is kind and told.reading.id not in known

        await self._ask(kind.value)
        told = await self._until(lambda: self._wire.heard(messages.LiveReading, fresh), "no reading came")
        reading, vital = told.reading, told.reading.vital
        assert isinstance(vital, BloodPressure)
        source = reading.device.name if reading.device else reading.method.value
        value = f"{vital.systolic:.0f}/{vital.diastolic:.0f} mmHg"
        self._note("reading-received", kind=kind.value, value=value, source=source)

    async def _write_note(self, card: messages.VisitCard) -> dict[str, str]:
        measured = dict.fromkeys(told.reading.kind.value for told in self._wire.readings)
        note = {
            "says": f"{card.reason}. Demonstration visit.",
            "finds": f"Measured: {', '.join(measured)}.",
            "thinks": plan_for(card.reason).diagnosis,
        }
        await self._send("PUT", f"/api/visits/{card.visit_id}/note", note)
        self._note("note-saved")
        return note

    async def _end(self) -> None:
        assert self._wire.call_id is not None
        await self._wire.send(messages.CallEnded(call_id=self._wire.call_id, by="doctor"))
        await self._wire.peer.close()
        self._note("ended")

    async def _close(self, card: messages.VisitCard, note: dict[str, str]) -> None:
        plan = plan_for(card.reason, card.language)
        await self._send("POST", f"/api/visits/{card.visit_id}/close", {"plan": draft(plan), "note": note})
        self._note("closed", diagnosis=plan.diagnosis, ending=plan.ending)

    async def _send(self, method: str, path: str, value: Any) -> None:
        await asyncio.to_thread(self._door.send, method, path, value)


def draft(plan: Advice) -> dict[str, Any]:
    """The plan as the console's page sends it."""
    medicines = []
    if plan.medicine is not None:
        name, dose, days = plan.medicine
        medicines.append({"name": name, "dose": dose, "days": int(days), "morning": 1, "midday": 1, "evening": 1})
    return {
        "id": str(uuid4()),
        "diagnosis": plan.diagnosis,
        "disposition": plan.ending,
        "advice": plan.advice.splitlines(),
        "medicines": medicines,
        "follow_up": plan.follow_up,
        "danger_signs": plan.danger.splitlines(),
    }


async def attend(url: str, name: str, password: str, diary: Diary) -> bool:
    """Sign in and see one patient. Raises RobotError, or what HTTP and the WebSocket raise."""
    door = await asyncio.to_thread(DoctorDoor, url, name, password)
    diary.note("signed-in")
    address = url.replace("http", "ws", 1) + "/ws/console"
    async with connect(address, additional_headers=door.headers, max_size=MAX_MESSAGE_BYTES, proxy=None) as socket:
        wire = Wire(socket)
        hearing = asyncio.create_task(wire.hear())
        try:
            return await Doctor(wire, door, name, diary).visit()
        finally:
            hearing.cancel()
            with suppress(asyncio.CancelledError):
                await hearing
            await wire.peer.close()


def main(arguments: Sequence[str]) -> int:
    """Run this doctor; returns 0 only when everything happened."""
    told = order("doctor_plain", __doc__, arguments)
    diary = Diary(told.events, told.timeout)
    try:
        return 0 if asyncio.run(attend(told.url, told.name, told.password, diary)) else 1
    except (RobotError, httpx.HTTPError, WebSocketException, OSError) as trouble:
        diary.note("trouble", what=str(trouble))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
