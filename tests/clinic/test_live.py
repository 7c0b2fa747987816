"""Stations and consoles over real sockets: the queue, a call from Answer to the signed plan, and lost links."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace
from structlog.testing import capture_logs
from websockets.exceptions import ConnectionClosed, InvalidStatus

from care import messages as m
from care.fhir.bundle import bundle
from clinic.errors import StoreError
from clinic.floor.events import KioskCame, KioskSaid
from clinic.gate import Gate
from clinic.live import Live, kept_visit
from clinic.store import Store
from sync.client import ClinicClient
from tests.worlds.clinic_server import Doctor
from tests.worlds.clinic_sockets import WAIT_S, Line, Sockets, card, has, lacks, play, row_of
from tests.worlds.visits import CHECKIN, OXYGEN, STATION, WHOLE, minutes


@pytest.fixture(scope="module")
def ben(clinic):
    with clinic.doctor("Dr Ben Sample") as doctor:
        yield doctor


@pytest.fixture
def kiosk(clinic):
    return clinic.kiosk("Hall")


async def called(sockets: Sockets, kiosk: Any, doctor: Doctor, visit: m.VisitCard) -> tuple[Line, Line, UUID]:
    """A patient waits, a doctor answers, the patient is ready."""
    station, console = await sockets.kiosk(kiosk), await sockets.console(doctor)
    await station.say(m.VisitTold(card=visit))
    await console.hear(m.Queue, has(visit.visit_id))
    await console.say(m.Accept(visit_id=visit.visit_id))
    started = await console.hear(m.CallStarted)
    offer = await station.hear(m.CallOffered)
    assert (offer.call_id, offer.visit_id, offer.doctor) == (started.call_id, visit.visit_id, doctor.name)
    await station.say(m.CallAnswered(call_id=offer.call_id, ready=True))
    return station, console, offer.call_id


async def hung_up(station: Line, console: Line, call_id: UUID) -> None:
    await console.say(m.CallEnded(call_id=call_id, by="doctor"))
    await station.hear(m.CallEnded)


def test_a_visit_from_the_queue_to_the_signed_plan(clinic, kiosk, ada):
    visit = card(readings=(replace(OXYGEN, received_at=datetime.now(UTC)),))

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(kiosk), await sockets.console(ada)
        await station.say(m.VisitTold(card=visit))
        queue = await console.hear(m.Queue, has(visit.visit_id))
        row = row_of(queue, visit.visit_id)
        assert (row.station, row.online, row.doctor) == ("Hall", True, None)
        assert "respiration" in row.news2.missing
        assert row.news2.parts["oxygen"] == 0
        placed = await station.hear(m.Placed)
        assert (placed.visit_id, placed.place) == (visit.visit_id, 1)
        assert placed.doctors_on_call >= 1
        await console.say(m.Accept(visit_id=visit.visit_id))
        started = await console.hear(m.CallStarted)
        offer = await station.hear(m.CallOffered)
        await station.say(m.CallAnswered(call_id=offer.call_id, ready=True))
        await station.say(m.Description(call_id=offer.call_id, kind="offer", sdp="v=0 kiosk"))
        assert (await console.hear(m.Description)).sdp == "v=0 kiosk"
        await console.say(m.Description(call_id=started.call_id, kind="answer", sdp="v=0 page"))
        assert (await station.hear(m.Description)).sdp == "v=0 page"
        await console.say(m.Candidate(call_id=started.call_id, candidate="candidate:1"))
        assert (await station.hear(m.Candidate)).candidate == "candidate:1"
        chat = m.Chat(id=uuid4(), by="doctor", text="Hello", at=datetime.now(UTC))
        await console.say(m.Relay(call_id=started.call_id, body=chat))
        assert (await station.hear(m.Relay)).body == chat
        await hung_up(station, console, started.call_id)
        await console.hear(m.Queue, has(visit.visit_id, lambda row: row.unclosed))
        saved = ada.http.put(f"/api/visits/{visit.visit_id}/note", json={"says": "Coughs at night"})
        assert saved.json()["saved_at"]
        assert ada.get(f"/api/visits/{visit.visit_id}")["note"]["says"] == "Coughs at night"
        plan = {"diagnosis": "A cold", "disposition": "self-care", "medicines": [{"name": "Honey", "dose": "1 spoon"}]}
        body = {"plan": plan, "note": {"says": "Coughs at night"}}
        signed = ada.http.post(f"/api/visits/{visit.visit_id}/close", json=body)
        assert signed.status_code == 200, signed.text
        ready = await station.hear(m.PlanReady)
        assert (ready.plan.diagnosis, ready.plan.doctor) == ("A cold", ada.name)
        await console.hear(m.Queue, lacks(visit.visit_id))
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="plan-shown"))

    play(clinic, story)
    note = ada.get(f"/fhir/Composition?encounter={visit.visit_id}")["entry"][0]["resource"]
    assert note["subject"]["reference"] == visit.patient
    assert "Coughs at night" in json.dumps(note)
    medicine = ada.get(f"/fhir/MedicationRequest?encounter={visit.visit_id}")["entry"][0]["resource"]
    assert medicine["intent"] == "plan"


def test_of_two_doctors_the_first_wins_and_the_other_is_told(clinic, kiosk, ada, ben):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station = await sockets.kiosk(kiosk)
        pages = [await sockets.console(ada), await sockets.console(ben)]
        await station.say(m.VisitTold(card=visit))
        for page in pages:
            await page.hear(m.Queue, has(visit.visit_id))
        await asyncio.gather(*(page.say(m.Accept(visit_id=visit.visit_id)) for page in pages))
        heard = [await page.hear(m.Message, lambda one: not isinstance(one, m.Queue)) for page in pages]
        assert sorted(type(one).__name__ for one in heard) == ["CallStarted", "Refused"]
        refused = next(one for one in heard if isinstance(one, m.Refused))
        assert refused.code == "taken"
        assert "has answered this patient" in refused.say
        offer = await station.hear(m.CallOffered)
        await station.say(m.CallAnswered(call_id=offer.call_id, ready=False))
        await pages[0].hear(m.Queue, has(visit.visit_id, lambda row: row.doctor is None))  # back in line for all
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))
        await pages[0].hear(m.Queue, lacks(visit.visit_id))

    play(clinic, story)


def test_a_third_party_hears_and_says_nothing_in_a_call(clinic, kiosk, ada, ben):
    stranger = clinic.kiosk("Other")

    async def story(sockets: Sockets) -> None:
        station, console, call_id = await called(sockets, kiosk, ada, card())
        other, other_station = await sockets.console(ben), await sockets.kiosk(stranger)
        await other.say(m.Description(call_id=call_id, kind="answer", sdp="v=0 stranger"))
        assert (await other.hear(m.Refused)).code == "no-call"
        await other_station.say(m.Description(call_id=call_id, kind="offer", sdp="v=0 stranger"))
        assert (await other_station.hear(m.Refused)).code == "no-call"
        await other.say(m.CallEnded(call_id=call_id, by="doctor"))
        await console.say(m.Description(call_id=call_id, kind="answer", sdp="v=0 page"))
        assert (await station.hear(m.Description)).sdp == "v=0 page"  # the first thing that arrived
        await hung_up(station, console, call_id)

    play(clinic, story)


def test_a_dead_calls_messages_are_refused_and_the_line_stays(clinic, kiosk, ada):
    async def story(sockets: Sockets) -> None:
        station, console, call_id = await called(sockets, kiosk, ada, card())
        await hung_up(station, console, call_id)
        await station.say(m.Description(call_id=call_id, kind="offer", sdp="v=0"))
        assert (await station.hear(m.Refused)).code == "no-call"
        await console.say(m.Candidate(call_id=call_id, candidate="candidate:1"))
        assert (await console.hear(m.Refused)).code == "no-call"
        await station.socket.send('{"type": "nonsense"}')
        assert (await station.hear(m.Refused)).code == "malformed"
        await station.socket.send(b"\x00\x01")
        assert (await station.hear(m.Refused)).code == "malformed"
        await console.socket.send("[" * 50_000)
        assert (await console.hear(m.Refused)).code == "malformed"

    play(clinic, story)


@pytest.mark.parametrize(("length", "kept"), [(m.MAX_MESSAGE_BYTES + 1, False), (m.MAX_MESSAGE_BYTES, True)])
def test_an_oversized_message_ends_the_line(clinic, kiosk, length, kept):
    async def story(sockets: Sockets) -> None:
        station = await sockets.kiosk(kiosk)
        await station.socket.send("x" * length)
        if kept:
            assert (await station.hear(m.Refused)).code == "malformed"
            return
        with pytest.raises(ConnectionClosed) as caught:
            await station.hear(m.Refused)
        assert caught.value.rcvd is not None
        assert caught.value.rcvd.code == 1009

    play(clinic, story)


def test_a_lost_station_is_told_within_two_seconds_and_the_call_goes_on(clinic, kiosk, ada):
    async def story(sockets: Sockets) -> None:
        visit = card()
        station, console, call_id = await called(sockets, kiosk, ada, visit)
        station.socket.transport.abort()
        async with asyncio.timeout(2):
            assert not (await console.hear(m.StationState)).online
        back = await sockets.kiosk(kiosk)
        assert (await console.hear(m.StationState)).online
        await back.say(m.VisitTold(card=replace(visit, version=2)))  # it forgot the call: it is told again
        assert (await back.hear(m.CallOffered)).call_id == call_id
        await back.say(m.Description(call_id=call_id, kind="offer", sdp="v=0 again"))
        assert (await console.hear(m.Description)).sdp == "v=0 again"
        await hung_up(back, console, call_id)

    play(clinic, story)


def test_a_page_that_comes_back_finds_its_call(clinic, kiosk, ada):
    async def story(sockets: Sockets) -> None:
        visit = card()
        station, console, call_id = await called(sockets, kiosk, ada, visit)
        console.socket.transport.abort()
        again = await sockets._connect("/ws/console", m.ToConsole, {"cookie": ada.cookie, "origin": clinic.url})
        assert row_of(await again.hear(m.Queue), visit.visit_id).call_id == call_id
        assert (await again.hear(m.CallStarted)).call_id == call_id
        await station.say(m.Description(call_id=call_id, kind="offer", sdp="v=0 again"))
        assert (await again.hear(m.Description)).sdp == "v=0 again"
        await hung_up(station, again, call_id)

    play(clinic, story)


def test_a_signed_plan_is_told_again_until_the_visit_left(clinic, kiosk, ada):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console, call_id = await called(sockets, kiosk, ada, visit)
        await hung_up(station, console, call_id)
        await station.socket.close()
        plan = {"diagnosis": "A cold", "disposition": "self-care"}
        signed = ada.http.post(f"/api/visits/{visit.visit_id}/close", json={"plan": plan})
        assert signed.status_code == 200
        back = await sockets.kiosk(kiosk)
        await back.say(m.VisitTold(card=visit))
        assert (await back.hear(m.PlanReady)).plan.diagnosis == "A cold"
        await back.say(m.VisitLeft(visit_id=visit.visit_id, ending="plan-shown"))
        second = ada.http.post(f"/api/visits/{visit.visit_id}/close", json={"plan": plan})
        assert second.status_code == 409

    play(clinic, story)


def test_a_visit_without_a_plan_stays_on_top_of_its_doctors_queue(clinic, kiosk, ada):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console, call_id = await called(sockets, kiosk, ada, visit)
        await hung_up(station, console, call_id)
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))
        urgent = card(urgency="urgent")
        await station.say(m.VisitTold(card=urgent))
        queue = await console.hear(m.Queue, has(urgent.visit_id))
        unclosed = [row.card.visit_id for row in queue.rows if row.unclosed]
        assert visit.visit_id in unclosed
        assert [row.unclosed for row in queue.rows] == sorted((row.unclosed for row in queue.rows), reverse=True)
        await station.say(m.VisitLeft(visit_id=urgent.visit_id, ending="left"))

    play(clinic, story)


def test_an_alarm_comes_first_and_both_sides_hear_who_saw_it_and_who_took_it(clinic, kiosk, ada):
    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(kiosk), await sockets.console(ada)
        waiting = card(urgency="emergency")
        await station.say(m.VisitTold(card=waiting))
        alarm = m.AlarmRaised(alarm_id=uuid4(), visit_id=None, why="chest-pain", at=datetime.now(UTC))
        await station.say(alarm)
        queue = await console.hear(m.Queue, lambda queue: any(row.alarm_id == alarm.alarm_id for row in queue.rows))
        assert queue.rows[0].alarm_id == alarm.alarm_id
        assert queue.rows[0].card.urgency == "emergency"
        await console.say(m.AlarmTaken(alarm_id=alarm.alarm_id, by=ada.name, at=datetime.now(UTC)))
        assert (await console.hear(m.Refused)).code == "malformed"  # only somebody at the station can take it
        await console.say(m.AlarmSeen(alarm_id=alarm.alarm_id, by="somebody", at=datetime.now(UTC)))
        assert (await station.hear(m.AlarmSeen)).by == ada.name  # the session's name counts, not the message's
        await station.say(alarm)  # a station that missed it asks again
        assert (await station.hear(m.AlarmSeen)).by == ada.name
        second = replace(alarm, alarm_id=uuid4(), visit_id=waiting.visit_id)
        await station.say(second)
        await console.hear(m.Queue, has(waiting.visit_id, lambda row: row.alarm_id == second.alarm_id))
        await station.say(m.AlarmTaken(alarm_id=second.alarm_id, by="nurse", at=datetime.now(UTC)))
        await console.hear(m.Queue, has(waiting.visit_id, lambda row: row.alarm_taken_by == "nurse"))
        await station.say(m.VisitLeft(visit_id=waiting.visit_id, ending="urgent"))

    play(clinic, story)


def test_a_visit_whose_station_could_not_say_goodbye_leaves_the_queue_when_its_bundle_arrives(clinic, kiosk, ada):
    visit = replace(WHOLE, id=uuid4(), readings=(), stills=(), said=(), skipped=())
    key, body = bundle(visit, questionnaire=CHECKIN, mode="training", station=STATION, now=minutes(30))

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(kiosk), await sockets.console(ada)
        await station.say(m.VisitTold(card=card(visit_id=visit.id)))
        await console.hear(m.Queue, has(visit.id))
        await station.socket.close()
        async with ClinicClient(clinic.url, kiosk) as client:
            assert (await client.transaction(body, str(key))).status == 200
        await console.hear(m.Queue, lacks(visit.id))

    play(clinic, story)


class Hiccup:
    """The clinic's store on a disk that fails once at each thing."""

    def __init__(self, store: Store, mistake: type[Exception] = StoreError) -> None:
        self._mistake = mistake
        self._write, self._read = store.write, store.read
        self.reading = store.reading
        self.failed: set[str] = set()
        self.wrote = asyncio.Event()

    async def write(self, work: Any) -> Any:
        self._fail_once("write")
        found = await self._write(work)
        self.wrote.set()
        return found

    async def read(self, work: Any) -> Any:
        self._fail_once("read")
        return await self._read(work)

    def _fail_once(self, what: str) -> None:
        if what not in self.failed:
            self.failed.add(what)
            raise self._mistake(what)


