"""The technician's pages: what the checklist says of each device, and every touch on the way of one to the station."""

import pytest
from msgspec.structs import replace

from care import binding as b
from care.binding import Bind, BindStep
from care.desk_lists import Lists
from care.nursing import Desk
from care.vitals import Kind, Progress, Trouble
from tests.worlds.screen import Screen
from ui.samples import samples
from ui.viewmodels.setup import SetupModel


def shown(screen: Screen, name: str) -> Desk:
    made = samples()
    screen.show(*made["desk-alarms"], *made[name])  # what another test has typed or picked goes with its page
    screen.said.clear()
    return made[name][-1][1]


def setup(screen: Screen) -> SetupModel:
    made = screen.shell.screen.desk.setup
    assert isinstance(made, SetupModel)
    return made


def test_the_checklist_says_of_each_kind_how_it_is(screen: Screen):
    shown(screen, "desk-setup")
    model = setup(screen)
    assert {row["kind"]: row["state"] for row in model.rows} == {
        "blood-pressure": "done",
        "oxygen": "done",
        "temperature": "trouble",
        "weight": "todo",
        "glucose": "due",
        "heart-rate": "optional",
    }
    assert (model.done, model.total, model.next) == (2, 5, "temperature")
    cuff, clip = model.rows[:2]
    assert (cuff["name"], cuff["serial"], cuff["where"], cuff["byHand"]) == (
        "Cuff, room 2",
        "5160901774",
        "4F:2A",
        False,
    )
    assert (clip["where"], clip["byHand"]) == ("ttyUSB0", True)
    assert "acme-spirometer" in model.notes[0]
    assert not model.checking


def test_a_device_that_was_not_tried_or_is_due_soon_says_so(screen: Screen):
    state = samples()["desk-setup-well"][-1]
    cuff, clip = state[1].lists.devices
    assert cuff.calibration_due is not None
    lines = (replace(cuff, tested=False), replace(clip, calibration_due=cuff.calibration_due.replace(year=2000)))
    screen.show((state[0], replace(state[1], lists=Lists(devices=lines), checking=Kind.BLOOD_PRESSURE)))
    assert [row["state"] for row in setup(screen).rows[:2]] == ["checking", "due"]
    assert setup(screen).checking
    screen.show((state[0], replace(state[1], lists=Lists(devices=lines))))
    assert [row["state"] for row in setup(screen).rows[:2]] == ["untested", "due"]
    assert setup(screen).next == "oxygen"


@pytest.mark.parametrize(
    ("name", "touches", "event"),
    [
        ("desk-setup", ("check-all",), b.AllChecked()),
        ("desk-setup", ("bind",), b.BindStarted(Kind.TEMPERATURE)),
        ("desk-setup", ("setup-weight", "bind"), b.BindStarted(Kind.WEIGHT)),
        ("desk-setup", ("take-away", "take-away-yes"), b.TakenAway(Kind.TEMPERATURE)),
        ("desk-bind-find", ("bind-leave",), b.BindLeft()),
        ("desk-bind-find", ("found-4F:2A",), b.Chosen("C0:26:DA:19:4F:2A", "blood-pressure")),
        ("desk-bind-nothing", ("search-again",), b.SearchedAgain()),
        ("desk-bind-test", ("test-stop",), b.TryStopped()),
        ("desk-bind-test", ("test-skip",), b.TrySkipped()),
        ("desk-bind-trouble", ("test-again",), b.TriedAgain()),
        ("desk-bind-name", ("months-24",), b.MonthsChosen(24)),
        ("desk-bind-name", ("bind-keep",), b.BindKept()),
        ("desk-bind-name", ("key-x",), b.Named("Cuff, room 2x")),
        ("desk-bind-name", ("key-delete",), b.Named("Cuff, room ")),
    ],
)
def test_what_is_touched_is_said(screen: Screen, name: str, touches: tuple[str, ...], event: object):
    shown(screen, name)
    for touch in touches:
        screen.touch(touch)
    assert screen.said == [event]


