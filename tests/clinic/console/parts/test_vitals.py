"""What the doctor asked for in the call, and what came of it."""

import pytest
from playwright.sync_api import Page, expect

from care import messages as m
from care.vitals import Trouble
from tests.worlds.console_clinic import Clinic
from tests.worlds.console_pages import in_call


@pytest.mark.parametrize(
    ("outcome", "said"),
    [("stopped", "the patient stopped it"), (Trouble.CUFF_LOOSE.value, "too loose"), ("new-word", "gave no reason")],
)
def test_a_request_that_came_to_nothing_says_why(page: Page, clinic: Clinic, outcome: str, said: str):
    in_call(page, clinic)
    (station,) = clinic.stations.values()

    async def fails(ask: m.Ask) -> None:
        station.say(m.Answered(id=ask.id, agreed=True))
        station.say(m.MeasureEnded(id=ask.id, outcome=outcome))

    station._asked = fails
    page.keyboard.press("s")
    asks = page.locator(".asks")
    expect(asks).to_contain_text("not done: ")
    expect(asks).to_contain_text(said)
    expect(page.get_by_role("button", name="Freeze still")).to_be_enabled()


def test_every_trouble_of_a_device_has_its_words(page: Page, clinic: Clinic):
    page.goto(clinic.url)
    known = page.evaluate("async () => Object.keys((await import('/console/words.js')).OUTCOMES)")
    assert {trouble.value for trouble in Trouble} | {"stopped", "busy", "no-picture"} <= set(known)
