"""The blood-pressure protocol over readings alone: what makes a round, what is due, and the mean."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from care.clinical import PressureProtocol
from care.pressure import due, has_mean, is_open, mean, newest_round
from care.vitals import BloodPressure, Flag, Method, Oxygen, Reading
from tests.worlds.stay import NOW

PROTOCOL = PressureProtocol()


def taken(systolic: float, diastolic: float = 80, *flags: Flag, after_s: float = 0, **more: object) -> Reading:
    vital = BloodPressure(
        systolic=systolic, diastolic=diastolic, pulse=more.pop("pulse", None), mean=more.pop("mean", None)
    )  # type: ignore[arg-type]
    return Reading(
        id=uuid4(),
        vital=vital,
        received_at=NOW + timedelta(seconds=after_s),
        method=more.pop("method", Method.DEVICE),  # type: ignore[arg-type]
        flags=frozenset(flags),
    )


HIGH, LATER, LAST = taken(150, after_s=0), taken(146, after_s=90), taken(144, after_s=180)


def test_one_reading_below_the_threshold_is_enough():
    assert due((), PROTOCOL) == 1
    assert due((taken(139.4, 89.4),), PROTOCOL) == 1
    assert not is_open([taken(139, 89)], PROTOCOL)
    assert not has_mean((taken(120),), PROTOCOL)


@pytest.mark.parametrize(
    "first",
    [taken(140, 80), taken(139.5, 80), taken(120, 90), taken(120, 80, Flag.IRREGULAR_PULSE)],
    ids=["systolic", "rounded up", "diastolic", "irregular"],
)
def test_a_first_reading_at_the_threshold_or_with_an_irregular_pulse_asks_for_three(first: Reading):
    assert due((first,), PROTOCOL) == 3
    assert is_open([first], PROTOCOL)


def test_the_protocol_may_always_repeat():
    assert due((taken(110),), PressureProtocol(always_repeat=True)) == 3


def test_a_fourth_follows_only_where_the_last_two_differ_by_more_than_ten():
    assert due((HIGH, LATER, taken(136)), PROTOCOL) == 3
    assert due((HIGH, LATER, taken(135.9)), PROTOCOL) == 4
    assert due((HIGH, LATER, taken(120), taken(170)), PROTOCOL) == 4, "never a fifth"


def test_the_mean_is_of_the_last_two_in_whole_numbers_and_says_what_it_is_made_of():
    first = taken(170, 100, Flag.POOR_SIGNAL, mean=120, pulse=90)
    second = taken(150, 95, Flag.RESTED_BY_WORD, mean=110, pulse=80, after_s=60)
    third = taken(145, 92, Flag.IRREGULAR_PULSE, mean=107, pulse=71, after_s=120)
    found = mean((first, second, third))
    assert found.vital == BloodPressure(systolic=148, diastolic=94, mean=109, pulse=76)
    assert found.method is Method.CALCULATED
    assert found.derived_from == (second.id, third.id)
    assert found.flags == {Flag.RESTED_BY_WORD, Flag.IRREGULAR_PULSE}
    assert (found.received_at, found.device) == (third.received_at, None)
    assert mean((first, second, third)).id == found.id, "the same readings have the same mean"


def test_a_pulse_that_one_reading_lacks_is_not_made_up():
    assert mean((taken(150, pulse=70), taken(150))).vital == BloodPressure(systolic=150, diastolic=80)


def test_what_is_doubted_or_implausible_belongs_to_no_round():
    doubted = [taken(180, 80, flag) for flag in (Flag.MOVEMENT, Flag.CUFF_LOOSE, Flag.IMPROPER_POSITION)]
    odd = taken(310, 80, Flag.IMPLAUSIBLE)
    assert newest_round([HIGH, *doubted, odd, LATER], PROTOCOL) == (HIGH, LATER)


def test_a_mean_a_typed_value_and_a_complete_round_end_it():
    assert newest_round([HIGH, LATER, LAST, mean((HIGH, LATER, LAST))], PROTOCOL) == ()
    assert newest_round([HIGH, taken(150, method=Method.TYPED)], PROTOCOL) == ()
    again = taken(128, after_s=240)
    assert newest_round([HIGH, LATER, LAST, again], PROTOCOL) == (again,)
    assert newest_round([taken(120), again], PROTOCOL) == (again,)


def test_readings_too_far_apart_have_no_mean():
    late = replace(LATER, received_at=HIGH.received_at + timedelta(seconds=901))
    assert newest_round([HIGH, late], PROTOCOL) == (late,)
    assert (
        newest_round([HIGH, replace(late, received_at=HIGH.received_at + timedelta(seconds=900))], PROTOCOL)[0] is HIGH
    )


def test_other_kinds_are_passed_over():
    oxygen = Reading(id=UUID(int=1), vital=Oxygen(saturation=97), received_at=NOW, method=Method.DEVICE)
    assert newest_round([oxygen, HIGH, oxygen], PROTOCOL) == (HIGH,)


READINGS = st.builds(
    lambda systolic, flags, gap: (systolic, flags, gap),
    st.floats(30, 320),
    st.sets(st.sampled_from(Flag), max_size=2),
    st.floats(0, 1200),
)


@given(st.lists(READINGS, max_size=12), st.booleans())
def test_no_round_is_longer_than_four_or_holds_what_is_doubted(
    seen: list[tuple[float, set[Flag], float]], always: bool
):
    protocol, clock, kept = PressureProtocol(always_repeat=always), 0.0, list[Reading]()
    for systolic, flags, gap in seen:
        clock += gap
        kept.append(taken(systolic, 80, *flags, after_s=clock))
        found = newest_round(kept, protocol)
        assert len(found) <= due(found, protocol) <= 4
        assert not any(
            {Flag.MOVEMENT, Flag.CUFF_LOOSE, Flag.IMPROPER_POSITION, Flag.IMPLAUSIBLE} & each.flags for each in found
        )
        if has_mean(found, protocol):
            last = [each.vital.systolic for each in found[-2:] if isinstance(each.vital, BloodPressure)]
            pressure = mean(found).vital
            assert isinstance(pressure, BloodPressure)
            assert min(last) - 0.5 <= pressure.systolic <= max(last) + 0.5
            assert not is_open(kept, protocol)
