"""The session commits before it shows, says only what is true, and lets the nurse put things right."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest

from care import events as ev
from care import nursing as desk
from care.checkin import GOODBYE_S, REST_S, CheckIn, Page
from care.desk_lists import Lists
from care.encounter import Ending, Reason, UrgentSign, from_bytes
from care.messages import AlarmRaised, Ask, CallAnswered, InCall, LiveProgress, VisitLeft, VisitTold
from care.plan import Disposition, Plan
from care.vitals import Kind, Method, Progress, Reading, Weight
from kiosk import session
from kiosk.session import Session
from sync.errors import StoreFullError
from sync.records import State
from tests.worlds.recording_world import (
    ARRIVE,
    HALIMA,
    NURSE_PIN,
    SETUP,
    TECHNICIAN_PIN,
    Sitting,
    sitting,
)

SIGN = ev.SignTouched(UrgentSign.CHEST_PAIN)
PLAN = Plan(id=uuid4(), doctor="Dr Rivera", diagnosis="A sore throat.", disposition=Disposition.SELF_CARE)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Sitting]:
    with sitting(tmp_path / "store") as sat:
        yield sat


def full(here: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the disk is full: every commit fails as the store says it."""

    def refused(*_: object, **__: object) -> None:
        raise StoreFullError("the disk is full")

    for name in ("save_draft", "freeze", "discard_draft", "set_aside", "save_alarm"):
        monkeypatch.setattr(here.store, name, refused)


def reading(kilograms: float = 71.5, lease: str | None = None) -> Reading:
    return Reading(
        id=uuid4(), vital=Weight(kilograms=kilograms), received_at=datetime.now(UTC), method=Method.DEVICE, lease=lease
    )


# --- commit before show -----------------------------------------------------------------------------


def test_what_is_shown_was_committed_before(here: Sitting) -> None:
    """At every state that reaches the screen, the sealed draft already holds that version of the visit."""
    checked: list[Page] = []

    def compare(state: CheckIn) -> None:
        kept = {draft.visit_id: from_bytes(draft.body) for draft in here.store.drafts()}
        if state.visit is not None and state.visit.version and state.page is not Page.GOODBYE:
            assert kept[state.visit.id] == state.visit
            checked.append(state.page)

    here.on_show = compare
    here.join()
    assert {Page.SAFETY, Page.REASON, Page.CONSENT, Page.QUESTION, Page.VITALS} <= set(checked)


