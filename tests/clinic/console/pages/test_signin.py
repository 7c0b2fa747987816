"""Signing in: which clinic this is, a wrong password, the first use of a one-time link, and signing out."""

from playwright.sync_api import Browser, Page, expect

from tests.worlds.console_clinic import NAME, Clinic
from tests.worlds.console_pages import console, shot, sign_in


def test_the_page_says_which_clinic_it_is_and_that_nobody_there_is_real(page: Page):
    expect(page.locator(".chips")).to_have_text("Training clinic: nobody here is realNorthfield Clinics")
    expect(page.locator("#name")).to_be_focused()
    shot(page, "01-sign-in")


def test_a_live_clinic_is_named_live(browser: Browser):
    with Clinic(mode="live") as clinic, console(browser, clinic.url) as page:
        expect(page.locator(".mode")).to_have_text("Live clinic")


def test_a_wrong_password_is_said_and_taken_out_of_the_field(page: Page):
    page.fill("#name", NAME)
    page.fill("#password", "a lamp at dusk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("That name and password do not go together.")
    expect(page.locator("#password")).to_have_value("")
    expect(page.locator("#name")).to_have_value(NAME)


def test_a_silent_server_is_said_and_tried_again(page: Page):
    page.route("**/api/me", lambda route: route.abort())
    page.reload()
    expect(page.locator(".signin-foot")).to_contain_text("The clinic server does not answer. Trying again.")
    page.unroute("**/api/me")
    expect(page.locator(".signin-foot")).to_contain_text("The clinic server answers")


def test_a_one_time_link_sets_the_password_once(page: Page, clinic: Clinic):
    page.goto(f"{clinic.url}/first?token=once")
    page.fill("#name", "Dr Ada Stone")
    page.fill("#password", "short")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("at least 12 characters")
    page.fill("#password", "long enough to keep")
    shot(page, "00-first-use")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{clinic.url}/")
    assert clinic.firsts == [{"token": "once", "name": "Dr Ada Stone", "password": "long enough to keep"}]


def test_signing_out_leaves_nothing_of_the_patients_on_the_page(page: Page):
    sign_in(page)
    expect(page.locator("body")).to_contain_text("Halima O.")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert "Halima" not in page.content()
