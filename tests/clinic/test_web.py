"""What goes wrong inside is said without details, and logged with a code and without words."""

import asyncio

import httpx
from fastapi import FastAPI
from structlog.testing import capture_logs

from clinic.errors import StoreFullError
from clinic.web import fail


def ask(path: str, error: Exception) -> httpx.Response:
    app = FastAPI()
    app.add_exception_handler(Exception, fail)

    @app.get(path)
    async def fails() -> None:
        raise error

    inside = httpx.ASGITransport(app, raise_app_exceptions=False)

    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=inside, base_url="http://clinic") as client:
            return await client.get(path)

    return asyncio.run(asked())


def test_a_full_disk_is_told_by_its_code():
    with capture_logs() as lines:
        answer = ask("/api/visits/rosa", StoreFullError("the clinic's database cannot be used: disk full"))
    assert (answer.status_code, answer.json()["code"]) == (500, "exception")
    assert "clinic-store-full" in answer.json()["say"]
    assert [(line["code"], line["door"], line["error"]) for line in lines] == [
        ("clinic-store-full", "/api", "StoreFullError")
    ]
    outcome = ask("/fhir/Patient", StoreFullError("full")).json()
    assert "Nothing was saved" in outcome["issue"][0]["diagnostics"]


def test_any_other_fault_quotes_nothing():
    with capture_logs() as lines:
        answer = ask("/api/me", ValueError("Rosa, born 1950"))
    assert answer.status_code == 500
    assert "Rosa" not in f"{answer.text} {lines}"
