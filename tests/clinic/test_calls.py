"""The floor, event by event: who waits, who is on call, who speaks with whom, and what each is told."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from msgspec.structs import replace

from care import messages as m
from care.plan import Disposition, Plan
from care.presence import Presence
from care.vitals import Method, Oxygen, Reading
from clinic.calls import (
    CALL_KEPT,
    GONE_AFTER,
    TAKEN_SHOWN,
    Closed,
    ConsoleCame,
    ConsoleGone,
    ConsoleSaid,
    Floor,
    Keep,
    KioskCame,
    KioskGone,
    KioskSaid,
    News,
    TellConsole,
    TellKiosk,
    Tick,
    Waiting,
    on_call,
    places,
    presence_of,
    restored,
    step,
)
from clinic.queue import queue

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
VISIT, CALL, ALARM = UUID(int=1), UUID(int=2), UUID(int=3)
PLAN = Plan(id=UUID(int=4), doctor="Dr Ada", diagnosis="A cold", disposition=Disposition.SELF_CARE)


def card(visit_id: UUID = VISIT, **more: Any) -> m.VisitCard:
    told = {
        "visit_id": visit_id,
        "version": 1,
        "phase": "waiting",
        "urgency": "routine",
        "language": "en",
        "reason": "Cough",
        "started_at": NOW,
        "joined_at": NOW,
    }
    return m.VisitCard(**(told | more))


def play(*events: Any, floor: Floor | None = None, at: datetime = NOW) -> tuple[Floor, list[Any]]:
    """Play events in order; give the floor and what followed from the last one."""
    floor, effects = floor or Floor(), []
    for event in events:
        floor, effects = step(floor, event, at)
    return floor, effects


def kiosk_says(message: m.Message, kiosk: str = "k") -> KioskSaid:
    return KioskSaid(kiosk=kiosk, message=message)


def ada_says(message: m.Message, fresh: UUID = CALL) -> ConsoleSaid:
    return ConsoleSaid(doctor="ada", console="page", message=message, fresh=fresh)


def told(effects: list[Any], kind: type[Any]) -> list[Any]:
    return [effect.message for effect in effects if isinstance(effect, kind)]


CAME = (
    KioskCame(kiosk="k", name="Hall"),
    ConsoleCame(doctor="ada", name="Dr Ada", console="page"),
    ada_says(m.SetPresence(presence="on-call")),
)
WAITS = (*CAME, kiosk_says(m.VisitTold(card=card())))
IN_CALL = (*WAITS, ada_says(m.Accept(visit_id=VISIT)), kiosk_says(m.CallAnswered(call_id=CALL, ready=True)))
OWES = (*IN_CALL, ada_says(m.CallEnded(call_id=CALL, by="doctor")))


def test_a_doctor_is_busy_in_a_call_and_on_call_again_after_it():
    floor, _ = play(*WAITS)
    assert presence_of(floor, floor.doctors["ada"]) is Presence.ON_CALL
    assert on_call(floor) == (1, 1)
    floor, _ = play(*IN_CALL)
    assert presence_of(floor, floor.doctors["ada"]) is Presence.BUSY
    assert on_call(floor) == (1, 0)
    floor, _ = play(*OWES)
    assert on_call(floor) == (1, 1)


def test_a_doctor_whose_page_is_gone_for_long_is_away():
    floor, _ = play(*WAITS, ConsoleGone(doctor="ada", console="page"))
    just, _ = play(Tick(), floor=floor, at=NOW + GONE_AFTER)
    assert on_call(just) == (1, 1)
    late, effects = play(Tick(), floor=floor, at=NOW + GONE_AFTER + timedelta(seconds=1))
    assert on_call(late) == (0, 0)
    assert News() in effects
    back, _ = play(ConsoleCame(doctor="ada", name="Dr Ada", console="new"), floor=just)
    still, _ = play(Tick(), floor=back, at=NOW + timedelta(hours=1))
    assert on_call(still) == (1, 1)


def test_of_two_pages_one_is_enough_to_be_there():
    floor, _ = play(
        *WAITS,
        ConsoleCame(doctor="ada", name="Dr Ada", console="other"),
        ConsoleGone(doctor="ada", console="page"),
    )
    floor, _ = play(Tick(), floor=floor, at=NOW + timedelta(hours=1))
    assert on_call(floor) == (1, 1)


def test_a_call_is_kept_for_its_doctor_and_then_ended_for_the_patient():
    floor, _ = play(*IN_CALL, ConsoleGone(doctor="ada", console="page"))
    floor, effects = play(Tick(), floor=floor, at=NOW + CALL_KEPT)
    assert CALL in floor.calls
    floor, effects = play(Tick(), floor=floor, at=NOW + CALL_KEPT + timedelta(seconds=1))
    assert told(effects, TellKiosk) == [m.CallEnded(call_id=CALL, by="clinic")]
    assert floor.visits[VISIT].unclosed


def skewed(kiosk: str, hours: float) -> KioskCame:
    return KioskCame(kiosk=kiosk, name=kiosk, clock=NOW + timedelta(hours=hours))


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


def reading_at(at: datetime) -> Reading:
    oxygen = Oxygen(saturation=90, pulse=80)
    return Reading(id=UUID(int=30), vital=oxygen, received_at=at, method=Method.DEVICE)


def test_a_score_is_made_of_what_was_measured_lately_by_the_clinics_clock():
    theirs = NOW + timedelta(hours=9)
    told_card = card(started_at=theirs, joined_at=theirs, readings=(reading_at(theirs),), birth_year=1950)
    floor, _ = play(CAME[1], skewed("k", 9), kiosk_says(m.VisitTold(card=told_card)))
    assert shown(floor).rows[0].news2.parts["oxygen"] == 3
    hour = timedelta(hours=1)
    again = kiosk_says(m.VisitTold(card=replace(told_card, version=2)))
    floor, _ = play(KioskCame(kiosk="k", name="Hall", clock=theirs + 9 * hour), again, floor=floor, at=NOW + hour)
    assert shown(floor, NOW + hour).rows[0].news2.parts["oxygen"] is None, "told again, it is as old as before"


def test_an_alarm_of_a_skewed_station_is_as_old_as_it_is():
    theirs = m.AlarmRaised(alarm_id=ALARM, visit_id=None, why="help", at=NOW - timedelta(hours=3))
    floor, _ = play(CAME[1], skewed("k", -3), kiosk_says(theirs))
    assert shown(floor, NOW + timedelta(minutes=1)).rows[0].waited_s == 60


def test_places_are_honest():
    others = [card(UUID(int=10 + n), urgency=u) for n, u in enumerate(("emergency", "routine"))]
    came = [KioskCame(kiosk=str(n), name="x") for n in range(2)]
    said = [kiosk_says(m.VisitTold(card=one), str(n)) for n, one in enumerate(others)]
    floor, _ = play(*WAITS, *came, *said)
    found = {placed.visit_id: placed for _, placed in places(floor)}
    assert [found[one].place for one in (UUID(int=10), VISIT, UUID(int=11))] == [1, 2, 3]
    assert found[UUID(int=10)].wait_min == (0, 5)
    floor, _ = play(ada_says(m.SetPresence(presence="away")), floor=floor)
    assert {placed.wait_min for _, placed in places(floor)} == {None}


def test_whoever_has_not_joined_has_no_place_and_may_be_answered_early():
    early = card(phase="checking-in", joined_at=None)
    floor, _ = play(*CAME, kiosk_says(m.VisitTold(card=early)))
    assert places(floor) == []
    _, effects = play(ada_says(m.Accept(visit_id=VISIT)), floor=floor)
    assert [type(one) for one in told(effects, TellKiosk)] == [m.CallOffered]


def refusal(effects: list[Any]) -> str:
    (refused,) = [one for one in told(effects, TellConsole) if isinstance(one, m.Refused)]
    return str(refused.code)


def test_what_cannot_be_answered_is_refused_with_a_reason():
    _, effects = play(*CAME, ada_says(m.Accept(visit_id=UUID(int=99))))
    assert refusal(effects) == "no-visit"
    _, effects = play(*WAITS, KioskGone(kiosk="k"), ada_says(m.Accept(visit_id=VISIT)))
    assert refusal(effects) == "station-offline"
    second = (KioskCame(kiosk="k2", name="x"), kiosk_says(m.VisitTold(card=card(UUID(int=9))), "k2"))
    _, effects = play(*IN_CALL, *second, ada_says(m.Accept(visit_id=UUID(int=9))))
    assert refusal(effects) == "in-call"
    left = kiosk_says(m.VisitLeft(visit_id=VISIT, ending="left"))
    _, effects = play(*OWES, left, ada_says(m.Accept(visit_id=VISIT)))
    assert refusal(effects) == "left"


def test_the_same_page_may_ask_for_its_call_again():
    floor, effects = play(*IN_CALL, ada_says(m.Accept(visit_id=VISIT), fresh=UUID(int=77)))
    assert told(effects, TellConsole) == [m.CallStarted(call_id=CALL, visit_id=VISIT)]
    assert list(floor.calls) == [CALL]


def test_an_unclosed_visit_is_its_doctors_alone_while_that_doctor_is_there():
    ben = ConsoleCame(doctor="ben", name="Dr Ben", console="bens")
    accept = ConsoleSaid(doctor="ben", console="bens", message=m.Accept(visit_id=VISIT), fresh=UUID(int=78))
    _, effects = play(*OWES, ben, accept)
    assert refusal(effects) == "taken"
    floor, effects = play(*OWES, ben, ada_says(m.SetPresence(presence="away")), accept)
    assert [type(one) for one in told(effects, TellConsole)] == [m.CallStarted]
    assert floor.visits[VISIT].doctor == "ben"


def test_a_call_that_never_began_leaves_the_patient_in_line():
    floor, effects = play(
        *WAITS, ada_says(m.Accept(visit_id=VISIT)), kiosk_says(m.CallAnswered(call_id=CALL, ready=False))
    )
    assert told(effects, TellConsole) == [m.CallEnded(call_id=CALL, by="patient")]
    assert (floor.visits[VISIT].doctor, floor.visits[VISIT].unclosed) == (None, False)
    assert len(places(floor)) == 1


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


def back(here: UUID | None) -> KioskCame:
    return KioskCame(kiosk="k", name="Hall", here=here)


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


def test_an_ended_call_may_be_ended_again_without_a_word():
    for event in (
        kiosk_says(m.CallEnded(call_id=CALL, by="patient")),
        ada_says(m.CallEnded(call_id=CALL, by="doctor")),
    ):
        floor, effects = play(*OWES, event)
        assert effects == []
        assert floor == play(*OWES)[0]


def test_words_of_the_other_side_are_not_taken():
    _, effects = play(*CAME, kiosk_says(m.Accept(visit_id=VISIT)))
    assert [one.code for one in told(effects, TellKiosk)] == ["malformed"]
    _, effects = play(*CAME, ada_says(m.Hello(station="x", mode="live", version="1")))
    assert refusal(effects) == "malformed"
    _, effects = play(*CAME, ada_says(m.SetPresence(presence="asleep")))
    assert refusal(effects) == "malformed"
    assert play(*CAME, kiosk_says(m.Hello(station="x", mode="live", version="1")))[1] == []


def test_a_floor_comes_back_from_what_was_stored():
    floor, _ = play(*IN_CALL)
    kept = [msgspec.json.decode(msgspec.json.encode(one), type=Waiting) for one in floor.visits.values()]
    again = restored(kept, (), NOW)
    assert again.visits == floor.visits
    again, effects = play(KioskCame(kiosk="k", name="Hall"), CAME[1], floor=again)
    assert [one.call_id for one in told(effects, TellConsole)] == [CALL]
    _, effects = play(kiosk_says(m.Description(call_id=CALL, kind="offer", sdp="v=0")), floor=again)
    assert [type(one) for one in told(effects, TellConsole)] == [m.Description]


def test_a_call_whose_doctor_never_comes_back_after_a_restart_ends_for_the_patient():
    floor, _ = play(*IN_CALL)
    again = restored(floor.visits.values(), (), NOW)
    other = ConsoleCame(doctor="ben", name="Dr Ben", console="other")
    accept = ConsoleSaid(doctor="ben", console="other", message=m.Accept(visit_id=VISIT), fresh=UUID(int=9))
    again, effects = play(KioskCame(kiosk="k", name="Hall"), other, accept, floor=again)
    assert refusal(effects) == "taken"
    again, effects = play(Tick(), floor=again, at=NOW + CALL_KEPT + timedelta(seconds=1))
    assert m.CallEnded(call_id=CALL, by="clinic") in told(effects, TellKiosk)
    _, effects = play(accept, floor=again)
    assert [type(one) for one in told(effects, TellConsole)] == [m.CallStarted]


def test_a_page_that_comes_back_hears_that_the_station_is_gone():
    floor, _ = play(*IN_CALL, ConsoleGone(doctor="ada", console="page"), KioskGone(kiosk="k"))
    _, effects = play(CAME[1], floor=floor)
    assert told(effects, TellConsole)[-1] == m.StationState(call_id=CALL, online=False)


def test_strangers_leaving_change_nothing():
    assert play(KioskGone(kiosk="x"), ConsoleGone(doctor="x", console="x"), Closed(visit_id=VISIT, plan=PLAN)) == (
        Floor(),
        [],
    )


def alarm(visit_id: UUID | None = None) -> KioskSaid:
    return kiosk_says(m.AlarmRaised(alarm_id=ALARM, visit_id=visit_id, why="chest-pain", at=NOW))


def shown(floor: Floor, at: datetime = NOW) -> m.Queue:
    return queue(floor, floor.doctors["ada"], "training", "Test", at)


def seen() -> ConsoleSaid:
    return ada_says(m.AlarmSeen(alarm_id=ALARM, by="me", at=NOW))


def test_an_alarm_is_on_top_until_staff_at_the_station_take_it_and_is_then_shown_for_a_while():
    floor, _ = play(*WAITS, alarm())
    assert [row.alarm_id for row in shown(floor).rows] == [ALARM, None]
    taken = kiosk_says(m.AlarmTaken(alarm_id=ALARM, by="nurse", at=NOW - timedelta(seconds=9)))
    floor, effects = play(taken, floor=floor)
    assert told(effects, TellKiosk) == []  # the station knows
    assert [(row.alarm_taken_by, row.alarm_taken_at) for row in shown(floor).rows if row.alarm_id] == [
        ("nurse", NOW - timedelta(seconds=9))
    ]
    assert play(taken, floor=floor)[1] == []  # the first wins
    assert play(seen(), floor=floor)[1] == []  # and nobody needs to see it any more
    late, _ = play(Tick(), floor=floor, at=NOW + TAKEN_SHOWN + timedelta(seconds=1))
    assert [row.alarm_id for row in shown(late).rows] == [None]


def test_an_alarm_that_a_doctor_has_seen_stays_open_and_on_top():
    floor, _ = play(*WAITS, alarm())
    floor, effects = play(seen(), floor=floor)
    assert told(effects, TellKiosk) == [m.AlarmSeen(alarm_id=ALARM, by="Dr Ada", at=NOW)]
    assert [(row.alarm_id, row.alarm_seen_by, row.alarm_taken_by) for row in shown(floor).rows] == [
        (ALARM, "Dr Ada", None),
        (None, None, None),
    ]
    assert play(seen(), floor=floor)[1] == []  # the first is told
    assert told(play(alarm(), floor=floor)[1], TellKiosk) == [m.AlarmSeen(alarm_id=ALARM, by="Dr Ada", at=NOW)]
    later, _ = play(Tick(), floor=floor, at=NOW + TAKEN_SHOWN + timedelta(hours=3))
    assert [row.alarm_id for row in shown(later).rows] == [ALARM, None]
    floor, _ = play(kiosk_says(m.AlarmTaken(alarm_id=ALARM, by="nurse", at=NOW)), floor=floor)
    assert floor.alarms[ALARM].taken_by == "nurse"


@pytest.mark.parametrize("again", [True, False])
def test_an_alarm_that_its_station_forgot_goes_a_while_after_a_doctor_has_seen_it(again: bool):
    back = KioskCame(kiosk="k", name="Hall", here=None)
    floor, _ = play(*CAME, alarm(), back, *([alarm()] if again else []))
    late = NOW + TAKEN_SHOWN + timedelta(seconds=1)
    assert ALARM in play(Tick(), floor=floor, at=late)[0].alarms  # nobody has seen it
    floor, _ = play(seen(), floor=floor)
    assert (ALARM in play(Tick(), floor=floor, at=late)[0].alarms) is again


def test_no_doctor_can_take_an_alarm_of_a_station_from_the_console():
    floor, _ = play(*WAITS, alarm())
    after, effects = play(ada_says(m.AlarmTaken(alarm_id=ALARM, by="Dr Ada", at=NOW)), floor=floor)
    assert after.alarms == floor.alarms
    assert told(effects, TellKiosk) == []


def test_what_nobody_has_seen_stands_above_what_a_doctor_has():
    second = UUID(int=9)
    later = m.AlarmRaised(alarm_id=second, visit_id=None, why="help", at=NOW)
    floor, _ = play(*WAITS, alarm(), seen(), kiosk_says(later))
    assert [row.alarm_id for row in shown(floor).rows] == [second, ALARM, None]


def test_an_alarm_of_a_visit_is_shown_with_it():
    floor, _ = play(*WAITS, alarm(VISIT))
    (row,) = shown(floor).rows
    assert (row.card.visit_id, row.alarm_id) == (VISIT, ALARM)
    floor, _ = play(kiosk_says(m.VisitLeft(visit_id=VISIT, ending="urgent")), floor=floor)
    (row,) = shown(floor).rows  # nobody took it yet
    assert (row.card.visit_id, row.alarm_id, row.card.urgency) == (VISIT, ALARM, "emergency")


def test_a_station_takes_no_alarm_of_another_and_raises_none_on_its_visit():
    floor, _ = play(*WAITS, KioskCame(kiosk="j", name="Yard"), alarm())
    takes = m.AlarmTaken(alarm_id=ALARM, by="nobody", at=NOW)
    after, effects = play(kiosk_says(takes, kiosk="j"), floor=floor)
    assert after.alarms[ALARM].taken_by is None
    assert [one.code for one in told(effects, TellKiosk)] == ["not-yours"]
    floor, _ = play(kiosk_says(takes), floor=floor)
    assert play(KioskSaid(kiosk="j", message=alarm().message), floor=floor)[1] == []
    strange = m.AlarmRaised(alarm_id=UUID(int=8), visit_id=VISIT, why="help", at=NOW)
    floor, _ = play(kiosk_says(strange, kiosk="j"), floor=floor)
    assert floor.alarms[UUID(int=8)].visit_id is None


def test_of_two_alarms_the_one_that_nobody_took_is_shown():
    first = kiosk_says(m.AlarmRaised(alarm_id=UUID(int=8), visit_id=VISIT, why="help", at=NOW))
    took = kiosk_says(m.AlarmTaken(alarm_id=ALARM, by="nurse", at=NOW))
    floor, _ = play(*CAME, first, alarm(VISIT), took)  # the clinic has no card of that visit
    (row,) = shown(floor).rows
    assert (row.alarm_id, row.alarm_taken_by) == (UUID(int=8), None)


def test_there_is_no_score_in_pregnancy():
    floor, _ = play(*CAME, kiosk_says(m.VisitTold(card=card(urgent_sign="pregnancy", urgency="emergency"))))
    assert not shown(floor).rows[0].news2.applies
    assert shown(play(*WAITS)[0]).rows[0].news2.applies


def test_a_row_says_what_is_going_on():
    at = NOW + timedelta(minutes=5)
    (row,) = shown(play(*WAITS)[0], at).rows
    assert (row.card.phase, row.waited_s, row.online, row.unclosed) == ("waiting", 300.0, True, False)
    (row,) = shown(play(*IN_CALL)[0]).rows
    assert (row.card.phase, row.doctor, row.call_id) == ("in-call", "Dr Ada", CALL)
    (row,) = shown(play(*OWES, kiosk_says(m.VisitLeft(visit_id=VISIT, ending="left")))[0]).rows
    assert (row.card.phase, row.unclosed) == ("ended", True)
    (row,) = shown(play(*WAITS, KioskGone(kiosk="k"))[0]).rows
    assert not row.online


def test_a_card_told_twice_offers_an_open_call_only_to_whoever_forgot_it():
    floor, _ = play(*IN_CALL, KioskGone(kiosk="k"), KioskCame(kiosk="k", name="Hall"))
    again = kiosk_says(m.VisitTold(card=card(version=2)))
    knows = kiosk_says(m.VisitTold(card=card(version=2, phase="in-call")))
    assert [type(one) for one in told(play(again, floor=floor)[1], TellKiosk)] == [m.CallOffered]
    assert told(play(knows, floor=floor)[1], TellKiosk) == []
    assert told(play(again, again, floor=floor)[1], TellKiosk) == []


def test_nothing_is_changed_in_place():
    floor, _ = play(*WAITS)
    before = replace(floor)
    play(ada_says(m.Accept(visit_id=VISIT)), floor=floor)
    assert floor == before
