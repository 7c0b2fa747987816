"""A station trusts its own clinic and nobody else: what it delivers and says goes over TLS to the pinned authority."""

import asyncio
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from websockets.exceptions import InvalidStatus

from care import events as ev
from care.checkin import Page
from care.messages import Hello
from care.vitals import Kind
from clinic import records
from clinic.settings import Tls
from clinic.tls import own_certificate
from kiosk.app import open_store
from kiosk.enrol import enrol, reach
from kiosk.settings import Camera, Clinic, Settings
from kiosk.signalling import Signalling
from sync.errors import UntrustedServerError
from sync.identity import load_identity
from sync.loop import Road
from sync.records import State
from tests.worlds.clinic_server import ClinicServer
from tests.worlds.station import StationRoom


def listening(folder: Path) -> ClinicServer:
    """A clinic with an authority of its own; the setting makes it encrypted, the socket is bound to loopback."""
    return ClinicServer(folder, host="0.0.0.0")


def authority(clinic: ClinicServer) -> Path:
    return clinic.settings.data / "tls" / "ca.pem"


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClinicServer]:
    with listening(tmp_path_factory.mktemp("ours")) as clinic:
        yield clinic


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClinicServer]:
    """As good a clinic as ours, under the same names, but not ours."""
    with listening(tmp_path_factory.mktemp("other")) as clinic:
        yield clinic


def station(folder: Path, clinic: ClinicServer, pinned: Path | None) -> Settings:
    at = Clinic(url=clinic.url, ca=str(pinned) if pinned else None)
    return Settings(mode="training", station="Hall", store=str(folder), clinic=at, camera=Camera(face="test"))


def test_a_visit_goes_to_the_pinned_clinic_and_to_no_other(ours: ClinicServer, other: ClinicServer, tmp_path: Path):
    at_home = station(tmp_path, ours, authority(ours))
    led_astray = station(tmp_path, other, authority(ours))
    asyncio.run(enrol(at_home, ours.code()))
    assert ours.url.startswith("https:")
    assert "knows this station" in asyncio.run(reach(at_home))

    async def run() -> None:
        async with StationRoom(led_astray).running() as room:
            await room.check_in()
            assert room(*[ev.MeasureSkipped(kind) for kind in Kind], ev.Reviewed()).page is Page.CALL_BACK
            assert not room.session.state.online
            visit = room.session.state.visit
            assert visit is not None
            room(ev.Finish())
            delivery = room.app._delivery
            assert delivery is not None
            await room.until(lambda: delivery.road is Road.PAUSED)
            (row,) = room.outbox()
            assert (row.state, row.attempts) == (State.PENDING, 0)
        async with StationRoom(at_home).running() as room:
            await room.until(lambda: room.outbox()[0].state is State.DELIVERED)
            await room.until(lambda: room.session.state.online)
            await room.check_in()
            assert room(*[ev.MeasureSkipped(kind) for kind in Kind], ev.Reviewed()).page is Page.WAITING
            await room.until(lambda: room.session.state.place is not None)  # said over WSS, and answered
            room(ev.FinishAndClear())

        assert holds(ours, visit.id)
        assert not holds(other, visit.id)

    asyncio.run(run())


def holds(clinic: ClinicServer, visit_id: UUID) -> bool:
    return clinic.store.reading(lambda db: records.read(db, "Encounter", str(visit_id))) is not None


@pytest.mark.parametrize("pins", ["the other's authority", "the public ones"])
def test_nobody_enrols_at_a_clinic_that_is_not_the_pinned_one(ours, other, tmp_path, pins):
    pinned = authority(other) if pins == "the other's authority" else None
    settings, code = station(tmp_path, ours, pinned), ours.code()
    with pytest.raises(UntrustedServerError):
        asyncio.run(enrol(settings, code))
    store = open_store(settings)
    assert load_identity(store) is None
    store.close()
    asyncio.run(enrol(station(tmp_path, ours, authority(ours)), code))  # the control: the code never left


def test_a_name_that_the_certificate_does_not_hold_is_refused(tmp_path: Path):
    cert, key, signed_by = own_certificate(tmp_path / "tls", frozenset({"clinic.example"}), datetime.now(UTC))
    with ClinicServer(tmp_path / "clinic", tls=Tls(cert=cert, key=key)) as clinic:
        code = clinic.code()
        with pytest.raises(UntrustedServerError):
            asyncio.run(enrol(station(tmp_path / "store", clinic, signed_by), code))


@pytest.mark.parametrize("trusted", [True, False])
def test_the_websocket_alone_checks_the_authority_too(ours: ClinicServer, other: ClinicServer, trusted: bool):
    """With a token in hand: what stops the station here is the certificate and nothing else."""
    kiosk = station(Path(), ours, authority(ours if trusted else other))
    online: list[bool] = []

    async def run() -> None:
        async def token() -> str:
            return "a-token"

        link = Signalling(
            kiosk.clinic.url,
            token,
            lambda: Hello(station="Hall", mode="training", version="0"),
            ca=kiosk.ca_file,
            on_message=lambda _: None,
            on_online=online.append,
        )
        await link._connected()

    if trusted:  # the control: the handshake holds, and it is the clinic that does not know the token
        with pytest.raises(InvalidStatus, match="HTTP 403"):
            asyncio.run(run())
    else:
        with pytest.raises(ssl.SSLCertVerificationError):
            asyncio.run(run())
    assert online == []
