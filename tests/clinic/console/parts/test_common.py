"""Pieces of several pages: the patient's language is always in view; what has just happened is not said for ever."""

import pytest
from playwright.sync_api import Browser, expect

from tests.worlds.console_clinic import ME, Clinic
from tests.worlds.console_pages import DESK, TABLET, console, shot, sign_in
from tests.worlds.console_rows import visit


@pytest.mark.parametrize("size", [TABLET, DESK], ids=["tablet", "desk"])
@pytest.mark.parametrize(
    ("name", "patient", "code", "said"),
    [("Emil S.", "4471-208", "es", "Spanish"), ("", "Patient/a-guest", "ar", "Arabic")],
    ids=["with a record", "guest"],
)
def test_the_language_is_always_in_view(
    browser: Browser, name: str, patient: str, code: str, said: str, size: dict[str, int]
):
    known = {"phase": "ended", "unclosed": True, "doctor": ME}
    rows = [visit(name, "pain", "routine", 30, patient=patient, language=code, **known)]
    with Clinic(rows) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        page.locator(".banner").get_by_role("button", name="Close visit").click()
        page.set_viewport_size(size)
        strip = page.locator(".identity")
        expect(strip.locator(".language")).to_have_text(said)
        expect(strip.locator(".language")).to_be_in_viewport(ratio=1)
        expect(strip.locator(".record:visible")).to_have_count(1 if name and size == DESK else 0)
        assert strip.evaluate("(one) => one.scrollWidth - one.clientWidth") == 0
        shot(page, f"identity-{said}-{size['width']}".lower())


def test_a_notice_of_what_happened_goes_by_itself_and_one_of_what_went_wrong_stays(browser: Browser):
    rows = [visit("Emil S.", "pain", "routine", 30, phase="ended", unclosed=True, doctor=ME)]
    with Clinic(rows) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        page.locator(".banner").get_by_role("button", name="Close visit").click()
        page.get_by_role("radio", name="Care at home").check(force=True)
        page.fill("#diagnosis", "A cold.")
        page.clock.install()
        page.keyboard.press("Control+Enter")
        notice = page.locator(".queue-page .notice")
        expect(notice).to_have_text("Signed. The patient has left the station.")
        page.clock.run_for(25_000)
        expect(notice).to_have_count(1)
        page.clock.run_for(10_000)
        expect(notice).to_have_count(0)
        clinic.refuse(code="no-visit", say="This patient is no longer waiting.")
        expect(notice).to_have_text("This patient is no longer waiting.")
        page.clock.run_for(60_000)
        expect(notice).to_have_count(1)
