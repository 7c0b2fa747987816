"""The queue: who is worst, why, since when; what the keys do; what is said when the clinic is silent."""

from datetime import datetime, timedelta
from uuid import uuid4

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from care.vitals import Method, Oxygen, Temperature
from tests.worlds.console_clinic import ME, Clinic
from tests.worlds.console_pages import TABLET, console, in_view, on_call, shot, sign_in, violations
from tests.worlds.console_rows import news2, parts, reading, visit


def names(page: Page) -> list[str]:
    return page.locator("tr.row .name").all_inner_texts()


def test_the_list_keeps_the_clinics_order_and_names_what_is_missing(page: Page, clinic: Clinic):
    guest = f"Guest {next(str(row.card.visit_id) for row in clinic.rows if not row.card.name)[:4].upper()}"
    sign_in(page)
    page.wait_for_selector("tr.row")
    assert names(page) == ["Tomas L.", "Halima O.", "Jamal R.", "Leo M.", "Agnes W.", guest]
    halima = page.locator("tr.row", has_text="Halima")
    expect(halima).to_contain_text("At least 5")
    expect(halima).to_contain_text("missing: breathing rate")
    expect(halima.locator("td.danger")).to_have_text("91 low: Act now")
    expect(page.locator("tr.row", has_text="Jamal")).to_contain_text("Not usedunder 16")
    expect(page.locator("tr.row", has_text="Leo")).to_contain_text("all 7 parts known")
    expect(page.locator("tr.row", has_text="Agnes")).to_contain_text("Elm House, room 2 offline")
    expect(page.locator(".calls")).to_contain_text("Dr Mirza")
    assert page.title() == "(6) Queue · Carepost"


def test_the_preview_shows_the_chosen_row_and_no_other(page: Page):
    sign_in(page)
    page.keyboard.press("ArrowDown")
    preview = page.locator(".preview")
    expect(preview.locator("h2")).to_have_text("Halima O.")
    expect(preview.locator(".allergy")).to_contain_text("Allergy: penicillin")
    expect(preview.locator(".parts tr.danger")).to_have_text("Oxygen91 % Act now3")
    shot(page, "02-queue")
    page.keyboard.press("ArrowDown")
    expect(preview.locator("h2")).to_have_text("Jamal R.")
    expect(preview.locator(".allergy")).to_contain_text("Allergies: not asked")
    expect(preview).not_to_contain_text("Halima")
    page.set_viewport_size(TABLET)
    shot(page, "02-queue-tablet")


def test_in_pregnancy_the_score_is_not_said_to_be_for_the_young(browser: Browser):
    score = news2(parts(), applies=False)
    rows = [visit("Ana R.", "other", "emergency", 3, urgent_sign="pregnancy", birth_year=1995, news2=score)]
    with Clinic(rows) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        page.locator("tr.row", has_text="Ana").click()
        expect(page.locator(".preview")).to_contain_text("NEWS2: not used, in pregnancy.")


