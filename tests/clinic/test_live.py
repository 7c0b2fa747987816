"""Stations and consoles over real sockets: the queue, its alarms, and a call from Answer to the signed plan."""

import asyncio
import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from care import messages as m
from care.fhir.bundle import bundle
from sync.client import ClinicClient
from tests.worlds.clinic_server import Doctor, KioskIdentity
from tests.worlds.clinic_sockets import Line, Sockets, card, has, lacks, play, row_of
from tests.worlds.visits import CHECKIN, OXYGEN, STATION, WHOLE, minutes


@pytest.fixture(scope="module")
def ben(clinic):
    with clinic.doctor("Dr Ben Sample") as doctor:
        yield doctor


async def called(sockets: Sockets, hall: KioskIdentity, doctor: Doctor, visit: m.VisitCard) -> tuple[Line, Line, UUID]:
    """A patient waits, a doctor answers, the patient is ready."""
    station, console = await sockets.kiosk(hall), await sockets.console(doctor)
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


def test_a_visit_from_the_queue_to_the_signed_plan(clinic, hall, ada):
    visit = card(readings=(replace(OXYGEN, received_at=datetime.now(UTC)),))

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(hall), await sockets.console(ada)
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


def test_of_two_doctors_the_first_wins_and_the_other_is_told(clinic, hall, ada, ben):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station = await sockets.kiosk(hall)
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


def test_a_third_party_hears_and_says_nothing_in_a_call(clinic, hall, ada, ben):
    stranger = clinic.kiosk("Other")

    async def story(sockets: Sockets) -> None:
        station, console, call_id = await called(sockets, hall, ada, card())
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


def test_a_dead_calls_messages_are_refused_and_the_line_stays(clinic, hall, ada):
    async def story(sockets: Sockets) -> None:
        station, console, call_id = await called(sockets, hall, ada, card())
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


def test_a_lost_station_is_told_within_two_seconds_and_the_call_goes_on(clinic, hall, ada):
    async def story(sockets: Sockets) -> None:
        visit = card()
        station, console, call_id = await called(sockets, hall, ada, visit)
        station.socket.transport.abort()
        async with asyncio.timeout(2):
            assert not (await console.hear(m.StationState)).online
        back = await sockets.kiosk(hall)
        assert (await console.hear(m.StationState)).online
        await back.say(m.VisitTold(card=replace(visit, version=2)))  # it forgot the call: it is told again
        assert (await back.hear(m.CallOffered)).call_id == call_id
        await back.say(m.Description(call_id=call_id, kind="offer", sdp="v=0 again"))
        assert (await console.hear(m.Description)).sdp == "v=0 again"
        await hung_up(back, console, call_id)

    play(clinic, story)


def test_a_page_that_comes_back_finds_its_call(clinic, hall, ada):
    async def story(sockets: Sockets) -> None:
        visit = card()
        station, console, call_id = await called(sockets, hall, ada, visit)
        console.socket.transport.abort()
        again = await sockets._connect("/ws/console", m.ToConsole, {"cookie": ada.cookie, "origin": clinic.url})
        assert row_of(await again.hear(m.Queue), visit.visit_id).call_id == call_id
        assert (await again.hear(m.CallStarted)).call_id == call_id
        await station.say(m.Description(call_id=call_id, kind="offer", sdp="v=0 again"))
        assert (await again.hear(m.Description)).sdp == "v=0 again"
        await hung_up(station, again, call_id)

    play(clinic, story)


def test_a_signed_plan_is_told_again_until_the_visit_left(clinic, hall, ada):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console, call_id = await called(sockets, hall, ada, visit)
        await hung_up(station, console, call_id)
        await station.socket.close()
        plan = {"diagnosis": "A cold", "disposition": "self-care"}
        signed = ada.http.post(f"/api/visits/{visit.visit_id}/close", json={"plan": plan})
        assert signed.status_code == 200
        back = await sockets.kiosk(hall)
        await back.say(m.VisitTold(card=visit))
        assert (await back.hear(m.PlanReady)).plan.diagnosis == "A cold"
        await back.say(m.VisitLeft(visit_id=visit.visit_id, ending="plan-shown"))
        second = ada.http.post(f"/api/visits/{visit.visit_id}/close", json={"plan": plan})
        assert second.status_code == 409

    play(clinic, story)


def test_a_visit_without_a_plan_stays_on_top_of_its_doctors_queue(clinic, hall, ada):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console, call_id = await called(sockets, hall, ada, visit)
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


def test_an_alarm_comes_first_and_both_sides_hear_who_saw_it_and_who_took_it(clinic, hall, ada):
    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(hall), await sockets.console(ada)
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


def test_a_visit_whose_station_could_not_say_goodbye_leaves_the_queue_when_its_bundle_arrives(clinic, hall, ada):
    visit = replace(WHOLE, id=uuid4(), readings=(), stills=(), said=(), skipped=())
    key, body = bundle(visit, questionnaire=CHECKIN, mode="training", station=STATION, now=minutes(30))

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(hall), await sockets.console(ada)
        await station.say(m.VisitTold(card=card(visit_id=visit.id)))
        await console.hear(m.Queue, has(visit.id))
        await station.socket.close()
        async with ClinicClient(clinic.url, hall) as client:
            assert (await client.transaction(body, str(key))).status == 200
        await console.hear(m.Queue, lacks(visit.id))

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
def test_a_plan_that_lacks_something_is_not_signed(clinic, hall, ada, plan, say):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(hall), await sockets.console(ada)
        await station.say(m.VisitTold(card=visit))
        await console.hear(m.Queue, has(visit.visit_id))
        answer = ada.http.post(f"/api/visits/{visit.visit_id}/close", json={"plan": plan})
        assert answer.status_code == 422
        assert say in answer.json()["say"]
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))

    play(clinic, story)


def test_another_doctors_note_is_not_mine_to_write(clinic, hall, ada, ben):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console, call_id = await called(sockets, hall, ada, visit)
        assert ben.http.put(f"/api/visits/{visit.visit_id}/note", json={"says": "x"}).status_code == 409
        assert ada.http.put(f"/api/visits/{visit.visit_id}/note", json={"says": "x"}).status_code == 200
        assert ada.http.put(f"/api/visits/{uuid4()}/note", json={"says": "x"}).status_code == 404
        await hung_up(station, console, call_id)

    play(clinic, story)
