"""Small things that every door of the server shares: bodies of a sane size, answers, refusals, and safe headers."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from urllib.parse import parse_qs

import msgspec
import structlog
from fastapi import Request, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from care.errors import CarepostError
from care.fhir.outcome import Code, issue, outcome
from clinic.errors import RefusedError, StoreError

FORM_LIMIT_BYTES = 64 * 1024
FHIR_JSON = "application/fhir+json"

Shape = TypeVar("Shape")

log = structlog.get_logger("clinic")

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:;"
        " media-src 'self' blob:; connect-src 'self' {socket}; form-action 'self'; base-uri 'none';"
        " frame-ancestors 'none'"
    ),
    "permissions-policy": "camera=(self), microphone=(self), geolocation=(), display-capture=(), usb=(), payment=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


async def body_of(request: Request, limit_bytes: int) -> bytes:
    """Read a request's body, and stop reading when it is too long."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > limit_bytes:
            raise RefusedError(413, "too-long", f"This is longer than {limit_bytes // 1024} KiB.")
    return bytes(found)


async def json_of(request: Request, shape: type[Shape], limit_bytes: int = FORM_LIMIT_BYTES) -> Shape:
    """Read a JSON body as a checked value."""
    body = await body_of(request, limit_bytes)
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        raise RefusedError(422, "invalid", f"This cannot be used: {error}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(400, "structure", "This is not JSON.") from error


async def form_of(request: Request) -> dict[str, str]:
    """Read an HTML form; of a field that is there twice, the first counts."""
    try:
        text = (await body_of(request, FORM_LIMIT_BYTES)).decode()
        return {name: values[0] for name, values in parse_qs(text, max_num_fields=20).items()}
    except ValueError as error:
        raise RefusedError(400, "structure", "This is not a form.") from error


def reply(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Answer with JSON."""
    sent = {"cache-control": "no-store", **(headers or {})}
    return Response(msgspec.json.encode(value), status, sent, media_type="application/json")


def fhir_reply(content: bytes, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Answer with a FHIR resource."""
    return Response(content, status, {"cache-control": "no-store", **(headers or {})}, media_type=FHIR_JSON)


_ISSUES: dict[str, Code] = {
    "structure": "structure",
    "invalid": "invalid",
    "not-supported": "not-supported",
    "not-found": "not-found",
    "conflict": "conflict",
    "too-long": "too-long",
    "business-rule": "business-rule",
    "login": "login",
    "forbidden": "forbidden",
    "throttled": "throttled",
}


async def refuse(request: Request, error: Exception) -> Response:
    """Say a refusal in the language of the door that was knocked at."""
    assert isinstance(error, RefusedError)
    headers = {"retry-after": str(max(1, round(error.retry_after_s)))} if error.retry_after_s else {}
    log.info("refused", door=_door(request), status=error.status, kind=error.kind)
    if request.url.path.startswith("/fhir"):
        return fhir_reply(outcome(issue(_ISSUES.get(error.kind, "exception"), error.say)), error.status, headers)
    return reply({"code": error.kind, "say": error.say}, error.status, headers)


async def fail(request: Request, error: Exception) -> Response:
    """Our own fault: say so without details; the log names the kind of error, its code, and no patient."""
    code = error.code if isinstance(error, CarepostError) else ""
    log.error("failed", door=_door(request), error=type(error).__name__, code=code)
    say = "The clinic server had a problem of its own. Please try again."
    if isinstance(error, StoreError):
        say = f"Nothing was saved: the clinic's database cannot be used now ({code}). Tell who looks after the server."
    if request.url.path.startswith("/fhir"):
        return fhir_reply(outcome(issue("exception", say)), 500)
    return reply({"code": "exception", "say": say}, 500)


def _door(request: Request) -> str:
    """The first part of the path: it names no patient, as the rest might."""
    return "/" + request.url.path.lstrip("/").partition("/")[0]


class SafeHeaders:
    """Puts the headers that make a browser careful on every answer that does not set its own."""

    def __init__(self, app: ASGIApp, *, sockets: str, encrypted: bool) -> None:
        self._app = app
        self._headers = [
            (name.encode(), value.replace("{socket}", sockets).encode()) for name, value in HEADERS.items()
        ]
        if encrypted:
            self._headers.append((b"strict-transport-security", b"max-age=31536000"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, self._careful(send) if scope["type"] == "http" else send)

    def _careful(self, send: Send) -> Callable[[Message], Awaitable[None]]:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message.get("headers", [])}
                extra = [pair for pair in self._headers if pair[0] not in there]
                message = {**message, "headers": [*message.get("headers", []), *extra]}
            await send(message)

        return sending
