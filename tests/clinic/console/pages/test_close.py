"""The page of the plan: how hard its words are to read."""

import pytest
from playwright.sync_api import Browser, expect

from tests.worlds.console_clinic import ME, Clinic
from tests.worlds.console_pages import console, shot, sign_in, violations
from tests.worlds.console_rows import visit


@pytest.mark.parametrize(
    ("language", "said", "good"),
    [
        ("en", "No hard words found", 1),
        ("es", "Hard words are checked in English only", 0),
        ("ar", "Hard words are checked in English only", 0),
    ],
)
def test_only_english_words_are_called_easy(browser: Browser, language: str, said: str, good: int):
    rows = [visit("Ana R.", "pain", "routine", 30, unclosed=True, doctor=ME, phase="ended", language=language)]
    with Clinic(rows) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        page.locator(".banner").get_by_role("button", name="Close visit").click()
        page.fill("#diagnosis", "Un resfriado.")
        head = page.locator(".plan-head")
        expect(head).to_contain_text(said)
        expect(head.locator(".pill-good")).to_have_count(good)
        assert violations(page) == []
        shot(page, f"08-close-{language}")
        page.fill("#diagnosis", "Monitor it.")
        expect(head).to_contain_text("1 hard word")
