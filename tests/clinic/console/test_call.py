"""The call: pictures and sound both ways, text, a reading and a still, the note, a lost station, the plan."""

from datetime import date

from playwright.sync_api import Browser, Page, expect

from care.messages import Chat
from care.plan import Disposition
from tests.worlds.console_clinic import ME, Clinic
from tests.worlds.console_pages import DESK, TABLET, console, in_call, shot, sign_in
from tests.worlds.console_station import Station

FRAMES = "() => document.querySelector('video.patient').getVideoPlaybackQuality().totalVideoFrames"


def station(clinic: Clinic) -> Station:
    return list(clinic.stations.values())[-1]


def visit_id(clinic: Clinic) -> str:
    return next(str(row.card.visit_id) for row in clinic.rows if row.card.name == "Halima O.")


def test_both_see_hear_write_and_measure(page: Page, clinic: Clinic):
    in_call(page, clinic)
    shown = page.evaluate(FRAMES)
    page.wait_for_function(f"shown => ({FRAMES})() > shown + 10", arg=shown)
    expect(page.locator(".allergy")).to_contain_text("Allergy: penicillin")
    expect(page.locator(".score")).to_contain_text("missing: breathing rate")

    page.keyboard.press("t")
    page.keyboard.type("Good day. Can you read this?")
    page.keyboard.press("Enter")
    expect(page.locator(".line.patient")).to_contain_text("Yes, I can read that.")
    shot(page, "04-call-text")
    page.keyboard.press("Escape")
    expect(page.locator(".text-panel")).to_have_count(0)
    assert any(isinstance(one, Chat) and one.text.startswith("Good day") for one in station(clinic).heard)

    page.keyboard.press("b")
    page.keyboard.press("Enter")
    expect(page.locator(".asks")).to_contain_text("Blood pressuredone")
    expect(page.locator(".tile", has_text="Blood pressure")).to_contain_text("151/88")
    page.keyboard.press("s")
    page.locator(".still-strip button").click()
    expect(page.locator(".still-viewer canvas")).to_have_attribute("width", "1920")
    page.keyboard.press("Escape")
    expect(page.locator(".still-viewer")).to_have_count(0)
    expect(page.locator(".still-strip button")).to_be_focused()
    assert station(clinic).sees_picture
    assert station(clinic).hears_sound
    shot(page, "04-call")
    page.set_viewport_size(TABLET)
    shot(page, "04-call-tablet")


