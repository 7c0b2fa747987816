"""The console against the real clinic server, with a station on its real socket: one visit from ring to signed plan."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from playwright.sync_api import Browser, expect
from websockets.asyncio.client import ClientConnection, connect

from care import messages as m
from care.plan import Disposition
from care.vitals import Oxygen
from sync.client import ClinicClient
from sync.identity import KioskIdentity
from tests.worlds.clinic_server import PASSWORD, ClinicServer
from tests.worlds.console_pages import console, in_view, sign_in, violations
from tests.worlds.console_rows import reading
from tests.worlds.console_station import Station

DOCTOR = "Dr Imani Hale"
WAIT_S = 20


class Kiosk:
    """A station in a thread of its own: tells one visit, and calls whenever a doctor answers it."""

    def __init__(self, clinic: ClinicServer, identity: KioskIdentity) -> None:
        self._clinic = clinic
        self._identity = identity
        self.visit_id = uuid4()
        self.plan: list[m.PlanReady] = []
        self.calls: list[UUID] = []
        self.station: Station | None = None
        self._line: ClientConnection | None = None
        self._ready, self.ended, self.has_plan = threading.Event(), threading.Event(), threading.Event()
        self._leave: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)

    def __enter__(self) -> "Kiosk":
        self._thread.start()
        assert self._ready.wait(WAIT_S)
        return self

    def __exit__(self, *_: object) -> None:
        self._leave()
        self._thread.join(WAIT_S)

    async def _run(self) -> None:
        async with ClinicClient(self._clinic.url, self._identity) as client:
            token = await client.token()
        url = self._clinic.url.replace("http", "ws", 1) + "/ws/kiosk"
        loop, over = asyncio.get_running_loop(), asyncio.Event()
        self._leave = lambda: loop.call_soon_threadsafe(over.set) and None
        async with connect(url, additional_headers={"authorization": f"Bearer {token}"}, proxy=None) as self._line:
            await self._say(m.Hello(station="Hall", mode="training", version="test"))
            await self._say(m.VisitTold(card=self._card()))
            listening = asyncio.create_task(self._listen())
            await over.wait()
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)
            if self.station:
                await self.station.vanish()

    async def _listen(self) -> None:
        assert self._line is not None
        async for text in self._line:
            await self._hear(msgspec.json.decode(text, type=m.ToKiosk))

    async def _say(self, message: m.Message) -> None:
        assert self._line is not None
        await self._line.send(m.encode(message).decode())

    async def _hear(self, message: Any) -> None:
        match message:
            case m.Welcome():
                self._ready.set()
            case m.CallOffered():
                self.calls.append(message.call_id)
                if self.station:
                    await self.station.vanish()
                self.station = Station(message.call_id, self._say)
                await self.station.offer()
            case m.Description() | m.Candidate() | m.Relay():
                assert self.station is not None
                await self.station.take(message)
            case m.CallEnded():
                self.ended.set()
            case m.PlanReady():
                self.plan.append(message)
                self.has_plan.set()

    def _card(self) -> m.VisitCard:
        now = datetime.now(UTC)
        return m.VisitCard(
            visit_id=self.visit_id,
            version=3,
            phase="waiting",
            urgency="soon",
            language="en",
            reason="Sore throat",
            name="Halima O.",
            birth_year=1952,
            started_at=now,
            joined_at=now,
            reviewed=True,
            readings=(reading(Oxygen(saturation=95, pulse=88), "Finger clip", 1),),
        )


@pytest.fixture
def server(tmp_path) -> Iterator[ClinicServer]:
    with ClinicServer(tmp_path / "records", name="Northfield Clinics") as found:
        found.add_doctor(DOCTOR)
        yield found


@pytest.fixture
def identity(server: ClinicServer) -> KioskIdentity:
    # Playwright holds this thread's event loop; enrolling needs one of its own.
    with ThreadPoolExecutor() as elsewhere:
        return elsewhere.submit(server.kiosk, "Hall").result(WAIT_S)


def test_a_visit_from_the_ring_to_the_signed_plan(identity: KioskIdentity, server: ClinicServer, browser: Browser):
    with console(browser, server.url) as page:
        expect(page.locator(".chips")).to_contain_text("Northfield Clinics")
        sign_in(page, DOCTOR, PASSWORD)
        page.keyboard.press("p")
        expect(page.locator(".empty")).to_contain_text("You are on call")
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Noto Sans\"'))")
        with Kiosk(server, identity) as kiosk:
            ring = page.get_by_role("alertdialog")
            expect(ring).to_contain_text("Sore throat")
            expect(ring).to_contain_text("missing: breathing")
            page.wait_for_function("() => document.activeElement?.dataset.key === 'ring-answer'")
            in_view(page, ".ring", ms=600)
            page.keyboard.press("Enter")
            page.wait_for_selector(".call-page.live")
            assert violations(page) == []

            page.keyboard.press("n")
            page.keyboard.type("Sore for two days")
            expect(page.locator(".note .saved")).to_contain_text("Kept on the clinic server")
            page.reload()
            page.wait_for_selector(".call-page.live")
            expect(page.locator("textarea[name=says]")).to_have_value("Sore for two days")
            assert len(set(kiosk.calls)) == 1

            page.locator(".control.end").click()
            page.locator("[data-key=end-now]").click()
            assert kiosk.ended.wait(WAIT_S)
            page.get_by_role("radio", name="Care at home").check(force=True)
            page.fill("#diagnosis", "You have a cold.")
            page.fill("#advice", "Rest.\nDrink water.")
            expect(page.locator(".plan-foot .saved")).to_contain_text("Kept on the clinic server")
            page.reload()
            page.locator(".banner").get_by_role("button", name="Close visit").click()
            expect(page.locator("#advice")).to_have_value("Rest.\nDrink water.")
            expect(page.get_by_role("radio", name="Care at home")).to_be_checked()
            page.keyboard.press("Control+Enter")
            expect(page.locator(".queue-page")).to_contain_text("Signed. Halima O. sees the plan at the station.")
            assert kiosk.has_plan.wait(WAIT_S)
            plan = kiosk.plan[0].plan
            assert (plan.doctor, plan.disposition, plan.diagnosis) == (
                DOCTOR,
                Disposition.SELF_CARE,
                "You have a cold.",
            )
            assert plan.advice == ("Rest.", "Drink water.")


def test_a_wrong_password_and_signing_out_at_the_real_door(server: ClinicServer, browser: Browser):
    with console(browser, server.url) as page:
        page.fill("#name", DOCTOR)
        page.fill("#password", "not this one at all")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).not_to_be_empty()
        sign_in(page, DOCTOR, PASSWORD)
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
