"""People at the door: one-time links, names and passwords, cookies that alone change nothing."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from clinic import directory
from clinic.login import make_first_admin
from tests.worlds.clinic_server import PASSWORD, ClinicServer, Doctor, said


def token_of(link: str) -> str:
    return parse_qs(urlsplit(link).query)["token"][0]


def post(clinic: ClinicServer, path: str, body: object, **headers: str) -> httpx.Response:
    return httpx.post(f"{clinic.url}{path}", json=body, headers={"origin": clinic.url} | headers)


def test_the_first_admin_comes_by_a_link_that_works_once(clinic):
    link = make_first_admin(clinic.settings, clinic.store, now_s())
    assert httpx.get(link).headers["content-type"].startswith("text/html")
    chosen = {"token": token_of(link), "name": "Dr  First Admin", "password": PASSWORD}
    assert post(clinic, "/first", chosen | {"password": "short"}).status_code == 422
    assert post(clinic, "/first", chosen | {"name": " - "}).status_code == 422
    made = post(clinic, "/first", chosen)
    assert (made.status_code, made.json()) == (201, {"name": "Dr First Admin", "role": "admin"})
    again = post(clinic, "/first", chosen | {"name": "Dr Second"})
    assert again.status_code == 403
    assert "used up or too old" in said(again)
    with Doctor(clinic.url, "dr first ADMIN") as admin:  # as people type it
        assert admin.get("/api/me")["role"] == "admin"
        invited = admin.http.post("/api/links", json={"role": "doctor"}).json()["link"]
        assert len(admin.http.post("/api/enrol-codes").json()["code"]) == directory.CODE_LENGTH
    same = post(clinic, "/first", chosen | {"token": token_of(invited)})
    assert same.status_code == 409  # the name is taken, and the link is still good
    new = post(clinic, "/first", chosen | {"token": token_of(invited), "name": "Dr Second"})
    assert new.json()["role"] == "doctor"


def now_s() -> float:
    import time

    return time.time()


def test_a_link_is_good_for_an_hour(clinic):
    old = clinic.store.writing(lambda db: directory.make_link(db, "doctor", now_s() - directory.LINK_S - 1))
    assert post(clinic, "/first", {"token": old, "name": "Dr Late", "password": PASSWORD}).status_code == 403


def test_a_doctor_lets_nobody_else_in(clinic):
    with clinic.doctor("Dr Plain") as doctor:
        assert doctor.http.post("/api/links", json={"role": "admin"}).status_code == 403
        assert doctor.http.post("/api/enrol-codes").status_code == 403


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(clinic):
    clinic.add_doctor("Dr Cookie")
    answer = post(clinic, "/login", {"name": "Dr Cookie", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert answer.headers["x-csrf-token"] == answer.json()["csrf"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": ""}, 403),
        ({"x-csrf-token": "guessed"}, 403),
        ({"x-csrf-token": ""}, 403),
    ],
)
def test_a_change_needs_our_own_page_and_its_token(clinic, headers, status):
    clinic.add_doctor(f"Dr {len(headers)} {headers} {status}")
    with Doctor(clinic.url, f"Dr {len(headers)} {headers} {status}") as doctor:
        assert doctor.http.post("/logout", headers=headers).status_code == status
        signed_out = status == 200
        assert doctor.http.get("/api/me", cookies=None).status_code == (401 if signed_out else 200)


def test_signing_in_from_a_foreign_page_is_refused(clinic):
    clinic.add_doctor("Dr Foreign")
    body = {"name": "Dr Foreign", "password": PASSWORD}
    assert post(clinic, "/login", body, origin="https://evil.example").status_code == 403
    assert post(clinic, "/login", body).status_code == 200


def test_a_cookie_is_worth_nothing_after_signing_out(clinic):
    with clinic.doctor("Dr Gone") as doctor:
        kept = doctor.cookie
        assert doctor.http.post("/logout").status_code == 200
        assert httpx.get(f"{clinic.url}/api/me", headers={"cookie": kept}).status_code == 401


def test_a_stranger_learns_which_clinic_this_is_and_no_more(clinic):
    answer = httpx.get(f"{clinic.url}/api/me")
    assert answer.status_code == 401
    assert (answer.json()["mode"], answer.json()["clinic"]) == ("training", "Test clinic")


def test_pages_are_careful(clinic):
    for path in ("/", "/console/main.js"):
        page = httpx.get(f"{clinic.url}{path}")
        assert page.status_code == 200
        policy = page.headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert "microphone=(self)" in page.headers["permissions-policy"]
    for path in ("/console/../app.py", "/console/%2e%2e/app.py", "/console/package.json.bak", "/console/pages"):
        assert httpx.get(f"{clinic.url}{path}").status_code == 404
