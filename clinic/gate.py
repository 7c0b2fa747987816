"""Who is asking: a doctor by cookie, a station by bearer token. Everything that decides it is here.

A cookie alone changes nothing: every change also needs our own page as origin and the session's token.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from secrets import compare_digest

import anyio
import anyio.to_thread
import msgspec
import sqlalchemy as sa
import structlog
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey
from starlette.requests import HTTPConnection

from clinic import directory
from clinic.directory import Kiosk, SignedIn, User
from clinic.errors import RefusedError
from clinic.names import folded
from clinic.records import stamp
from clinic.settings import Settings
from clinic.store import Store, note_audit
from clinic.throttle import WrongTries

COOKIE = "carepost_session"
CSRF_HEADER = "x-csrf-token"
ASSERTION_S = 300.0
CLOCK_SLACK_S = 60.0
ASSERTION_ID_LENGTH = 200
SEEN_EVERY_S = 60.0
HASHES_AT_ONCE = 2

log = structlog.get_logger("clinic.gate")

Now = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


class _Claimed(msgspec.Struct, frozen=True):
    iss: str


class Gate:
    """Lets people and stations in, or refuses with a sentence."""

    def __init__(self, settings: Settings, store: Store, now: Now = utc_now) -> None:
        self._settings = settings
        self._store = store
        self._now = now
        self._hasher = PasswordHasher()
        self._hashing = anyio.CapacityLimiter(HASHES_AT_ONCE)
        self._wrong = WrongTries()
        self._nobody = ""

    def now(self) -> datetime:
        return self._now()

    def now_s(self) -> float:
        return self._now().timestamp()

    def stamp(self) -> str:
        """This moment as the records write it."""
        return stamp(self._now())

    # doctors

    async def hash(self, password: str) -> str:
        """Hash a password (argon2id), a few at a time: each takes its 64 MiB."""
        return await anyio.to_thread.run_sync(self._hasher.hash, password, limiter=self._hashing)

    async def sign_in(self, name: str, password: str) -> tuple[User, str, str]:
        """Check name and password; give the user, the cookie's secret and the token against forged requests."""
        key = folded(name)
        self._wrong.require_turn(key, time.monotonic())
        self._wrong.wrong(key, time.monotonic())  # until it is right: tries that come all at once are counted too
        account = await self._store.read(lambda connection: directory.account(connection, name))
        # An unknown name costs the same time as a known one, so that names cannot be guessed by the clock.
        self._nobody = self._nobody or await self.hash("nobody at all")
        if not await self._matches(account.password if account else self._nobody, password) or account is None:
            log.warning("sign-in refused", reason="name or password")
            await self._store.write(lambda db: note_audit(db, self.stamp(), "nobody", "sign-in refused"))
            raise RefusedError(401, "login", "Name or password is wrong.")
        self._wrong.right(key)
        user = account.user
        length_s = self._settings.session.hours * 3600

        def open_session(connection: sa.Connection) -> tuple[str, str]:
            note_audit(connection, self.stamp(), user.id, "signed in")
            return directory.open_session(connection, "user", user.id, self.now_s(), length_s)

        return user, *await self._store.write(open_session)

    async def _matches(self, known: str, password: str) -> bool:
        def verify() -> bool:
            try:
                return self._hasher.verify(known, password)
            except (VerificationError, InvalidHashError):
                return False

        return await anyio.to_thread.run_sync(verify, limiter=self._hashing)

    async def user(self, connection: HTTPConnection, *, changes: bool = False) -> User:
        """Give the doctor behind a request; `changes` also asks for the page's own origin and token."""
        user, _ = await self.user_and_csrf(connection, changes=changes)
        return user

    async def still_good(self, connection: HTTPConnection, *, in_use: bool) -> None:
        """Refuse a session that has ended; `in_use` keeps one alive that would end for idleness."""
        secret, _, _ = await self._session(connection)
        if in_use:
            await self._store.write(lambda db: directory.touch_session(db, secret, self.now_s()))

    async def user_and_csrf(self, connection: HTTPConnection, *, changes: bool = False) -> tuple[User, str]:
        """Give the doctor behind a request, and the session's token against forged requests."""
        secret, session, user = await self._session(connection)
        if changes:
            self.require_origin(connection)
            if not compare_digest(connection.headers.get(CSRF_HEADER, "").encode(), session.csrf.encode()):
                raise RefusedError(403, "forbidden", "This page is out of date. Please load it again.")
        if self.now_s() - session.seen_at > SEEN_EVERY_S:
            await self._store.write(lambda db: directory.touch_session(db, secret, self.now_s()))
        return user, session.csrf

    async def _session(self, connection: HTTPConnection) -> tuple[str, SignedIn, User]:
        secret = connection.cookies.get(COOKIE)
        if not secret:
            raise RefusedError(401, "login", "Please sign in.")
        now_s = self.now_s()
        session = await self._store.read(lambda db: directory.session(db, "user", secret, now_s))
        if session is None or now_s - session.seen_at > self._settings.session.idle_minutes * 60:
            raise RefusedError(401, "login", "Your session has ended. Please sign in again.")
        user = await self._store.read(lambda db: directory.user(db, session.holder))
        if user is None:
            raise RefusedError(401, "login", "Please sign in.")
        return secret, session, user

    async def admin(self, connection: HTTPConnection) -> User:
        """Give the admin behind a request that changes something."""
        user = await self.user(connection, changes=True)
        if user.role != "admin":
            raise RefusedError(403, "forbidden", "Only an admin of this clinic can do that.")
        return user

    def require_origin(self, connection: HTTPConnection) -> None:
        """Refuse what does not come from a page of ours."""
        if connection.headers.get("origin") not in self._settings.bases:
            log.warning("foreign origin refused")
            say = f"Please use this clinic at its own address, {self._settings.address}."
            raise RefusedError(403, "forbidden", say)

    # stations

    async def bearer(self, form: dict[str, str]) -> str:
        """Trade a signed assertion (RFC 7523) for a bearer token; each assertion is good once."""
        token = form.get("client_assertion", "")
        kiosk = await self._kiosk_named_in(token)
        if kiosk is None:
            raise RefusedError(401, "invalid_client", "This station is not enrolled here.")
        assertion, until_s = self._checked_assertion(token, kiosk)
        now_s = self.now_s()

        def open_session(connection: sa.Connection) -> str | None:
            if not directory.first_use(connection, assertion, until_s, now_s):
                return None
            return directory.open_session(connection, "kiosk", kiosk.client_id, now_s, directory.BEARER_S)[0]

        secret = await self._store.write(open_session)
        if secret is None:
            log.warning("assertion replayed", kiosk=kiosk.client_id)
            raise RefusedError(401, "invalid_client", "This assertion was used before.")
        return secret

    async def _kiosk_named_in(self, token: str) -> Kiosk | None:
        """Find whose key must have signed this; nothing in it is believed before the signature is checked."""
        try:
            claimed = msgspec.json.decode(jws.extract_compact(token.encode()).payload, type=_Claimed)
        except (JoseError, msgspec.MsgspecError, ValueError):
            return None
        return await self._store.read(lambda db: directory.kiosk(db, claimed.iss))

    def _checked_assertion(self, token: str, kiosk: Kiosk) -> tuple[str, float]:
        refused = RefusedError(401, "invalid_client", "The station's signature or its times do not hold.")
        try:
            claims = jwt.decode(token, ECKey.import_key({**kiosk.jwk}), algorithms=["ES256"]).claims
        except (JoseError, ValueError) as error:
            raise refused from error
        now_s = self.now_s()
        audience = claims.get("aud")
        until_s, assertion = claims.get("exp"), claims.get("jti")
        named = audience if isinstance(audience, list) else [audience]
        ours = any(one == f"{base}/oauth/token" for one in named for base in self._settings.bases)
        same = claims.get("iss") == claims.get("sub") == kiosk.client_id
        if not isinstance(until_s, int | float) or not isinstance(assertion, str):
            raise refused
        in_time = -CLOCK_SLACK_S < until_s - now_s <= ASSERTION_S + CLOCK_SLACK_S
        if not (ours and same and in_time and 0 < len(assertion) <= ASSERTION_ID_LENGTH):
            raise refused
        return f"{kiosk.client_id} {assertion}", float(until_s) + CLOCK_SLACK_S

    async def kiosk(self, connection: HTTPConnection) -> Kiosk:
        """Give the station behind a request."""
        scheme, _, secret = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not secret:
            raise RefusedError(401, "login", "A bearer token is needed.")
        session = await self._store.read(lambda db: directory.session(db, "kiosk", secret, self.now_s()))
        found = await self._store.read(lambda db: directory.kiosk(db, session.holder)) if session else None
        if found is None:
            raise RefusedError(401, "login", "The bearer token has ended. Please ask for a new one.")
        return found