def test_the_clinic_hears_nothing_that_is_not_committed(here: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    here(*ARRIVE[:3])
    full(here, monkeypatch)
    here(ARRIVE[3])
    assert [type(message) for message in here.world.told] == [AlarmRaised]  # and nothing of the visit


def test_the_end_of_a_visit_moves_it_from_the_drafts_to_the_outbox(here: Sitting) -> None:
    here.ready_to_finish()
    visit = here.visit
    assert [draft.visit_id for draft in here.store.drafts()] == [visit.id]
    state = here(ev.Finish())
    assert state.page is Page.GOODBYE
    assert here.store.drafts() == []
    (row,) = here.store.outbox_rows()
    assert (row.state, row.patient_key) == (State.PENDING, HALIMA.reference)
    assert b"HTEST" in here.store.body(row.seq)
    assert here.world.pokes == 1
    assert here.world.told[-1] == VisitLeft(visit_id=visit.id, ending=Ending.CALL_BACK.value)


def test_nothing_of_the_patient_is_in_the_state_after_goodbye(here: Sitting) -> None:
    here.ready_to_finish()
    here(ev.Finish())
    shown, _ = here.shown[-1]
    told = msgspec.json.encode(msgspec.structs.replace(shown, setup=msgspec.UNSET)).decode()  # type: ignore[arg-type]
    assert HALIMA.given not in told
    assert "since Monday" not in told


def test_after_goodbye_the_process_is_left(here: Sitting) -> None:
    here.ready_to_finish()
    here(ev.Finish())
    here.session.state = msgspec.structs.replace(
        here.session.state, goodbye_at=here.session.state.goodbye_at - GOODBYE_S - 1
    )
    here.session.tick()
    assert here.world.left == [False]


def test_what_is_under_way_is_the_visit_until_its_end(here: Sitting) -> None:
    assert here.session.under_way is None
    here.ready_to_finish()
    assert here.session.under_way == here.visit.id
    here(ev.Finish())
    assert here.session.under_way is None


# --- a store that fails -----------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["full", "closed"])
def test_a_store_that_fails_promises_nothing(here: Sitting, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    here(*ARRIVE[:3])
    version = here.visit.version
    if how == "full":
        full(here, monkeypatch)
        state = here(ARRIVE[3])
        assert state.page is Page.REST
        assert here.visit.version == version
        assert here.visit.reason is None
    else:
        here.store.close()
        with pytest.raises(Exception, match="closed"):  # a mistake of ours, which the io thread turns into an end
            here(ARRIVE[3])
        assert here.session.state.page is Page.REASON


def test_a_full_disk_at_the_end_keeps_the_draft_and_freezes_nothing(
    here: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.ready_to_finish()
    with monkeypatch.context() as patch:
        full(here, patch)
        assert here(ev.Finish()).page is Page.REST
    assert len(here.store.drafts()) == 1
    assert here.store.outbox_rows() == []
    assert here.world.of(VisitLeft) == []


def test_a_rest_is_left_for_a_fresh_process(here: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    full(here, monkeypatch)
    here(ev.Measured(reading()))
    assert here.session.state.page is Page.REST
    rested = here.session.state.goodbye_at
    here.session.state = msgspec.structs.replace(here.session.state, goodbye_at=rested - REST_S - 1)
    here.session.tick()
    assert here.world.left == [False]


def test_a_visit_that_rests_is_not_told_again_after_a_reconnect(here: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    here.join()
    assert [type(message) for message in here.session.greetings()] == [VisitTold]
    full(here, monkeypatch)
    assert here(ev.MeasureSkipped(Kind.WEIGHT)).page is Page.REST
    assert VisitTold not in [type(message) for message in here.session.greetings()]


def test_before_a_reason_nobody_is_told_of_a_visit(here: Sitting) -> None:
    here(*ARRIVE[:3])
    assert here.session.greetings() == []
    assert here.world.told == []


# --- readings ---------------------------------------------------------------------------------------


def test_a_reading_without_its_lease_goes_to_the_nurse(here: Sitting) -> None:
    here.join()
    here(ev.MeasureStarted(Kind.WEIGHT))
    stray = reading(lease="another")
    here(ev.Measured(stray))
    assert here.visit.readings == ()
    assert [kept.id for kept in here.store.unassigned()] == [stray.id]
    mine = reading(lease=here.session.state.lease)
    here(ev.Measured(mine))
    assert here.visit.readings == (mine,)


# --- the desk ---------------------------------------------------------------------------------------


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


def opened(here: Sitting, pin: str = NURSE_PIN) -> Lists:
    here(desk.DeskOpened(), desk.PinTyped(pin))
    return here.session.desk.lists


def test_the_desk_lists_what_the_store_holds(here: Sitting) -> None:
    here.ready_to_finish()
    here(ev.Finish(), ev.Measured(stray := reading()))
    here.session.state = CheckIn(setup=SETUP)
    here(*ARRIVE[:2], SIGN)
    lists = opened(here)
    assert [alarm.why for alarm in lists.alarms] == ["chest-pain"]
    assert [kept.id for kept in lists.readings] == [stray.id]
    assert [(row.state, row.attempts, row.cause) for row in lists.unsent] == [("pending", 0, "offline")]
    assert lists.delivered_today == 0
    assert lists.unfinished == ()  # the visit on the screen is not an unfinished one


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


def test_a_typed_value_that_could_not_be_committed_is_not_said_to_be_saved(here: Sitting, monkeypatch) -> None:
    here.join()
    opened(here)
    monkeypatch.setattr(type(here.store), "save_draft", _full_disk)
    here(desk.TypeStarted(Kind.WEIGHT), desk.ValueEntered((71.5,)))
    assert here.session.desk.saved is None
    assert here.session.state.page is Page.REST


def _full_disk(*_: object) -> None:
    raise StoreFullError("the disk is full")


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


def interrupted(here: Sitting, tmp_path: Path) -> None:
    """The process dies in the middle of a visit; the next one opens the same store."""
    here.join()
    here.store.close()


def test_an_interrupted_visit_is_listed_and_can_be_continued(here: Sitting, tmp_path: Path) -> None:
    interrupted(here, tmp_path)
    with sitting(tmp_path / "store") as later:
        (row,) = opened(later).unfinished
        assert (row.visit_id, row.name, row.reason, row.readings) == (here.visit.id, "Halima O.", "throat", 0)
        assert later.session.state.page is Page.ATTRACT
        later(desk.ContinueVisit(row.visit_id))
        assert later.session.state.page is Page.VITALS
        assert later.visit.answers == here.visit.answers
        assert not later.session.desk.is_open


def test_an_interrupted_visit_can_be_sent_as_it_is(here: Sitting, tmp_path: Path) -> None:
    interrupted(here, tmp_path)
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
    interrupted(here, tmp_path)
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
    interrupted(here, tmp_path)
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


# --- the rest of what a session passes on -----------------------------------------------------------


def test_who_is_looked_for_is_asked_once_and_the_answer_leads_on(here: Sitting) -> None:
    here(*ARRIVE, ev.TypeName(), ev.NameTyped("ليلى", "حداد"), ev.BirthTyped(date(1988, 2, 29)))
    assert [(given, family) for given, family, _ in here.world.looked] == [("ليلى", "حداد")]
    assert here(ev.Identified(None)).page is Page.NOT_FOUND


def test_the_plan_is_printed_by_the_world(here: Sitting) -> None:
    here.join()
    here(ev.PlanReceived(here.visit.id, PLAN), ev.PrinterSeen(True), ev.PrintTouched())
    assert [visit.plan for visit in here.world.printed] == [PLAN]


def test_a_doctor_too_early_is_answered_no(here: Sitting) -> None:
    here(*ARRIVE, ev.Offered(call := uuid4(), "Dr Rivera", "doctor"))
    assert here.world.told[-1] == CallAnswered(call_id=call, ready=False)


def test_being_online_is_told_once(here: Sitting) -> None:
    here.session.online(True)
    here.session.online(True)
    assert [state.online for state, _ in here.shown] == [True]


# --- the doctor's side of a measurement -------------------------------------------------------------


class Channel:
    """What the doctor is told in a call; nothing is sent anywhere."""

    def __init__(self) -> None:
        self.said: list[InCall] = []

    def say(self, message: InCall) -> None:
        self.said.append(message)

    def warm(self) -> None: ...

    def camera(self, *_: bool) -> None: ...

    def do(self, effect: object) -> None: ...


def test_the_doctor_is_told_every_sample_of_a_wave(here: Sitting, monkeypatch: pytest.MonkeyPatch):
    now = 100.0
    monkeypatch.setattr(session, "monotonic", lambda: now)
    channel = Channel()
    here.session.calls = channel  # type: ignore[assignment]  # the part of a CallDesk that speaks
    here.join()
    ask = ev.Asked(Ask(id=uuid4(), what=Kind.OXYGEN.value, doctor="Dr Rivera"))
    here(ev.Offered(uuid4(), "Dr Rivera", "doctor"), ask, ev.AskAnswered(True))
    for sample in range(12):  # thirty batches a second: more often than the doctor is told
        here(ev.Progressed(Progress(kind=Kind.OXYGEN, value=97, unit="%", trace=(float(sample),))))
        now += 1 / 30
    told = [message for message in channel.said if isinstance(message, LiveProgress)]
    wave = [sample for message in told for sample in message.trace]
    assert 1 < len(told) < 12
    assert wave == [float(sample) for sample in range(len(wave))]
    assert len(wave) >= 9
