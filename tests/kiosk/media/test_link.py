"""When a link counts as lost, back or failed, told second by second."""

import pytest

from kiosk.media.link import FAILED_AFTER_S, SETUP_MAX_S, LinkWatch
from kiosk.media.protocol import CallState


def told(*spans: tuple[float, bool, str], step_s: float = 0.2) -> list[tuple[float, CallState]]:
    """What is told, and when, for spans of (until second, packets flow, aiortc's state)."""
    watch, now, packets, out = LinkWatch(started_at=0.0), 0.0, 0, []
    for until, flowing, transport in spans:
        while now < until - 1e-9:
            now = round(now + step_s, 3)
            packets += 10 * flowing
            if (state := watch.observe(now, packets, transport)) is not None:
                out.append((now, state))
    return out


def test_connected_when_aiortc_says_so():
    assert told((0.4, False, "connecting"), (3, True, "connected")) == [(0.6, CallState.CONNECTED)]


def test_a_silent_link_is_lost_within_two_seconds_and_back_with_the_first_packet():
    states = told((2, True, "connected"), (5, False, "connected"), (6, True, "connected"))
    assert [state for _, state in states] == [CallState.CONNECTED, CallState.LOST, CallState.BACK]
    assert states[1][0] <= 4.0
    assert states[2][0] == 5.2


def test_a_link_that_came_back_can_be_lost_again():
    states = told((1, True, "connected"), (4, False, "connected"), (5, True, "connected"), (8, False, "connected"))
    assert [state for _, state in states] == [CallState.CONNECTED, CallState.LOST, CallState.BACK, CallState.LOST]


def test_a_long_silence_fails_once_and_stays_failed():
    states = told((2, True, "connected"), (20, False, "connected"), (22, True, "connected"))
    assert [state for _, state in states] == [CallState.CONNECTED, CallState.LOST, CallState.FAILED]
    assert states[-1][0] == pytest.approx(2 + FAILED_AFTER_S, abs=0.5)


def test_a_closed_connection_is_lost_and_failed_at_once():
    states = told((2, True, "connected"), (3, False, "closed"))
    assert states == [(0.2, CallState.CONNECTED), (2.2, CallState.LOST), (2.4, CallState.FAILED)]


def test_a_call_that_never_connects_fails():
    assert told((SETUP_MAX_S + 2, False, "connecting"))[0][1] is CallState.FAILED
    assert told((1, False, "failed")) == [(0.2, CallState.FAILED)]


def test_our_own_pause_is_not_held_against_the_link():
    watch = LinkWatch(started_at=0.0)
    assert watch.observe(0.2, 10, "connected") is CallState.CONNECTED
    assert watch.observe(5.2, 10, "connected") is None
    assert watch.observe(5.4, 20, "connected") is None