@pytest.mark.parametrize("mistake", [StoreError, ArithmeticError])
def test_a_write_that_fails_for_a_moment_loses_no_visit(clinic, mistake):
    visit_id = uuid4()
    store: Any = Hiccup(clinic.store, mistake)

    async def story() -> None:
        live = Live(clinic.settings, store, Gate(clinic.settings, store))
        async with live.running(), asyncio.timeout(WAIT_S):
            live.handle(KioskCame(kiosk="k", name="Hall"))
            live.handle(KioskSaid(kiosk="k", message=m.VisitTold(card=card(visit_id=visit_id))))
            await store.wrote.wait()
        assert store.failed == {"write"}
        assert clinic.store.reading(lambda db: kept_visit(db, visit_id)) is not None

    asyncio.run(story())


def test_time_goes_on_when_a_session_cannot_be_looked_up(clinic, ada, monkeypatch):
    monkeypatch.setattr("clinic.live.QUEUE_EVERY_TICKS", 1)
    monkeypatch.setattr("clinic.live.SESSION_EVERY_TICKS", 1)

    async def story(sockets: Sockets) -> None:
        console = await sockets.console(ada)
        disk = Hiccup(clinic.store)
        monkeypatch.setattr(clinic.store, "read", disk.read)
        async with asyncio.timeout(WAIT_S):
            while not disk.failed:
                await console.hear(m.Queue)
        after = [await console.hear(m.Queue) for _ in range(3)]
        assert (disk.failed, len(after)) == ({"read"}, 3)

    play(clinic, story)


