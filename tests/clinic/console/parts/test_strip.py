"""The waveform that was kept with a reading, as the doctor looks at it."""

from itertools import islice

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from care import messages as m
from care.strip import Signal, strip
from care.vitals import Flag, HeartRate
from peripherals.simulator.heart import FACTOR_UV, lead
from peripherals.simulator.physiology import person
from tests.worlds.console_clinic import Clinic
from tests.worlds.console_pages import in_call, shot, violations
from tests.worlds.console_rows import reading

COUNTS = tuple(islice(lead(person(3), 250), 30 * 250))
STRIP = strip(Signal.ECG, 250.0, COUNTS, factor=FACTOR_UV, unit="uV")


async def measured(clinic: Clinic, *flags: Flag) -> None:
    (station,) = clinic.stations.values()
    rate = reading(HeartRate(pulse=74), device="ECG stick", minutes_ago=0)
    station.say(m.LiveReading(reading=replace(rate, strip=STRIP, flags=frozenset(flags))))


def test_a_strip_is_seen_at_once_and_whole_on_its_paper(page: Page, clinic: Clinic):
    in_call(page, clinic)
    clinic.run(measured(clinic))
    kept = page.get_by_role("button", name="ECG, one lead").first
    expect(kept).to_be_visible()
    expect(page.locator(".kept-strip .hint")).to_have_count(0)
    kept.click()
    paper = page.get_by_role("dialog", name="ECG, one lead, 30 s")
    expect(paper).to_contain_text("25 mm/s, 10 mm/mV")
    expect(paper).to_contain_text("no rhythm is diagnosed")
    expect(paper.get_by_role("img", name="Seconds")).to_have_count(3)
    shot(page, "04-call-ecg")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(paper).to_have_count(0)
    expect(kept).to_be_focused()


def test_the_paper_is_to_scale(page: Page, clinic: Clinic):
    """A millivolt is ten millimetres high, a second twenty-five wide."""
    in_call(page, clinic)
    clinic.run(measured(clinic))
    page.get_by_role("button", name="ECG, one lead").click()
    drawn = page.locator(".strip-paper .lead").first.get_attribute("d") or ""
    points = [tuple(map(float, point.split(" "))) for point in drawn[1:].split("L")]
    assert len(points) == 2500
    assert points[250][0] == pytest.approx(25)
    middle = sorted(COUNTS)[len(COUNTS) // 2]
    for place in (0, 75, 1234):
        assert points[place][1] == pytest.approx(-(COUNTS[place] - middle) * FACTOR_UV / 100, abs=0.01)


def test_a_hint_is_one_and_no_diagnosis(page: Page, clinic: Clinic):
    in_call(page, clinic)
    clinic.run(measured(clinic, Flag.POSSIBLY_IRREGULAR))
    expect(page.locator(".kept-strip .hint")).to_have_text(
        "Possibly an irregular pulse: look at the strip. No rhythm is diagnosed."
    )
