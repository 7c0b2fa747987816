"""Every abnormal value stands out by shape and word wherever it is shown; nothing is made better than it is."""

import pytest
from playwright.sync_api import Browser, Page, expect

from care import messages as m
from care.vitals import BloodPressure, Glucose, HeartRate, Oxygen, Temperature, Weight
from tests.worlds.console_clinic import Clinic
from tests.worlds.console_pages import console, in_call, on_call, shot, sign_in
from tests.worlds.console_rows import news2, parts, reading, visit
from tests.worlds.console_station import FRESH, Station

PRESSURE, CLIP, EAR = "Cuff", "Finger clip", "Thermometer"
NO_SCORE = news2(parts(), applies=False)


def child() -> m.QueueRow:
    found = (
        reading(Temperature(celsius=39.2), EAR),
        reading(Oxygen(saturation=97, pulse=88), CLIP),
        reading(Weight(kilograms=25.4), "Scale"),
    )
    return visit("Jamal R.", "Fever", "soon", 3, birth_year=2018, readings=found, news2=NO_SCORE)


def pregnant() -> m.QueueRow:
    found = (reading(BloodPressure(systolic=132, diastolic=112, pulse=84), PRESSURE),)
    return visit(
        "Nadia L.", "other", "emergency", 2, birth_year=1995, urgent_sign="pregnancy", readings=found, news2=NO_SCORE
    )


def diastolic() -> m.QueueRow:
    found = (reading(BloodPressure(systolic=124, diastolic=98, pulse=84), PRESSURE),)
    return visit(
        "Agnes W.",
        "blood-pressure",
        "soon",
        5,
        birth_year=1943,
        readings=found,
        news2=news2(parts(systolic=0, pulse=0)),
    )


def old() -> m.QueueRow:
    found = (reading(Oxygen(saturation=88, pulse=84), CLIP, minutes_ago=50),)
    return visit("Piotr Z.", "cough", "urgent", 60, birth_year=1980, readings=found)


def diabetic() -> m.QueueRow:
    found = (
        reading(Oxygen(saturation=98, pulse=70), CLIP, 9),
        reading(HeartRate(pulse=112), "Strap", 5),
        reading(Weight(kilograms=71.3, fat_percent=24.6), "Scale"),
        reading(Glucose(milligrams_per_decilitre=58, meal="fasting"), "Meter"),
    )
    return visit("Sofia K.", "other", "urgent", 4, birth_year=1961, readings=found, news2=news2(parts(pulse=2)))


