"""A doctor in a real Chromium, on a page that answers what it is offered."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Page, async_playwright

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
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
        self.has_media = True
        self.candidates: asyncio.Queue[dict[str, str] | None] = asyncio.Queue()

    async def answer(self, sdp: str) -> str:
        return str(await self.page.evaluate("answer", [sdp, self.has_media]))

    async def trickled(self) -> AsyncIterator[dict[str, str] | None]:
        """What the page finds, up to the end that it names."""
        while (found := await self.candidates.get()) is not None:
            yield found
        yield None

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