def test_mute_and_camera_really_stop_what_is_sent(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Unmute")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("v")
    expect(page.locator(".self")).to_contain_text("Your camera is offYou · muted")
    enabled = "() => document.querySelector('.self video').srcObject.getTracks().map((track) => track.enabled)"
    assert page.evaluate(enabled) == [False, False]
    page.keyboard.press("m")
    page.keyboard.press("v")
    assert page.evaluate(enabled) == [True, True]


def test_whoever_is_not_seen_is_told_in_words(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.keyboard.press("v")
    expect(page.locator(".self-off")).to_have_text("Your camera is off")
    page.keyboard.press("v")
    expect(page.locator(".self-off")).to_have_count(0)
    station(clinic).picture.off = True
    unseen = page.locator(".stage .connecting")
    expect(unseen).to_contain_text("No picture of Halima O. since")
    expect(unseen).to_contain_text("You still hear each other.")
    expect(page.locator(".call-page.live .stage-top")).to_contain_text("Sound only")
    shot(page, "04-call-unseen")
    station(clinic).picture.off = False
    expect(unseen).to_have_count(0)


def test_a_call_without_a_picture_is_a_call(page: Page, clinic: Clinic):
    clinic.calls_at_once = False
    sign_in(page)
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(".preview h2:has-text('Halima')")
    page.keyboard.press("a")
    expect(page.locator(".stage .connecting")).to_contain_text("Connecting to Halima O.")
    station(clinic).picture.off = True
    clinic.run(station(clinic).offer())
    page.wait_for_selector(".call-page.live")
    expect(page.locator(".stage .connecting")).to_contain_text("No picture of Halima O.")
    expect(page.locator(".stage .connecting")).to_contain_text("The camera at the station is off")
    page.evaluate("() => { window.first = document.querySelector('video.patient').srcObject; }")
    clinic.run(station(clinic).offer())
    page.wait_for_function("() => document.querySelector('video.patient').srcObject !== window.first")
    page.locator(".control.end").click()
    page.get_by_role("alertdialog").get_by_role("button", name="End call").click()
    expect(page.locator(".close-page")).to_contain_text("Call ended")


def test_a_patient_may_say_no(page: Page, clinic: Clinic):
    in_call(page, clinic)
    station(clinic).agrees = False
    page.keyboard.press("s")
    expect(page.locator(".asks")).to_contain_text("Stillsaid no")
    expect(page.get_by_role("button", name="Freeze still")).to_be_enabled()


def test_without_a_camera_the_call_goes_on_and_says_so(browser: Browser, clinic: Clinic):
    with console(browser, clinic.url) as page:
        page.add_init_script("navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('none'))")
        page.reload()
        in_call(page, clinic)
        expect(page.locator(".trouble")).to_contain_text("No camera and no microphone here")
        expect(page.locator(".self-off")).to_have_text("No camera here")


def test_the_note_saves_itself_and_says_when_it_could_not(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.keyboard.press("n")
    page.keyboard.type("Breathless, mute me not")
    expect(page.locator(".note .saved")).to_contain_text("Kept on the clinic server")
    assert clinic.notes[visit_id(clinic)]["says"] == "Breathless, mute me not"
    clinic.refuse_notes = True
    page.keyboard.type(" 3 pillows")
    expect(page.locator(".note .saved")).to_contain_text("Not kept yet, since")
    clinic.refuse_notes = False
    expect(page.locator(".note .saved")).to_contain_text("Kept on the clinic server")
    assert clinic.notes[visit_id(clinic)]["says"].endswith("3 pillows")


def test_a_note_that_could_not_be_read_is_never_written_over(page: Page, clinic: Clinic):
    clinic.notes[visit_id(clinic)] = {"says": "Kept from before", "finds": "", "thinks": "", "does": ""}
    page.route("**/api/visits/*", lambda route: route.abort())
    in_call(page, clinic)
    page.keyboard.press("n")
    page.keyboard.type("Written since")
    page.unroute("**/api/visits/*")
    expect(page.locator("textarea[name=says]")).to_have_value("Kept from before\nWritten since")
    expect(page.locator(".note .saved")).to_contain_text("Kept on the clinic server")
    assert clinic.notes[visit_id(clinic)]["says"] == "Kept from before\nWritten since"
    expect(page.locator(".summary")).to_contain_text("1 visit, on 2 April 2026.")


def test_a_lost_station_is_said_and_comes_back_by_itself(page: Page, clinic: Clinic):
    in_call(page, clinic)
    clinic.run(station(clinic).vanish())
    expect(page.locator(".lost-card")).to_be_visible(timeout=20_000)  # how soon is a measurement, not a test
    expect(page.locator(".vitals header")).to_contain_text("Old: stopped")
    expect(page.locator(".tile").first).to_contain_text("last value")
    expect(page.get_by_role("button", name="Freeze still")).to_be_disabled()
    page.keyboard.press("n")
    page.keyboard.type("lost")
    expect(page.locator(".note .saved")).to_contain_text("Kept on the clinic server")
    page.keyboard.press("Escape")
    page.keyboard.press("t")
    page.keyboard.type("Are you there?")
    page.keyboard.press("Enter")
    expect(page.locator(".line.doctor")).to_contain_text("will be sent")
    page.keyboard.press("Escape")
    shot(page, "05-station-lost")
    clinic.run(station(clinic).offer())
    page.wait_for_selector(".call-page.live")
    expect(page.locator(".lost-card")).to_have_count(0)
    page.keyboard.press("t")
    expect(page.locator(".line.patient")).to_contain_text("Yes, I can read that.")


def test_a_station_in_reach_that_has_forgotten_the_call_is_said(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.clock.install()
    clinic.run(station(clinic).vanish())
    page.clock.run_for(3000)
    expect(page.locator(".lost-card")).to_contain_text("the call comes back by itself")
    page.clock.run_for(16000)
    expect(page.locator(".lost-card")).to_contain_text("The station is in reach again, but not this call.")


def test_until_the_patient_comes_the_page_stands_whole(page: Page, clinic: Clinic):
    clinic.calls_at_once = False
    sign_in(page)
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(".preview h2:has-text('Halima')")
    page.keyboard.press("a")
    expect(page.locator(".call-page.connecting .stage")).to_contain_text("Connecting to Halima O.")
    for size in (DESK, TABLET):
        page.set_viewport_size(size)
        stage, vitals = page.locator(".stage").bounding_box(), page.locator(".vitals").bounding_box()
        assert stage is not None
        assert vitals is not None
        assert stage["height"] > 250
        assert vitals["x"] >= stage["x"] + stage["width"]
        expect(page.get_by_role("button", name="End call")).to_be_in_viewport(ratio=1)


def test_a_second_offer_swaps_without_a_gap(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.evaluate("() => { window.first = document.querySelector('video.patient').srcObject; }")
    clinic.run(station(clinic).offer())
    page.wait_for_function("() => document.querySelector('video.patient').srcObject !== window.first")
    expect(page.locator(".call-page.live")).to_be_visible()


def test_a_page_that_was_reloaded_returns_to_the_call(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.reload()
    expect(page.locator(".banner.call")).to_contain_text("Your call with Halima O. is still open.")
    page.keyboard.press("a")
    page.wait_for_selector(".call-page.live")
    assert len(clinic.stations) == 1


def test_escape_goes_to_the_queue_and_never_ends_the_call(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.keyboard.press("Escape")
    expect(page.locator(".queue-page")).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator(".call-page.live")).to_be_visible()


def test_the_patients_end_leads_to_the_plan(page: Page, clinic: Clinic):
    in_call(page, clinic)
    clinic.end_call("patient")
    expect(page.locator(".close-page")).to_contain_text("The patient ended the call.")


def test_ending_asks_once_and_the_signed_plan_is_what_was_written(page: Page, clinic: Clinic):
    in_call(page, clinic)
    seen = visit_id(clinic)
    page.keyboard.press("n")
    page.keyboard.type("Note from the call")
    page.keyboard.press("Control+Enter")
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_contain_text("End the call with Halima O.?")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.keyboard.press("Control+Enter")
    dialog.get_by_role("button", name="End call").click()
    expect(page.locator(".close-page")).to_contain_text("Call ended")

    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_have_text("Choose how this visit ends. Write what is wrong.")
    assert clinic.plans == {}
    page.get_by_role("radio", name="Medicine").check(force=True)
    page.fill("#diagnosis", "Your heart holds back water.")
    page.fill("#advice", "Take the water tablet.\nMonitor your weight.")
    page.get_by_role("button", name="Change").click()
    page.get_by_role("button", name="Add a medicine").click()
    page.fill("[name=name-1]", "Furosemide 40 mg")
    page.fill("[name=dose-1]", "1 each morning")
    page.fill("[name=morning-1]", "1")
    page.fill("[name=days-1]", "14")
    page.fill("#followUp", "Video check")
    page.fill("#followUpOn", "2030-05-16")
    page.fill("#danger", "You cannot lie down.")
    screen = page.locator(".screen")
    for words in ("Your heart holds back water.", "Furosemide 40 mg", "Watch your weight.", "Thursday 16 May"):
        expect(screen).to_contain_text(words)
    shot(page, "08-close")
    page.set_viewport_size(TABLET)
    shot(page, "08-close-tablet")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".queue-page")).to_contain_text("Signed. Halima O. sees the plan at the station.")
    plan = clinic.plans[seen]
    assert (plan.doctor, plan.disposition, plan.diagnosis) == (ME, Disposition.MEDICINE, "Your heart holds back water.")
    assert plan.advice == ("Take the water tablet.", "Watch your weight.")
    assert (plan.follow_up_on, plan.danger_signs) == (date(2030, 5, 16), ("You cannot lie down.",))
    assert [(one.name, one.morning, one.midday, one.days) for one in plan.medicines] == [("Furosemide 40 mg", 1, 0, 14)]
    assert clinic.notes[seen]["says"] == "Note from the call"


def test_an_amount_is_shown_as_it_is_sent_and_what_is_no_number_is_asked_again(page: Page, clinic: Clinic):
    in_call(page, clinic)
    seen = visit_id(clinic)
    page.locator(".control.end").click()
    page.get_by_role("alertdialog").get_by_role("button", name="End call").click()
    page.get_by_role("radio", name="Medicine").check(force=True)
    page.fill("#diagnosis", "A sore back.")
    page.get_by_role("button", name="Add a medicine").click()
    page.fill("[name=name-1]", "Paracetamol 500 mg")
    page.fill("[name=dose-1]", "1 tablet")
    page.fill("[name=morning-1]", "1/2")
    page.fill("[name=days-1]", "a few")
    page.keyboard.press("Control+Enter")
    wanting = "Write how much as a number, such as 1 or 0.5. Write the days as a whole number."
    expect(page.get_by_role("alert")).to_have_text(wanting)
    assert clinic.plans == {}
    page.fill("[name=morning-1]", "0,5")
    page.fill("[name=days-1]", "3")
    expect(page.locator(".pills")).to_contain_text("0.5Morning")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".queue-page")).to_be_visible()
    assert [(one.morning, one.days) for one in clinic.plans[seen].medicines] == [(0.5, 3)]


def test_leaving_with_a_plan_that_is_not_kept_yet_is_asked_first(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.locator(".control.end").click()
    page.get_by_role("alertdialog").get_by_role("button", name="End call").click()
    clinic.refuse_notes = True
    page.fill("#diagnosis", "A cold.")
    expect(page.locator(".plan-foot .saved")).to_contain_text("Not kept yet")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert asked == ["beforeunload"]


def test_finish_later_keeps_the_visit_on_top_and_what_was_written(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.locator(".control.end").click()
    page.get_by_role("alertdialog").get_by_role("button", name="End call").click()
    page.fill("#diagnosis", "Not yet finished.")
    page.get_by_role("button", name="Finish later").click()
    page.locator(".banner", has_text="1 visit not closed").get_by_role("button", name="Close visit").click()
    expect(page.locator("#diagnosis")).to_have_value("Not yet finished.")


def test_a_plan_that_the_clinic_refuses_stays_here(page: Page, clinic: Clinic):
    in_call(page, clinic)
    page.locator(".control.end").click()
    page.get_by_role("alertdialog").get_by_role("button", name="End call").click()
    page.get_by_role("radio", name="Care at home").check(force=True)
    page.fill("#diagnosis", "A cold.")
    clinic.refuse_plans = True
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_have_text("Not signed. Nothing was sent. Not now.")
    expect(page.locator("#diagnosis")).to_have_value("A cold.")


def test_nothing_stands_there_that_does_not_work(page: Page, clinic: Clinic):
    in_call(page, clinic)
    for hidden in ("Find a patient", "Inbox", "Rota", "Invite", "Exam camera", "Prescribe", "Hand over"):
        expect(page.get_by_text(hidden)).to_have_count(0)
