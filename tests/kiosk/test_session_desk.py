"""The nurse's desk at the session: the PIN, what it lists, values typed, and visits that were interrupted."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from care import events as ev
from care import nursing as desk
from care.checkin import CheckIn, Page
from care.desk_lists import DeviceLine, Lists
from care.encounter import Ending, Reason
from care.messages import VisitLeft
from care.vitals import Kind, Method, Weight
from kiosk.devices import DeviceDesk
from kiosk.session import Session
from peripherals.binding import Binding
from peripherals.station import Station
from tests.worlds.recording_world import (
    ARRIVE,
    NURSE_PIN,
    SETUP,
    SIGN,
    TECHNICIAN_PIN,
    Sitting,
    full,
    sitting,
    weighed,
)


def opened(here: Sitting, pin: str = NURSE_PIN) -> Lists:
    here(desk.DeskOpened(), desk.PinTyped(pin))
    return here.session.desk.lists


def test_the_desk_opens_with_the_pin_and_no_other(here: Sitting) -> None:
    here(desk.DeskOpened(), desk.PinTyped("0000"))
    assert here.session.desk.tab is None
    assert here.session.desk.wrong_pins == 1
    here(desk.PinTyped(NURSE_PIN))
    assert here.session.desk.tab is desk.Tab.ALARMS
    assert here.session.desk.role == "nurse"


def test_wrong_pins_cost_a_wait_in_which_not_even_the_right_one_is_looked_at(here: Sitting) -> None:
    here(desk.DeskOpened(), *[desk.PinTyped("0000")] * desk.FREE_TRIES)
    assert here.session.desk.wait_s > 0
    here(desk.PinTyped(NURSE_PIN))
    assert here.session.desk.tab is None


def test_a_restart_gives_a_guesser_no_new_tries(here: Sitting, tmp_path: Path) -> None:
    here(desk.DeskOpened(), *[desk.PinTyped("0000")] * desk.FREE_TRIES)
    here.store.close()
    with sitting(tmp_path / "store") as later:
        later(desk.DeskOpened(), desk.PinTyped(NURSE_PIN))
        assert (later.session.desk.asking, later.session.desk.wrong_pins) == (True, desk.FREE_TRIES)
        later.session.desk = msgspec.structs.replace(later.session.desk, locked_until=0.0)
        later(desk.PinTyped(NURSE_PIN))
        assert later.session.desk.tab is desk.Tab.ALARMS
        assert later.store.setting("wrong-pins") == b"0"


def test_without_a_pin_in_the_configuration_the_door_stays_shut(here: Sitting) -> None:
    here.session = Session(SETUP, here.store, here.world, {"nurse": "", "technician": ""}, lambda *_: None)
    here(desk.DeskOpened(), desk.PinTyped(""), desk.PinTyped("0000"))
    assert here.session.desk.tab is None


def test_the_desk_lists_what_the_store_holds(here: Sitting) -> None:
    here.ready_to_finish()
    here(ev.Finish(), ev.Measured(stray := weighed()))
    here.session.state = CheckIn(setup=SETUP)
    here(*ARRIVE[:2], SIGN)
    lists = opened(here)
    assert [alarm.why for alarm in lists.alarms] == ["chest-pain"]
    assert [kept.id for kept in lists.readings] == [stray.id]
    assert [(row.state, row.attempts, row.cause) for row in lists.unsent] == [("pending", 0, "offline")]
    assert lists.delivered_today == 0
    assert lists.unfinished == ()  # the visit on the screen is not an unfinished one


def test_the_desk_lists_the_devices_as_they_were_last_heard(here: Sitting) -> None:
    async def story() -> None:
        scale = Binding(kind=Kind.WEIGHT, driver="scale", name="UC-352BLE", address="5C:A1")
        here.session.devices = DeviceDesk(Station([scale], unassigned=print), here.session.handle)
        assert opened(here).devices == (
            DeviceLine(kind=Kind.WEIGHT, name="UC-352BLE", word="never-seen", where="5C:A1"),
        )

    asyncio.run(story())


def test_what_arrived_today_is_counted_and_no_longer_unsent(here: Sitting) -> None:
    here.ready_to_finish()
    here(ev.Finish())
    here.store.mark_delivered(here.store.outbox_rows()[0].seq, datetime.now(UTC))
    lists = opened(here)
    assert (lists.delivered_today, lists.unsent) == (1, ())


def test_a_typed_value_goes_into_the_open_visit(here: Sitting) -> None:
    here.join()
    opened(here)
    here(desk.TypeStarted(Kind.WEIGHT), desk.ValueEntered((71.5,)))
    (kept,) = here.visit.readings
    assert (kept.vital, kept.method, kept.typed_by) == (Weight(kilograms=71.5), Method.TYPED, "nurse")
    assert (here.session.desk.saved, here.session.desk.set_aside) == (Kind.WEIGHT, False)


def test_a_typed_value_that_could_not_be_committed_is_not_said_to_be_saved(
    here: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.join()
    opened(here)
    full(here, monkeypatch)
    here(desk.TypeStarted(Kind.WEIGHT), desk.ValueEntered((71.5,)))
    assert here.session.desk.saved is None
    assert here.session.state.page is Page.REST


def test_a_typed_value_without_a_visit_waits_in_the_tray(here: Sitting) -> None:
    opened(here)
    here(desk.TypeStarted(Kind.WEIGHT), desk.ValueEntered((71.5,)), desk.TabChosen(desk.Tab.READINGS))
    (kept,) = here.session.desk.lists.readings
    assert kept.vital == Weight(kilograms=71.5)
    here(desk.DiscardReading(kept.id))
    assert here.session.desk.lists.readings == ()


def test_a_typed_value_after_goodbye_is_nobodys(here: Sitting) -> None:
    here.ready_to_finish()
    here(ev.Finish())
    opened(here)
    here(desk.TypeStarted(Kind.WEIGHT), desk.ValueEntered((71.5,)))
    assert len(here.store.unassigned()) == 1
    assert here.store.drafts() == []


def interrupted(here: Sitting) -> None:
    """The process dies in the middle of a visit; the next one opens the same store."""
    here.join()
    here.store.close()


def test_an_interrupted_visit_is_listed_and_can_be_continued(here: Sitting, tmp_path: Path) -> None:
    interrupted(here)
    with sitting(tmp_path / "store") as later:
        (row,) = opened(later).unfinished
        assert (row.visit_id, row.name, row.reason, row.readings) == (here.visit.id, "Halima O.", "throat", 0)
        assert later.session.state.page is Page.ATTRACT
        later(desk.ContinueVisit(row.visit_id))
        assert later.session.state.page is Page.VITALS
        assert later.visit.answers == here.visit.answers
        assert not later.session.desk.is_open


def test_an_interrupted_visit_can_be_sent_as_it_is(here: Sitting, tmp_path: Path) -> None:
    interrupted(here)
    with sitting(tmp_path / "store") as later:
        (row,) = opened(later).unfinished
        later(desk.SendVisit(row.visit_id))
        assert later.session.desk.lists.unfinished == ()
        assert len(later.session.desk.lists.unsent) == 1
        assert later.world.pokes == 1
        assert later.world.told == [VisitLeft(visit_id=row.visit_id, ending=Ending.RECOVERED.value)]
        later(desk.SendVisit(row.visit_id))
        assert len(later.store.outbox_rows()) == 1


def test_an_interrupted_visit_is_not_sent_before_the_patient_agreed_to_a_record(tmp_path: Path) -> None:
    with sitting(tmp_path / "store") as before:
        before(ev.Start(), ev.LanguageChosen("en"), ev.NoSigns(), ev.ReasonChosen(Reason.THROAT))
    with sitting(tmp_path / "store") as later:
        (row,) = opened(later).unfinished
        assert not row.may_be_sent
        later(desk.SendVisit(row.visit_id))
        assert later.store.outbox_rows() == []
        assert len(later.session.desk.lists.unfinished) == 1


def test_trying_all_now_tries_also_what_a_server_refused(here: Sitting, tmp_path: Path) -> None:
    interrupted(here)
    with sitting(tmp_path / "store") as later:
        (row,) = opened(later).unfinished
        later(desk.SendVisit(row.visit_id))
        (waiting,) = later.store.outbox_rows()
        later.store.mark_quarantined(waiting.seq, "http-422")
        assert later.store.pending() == []
        later(desk.TryAllNow())
        assert [again.seq for again in later.store.pending()] == [waiting.seq]
        assert later.world.pokes == 2


def test_an_interrupted_visit_can_be_discarded(here: Sitting, tmp_path: Path) -> None:
    interrupted(here)
    with sitting(tmp_path / "store") as later:
        (row,) = opened(later).unfinished
        later(desk.DiscardVisit(row.visit_id))
        assert later.world.told == [VisitLeft(visit_id=row.visit_id, ending=Ending.LEFT.value)]
        assert later.session.desk.lists.unfinished == ()
        assert later.store.outbox_rows() == []


def test_a_draft_that_cannot_be_read_hides_no_other(here: Sitting) -> None:
    here.store.save_draft(uuid4(), b"\xc1 from another time", datetime.now(UTC))
    here.join()
    here.session.state = CheckIn(setup=SETUP)
    assert len(opened(here).unfinished) == 1
    assert len(here.store.drafts()) == 2


def test_a_desk_that_cannot_keep_says_so_with_a_rest(here: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(here)
    full(here, monkeypatch)
    here(desk.TypeStarted(Kind.WEIGHT), desk.ValueEntered((71.5,)))
    assert here.session.state.page is Page.REST


def test_only_a_technician_ends_the_kiosk_for_good(here: Sitting) -> None:
    opened(here)
    here(desk.ExitTouched(), desk.DeskLocked())
    assert here.world.left == []
    opened(here, TECHNICIAN_PIN)
    here(desk.ExitTouched())
    assert here.world.left == [True]


def test_staff_end_the_urgent_page(here: Sitting) -> None:
    here(*ARRIVE[:2], SIGN)
    opened(here)
    here(desk.UrgentCleared())
    assert here.session.state.page is Page.GOODBYE
    assert here.world.told[-1] == VisitLeft(visit_id=here.visit.id, ending=Ending.URGENT.value)
