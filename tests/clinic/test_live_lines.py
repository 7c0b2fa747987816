"""Who gets a line to the live clinic, and what is refused on it, over real sockets."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from websockets.exceptions import ConnectionClosed, InvalidStatus

from care import messages as m
from tests.worlds.clinic_sockets import Sockets, card, has, play, row_of
from tests.worlds.visits import OXYGEN


@pytest.mark.parametrize(("length", "kept"), [(m.MAX_MESSAGE_BYTES + 1, False), (m.MAX_MESSAGE_BYTES, True)])
def test_an_oversized_message_ends_the_line(clinic, hall, length, kept):
    async def story(sockets: Sockets) -> None:
        station = await sockets.kiosk(hall)
        await station.socket.send("x" * length)
        if kept:
            assert (await station.hear(m.Refused)).code == "malformed"
            return
        with pytest.raises(ConnectionClosed) as caught:
            await station.hear(m.Refused)
        assert caught.value.rcvd is not None
        assert caught.value.rcvd.code == 1009

    play(clinic, story)


def test_a_number_that_no_device_sends_is_refused_and_the_console_stays(clinic, hall, ada):
    visit = card(readings=(replace(OXYGEN, received_at=datetime.now(UTC)),))
    text = m.encode(m.VisitTold(card=visit)).decode().replace('"saturation":', '"saturation":1e300,"was":', 1)

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.kiosk(hall), await sockets.console(ada)
        await station.socket.send(text)
        assert (await station.hear(m.Refused)).code == "malformed"
        await station.say(m.VisitTold(card=visit))
        await console.hear(m.Queue, has(visit.visit_id))
        await station.say(m.VisitLeft(visit_id=visit.visit_id, ending="left"))

    play(clinic, story)


def test_a_station_bears_the_name_it_was_enrolled_by_whatever_it_calls_itself(clinic, hall, ada):
    visit = card()

    async def story(sockets: Sockets) -> None:
        station, console = await sockets.bare_kiosk(hall), await sockets.console(ada)
        await station.say(m.Hello(station="Intensive care", mode="training", version="1"))
        await station.say(m.VisitTold(card=visit))
        row = row_of(await console.hear(m.Queue, has(visit.visit_id)), visit.visit_id)
        assert row is not None
        assert row.station == "Hall"

    play(clinic, story)


def test_a_station_of_the_other_mode_is_refused(clinic, hall):
    async def story(sockets: Sockets) -> None:
        station = await sockets.bare_kiosk(hall)
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
