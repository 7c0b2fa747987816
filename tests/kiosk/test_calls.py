"""The call's desk: what is said goes the right way, and only what belongs to this call comes in."""

import asyncio
import base64
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from care.effects import BeginCall, HangUp, Send, SendStill, SetCameraOff, SetMute, TakeStill
from care.encounter import Still
from care.events import Asked, CallOver, CameraFailed, DoctorSaid, Event, LinkOfCall, StillFailed, StillTaken
from care.messages import (
    MAX_MESSAGE_BYTES,
    Ask,
    CallEnded,
    Chat,
    Description,
    FromKiosk,
    Hangup,
    LiveProgress,
    LiveReading,
    Relay,
    StillHead,
    StillPart,
    encode,
)
from care.pictures import Flaw, Role
from care.vitals import Kind, Method, Reading, Weight
from kiosk.calls import STILL_PART_BYTES, CallDesk, slices
from kiosk.demo.doctor_peer import DoctorPeer
from kiosk.media import protocol
from kiosk.media.client import MediaProcess
from tests.worlds.media_room import until

CALL = UUID(int=7)
WEIGHED = Reading(
    id=UUID(int=8), vital=Weight(kilograms=70), received_at=datetime(2026, 3, 2, tzinfo=UTC), method=Method.DEVICE
)


def chat(text: str = "Good day", by: str = "doctor") -> Chat:
    return Chat(id=uuid4(), by=by, text=text, at=datetime(2026, 3, 2, tzinfo=UTC))


def still(size: int) -> Still:
    return Still(
        id=uuid4(), taken_at=datetime.now(UTC), content_type="image/jpeg", width=4, height=3, data=os.urandom(size)
    )