def test_time_goes_on_after_any_mistake_and_the_log_names_nobody(clinic, ada, monkeypatch):
    monkeypatch.setattr("clinic.live.QUEUE_EVERY_TICKS", 1)
    told = []
    right = Live._tell_queue

    def wrong(live: Live, page: Any) -> None:
        if not told:
            told.append(page)
            raise ArithmeticError("Rosa M. 1e300")
        right(live, page)

    async def story(sockets: Sockets) -> None:
        console = await sockets.console(ada)
        monkeypatch.setattr(Live, "_tell_queue", wrong)
        for _ in range(3):
            await console.hear(m.Queue)
        assert told

    with capture_logs() as logs:
        play(clinic, story)
    assert {"event": "a tick failed", "error": "ArithmeticError", "log_level": "error"} in logs


def test_a_page_that_could_not_be_told_is_forgotten(clinic, monkeypatch):
    left: list[tuple[Live, Any]] = []
    right = Live._tell_queue

    def wrong(live: Live, page: Any) -> None:
        if page.user.name != "Dr Cy Sample":
            return right(live, page)
        left.append((live, page))
        raise ArithmeticError

    async def story(sockets: Sockets) -> None:
        monkeypatch.setattr(Live, "_tell_queue", wrong)
        with pytest.raises(ConnectionClosed):
            await sockets.console(cy)

    with clinic.doctor("Dr Cy Sample") as cy:
        play(clinic, story)
    live, page = left[-1]
    assert page not in live._pages.values()


