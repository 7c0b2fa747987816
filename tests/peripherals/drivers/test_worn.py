from collections.abc import Callable

import pytest

from care.vitals import Flag, Kind, Trouble
from peripherals.driver import DriverError
from peripherals.drivers import worn
from peripherals.drivers.worn import Worn
from tests.worlds.clock import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    ticking = Clock()
    monkeypatch.setattr(worn, "get_running_loop", lambda: ticking)
    return ticking


def strap() -> Worn:
    return Worn(Kind.HEART_RATE, "/min", "wear-strap")


def trouble(what: Callable[[], object]) -> Trouble:
    with pytest.raises(DriverError) as error:
        what()
    return error.value.trouble


def test_ten_good_seconds_make_the_median_of_each_number(clock: Clock) -> None:
    sensor = strap()
    for look in range(10):
        shown = sensor.good(70 + look % 3, 97)
        assert (shown.value, shown.unit, shown.guidance) == (70 + look % 3, "/min", "keep-still")
        assert not sensor.is_sure
    assert sensor.good(300, 50).done == 1.0
    assert sensor.is_sure
    assert sensor.take() == ([71, 97], frozenset())
    assert not sensor.is_sure, "the next value starts anew"


def test_many_looks_in_a_second_are_no_ten_seconds(clock: Clock) -> None:
    sensor, clock.step = strap(), 1 / 60
    for _ in range(599):
        sensor.good(70)
    assert not sensor.is_sure
    for _ in range(3):
        sensor.good(70)
    assert sensor.is_sure


def test_a_silence_between_two_good_looks_is_not_ten_good_seconds(clock: Clock) -> None:
    sensor, clock.step = strap(), 60.0
    sensor.good(70)
    assert sensor.good(70).done == 0.2


def test_a_poor_look_interrupts_and_many_of_them_are_told(clock: Clock) -> None:
    sensor = strap()
    for _ in range(11):
        sensor.good(70)
        assert not sensor.is_sure
        assert sensor.poor().value is None
    sensor.poor()
    clock.step = 0.5
    while not sensor.is_sure:
        sensor.good(70)
    clock.step = 0.0
    for _ in range(20):
        sensor.poor()
    assert sensor.take() == ([70], {Flag.POOR_SIGNAL})


def test_a_minute_without_enough_good_signal_is_told(clock: Clock) -> None:
    sensor = strap()
    for _ in range(60):
        sensor.poor()
    assert trouble(sensor.poor) is Trouble.POOR_SIGNAL


def test_taken_off_starts_anew_and_twenty_seconds_of_it_are_told(clock: Clock) -> None:
    sensor = strap()
    for _ in range(10):
        sensor.good(70)
    assert sensor.off().guidance == "wear-strap"
    for _ in range(10):
        sensor.good(90)
        assert not sensor.is_sure
    sensor.good(90)
    assert sensor.take() == ([90], frozenset())
    for _ in range(20):
        sensor.off()
    assert trouble(sensor.off) is Trouble.SENSOR_OFF


def test_a_sensor_that_is_put_on_and_off_without_end_is_told(clock: Clock) -> None:
    sensor = strap()

    def on_and_off() -> None:
        for _ in range(40):
            sensor.good(70)
            sensor.off()

    assert trouble(on_and_off) is Trouble.POOR_SIGNAL


def test_silence_is_trouble_only_after_something_came(clock: Clock) -> None:
    sensor = strap()
    sensor.silent()
    sensor.off()
    assert trouble(sensor.silent) is Trouble.TIMEOUT
    sensor = strap()
    sensor.good(70)
    assert trouble(sensor.silent) is Trouble.TIMEOUT
