"""Who may come in: doctors with passwords, stations with keys, and the secrets that are good only once.

Pure functions of a connection; secrets are kept as hashes. Time comes in as seconds since 1970.
"""

import hashlib
import json
import secrets
from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

import msgspec
import sqlalchemy as sa

from clinic.errors import RefusedError
from clinic.names import folded
from clinic.records import stamp
from clinic.store import fact, facts, kiosks, note_audit, put, secrets_once, sessions, users

Role = Literal["admin", "doctor"]
Purpose = Literal["first", "enrol", "assertion"]

LINK_S = 3600.0
LINK_SPENT = "This link is used up or too old. Ask for a new one."
CODE_S = 600.0
CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that look alike
CODE_LENGTH = 8
CODE_TRIES = 5
CODE_TRIES_FORGOTTEN_S = 900.0
GUESSERS = 200
"""Of so many addresses wrong codes are remembered."""
PASSWORD_LENGTH = 12
NAME_LENGTH = 80
BEARER_S = 300.0

_WRONG_CODES = "enrol-wrong-tries"


class User(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the clinic. An admin is a doctor who may also let others in."""

    id: str
    name: str
    role: str


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """A user with the hash of the password."""

    user: User
    password: str


class Kiosk(msgspec.Struct, frozen=True, kw_only=True):
    """An enrolled station and its public key."""

    client_id: str
    name: str
    jwk: dict[str, str]


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """A session as it is found by its secret."""

    holder: str
    csrf: str
    expires_at: float
    seen_at: float


def hashed(secret: str) -> str:
    """What of a secret is kept: enough to know it again, not enough to use it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _at(now_s: float) -> str:
    return stamp(datetime.fromtimestamp(now_s, UTC))


# --- good once --------------------------------------------------------------------------------------


def make_link(connection: sa.Connection, role: Role, now_s: float) -> str:
    """Make the secret of a one-time link with which a person sets name and password."""
    secret = secrets.token_urlsafe(32)
    _keep_once(connection, secret, "first", now_s + LINK_S, role)
    note_audit(connection, _at(now_s), "clinic", f"link made for a new {role}")
    return secret


def link_role(connection: sa.Connection, secret: str, now_s: float) -> str | None:
    """Tell for which role a link is good; None when it is not, or no longer."""
    row = _find_once(connection, secret, "first", now_s)
    return row.note if row else None


def use_link(connection: sa.Connection, secret: str, name: str, password: str, now_s: float) -> User:
    """Make the account that a link promises. `password` is already hashed."""
    role = link_role(connection, secret, now_s)
    if role is None:
        raise RefusedError(403, "forbidden", LINK_SPENT)
    _use_once(connection, secret)
    return add_user(connection, name, role, password, now_s)


def make_code(connection: sa.Connection, now_s: float) -> str:
    """Make a one-time code with which a technician enrols a station; it also opens an enrolment locked by guesses."""
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
    _keep_once(connection, code, "enrol", now_s + CODE_S)
    put(connection, facts, name=_WRONG_CODES, value="{}")
    note_audit(connection, _at(now_s), "clinic", "enrolment code made")
    return code


def use_code(connection: sa.Connection, code: str, address: str, now_s: float) -> bool:
    """Use up an enrolment code. Whoever has guessed five times is refused, and nobody else is."""
    if _guesses(connection, now_s).get(address, (0, now_s))[0] >= CODE_TRIES:
        return False
    code = "".join(char for char in code.upper() if char.isalnum())
    if _find_once(connection, code, "enrol", now_s):
        _use_once(connection, code)
        return True
    guesses = _guesses(connection, now_s)
    guesses[address] = (guesses.get(address, (0, now_s))[0] + 1, now_s)
    newest = dict(list(guesses.items())[-GUESSERS:])
    put(connection, facts, name=_WRONG_CODES, value=msgspec.json.encode(newest).decode())
    note_audit(connection, _at(now_s), "kiosk", "wrong enrolment code")
    return False


def _guesses(connection: sa.Connection, now_s: float) -> dict[str, tuple[int, float]]:
    """Wrong codes by address, and when the last one came; after a while they are forgotten."""
    kept = fact(connection, _WRONG_CODES)
    try:
        found = msgspec.json.decode(kept or "{}", type=dict[str, tuple[int, float]])
    except msgspec.ValidationError:  # one count for all, as an earlier version kept it
        return {}
    return {address: tries for address, tries in found.items() if now_s - tries[1] < CODE_TRIES_FORGOTTEN_S}


def first_use(connection: sa.Connection, assertion_id: str, until_s: float, now_s: float) -> bool:
    """Remember the id of a signed assertion; False when it was used before."""
    connection.execute(sa.delete(secrets_once).where(secrets_once.c.expires_at < now_s - LINK_S))
    known = sa.select(secrets_once.c.hash).where(secrets_once.c.hash == hashed(f"jti {assertion_id}"))
    if connection.execute(known).first():
        return False
    _keep_once(connection, f"jti {assertion_id}", "assertion", until_s)
    return True


def _keep_once(connection: sa.Connection, secret: str, purpose: Purpose, until_s: float, note: str = "") -> None:
    values = {"hash": hashed(secret), "purpose": purpose, "note": note, "expires_at": until_s, "used": False}
    connection.execute(sa.insert(secrets_once).values(values))


def _find_once(connection: sa.Connection, secret: str, purpose: Purpose, now_s: float) -> sa.Row[tuple[str]] | None:
    row = secrets_once.c
    open_now = sa.and_(row.hash == hashed(secret), row.purpose == purpose, row.used.is_(False), row.expires_at > now_s)
    return connection.execute(sa.select(row.note).where(open_now)).first()


def _use_once(connection: sa.Connection, secret: str) -> None:
    connection.execute(sa.update(secrets_once).where(secrets_once.c.hash == hashed(secret)).values(used=True))


# --- people -----------------------------------------------------------------------------------------


def require_name(name: str) -> str:
    """Tidy a person's name, and refuse one that cannot be told apart or read."""
    name = " ".join(name.split())
    if not folded(name) or len(name) > NAME_LENGTH or not name.isprintable():
        raise RefusedError(422, "invalid", f"Please give a name of 1 to {NAME_LENGTH} letters.")
    return name


def require_password(password: str) -> str:
    """Refuse a password that is too short to be one."""
    if len(password) < PASSWORD_LENGTH or len(password) > 1000:
        raise RefusedError(422, "invalid", f"Please choose a password of at least {PASSWORD_LENGTH} characters.")
    return password


def add_user(connection: sa.Connection, name: str, role: str, password: str, now_s: float) -> User:
    """Add a person; `password` is already hashed."""
    if account(connection, name):
        raise RefusedError(409, "conflict", "Somebody of that name is here already. Please add to the name.")
    user = User(id=str(uuid4()), name=name, role=role)
    row = {"id": user.id, "folded": folded(name), "name": name, "role": role, "password": password}
    connection.execute(sa.insert(users).values(**row, made_at=_at(now_s)))
    note_audit(connection, _at(now_s), user.id, f"{role} added")
    return user


def account(connection: sa.Connection, name: str) -> Account | None:
    """Find a person by name, as loosely as people type it."""
    row = connection.execute(sa.select(users).where(users.c.folded == folded(name))).mappings().first()
    return Account(user=_user(row), password=row["password"]) if row else None


def user(connection: sa.Connection, ident: str) -> User | None:
    """Find a person by id."""
    row = connection.execute(sa.select(users).where(users.c.id == ident)).mappings().first()
    return _user(row) if row else None


def _user(row: sa.RowMapping) -> User:
    return User(id=row["id"], name=row["name"], role=row["role"])


# --- stations ---------------------------------------------------------------------------------------


def enrol(connection: sa.Connection, jwk: dict[str, str], name: str, now_s: float) -> Kiosk:
    """Keep a station's public key under a new client id."""
    kiosk = Kiosk(client_id=str(uuid4()), name=name, jwk=jwk)
    row = {"client_id": kiosk.client_id, "name": name, "jwk": json.dumps(jwk), "enrolled_at": _at(now_s)}
    connection.execute(sa.insert(kiosks).values(row))
    note_audit(connection, _at(now_s), kiosk.client_id, "kiosk enrolled")
    return kiosk


def kiosk(connection: sa.Connection, client_id: str) -> Kiosk | None:
    """Find an enrolled station."""
    row = connection.execute(sa.select(kiosks).where(kiosks.c.client_id == client_id)).mappings().first()
    return Kiosk(client_id=row["client_id"], name=row["name"], jwk=json.loads(row["jwk"])) if row else None


# --- sessions ---------------------------------------------------------------------------------------

Kind = Literal["user", "kiosk"]


def open_session(connection: sa.Connection, kind: Kind, holder: str, now_s: float, length_s: float) -> tuple[str, str]:
    """Start a session; give its secret, and its token against forged requests."""
    connection.execute(sa.delete(sessions).where(sessions.c.expires_at < now_s))
    secret, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    row = {"hash": hashed(secret), "kind": kind, "holder": holder, "csrf": csrf}
    connection.execute(sa.insert(sessions).values(**row, expires_at=now_s + length_s, seen_at=now_s))
    return secret, csrf


def session(connection: sa.Connection, kind: Kind, secret: str, now_s: float) -> SignedIn | None:
    """Find a session that is still good."""
    row = sessions.c
    good = sa.and_(row.hash == hashed(secret), row.kind == kind, row.expires_at > now_s)
    found = connection.execute(sa.select(sessions).where(good)).mappings().first()
    if found is None:
        return None
    return SignedIn(
        holder=found["holder"], csrf=found["csrf"], expires_at=found["expires_at"], seen_at=found["seen_at"]
    )


def touch_session(connection: sa.Connection, secret: str, now_s: float) -> None:
    """Note that the session is in use."""
    connection.execute(sa.update(sessions).where(sessions.c.hash == hashed(secret)).values(seen_at=now_s))


def close_session(connection: sa.Connection, secret: str) -> None:
    """End a session for good."""
    connection.execute(sa.delete(sessions).where(sessions.c.hash == hashed(secret)))
