"""A doctor in a real Chromium, on a page that answers what it is offered."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Page, async_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
ADDRESS = "http://localhost/"
HTML = Path(__file__).with_name("doctor_page.html")


class BrowserDoctor:
    """The page, and what a test wants to know of it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.candidates: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

    async def answer(self, sdp: str) -> str:
        return str(await self.page.evaluate("answer", sdp))

    async def say(self, text: str) -> None:
        await self.page.evaluate("text => channel.send(text)", text)

    async def received(self) -> list[str]:
        return list(await self.page.evaluate("received"))

    async def picture(self) -> list[int] | None:
        found = await self.page.evaluate("picture()")
        return None if found is None else list(found)

    async def frames_shown(self) -> int:
        return int(await self.page.evaluate("framesShown()"))

    async def loudness(self) -> float:
        return float(await self.page.evaluate("loudness()"))


@asynccontextmanager
async def browser_doctor() -> AsyncIterator[BrowserDoctor]:
    """Open the page in a fresh Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            page = await browser.new_page()
            doctor = BrowserDoctor(page)
            await page.expose_function("signal", lambda _, text: doctor.candidates.put_nowait(json.loads(text)))
            await page.route(ADDRESS, lambda route: route.fulfill(path=HTML, content_type="text/html"))
            await page.goto(ADDRESS)
            yield doctor
        finally:
            await browser.close()


async def until(true: Callable[[], Awaitable[bool] | bool], deadline_s: float = 10.0) -> None:
    """Wait until it is true; fails with TimeoutError at the deadline."""
    async with asyncio.timeout(deadline_s):
        while True:
            outcome = true()
            if outcome if isinstance(outcome, bool) else await outcome:
                return
            await asyncio.sleep(0.02)  # how often to look, not how long to wait