@pytest.mark.parametrize(
    ("row", "abnormal", "plain", "verdicts"),
    [
        (child(), {"39.2": "high: Act now"}, ["97", "88"], ["Act now", "Usual for adults"]),
        (pregnant(), {"132/112": "high: Act now"}, ["84"], ["Act now", "Usual for adults"]),
        (diastolic(), {"124/98": "high: Look again"}, ["84"], ["Look again"]),
        (old(), {"88": "low: Act now"}, ["84"], ["Act now"]),
    ],
    ids=["child", "pregnant", "diastolic", "old"],
)
def test_in_the_list_and_in_the_preview(
    browser: Browser, row: m.QueueRow, abnormal: dict[str, str], plain: list[str], verdicts: list[str]
):
    with Clinic([row]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        line = page.locator("tr.row")
        off = line.locator("td.danger, td.warn")
        expect(off).to_have_text([f"{value} {word}" for value, word in abnormal.items()])
        expect(off.locator("svg")).to_have_count(len(abnormal))
        for value in plain:
            expect(line.locator("td.number:not(.danger, .warn)", has_text=value)).to_have_count(1)
        for verdict in verdicts:
            expect(page.locator(".preview .judged", has_text=verdict).first).to_be_visible()
        shot(page, f"02-judged-{row.card.name.split()[0].lower()}")


def test_a_low_glucose_stands_in_the_row_and_in_both_units_in_the_preview(browser: Browser):
    with Clinic([diabetic()]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        line = page.locator("tr.row .line", has_text="Glucose")
        expect(line).to_have_text("Glucose 58 mg/dL (3.2 mmol/L) low: Act now")
        expect(line.locator(".danger svg")).to_have_count(1)
        part = page.locator(".preview .parts tr", has_text="Glucose")
        expect(part).to_contain_text("58 mg/dL (3.2 mmol/L) Act now")
        shot(page, "02-judged-glucose")


def test_the_newest_pulse_is_told_also_where_a_strap_took_it(browser: Browser):
    with Clinic([diabetic()]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        expect(page.locator("tr.row td.number", has_text="112")).to_have_text("112 high: Look again")
        expect(page.locator(".preview .parts tr", has_text="Pulse")).to_contain_text("112 /min")


def test_body_fat_is_told_and_not_judged(browser: Browser):
    with Clinic([diabetic()]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        fat = page.locator(".preview .parts tr", has_text="Body fat")
        expect(fat).to_contain_text("24.6 %")
        expect(fat.locator(".judged")).to_have_count(0)


def test_where_only_a_glucose_was_measured_the_row_says_so(browser: Browser):
    row = visit("Ivo P.", "other", "urgent", 4, readings=(reading(Glucose(milligrams_per_decilitre=320), "Meter"),))
    with Clinic([row]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        expect(page.locator("tr.row")).to_contain_text("Glucose 320 mg/dL (17.8 mmol/L) high: Act now")
        expect(page.locator("tr.row")).not_to_contain_text("Nothing measured yet")


def test_glucose_and_body_fat_have_tiles_in_the_call_where_they_were_measured(page: Page, clinic: Clinic):
    in_call(page, clinic)
    expect(page.locator(".tile", has_text="Glucose")).to_have_count(0)
    row = next(row for row in clinic.rows if row.card.name == "Halima O.")
    clinic.change(row.card.visit_id, readings=(*row.card.readings, *diabetic().card.readings))
    tile = page.locator(".tile", has_text="Glucose")
    expect(tile).to_contain_text("58 mg/dL (3.2 mmol/L)")
    expect(tile).to_contain_text("Meter · fasting")
    expect(page.locator(".tile", has_text="Body fat")).to_contain_text("24.6 %")
    shot(page, "04-call-glucose")


def test_of_a_pressure_only_the_number_that_is_high_stands_out(browser: Browser):
    with Clinic([diastolic()]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        expect(page.locator("tr.row .figure.warn")).to_have_text(["98"])
        expect(page.locator(".preview .figure.warn")).to_have_text(["98"])


def test_a_child_is_told_why_there_is_no_score_and_what_was_measured(browser: Browser):
    with Clinic([child()]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        preview = page.locator(".preview")
        expect(preview).to_contain_text("NEWS2: not used, under 16.")
        expect(preview.locator(".parts tr", has_text="Temperature")).to_contain_text("39.2 °C Act now")
        expect(preview.locator(".parts tr", has_text="Oxygen")).to_contain_text("97 % Usual for adults")
        expect(preview.locator(".parts tr", has_text="Weight")).to_contain_text("25.4 kg")


def test_the_ring_says_it_too(browser: Browser):
    row = child()
    with Clinic([row]) as clinic, console(browser, clinic.url) as page:
        clinic.change(row.card.visit_id, reviewed=False)
        sign_in(page)
        on_call(page)
        clinic.change(row.card.visit_id, reviewed=True)
        expect(page.locator(".ring-numbers > .danger")).to_contain_text("39.2 °CAct now")
        expect(page.locator(".ring-numbers")).to_contain_text("97 %Usual for adults")


def test_a_reading_of_the_call_is_warned_of_until_the_clinic_has_judged_it(page: Page, clinic: Clinic):
    in_call(page, clinic)
    (station,) = clinic.stations.values()
    fresh = FRESH["blood-pressure"]()
    clinic.run(send(station, m.LiveReading(reading=fresh)))
    tile = page.locator(".tile", has_text="Blood pressure")
    expect(tile).to_contain_text("Not judged yet")
    expect(tile).to_have_class("tile warn")
    row = next(row for row in clinic.rows if row.card.name == "Halima O.")
    clinic.change(row.card.visit_id, readings=(*row.card.readings, fresh))
    expect(tile).to_contain_text("Look again")
    expect(tile.locator(".figure.warn")).to_have_text(["151"])


def test_the_page_of_the_plan_shows_what_was_measured_also_in_the_call(page: Page, clinic: Clinic):
    in_call(page, clinic)
    (station,) = clinic.stations.values()
    clinic.run(send(station, m.LiveReading(reading=reading(Weight(kilograms=73.6), "Scale", 0))))
    expect(page.locator(".tile", has_text="Weight")).to_contain_text("73.6")
    page.locator(".control.end").click()
    page.get_by_role("alertdialog").get_by_role("button", name="End call").click()
    measured = page.locator(".measured")
    expect(measured.locator("li", has_text="Oxygen")).to_contain_text("91 % Act now")
    expect(measured.locator("li", has_text="Weight")).to_contain_text("73.6 kg Not judged yet")


def test_a_weight_is_called_usual_nowhere_and_an_impossible_one_is_looked_at_again(page: Page, clinic: Clinic):
    in_call(page, clinic)
    row = next(row for row in clinic.rows if row.card.name == "Halima O.")

    def weigh(kilograms: float) -> None:
        found = reading(Weight(kilograms=kilograms), "Scale", 0)
        clinic.change(row.card.visit_id, readings=(*row.card.readings, found))

    tile = page.locator(".tile", has_text="Weight")
    weigh(400)
    expect(tile.locator(".judged")).to_have_text("Look again")
    weigh(73.6)
    expect(tile).to_contain_text("73.6")
    expect(tile.locator(".judged")).to_have_count(0)
    expect(page.locator(".tile", has_text="Oxygen").locator(".judged")).to_have_text("Act now")
    page.locator(".control.end").click()
    page.get_by_role("alertdialog").get_by_role("button", name="End call").click()
    line = page.locator(".measured li", has_text="Weight")
    expect(line).to_contain_text("73.6 kg")
    expect(line.locator(".judged")).to_have_count(0)


def test_a_word_that_this_page_does_not_know_is_no_good_word(browser: Browser):
    row = old()
    strange = tuple(m.Judged(reading=one.reading, number=one.number, word="new-word") for one in row.judged)
    with Clinic([]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        clinic.rows = [m.QueueRow(**{name: getattr(row, name) for name in row.__struct_fields__} | {"judged": strange})]
        clinic.run(clinic.tell())
        expect(page.locator("tr.row td.warn")).to_have_text(["88 look: Look again", "84 look: Look again"])


async def send(station: Station, message: m.Message) -> None:
    """Say it on the clinic's own loop."""
    station.say(message)
