"""One browser for each test file, and a scripted clinic for each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.worlds.console_clinic import Clinic
from tests.worlds.console_pages import chromium, console


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def clinic() -> Iterator[Clinic]:
    with Clinic() as found:
        yield found


@pytest.fixture
def page(browser: Browser, clinic: Clinic) -> Iterator[Page]:
    with console(browser, clinic.url) as found:
        yield found