def test_a_number_that_no_device_sends_is_refused_and_the_console_stays(clinic, kiosk, ada):
    visit = card(readings=(replace(OXYGEN, received_at=datetime.now(UTC)),))
    text = m.encode(m.VisitTold(card=visit)).decode().replace('"saturation":', '"saturation":1e300,"was":', 1)

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(kiosk), await sockets.console(ada)
        await station.socket.send(text)
        assert (await station.hear(m.Refused)).code == "malformed"
        await station.say(m.VisitTold(card=visit))
        await console.hear(m.Queue, has(visit.visit_id))
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))

    play(clinic, story)


def test_a_station_bears_the_name_it_was_enrolled_by_whatever_it_calls_itself(clinic, kiosk, ada):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.bare_kiosk(kiosk), await sockets.console(ada)
        await station.say(m.Hello(station="Intensive care", mode="training", version="1"))
        await station.say(m.VisitTold(card=visit))
        row = row_of(await console.hear(m.Queue, has(visit.visit_id)), visit.visit_id)
        assert row is not None
        assert row.station == "Hall"

    play(clinic, story)


def test_a_station_of_the_other_mode_is_refused(clinic, kiosk):
    async def story(sockets: Sockets) -> None:
        station = await sockets.bare_kiosk(kiosk)
        await station.say(m.VisitTold(card=card()))
        assert (await station.hear(m.Refused)).code == "hello-first"
        await station.say(m.Hello(station="Hall", mode="live", version="1"))
        assert (await station.hear(m.Refused)).code == "wrong-mode"
        with pytest.raises(ConnectionClosed):
            await station.hear(m.Welcome)

    play(clinic, story)


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/ws/kiosk", {}),
        ("/ws/kiosk", {"authorization": "Bearer guessed"}),
        ("/ws/console", {}),
        ("/ws/console", {"origin": "https://evil.example", "cookie": "own"}),
        ("/ws/console", {"cookie": "own"}),
    ],
)
def test_nobody_else_gets_a_line(clinic, ada, path, headers):
    headers = {name: ada.cookie if value == "own" else value for name, value in headers.items()}

    async def story(sockets: Sockets) -> None:
        with pytest.raises(InvalidStatus) as caught:
            await sockets._connect(path, m.ToConsole, headers)
        assert caught.value.response.status_code == 403

    play(clinic, story)


