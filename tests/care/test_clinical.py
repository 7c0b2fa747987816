from decimal import Decimal
from math import inf, nan

import pytest

from care import clinical
from care.clinical import LIMITS, Number, to_tenth, to_whole
from care.triage import word_for


def test_the_numbers_are_marked_for_a_clinician():
    assert clinical.STATUS == "clinician must confirm"
    assert clinical.VERSION
    assert "NEWS2" in clinical.SOURCE


def test_every_number_has_limits_that_make_sense():
    assert set(LIMITS) == set(Number)
    for limits in LIMITS.values():
        low, high = limits.plausible
        assert low < high
        usual = limits.usual or limits.plausible
        assert low <= usual[0] < usual[1] <= high
        assert limits.act_low is None or low < limits.act_low < usual[0]
        assert limits.act_high is None or usual[1] < limits.act_high < high


@pytest.mark.parametrize(("value", "tenth"), [(35.05, "35.1"), (35.04, "35.0"), (36.0, "36.0"), (38.049, "38.0")])
def test_a_tenth_is_rounded_half_up(value, tenth):
    assert to_tenth(value) == Decimal(tenth)


@pytest.mark.parametrize(("value", "whole"), [(90.5, 91), (91.49, 91), (0.5, 1), (96, 96)])
def test_a_whole_number_is_rounded_half_up(value, whole):
    assert to_whole(value) == whole


@pytest.mark.parametrize("number", Number)
@pytest.mark.parametrize("value", [1e27, 1e300, -1e300, inf, -inf, nan])
def test_nothing_is_too_odd_to_be_judged_and_it_is_never_usual(number, value):
    assert word_for(number, value) != "usual"