class Room:
    """A call desk with a media process (not started unless `running`), and all that it told."""

    def __init__(self, card: str | None = None) -> None:
        self.media = MediaProcess()
        self.events: list[Event] = []
        self.told: list[FromKiosk] = []
        self.codes: list[str] = []
        self.desk = CallDesk(
            self.media,
            self.events.append,
            self.told.append,
            self.codes.append,
            {Role.FACE: "test", Role.SKIN: "skin.png"},
            (320, 240),
            card,
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Room"]:
        task = asyncio.create_task(self.desk.run())
        try:
            yield self
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def on_data(self, text: str) -> None:
        self.desk._on_media(protocol.DataReceived(text=text))

    def links(self) -> list[str]:
        return [event.state for event in self.events if isinstance(event, LinkOfCall)]

    def offers(self) -> list[Description]:
        return [message for message in self.told if isinstance(message, Description)]


@pytest.fixture
def room() -> Room:
    return Room()


def orders(room: Room) -> list[protocol.AnyCommand]:
    """Take out what waits to be obeyed."""
    return [room.desk._orders.get_nowait() for _ in range(room.desk._orders.qsize())]


def test_an_exam_camera_takes_the_place_of_the_face_camera_and_gives_it_back(room: Room) -> None:
    for role in (Role.FACE, Role.SKIN, Role.SKIN, Role.FACE):
        room.desk.camera(True, False, role)
    opened = [order.source for order in orders(room) if isinstance(order, protocol.OpenCamera)]
    assert opened == ["test", "skin.png", "test"]


def test_a_camera_that_gives_no_pictures_is_told_by_what_it_looks_at(room: Room) -> None:
    room.desk.camera(True, False, Role.SKIN)
    room.desk._on_media(protocol.CameraState(ok=True))
    room.desk._on_media(protocol.CameraState(ok=False, reason="unplugged"))
    assert room.events == [CameraFailed(Role.SKIN)]


def test_the_camera_and_the_flaw_of_a_still_go_to_the_visit_and_on_to_the_doctor(room: Room) -> None:
    room.desk.do(TakeStill(wanted := uuid4(), 2**20, Role.SKIN))
    (order,) = orders(room)
    assert isinstance(order, protocol.TakeStill)
    assert order.camera is Role.SKIN
    room.desk._on_media(
        protocol.StillTaken(id=str(wanted), jpeg=b"x", width=2, height=1, camera=Role.SKIN, flaw=Flaw.DARK)
    )
    (event,) = room.events
    assert isinstance(event, StillTaken)
    head = slices(event.still)[0]
    assert isinstance(head, StillHead)
    assert (head.id, head.camera, head.flaw) == (wanted, Role.SKIN, Flaw.DARK)


# --- without a media process ------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, STILL_PART_BYTES, STILL_PART_BYTES + 1, 5 * STILL_PART_BYTES])
def test_a_still_goes_out_in_parts_that_fit_and_comes_together_again(size: int) -> None:
    taken = still(size)
    head, *parts = slices(taken)
    assert isinstance(head, StillHead)
    assert head.parts == len(parts)
    assert all(len(encode(part)) < MAX_MESSAGE_BYTES for part in parts)
    assert [part.number for part in parts if isinstance(part, StillPart)] == list(range(len(parts)))
    assert b"".join(base64.b64decode(part.data) for part in parts if isinstance(part, StillPart)) == taken.data


def test_an_empty_still_is_a_head_alone() -> None:
    assert len(slices(still(0))) == 1


def test_without_a_channel_words_go_by_the_clinic_and_without_a_call_nowhere(room: Room) -> None:
    said = chat(by="patient")
    room.desk.do(Send(said))
    assert room.told == []
    asyncio.run(_begun(room))
    room.desk.do(Send(said))
    assert room.told == [Relay(call_id=CALL, body=said)]


async def _begun(room: Room) -> None:
    room.desk.do(BeginCall(CALL))


@pytest.mark.parametrize("text", ["", "{", "null", '{"type":"chat"}', '{"type":"hello"}', "\ud83d", "[" * 5000])
def test_malformed_data_is_passed_over(room: Room, text: str) -> None:
    room.on_data(text)
    assert room.events == []


def test_oversized_data_is_not_even_read(room: Room) -> None:
    said = encode(chat("x" * (MAX_MESSAGE_BYTES + 1))).decode()
    room.on_data(said)
    assert room.events == []


def test_a_still_that_could_not_be_taken_becomes_an_event(room: Room) -> None:
    wanted = uuid4()
    room.desk._on_media(protocol.StillFailed(id=str(wanted), reason="no-room"))
    assert room.events == [StillFailed(wanted, "no-room")]


def test_what_the_doctor_says_becomes_an_event(room: Room) -> None:
    said, ask = chat(), Ask(id=uuid4(), what="still", doctor="Dr Rivera")
    for message in (said, ask):
        room.on_data(encode(message).decode())
    assert room.events == [DoctorSaid(said), Asked(ask)]


def test_words_of_another_call_do_not_enter_this_one(room: Room) -> None:
    """The last patient's doctor is still typing: what arrives late is nobody's."""
    asyncio.run(_begun(room))
    room.desk.on_clinic(Relay(call_id=uuid4(), body=chat("Take two of these")))
    assert room.events == []
    room.desk.on_clinic(Relay(call_id=CALL, body=(mine := chat())))
    assert room.events == [DoctorSaid(mine)]
    room.desk.do(HangUp(CALL))
    room.desk.on_clinic(Relay(call_id=CALL, body=chat()))
    assert room.events == [DoctorSaid(mine)]


def test_the_doctor_hangs_up_only_a_call_there_is(room: Room) -> None:
    room.desk.hear(Hangup(by="doctor"))
    assert room.events == []
    asyncio.run(_begun(room))
    room.desk.hear(Hangup(by="doctor"))
    assert room.events == [CallOver(CALL)]
    room.desk.do(HangUp(CALL))
    assert room.told == [CallEnded(call_id=CALL, by="patient")]


def test_ice_servers_that_are_none_change_nothing(room: Room) -> None:
    room.desk.use_ice(({"urls": ["stun:stun.example.org"]},))
    room.desk.use_ice(({"url": "stun:old.example.org"},))
    assert [server.urls for server in room.desk._ice] == [["stun:stun.example.org"]]


def test_the_end_of_the_last_call_does_not_touch_the_next_one(room: Room) -> None:
    asyncio.run(_begun(room))
    for event in (
        protocol.CallChanged(call_id=str(CALL), state=protocol.CallState.CONNECTED),
        protocol.DataOpen(),
        protocol.CallChanged(call_id=str(uuid4()), state=protocol.CallState.ENDED),
    ):
        room.desk._on_media(event)
    room.desk.say(chat(by="patient"))
    assert room.told == [], "the channel is open still"
    room.desk._falls_silent(True)
    room.desk._falls_silent(False)
    assert room.links()[-1] == "connected"


@pytest.mark.parametrize("over", [True, False])
def test_what_was_said_in_a_call_is_not_said_in_the_next_one(room: Room, over: bool) -> None:
    async def run() -> None:
        room.desk.do(BeginCall(CALL))
        room.desk.say(chat(by="patient"))
        if over:
            room.desk.do(HangUp(CALL))
        room.desk.do(BeginCall(uuid4()))
        room.desk._on_media(protocol.DataOpen())
        assert not any(isinstance(order, protocol.SendData) for order in orders(room))

    asyncio.run(run())


# --- with the real media process --------------------------------------------------------------------


async def connected(room: Room, doctor: DoctorPeer, offers: int = 1) -> None:
    """Carry offer and answer between the two, as the clinic does."""
    await until(lambda: len(room.offers()) >= offers, 20)
    answer = await doctor.answer(room.offers()[-1].sdp)
    room.desk.on_clinic(Description(call_id=CALL, kind="answer", sdp=answer))
    await until(lambda: room.links()[-1] == "connected", 20)


def test_a_call_with_talk_both_ways_survives_the_loss_of_the_media_process() -> None:
    async def run() -> None:
        heard: list[str] = []
        doctor = DoctorPeer(on_text=heard.append)
        async with Room().running() as room:
            room.desk.camera(True, False)
            room.desk.do(BeginCall(CALL))
            room.desk.do(SetMute(True))
            await connected(room, doctor)
            await until(lambda: doctor.pictures_seen > 5, 20)
            await until(lambda: room.desk._channel_open)
            room.desk.say(said := chat(by="patient"))
            await until(lambda: heard == [encode(said).decode()])
            doctor.say(encode(answer := chat()).decode())
            await until(lambda: DoctorSaid(answer) in room.events)
            assert doctor.loudness < 0.001

            pid, offers = room.media.pid, len(room.offers())
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            await until(lambda: room.links()[-1] == "failed")
            room.desk.do(BeginCall(CALL))  # what `care.call` asks for then
            room.desk.say(said := chat(by="patient"))
            assert room.told[-1] == Relay(call_id=CALL, body=said)
            await connected(room, doctor, offers + 1)
            assert room.media.pid not in (None, pid)
            seen = doctor.pictures_seen
            await until(lambda: doctor.pictures_seen > seen + 5, 20)
            assert doctor.loudness < 0.001, "who was muted before is muted after"
            room.desk.do(SetMute(False))
            await until(lambda: doctor.loudness > 0.003, 20)
        await doctor.close()

    asyncio.run(run())


def test_a_line_that_got_lost_on_the_way_is_said_again_when_the_call_is_back() -> None:
    async def run() -> None:
        heard: list[str] = []
        doctor, again = DoctorPeer(), DoctorPeer(on_text=heard.append)
        async with Room().running() as room:
            room.desk.do(BeginCall(CALL))
            await connected(room, doctor)
            await until(lambda: room.desk._channel_open)
            line, reading = chat("It hurts here", by="patient"), LiveReading(reading=WEIGHED)
            room.desk.do(Send(line))
            room.desk.say(reading)
            room.desk.say(LiveProgress(kind=Kind.OXYGEN))
            assert not any(isinstance(message, Relay) for message in room.told), "the loss was not noticed yet"
            await doctor.close()
            await until(lambda: room.links()[-1] in ("lost", "failed"), 20)
            room.desk.do(BeginCall(CALL))  # what `care.call` asks for when it has failed
            await connected(room, again, 2)
            await until(lambda: len(heard) >= 2)
            room.desk.say(last := chat("Can you hear me?", by="patient"))
            await until(lambda: encode(last).decode() in heard)
            assert heard == [encode(message).decode() for message in (line, reading, last)]
        await again.close()

    asyncio.run(run())


def test_a_media_process_that_stands_still_is_told_and_goes_on_when_it_wakes() -> None:
    async def run() -> None:
        doctor = DoctorPeer()
        async with Room().running() as room:
            room.desk.do(BeginCall(CALL))
            await connected(room, doctor)
            await until(lambda: room.desk._channel_open)
            pid = room.media.pid
            assert pid is not None
            os.kill(pid, signal.SIGSTOP)
            await until(lambda: room.links()[-1] == "lost")
            room.desk.say(said := chat(by="patient"))
            assert room.told[-1] == Relay(call_id=CALL, body=said), "what is said meanwhile goes by the clinic"
            os.kill(pid, signal.SIGCONT)
            await until(lambda: room.links()[-1] in ("connected", "back"))
            assert room.media.pid == pid
        await doctor.close()

    asyncio.run(run())


def test_a_media_process_that_stands_still_for_good_is_replaced_and_the_call_comes_back() -> None:
    async def run() -> None:
        doctor = DoctorPeer()
        async with Room().running() as room:
            room.desk.camera(True, False)
            room.desk.do(BeginCall(CALL))
            await connected(room, doctor)
            pid, offers = room.media.pid, len(room.offers())
            assert pid is not None
            os.kill(pid, signal.SIGSTOP)
            await until(lambda: room.links()[-1] == "failed", 20)
            assert "lost" in room.links(), "the patient was told before"
            room.desk.do(BeginCall(CALL))  # what `care.call` asks for then
            await connected(room, doctor, offers + 1)
            assert room.media.pid not in (None, pid)
            seen = doctor.pictures_seen
            await until(lambda: doctor.pictures_seen > seen + 5, 20)
        await doctor.close()

    asyncio.run(run())


def test_a_still_under_way_when_the_media_process_dies_is_answered() -> None:
    async def run() -> None:
        async with Room().running() as room:
            room.desk.camera(True, False)
            await until(lambda: room.media.self_view.latest() is not None, 20)
            pid = room.media.pid
            assert pid is not None
            os.kill(pid, signal.SIGSTOP)
            room.desk.do(TakeStill(wanted := uuid4(), 2**20))
            await until(room.desk._orders.empty)
            os.kill(pid, signal.SIGKILL)
            await until(lambda: StillFailed(wanted, "no-picture") in room.events)

    asyncio.run(run())


def test_orders_given_before_the_media_process_is_up_are_obeyed_when_it_is() -> None:
    async def run() -> None:
        room = Room(card="a card of nobody")
        room.desk.warm()
        room.desk.camera(True, True)
        async with room.running():
            await until(lambda: bool(room.codes), 20)
            assert set(room.codes) == {"a card of nobody"}

    asyncio.run(run())


def test_a_call_that_cannot_begin_is_not_begun_in_a_hurry(room: Room) -> None:
    async def run() -> None:
        for _ in range(5):
            room.desk.do(BeginCall(CALL))
        assert [type(order) for order in orders(room)].count(protocol.StartCall) == 1
        room.desk.do(SetCameraOff(True))
        assert room.desk._switches == (False, True)
        room.desk.do(SendStill(still(3)))

    asyncio.run(run())
