"""A few tries are free, then the wait doubles; a right one, or time, clears it."""

import pytest

from clinic.errors import RefusedError
from clinic.throttle import FORGET_S, FREE_TRIES, LONGEST_S, Rate, WrongTries


def wait_after(count: int) -> float:
    tries = WrongTries()
    for _ in range(count):
        tries.wrong("a", 100.0)
    try:
        tries.require_turn("a", 100.0)
    except RefusedError as error:
        return error.retry_after_s or 0.0
    return 0.0


def test_the_wait_doubles_up_to_its_cap():
    waits = [wait_after(count) for count in range(FREE_TRIES + 10)]
    assert waits[:FREE_TRIES] == [0.0] * FREE_TRIES
    assert waits[FREE_TRIES : FREE_TRIES + 4] == [1.0, 2.0, 4.0, 8.0]
    assert waits[-1] == LONGEST_S


def test_a_right_try_or_time_clears_the_count():
    tries = WrongTries()
    for _ in range(10):
        tries.wrong("a", 0.0)
    with pytest.raises(RefusedError):
        tries.require_turn("a", 1.0)
    tries.require_turn("b", 1.0)
    tries.require_turn("a", LONGEST_S)
    tries.require_turn("a", FORGET_S + 1)
    tries.wrong("a", FORGET_S + 2)
    tries.require_turn("a", FORGET_S + 2)
    for _ in range(10):
        tries.wrong("a", FORGET_S + 3)
    tries.right("a")
    tries.require_turn("a", FORGET_S + 3)


def test_a_rate_is_kept_in_a_sliding_window():
    rate = Rate(2, 60.0)
    rate.require_turn("a", 0.0)
    rate.require_turn("a", 30.0)
    with pytest.raises(RefusedError) as caught:
        rate.require_turn("a", 59.0)
    assert caught.value.retry_after_s == pytest.approx(1.0)
    rate.require_turn("b", 59.0)
    rate.require_turn("a", 60.0)
