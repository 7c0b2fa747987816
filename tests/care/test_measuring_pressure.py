"""Blood pressure by its protocol: repeated, retaken, averaged, interrupted, and gone on with after a kill."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from care import effects as do
from care import events as ev
from care.checkin import Page
from care.encounter import Visit, from_bytes, to_bytes
from care.vitals import BloodPressure, Flag, Kind, Method, Oxygen, Trouble, doubt
from tests.worlds.stay import DOCTOR, JOINED, SETUP, Stay

KIND = Kind.BLOOD_PRESSURE


def pressure(systolic: float, diastolic: float = 84) -> BloodPressure:
    return BloodPressure(systolic=systolic, diastolic=diastolic, pulse=72)


def systolics(stay: Stay) -> list[float]:
    return [reading.vital.systolic for reading in stay.visit.readings if isinstance(reading.vital, BloodPressure)]


def take(stay: Stay, systolic: float, *flags: Flag) -> None:
    """The device gives its next value; the pause before it has passed."""
    if stay.state.page is Page.PAUSE:
        stay.wait(60)
    stay(stay.reading(pressure(systolic), flags=flags))


@pytest.fixture
def high(joined: Stay) -> Stay:
    joined.measure(KIND, pressure(152))
    assert joined.state.page is Page.PAUSE
    return joined


def test_a_usual_first_reading_is_the_result(joined: Stay):
    joined.measure(KIND, pressure(128))
    assert (joined.state.page, joined.state.result) == (Page.RESULT, joined.visit.readings[0])
    assert KIND not in joined.state.to_measure


def test_a_high_first_reading_is_kept_at_once_and_repeated_after_a_minute(high: Stay):
    assert [type(effect) for effect in high.effects] == [do.Save, do.Tell]
    assert (high.state.lease, high.state.wait_left_s) == (None, 60)
    assert high.state.to_measure[0] is KIND, "one reading of three is not done"
    assert high.wait(59).page is Page.PAUSE
    high.wait(1)
    assert high.state.page is Page.MEASURE
    assert high.asked(do.Measure) == [do.Measure(KIND, high.state.lease or "")]


def test_three_readings_and_the_mean_of_the_last_two_is_what_is_shown(high: Stay):
    take(high, 146)
    take(high, 141)
    assert high.state.page is Page.RESULT
    assert systolics(high) == [152, 146, 141, 144]
    *single, average = high.visit.readings
    assert high.state.result is average is high.visit.last(KIND)
    assert (average.method, average.derived_from) == (Method.CALCULATED, (single[1].id, single[2].id))
    assert KIND not in high.state.to_measure


def test_a_fourth_reading_follows_a_large_difference(high: Stay):
    take(high, 150)
    take(high, 136)
    assert high.state.page is Page.PAUSE
    take(high, 170)
    assert systolics(high) == [152, 150, 136, 170, 153]
    assert high.state.page is Page.RESULT


@pytest.mark.parametrize(
    ("flag", "trouble"),
    [
        (Flag.MOVEMENT, Trouble.MOVEMENT),
        (Flag.CUFF_LOOSE, Trouble.CUFF_LOOSE),
        (Flag.IMPROPER_POSITION, Trouble.BAD_POSITION),
    ],
)
def test_what_the_device_doubts_is_kept_retaken_and_never_averaged(high: Stay, flag: Flag, trouble: Trouble):
    take(high, 190, flag)
    assert (high.state.page, high.state.trouble) == (Page.TROUBLE, trouble)
    assert high.visit.readings[-1].flags == {flag}
    high(ev.MeasureStarted(KIND))
    take(high, 146)
    take(high, 144)
    assert systolics(high) == [152, 190, 146, 144, 145]


def test_a_doubted_reading_alone_is_no_measurement_done(joined: Stay):
    joined.measure(KIND, pressure(120), Flag.MOVEMENT)
    assert KIND in joined.state.to_measure
    joined(ev.Continue())
    assert joined.state.page is Page.VITALS
    joined(ev.MeasureSkipped(KIND))
    assert KIND not in joined.state.to_measure
    assert joined.visit.last(KIND) is joined.visit.readings[0], "the clinician sees it, with its flag"


def test_a_doubted_value_does_not_hide_a_good_one(high: Stay):
    take(high, 110, Flag.MOVEMENT)
    good = high.visit.last(KIND)
    assert good is high.visit.readings[0]


def test_a_cuff_that_squeezed_in_vain_three_times_does_not_squeeze_again(joined: Stay):
    joined.begin(KIND)
    for tries in (1, 2, 3):
        take(joined, 120, Flag.MOVEMENT)
        assert joined.state.tries == tries
        assert joined.state.may_retry is (tries < 3)
        joined(ev.MeasureStarted(KIND))
    assert joined.state.page is Page.TROUBLE
    joined(ev.MeasureSkipped(KIND, "movement"))
    assert joined.state.page is Page.VITALS
    assert joined.begin(KIND).page is Page.MEASURE, "from the list it can be taken after all"


def test_a_device_that_is_not_found_can_be_tried_as_often_as_one_likes(joined: Stay):
    joined.begin(KIND)
    for _ in range(5):
        joined(ev.MeasureFailed(KIND, Trouble.NOT_FOUND, joined.state.lease or ""), ev.MeasureStarted(KIND))
    assert joined.state.page is Page.MEASURE


def test_an_alarming_reading_tells_the_nurse_before_the_protocol_is_through(joined: Stay):
    joined.measure(KIND, pressure(224))
    assert len(joined.asked(do.Raise)) == 1
    assert joined.state.page is Page.PAUSE
    take(joined, 222)
    assert len(joined.asked(do.Raise)) == 1
    take(joined, 180)
    take(joined, 184)
    assert joined.asked(do.Raise) == [], "the mean of what was told is not told again"


def test_an_alarming_value_that_is_doubted_is_told_all_the_same(joined: Stay):
    joined.measure(KIND, pressure(240), Flag.MOVEMENT)
    assert joined.asked(do.Raise)
    assert joined.state.page is Page.TROUBLE


def test_an_implausible_value_is_shown_and_counts_in_no_mean(high: Stay):
    take(high, 310)
    assert high.state.page is Page.RESULT
    high(ev.MeasureStarted(KIND))
    take(high, 146)
    take(high, 144)
    assert systolics(high)[-1] == 145


def test_the_doctor_interrupts_a_pause_and_nothing_is_lost(high: Stay):
    before = high.visit.readings
    high(DOCTOR)
    assert (high.state.page, high.visit.readings, high.state.measuring) == (Page.CALL, before, None)
    assert high.wait(120).page is Page.CALL


def test_the_doctor_who_waited_for_a_reading_has_it_and_no_mean_of_half_a_round(high: Stay):
    high.wait(60)
    high(DOCTOR)
    take(high, 148)
    assert (high.state.page, systolics(high)) == (Page.CALL, [152, 148])


def test_a_reading_in_the_call_stands_for_itself(high: Stay):
    take(high, 148)
    high(DOCTOR)
    high.state = replace(high.state, lease="call", measuring=KIND)
    high(high.reading(pressure(141)))
    assert (systolics(high), high.state.page) == ([152, 148, 141], Page.CALL)


def test_a_round_that_is_left_keeps_its_readings_and_has_no_mean(high: Stay):
    high(ev.MeasureSkipped(KIND))
    assert (high.state.page, systolics(high)) == (Page.VITALS, [152])
    assert KIND not in high.state.to_measure
    assert high.wait(61).page is Page.VITALS


def test_measuring_again_after_a_mean_is_a_round_of_its_own(high: Stay):
    take(high, 146)
    take(high, 144)
    high(ev.MeasureStarted(KIND))
    take(high, 128)
    assert (high.state.page, high.state.result) == (Page.RESULT, high.visit.readings[-1])


def test_a_result_after_long_measuring_asks_nobody_for_more_time(high: Stay):
    take(high, 146)
    high.wait(60)
    high.wait(50)
    take(high, 144)
    assert high.wait(44).overlay is None


def test_killed_in_the_middle_it_goes_on_with_what_was_confirmed(high: Stay):
    (saved,) = [effect.visit for effect in high.effects if isinstance(effect, do.Save)]
    draft: Visit = from_bytes(to_bytes(saved))
    fresh = Stay(SETUP)
    fresh.clock = high.clock + 100
    fresh(ev.Resumed(draft, "nurse"))
    assert (fresh.state.page, fresh.state.to_measure[0]) == (Page.VITALS, KIND)
    fresh.begin(KIND)
    take(fresh, 146)
    assert fresh.state.page is Page.PAUSE
    take(fresh, 144)
    assert systolics(fresh) == [152, 146, 144, 145]


def test_killed_and_gone_on_with_much_later_a_round_of_its_own_begins(high: Stay):
    fresh = Stay(SETUP)
    fresh.clock = high.clock + 3600
    fresh(ev.Resumed(high.visit, "nurse"))
    fresh.begin(KIND)
    take(fresh, 128)
    assert (fresh.state.page, systolics(fresh)) == (Page.RESULT, [152, 128])


HAPPENS = st.one_of(
    st.tuples(st.floats(60, 250), st.sets(st.sampled_from(Flag), max_size=2)),
    st.sampled_from(list(Trouble)),
    st.sampled_from(["doctor", "skip", "stop"]),
)


@given(st.lists(HAPPENS, min_size=1, max_size=30))
def test_whatever_the_devices_and_people_do_it_ends_without_a_half_value(
    happens: list[tuple[float, set[Flag]] | Trouble | str],
):
    """A patient who always tries again; what was said of each reading holds at every step."""
    stay = Stay()
    stay(ev.OnlineChanged(True), *JOINED)
    stay.begin(KIND)
    told = 0
    for what in happens:
        if stay.state.page is Page.PAUSE:
            stay.wait(60)
        if stay.state.page is Page.TROUBLE:
            stay(ev.MeasureStarted(KIND))
        if stay.state.page is not Page.MEASURE:
            break
        match what:
            case Trouble():
                stay(ev.MeasureFailed(KIND, what, stay.state.lease or ""))
            case "doctor":
                stay(DOCTOR, ev.MeasureStopped())
            case "skip":
                stay(ev.MeasureSkipped(KIND))
            case "stop":
                stay(ev.MeasureStopped())
            case (float(systolic), set(flags)):
                stay(stay.reading(pressure(systolic, min(84, systolic - 20)), flags=flags))
                told += 1
        means = [reading for reading in stay.visit.readings if reading.method is Method.CALCULATED]
        assert len(stay.visit.readings) - len(means) == told, "every single reading is kept"
        by_id = {reading.id: reading for reading in stay.visit.readings}
        for average in means:
            assert [doubt(by_id[each].flags) for each in average.derived_from] == [None, None]
            assert stay.state.page in (Page.RESULT, Page.CALL)
    good = [r for r in stay.visit.readings if doubt(r.flags) is None and r.method is not Method.CALCULATED]
    plausible = [reading for reading in good if Flag.IMPLAUSIBLE not in reading.flags]
    assert len(plausible) <= 4


def test_a_reading_of_another_kind_in_a_pause_is_set_aside(high: Stay):
    high(high.reading(Oxygen(saturation=97), lease="x"))
    assert high.asked(do.SetAside)
    assert high.state.page is Page.PAUSE
