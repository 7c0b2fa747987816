"""The nurse's desk as dialogues of events and what they ask for."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from msgspec.structs import replace

from care import binding
from care import nursing as desk
from care.checkin import Moment
from care.desk_lists import Lists
from care.effects import Alarm
from care.nursing import Desk, DeskEvent, Tab, TabChosen, desk_step
from care.vitals import BloodPressure, Glucose, Kind, Method, Progress, Temperature

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


class Shift:
    """Plays events a second apart and remembers what the last one asked for."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.effects: list[desk.DeskEffect] = []
        self.clock = 0.0

    def __call__(self, *events: DeskEvent) -> Desk:
        for event in events:
            self.clock += 1
            at = Moment(wall=NOW, mono=self.clock, fresh=uuid4(), secret=uuid4())
            self.desk, self.effects = desk_step(self.desk, event, at)
        return self.desk


@pytest.fixture
def shift() -> Shift:
    return Shift()


@pytest.fixture
def signed_in(shift: Shift) -> Shift:
    shift(desk.DeskOpened(), desk.PinTyped("2468"), desk.PinChecked("nurse"))
    return shift


def test_the_pin_opens_the_alarms(shift: Shift) -> None:
    assert shift(desk.DeskOpened()).asking
    shift(desk.PinTyped("2468"))
    assert shift.effects == [desk.CheckPin("2468")]
    assert shift(desk.PinChecked("nurse")).tab is Tab.ALARMS
    assert shift.effects == [desk.ReadLists()]
    assert shift.desk.is_open


def test_wrong_pins_are_logged_and_slowed(shift: Shift) -> None:
    shift(desk.DeskOpened())
    for count in (1, 2):
        shift(desk.PinTyped("0000"), desk.PinChecked(None))
        assert shift.effects == [desk.LogWrongPin(count)]
        assert shift.desk.wait_s == 0
    shift(desk.PinTyped("0000"), desk.PinChecked(None))
    assert shift.desk.wait_s == desk.FIRST_WAIT_S
    shift(desk.PinTyped("2468"))
    assert shift.effects == []
    shift.clock += 20
    shift(desk.PinTyped("2468"))
    assert shift.effects == [desk.CheckPin("2468")]
    shift(desk.PinChecked(None))
    assert shift.desk.wait_s == 2 * desk.FIRST_WAIT_S


@pytest.mark.parametrize(("wrong", "wait_s"), [(0, 0), (2, 0), (3, desk.FIRST_WAIT_S), (5000, desk.WAIT_MAX_S)])
def test_a_fresh_desk_knows_what_was_guessed_before_it(wrong: int, wait_s: float) -> None:
    assert desk.desk_after(wrong, 7.0).wait_s == wait_s


def test_the_desk_locks_by_itself_and_forgets_its_lists(signed_in: Shift) -> None:
    alarm = Alarm(id=uuid4(), visit_id=None, why="help", at=NOW)
    signed_in(desk.ListsRead(Lists(alarms=(alarm,))), desk.DeskTicked())
    assert signed_in.desk.lists.alarms == (alarm,)
    assert signed_in.desk.locks_in_s == pytest.approx(desk.LOCK_S - 2, abs=1)
    signed_in.clock += desk.LOCK_S
    assert not signed_in(desk.DeskTicked()).is_open
    assert signed_in.desk.lists == Lists()


def test_the_lock_key_locks(signed_in: Shift) -> None:
    assert not signed_in(desk.DeskLocked()).is_open


def test_any_touch_keeps_the_desk_open(signed_in: Shift) -> None:
    for _ in range(4):
        signed_in.clock += desk.LOCK_S - 5
        signed_in(desk.DeskTouched())
    assert signed_in(desk.DeskTicked()).tab is not None
    signed_in.clock += desk.LOCK_S
    assert signed_in(desk.DeskTicked()).tab is None


def test_an_alarm_is_taken_and_tabs_read_the_store_anew(signed_in: Shift) -> None:
    alarm_id = uuid4()
    signed_in(desk.AlarmTouched(alarm_id))
    assert signed_in.effects == [desk.TakeAlarm(alarm_id, "nurse"), desk.ReadLists()]
    assert signed_in(desk.TabChosen(Tab.VISITS)).tab is Tab.VISITS
    assert signed_in.effects == [desk.ReadLists()]


def test_a_usual_value_is_typed_once_and_marked_as_typed(signed_in: Shift) -> None:
    signed_in(desk.TypeStarted(Kind.BLOOD_PRESSURE), desk.ValueEntered((128.0, 79.0)))
    (filed,) = signed_in.effects
    assert isinstance(filed, desk.FileTyped)
    assert filed.reading.vital == BloodPressure(systolic=128, diastolic=79)
    assert (filed.reading.method, filed.reading.typed_by) == (Method.TYPED, "nurse")
    assert signed_in.desk.saved is None


