from datetime import timedelta

import pytest

from care.clinical import to_tenth, to_whole
from care.news2 import (
    OXYGEN_SCALE_1,
    OXYGEN_SCALE_2_ON_AIR,
    OXYGEN_SCALE_2_ON_OXYGEN,
    PULSE,
    RESPIRATION,
    SYSTOLIC,
    TEMPERATURE,
    WINDOW,
    Observed,
    news2,
    points,
    told,
)
from care.vitals import BloodPressure, HeartRate, Oxygen, Temperature
from tests.worlds.visits import HEAVINESS, OXYGEN, PRESSURE, SUGAR, WARMTH, minutes, reading

NOW = minutes(10)
SEEN = Observed(at=minutes(6), respiration=16, consciousness="A", on_oxygen=False)
ALL = (PRESSURE, OXYGEN, WARMTH)


@pytest.mark.parametrize(
    ("bands", "by_value"),
    [
        (RESPIRATION, {0: 3, 8: 3, 9: 1, 11: 1, 12: 0, 20: 0, 21: 2, 24: 2, 25: 3, 60: 3, 8.4: 3, 8.5: 1, 24.5: 3}),
        (OXYGEN_SCALE_1, {50: 3, 91: 3, 92: 2, 93: 2, 94: 1, 95: 1, 96: 0, 100: 0, 91.4: 3, 91.5: 2, 95.5: 0}),
        (OXYGEN_SCALE_2_ON_AIR, {83: 3, 84: 2, 85: 2, 86: 1, 87: 1, 88: 0, 92: 0, 93: 0, 100: 0}),
        (
            OXYGEN_SCALE_2_ON_OXYGEN,
            {83: 3, 84: 2, 85: 2, 86: 1, 87: 1, 88: 0, 92: 0, 93: 1, 94: 1, 95: 2, 96: 2, 97: 3, 100: 3},
        ),
        (SYSTOLIC, {40: 3, 90: 3, 91: 2, 100: 2, 101: 1, 110: 1, 111: 0, 219: 0, 220: 3, 300: 3, 90.5: 2, 219.5: 3}),
        (PULSE, {20: 3, 40: 3, 41: 1, 50: 1, 51: 0, 90: 0, 91: 1, 110: 1, 111: 2, 130: 2, 131: 3, 200: 3}),
    ],
)
def test_every_boundary_of_the_chart(bands, by_value):
    assert {value: points(value, bands, to_whole) for value in by_value} == by_value


@pytest.mark.parametrize(
    ("celsius", "scored"),
    [
        (30.0, 3),
        (35.0, 3),
        (35.04, 3),
        (35.05, 1),
        (35.1, 1),
        (36.0, 1),
        (36.05, 0),
        (36.1, 0),
        (38.0, 0),
        (38.05, 1),
        (38.1, 1),
        (39.0, 1),
        (39.05, 2),
        (39.1, 2),
        (42.0, 2),
    ],
)
def test_a_temperature_between_the_bands_is_rounded_before_it_is_scored(celsius, scored):
    assert points(celsius, TEMPERATURE, to_tenth) == scored


def test_a_whole_score_has_a_total():
    score = news2(ALL, 1960, NOW, SEEN)
    assert score.total == score.at_least == 0
    assert score.missing == ()
    assert not score.single_three


def test_the_worst_score_is_twenty():
    worst = (
        reading(1, BloodPressure(systolic=80, diastolic=40, pulse=150)),
        reading(2, Oxygen(saturation=80)),
        reading(3, Temperature(celsius=34.0)),
    )
    score = news2(worst, 1960, NOW, Observed(at=NOW, respiration=30, consciousness="U", on_oxygen=True))
    assert score.total == 20
    assert score.single_three


def test_what_is_missing_is_not_zero():
    score = news2(ALL, 1960, NOW)
    assert score.parts["respiration"] is None
    assert score.missing == ("respiration", "air", "consciousness")
    assert score.total is None
    assert score.at_least == 0
    nothing = news2((), None, NOW)
    assert nothing.missing == (
        "respiration",
        "oxygen",
        "air",
        "systolic",
        "pulse",
        "consciousness",
        "temperature",
        "age",
    )


@pytest.mark.parametrize(("age", "kept"), [(WINDOW, True), (WINDOW + timedelta(seconds=1), False)])
def test_an_old_reading_is_a_missing_one(age, kept):
    old = reading(1, Temperature(celsius=40), received_at=NOW - age)
    assert (news2((old,), 1960, NOW).parts["temperature"] is not None) is kept
    ahead = reading(1, Temperature(celsius=40), received_at=NOW + age)
    assert (news2((ahead,), 1960, NOW).parts["temperature"] is not None) is kept


