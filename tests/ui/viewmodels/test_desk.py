"""The nurse's desk: the PIN opens it, every key says its event, and critical values are typed twice."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from care.nursing import (
    AlarmTouched,
    ContinueVisit,
    Desk,
    DeskLocked,
    DeviceLine,
    DiscardReading,
    DiscardVisit,
    ExitTouched,
    Lists,
    PinTyped,
    SendVisit,
    Tab,
    TabChosen,
    TryAllNow,
    TypeStarted,
    Typing,
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
        ("desk-urgent", "clear-urgent", UrgentCleared()),
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