@pytest.mark.parametrize("in_visit", [True, False])
def test_it_is_said_to_be_kept_when_it_is(signed_in: Shift, in_visit: bool) -> None:
    signed_in(desk.TypeStarted(Kind.WEIGHT), desk.ValueEntered((71.5,)), desk.TypedKept(Kind.WEIGHT, in_visit))
    assert (signed_in.desk.saved, signed_in.desk.set_aside) == (Kind.WEIGHT, not in_visit)
    assert signed_in(desk.TabChosen(Tab.VISITS), desk.TypedKept(Kind.WEIGHT, in_visit)).saved is None


def test_a_critical_value_must_be_typed_twice_alike(signed_in: Shift) -> None:
    signed_in(desk.TypeStarted(Kind.TEMPERATURE), desk.ValueEntered((41.9,)))
    assert signed_in.effects == []
    assert signed_in.desk.typing is not None
    assert signed_in.desk.typing.first == (41.9,)
    signed_in(desk.ValueEntered((39.1,)))
    assert signed_in.desk.typing.problem == "not-the-same"
    signed_in(desk.ValueEntered((41.9,)), desk.ValueEntered((41.9,)))
    (filed,) = signed_in.effects
    assert isinstance(filed, desk.FileTyped)
    assert filed.reading.vital == Temperature(celsius=41.9)


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        (Kind.OXYGEN, (97.0, 70.0)),
        (Kind.WEIGHT, (71.5,)),
        (Kind.TEMPERATURE, (36.8,)),
        (Kind.GLUCOSE, (104.0,)),
        (Kind.HEART_RATE, (68.0,)),
    ],
)
def test_every_kind_can_be_typed(signed_in: Shift, kind: Kind, numbers: tuple[float, ...]) -> None:
    signed_in(desk.TypeStarted(kind), desk.ValueEntered(numbers))
    (filed,) = signed_in.effects
    assert isinstance(filed, desk.FileTyped)
    assert filed.reading.kind is kind


def test_a_value_is_typed_in_the_unit_that_the_device_shows(signed_in: Shift) -> None:
    assert signed_in(desk.TypeStarted(Kind.GLUCOSE)).typing == desk.Typing(kind=Kind.GLUCOSE)
    typing = signed_in(desk.UnitChosen("mmol/L")).typing
    assert typing is not None
    assert typing.unit == "mmol/L"
    signed_in(desk.ValueEntered((5.8,)))
    (filed,) = signed_in.effects
    assert isinstance(filed, desk.FileTyped)
    assert filed.reading.vital == Glucose(milligrams_per_decilitre=104.5)


def test_a_unit_is_kept_for_the_next_value_of_its_kind_and_for_no_other(signed_in: Shift) -> None:
    signed_in(desk.TypeStarted(Kind.WEIGHT), desk.UnitChosen("lb"), desk.DeskLocked())
    signed_in(desk.DeskOpened(), desk.PinTyped("2468"), desk.PinChecked("nurse"))
    units = {kind: typing.unit for kind in Kind if (typing := signed_in(desk.TypeStarted(kind)).typing)}
    assert (units[Kind.WEIGHT], units[Kind.TEMPERATURE], units[Kind.GLUCOSE]) == ("lb", "°C", "mg/dL")


def test_another_unit_begins_a_critical_value_anew(signed_in: Shift) -> None:
    signed_in(desk.TypeStarted(Kind.GLUCOSE), desk.ValueEntered((3.1,)))
    assert signed_in.desk.typing is not None
    assert signed_in.desk.typing.first == (3.1,)
    assert signed_in(desk.UnitChosen("mmol/L")).typing == desk.Typing(kind=Kind.GLUCOSE, chosen="mmol/L")
    signed_in(desk.ValueEntered((3.1,)), desk.ValueEntered((3.2,)))
    assert signed_in.effects == []
    assert signed_in.desk.typing == desk.Typing(kind=Kind.GLUCOSE, chosen="mmol/L", problem="not-the-same")


def test_a_unit_of_another_kind_or_without_a_value_changes_nothing(signed_in: Shift) -> None:
    assert signed_in(desk.UnitChosen("lb")).units == {}
    signed_in(desk.TypeStarted(Kind.GLUCOSE), desk.UnitChosen("lb"))
    assert signed_in.desk.typing == desk.Typing(kind=Kind.GLUCOSE)


def test_a_missing_number_is_said(signed_in: Shift) -> None:
    signed_in(desk.TypeStarted(Kind.BLOOD_PRESSURE), desk.ValueEntered((128.0,)))
    assert signed_in.desk.typing is not None
    assert signed_in.desk.typing.problem == "missing-number"


