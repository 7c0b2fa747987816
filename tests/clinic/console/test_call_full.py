"""A visit that can hold no more: the doctor reads in words what was not taken."""

from playwright.sync_api import Page, expect

from care import messages as m
from care.limits import NO_ROOM
from tests.worlds.console_clinic import Clinic
from tests.worlds.console_pages import in_call
from tests.worlds.console_station import Station


def answer_no_room(clinic: Clinic, kind: type[m.Ask] | type[m.Chat]) -> None:
    """The station answers the newest of what was asked or written: the visit is full."""
    station: Station = list(clinic.stations.values())[-1]

    async def answer() -> None:
        newest = [message for message in station.heard if isinstance(message, kind)][-1]
        station.say(m.MeasureEnded(id=newest.id, outcome=NO_ROOM))

    clinic.run(answer())


def test_a_still_that_the_visit_has_no_room_for_is_refused_in_words(page: Page, clinic: Clinic) -> None:
    in_call(page, clinic)
    list(clinic.stations.values())[-1].agrees = False
    page.keyboard.press("s")
    expect(page.locator(".asks")).to_contain_text("said no")
    answer_no_room(clinic, m.Ask)
    expect(page.locator(".asks")).to_contain_text("this visit holds as many stills as can be sent to the record")


def test_a_line_that_the_visit_has_no_room_for_is_marked(page: Page, clinic: Clinic) -> None:
    in_call(page, clinic)
    page.keyboard.press("t")
    page.keyboard.type("one line more")
    page.keyboard.press("Enter")
    expect(page.locator(".lines .line.patient")).to_have_count(1)
    expect(page.locator(".lines .line.doctor")).not_to_contain_text("not taken")
    answer_no_room(clinic, m.Chat)
    expect(page.locator(".lines .line.doctor")).to_contain_text("not taken: the text of this visit is full")
