"""A station with several cameras: the doctor says which one takes the still, and sees what was wrong with it."""

from msgspec.structs import replace
from playwright.sync_api import Page, expect

from care import messages as m
from care.pictures import Flaw, Role
from tests.worlds.console_clinic import Clinic
from tests.worlds.console_pages import in_call, shot


def test_the_doctor_picks_a_camera_and_reads_the_flaw_of_its_still(page: Page, clinic: Clinic):
    clinic.rows[:] = [replace(row, card=replace(row.card, cameras=tuple(Role))) for row in clinic.rows]
    in_call(page, clinic)
    station = list(clinic.stations.values())[-1]
    station.flaw = Flaw.BLURRED
    page.keyboard.press("s")
    menu = page.get_by_role("group", name="Ask for a still")
    expect(menu.get_by_role("button")).to_have_text(["Face", "Throat or ear", "Skin", "Document", "Not now"])
    shot(page, "04-call-cameras")
    menu.get_by_role("button", name="Skin").click()
    expect(menu).to_have_count(0)
    page.get_by_role("button", name="Skin, blurred").click()
    expect(page.locator(".still-viewer header")).to_contain_text("1920 × 1080 · Skin, blurred")
    (asked,) = [message for message in station.heard if isinstance(message, m.Ask)]
    assert (asked.what, asked.camera) == ("still", Role.SKIN)


def test_a_station_with_one_camera_is_asked_at_once(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.keyboard.press("s")
    page.locator(".still-strip button").click()
    expect(page.locator(".still-viewer header")).to_contain_text("1920 × 1080")
    expect(page.locator(".still-viewer header")).not_to_contain_text("·  ·")
    assert page.get_by_role("group", name="Ask for a still").count() == 0
