"""Measured while waiting: leases, values, ways on."""

from uuid import uuid4

import pytest
from msgspec.structs import replace

from care import effects as do
from care import events as ev
from care.checkin import (
    Page,
)
from care.limits import STRIPS_BYTES_MAX, strip_has_room
from care.strip import Signal, strip
from care.vitals import (
    Flag,
    HeartRate,
    Kind,
    Method,
    Oxygen,
    Progress,
    Reading,
    Temperature,
    Trouble,
    Weight,
)
from tests.worlds.stay import (
    JOINED,
    NOW,
    PRESSURE,
    SETUP,
    Stay,
)


def test_a_reading_under_its_lease_is_kept_told_and_shown(joined: Stay) -> None:
    joined.begin(Kind.BLOOD_PRESSURE)
    (measure,) = joined.effects
    assert measure == do.Measure(Kind.BLOOD_PRESSURE, joined.state.lease or "")
    joined(ev.Progressed(Progress(kind=Kind.BLOOD_PRESSURE, value=120)))
    assert joined.state.progress is not None
    joined(joined.reading(PRESSURE))
    assert joined.state.page is Page.RESULT
    assert [type(effect) for effect in joined.effects] == [do.Save, do.Tell]
    assert joined.visit.last(Kind.BLOOD_PRESSURE) is joined.state.result
    assert Kind.BLOOD_PRESSURE not in joined.state.to_measure
    assert joined.state.lease is None


@pytest.mark.parametrize("lease", ["another", ""])
def test_a_reading_without_the_open_lease_never_enters_the_visit(joined: Stay, lease: str) -> None:
    joined.begin(Kind.BLOOD_PRESSURE)
    joined(joined.reading(PRESSURE, lease))
    assert [type(effect) for effect in joined.effects] == [do.SetAside]
    assert joined.visit.readings == ()


def test_the_lease_of_an_ended_step_is_worth_nothing(joined: Stay) -> None:
    joined.begin(Kind.BLOOD_PRESSURE)
    late = joined.reading(PRESSURE)
    joined(ev.MeasureStopped())
    assert joined.effects == [do.StopMeasuring()]
    joined.begin(Kind.BLOOD_PRESSURE)
    joined(late)
    assert [type(effect) for effect in joined.effects] == [do.SetAside]


def test_a_reading_of_another_kind_is_set_aside(joined: Stay) -> None:
    joined.measure(Kind.BLOOD_PRESSURE, Weight(kilograms=70))
    assert [type(effect) for effect in joined.effects] == [do.SetAside]


def test_a_reading_with_nobody_there_is_set_aside(stay: Stay) -> None:
    stay(stay.reading(PRESSURE, "x"))
    assert [type(effect) for effect in stay.effects] == [do.SetAside]


def test_an_implausible_value_is_kept_with_its_flag(joined: Stay) -> None:
    joined.measure(Kind.TEMPERATURE, Temperature(celsius=18.0))
    assert joined.state.result is not None
    assert Flag.IMPLAUSIBLE in joined.state.result.flags


ECG = strip(Signal.ECG, 250.0, [1, 2, 3] * 2500, factor=4.88, unit="uV")


def test_a_waveform_is_kept_as_long_as_the_visit_has_room_and_its_number_always(joined: Stay) -> None:
    for _ in range(12):
        joined.begin(Kind.HEART_RATE)
        joined(ev.Measured(replace(joined.reading(HeartRate(pulse=70)).reading, strip=ECG)))
    kept = [reading for reading in joined.visit.readings if reading.strip is not None]
    assert len(joined.visit.readings) == 12
    assert 0 < len(kept) < 12
    assert sum(len(reading.strip.samples) for reading in kept if reading.strip) <= STRIPS_BYTES_MAX
    assert not strip_has_room(joined.visit, ECG)


@pytest.mark.parametrize("hint", [True, False])
def test_a_pulse_that_may_be_irregular_is_told_only_where_the_station_says_so(hint: bool) -> None:
    stay = Stay(replace(SETUP, irregular_hint=hint))
    stay(ev.OnlineChanged(True), *JOINED)
    stay.measure(Kind.HEART_RATE, HeartRate(pulse=70), Flag.POSSIBLY_IRREGULAR)
    assert (Flag.POSSIBLY_IRREGULAR in stay.visit.readings[-1].flags) is hint


def test_an_alarming_value_calls_the_nurse_and_the_visit_goes_on(joined: Stay) -> None:
    joined.measure(Kind.OXYGEN, Oxygen(saturation=84, pulse=120))
    assert joined.asked(do.Raise)
    assert joined.state.page is Page.RESULT


