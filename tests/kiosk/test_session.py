"""The session commits before it shows, and says only what is true."""

from datetime import date
from uuid import uuid4

import msgspec
import pytest

from care import events as ev
from care.checkin import GOODBYE_S, REST_S, CheckIn, Page
from care.encounter import Ending, from_bytes
from care.messages import AlarmRaised, Ask, CallAnswered, InCall, LiveProgress, VisitLeft, VisitTold
from care.plan import Disposition, Plan
from care.vitals import Kind, Progress
from kiosk import session
from sync.records import State
from tests.worlds.recording_world import ARRIVE, HALIMA, Sitting, full, weighed

PLAN = Plan(id=uuid4(), doctor="Dr Rivera", diagnosis="A sore throat.", disposition=Disposition.SELF_CARE)


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
    here(ev.Measured(weighed()))
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
    stray = weighed(lease="another")
    here(ev.Measured(stray))
    assert here.visit.readings == ()
    assert [kept.id for kept in here.store.unassigned()] == [stray.id]
    mine = weighed(lease=here.session.state.lease)
    here(ev.Measured(mine))
    assert here.visit.readings == (mine,)


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

    def camera(self, *_: object) -> None: ...

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
