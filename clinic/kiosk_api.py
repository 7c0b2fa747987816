"""What a station asks of the clinic besides FHIR: to be enrolled, a token, who a patient is, and the clinic's key."""

import ipaddress
from datetime import date

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter, Request, Response
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from care.people import Known
from clinic import directory, records
from clinic.cards import clinic_key, known_from, public_key, read_card, said
from clinic.errors import RefusedError
from clinic.gate import Gate
from clinic.store import Store, note_audit, resource, resource_index
from clinic.throttle import Rate
from clinic.web import form_of, json_of, reply
from clinic.who import the_one

GRANT = "client_credentials"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
QUESTIONS = 20
QUESTIONS_WINDOW_S = 60.0


class Enrolment(msgspec.Struct, frozen=True, kw_only=True):
    """A station's public key, with the code that a technician typed."""

    code: str
    jwk: dict[str, str]
    name: str


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Who is this? By card, or by name and birth date."""

    card: str | None = None
    given: str | None = None
    family: str | None = None
    birth_date: date | None = None


def routes(store: Store, gate: Gate) -> APIRouter:
    """The doors at which stations knock."""
    router, at = APIRouter(), _Reception(store, gate)
    router.post("/kiosk/enrol")(at.enrol)
    router.post("/oauth/token")(at.token)
    router.get("/kiosk/clinic-key")(at.own_key)
    router.post("/kiosk/identify")(at.identify)
    return router


class _Reception:
    """Answers stations: who they are to us, and who their patient is."""

    def __init__(self, store: Store, gate: Gate) -> None:
        self._store = store
        self._gate = gate
        self._key = clinic_key(store)
        self._questions = Rate(QUESTIONS, QUESTIONS_WINDOW_S)

    async def enrol(self, request: Request) -> Response:
        asked = await json_of(request, Enrolment)
        jwk, name = _checked_key(asked.jwk), directory.require_name(asked.name)

        def work(connection: sa.Connection) -> directory.Kiosk | None:
            if not directory.use_code(connection, asked.code, _peer(request), self._gate.now_s()):
                return None
            return directory.enrol(connection, jwk, name, self._gate.now_s())

        kiosk = await self._store.write(work)
        if kiosk is None:
            say = "This code is wrong, used or too old. Ask the clinic's admin for a new one."
            raise RefusedError(403, "forbidden", say)
        return reply({"client_id": kiosk.client_id}, 201)

    async def token(self, request: Request) -> Response:
        form = await form_of(request)
        if form.get("grant_type") != GRANT:
            return _oauth_error("unsupported_grant_type", f"Only {GRANT} is supported.", 400)
        if form.get("client_assertion_type") != ASSERTION_TYPE:
            return _oauth_error("invalid_client", "A signed assertion (private_key_jwt) is needed.", 401)
        try:
            secret = await self._gate.bearer(form)
        except RefusedError as error:
            return _oauth_error(error.kind, error.say, error.status)
        return reply({"access_token": secret, "token_type": "Bearer", "expires_in": int(directory.BEARER_S)})

    async def own_key(self) -> Response:
        return reply(public_key(self._key))

    async def identify(self, request: Request) -> Response:
        kiosk = await self._gate.kiosk(request)
        self._questions.require_turn(kiosk.client_id, self._gate.now_s())
        asked = await json_of(request, Question)

        def work(connection: sa.Connection) -> Known | None:
            known = _by_card(connection, asked.card, self._key) if asked.card else _by_name(connection, asked)
            about = known.reference if known else ""
            note_audit(connection, self._gate.stamp(), kiosk.client_id, "asked who a patient is", about)
            return known

        known = await self._store.write(work)
        if known is None:
            raise RefusedError(404, "not-found", "This clinic knows nobody for certain by that.")
        return reply(said(known))


def _peer(request: Request) -> str:
    """Who knocks: the address, of IPv6 its network, for one machine has a whole one to itself."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    return host if address.version == 4 else str(ipaddress.ip_network((address, 64), strict=False))


def _checked_key(jwk: dict[str, str]) -> dict[str, str]:
    """Keep the public half of a P-256 key and nothing else."""
    try:
        public = {name: jwk[name] for name in ("kty", "crv", "x", "y")}
        if public["crv"] != "P-256":
            raise ValueError
        ECKey.import_key({**public}).as_dict(private=False)
    except (KeyError, ValueError, JoseError) as error:
        raise RefusedError(422, "invalid", "The station's key is not a P-256 public key (JWK).") from error
    return public


def _oauth_error(error: str, say: str, status: int) -> Response:
    return reply({"error": error, "error_description": say}, status)


def _by_card(connection: sa.Connection, card: str, key: ECKey) -> Known | None:
    reference = read_card(card, key)
    if reference is None:
        raise RefusedError(422, "invalid", "This is not a card of this clinic.")
    found = records.read(connection, "Patient", reference.removeprefix("Patient/"))
    return known_from(found.shown()) if found and found.source == records.OURS else None


def _by_name(connection: sa.Connection, asked: Question) -> Known | None:
    """Give the one patient of that birth date and, but for small mistakes, that name."""
    if not (asked.given and asked.family and asked.birth_date):
        raise RefusedError(422, "invalid", "A card is needed, or first name, last name and birth date.")
    rows = resource_index.c
    born = sa.select(rows.id).where(
        rows.type == "Patient", rows.name == "birthdate", rows.value == asked.birth_date.isoformat()
    )
    wanted = sa.select(resource.c.id).where(
        resource.c.type == "Patient", resource.c.source == records.OURS, resource.c.id.in_(born)
    )
    found = [records.read(connection, "Patient", str(ident)) for ident in connection.scalars(wanted)]
    patient = the_one((one.shown() for one in found if one), asked.given, asked.family, asked.birth_date)
    return known_from(patient) if patient else None
