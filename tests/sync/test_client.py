"""The road to the clinic: enrolment, tokens, and what is refused before anything is sent."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs
from uuid import UUID

import msgspec
import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from care.errors import BadInputError
from care.people import Known
from sync import client as client_module
from sync.client import ClinicClient
from sync.errors import (
    CaptivePortalError,
    NotUnderstoodError,
    RefusedError,
    TooManyTriesError,
    UnreachableError,
    UntrustedServerError,
)
from sync.identity import KioskIdentity, new_private_key, public_jwk
from tests.worlds.certificates import private_authority
from tests.worlds.fhir_server import FhirServer, Request, bundle, running

KIOSK = UUID(int=7)
PRIVATE = new_private_key()
PERSON = Known(reference="Patient/1", given="Ana", initial="R", birth_year=1950)
T = TypeVar("T")


def identity(url: str) -> KioskIdentity:
    return KioskIdentity(client_id=KIOSK, private_key=PRIVATE, clinic_url=url)


def ask(client: ClinicClient, question: Callable[[ClinicClient], Awaitable[T]]) -> T:
    async def run() -> T:
        async with client:
            return await question(client)

    return asyncio.run(run())


def token_giver(lives_s: int = 300) -> Callable[[Request], tuple[int, Any]]:
    given: list[str] = []

    def give(request: Request) -> tuple[int, Any]:
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        jwt.decode(form["client_assertion"], ECKey.import_key(public_jwk(PRIVATE)), algorithms=["ES256"])
        assert form["client_assertion_type"].endswith(":jwt-bearer")
        given.append(f"token-{len(given)}")
        return 200, {"access_token": given[-1], "expires_in": lives_s, "token_type": "Bearer"}

    return give


def test_enrolling_trades_a_code_and_our_public_key_for_an_id():
    asked: list[Any] = []

    def enrol(request: Request) -> tuple[int, Any]:
        asked.append(json.loads(request.body))
        return 201, {"client_id": str(KIOSK)}

    with running(FhirServer(routes={"/kiosk/enrol": enrol})) as server:
        found = ask(ClinicClient(server.url), lambda c: c.enrol("123-456", public_jwk(PRIVATE), "Hall"))
    assert found == KIOSK
    assert asked == [{"code": "123-456", "jwk": public_jwk(PRIVATE), "name": "Hall"}]


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (403, {}, RefusedError),
        (201, {"client_id": "nonsense"}, NotUnderstoodError),
        (201, [], UnreachableError),
        (429, {}, TooManyTriesError),
        (302, {}, CaptivePortalError),
    ],
)
def test_an_enrolment_that_fails_says_why(status: int, body: Any, error: type[Exception]):
    with (
        running(FhirServer(routes={"/kiosk/enrol": lambda request: (status, body)})) as server,
        pytest.raises(error),
    ):
        ask(ClinicClient(server.url), lambda c: c.enrol("1", {}, "Hall"))


def test_a_token_is_asked_for_once_and_shown_with_every_request():
    with running(FhirServer(routes={"/oauth/token": token_giver()})) as server:

        async def twice(client: ClinicClient) -> tuple[str, str]:
            await client.search("Encounter?identifier=a%7Cb")
            await client.search("Encounter?identifier=a%7Cb")
            return await client.token(), await client.token()

        tokens = ask(ClinicClient(server.url, identity(server.url)), twice)
    assert tokens == ("token-0", "token-0")
    shown = [request.headers.get("authorization") for request in server.requests if request.method == "GET"]
    assert shown == ["Bearer token-0", "Bearer token-0"]
    assert server.posts == 1


def test_a_token_about_to_end_is_renewed():
    with running(FhirServer(routes={"/oauth/token": token_giver(lives_s=20)})) as server:

        async def twice(client: ClinicClient) -> tuple[str, str]:
            return await client.token(), await client.token()

        assert ask(ClinicClient(server.url, identity(server.url)), twice) == ("token-0", "token-1")


def test_a_token_that_is_no_longer_taken_is_renewed_once():
    def fault(request: Request) -> str | None:
        return "401" if request.headers.get("authorization") == "Bearer token-0" else None

    with running(FhirServer(fault=fault, routes={"/oauth/token": token_giver()})) as server:
        client = ClinicClient(server.url, identity(server.url))
        answer = ask(client, lambda c: c.transaction(bundle(1)[1], "key", 5.0))
    assert answer.status == 200
    assert server.extra_versions == 0


def test_a_kiosk_that_the_clinic_does_not_know_is_told():
    with (
        running(FhirServer(routes={"/oauth/token": lambda request: (401, {})})) as server,
        pytest.raises(RefusedError),
    ):
        ask(ClinicClient(server.url, identity(server.url)), lambda c: c.token())


def test_identify_gives_one_person_or_nobody():
    def identify(request: Request) -> tuple[int, Any]:
        assert request.headers["authorization"] == "Bearer token-0"
        asked = json.loads(request.body)
        if asked["card"]:
            return 422, {"resourceType": "OperationOutcome"}
        known = (asked["given"], asked["family"], asked["birth_date"]) == ("Ana", "Ruiz", "1950-02-03")
        return (200, msgspec.to_builtins(PERSON)) if known else (404, {})

    routes = {"/oauth/token": token_giver(), "/kiosk/identify": identify}
    with running(FhirServer(routes=routes)) as server:
        who = identity(server.url)

        async def three(client: ClinicClient) -> tuple[Known | None, Known | None]:
            born = date(1950, 2, 3)
            with pytest.raises(BadInputError):
                await client.identify(card="a card of another clinic")
            return (
                await client.identify(given="Ana", family="Ruiz", birth_date=born),
                await client.identify(given="Ana", family="Other", birth_date=born),
            )

        assert ask(ClinicClient(server.url, who), three) == (PERSON, None)


def test_a_server_that_is_away_got_nothing():
    with running(FhirServer()) as server:
        pass
    with pytest.raises(UnreachableError) as caught:
        ask(ClinicClient(server.url), lambda c: c.transaction(b"{}", "key"))
    assert not caught.value.sent


def test_a_request_that_was_cut_off_may_have_arrived():
    with (
        running(FhirServer(fault=lambda request: "reset-before")) as server,
        pytest.raises(UnreachableError) as caught,
    ):
        ask(ClinicClient(server.url), lambda c: c.transaction(b"{}", "key"))
    assert caught.value.sent


def test_only_the_pinned_authority_is_trusted(tmp_path: Path):
    ours, serve = private_authority(tmp_path / "ours")
    theirs, _ = private_authority(tmp_path / "theirs")
    with running(FhirServer(), serve) as server:
        assert ask(ClinicClient(server.url, verify=ours), lambda c: c.capability())["fhirVersion"] == "4.0.1"
        for wrong in (theirs, None):
            with pytest.raises(UntrustedServerError):
                ask(ClinicClient(server.url, verify=wrong), lambda c: c.capability())


@pytest.mark.parametrize(
    "url", ["http://clinic.example", "http://192.168.1.5:8480", "ftp://localhost", "clinic", "", "http://[::1"]
)
def test_an_address_that_is_wrong_or_not_encrypted_is_refused(url: str):
    with pytest.raises(BadInputError):
        ClinicClient(url)


def test_a_file_that_is_no_certificate_is_refused(tmp_path: Path):
    (tmp_path / "ca.pem").write_text("hello")
    for file in (tmp_path / "ca.pem", tmp_path / "missing.pem"):
        with pytest.raises(BadInputError, match="not a certificate file"):
            ClinicClient("https://localhost", verify=file)


def test_a_web_page_in_place_of_the_server_is_known_as_such():
    with (
        running(FhirServer(fault=lambda request: "captive-portal")) as server,
        pytest.raises(CaptivePortalError),
    ):
        ask(ClinicClient(server.url), lambda c: c.capability())


def test_any_fhir_base_may_be_named():
    with running(FhirServer()) as server:
        client = ClinicClient(server.url, fhir_url=f"{server.url}/hapi/fhir/")
        assert ask(client, lambda c: c.capability())["fhirVersion"] == "4.0.1"
    assert server.requests[0].target == "/hapi/fhir/metadata"


def test_an_answer_that_never_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(client_module, "WHOLE_ANSWER_S", 0.2)

    gave_up = asyncio.Event()

    async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{")
        await reader.read()  # until the other side gives up
        writer.close()
        await writer.wait_closed()
        gave_up.set()

    async def run() -> None:
        async with await asyncio.start_server(half, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            async with ClinicClient(f"http://127.0.0.1:{port}") as client:
                with pytest.raises(UnreachableError, match="end of its answer") as caught:
                    await client.capability()
            await gave_up.wait()
        assert caught.value.sent

    asyncio.run(run())


@pytest.mark.parametrize("answer", [{"access_token": 7}, {"access_token": "a", "expires_in": "soon"}, {}])
def test_a_token_that_is_none_is_said(answer: dict[str, Any]):
    with running(FhirServer(routes={"/oauth/token": lambda _: (200, answer)})) as server:
        client = ClinicClient(server.url, identity(server.url))
        with pytest.raises(NotUnderstoodError, match="no access token"):
            ask(client, lambda client: client.token())
