"""What the doctor sees of the patient's screen while writing: the words that the station will show, in their order."""

import pytest
from playwright.sync_api import Browser, expect

from care.plan import Disposition
from care.told import ENDINGS
from tests.worlds.console_clinic import ME, Clinic
from tests.worlds.console_pages import console, shot, sign_in, violations
from tests.worlds.console_rows import visit


def test_how_the_visit_ends_stands_first_in_the_patients_own_words(browser: Browser):
    known = {"birth_year": 1963, "patient": "4471-208"}
    rows = [visit("Emil S.", "pain", "routine", 30, unclosed=True, doctor=ME, phase="ended", **known)]
    with Clinic(rows) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        page.locator(".banner").get_by_role("button", name="Close visit").click()
        page.fill("#diagnosis", "You have a cold.")
        for disposition in Disposition:
            page.locator(f".endings input[value='{disposition.value}']").check(force=True)
            first = page.locator(".screen > p").first
            expect(first).to_have_text(ENDINGS[disposition]["en"])
            assert violations(page) == []
            if disposition is Disposition.EMERGENCY:
                shot(page, "08-close-emergency")


def test_a_guest_without_a_number_is_not_promised_a_call(browser: Browser):
    rows = [visit("", "pain", "routine", 30, unclosed=True, doctor=ME, patient="Patient/a-guest")]
    with Clinic(rows) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        page.locator(".banner").get_by_role("button", name="Close visit").click()
        page.locator(".endings input[value='call-back']").check(force=True)
        expect(page.locator(".screen > p").first).to_have_text("Please ask at the front desk")
        side = page.locator(".patient-side")
        expect(side).to_contain_text("If a phone number is left at the station")
        expect(side).not_to_contain_text("The clinic will call you back")


@pytest.mark.parametrize(
    ("language", "headings"), [("es", "The headings appear in Spanish"), ("ar", "The headings appear in Arabic")]
)
def test_the_headings_are_said_to_be_in_the_patients_language(browser: Browser, language: str, headings: str):
    rows = [visit("Ana R.", "pain", "routine", 30, unclosed=True, doctor=ME, phase="ended", language=language)]
    with Clinic(rows) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        page.locator(".banner").get_by_role("button", name="Close visit").click()
        expect(page.locator(".patient-side")).to_contain_text(f"{headings} at the station")
