"""Guessing is slowed and written down without names; assertions are good once, for us, and for five minutes."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
import structlog
from argon2 import PasswordHasher

from clinic import directory
from clinic.errors import RefusedError
from clinic.gate import COOKIE, Gate
from clinic.settings import Session, Settings
from clinic.store import audit
from sync.identity import KioskIdentity, new_private_key
from tests.worlds.clinic_server import PASSWORD, ClinicServer

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def sign_in(clinic: ClinicServer, name: str, password: str) -> httpx.Response:
    body = {"name": name, "password": password}
    return httpx.post(f"{clinic.url}/login", json=body, headers={"origin": clinic.url}, timeout=20)


@pytest.fixture
def _standstill(monkeypatch):
    """The gate's clock does not move, however slow the machine: hashing may take longer than a guesser has to wait."""
    monkeypatch.setattr("clinic.gate.time", SimpleNamespace(monotonic=lambda: 0.0))


@pytest.mark.usefixtures("_standstill")
def test_a_guesser_is_slowed_and_an_honest_doctor_is_not(clinic):
    clinic.add_doctor("Dr Guessed")
    clinic.add_doctor("Dr Honest")
    statuses = [sign_in(clinic, "Dr Guessed", f"wrong {number}").status_code for number in range(4)]
    assert statuses == [401, 401, 401, 429]
    slowed = sign_in(clinic, "dr  GUESSED", PASSWORD)  # even with the right words, and however it is typed
    assert slowed.status_code == 429
    assert int(slowed.headers["retry-after"]) >= 1
    assert sign_in(clinic, "Dr Honest", PASSWORD).status_code == 200


@pytest.mark.usefixtures("_standstill")
def test_a_guesser_who_tries_all_at_once_is_slowed_too(clinic):
    clinic.add_doctor("Dr Flooded")
    with ThreadPoolExecutor(8) as crowd:
        tries = [crowd.submit(sign_in, clinic, "Dr Flooded", f"wrong {number}") for number in range(8)]
    statuses = sorted(one.result().status_code for one in tries)
    assert statuses == [401] * 3 + [429] * 5


def test_an_unknown_name_says_and_costs_the_same_as_a_wrong_password(clinic):
    clinic.add_doctor("Dr Known")
    unknown, wrong = sign_in(clinic, "Dr Nobody", "x"), sign_in(clinic, "Dr Known", "x")
    assert (unknown.status_code, unknown.json()) == (wrong.status_code, wrong.json())


def test_refused_sign_ins_are_written_down_without_names_or_words(clinic):
    with structlog.testing.capture_logs() as lines:
        sign_in(clinic, "Dr Whispered", "a secret word")
    assert any(line["event"] == "sign-in refused" for line in lines)
    rows = clinic.store.reading(lambda db: db.execute(sa.select(audit)).fetchall())
    assert any(row.what == "sign-in refused" for row in rows)
    assert "Whispered" not in str(lines) + str(rows)
    assert "secret" not in str(lines) + str(rows)


def test_passwords_are_kept_as_argon2id():
    gate = Gate(Settings(), SimpleNamespace(), lambda: datetime.now(UTC))  # type: ignore[arg-type]  # no store needed
    known = asyncio.run(gate.hash("a lamp at noon"))
    assert known.startswith("$argon2id$")
    assert PasswordHasher().verify(known, "a lamp at noon")


@pytest.mark.parametrize(
    ("later", "says"),
    [(timedelta(minutes=9), ""), (timedelta(minutes=11), "Your session has ended"), (timedelta(hours=2), "ended")],
)
def test_a_session_ends_for_idleness_and_by_the_clock(clinic, later, says):
    settings = Settings(session=Session(hours=1, idle_minutes=10))
    began = datetime.now(UTC)
    name = f"Dr Idle {later}"
    clinic.add_doctor(name)

    async def story() -> None:
        gate = Gate(settings, clinic.store, lambda: began)
        _, secret, _ = await gate.sign_in(name, PASSWORD)
        after = Gate(settings, clinic.store, lambda: began + later)
        request: Any = SimpleNamespace(cookies={COOKIE: secret}, headers={})
        if not says:
            assert (await after.user(request)).name == name
            return
        with pytest.raises(RefusedError, match=says):
            await after.user(request)

    asyncio.run(story())


# --- stations ---------------------------------------------------------------------------------------


def ask_token(clinic: ClinicServer, assertion: str, **more: str) -> httpx.Response:
    form = {
        "grant_type": "client_credentials",
        "client_assertion_type": ASSERTION_TYPE,
        "client_assertion": assertion,
    }
    return httpx.post(f"{clinic.url}/oauth/token", data=form | more)


def test_an_assertion_is_good_once(clinic):
    kiosk = clinic.kiosk()
    assertion = kiosk.assertion(f"{clinic.url}/oauth/token", time.time())
    first = ask_token(clinic, assertion)
    assert first.status_code == 200
    assert (first.json()["token_type"], first.json()["expires_in"]) == ("Bearer", 300)
    replayed = ask_token(clinic, assertion)
    assert replayed.status_code == 401
    assert "used before" in replayed.json()["error_description"]
    other_name = clinic.url.replace("localhost", "127.0.0.1")
    assert ask_token(clinic, kiosk.assertion(f"{other_name}/oauth/token", time.time())).status_code == 200


def test_what_is_not_ours_not_now_or_not_signed_gets_no_token(clinic):
    kiosk = clinic.kiosk()
    here, now = f"{clinic.url}/oauth/token", time.time()
    stranger = KioskIdentity(client_id=kiosk.client_id, private_key=new_private_key(), clinic_url=clinic.url)
    wrong = [
        kiosk.assertion("https://elsewhere.example/oauth/token", now),
        kiosk.assertion(here, now - 3600),
        kiosk.assertion(here, now + 3600),
        stranger.assertion(here, now),
        kiosk.assertion(here, now)[:-4] + "AAAA",
        "not.a.token",
        "",
    ]
    assert [ask_token(clinic, assertion).status_code for assertion in wrong] == [401] * len(wrong)
    assert ask_token(clinic, kiosk.assertion(here, now), grant_type="password").status_code == 400


def test_a_token_ends_after_five_minutes(clinic):
    kiosk = clinic.kiosk()
    began = datetime.now(UTC)

    async def story() -> None:
        gate = Gate(clinic.settings, clinic.store, lambda: began)
        assertion = kiosk.assertion(f"{clinic.url}/oauth/token", began.timestamp())
        secret = await gate.bearer({"client_assertion": assertion})
        request: Any = SimpleNamespace(cookies={}, headers={"authorization": f"Bearer {secret}"})
        assert (await gate.kiosk(request)).client_id == str(kiosk.client_id)
        late = Gate(clinic.settings, clinic.store, lambda: began + timedelta(seconds=directory.BEARER_S + 1))
        with pytest.raises(RefusedError, match="has ended"):
            await late.kiosk(request)

    asyncio.run(story())