def test_keys_change_presence_and_show_the_keys(page: Page, clinic: Clinic):
    sign_in(page)
    on_call(page)
    assert clinic.presence == "on-call"
    page.keyboard.press("p")
    expect(page.locator(".presence .busy")).to_have_attribute("aria-checked", "true")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Close the visit".lower())
    expect(page.get_by_role("dialog").get_by_role("button")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_an_alarm_that_a_doctor_has_seen_waits_on_for_staff_at_the_station(page: Page):
    sign_in(page)
    row = page.locator("tr.row", has_text="Tomas")
    expect(row).to_contain_text("Nobody is going yet.")
    page.keyboard.press("i")
    expect(row).to_contain_text(f"Seen by {ME}. Nobody at the station is going yet.")
    expect(row).not_to_contain_text("on the way")
    expect(row.get_by_role("button")).to_have_count(0)
    page.keyboard.press("i")  # there is nothing more to say
    expect(row).to_contain_text("Nobody at the station is going yet.")


def test_an_alarm_that_staff_at_the_station_took_says_who_and_when(browser: Browser):
    taken = datetime.now().astimezone() - timedelta(minutes=2)
    row = visit(
        "Leila G.", "pain", "emergency", 1, phase="urgent", alarm_id=uuid4(),
        alarm_seen_by=ME, alarm_taken_by="nurse", alarm_taken_at=taken,
    )  # fmt: skip
    with Clinic([row]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        line = page.locator("tr.row")
        expect(line).to_contain_text(f"Taken at the station: nurse, {taken:%H:%M}.")
        expect(line).to_contain_text("Help is on the way.")
        expect(page.get_by_role("button", name="I have seen it")).to_have_count(0)


def test_an_alarm_without_a_visit_is_an_emergency_but_nobody_who_waits(browser: Browser):
    dead = visit(
        "", "chest-pain", "emergency", 11, phase="urgent", version=0, urgent_sign="chest-pain", joined_at=None,
        language="", alarm_id=uuid4(), station="Harbour, front desk",
    )  # fmt: skip
    rows = [dead, visit("Leila G.", "pain", "routine", 3, birth_year=1990, language="ar")]
    with Clinic(rows) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        head, rail = page.locator(".topbar p"), page.locator(".rail .count")
        expect(head).to_have_text("1 open alarm · 1 waiting · longest 3 min")
        expect(rail).to_have_text("1")
        assert page.title() == "(1) Queue · Carepost"
        alarm = page.locator("tr.row", has_text="Chest pain")
        expect(alarm).to_contain_text("Language not known")
        shot(page, "02-queue-alarm-alone")
        page.set_viewport_size(TABLET)
        shot(page, "02-queue-alarm-alone-tablet")
        clinic.rows.reverse()
        clinic.change(dead.card.visit_id, alarm_taken_by="nurse", alarm_taken_at=datetime.now().astimezone())
        expect(head).to_have_text("1 waiting · longest 3 min")
        expect(alarm).to_contain_text("Taken")
        expect(alarm).to_contain_text("Nobody waits here for a doctor.")
        expect(alarm.locator(".waiting")).to_have_text("–")
        expect(page.locator(".urgency.emergency")).to_have_count(0)
        assert violations(page) == []
        shot(page, "02-queue-alarm-taken")
        clinic.rows = clinic.rows[1:]
        clinic.run(clinic.tell())
        expect(head).to_have_text("Nobody is waiting")
        expect(rail).to_have_count(0)
        assert page.title() == "Queue · Carepost"


def test_an_alarm_hides_no_reading_and_cannot_be_answered_without_the_clinic(browser: Browser):
    low = (reading(Oxygen(saturation=88, pulse=72), "Finger clip"),)
    row = visit("Leila G.", "pain", "urgent", 1, readings=low, news2=news2(parts(oxygen=3)), alarm_id=uuid4())
    with Clinic([row]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        line = page.locator("tr.row")
        expect(line.locator("td.danger")).to_have_text("88 low: Act now")
        expect(line).to_contain_text("Nobody is going yet.")
        clinic.cut(True)
        expect(page.get_by_role("button", name="I have seen it")).to_be_disabled()
        clinic.cut(False)
        page.get_by_role("button", name="I have seen it").click()
        expect(line).to_contain_text(f"Seen by {ME}.")


def test_a_typed_value_says_so_wherever_it_stands(browser: Browser):
    typed = msgspec.structs.replace(
        reading(Temperature(celsius=39.2)), method=Method.TYPED, device=None, typed_by="nurse"
    )
    row = visit("Rosa M.", "throat", "soon", 1, readings=(typed,), news2=news2(parts(temperature=2)), reviewed=False)
    with Clinic([row]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        expect(page.locator("tr.row td.danger").get_by_role("img", name="typed")).to_be_visible()
        expect(page.locator(".parts tr", has_text="Temperature")).to_contain_text("typed by nurse")
        on_call(page)
        clinic.change(row.card.visit_id, reviewed=True)
        expect(page.locator(".ring-numbers")).to_contain_text("typed")


def test_readings_too_old_to_be_scored_are_not_called_missing(browser: Browser):
    old = (reading(Oxygen(saturation=98, pulse=76), "Finger clip", minutes_ago=45),)
    with (
        Clinic([visit("Ana R.", "cough", "routine", 60, readings=old)]) as clinic,
        console(browser, clinic.url) as page,
    ):
        sign_in(page)
        expect(page.locator("tr.row")).to_contain_text("Not scoredno reading of the last 30 minutes")
        expect(page.locator(".parts tr", has_text="Oxygen").first).to_contain_text("98 %")
        expect(page.locator(".parts tr", has_text="Oxygen").first).to_contain_text("Finger clip")


def test_a_key_meant_for_a_patient_who_just_left_the_list_answers_nobody(page: Page, clinic: Clinic):
    sign_in(page)
    page.keyboard.press("ArrowDown")
    heading = page.locator(".preview h2")
    expect(heading).to_have_text("Halima O.")
    halima = next(row.card.visit_id for row in clinic.rows if row.card.name == "Halima O.")
    # The press comes right when the list closes the gap.
    page.evaluate(
        """() => new MutationObserver(() => {
            if (document.querySelector(".preview h2")?.textContent === "Halima O.") return;
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
        }).observe(document.querySelector(".preview h2"), { childList: true, characterData: true, subtree: true })"""
    )
    clinic.change(halima, call_id=uuid4(), doctor="Dr Mirza", phase="in-call")
    expect(heading).to_have_text("Tomas L.")
    in_view(page, ".preview [data-key=answer]", 1200)
    assert clinic.stations == {}
    page.keyboard.press("a")
    expect(page.locator(".call-page")).to_be_visible()


def test_a_visit_that_cannot_be_answered_has_no_answer_button(page: Page):
    sign_in(page)
    page.locator("tr.row", has_text="Agnes").click()
    expect(page.locator(".preview footer")).to_have_text("The station is offline")
    page.keyboard.press("a")
    expect(page.locator(".queue-page")).to_be_visible()


def test_an_urgent_visit_of_a_station_that_restarted_says_so_and_is_not_answered(browser: Browser):
    rows = [visit("Emil S.", "pain", "emergency", 3, urgent_sign="stroke", phase="urgent", restarted=True)]
    with Clinic(rows) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        row = page.locator("tr.row", has_text="Emil")
        expect(row).to_contain_text("The station has restarted. Somebody must look there.")
        row.click()
        expect(page.locator(".preview").get_by_role("button", name="Answer")).to_have_count(0)


def test_an_unclosed_visit_stands_above_the_list(browser: Browser):
    rows = [visit("Emil S.", "pain", "routine", 30, unclosed=True, doctor=ME, phase="ended", birth_year=1963)]
    with Clinic(rows) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        banner = page.locator(".banner", has_text="1 visit not closed")
        expect(banner).to_contain_text("Emil S.")
        expect(banner.get_by_role("button", name="Call again")).to_have_count(0)
        banner.get_by_role("button", name="Close visit").click()
        expect(page.locator(".close-page h1")).to_have_text("Emil S.")


def test_nobody_waiting_is_a_page_of_its_own(browser: Browser):
    with Clinic([]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        on_call(page)
        expect(page.locator(".empty")).to_contain_text("You are on call. You can leave this page open")
        shot(page, "02-queue-empty")
        page.get_by_role("button", name="Test camera and sound").click()
        expect(page.get_by_role("dialog")).to_contain_text("Camera and microphone work.")
        page.keyboard.press("Escape")


def test_a_silent_clinic_makes_the_list_old_and_answering_impossible(page: Page, clinic: Clinic):
    sign_in(page)
    page.keyboard.press("ArrowDown")
    clinic.cut(True)
    expect(page.get_by_role("alert")).to_contain_text("This list is old: last word")
    expect(page.locator(".queue-foot")).to_contain_text("Old: last word")
    expect(page.locator(".preview footer")).to_contain_text("nobody can be answered now")
    expect(page.locator(".presence .on-call")).to_be_disabled()
    clinic.cut(False)
    expect(page.locator(".queue-foot")).to_contain_text("Live")


def test_a_new_visit_rings_with_its_name_reason_and_what_is_missing(page: Page, clinic: Clinic):
    sign_in(page)
    on_call(page)
    clinic.add(visit("Nadia L.", "Headache, swollen feet", "urgent", 0.2, birth_year=1995))
    ring = page.get_by_role("alertdialog")
    expect(ring).to_contain_text("Nadia L.")
    expect(ring).to_contain_text("Headache, swollen feet")
    expect(ring).to_contain_text("Your microphone and camera are off until you answer.")
    expect(page.locator("[data-key=ring-answer]")).to_be_focused()
    assert page.title().startswith("(7)")
    shot(page, "03-ring")


@pytest.mark.parametrize(("key", "presence"), [("c", "on-call"), ("d", "busy")])
def test_a_ring_can_be_put_off_but_not_in_its_first_half_second(page: Page, clinic: Clinic, key: str, presence: str):
    sign_in(page)
    on_call(page)
    row = visit("Nadia L.", "cough", "urgent", 0.2)
    # A frozen clock: the half second passes when the test says so.
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    clinic.add(row)
    ring = page.get_by_role("alertdialog")
    expect(ring).to_be_visible()
    for pressed in ("Escape", key, "Enter"):
        page.keyboard.press(pressed)
    expect(ring).to_be_visible()
    assert clinic.stations == {}
    page.clock.run_for(600)
    page.keyboard.press("Escape")
    expect(ring).to_be_visible()
    page.keyboard.press(key)
    expect(ring).to_have_count(0)
    expect(page.locator(f".presence .{presence}")).to_have_attribute("aria-checked", "true")


def test_a_patient_who_still_measures_does_not_ring_until_ready(page: Page, clinic: Clinic):
    sign_in(page)
    on_call(page)
    row = visit("Nadia L.", "cough", "urgent", 0.2, reviewed=False)
    clinic.add(row)
    expect(page.locator("tr.row", has_text="Nadia")).to_contain_text("Still measuring")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    clinic.change(row.card.visit_id, reviewed=True)
    expect(page.get_by_role("alertdialog")).to_contain_text("Nadia L.")


def test_a_ring_that_somebody_else_answers_says_so_and_goes(page: Page, clinic: Clinic):
    sign_in(page)
    on_call(page)
    row = visit("Nadia L.", "cough", "urgent", 0.2)
    clinic.add(row)
    expect(page.get_by_role("alertdialog")).to_contain_text("Incoming")
    clinic.change(row.card.visit_id, doctor="Dr Okoro", phase="in-call")
    expect(page.get_by_role("alertdialog")).to_have_text("Dr Okoro has answered Nadia L..")
    expect(page.get_by_role("alertdialog")).to_have_count(0, timeout=5000)


def test_a_guest_is_a_guest_everywhere_and_never_a_record(browser: Browser):
    row = visit("", "cough", "routine", 3, patient=f"Patient/{uuid4()}", reviewed=False)
    guest = f"Guest {str(row.card.visit_id)[:4].upper()}"
    with Clinic([row]) as clinic, console(browser, clinic.url) as page:
        sign_in(page)
        expect(page.locator(".preview")).to_contain_text(guest)
        expect(page.get_by_role("button", name=f"Answer {guest}")).to_be_visible()
        on_call(page)
        clinic.change(row.card.visit_id, reviewed=True)
        expect(page.get_by_role("alertdialog")).to_contain_text(guest)
        in_view(page, ".ring", ms=600)
        page.keyboard.press("a")
        expect(page.locator(".identity h1")).to_have_text(guest)
        page.wait_for_selector(".call-page.live")
        expect(page.locator(".stage .who")).to_have_text(guest)
        expect(page.locator(".identity")).to_contain_text("no record linked")
        expect(page.locator(".identity .record")).to_have_count(0)
        page.locator(".control.end").click()
        expect(page.get_by_role("alertdialog")).to_contain_text(f"End the call with {guest}?")
        page.locator("[data-key=end-now]").click()
        expect(page.get_by_role("button", name=f"Sign and close for {guest}")).to_be_visible()


@pytest.mark.parametrize("width", [1024, 1280, 1366, 1440, 1920])
def test_at_every_width_no_cell_runs_into_the_next(page: Page, width: int):
    sign_in(page)
    page.set_viewport_size({"width": width, "height": 768})
    page.wait_for_selector("tr.row")
    cut = page.evaluate(
        "() => [...document.querySelectorAll('.queue td, .queue th, .parts td')]"
        ".filter((cell) => cell.offsetParent && cell.scrollWidth > cell.clientWidth + 1)"
        ".map((cell) => cell.textContent)"
    )
    assert cut == []
    lines = page.locator("tr.row .name").evaluate_all("all => all.map((one) => one.getClientRects().length)")
    assert set(lines) == {1}
