"""Each page of the console against axe-core (WCAG 2.2 A and AA), on a desk and on a tablet; and its keyboard ring."""

from playwright.sync_api import Page, expect

from tests.worlds.console_clinic import Clinic
from tests.worlds.console_pages import DESK, TABLET, in_call, on_call, sign_in, violations
from tests.worlds.console_rows import usual_callbacks, visit


def both(page: Page) -> list[str]:
    found = []
    for size in (TABLET, DESK):
        page.set_viewport_size(size)
        found += violations(page)
    return found


def test_axe_can_find_something(page: Page):
    page.evaluate("() => document.querySelector('label').remove()")
    assert any(found.startswith("label") for found in violations(page))


def test_sign_in_and_first_use(page: Page, clinic: Clinic):
    assert both(page) == []
    page.goto(f"{clinic.url}/first?token=once")
    page.wait_for_selector("#password")
    assert both(page) == []


def test_queue_ring_and_dialogs(page: Page, clinic: Clinic):
    sign_in(page)
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(".preview h2:has-text('Halima')")
    assert both(page) == []
    page.keyboard.press("?")
    page.wait_for_selector(".dialog")
    assert both(page) == []
    page.keyboard.press("Escape")
    on_call(page)
    clinic.add(visit("Nadia L.", "Headache", "urgent", 0.2))
    page.wait_for_selector(".ring")
    assert both(page) == []


def test_the_list_of_those_to_be_called_back(page: Page, clinic: Clinic):
    clinic.callbacks = usual_callbacks()
    sign_in(page)
    page.wait_for_selector(".callbacks li")
    assert both(page) == []
    clinic.rows = []
    clinic.run(clinic.tell())
    page.wait_for_selector(".empty")
    assert both(page) == []


def test_nobody_waiting(page: Page, clinic: Clinic):
    sign_in(page)
    clinic.rows = []
    clinic.run(clinic.tell())
    page.wait_for_selector(".empty")
    assert both(page) == []


def test_call_lost_and_close(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.keyboard.press("t")
    page.keyboard.type("Good day")
    page.keyboard.press("Enter")
    page.wait_for_selector(".line.patient")
    assert both(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    page.wait_for_selector(".menu")
    assert both(page) == []
    page.keyboard.press("Escape")
    clinic.run(list(clinic.stations.values())[-1].vanish())
    page.wait_for_selector(".lost-card")
    assert both(page) == []
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".dialog")
    assert both(page) == []
    page.click("[data-key=end-now]")
    page.wait_for_selector(".close-page")
    page.fill("#advice", "Monitor your weight.")
    page.click("[data-key=add-medicine]")
    assert both(page) == []


def test_the_focus_is_a_yellow_ring_between_two_of_ink(page: Page):
    expect(page.locator("#name")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#password")).to_be_focused()
    style = page.locator("#password").evaluate(
        "(box) => [getComputedStyle(box).outlineColor, getComputedStyle(box).boxShadow]"
    )
    assert style[0] == "rgb(255, 196, 0)"
    assert style[1].count("rgb(16, 34, 46)") == 2
