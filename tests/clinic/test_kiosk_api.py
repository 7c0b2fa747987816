"""Stations at the door: enrolment codes, and who a patient is."""

import time
from typing import Any

import httpx
import pytest

from clinic import directory
from sync.client import ClinicClient
from sync.identity import new_private_key, public_jwk
from tests.worlds.clinic_server import ClinicServer


@pytest.fixture
def clinic(tmp_path):
    with ClinicServer(tmp_path / "clinic") as server:
        yield server


def enrol(clinic: ClinicServer, code: str, **more: Any) -> httpx.Response:
    body = {"code": code, "jwk": public_jwk(new_private_key()), "name": "Hall"} | more
    return httpx.post(f"{clinic.url}/kiosk/enrol", json=body)


def test_a_code_enrols_one_kiosk_however_it_is_typed(clinic):
    code = clinic.code()
    typed = f"{code[:4]}-{code[4:]} ".lower()
    assert enrol(clinic, typed).status_code == 201
    assert enrol(clinic, code).status_code == 403


def test_a_code_is_good_for_ten_minutes(clinic):
    old = clinic.store.writing(lambda db: directory.make_code(db, time.time() - directory.CODE_S - 1))
    assert enrol(clinic, old).status_code == 403


def test_five_wrong_codes_lock_the_door_until_an_admin_makes_a_new_one(clinic):
    code = clinic.code()
    for _ in range(directory.CODE_TRIES):
        assert enrol(clinic, "WRONGONE").status_code == 403
    assert enrol(clinic, code).status_code == 403
    assert enrol(clinic, clinic.code()).status_code == 201


def test_whoever_guesses_codes_locks_out_nobody_else(clinic):
    code = clinic.code()
    elsewhere = httpx.HTTPTransport(local_address="127.0.0.9")
    asked = {"code": "WRONGONE", "jwk": public_jwk(new_private_key()), "name": "Hall"}
    with httpx.Client(transport=elsewhere, base_url=clinic.url.replace("localhost", "127.0.0.1")) as guesser:
        for _ in range(directory.CODE_TRIES):
            assert guesser.post("/kiosk/enrol", json=asked).status_code == 403
        assert guesser.post("/kiosk/enrol", json={**asked, "code": code}).status_code == 403
    assert enrol(clinic, code).status_code == 201


def test_guesses_are_forgotten_in_time_and_remembered_of_so_many_addresses_only(clinic, monkeypatch):
    monkeypatch.setattr(directory, "CODE_TRIES_FORGOTTEN_S", 60.0)

    def tries(address: str, code: str, now_s: float, times: int = 1) -> bool:
        return [clinic.store.writing(lambda db: directory.use_code(db, code, address, now_s)) for _ in range(times)][-1]

    code = clinic.store.writing(lambda db: directory.make_code(db, 0))
    tries("a", "WRONGONE", 1, directory.CODE_TRIES)
    assert not tries("a", code, 60)
    assert tries("a", code, 62)
    code = clinic.store.writing(lambda db: directory.make_code(db, 100))
    monkeypatch.setattr(directory, "GUESSERS", 3)
    tries("a", "WRONGONE", 101, directory.CODE_TRIES)
    for other in "bcd":
        tries(other, "WRONGONE", 102)
    assert tries("a", code, 103)


def test_four_wrong_codes_do_not(clinic):
    code = clinic.code()
    for _ in range(directory.CODE_TRIES - 1):
        enrol(clinic, "WRONGONE")
    assert enrol(clinic, code).status_code == 201


@pytest.mark.parametrize(
    "jwk", [{}, {"kty": "RSA", "n": "AQAB", "e": "AQAB"}, {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}]
)
def test_a_key_that_is_none_uses_no_code_up(clinic, jwk):
    code = clinic.code()
    assert enrol(clinic, code, jwk=jwk).status_code == 422
    assert enrol(clinic, code, name="").status_code == 422
    assert enrol(clinic, code).status_code == 201


def test_a_private_key_is_never_kept(clinic):
    jwk = public_jwk(new_private_key()) | {"d": "secret"}
    client_id = enrol(clinic, clinic.code(), jwk=jwk).json()["client_id"]
    kept = clinic.store.reading(lambda db: directory.kiosk(db, client_id))
    assert "d" not in kept.jwk


def ask(clinic: ClinicServer, kiosk: Any, question: dict[str, Any]) -> httpx.Response:
    token = clinic.as_kiosk(kiosk, ClinicClient.token)
    return httpx.post(f"{clinic.url}/kiosk/identify", json=question, headers={"authorization": f"Bearer {token}"})


def test_a_patient_is_found_by_name_as_people_type_it_and_by_card(clinic):
    kiosk, known = clinic.kiosk(), clinic.seeded(seed=4).patients[0]
    wanted = {"given": known.given, "family": known.family, "birth_date": known.birth_date}
    found = ask(clinic, kiosk, wanted)
    assert found.status_code == 200
    assert set(found.json()) == {"reference", "given", "initial", "birth_year"}
    assert found.json()["reference"] == f"Patient/{known.id}"
    assert found.json()["birth_year"] == int(known.birth_date[:4])
    loose = wanted | {"given": f" {known.given.upper()} ", "family": known.family.lower().replace("'", "’")}
    assert ask(clinic, kiosk, loose).json() == found.json()
    assert ask(clinic, kiosk, {"card": known.card}).json() == found.json()
    assert ask(clinic, kiosk, wanted | {"birth_date": "1901-01-01"}).status_code == 404
    assert ask(clinic, kiosk, wanted | {"family": known.family + "x"}).json() == found.json()
    assert ask(clinic, kiosk, wanted | {"family": known.family[::-1]}).status_code == 404
    assert ask(clinic, kiosk, {"given": "Rosa"}).status_code == 422
    assert ask(clinic, kiosk, {"card": known.card[:-6] + "AAAAAA"}).status_code == 422
    assert httpx.post(f"{clinic.url}/kiosk/identify", json=wanted).status_code == 401


def test_of_two_alike_nobody_is_guessed(clinic):
    kiosk, known = clinic.kiosk(), clinic.seeded().patients[0]
    with clinic.doctor() as doctor:
        twin = doctor.get(f"/fhir/Patient/{known.id}") | {"id": "another-one"}
        del twin["meta"]["versionId"], twin["meta"]["lastUpdated"]
        question = {"given": known.given, "family": known.family, "birth_date": known.birth_date}
        assert ask(clinic, kiosk, question).status_code == 200
        assert doctor.http.put("/fhir/Patient/another-one", json=twin).status_code == 201
        assert ask(clinic, kiosk, question).status_code == 404


def test_a_kiosk_that_asks_too_much_must_wait(clinic):
    kiosk = clinic.kiosk()
    question = {"given": "A", "family": "B", "birth_date": "1990-01-01"}
    statuses = [ask(clinic, kiosk, question).status_code for _ in range(21)]
    assert statuses == [404] * 20 + [429]
    assert ask(clinic, clinic.kiosk("Other"), question).status_code == 404
