"""What a station tells late, twice or in another form, over real sockets: nobody is put back, nobody is turned away."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from msgspec.structs import replace

from care import messages as m
from tests.worlds.clinic_server import ClinicServer, Doctor, KioskIdentity
from tests.worlds.clinic_sockets import Sockets, card, has, lacks, play, row_of
from tests.worlds.visits import OXYGEN


def newer(visit: m.VisitCard) -> m.VisitTold:
    return m.VisitTold(card=replace(visit, version=visit.version + 1))


@pytest.mark.parametrize("anew", [False, True], ids=["at once", "after the station came anew"])
def test_a_visit_that_has_ended_is_not_put_back(clinic: ClinicServer, hall: KioskIdentity, ada: Doctor, anew: bool):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(hall), await sockets.console(ada)
        await station.say(m.VisitTold(card=visit))
        await console.hear(m.Queue, has(visit.visit_id))
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))
        await console.hear(m.Queue, lacks(visit.visit_id))
        station = await sockets.kiosk(hall) if anew else station
        await station.say(newer(visit))
        assert (await station.hear(m.Refused)).code == "ended"
        other = card()
        await station.say(m.VisitTold(card=other))
        queue = await console.hear(m.Queue, has(other.visit_id))
        assert visit.visit_id not in {row.card.visit_id for row in queue.rows}
        await station.say(m.VisitLeft(visit_id=other.visit_id, ending="left"))

    play(clinic, story)


def test_no_station_puts_back_a_visit_of_another(clinic: ClinicServer, hall: KioskIdentity, ada: Doctor):
    visit = card()
    ward = clinic.kiosk("Ward")

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(hall), await sockets.console(ada)
        await station.say(m.VisitTold(card=visit))
        await console.hear(m.Queue, has(visit.visit_id))
        await sockets.kiosk(hall, here=None)  # it crashed, and knows nothing of the visit
        await console.hear(m.Queue, lacks(visit.visit_id))
        stranger = await sockets.kiosk(ward)
        await stranger.say(newer(visit))
        assert (await stranger.hear(m.Refused)).code == "not-yours"

    play(clinic, story)


def test_its_own_station_continues_a_visit_that_a_crash_cut_off(clinic: ClinicServer, hall: KioskIdentity, ada: Doctor):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(hall), await sockets.console(ada)
        await station.say(m.VisitTold(card=visit))
        await console.hear(m.Queue, has(visit.visit_id))
        station = await sockets.kiosk(hall, here=None)
        await console.hear(m.Queue, lacks(visit.visit_id))
        await station.say(newer(visit))
        back = row_of(await console.hear(m.Queue, has(visit.visit_id)), visit.visit_id)
        assert back is not None
        assert back.station == "Hall"
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))

    play(clinic, story)


def test_times_without_a_zone_turn_nobody_away_and_break_no_queue(
    clinic: ClinicServer, hall: KioskIdentity, ada: Doctor
):
    bare = datetime.now(UTC).replace(tzinfo=None)
    visit = card(started_at=bare, joined_at=bare, readings=(replace(OXYGEN, received_at=bare),))
    usual = card()
    ward = clinic.kiosk("Ward")

    async def story(sockets: Sockets) -> None:
        console = await sockets.console(ada)
        other = await sockets.kiosk(ward)
        await other.say(m.VisitTold(card=usual))
        station = await sockets.kiosk(hall)
        await station.say(m.VisitTold(card=visit))
        await station.say(m.AlarmRaised(alarm_id=uuid4(), visit_id=visit.visit_id, why="help", at=bare))
        rung = has(visit.visit_id, lambda row: row.alarm_id is not None)
        row = row_of(await console.hear(m.Queue, rung), visit.visit_id)
        assert 0 <= row.waited_s < 60
        assert row.news2.parts["oxygen"] is not None
        late = await sockets.console(ada)
        await late.hear(m.Queue, has(usual.visit_id))
        for line, one in ((station, visit), (other, usual)):
            await line.say(m.VisitLeft(visit_id=one.visit_id, ending="left"))

    play(clinic, story)
