"""Binding a device as dialogues of events and what they ask for."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from care import binding as b
from care.binding import Bind, BindEvent, BindStep, Candidate, Told, bind_step, months_later
from care.vitals import BloodPressure, DeviceIdentity, Kind, Method, Progress, Reading, Trouble

TODAY = date(2026, 11, 20)
OURS = Candidate(where="C0:01", driver="blood-pressure", name="UA-651BLE", rssi=-48)
THEIRS = Candidate(where="C0:51", driver="blood-pressure", name="UA-651BLE", rssi=-84)
TOLD = Told(identity=DeviceIdentity(id="C0:01", name="UA-651BLE", model="UA-651BLE", serial="17"), battery=80)
READING = Reading(
    id=uuid4(),
    vital=BloodPressure(systolic=118, diastolic=76),
    received_at=datetime(2026, 11, 20, tzinfo=UTC),
    method=Method.DEVICE,
)
CHOSEN = b.Chosen("C0:01", "blood-pressure")


class Bench:
    """Plays events and remembers what the last one asked for."""

    def __init__(self) -> None:
        self.bind: Bind | None = None
        self.effects: list[b.BindEffect] = []

    def __call__(self, *events: BindEvent) -> Bind:
        for event in events:
            self.bind, self.effects = bind_step(self.bind, event, TODAY)
        assert self.bind is not None
        return self.bind


@pytest.fixture
def bench() -> Bench:
    made = Bench()
    made(b.BindStarted(Kind.BLOOD_PRESSURE), b.FoundNear((THEIRS, OURS), 2))
    return made


def test_it_begins_with_looking_around() -> None:
    bench = Bench()
    assert bench(b.BindStarted(Kind.WEIGHT)) == Bind(kind=Kind.WEIGHT)
    assert bench.effects == [b.StopBinding(), b.LookAround(Kind.WEIGHT)]


def test_the_nearest_is_first_and_the_rest_is_counted(bench: Bench) -> None:
    line = Candidate(where="/dev/ttyUSB0", driver="nonin-df2", name="")
    bind = bench(b.FoundNear((THEIRS, line, OURS), 2))
    assert [each.where for each in bind.found] == ["C0:01", "/dev/ttyUSB0", "C0:51"]
    assert bind.others == 2
    middle = Candidate(where="x", driver="x", name="", rssi=-70)
    assert [each.near for each in (OURS, line, middle, THEIRS)] == ["very-near", "cable", "near", "far"]


def test_a_device_is_chosen_paired_tried_named_and_kept(bench: Bench) -> None:
    assert bench(CHOSEN).step is BindStep.PAIR
    assert bench.effects == [b.StopBinding(), b.Pair(Kind.BLOOD_PRESSURE, OURS)]
    assert bench(b.Paired(TOLD)).name == "UA-651BLE"
    assert bench.effects == [b.TakeTest()]
    going = Progress(kind=Kind.BLOOD_PRESSURE, value=132, unit="mmHg")
    assert bench(b.TryGoing(going)).progress == going
    assert bench(b.OldReading(), b.OldReading()).old == 2
    assert not bench(b.TryGoing(going)).may_keep
    bind = bench(b.Tried(READING))
    assert (bind.step, bind.reading, bind.progress) == (BindStep.NAME, READING, None)
    bench(b.Named(" Cuff, room 2 "), b.MonthsChosen(24), b.BindKept())
    assert bench.effects == [b.Keep("Cuff, room 2", True, date(2028, 11, 20))]
    assert bench(b.NotKept()).unkept
    assert not bench(b.BindKept()).unkept
    assert bind_step(bench.bind, b.BindDone(), TODAY) == (None, [])


def test_a_device_that_is_never_calibrated_has_no_day(bench: Bench) -> None:
    bench(CHOSEN, b.Paired(TOLD), b.TrySkipped())
    assert bench.effects == [b.StopBinding()]
    bench(b.MonthsChosen(0), b.MonthsChosen(7), b.BindKept())
    assert bench.effects == [b.Keep("UA-651BLE", False, None)]


def test_nothing_is_kept_without_a_name_or_before_its_time(bench: Bench) -> None:
    assert bench(b.BindKept(), CHOSEN, b.BindKept()).step is BindStep.PAIR
    assert bench.effects == []
    bench(b.Paired(TOLD), b.Tried(READING), b.Named("   "), b.BindKept())
    assert bench.effects == []
    assert len(bench(b.Named("x" * 99)).name) == b.NAME_MOST


def test_what_fails_is_said_where_it_failed_and_can_be_tried_again(bench: Bench) -> None:
    bind = bench(CHOSEN, b.BindFailed(Trouble.NEEDS_BOND))
    assert (bind.step, bind.trouble) == (BindStep.FIND, Trouble.NEEDS_BOND)
    assert bench(b.TriedAgain()).step is BindStep.FIND
    assert bench(CHOSEN).trouble is None
    bind = bench(b.Paired(TOLD), b.Tried(READING), b.BindFailed(Trouble.MOVEMENT))
    assert (bind.step, bind.trouble, bind.reading) == (BindStep.TEST, Trouble.MOVEMENT, None)
    assert bench(b.TriedAgain()).trouble is None
    assert bench.effects == [b.StopBinding(), b.TakeTest()]
    assert bench(b.TryStopped()).trouble is Trouble.NO_RESULT
    assert bench.effects == [b.StopBinding()]


def test_another_test_may_be_taken_after_a_good_one(bench: Bench) -> None:
    bind = bench(CHOSEN, b.Paired(TOLD), b.Tried(READING), b.TriedAgain())
    assert (bind.step, bind.reading) == (BindStep.TEST, None)


def test_the_search_ends_and_begins_again(bench: Bench) -> None:
    bind = bench(b.SearchEnded(Trouble.PORT_DENIED))
    assert (bind.looking, bind.trouble) == (False, Trouble.PORT_DENIED)
    assert bench(b.SearchedAgain()) == Bind(kind=Kind.BLOOD_PRESSURE)
    assert bench.effects == [b.StopBinding(), b.LookAround(Kind.BLOOD_PRESSURE)]


def test_what_comes_too_late_changes_nothing(bench: Bench) -> None:
    assert bench(b.Chosen("C0:99", "blood-pressure")).step is BindStep.FIND
    paired = bench(CHOSEN)
    late = (b.FoundNear(()), b.TryGoing(Progress(kind=Kind.WEIGHT)), b.Tried(READING), b.TryStopped(), b.TrySkipped())
    assert bench(*late) == paired
    assert bind_step(None, b.Paired(TOLD), TODAY) == (None, [])


def test_leaving_ends_what_is_under_way(bench: Bench) -> None:
    assert bind_step(bench(CHOSEN), b.BindLeft(), TODAY) == (None, [b.StopBinding()])


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 11, 20), 12, date(2027, 11, 20)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_later_is_a_day_that_there_is(day: date, months: int, due: date) -> None:
    assert months_later(day, months) == due
