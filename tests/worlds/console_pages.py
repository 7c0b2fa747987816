"""A doctor's browser for the console's tests: Chromium with a pretended camera, and pages that keep complaints."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.worlds.console_clinic import NAME, PASSWORD, Clinic

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
]
DESK, TABLET = {"width": 1440, "height": 900}, {"width": 1024, "height": 768}
AXE = Path(__file__).parents[1] / "console_axe"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def console(browser: Browser, url: str, *, camera: bool = True) -> Iterator[Page]:
    """A page at the console; a script error or a blocked script fails the test at its end."""
    allowed = ["camera", "microphone"] if camera else []
    context = browser.new_context(viewport=DESK, permissions=allowed)
    context.set_default_timeout(15000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    page.goto(url)
    try:
        yield page
    finally:
        context.close()
    assert complaints == []


def sign_in(page: Page, name: str = NAME, password: str = PASSWORD) -> None:
    page.fill("#name", name)
    page.fill("#password", password)
    page.keyboard.press("Enter")
    page.wait_for_selector(".presence :enabled[aria-checked=true]")


def on_call(page: Page) -> None:
    """By keyboard, as P goes from away to on call."""
    page.keyboard.press("p")
    page.wait_for_selector(".presence .on-call[aria-checked=true]")


def in_call(page: Page, clinic: Clinic) -> None:
    """Sign in and answer Halima O., up to the first picture."""
    sign_in(page)
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(".preview h2:has-text('Halima')")
    page.keyboard.press("a")
    page.wait_for_selector(".call-page.live")


def shot(page: Page, name: str) -> None:
    """Keep a picture of the page when the environment says where."""
    if folder := os.environ.get("CAREPOST_SHOTS"):
        page.screenshot(path=Path(folder) / f"console-{name}.png")


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong on the page as it stands, each as rule and element."""
    script = AXE / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=AXE, check=True, capture_output=True)
    page.evaluate(script.read_text())
    found = page.evaluate("tags => axe.run({ runOnly: tags })", TAGS)
    return [f"{one['id']}: {node['target']}" for one in found["violations"] for node in one["nodes"]]


def in_view(page: Page, selector: str, ms: int) -> None:
    """Wait until this has stood on the page so long, by the page's own clock."""
    page.wait_for_selector(selector)
    page.evaluate("ms => new Promise((done) => setTimeout(done, ms))", ms)