def test_nothing_is_taken_away_by_one_touch(screen: Screen):
    shown(screen, "desk-setup")
    screen.touch("take-away")
    screen.touch("take-away-no")
    assert screen.said == []
    screen.touch("take-away")
    screen.touch("setup-blood-pressure")
    screen.touch("take-away")
    assert screen.said == []


def test_what_was_bound_by_hand_is_taken_away_by_hand(screen: Screen):
    shown(screen, "desk-setup")
    assert screen.find("take-away").isEnabled()
    screen.touch("setup-oxygen")
    with pytest.raises(LookupError):
        screen.find("take-away")


def test_nothing_is_kept_before_its_time_or_without_a_name(screen: Screen):
    shown(screen, "desk-bind-test")
    assert not screen.find("bind-keep").isEnabled()
    shown(screen, "desk-bind-name")
    model = setup(screen)
    for _ in range(40):
        model.erase()
    assert (model.name, model.mayKeep) == ("", False)
    model.type("x" * 99)
    assert len(model.name) == b.NAME_MOST


def test_letters_that_come_faster_than_the_station_answers_are_all_kept(screen: Screen):
    desk = shown(screen, "desk-bind-name")
    checkin = samples()["desk-bind-name"][-1][0]
    model = setup(screen)
    assert desk.bind is not None
    model.type("a")
    model.type("b")
    screen.show((checkin, replace(desk, bind=replace(desk.bind, name="Cuff, room 2a"))))
    assert model.name == "Cuff, room 2ab"


def test_the_test_reading_shows_its_number_its_curve_and_what_it_came_to(screen: Screen):
    drawn: list[tuple[float, float]] = []
    states = samples()["desk-bind-test"]
    screen.show(states[0])
    model = setup(screen)
    model.pressure.connect(lambda seconds, mmhg: drawn.append((seconds, mmhg)))
    screen.show(*states[1:])
    model.pressure.disconnect()
    assert len(drawn) == len(states) - 2  # a pressure that stays as it is makes no new point
    assert drawn[0][0] < drawn[-1][0]
    assert (model.value, model.unit, model.guidance) == ("132", "mmHg", "blood-pressure.keep-still")
    assert model.told == {"clock": "set", "battery": 80, "serial": "5160901774", "model": "UA-651BLE"}
    assert (model.old, model.others, model.kind, model.step) == (3, 3, "blood-pressure", "test")
    shown(screen, "desk-bind-name")
    assert (model.value, model.unit, model.tried) == ("118/76", "mmHg", True)


def test_a_wave_is_drawn_and_a_trouble_is_named(screen: Screen):
    checkin, desk = samples()["desk-bind-trouble"][-1]
    screen.show((checkin, desk))
    model = setup(screen)
    assert model.trouble == Trouble.SENSOR_OFF.value
    waves: list[object] = []
    model.samples.connect(waves.append)
    assert desk.bind is not None
    going = Progress(kind=Kind.OXYGEN, trace=(0.1, 0.5))
    screen.show((checkin, replace(desk, bind=replace(desk.bind, trouble=None, progress=going))))
    model.samples.disconnect()
    assert waves == [[0.1, 0.5]]
    assert model.value == ""
    weighed = Bind(kind=Kind.WEIGHT, step=BindStep.TEST, progress=Progress(kind=Kind.WEIGHT, value=71.46, unit="kg"))
    screen.show((checkin, replace(desk, bind=weighed)))
    assert (model.value, model.told) == ("71.5", {})


def test_a_nurse_has_the_tray_and_no_checklist(screen: Screen):
    checkin, desk = samples()["desk-setup"][-1]
    screen.show((checkin, replace(desk, role="nurse")))
    with pytest.raises(LookupError):
        screen.find("check-all")