def test_unfinished_visits_are_continued_sent_or_discarded(signed_in: Shift) -> None:
    visit_id, reading_id = uuid4(), uuid4()
    signed_in(desk.SendVisit(visit_id))
    assert signed_in.effects == [desk.SendDraft(visit_id), desk.ReadLists()]
    signed_in(desk.DiscardVisit(visit_id))
    assert signed_in.effects == [desk.DropDraft(visit_id), desk.ReadLists()]
    signed_in(desk.DiscardReading(reading_id))
    assert signed_in.effects == [desk.DropReading(reading_id), desk.ReadLists()]
    signed_in(desk.TryAllNow())
    assert signed_in.effects == [desk.PokeDelivery(), desk.ReadLists()]
    signed_in(desk.ContinueVisit(visit_id))
    assert signed_in.effects == [desk.Resume(visit_id, "nurse")]
    assert not signed_in.desk.is_open


def test_staff_end_the_urgent_page(signed_in: Shift) -> None:
    signed_in(desk.UrgentCleared())
    assert signed_in.effects == [desk.ClearUrgent("nurse")]
    assert not signed_in.desk.is_open


def test_only_a_technician_leaves_the_kiosk(shift: Shift) -> None:
    shift(desk.DeskOpened(), desk.PinChecked("nurse"), desk.ExitTouched())
    assert shift.effects == []
    shift(desk.DeskLocked(), desk.DeskOpened(), desk.PinChecked("technician"), desk.ExitTouched())
    assert shift.effects == [desk.ExitKiosk()]


@pytest.mark.parametrize(
    "event",
    [desk.PinTyped("1"), desk.PinChecked("nurse"), desk.TryAllNow(), desk.ExitTouched(), desk.DeskTicked()],
)
def test_a_closed_desk_does_nothing(shift: Shift, event: DeskEvent) -> None:
    shift(event)
    assert replace(shift.desk, now=0) == Desk()
    assert shift.effects == []


# --- the technician's own ---------------------------------------------------------------------------


@pytest.fixture
def technician(shift: Shift) -> Shift:
    shift(desk.DeskOpened(), desk.PinTyped("9753"), desk.PinChecked("technician"))
    return shift


def test_a_technician_comes_for_the_devices(technician: Shift) -> None:
    assert technician.desk.tab is Tab.DEVICES
    assert technician.effects == [desk.ReadLists()]


def test_a_technician_binds_a_device_and_the_list_is_read_anew(technician: Shift) -> None:
    assert technician(binding.BindStarted(Kind.WEIGHT)).bind == binding.Bind(kind=Kind.WEIGHT)
    assert technician.effects == [binding.StopBinding(), binding.LookAround(Kind.WEIGHT)]
    assert technician(binding.BindDone()).bind is None
    assert technician.effects == [desk.ReadLists()]


def test_the_devices_are_asked_how_they_are_one_after_the_other(technician: Shift) -> None:
    technician(binding.AllChecked())
    assert technician.effects == [binding.CheckDevices()]
    assert technician(binding.Checking(Kind.WEIGHT)).checking is Kind.WEIGHT
    assert technician.effects == [desk.ReadLists()]
    assert technician(binding.Checking(None)).checking is None
    technician(binding.Checking(Kind.WEIGHT), binding.TakenAway(Kind.WEIGHT))
    assert technician.effects == [binding.StopBinding(), binding.TakeAway(Kind.WEIGHT), desk.ReadLists()]
    technician(binding.BindStarted(Kind.WEIGHT), binding.AllChecked())
    assert technician.effects == []


@pytest.mark.parametrize("end", [desk.DeskLocked(), desk.UrgentCleared(), desk.ExitTouched(), TabChosen(Tab.ALARMS)])
def test_whoever_leaves_binds_no_further(technician: Shift, end: DeskEvent) -> None:
    technician(binding.BindStarted(Kind.WEIGHT))
    assert technician(end).bind is None
    assert technician.effects[0] == binding.StopBinding()
    technician(end)
    assert binding.StopBinding() not in technician.effects


def test_a_desk_that_locks_by_itself_binds_no_further_and_one_at_work_does_not_lock(technician: Shift) -> None:
    technician(binding.BindStarted(Kind.WEIGHT))
    technician.clock += desk.LOCK_S - 2
    technician(binding.TryGoing(Progress(kind=Kind.WEIGHT)), desk.DeskTicked())
    assert technician.desk.bind is not None
    technician.clock += desk.LOCK_S
    assert technician(desk.DeskTicked()).bind is None
    assert technician.effects == [binding.StopBinding()]


def test_a_nurse_binds_nothing(signed_in: Shift) -> None:
    assert signed_in(binding.BindStarted(Kind.WEIGHT)).bind is None
    signed_in(binding.AllChecked())
    assert signed_in.effects == []
