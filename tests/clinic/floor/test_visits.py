"""A visit is told, left, forgotten and found again, and nobody loses a place in line or a plan by it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from care import messages as m
from clinic.floor.events import Closed, ConsoleGone, Keep, KioskCame, KioskGone, KioskSaid, News, TellConsole, TellKiosk
from clinic.floor.presence import places
from clinic.floor.state import Floor, Waiting
from tests.worlds.floor import (
    CALL,
    CAME,
    IN_CALL,
    NOW,
    OWES,
    PLAN,
    VISIT,
    WAITS,
    ada_says,
    back,
    card,
    kiosk_says,
    play,
    refusal,
    shown,
    skewed,
    told,
)


def test_waits_are_told_by_the_clinics_clock_whatever_a_stations_clock_shows():
    """The second to come has a clock that is two hours behind, the third one that is a day ahead."""
    first, second, third = (UUID(int=20 + n) for n in range(3))
    floor, _ = play(CAME[1], skewed("a", 0), skewed("b", -2), skewed("c", 24))
    for minute, kiosk, hours, visit_id in ((0, "a", 0, first), (1, "b", -2, second), (2, "c", 24, third)):
        at = NOW + timedelta(minutes=minute)
        theirs = at + timedelta(hours=hours)
        told_card = card(visit_id, started_at=theirs, joined_at=theirs)
        floor, _ = play(kiosk_says(m.VisitTold(card=told_card), kiosk), floor=floor, at=at)
    rows = shown(floor, NOW + timedelta(minutes=5)).rows
    assert [(row.card.visit_id, row.waited_s) for row in rows] == [(first, 300), (second, 240), (third, 180)]


def test_a_clock_that_is_set_in_the_middle_moves_nobody_in_line():
    floor, _ = play(*CAME, kiosk_says(m.VisitTold(card=card())))
    late = NOW + timedelta(minutes=10)
    ours = kiosk_says(m.VisitTold(card=card(version=2, started_at=NOW, joined_at=NOW)))
    floor, _ = play(KioskGone(kiosk="k"), skewed("k", 5), ours, floor=floor, at=late)
    assert [row.waited_s for row in shown(floor, late).rows] == [600]


def test_a_visit_that_left_in_a_call_ends_it_and_is_owed_a_plan():
    floor, effects = play(*IN_CALL, kiosk_says(m.VisitLeft(visit_id=VISIT, ending="left")))
    assert told(effects, TellConsole) == [m.CallEnded(call_id=CALL, by="patient")]
    assert floor.visits[VISIT].unclosed
    floor, effects = play(Closed(visit_id=VISIT, plan=PLAN), floor=floor)
    assert floor.visits == {}
    assert [effect.gone for effect in effects if isinstance(effect, Keep)] == [True]


def test_a_plan_signed_during_the_call_leaves_the_queue_when_the_call_ends():
    floor, effects = play(*IN_CALL, Closed(visit_id=VISIT, plan=PLAN))
    assert told(effects, TellKiosk) == [m.PlanReady(visit_id=VISIT, plan=PLAN)]
    assert floor.visits[VISIT].listed
    floor, _ = play(kiosk_says(m.VisitLeft(visit_id=VISIT, ending="plan-shown")), floor=floor)
    assert floor.visits == {}
    assert floor.calls == {}


def test_a_visit_that_left_unseen_is_gone():
    floor, effects = play(*WAITS, kiosk_says(m.VisitLeft(visit_id=VISIT, ending="left")))
    assert floor.visits == {}
    gone = Waiting(card=card(), kiosk="k", station="Hall", left=True, ending="left")
    assert Keep(waiting=gone, gone=True) in effects


def test_a_new_patient_at_a_station_ends_the_forgotten_one():
    floor, _ = play(*WAITS, kiosk_says(m.VisitTold(card=card(UUID(int=9)))))
    assert list(floor.visits) == [UUID(int=9)]
    floor, _ = play(*OWES, kiosk_says(m.VisitTold(card=card(UUID(int=9)))))
    assert floor.visits[VISIT].left  # but what is owed a plan stays


def test_a_visit_that_a_restarted_station_knows_nothing_of_leaves_the_queue():
    floor, effects = play(*WAITS, KioskGone(kiosk="k"), back(VISIT))
    assert (list(floor.visits), effects) == ([VISIT], [News()])
    floor, effects = play(KioskGone(kiosk="k"), back(None), floor=floor)
    assert (floor.visits, shown(floor).rows) == ({}, ())
    assert [effect.gone for effect in effects if isinstance(effect, Keep)] == [True]
    floor, _ = play(kiosk_says(m.VisitTold(card=card(version=4))), floor=floor)  # the nurse continued it
    assert places(floor)[0][1].place == 1
    others = (KioskCame(kiosk="k2", name="Yard", here=None), *WAITS[3:])
    assert list(play(*CAME, *others)[0].visits) == [VISIT], "another station's Hello is not about this one"


def test_a_call_with_a_station_that_crashed_ends_and_its_plan_is_still_owed():
    floor, effects = play(*IN_CALL, KioskGone(kiosk="k"), back(None))
    assert m.CallEnded(call_id=CALL, by="patient") in told(effects, TellConsole)
    assert floor.visits[VISIT].unclosed


def test_an_urgent_visit_of_a_restarted_station_stays_in_sight_and_says_so():
    urgent = card(phase="urgent", urgency="emergency", urgent_sign="stroke")
    floor, _ = play(*CAME, kiosk_says(m.VisitTold(card=urgent)))
    assert not shown(floor).rows[0].restarted
    floor, _ = play(KioskGone(kiosk="k"), back(None), floor=floor)
    assert [(row.restarted, row.card.visit_id) for row in shown(floor).rows] == [(True, VISIT)]
    assert places(floor) == []
    assert refusal(play(ada_says(m.Accept(visit_id=VISIT)), floor=floor)[1]) == "station-restarted"
    again, _ = play(kiosk_says(m.VisitTold(card=replace(urgent, version=2))), floor=floor)
    assert not shown(again).rows[0].restarted
    gone, _ = play(kiosk_says(m.VisitLeft(visit_id=VISIT, ending="recovered")), floor=floor)
    assert shown(gone).rows == ()
    accepted = ada_says(m.Accept(visit_id=VISIT))
    floor, effects = play(*CAME, kiosk_says(m.VisitTold(card=urgent)), accepted, KioskGone(kiosk="k"), back(None))
    assert (floor.calls, shown(floor).rows[0].restarted) == ({}, True)
    assert m.CallEnded(call_id=CALL, by="patient") in told(effects, TellConsole)


def test_an_older_card_changes_nothing():
    newer = card(version=3, reason="Throat")
    floor, effects = play(*CAME, *[kiosk_says(m.VisitTold(card=one)) for one in (newer, card(version=2))])
    assert floor.visits[VISIT].card == newer
    assert effects == []


@pytest.mark.parametrize("wrong", [{"phase": "asleep"}, {"urgency": "very"}])
def test_a_card_that_means_nothing_is_refused(wrong):
    floor, effects = play(*CAME, kiosk_says(m.VisitTold(card=card(**wrong))))
    assert floor.visits == {}
    assert [one.code for one in told(effects, TellKiosk)] == ["malformed"]


def test_a_station_cannot_take_anothers_visit():
    floor, effects = play(*WAITS, KioskCame(kiosk="k2", name="x"), kiosk_says(m.VisitTold(card=card(version=9)), "k2"))
    assert [one.code for one in told(effects, TellKiosk)] == ["not-yours"]
    assert floor.visits[VISIT].card.version == 1
    floor, _ = play(kiosk_says(m.VisitLeft(visit_id=VISIT, ending="left"), "k2"), floor=floor)
    assert VISIT in floor.visits
    for message in (m.CallAnswered(call_id=CALL, ready=True), m.Candidate(call_id=CALL, candidate=None)):
        _, effects = play(*IN_CALL, KioskCame(kiosk="k2", name="x"), kiosk_says(message, "k2"))
        assert [one.code for one in told(effects, TellKiosk)] == ["no-call"]


def test_strangers_leaving_change_nothing():
    assert play(KioskGone(kiosk="x"), ConsoleGone(doctor="x", console="x"), Closed(visit_id=VISIT, plan=PLAN)) == (
        Floor(),
        [],
    )


def test_a_card_told_twice_offers_an_open_call_only_to_whoever_forgot_it():
    floor, _ = play(*IN_CALL, KioskGone(kiosk="k"), KioskCame(kiosk="k", name="Hall"))
    again = kiosk_says(m.VisitTold(card=card(version=2)))
    knows = kiosk_says(m.VisitTold(card=card(version=2, phase="in-call")))
    assert [type(one) for one in told(play(again, floor=floor)[1], TellKiosk)] == [m.CallOffered]
    assert told(play(knows, floor=floor)[1], TellKiosk) == []
    assert told(play(again, again, floor=floor)[1], TellKiosk) == []


def left(**more: Any) -> Waiting:
    """What is stored of a visit that has left the floor."""
    return Waiting(card=card(), kiosk="k", station="Hall", left=True, **more)


def comes_back(stored: Waiting, kiosk: str = "k") -> tuple[Floor, list[Any]]:
    told_again = m.VisitTold(card=card(version=2, phase="waiting"))
    came = (*CAME, KioskCame(kiosk="other", name="Ward"))
    return play(*came, KioskSaid(kiosk=kiosk, message=told_again, stored=stored))


def test_a_visit_that_was_left_without_a_word_comes_back_with_all_that_is_known_of_it():
    floor, _ = comes_back(left(called=True, doctor="ada", doctor_name="Dr Ada"))
    visit = floor.visits[VISIT]
    assert (visit.called, visit.doctor, visit.left, visit.card.version) == (True, "ada", False, 2)


def test_a_plan_that_was_signed_meanwhile_is_told_to_whoever_continues_the_visit():
    floor, effects = comes_back(left(called=True, doctor="ada", doctor_name="Dr Ada", plan=PLAN))
    assert told(effects, TellKiosk) == [m.PlanReady(visit_id=VISIT, plan=PLAN)]
    assert shown(floor).rows == ()


@pytest.mark.parametrize(
    ("stored", "kiosk", "code"),
    [
        (left(ending="delivered"), "k", "ended"),
        (left(), "other", "not-yours"),
        (left(ending="left"), "other", "not-yours"),
    ],
)
def test_a_visit_that_has_ended_or_is_anothers_is_not_put_back(stored: Waiting, kiosk: str, code: str):
    floor, effects = comes_back(stored, kiosk)
    assert floor.visits == {}
    (no,) = told(effects, TellKiosk)
    assert (no.code, no.say[-1]) == (code, ".")
