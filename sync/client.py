"""The road to a clinic's server over HTTP: enrolment, tokens, and any FHIR R4 endpoint.

Methods give the server's answer or raise ClinicError; what an answer to a bundle means is judged in `sync.outbox`.
"""

import asyncio
import ssl
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import UUID

import msgspec

from care.address import checked_address
from care.errors import BadInputError
from care.people import Known
from sync.errors import (
    CaptivePortalError,
    NotUnderstoodError,
    RefusedError,
    TooManyTriesError,
    UnreachableError,
    UntrustedServerError,
)
from sync.identity import KioskIdentity
from sync.outbox import FIRST_TIMEOUT_S, Answer, is_page

FHIR_JSON = "application/fhir+json"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
ANSWER_LIMIT_BYTES = 16 * 1024 * 1024
RENEW_BEFORE_S = 30.0
CONNECT_TIMEOUT_S = 5.0
WHOLE_ANSWER_S = 600.0
"""Even an exchange in which now and then a byte moves ends after so long; a big bundle on a poor line ends sooner."""


class ClinicClient:
    """One server and, when the kiosk is enrolled there, its bearer token.

    `base_url` is the clinic; its FHIR endpoint is `base_url/fhir` unless `fhir_url` names another. `verify` is the
    file of the only certificate authority to trust (PEM); without it the usual public ones are.
    """

    def __init__(
        self,
        base_url: str,
        identity: KioskIdentity | None = None,
        verify: Path | None = None,
        *,
        fhir_url: str | None = None,
    ) -> None:
        import httpx  # late: it takes longer to load than all the rest of sync

        self._base = checked_address(base_url)
        self._fhir = checked_address(fhir_url) if fhir_url else f"{self._base}/fhir"
        self._identity = identity
        self._token: tuple[str, float] | None = None
        # Proxies and certificate files out of the environment would be a way round the pinned authority.
        self._http = httpx.AsyncClient(verify=_trust(self._base, verify), trust_env=False)

    async def __aenter__(self) -> "ClinicClient":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self._http.aclose()

    # the clinic

    async def enrol(self, code: str, jwk: Mapping[str, str], name: str) -> UUID:
        """Trade the one-time code for a client id that is bound to our public key."""
        answer = await self._json("POST", f"{self._base}/kiosk/enrol", {"code": code, "jwk": jwk, "name": name})
        found = _fields(_accepted(answer))
        try:
            return UUID(found["client_id"])
        except (KeyError, TypeError, ValueError) as error:
            raise NotUnderstoodError("the clinic's answer to the enrolment has no client id") from error

    async def card_key(self) -> bytes:
        """The clinic's public key as JWK (JSON), with which cards are checked while there is no network."""
        answer = await self._send("GET", f"{self._base}/kiosk/clinic-key", b"", {}, FIRST_TIMEOUT_S)
        return msgspec.json.encode(_fields(_accepted(answer)))

    async def identify(
        self,
        *,
        card: str | None = None,
        given: str | None = None,
        family: str | None = None,
        birth_date: date | None = None,
    ) -> Known | None:
        """Ask who a card, or a name and birth date, belongs to; None when the clinic knows nobody for certain.

        Raises BadInputError when the clinic cannot read the question (a card that is not its own).
        """
        question = {"card": card, "given": given, "family": family, "birth_date": birth_date}
        answer = await self._json("POST", f"{self._base}/kiosk/identify", question, authorised=True)
        if answer.status == 404:
            return None
        if answer.status == 422:
            raise BadInputError("the clinic cannot read this card, or the name or birth date is missing")
        try:
            return msgspec.convert(_fields(_accepted(answer)), Known)
        except msgspec.ValidationError as error:
            raise NotUnderstoodError("the clinic's answer names nobody") from error

    async def clock(self) -> datetime:
        """Read what the clinic's clock shows, to the second."""
        answer = await self._send("GET", f"{self._fhir}/metadata", b"", {"accept": FHIR_JSON}, FIRST_TIMEOUT_S)
        try:
            return parsedate_to_datetime(_accepted(answer).headers["date"]).astimezone(UTC)
        except (KeyError, ValueError) as error:
            raise NotUnderstoodError("the clinic's answer has no date") from error

    async def token(self) -> str:
        """The bearer token, renewed 30 s before it ends. Raises RefusedError when the clinic does not know us."""
        if self._token is None or time.monotonic() > self._token[1] - RENEW_BEFORE_S:
            self._token = await self._new_token()
        return self._token[0]

    def forget_token(self) -> None:
        """Drop the token, for example when the server no longer takes it."""
        self._token = None

    # FHIR

    async def capability(self) -> dict[str, Any]:
        """Read the server's CapabilityStatement."""
        answer = await self._fhir_request("GET", "metadata", timeout_s=FIRST_TIMEOUT_S)
        return _fields(_accepted(answer))

    async def transaction(self, bundle: bytes, idempotency_key: str, timeout_s: float = FIRST_TIMEOUT_S) -> Answer:
        """Send a transaction bundle as it is."""
        headers = {"content-type": FHIR_JSON, "idempotency-key": idempotency_key}
        return await self._fhir_request("POST", "", bundle, headers, timeout_s)

    async def search(self, query: str, timeout_s: float = FIRST_TIMEOUT_S) -> Answer:
        """Run a search such as `Encounter?identifier=system|value`."""
        return await self._fhir_request("GET", query, timeout_s=timeout_s)

    async def read(self, reference: str) -> Answer:
        """Read one resource, such as `Encounter/<id>`."""
        return await self._fhir_request("GET", reference)

    # inside

    async def _fhir_request(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        timeout_s: float = FIRST_TIMEOUT_S,
    ) -> Answer:
        url = f"{self._fhir}/{path}" if path else self._fhir
        return await self._send_as_us(method, url, body, {"accept": FHIR_JSON, **(headers or {})}, timeout_s)

    async def _send_as_us(
        self, method: str, url: str, body: bytes, headers: Mapping[str, str], timeout_s: float
    ) -> Answer:
        answer = await self._send(method, url, body, {**headers, **await self._authorisation()}, timeout_s)
        if answer.status == 401 and self._identity:
            self.forget_token()  # it may only have ended early: try once with a new one
            answer = await self._send(method, url, body, {**headers, **await self._authorisation()}, timeout_s)
        return answer

    async def _json(self, method: str, url: str, value: Mapping[str, Any], *, authorised: bool = False) -> Answer:
        headers = {"content-type": "application/json", "accept": "application/json"}
        send = self._send_as_us if authorised else self._send
        return await send(method, url, msgspec.json.encode(value), headers, FIRST_TIMEOUT_S)

    async def _authorisation(self) -> dict[str, str]:
        return {"authorization": f"Bearer {await self.token()}"} if self._identity else {}

    async def _new_token(self) -> tuple[str, float]:
        if self._identity is None:
            raise RefusedError("this kiosk is not enrolled at a clinic")
        url = f"{self._base}/oauth/token"
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": self._identity.assertion(url, time.time()),
        }
        body = "&".join(f"{name}={quote(value, safe='')}" for name, value in form.items()).encode()
        headers = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}
        asked = time.monotonic()
        try:
            answer = await self._send("POST", url, body, headers, FIRST_TIMEOUT_S)
        except UnreachableError as error:
            # Whatever became of this request, nothing of a bundle has left.
            raise UnreachableError(str(error), sent=False) from error
        if answer.status in (400, 401, 403):
            raise RefusedError(f"the clinic does not accept this kiosk's key (http-{answer.status})")
        found = _fields(_accepted(answer))
        token, lives_s = found.get("access_token"), found.get("expires_in", 300)
        if not isinstance(token, str) or not isinstance(lives_s, int | float):
            raise NotUnderstoodError("the clinic's answer has no access token, or not for how long it is good")
        return token, asked + lives_s

    async def _send(self, method: str, url: str, body: bytes, headers: Mapping[str, str], timeout_s: float) -> Answer:
        import httpx

        limits = httpx.Timeout(timeout_s, connect=min(CONNECT_TIMEOUT_S, timeout_s))
        try:
            request = self._http.build_request(method, url, content=body, headers=dict(headers), timeout=limits)
            async with asyncio.timeout(WHOLE_ANSWER_S):
                return await self._answer(request)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            if _is_distrust(error):
                raise UntrustedServerError(f"the certificate of {_host(url)} is not the clinic's") from error
            raise UnreachableError(f"{_host(url)} cannot be reached", sent=False) from error
        except httpx.RequestError as error:
            reason = type(error).__name__
            raise UnreachableError(f"{_host(url)} did not answer in full ({reason})", sent=True) from error
        except TimeoutError as error:
            raise UnreachableError(f"{_host(url)} did not come to the end of its answer", sent=True) from error

    async def _answer(self, request: Any) -> Answer:
        response = await self._http.send(request, stream=True)
        try:
            return Answer(
                status=response.status_code,
                headers={name.lower(): value for name, value in response.headers.items()},
                body=await _read(response),
            )
        finally:
            await response.aclose()


