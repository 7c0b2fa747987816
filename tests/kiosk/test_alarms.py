"""An alarm is loud, told and kept until somebody at this station takes it, whoever has seen it and whatever fails."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from care import events as ev
from care import nursing as desk
from care.checkin import CheckIn, Page
from care.effects import Alarm
from care.messages import AlarmRaised, AlarmTaken, VisitTold
from kiosk import alarms
from sync.errors import StoreDamagedError, StoreFullError
from tests.worlds.recording_world import ARRIVE, NURSE_PIN, SETUP, SIGN, Sitting, full, sitting

URGENT = (*ARRIVE[:2], SIGN)


def listed(here: Sitting) -> list[Alarm]:
    """Open the desk and read what it lists."""
    here(desk.DeskLocked(), desk.DeskOpened(), desk.PinTyped(NURSE_PIN))
    return list(here.session.desk.lists.alarms)


def told_of(here: Sitting) -> list[object]:
    return [type(message) for message in here.session.greetings()]


def test_an_alarm_is_loud_kept_and_said_again_after_every_connect(here: Sitting) -> None:
    here(*URGENT)
    (alarm,) = here.world.alarms
    assert here.world.of(AlarmRaised) == [
        AlarmRaised(alarm_id=alarm.id, visit_id=here.visit.id, why="chest-pain", at=alarm.at)
    ]
    (kept,) = here.store.alarms()
    assert (kept.id, kept.acknowledged) == (alarm.id, False)
    assert told_of(here) == [AlarmRaised, VisitTold]


def test_an_alarm_of_an_earlier_process_is_said_by_the_next(here: Sitting, tmp_path: Path) -> None:
    here(*URGENT)
    here.store.close()
    with sitting(tmp_path / "store") as later:
        assert told_of(later) == [AlarmRaised]
        assert later.session.state.visit is None


def test_what_nobody_has_taken_is_loud_again_in_the_next_process_until_somebody_does(
    here: Sitting, tmp_path: Path
) -> None:
    here(*URGENT)
    (alarm,) = here.world.alarms
    here.store.close()
    with sitting(tmp_path / "store") as later:
        later.session.alarms.sound_again()
        assert later.world.alarms == [alarm]
        listed(later)
        later(desk.AlarmTouched(alarm.id))
        assert later.world.quieted == [alarm.id]
        later.store.close()
    with sitting(tmp_path / "store") as last:
        last.session.alarms.sound_again()
        assert last.world.alarms == []


# --- seen by a doctor, taken by staff ---------------------------------------------------------------


def test_an_alarm_that_a_doctor_has_seen_stays_open_here(here: Sitting, tmp_path: Path) -> None:
    here(*URGENT)
    alarm_id = here.world.alarms[0].id
    here.session.alarms.seen(alarm_id, "Dr Rivera")
    shown, _ = here.shown[-1]
    assert shown.alarm is not None
    assert (shown.alarm.seen_by, shown.alarm.taken_by) == ("Dr Rivera", None)
    assert [(alarm.seen_by, alarm.taken_by) for alarm in listed(here)] == [("Dr Rivera", None)]
    assert here.store.alarms()[0].acknowledged is False
    assert told_of(here) == [AlarmRaised, VisitTold]  # the clinic hears of no one who goes
    here.store.close()
    with sitting(tmp_path / "store") as later:
        assert [(alarm.seen_by, alarm.taken_by) for alarm in listed(later)] == [("Dr Rivera", None)]


def test_an_alarm_that_a_nurse_takes_is_kept_with_who_and_when(here: Sitting, tmp_path: Path) -> None:
    here(ev.HelpTouched(), ev.NurseCalled())
    (alarm,) = listed(here)
    before = datetime.now(UTC)
    here.session.alarms.seen(alarm.id, "Dr Rivera")
    here(desk.AlarmTouched(alarm.id))
    (taken,) = here.session.desk.lists.alarms
    assert (taken.taken_by, taken.seen_by) == ("nurse", "Dr Rivera")
    assert taken.taken_at is not None
    assert before <= taken.taken_at <= datetime.now(UTC)
    assert here.session.state.alarm == taken
    assert here.world.of(AlarmTaken) == [AlarmTaken(alarm_id=alarm.id, by="nurse", at=taken.taken_at)]
    here.store.close()
    with sitting(tmp_path / "store") as later:
        assert listed(later) == [taken]


def test_an_open_desk_lists_an_alarm_and_who_has_seen_it_at_once(here: Sitting) -> None:
    here(*URGENT[:2])
    assert listed(here) == []
    here(URGENT[2])
    assert [alarm.seen_by for alarm in here.session.desk.lists.alarms] == [None]
    here.session.alarms.seen(here.world.alarms[0].id, "Dr Rivera")
    _, shown = here.shown[-1]
    assert [alarm.seen_by for alarm in shown.lists.alarms] == ["Dr Rivera"]
    here(desk.DeskLocked())
    here.session.alarms.seen(here.world.alarms[0].id, "Dr Ada")
    assert here.session.desk.lists.alarms == ()  # nothing is read on a locked desk


def test_the_first_who_takes_an_alarm_has_it(here: Sitting) -> None:
    here(*URGENT)
    (alarm,) = here.world.alarms
    now = datetime.now(UTC)
    first = here.session.alarms.take(alarm.id, "nurse", now)
    assert first is not None
    assert here.session.alarms.take(alarm.id, "technician", now) is None
    assert here.session.alarms.take(uuid4(), "nurse", now) is None
    here.session.alarms.seen(alarm.id, "Dr Rivera")
    assert listed(here) == [first]
    assert len(here.world.of(AlarmTaken)) == 1


def test_an_alarm_that_was_taken_out_of_the_clinics_reach_is_told_as_taken_by_the_next_process(
    here: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here(*URGENT)
    at = datetime.now(UTC) - timedelta(minutes=5)
    here.session.alarms.take(here.world.alarms[0].id, "nurse", at)
    here.store.close()
    with sitting(tmp_path / "store") as later:
        assert later.session.greetings() == [AlarmTaken(alarm_id=here.world.alarms[0].id, by="nurse", at=at)]
        monkeypatch.setattr(alarms, "TAKEN_TOLD", timedelta())
        assert later.session.greetings() == []


def test_who_ends_the_urgent_visit_at_the_station_has_taken_its_alarm(here: Sitting) -> None:
    here(*URGENT)
    listed(here)
    here(desk.UrgentCleared())
    assert here.session.state.page is Page.GOODBYE
    assert [(alarm.why, alarm.taken_by) for alarm in listed(here)] == [("chest-pain", "nurse")]
    assert len(here.world.of(AlarmTaken)) == 1


# --- a visit that goes on after a crash -------------------------------------------------------------


def continued(later: Sitting) -> CheckIn:
    listed(later)
    (row,) = later.session.desk.lists.unfinished
    return later(desk.ContinueVisit(row.visit_id))


def test_an_urgent_visit_is_continued_by_the_nurse_who_has_its_alarm(here: Sitting, tmp_path: Path) -> None:
    here(*URGENT)
    (alarm,) = here.world.alarms
    here.store.close()
    with sitting(tmp_path / "store") as later:
        state = continued(later)
        assert state.page is Page.URGENT
        assert state.alarm is not None
        assert (state.alarm.id, state.alarm.taken_by) == (alarm.id, "nurse")
        assert later.world.alarms == []  # nothing sounds, and nothing is said to
        assert [type(message) for message in later.world.told] == [AlarmTaken, VisitTold]


def test_an_alarm_that_was_taken_before_the_crash_is_not_taken_again(here: Sitting, tmp_path: Path) -> None:
    here(*URGENT)
    first = here.session.alarms.take(here.world.alarms[0].id, "technician", datetime.now(UTC))
    here.store.close()
    with sitting(tmp_path / "store") as later:
        assert continued(later).alarm == first
        assert later.world.of(AlarmTaken) == []


def test_an_urgent_visit_whose_alarm_was_never_kept_sounds_it_again(
    here: Sitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(here.store, "save_alarm", _no_room)
    here(*URGENT)
    here.store.close()
    with sitting(tmp_path / "store") as later:
        state = continued(later)
        assert [alarm.id for alarm in later.world.alarms] == [state.alarm.id if state.alarm else None]
        assert state.alarm is not None
        assert (state.alarm.why, state.alarm.taken_by) == ("chest-pain", None)


def _no_room(*_: object, **__: object) -> None:
    raise StoreFullError("the disk is full")


def test_no_visit_is_continued_over_another_and_no_alarm_is_taken_by_trying(here: Sitting, tmp_path: Path) -> None:
    here(*URGENT)
    here.store.close()
    with sitting(tmp_path / "store") as later:
        later(*ARRIVE)
        state = continued(later)
        assert state.page is Page.IDENTIFY
        assert [alarm.taken_by for alarm in listed(later)] == [None]


# --- a store that fails -----------------------------------------------------------------------------


def test_a_call_for_help_does_not_wait_for_a_disk(here: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    here(*ARRIVE[:2])
    full(here, monkeypatch)
    assert here(URGENT[2]).page is Page.URGENT
    assert [alarm.why for alarm in here.world.alarms] == ["chest-pain"]
    assert [type(message) for message in here.world.told] == [AlarmRaised]


def test_a_store_that_fails_calls_staff_without_a_store(here: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    here(*ARRIVE[:3])
    full(here, monkeypatch)
    assert here(ARRIVE[3]).page is Page.REST
    (alarm,) = here.world.alarms
    assert (alarm.why, alarm.visit_id) == ("store-failed", here.visit.id)
    assert [type(message) for message in here.world.told] == [AlarmRaised]
    assert here.store.alarms() == []
    assert listed(here) == [alarm]
    here(desk.AlarmTouched(alarm.id))
    assert [taken.taken_by for taken in here.session.desk.lists.alarms] == ["nurse"]
    assert [type(message) for message in here.world.told] == [AlarmRaised, AlarmTaken]
    assert told_of(here) == [AlarmTaken]


def test_a_store_that_works_calls_nobody(here: Sitting) -> None:
    here.ready_to_finish()
    here(ev.Finish())
    assert here.world.alarms == []


def test_an_alarm_that_could_not_be_kept_is_kept_with_what_becomes_of_it(
    here: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(here.store, "save_alarm", _no_room)
        here(*URGENT)
    assert here.store.alarms() == []
    here.session.alarms.take(here.world.alarms[0].id, "nurse", datetime.now(UTC))
    assert [kept.acknowledged for kept in here.store.alarms()] == [True]


def test_alarms_that_cannot_be_read_hide_no_new_one(here: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> None:
        raise StoreDamagedError("a page is bad")

    here(*URGENT[:2])
    full(here, monkeypatch)
    monkeypatch.setattr(here.store, "alarms", unreadable)
    here(URGENT[2])
    assert [alarm.why for alarm in here.session.alarms.all()] == ["chest-pain"]


def test_the_alarm_of_an_earlier_visit_is_still_in_the_list_of_the_next(here: Sitting) -> None:
    here(*URGENT)
    here.session.state = CheckIn(setup=SETUP)
    here(ev.HelpTouched(), ev.NurseCalled())
    assert [alarm.why for alarm in listed(here)] == ["help", "chest-pain"]
    here.session.alarms.take(here.world.alarms[1].id, "nurse", datetime.now(UTC))
    assert [alarm.why for alarm in listed(here)] == ["chest-pain", "help"]  # whoever waits comes first
