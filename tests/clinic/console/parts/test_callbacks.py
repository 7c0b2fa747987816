"""Who is to be called back: under the queue, live, and gone when somebody has called."""

import pytest
from playwright.sync_api import Page, expect

from tests.worlds.console_clinic import Clinic
from tests.worlds.console_pages import TABLET, shot, sign_in
from tests.worlds.console_rows import call_back, usual_callbacks


@pytest.fixture
def listed(page: Page, clinic: Clinic) -> Page:
    clinic.callbacks = usual_callbacks()
    sign_in(page)
    page.wait_for_selector(".callbacks li")
    return page


def test_each_line_says_who_why_where_since_when_and_on_which_number(listed: Page):
    first, second, third = listed.locator(".callbacks li").all()
    for said in ("Urgent", "Halima Osman", "born 1952", "Pain", "English", "+349 115 550 19", "Elm House", "65 min"):
        expect(first).to_contain_text(said)
    assert first.locator("a").get_attribute("href") == "tel:+34911555019"
    for said in ("ليلى حداد", "Arabic", "020 7946 0958", "26 h 0 min"):
        expect(second).to_contain_text(said)
    for said in ("Guest", "No number left", "Northfield, hall 1", "4 days"):
        expect(third).to_contain_text(said)
    expect(third.locator("a")).to_have_count(0)
    shot(listed, "02-queue-callbacks")
    listed.set_viewport_size(TABLET)
    listed.locator(".callbacks").scroll_into_view_if_needed()
    shot(listed, "02-queue-callbacks-tablet")


@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, TABLET, {"width": 1024, "height": 640}])
def test_nothing_of_a_line_is_cut_off_or_out_of_view(listed: Page, size):
    listed.set_viewport_size(size)
    listed.locator(".callbacks li").last.scroll_into_view_if_needed()
    wide = listed.evaluate(
        "() => [...document.querySelectorAll('.queue-main, .callbacks li, .callbacks li > *')]"
        ".filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth).map((one) => one.outerHTML)"
    )
    assert wide == []


def test_a_call_back_that_arrives_is_seen_at_once(page: Page, clinic: Clinic):
    sign_in(page)
    expect(page.locator(".callbacks")).to_have_count(0)
    clinic.callbacks = [call_back("Nadia L.", "Headache", "soon", 1)]
    clinic.run(clinic.tell())
    expect(page.locator(".callbacks")).to_contain_text("Nadia L.")
    expect(page.locator(".callbacks [role=status]")).to_have_text("1 patient")


def test_called_back_takes_the_line_away_and_the_keyboard_goes_on(listed: Page, clinic: Clinic):
    tasks = [row.task for row in clinic.callbacks]
    listed.get_by_role("button", name="Called back Halima Osman").focus()
    listed.keyboard.press("Enter")
    expect(listed.locator(".callbacks li")).to_have_count(2)
    expect(listed.get_by_role("button", name="Called back ليلى حداد")).to_be_focused()
    listed.keyboard.press("Enter")
    expect(listed.locator(".callbacks li")).to_have_count(1)
    expect(listed.get_by_role("button", name="Called back Guest")).to_be_focused()
    listed.keyboard.press("Space")
    expect(listed.locator(".callbacks")).to_have_count(0)
    assert clinic.called_back == tasks


def test_what_the_clinic_refuses_is_said_and_the_line_stays(listed: Page, clinic: Clinic):
    clinic.refuse_calls = True
    listed.get_by_role("button", name="Called back Halima Osman").click()
    expect(listed.locator(".queue-main")).to_contain_text("Dr Okoro has called back already.")
    expect(listed.locator(".callbacks li")).to_have_count(3)
    expect(listed.get_by_role("button", name="Called back Halima Osman")).to_be_enabled()


def test_while_the_clinic_is_silent_nothing_can_be_closed(listed: Page, clinic: Clinic):
    clinic.cut(True)
    expect(listed.get_by_role("button", name="Called back Halima Osman")).to_be_disabled()
    clinic.cut(False)
    expect(listed.get_by_role("button", name="Called back Halima Osman")).to_be_enabled()
