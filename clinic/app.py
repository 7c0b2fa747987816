"""The clinic server, put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.types import ASGIApp

from clinic import callbacks, fhir_api, kiosk_api, live, login, pages, visits_api
from clinic.errors import RefusedError
from clinic.gate import Gate, Now, utc_now
from clinic.live import Live
from clinic.settings import Settings
from clinic.store import Store
from clinic.web import SafeHeaders, fail, refuse


def build(settings: Settings, store: Store, now: Now = utc_now) -> ASGIApp:
    """Make the server of this configuration on this open database."""
    gate = Gate(settings, store, now)
    floor = Live(settings, store, gate)

    @asynccontextmanager
    async def living(_app: FastAPI) -> AsyncIterator[None]:
        async with floor.running():
            yield

    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=living)
    app.add_exception_handler(RefusedError, refuse)
    app.add_exception_handler(Exception, fail)
    app.include_router(login.routes(settings, store, gate, floor.sign_out))
    app.include_router(kiosk_api.routes(store, gate))
    app.include_router(fhir_api.routes(settings, store, gate, floor.arrived))
    app.include_router(visits_api.routes(settings, store, gate, floor))
    app.include_router(callbacks.routes(settings, store, gate, floor.tell_callbacks))
    app.include_router(live.routes(gate, floor))
    app.include_router(pages.routes())
    return SafeHeaders(app, sockets=_sockets(settings), encrypted=settings.encrypted)


def _sockets(settings: Settings) -> str:
    """The WebSocket origins of our own pages, for browsers whose 'self' does not cover them."""
    return " ".join(sorted(base.replace("http", "ws", 1) for base in settings.bases if "[" not in base))
