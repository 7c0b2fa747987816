"""Beyond loopback: a private authority that a kiosk pins, and nothing else is trusted."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509

from clinic.errors import SettingsError
from clinic.serving import elsewhere, require_certificate
from clinic.settings import Settings, Tls
from clinic.tls import SERVER_DAYS, machine_names, own_certificate
from sync.client import ClinicClient
from sync.errors import UntrustedServerError
from tests.worlds.clinic_server import ClinicServer

NOW = datetime(2026, 3, 1, tzinfo=UTC)
NAMES = frozenset({"localhost", "127.0.0.1"})


def read(file: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(file.read_bytes())


def test_the_keys_are_for_their_owner_only(tmp_path):
    cert, key, authority = own_certificate(tmp_path / "tls", NAMES, NOW)
    for file in (key, authority.with_suffix(".key")):
        assert file.stat().st_mode & 0o777 == 0o600
    read(cert).verify_directly_issued_by(read(authority))


def test_a_certificate_is_kept_until_it_must_be_renewed(tmp_path):
    def serials(names: frozenset[str], now: datetime) -> tuple[int, int]:
        cert, _, authority = own_certificate(tmp_path, names, now)
        return read(cert).serial_number, read(authority).serial_number

    first = serials(NAMES, NOW)
    assert serials(NAMES, NOW + timedelta(days=300)) == first
    more = serials(NAMES | {"clinic.lan"}, NOW)
    assert more[0] != first[0]
    assert more[1] == first[1]  # the authority that kiosks pinned stays
    later = serials(NAMES, NOW + timedelta(days=SERVER_DAYS - 10))
    assert later[0] != more[0]
    assert later[1] == first[1]


def test_this_machine_knows_some_of_its_names():
    assert {"localhost", "127.0.0.1"} <= machine_names()


@pytest.fixture(scope="module")
def clinic(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clinic")
    # Bound to loopback all the same; the setting is what makes it encrypted.
    with ClinicServer(folder, host="0.0.0.0") as server:
        yield server


def test_a_kiosk_that_pins_the_authority_gets_through(clinic):
    authority = clinic.settings.data / "tls" / "ca.pem"

    async def ask() -> str:
        async with ClinicClient(clinic.url, verify=authority) as client:
            return str((await client.capability())["resourceType"])

    assert clinic.url.startswith("https:")
    assert asyncio.run(ask()) == "CapabilityStatement"
    context = ssl.create_default_context(cafile=authority)
    answer = httpx.get(f"{clinic.url}/", verify=context)
    assert "max-age" in answer.headers["strict-transport-security"]


def test_a_kiosk_that_does_not_is_stopped(clinic, tmp_path):
    _, _, other = own_certificate(tmp_path, NAMES, datetime.now(UTC))

    async def ask() -> None:
        async with ClinicClient(clinic.url, verify=other) as client:
            await client.capability()

    with pytest.raises(UntrustedServerError):
        asyncio.run(ask())


def test_a_certificate_that_cannot_be_used_is_a_sentence(tmp_path):
    cert, key, _ = own_certificate(tmp_path / "a", frozenset({"localhost"}), NOW)
    _, other, _ = own_certificate(tmp_path / "b", frozenset({"localhost"}), NOW)
    require_certificate(Settings(tls=Tls(cert=cert, key=key)))
    with pytest.raises(SettingsError, match="nowhere"):
        require_certificate(Settings(tls=Tls(cert=tmp_path / "nowhere", key=key)))
    with pytest.raises(SettingsError, match="not a certificate and its key"):
        require_certificate(Settings(tls=Tls(cert=cert, key=other)))


def test_other_machines_are_told_where_to_go():
    assert elsewhere(Settings(tls=Tls(names=("localhost", "127.0.0.1", "192.0.2.2", "fd00::2")))) == [
        "https://192.0.2.2:8480",
        "https://[fd00::2]:8480",
    ]
