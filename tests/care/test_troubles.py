"""The taxonomy of device failures: each with what the station does by itself, and nobody without a way on."""

import pytest

from care.troubles import TAXONOMY, Automatic, Exit, exits
from care.vitals import Trouble

ONLY_A_TECHNICIAN = {Trouble.NEEDS_BOND, Trouble.PORT_DENIED}


def test_every_trouble_is_handled():
    assert set(TAXONOMY) == set(Trouble)
    assert {handling.automatic for handling in TAXONOMY.values()} == set(Automatic)


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("may_retry", [True, False])
def test_nobody_is_without_a_way_on(trouble: Trouble, may_retry: bool):
    offered = exits(trouble, may_retry=may_retry)
    assert offered[-1] is Exit.SKIP
    assert Exit.NURSE_TYPES in offered
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize("trouble", Trouble)
def test_trying_again_comes_first_and_only_where_it_can_help(trouble: Trouble):
    assert (exits(trouble)[0] is Exit.RETRY) is (trouble not in ONLY_A_TECHNICIAN)
    assert Exit.RETRY not in exits(trouble, may_retry=False)
    assert exits(trouble) in (exits(trouble, may_retry=False), (Exit.RETRY, *exits(trouble, may_retry=False)))


@pytest.mark.parametrize("trouble", ONLY_A_TECHNICIAN)
def test_where_trying_again_is_in_vain_another_device_is_a_way(trouble: Trouble):
    assert exits(trouble)[0] is Exit.OTHER_DEVICE


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble.MOVEMENT,
        Trouble.CUFF_LOOSE,
        Trouble.BAD_POSITION,
        Trouble.POOR_SIGNAL,
        Trouble.SENSOR_OFF,
        Trouble.NO_STRIP,
        Trouble.STRIP_ERROR,
        Trouble.CONTROL_SOLUTION,
    ],
)
def test_what_is_not_the_devices_fault_needs_no_other_one(trouble: Trouble):
    assert Exit.OTHER_DEVICE not in exits(trouble)


def test_no_value_is_lost_but_that_of_no_patient():
    kept = {Automatic.KEEP, Automatic.SET_ASIDE}
    with_value = {Trouble.MOVEMENT, Trouble.CUFF_LOOSE, Trouble.BAD_POSITION, Trouble.IMPLAUSIBLE, Trouble.CLOCK_WRONG}
    assert {trouble for trouble, handling in TAXONOMY.items() if handling.automatic in kept} == with_value
    refused = [trouble for trouble, handling in TAXONOMY.items() if handling.automatic is Automatic.REFUSE]
    assert refused == [Trouble.CONTROL_SOLUTION]


def test_only_a_value_that_a_device_cannot_show_calls_staff_at_once():
    called = [trouble for trouble, handling in TAXONOMY.items() if handling.automatic is Automatic.CALL_NURSE]
    assert called == [Trouble.OUT_OF_DEVICE_RANGE]
