"""The nurse's desk: the PIN opens it, every key says its event, and critical values are typed twice."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from care.checkin import Page
from care.desk_lists import DeviceLine, Lists
from care.nursing import (
    AlarmTouched,
    ContinueVisit,
    Desk,
    DeskLocked,
    DiscardReading,
    DiscardVisit,
    ExitTouched,
    PinTyped,
    SendVisit,
    Tab,
    TabChosen,
    TryAllNow,
    TypeStarted,
    Typing,
    UnitChosen,
    UrgentCleared,
    ValueEntered,
)
from care.vitals import Kind
from tests.worlds.screen import SIZES, Screen, descendants, is_a
from ui.samples import samples


def shown(screen: Screen, name: str) -> Desk:
    state = samples()[name][-1]
    screen.show(state)
    return state[1]


def type_in(screen: Screen, keys: str) -> None:
    for key in keys:
        screen.touch("pad-point" if key == "." else f"pad-{key}")


def test_a_pin_is_typed_and_forgotten(screen: Screen):
    shown(screen, "desk-pin")
    for digit in "4071":
        screen.touch(f"pin-{digit}")
    screen.touch("pin-delete")
    screen.touch("pin-ok")
    assert screen.said == [PinTyped("407")]
    assert screen.shell.screen.desk.pinLength == 0


def test_a_device_not_seen_yet_is_said_in_words(screen: Screen):
    checkin, desk = samples()["desk-devices"][-1]
    device = DeviceLine(kind=Kind.WEIGHT, name="UC-352BLE", word="never-seen")
    screen.show((checkin, replace(desk, lists=Lists(devices=(device,)))))
    words = [item.property("text") for item in descendants(screen.top()) if is_a(item, "QQuickText", "Body_")]
    assert "not seen yet" in words
    assert "UC-352BLE" in words
    assert "never-seen" not in words


def test_no_pin_can_be_typed_while_the_desk_waits(screen: Screen):
    shown(screen, "desk-pin-wait")
    assert screen.shell.screen.desk.waitS == 14
    screen.touch("pin-1")
    assert screen.shell.screen.desk.pinLength == 0


@pytest.mark.parametrize(
    ("name", "touched", "event"),
    [
        ("desk-pin", "lock", DeskLocked()),
        ("desk-alarms", "lock", DeskLocked()),
        ("desk-alarms", "tab-visits", TabChosen(Tab.VISITS)),
        ("desk-alarms", "take-alarm-1", AlarmTouched(UUID(int=1))),
        ("desk-urgent", "leave-kiosk", ExitTouched()),
        ("desk-visits", "continue-visit-1", ContinueVisit(UUID(int=31))),
        ("desk-visits", "send-visit-1", SendVisit(UUID(int=31))),
        ("desk-visits", "try-all", TryAllNow()),
        ("desk-type", "type-weight", TypeStarted(Kind.WEIGHT)),
        ("desk-typing", "pad-cancel", TabChosen(Tab.TYPE)),
    ],
)
def test_a_touch_is_its_event(screen: Screen, name: str, touched: str, event: object):
    shown(screen, name)
    screen.touch(touched)
    assert screen.said == [event]


def test_no_visit_is_continued_while_somebody_is_at_the_station_and_the_page_says_why(screen: Screen):
    why = "A patient is at the station. End or finish that visit first."
    shown(screen, "desk-visits-occupied")
    assert why in screen.words()
    screen.touch("continue-visit-1")
    assert screen.said == []
    shown(screen, "desk-visits")
    assert why not in screen.words()


@pytest.mark.parametrize("page", [Page.GOODBYE, Page.REST])
def test_no_visit_is_continued_on_a_station_that_is_about_to_start_again(screen: Screen, page: Page):
    state, desk = samples()["desk-visits"][-1]
    screen.show((replace(state, page=page), desk))
    assert "This station is about to start again. Continue in a minute." in screen.words()
    screen.touch("continue-visit-1")
    assert screen.said == []


def test_a_taken_alarm_says_who_and_when_and_an_open_one_who_has_seen_it(screen: Screen):
    desk = shown(screen, "desk-alarms")
    seen, taken, _ = desk.lists.alarms
    words = screen.words()
    assert "Seen by Dr Ana Rivera at the clinic." in words
    assert f"{seen.at.astimezone():%H:%M}, at this station. Nobody has taken this alarm." in words
    assert taken.taken_at is not None
    assert f"{taken.at.astimezone():%H:%M}. Taken at {taken.taken_at.astimezone():%H:%M}: Nurse." in words


def test_the_desk_speaks_to_staff_and_the_page_to_the_patient(screen: Screen):
    patient, _ = samples("ar")["vitals"][-1]
    screen.show((patient, Desk()))
    assert screen.shell.screen.rightToLeft
    arabic = screen.words()
    screen.show((patient, samples()["desk-alarms"][-1][1]))
    assert "Alarms" in screen.words()
    assert not screen.shell.screen.rightToLeft
    screen.show((patient, Desk()))
    assert screen.words() == arabic


def test_the_desk_of_a_station_elsewhere_speaks_its_staffs_language(screens):
    screen = screens("tall", "es")
    shown(screen, "desk-alarms")
    assert "Alarmas" in screen.words()


def test_a_visit_is_discarded_only_after_asking(screen: Screen):
    shown(screen, "desk-visits")
    screen.touch("discard-visit-1")
    screen.touch("discard-visit-no-1")
    assert screen.said == []
    screen.touch("discard-visit-1")
    screen.touch("discard-visit-yes-1")
    assert screen.said == [DiscardVisit(UUID(int=31))]


def test_a_reading_is_discarded_only_after_asking(screen: Screen):
    shown(screen, "desk-readings")
    screen.touch("discard-reading-2")
    assert screen.said == []
    screen.touch("discard-reading-yes-2")
    assert screen.said == [DiscardReading(UUID(int=12))]


def test_an_urgent_visit_is_ended_only_after_asking(screen: Screen):
    shown(screen, "desk-urgent")
    screen.touch("clear-urgent")
    screen.touch("clear-urgent-no")
    screen.touch("clear-urgent")
    assert screen.said == []
    screen.touch("clear-urgent-yes")
    assert screen.said == [UrgentCleared()]


def test_only_a_technician_can_leave_and_only_an_urgent_page_is_cleared(screen: Screen):
    shown(screen, "desk-alarms")
    for name in ("leave-kiosk", "clear-urgent"):
        with pytest.raises(LookupError):
            screen.find(name)


def test_two_numbers_are_typed_and_saved(screen: Screen):
    desk = shown(screen, "desk-typing-problem")
    type_in(screen, "97")
    screen.touch("pad-next")
    type_in(screen, "72")
    screen.touch("pad-save")
    assert screen.said == [ValueEntered((97.0, 72.0))]
    assert desk.typing is not None


def test_a_temperature_has_a_decimal_point_and_a_pressure_has_none(screen: Screen):
    shown(screen, "desk-typing")
    type_in(screen, "37.84")
    screen.touch("pad-delete")
    screen.touch("pad-save")
    assert screen.said == [ValueEntered((37.8,))]
    shown(screen, "desk-typing-again")
    with pytest.raises(LookupError):
        screen.find("pad-point")


def test_a_value_is_typed_in_the_unit_of_the_device(screen: Screen):
    shown(screen, "desk-typing-glucose")
    model = screen.shell.screen.desk
    assert (model.units, model.unit, [field["name"] for field in model.fields]) == (
        ["mg/dL", "mmol/L"],
        "mg/dL",
        ["milligrams_per_decilitre"],
    )
    with pytest.raises(LookupError):
        screen.find("pad-point")
    screen.touch("unit-mmol/L")
    assert screen.said == [UnitChosen("mmol/L")]


def test_another_unit_clears_what_was_typed_in_the_first(screen: Screen):
    state, desk = samples()["desk-typing-glucose"][-1]
    screen.show((state, desk))
    type_in(screen, "104")
    screen.show((state, replace(desk, typing=Typing(kind=Kind.GLUCOSE, chosen="mmol/L"))))
    model = screen.shell.screen.desk
    assert [(field["name"], field["text"]) for field in model.fields] == [("millimoles_per_litre", "")]
    screen.find("pad-point")


def test_a_pressure_has_one_unit_and_no_choice(screen: Screen):
    shown(screen, "desk-typing-again")
    assert screen.shell.screen.desk.units == ["mmHg"]
    with pytest.raises(LookupError):
        screen.find("unit-mmHg")


def test_the_first_entry_is_not_shown_while_the_second_is_typed(screen: Screen):
    state, desk = samples()["desk-typing"][-1]
    first = replace(desk, typing=Typing(kind=Kind.BLOOD_PRESSURE))
    screen.show((state, first))
    type_in(screen, "192")
    screen.touch("pad-next")
    type_in(screen, "118")
    screen.show((state, replace(first, typing=Typing(kind=Kind.BLOOD_PRESSURE, first=(192.0, 118.0)))))
    assert screen.shell.screen.desk.second
    assert [field["text"] for field in screen.shell.screen.desk.fields] == ["", ""]


def test_a_tick_of_the_clock_rebuilds_no_list(screen: Screen):
    state, desk = samples()["desk-visits"][-1]
    screen.show((state, desk))
    screen.touch("discard-visit-1")
    screen.show((state, replace(desk, now=desk.now + 1)))
    assert screen.find("discard-visit-yes-1") is not None


@pytest.mark.parametrize("size", SIZES, scope="session")
def test_every_tab_can_be_reached_on_every_screen(screens, size: str):
    screen = screens(size)
    shown(screen, "desk-alarms")
    for tab in Tab:
        screen.touch(f"tab-{tab.value}")
    assert screen.said == [TabChosen(tab) for tab in Tab]
