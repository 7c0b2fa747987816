"""A disk that fails and a mistake of our own stop neither the time nor the queue, and lose no visit."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from structlog.testing import capture_logs
from websockets.exceptions import ConnectionClosed

from care import messages as m
from clinic.errors import StoreError
from clinic.floor.events import KioskCame, KioskSaid
from clinic.gate import Gate
from clinic.live import Live, kept_visit
from clinic.store import Store
from tests.worlds.clinic_sockets import WAIT_S, Sockets, card, play


class Hiccup:
    """The clinic's store on a disk that fails once at each thing."""

    def __init__(self, store: Store, mistake: type[Exception] = StoreError) -> None:
        self._mistake = mistake
        self._write, self._read = store.write, store.read
        self.reading = store.reading
        self.failed: set[str] = set()
        self.wrote = asyncio.Event()

    async def write(self, work: Any) -> Any:
        self._fail_once("write")
        found = await self._write(work)
        self.wrote.set()
        return found

    async def read(self, work: Any) -> Any:
        self._fail_once("read")
        return await self._read(work)

    def _fail_once(self, what: str) -> None:
        if what not in self.failed:
            self.failed.add(what)
            raise self._mistake(what)


@pytest.mark.parametrize("mistake", [StoreError, ArithmeticError])
def test_a_write_that_fails_for_a_moment_loses_no_visit(clinic, mistake):
    visit_id = uuid4()
    store: Any = Hiccup(clinic.store, mistake)

    async def story() -> None:
        live = Live(clinic.settings, store, Gate(clinic.settings, store))
        async with live.running(), asyncio.timeout(WAIT_S):
            live.handle(KioskCame(kiosk="k", name="Hall"))
            live.handle(KioskSaid(kiosk="k", message=m.VisitTold(card=card(visit_id=visit_id))))
            await store.wrote.wait()
        assert store.failed == {"write"}
        assert clinic.store.reading(lambda db: kept_visit(db, visit_id)) is not None

    asyncio.run(story())


def test_time_goes_on_when_a_session_cannot_be_looked_up(clinic, ada, monkeypatch):
    monkeypatch.setattr("clinic.live.QUEUE_EVERY_TICKS", 1)
    monkeypatch.setattr("clinic.live.SESSION_EVERY_TICKS", 1)

    async def story(sockets: Sockets) -> None:
        console = await sockets.console(ada)
        disk = Hiccup(clinic.store)
        monkeypatch.setattr(clinic.store, "read", disk.read)
        async with asyncio.timeout(WAIT_S):
            while not disk.failed:
                await console.hear(m.Queue)
        after = [await console.hear(m.Queue) for _ in range(3)]
        assert (disk.failed, len(after)) == ({"read"}, 3)

    play(clinic, story)


def test_time_goes_on_after_any_mistake_and_the_log_names_nobody(clinic, ada, monkeypatch):
    monkeypatch.setattr("clinic.live.QUEUE_EVERY_TICKS", 1)
    told = []
    right = Live._tell_queue

    def wrong(live: Live, page: Any) -> None:
        if not told:
            told.append(page)
            raise ArithmeticError("Rosa M. 1e300")
        right(live, page)

    async def story(sockets: Sockets) -> None:
        console = await sockets.console(ada)
        monkeypatch.setattr(Live, "_tell_queue", wrong)
        for _ in range(3):
            await console.hear(m.Queue)
        assert told

    with capture_logs() as logs:
        play(clinic, story)
    assert {"event": "a tick failed", "error": "ArithmeticError", "log_level": "error"} in logs


def test_a_page_that_could_not_be_told_is_forgotten(clinic, monkeypatch):
    left: list[tuple[Live, Any]] = []
    right = Live._tell_queue

    def wrong(live: Live, page: Any) -> None:
        if page.user.name != "Dr Cy Sample":
            return right(live, page)
        left.append((live, page))
        raise ArithmeticError

    async def story(sockets: Sockets) -> None:
        monkeypatch.setattr(Live, "_tell_queue", wrong)
        with pytest.raises(ConnectionClosed):
            await sockets.console(cy)

    with clinic.doctor("Dr Cy Sample") as cy:
        play(clinic, story)
    live, page = left[-1]
    assert page not in live._pages.values()