@pytest.mark.parametrize(
    ("plan", "say"),
    [
        ({"diagnosis": "A cold"}, "Choose how this visit ends."),
        ({"disposition": "self-care", "diagnosis": " "}, "Write what is wrong"),
        ({"disposition": "self-care", "diagnosis": "x", "medicines": [{"name": "A"}]}, "a name and a dose"),
        ({"disposition": "self-care", "diagnosis": "x", "follow_up_on": "soon"}, "This cannot be used"),
    ],
)
def test_a_plan_that_lacks_something_is_not_signed(clinic, kiosk, ada, plan, say):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(kiosk), await sockets.console(ada)
        await station.say(m.VisitTold(card=visit))
        await console.hear(m.Queue, has(visit.visit_id))
        answer = ada.http.post(f"/api/visits/{visit.visit_id}/close", json={"plan": plan})
        assert answer.status_code == 422
        assert say in answer.json()["say"]
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))

    play(clinic, story)


def test_another_doctors_note_is_not_mine_to_write(clinic, kiosk, ada, ben):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console, call_id = await called(sockets, kiosk, ada, visit)
        assert ben.http.put(f"/api/visits/{visit.visit_id}/note", json={"says": "x"}).status_code == 409
        assert ada.http.put(f"/api/visits/{visit.visit_id}/note", json={"says": "x"}).status_code == 200
        assert ada.http.put(f"/api/visits/{uuid4()}/note", json={"says": "x"}).status_code == 404
        await hung_up(station, console, call_id)

    play(clinic, story)
