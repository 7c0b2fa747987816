"""What a doctor types is soon on the clinic server: no reload, other browser or silent clinic loses any of it."""

from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.worlds.console_clinic import Clinic
from tests.worlds.console_pages import console, in_call

TYPED = {
    "#diagnosis": "Your heart holds back water.",
    "#advice": "Rest.\nTake the water tablet.",
    "#followUp": "Video check",
    "#followUpOn": "2030-05-16",
    "#danger": "You cannot lie down.",
    "[name=name-1]": "Furosemide 40 mg",
    "[name=dose-1]": "1 each morning",
    "[name=morning-1]": "1/2",
    "[name=days-1]": "a few",
}
FOOT = ".plan-foot .saved"


def to_the_plan(page: Page, clinic: Clinic) -> None:
    in_call(page, clinic)
    page.locator(".control.end").click()
    page.get_by_role("alertdialog").get_by_role("button", name="End call").click()
    page.wait_for_selector(".close-page")


def type_everything(page: Page) -> None:
    page.get_by_role("radio", name="Medicine").check(force=True)
    page.get_by_role("button", name="Add a medicine").click()
    for box, text in TYPED.items():
        page.fill(box, text)
    page.locator("textarea[name=thinks]").fill("Heart failure")


def everything_is_there(page: Page) -> None:
    page.locator(".banner", has_text="1 visit not closed").get_by_role("button", name="Close visit").click()
    for box, text in TYPED.items():
        expect(page.locator(box)).to_have_value(text)
    expect(page.get_by_role("radio", name="Medicine")).to_be_checked()
    expect(page.locator("textarea[name=thinks]")).to_have_value("Heart failure")


def test_after_a_reload_everything_is_back(page: Page, clinic: Clinic):
    to_the_plan(page, clinic)
    type_everything(page)
    expect(page.locator(FOOT)).to_contain_text("Kept on the clinic server")
    page.reload()
    everything_is_there(page)


def test_in_another_browser_everything_is_there(page: Page, browser: Browser, clinic: Clinic):
    to_the_plan(page, clinic)
    type_everything(page)
    expect(page.locator(FOOT)).to_contain_text("Kept on the clinic server")
    with console(browser, clinic.url) as other:
        other.wait_for_selector(".queue-page")
        everything_is_there(other)


def test_a_clinic_that_is_gone_is_said_and_what_was_typed_stays(page: Page, clinic: Clinic):
    to_the_plan(page, clinic)
    page.route("**/api/visits/**", lambda route: route.abort())
    clinic.cut(True)
    type_everything(page)
    foot = page.locator(FOOT)
    expect(foot).to_contain_text("Not kept yet, since")
    expect(foot).to_contain_text("The clinic server does not answer. It stays on this page; trying again.")
    for box, text in TYPED.items():
        expect(page.locator(box)).to_have_value(text)
    assert clinic.drafts == {}
    clinic.cut(False)
    page.unroute("**/api/visits/**")
    expect(foot).to_contain_text("Kept on the clinic server")
    (draft,) = clinic.drafts.values()
    assert (draft["diagnosis"], draft["medicines"][0]["morning"]) == (TYPED["#diagnosis"], "1/2")


def test_a_plan_that_could_not_be_read_is_never_written_over(page: Page, clinic: Clinic):
    to_the_plan(page, clinic)
    page.fill("#advice", "From before.")
    page.get_by_role("radio", name="Care at home").check(force=True)
    expect(page.locator(FOOT)).to_contain_text("Kept on the clinic server")
    ((visit, draft),) = clinic.drafts.items()
    page.route("**/api/visits/*", lambda route: route.abort())
    page.reload()
    page.get_by_role("button", name="Close visit").click()
    expect(page.locator(FOOT)).to_contain_text("Looking for what you wrote before")
    page.fill("#advice", "Written since.")
    page.unroute("**/api/visits/*")
    expect(page.locator("#advice")).to_have_value("From before.\nWritten since.")
    expect(page.get_by_role("radio", name="Care at home")).to_be_checked()
    expect(page.locator(FOOT)).to_contain_text("Kept on the clinic server")
    assert (clinic.drafts[visit]["advice"], clinic.drafts[visit]["id"]) == ("From before.\nWritten since.", draft["id"])


def test_once_signed_nothing_more_is_sent(page: Page, clinic: Clinic):
    to_the_plan(page, clinic)
    page.clock.install()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method in ("PUT", "POST") else None)
    page.get_by_role("radio", name="Care at home").check(force=True)
    page.fill("#diagnosis", "A cold.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".queue-page")).to_contain_text("Signed.")
    page.clock.run_for(10_000)
    assert [url.rpartition("/")[2] for url in sent][-1] == "close"
    assert asked_to_stay(page) == []


def asked_to_stay(page: Page) -> list[Any]:
    """Reload, and give the questions that the browser asked before it left the page."""
    asked: list[Any] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    return asked


def test_what_is_kept_may_be_left_without_a_question(page: Page, clinic: Clinic):
    to_the_plan(page, clinic)
    page.fill("#diagnosis", "A cold.")
    expect(page.locator(FOOT)).to_contain_text("Kept on the clinic server")
    assert asked_to_stay(page) == []