async def _read(response: Any) -> bytes:
    found = bytearray()
    async for chunk in response.aiter_bytes():
        found += chunk
        if len(found) > ANSWER_LIMIT_BYTES:
            raise UnreachableError("the answer is too long to be an answer", sent=True)
    return bytes(found)


def _accepted(answer: Answer) -> Answer:
    if 200 <= answer.status < 300:
        return answer
    if 300 <= answer.status < 400:
        raise CaptivePortalError("a redirection came instead of the clinic's answer")
    if answer.status in (400, 401, 403, 404, 409, 410, 422):
        raise RefusedError(f"the clinic refused (http-{answer.status})")
    if answer.status == 429:
        raise TooManyTriesError("the clinic asks to wait before the next try")
    raise UnreachableError(f"the clinic answered http-{answer.status}", sent=True)


def _fields(answer: Answer) -> dict[str, Any]:
    if is_page(answer):
        raise CaptivePortalError("a web page came instead of the clinic's answer")
    try:
        return msgspec.json.decode(answer.body, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UnreachableError("the answer is not the clinic's (no JSON object)", sent=True) from error


def _trust(url: str, verify: Path | None) -> ssl.SSLContext:
    if verify is not None:
        try:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.load_verify_locations(cafile=str(verify))
        except (OSError, ssl.SSLError) as error:
            raise BadInputError(f"{verify} is not a certificate file (PEM)") from error
        return context
    if url.startswith("http:"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody, and loads in no time
    return ssl.create_default_context()


def _is_distrust(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _host(url: str) -> str:
    return urlsplit(url).netloc