def test_what_was_seen_long_ago_is_forgotten():
    seen = Observed(at=NOW - WINDOW - timedelta(seconds=1), respiration=30, consciousness="V", on_oxygen=True)
    assert news2(ALL, 1960, NOW, seen).missing == ("respiration", "air", "consciousness")


def test_the_newest_reading_counts_in_whatever_order_it_came():
    low, high = (
        reading(1, Oxygen(saturation=85), received_at=minutes(2)),
        reading(2, Oxygen(saturation=98), received_at=minutes(4)),
    )
    assert news2((high, low), 1960, NOW).parts["oxygen"] == 0


def test_a_pulse_comes_from_the_cuff_or_the_clip():
    cuff = reading(1, BloodPressure(systolic=120, diastolic=80, pulse=100), received_at=minutes(2))
    clip = reading(2, Oxygen(saturation=97, pulse=135), received_at=minutes(4))
    mute = reading(3, BloodPressure(systolic=120, diastolic=80), received_at=minutes(5))
    assert news2((cuff,), 1960, NOW).parts["pulse"] == 1
    assert news2((cuff, clip, mute), 1960, NOW).parts["pulse"] == 3
    assert news2((mute, HEAVINESS), 1960, NOW).parts["pulse"] is None


@pytest.mark.parametrize("level", ["C", "V", "P", "U"])
def test_anything_but_alert_is_three(level):
    score = news2(ALL, 1960, NOW, Observed(at=NOW, consciousness=level))
    assert score.parts["consciousness"] == 3
    assert score.single_three


def test_oxygen_given_is_two_points():
    assert news2(ALL, 1960, NOW, Observed(at=NOW, on_oxygen=True)).parts["air"] == 2
    assert news2(ALL, 1960, NOW, Observed(at=NOW, on_oxygen=False)).parts["air"] == 0


@pytest.mark.parametrize(
    ("saturation", "on_oxygen", "scored"),
    [(90, True, 0), (90, False, 0), (90, None, 0), (97, True, 3), (97, False, 0), (97, None, None), (83, None, 3)],
)
def test_scale_2_asks_whether_oxygen_is_given_only_where_it_matters(saturation, on_oxygen, scored):
    seen = Observed(at=NOW, on_oxygen=on_oxygen, scale_2=True)
    assert news2((reading(1, Oxygen(saturation=saturation)),), 1960, NOW, seen).parts["oxygen"] == scored


def test_scale_2_outlasts_what_was_seen():
    long_ago = Observed(at=NOW - timedelta(hours=5), on_oxygen=True, scale_2=True)
    assert news2((reading(1, Oxygen(saturation=89)),), 1960, NOW, long_ago).parts["oxygen"] == 0


@pytest.mark.parametrize(
    ("born", "applies", "missing_age"),
    [(2026 - 15, False, False), (2026 - 16, True, True), (2026 - 17, True, False), (None, True, True)],
)
def test_it_is_not_for_the_young_and_says_when_it_cannot_know(born, applies, missing_age):
    score = news2(ALL, born, NOW, SEEN)
    assert score.applies is applies
    assert ("age" in score.missing) is missing_age
    assert (score.total is None) is (missing_age or not applies)


def test_it_is_not_for_pregnancy_at_any_age():
    score = news2(ALL, 1995, NOW, SEEN, pregnant=True)
    assert (score.applies, score.total) == (False, None)


def test_the_queue_is_told_points_and_gaps_but_no_bare_total():
    shown = told(news2(ALL, 1960, NOW))
    assert shown.at_least == 0
    assert shown.parts["systolic"] == 0
    assert shown.missing == ("respiration", "air", "consciousness")
    assert shown.applies
    assert not shown.single_three


def test_the_newest_pulse_counts_whichever_device_took_it():
    strap = reading(30, HeartRate(pulse=118), received_at=minutes(9))
    assert news2((*ALL, strap), 1950, NOW, SEEN).parts["pulse"] == 2
    assert news2((strap, SUGAR), 1950, NOW).parts["pulse"] == 2
    cuff = reading(31, BloodPressure(systolic=120, diastolic=80, pulse=70), received_at=minutes(9.5))
    assert news2((*ALL, strap, cuff), 1950, NOW, SEEN).parts["pulse"] == 0
