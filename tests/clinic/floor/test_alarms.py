"""An alarm stays open until somebody at its station takes it, whatever a doctor has seen."""

from datetime import timedelta
from uuid import UUID

import pytest

from care import messages as m
from clinic.floor.alarms import TAKEN_SHOWN
from clinic.floor.events import KioskCame, KioskSaid, TellKiosk, Tick
from tests.worlds.floor import (
    ALARM,
    CAME,
    NOW,
    VISIT,
    WAITS,
    ada_says,
    alarm,
    card,
    kiosk_says,
    play,
    seen,
    shown,
    skewed,
    told,
)


def test_an_alarm_of_a_skewed_station_is_as_old_as_it_is():
    theirs = m.AlarmRaised(alarm_id=ALARM, visit_id=None, why="help", at=NOW - timedelta(hours=3))
    floor, _ = play(CAME[1], skewed("k", -3), kiosk_says(theirs))
    assert shown(floor, NOW + timedelta(minutes=1)).rows[0].waited_s == 60


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


def test_an_alarm_that_was_taken_stands_below_every_emergency_that_waits_and_above_the_others():
    for_help = kiosk_says(m.AlarmRaised(alarm_id=ALARM, visit_id=None, why="chest-pain", at=NOW))
    took = kiosk_says(m.AlarmTaken(alarm_id=ALARM, by="nurse", at=NOW))
    breathless = card(UUID(int=11), urgency="emergency", phase="urgent", started_at=NOW + timedelta(minutes=5))
    here = (KioskCame(kiosk="j", name="Yard"), kiosk_says(m.VisitTold(card=breathless), kiosk="j"))
    floor, _ = play(*WAITS, for_help, *here)
    assert [row.card.visit_id for row in shown(floor).rows] == [ALARM, UUID(int=11), VISIT]
    floor, _ = play(took, floor=floor)
    assert [row.card.visit_id for row in shown(floor).rows] == [UUID(int=11), ALARM, VISIT]


@pytest.mark.parametrize("first", ["alarm", "card"])
def test_an_alarm_keeps_the_language_of_its_visit_when_that_has_ended(first: str):
    raised, told_card = alarm(VISIT), kiosk_says(m.VisitTold(card=card(language="ar")))
    began = (raised, told_card) if first == "alarm" else (told_card, raised)
    floor, _ = play(*CAME, *began, kiosk_says(m.VisitLeft(visit_id=VISIT, ending="urgent")))
    (row,) = shown(floor).rows
    assert (row.card.version, row.card.language) == (0, "ar")


def test_the_language_of_an_alarm_that_was_never_of_a_visit_is_not_made_up():
    floor, _ = play(*CAME, alarm())
    assert shown(floor).rows[0].card.language == ""
