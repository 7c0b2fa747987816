import pytest

from care import clinical
from care.vitals import Flag
from peripherals.drivers.settling import Look, Settling


def settling(*looks: tuple[float, float] | tuple[float, float, bool], agree: int = 2) -> Settling:
    """Of (s, kg) or (s, kg, stable)."""
    found = Settling(agree)
    for at, kilograms, *stable in looks:
        found.add(Look(kilograms, at, f"{kilograms}".encode(), *stable))
    return found


def test_a_weight_that_stays_within_a_tenth_for_two_seconds_is_the_last_one() -> None:
    assert not settling((0, 70.0), (1.9, 70.1)).is_final()
    still = settling((0, 30.0), (1, 70.0), (2, 70.1), (3, 70.05))
    assert still.is_final()
    assert still.take() == (70.05, b"70.05", frozenset())
    assert still.is_empty
    assert not still.is_final(silent=True)


def test_a_scale_that_says_it_is_still_is_believed_when_it_says_the_same_twice() -> None:
    assert not settling((0, 70.0, True)).is_final()
    assert not settling((0, 70.0, False), (0.2, 70.0, True)).is_final()
    assert not settling((0, 70.0, True), (0.2, 70.05, True)).is_final()
    assert settling((0, 70.0, True), (0.2, 70.0, True)).is_final()
    assert settling((0, 70.0, True), agree=1).is_final()


@pytest.mark.parametrize("kilograms", [0.0, -20.0, 0.85])
def test_nobody_on_the_scale_is_no_weight_and_begins_anew(kilograms: float) -> None:
    empty = settling((0, 70.0), (1, kilograms), (9, kilograms))
    assert empty.is_empty
    assert not empty.is_final(silent=True)
    assert empty.has_moved


def test_a_weight_that_never_rests_is_the_middle_of_them_all_and_flagged() -> None:
    restless = settling(
        *[(float(second), 70.0 + (second % 5)) for second in range(int(clinical.SETTLING.restless_s) + 1)]
    )
    assert restless.is_final()
    assert restless.take() == (72.0, b"72.0", {Flag.UNSTABLE})


def test_who_comes_to_rest_late_is_not_restless() -> None:
    late = settling(*[(float(second), 70.0 + (second % 5)) for second in range(19)], (19, 80.0, True), (20, 80.0, True))
    assert late.take() == (80.0, b"80.0", frozenset())


def test_what_was_there_from_the_beginning_has_not_moved() -> None:
    assert not settling((0, 70.0), (5, 70.1)).has_moved
    assert settling((0, 70.0), (5, 70.2)).has_moved


def test_when_the_scale_had_nothing_to_show_being_still_begins_anew() -> None:
    interrupted = settling((0, 70.0, True))
    interrupted.interrupt()
    interrupted.add(Look(70.0, 9.0, b"", stable=True))
    assert not interrupted.is_final()
