"""What the doctor asked for in the call, and what came of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from care import messages as m
from care.vitals import Kind, Oxygen, Trouble
from tests.worlds.console_clinic import Clinic
from tests.worlds.console_pages import in_call, shot
from tests.worlds.console_rows import reading


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


def test_every_kind_can_be_asked_for_and_has_its_words(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.locator("[data-key='measure']").click()
    offered = page.locator("[data-ask]")
    assert {offered.nth(at).get_attribute("data-ask") for at in range(offered.count())} == {kind.value for kind in Kind}
    expect(page.locator("[data-ask='glucose']")).to_have_text("Glucose")
    expect(page.locator("[data-ask='heart-rate']")).to_have_text("Heart rate")


def test_every_trouble_of_a_device_has_its_words(page: Page, clinic: Clinic):
    page.goto(clinic.url)
    known = page.evaluate("async () => Object.keys((await import('/console/words.js')).OUTCOMES)")
    assert {trouble.value for trouble in Trouble} | {"stopped", "busy", "not-here", "no-picture"} <= set(known)


async def say(clinic: Clinic, *messages: m.Message) -> None:
    (station,) = clinic.stations.values()
    for message in messages:
        station.say(message)


def wave(*samples: float) -> m.LiveProgress:
    return m.LiveProgress(kind=Kind.OXYGEN, value=94, unit="%", trace=samples or (0.1, 0.9) * 100)


def test_a_wave_that_is_measured_no_more_does_not_look_live(page: Page, clinic: Clinic):
    in_call(page, clinic)
    trace = page.locator(".trace")
    clinic.run(say(clinic, wave()))
    expect(trace).to_have_text("Oxygen wave")
    expect(trace).not_to_have_class("trace old")
    shot(page, "04-call-wave")
    clinic.run(say(clinic, m.LiveReading(reading=reading(Oxygen(saturation=94, pulse=101), minutes_ago=0))))
    expect(trace).to_have_text(re.compile(r"^Oxygen waveended \d\d:\d\d:\d\d$"))
    expect(trace).to_have_class("trace old")
    shot(page, "04-call-wave-ended")
    clinic.run(say(clinic, wave()))
    expect(trace).to_have_text("Oxygen wave")
    expect(trace).to_have_text(re.compile(r"^Oxygen waveno signal since \d\d:\d\d:\d\d$"))  # no more pieces came
    expect(page.locator(".call-page.live")).to_be_visible()


def test_a_wave_that_is_measured_again_is_not_joined_to_the_one_before(page: Page, clinic: Clinic):
    page.goto(clinic.url)
    waves = """async () => {
      const { Call } = await import('/console/call.js');
      const bare = { progress: {}, traces: {}, asks: [], lines: [], changed() {} };
      const call = Object.assign(Object.create(Call.prototype), bare);
      const piece = (trace) => {
        call.heard({ type: 'liveprogress', kind: 'oxygen', trace });
        return call.traces.oxygen.samples;
      };
      const first = [piece([1]), piece([2])];
      call.asks = [{ id: 'a', what: 'oxygen', state: 'agreed' }];
      call.heard({ type: 'measureended', id: 'a', outcome: 'stopped' });
      return [...first, call.traces.oxygen.ended, Object.keys(call.progress), piece([3])];
    }"""
    assert page.evaluate(waves) == [[1], [1, 2], True, [], [3]]