def test_a_failed_measurement_offers_ways_on(joined: Stay) -> None:
    joined(ev.MeasureStarted(Kind.OXYGEN))
    joined(ev.MeasureFailed(Kind.OXYGEN, Trouble.SENSOR_OFF, "an old lease"))
    assert joined.state.page is Page.MEASURE
    joined(ev.MeasureFailed(Kind.OXYGEN, Trouble.SENSOR_OFF, joined.state.lease or ""))
    assert (joined.state.page, joined.state.trouble, joined.state.tries) == (Page.TROUBLE, Trouble.SENSOR_OFF, 1)
    joined(ev.MeasureStarted(Kind.OXYGEN), ev.MeasureFailed(Kind.OXYGEN, Trouble.TIMEOUT, ""))
    joined(ev.MeasureFailed(Kind.OXYGEN, Trouble.TIMEOUT, joined.state.lease or ""))
    assert joined.state.tries == 2
    joined(ev.MeasureSkipped(Kind.OXYGEN, "sensor-off"))
    assert joined.state.page is Page.VITALS
    assert joined.visit.skipped[0].why == "sensor-off"


def test_skipping_everything_leads_to_the_review(joined: Stay) -> None:
    joined(*[ev.MeasureSkipped(kind) for kind in Kind])
    assert joined.state.page is Page.REVIEW
    joined.measure(Kind.WEIGHT, Weight(kilograms=71))
    joined(ev.Continue())
    assert joined.state.page is Page.REVIEW
    assert Kind.WEIGHT not in {skip.kind for skip in joined.visit.skipped}


def test_skipping_during_a_measurement_ends_it(joined: Stay) -> None:
    joined(ev.MeasureStarted(Kind.WEIGHT), ev.MeasureSkipped(Kind.WEIGHT))
    assert do.StopMeasuring() in joined.effects


def test_a_typed_value_is_kept_whatever_page_is_open(joined: Stay) -> None:
    typed = Reading(id=uuid4(), vital=Weight(kilograms=80), received_at=NOW, method=Method.TYPED, typed_by="nurse")
    joined(ev.ValueTyped(typed))
    assert joined.visit.readings == (typed,)
    assert joined.state.page is Page.VITALS


def test_a_typed_value_takes_the_place_of_the_running_measurement(joined: Stay) -> None:
    typed = Reading(id=uuid4(), vital=Weight(kilograms=80), received_at=NOW, method=Method.TYPED, typed_by="nurse")
    joined(ev.MeasureStarted(Kind.WEIGHT), ev.ValueTyped(typed))
    assert (joined.state.page, joined.state.result, joined.state.lease) == (Page.RESULT, typed, None)
    assert do.StopMeasuring() in joined.effects
    joined(ev.MeasureStarted(Kind.OXYGEN), ev.ValueTyped(typed))
    assert (joined.state.page, joined.state.measuring) == (Page.MEASURE, Kind.OXYGEN)
    assert joined.state.lease is not None


@pytest.mark.parametrize("kind", [Kind.OXYGEN, Kind.GLUCOSE])
def test_what_a_nurse_types_ends_the_trouble_of_its_kind(joined: Stay, kind: Kind) -> None:
    joined.begin(kind)
    joined(ev.MeasureFailed(kind, Trouble.SENSOR_OFF, joined.state.lease or ""))
    typed = Reading(id=uuid4(), vital=Oxygen(saturation=97, pulse=70), received_at=NOW, method=Method.TYPED)
    joined(ev.ValueTyped(typed))
    ended = kind is Kind.OXYGEN
    assert (joined.state.page, joined.state.trouble is None) == (Page.RESULT if ended else Page.TROUBLE, ended)
    assert joined.state.measuring is (None if ended else kind)
    joined(ev.Continue())
    assert joined.state.page is Page.VITALS


def test_a_value_beyond_what_the_device_can_show_calls_the_nurse(joined: Stay) -> None:
    joined.begin(Kind.GLUCOSE)
    joined(ev.MeasureFailed(Kind.GLUCOSE, Trouble.OUT_OF_DEVICE_RANGE, joined.state.lease or ""))
    (raised,) = joined.asked(do.Raise)
    assert raised.alarm.why == do.Why.OUT_OF_DEVICE_RANGE.value == Trouble.OUT_OF_DEVICE_RANGE.value
    assert joined.state.page is Page.TROUBLE
    assert joined.state.alarm == raised.alarm


@pytest.mark.parametrize("trouble", set(Trouble) - {Trouble.OUT_OF_DEVICE_RANGE})
def test_no_other_trouble_calls_the_nurse_by_itself(joined: Stay, trouble: Trouble) -> None:
    joined.begin(Kind.GLUCOSE)
    joined(ev.MeasureFailed(Kind.GLUCOSE, trouble, joined.state.lease or ""))
    assert joined.asked(do.Raise) == []
    joined(ev.MeasureSkipped(Kind.GLUCOSE, trouble.value))
    assert joined.state.page is Page.VITALS
