"""A whole station without its window: the real App on this loop, with a recording screen and a patient's hands."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from time import monotonic
from uuid import UUID

from care import events as ev
from care.checkin import CheckIn, Page
from care.effects import Alarm
from care.encounter import Reason, Visit
from care.nursing import Desk
from care.vitals import Kind
from kiosk.app import App, Screen
from kiosk.media.client import MediaProcess
from kiosk.session import Session
from kiosk.settings import Settings
from sync.records import OutboxRow
from sync.store import read_outbox
from tests.worlds.recording_world import AGREES, answer_all
from tests.worlds.stay import ends

PATIENCE_S = 40.0


class StationRoom:
    """The App, what its screen was told, and hands that touch it."""

    def __init__(self, settings: Settings, card: str | None = None) -> None:
        self.settings = settings
        self.shown: list[tuple[CheckIn, Desk]] = []
        self.alarms: list[Alarm] = []
        self.quieted: list[UUID] = []
        self.left: list[bool] = []
        self.papers: list[tuple[Visit, Path]] = []
        screen = Screen(
            show=lambda state, desk: self.shown.append((state, desk)),
            leave=self.left.append,
            alarm=self.alarms.append,
            quiet=self.quieted.append,
            paper=lambda visit, path: self.papers.append((visit, path)),
        )
        self.app = App(settings, MediaProcess(), screen, card)
        self._running: asyncio.Task[None] | None = None

    @property
    def session(self) -> Session:
        assert self.app.session is not None
        return self.app.session

    @property
    def page(self) -> Page:
        return self.session.state.page

    def __call__(self, *events: object) -> CheckIn:
        for event in events:
            self.app.handle(event)  # type: ignore[arg-type]  # a list of events of both kinds
        return self.session.state

    @asynccontextmanager
    async def running(self) -> AsyncIterator["StationRoom"]:
        self._running = asyncio.create_task(self.app.run())
        try:
            await self.until(lambda: bool(self.shown))
            yield self
        finally:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running

    async def until(self, true: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
        """Wait until it is true; what ended the station is raised at once."""
        end = monotonic() + patience_s
        while not true():
            assert self._running is not None
            if self._running.done():
                self._running.result()
            where = self.shown[-1][0].page if self.shown else None
            assert monotonic() < end, f"waited in vain on {where}"
            await asyncio.sleep(0.02)  # how often to look, not how long to wait

    async def check_in(self) -> None:
        """From Attract to the vitals, as a guest."""
        self(ev.Start(), ev.LanguageChosen("en"), ev.NoSigns(), ev.ReasonChosen(Reason.PAIN), ev.GuestChosen())
        self.agree_and_answer()

    def agree_and_answer(self) -> None:
        self(*AGREES)
        answer_all(self.session)
        if self.page is Page.OFFLINE:
            self(ev.Continue())
        assert self.page is Page.VITALS

    async def measure(self, *kinds: Kind) -> None:
        """Measure these with the station's devices."""
        for kind in kinds:
            self(ev.MeasureStarted(kind))
            while (step := self.session.state.guide_step) is not None:
                self(ends(step))
            await self.until(lambda: self.page in (Page.RESULT, Page.TROUBLE))
            assert self.page is Page.RESULT, self.session.state.trouble
            self(ev.Continue())

    def outbox(self) -> list[OutboxRow]:
        return self.app._store.outbox_rows()


def waiting_outbox(folder: Path) -> list[OutboxRow]:
    """Read the outbox of a station that runs, as `sync status` does."""
    from sync.keys import key_for

    return read_outbox(folder, key_for(folder, "training"))
