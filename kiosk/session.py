"""The one place where a visit's state lives: events come in, steps are taken, commits are made, the screen is told.

Commits come before the state is shown and before anything leaves the station: a tick on the screen is a promise.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from time import monotonic
from typing import Protocol
from uuid import UUID, uuid4

import msgspec
from msgspec.structs import replace

from care import effects as do
from care.binding import BindEffect
from care.card import card_of
from care.checkin import CheckIn, Moment, Page, Setup, Step, step
from care.desk_lists import Lists, PartLine
from care.effects import Alarm, Effect
from care.encounter import Ending, Visit, to_bytes
from care.errors import CarepostError
from care.events import (
    AlarmAnswered,
    Event,
    OnlineChanged,
    Resumed,
    StaffCleared,
    StoreFailed,
    Ticked,
    Touched,
    ValueTyped,
)
from care.messages import CallAnswered, FromKiosk, LiveProgress, LiveReading, VisitLeft, VisitTold
from care.nursing import (
    CheckPin,
    ClearUrgent,
    Desk,
    DeskEffect,
    DeskEvent,
    DeskTicked,
    DeskTouched,
    DropDraft,
    DropReading,
    ExitKiosk,
    FileTyped,
    ListsRead,
    LogWrongPin,
    PinChecked,
    PokeDelivery,
    ReadLists,
    Resume,
    SendDraft,
    TakeAlarm,
    TypedKept,
    desk_after,
    desk_step,
)
from care.vitals import Kind, Progress, Reading
from kiosk import lists, log, pins
from kiosk.alarms import AlarmDesk
from kiosk.binding import BindingDesk
from kiosk.calls import CallDesk, CallEffect
from kiosk.devices import DeviceDesk
from sync.records import State
from sync.store import Store

LIVE_S = 0.1
"""The doctor is told of a running measurement at most this often."""
_SEALED_FIRST = (do.Save, do.Drop, do.Freeze, do.SetAside)
_WRONG_PINS = "wrong-pins"
_WITHOUT_A_DISK = (do.Raise, do.StopMeasuring, do.HangUp)


class World(Protocol):
    """What the session asks of everything that is not the visit itself."""

    def freeze(self, visit: Visit) -> tuple[UUID, str, bytes, str]:
        """Make the one Bundle: its id, the patient's key, the bytes, and the search that finds it."""
        ...

    def tell(self, message: FromKiosk) -> None:
        """Say this to the clinic, now or when it is in reach."""
        ...

    def look(self, given: str, family: str, born: date) -> None:
        """Ask the clinic who this is; `Identified` comes back."""
        ...

    def alarm(self, alarm: Alarm) -> None:
        """Be loud here."""
        ...

    def quiet(self, alarm_id: UUID) -> None:
        """Be loud for this alarm no more."""
        ...

    def print_plan(self, visit: Visit) -> None:
        """Print the plan; `Printed` comes back."""
        ...

    def deliver(self) -> None:
        """Try to deliver now."""
        ...

    def leave(self, *, for_good: bool) -> None:
        """End this process: a fresh one follows, unless it is for good."""
        ...


class Session:
    """Owns the state of the patient's screen and of the nurse's desk. Lives on the io thread."""

    def __init__(
        self,
        setup: Setup,
        store: Store,
        world: World,
        pins_of: dict[str, str],
        show: Callable[[CheckIn, Desk], None],
    ) -> None:
        """`pins_of` gives the kept hash by role."""
        self.state = CheckIn(setup=setup)
        self.desk = desk_after(int(store.setting(_WRONG_PINS) or 0), monotonic())
        self._store = store
        self._world = world
        self._pins = pins_of
        self._show = show
        self._live_at = 0.0
        self._live_trace: tuple[float, ...] = ()
        self.alarms = AlarmDesk(store, world, self._alarm_answered)
        self.parts: Callable[[], tuple[PartLine, ...]] = tuple
        self.devices: DeviceDesk | None = None
        self.binding: BindingDesk | None = None
        self.calls: CallDesk | None = None

    # --- events -------------------------------------------------------------------------------------

    def handle(self, event: Event | DeskEvent) -> None:
        """Take one event of either kind, carry out what it asks, and show the result."""
        if isinstance(event, DeskEvent):
            self._at_desk(event)
            return
        if isinstance(event, Touched) and self.desk.is_open:
            self._at_desk(DeskTouched())
        self._in_visit(event)

    def tick(self) -> None:
        """A second passed."""
        self.handle(Ticked())
        if self.desk.is_open:
            self.handle(DeskTicked())

    def _in_visit(self, event: Event) -> None:
        before, at = self.state, _moment()
        state, effects = step(before, event, at)
        try:
            for effect in effects:
                if isinstance(effect, _SEALED_FIRST):
                    self._commit(effect, at)
        except CarepostError as error:
            log.get().error("commit failed", code=error.code)
            state, effects = self._unsealed(before, state, effects, at)
        self.state = state
        self._follow(before, state)
        for effect in effects:
            if not isinstance(effect, _SEALED_FIRST):
                self._carry_out(effect)
        self._tell_live(before, state)
        self._show(state, self.desk)

    def _unsealed(self, before: CheckIn, state: CheckIn, effects: list[Effect], at: Moment) -> Step:
        """Promise nothing that could not be committed; but neither a call for help nor an end waits for a disk."""
        safe: list[Effect] = [effect for effect in effects if isinstance(effect, _WITHOUT_A_DISK)]
        if state.page is Page.URGENT:
            return state, safe
        state, stopping = step(before, StoreFailed(), at)
        return state, [*safe, *stopping]

    def _follow(self, before: CheckIn, state: CheckIn) -> None:
        """Have the camera as this page needs it, and the call engine warm while somebody is here."""
        if self.calls is None:
            return
        if before.visit is None and state.visit is not None:
            self.calls.warm()
        self.calls.camera(state.wants_codes or state.call is not None, state.wants_codes, state.camera)

    # --- what is sealed -----------------------------------------------------------------------------

    def _commit(self, effect: Effect, at: Moment) -> None:
        match effect:
            case do.Save(visit):
                self._store.save_draft(visit.id, to_bytes(visit), at.wall)
            case do.Drop(visit_id):
                self._store.discard_draft(visit_id)
            case do.SetAside(reading):
                self._store.set_aside(reading.id, msgspec.msgpack.encode(reading), at.wall)
            case do.Freeze(visit):
                self._freeze(visit, at)
            case _:
                raise TypeError(effect)

    def _freeze(self, visit: Visit, at: Moment) -> None:
        bundle_id, patient_key, body, probe = self._world.freeze(visit)
        self._store.freeze(visit.id, bundle_id, patient_key, body, at.wall, probe)
        self._world.deliver()

    # --- what leaves the session --------------------------------------------------------------------

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case do.Tell(visit):
                self._world.tell(self.told(visit))
            case do.TellLeft(visit_id, ending):
                self._world.tell(VisitLeft(visit_id=visit_id, ending=ending.value))
            case do.Raise(alarm):
                self.alarms.raise_(alarm)
                self._list_alarms()
            case do.Look(given, family, born):
                self._world.look(given, family, born)
            case do.Measure(kind, lease):
                if self.devices is not None:
                    self.devices.start(kind, lease)
            case do.StopMeasuring():
                if self.devices is not None:
                    self.devices.stop()
            case do.AnswerOffer(call_id, ready):
                self._world.tell(CallAnswered(call_id=call_id, ready=ready))
            case do.Print(visit):
                self._world.print_plan(visit)
            case do.Wipe():
                self._world.leave(for_good=False)
            case _ if self.calls is not None and isinstance(effect, CallEffect):
                self.calls.do(effect)
            case _:
                log.get().warning("nothing carries this out", kind=type(effect).__name__)

    def told(self, visit: Visit) -> VisitTold:
        """Word the visit for the doctor's queue."""
        card = card_of(visit, self.state.setup.questionnaire, self.state.setup.cameras)
        if self.state.call is not None:
            card = replace(card, phase="in-call")
        return VisitTold(card=card)

    @property
    def under_way(self) -> UUID | None:
        """The visit that goes on at this station now; None at Attract and after the end."""
        visit = self.state.visit
        ended = visit is None or visit.ended_at is not None or self.state.page in (Page.GOODBYE, Page.REST)
        return None if ended else self._here

    def measures(self, kinds: tuple[Kind, ...]) -> None:
        """From now on these are measured: a device was bound, or taken away."""
        self.state = replace(self.state, setup=replace(self.state.setup, kinds=kinds))
        self._show(self.state, self.desk)

    def greetings(self) -> list[FromKiosk]:
        """Return what the clinic must hear after every connect: alarms, open or taken lately, and the running visit."""
        messages = self.alarms.greetings(datetime.now(UTC))
        visit = self.state.visit if self.under_way else None
        if visit is not None and (visit.reason is not None or visit.urgent is not None):
            messages.append(self.told(visit))
        return messages

    def online(self, online: bool) -> None:
        """The clinic is in reach, or not."""
        if online != self.state.online:
            self.handle(OnlineChanged(online))

    def _tell_live(self, before: CheckIn, state: CheckIn) -> None:
        """Say readings and running numbers to the doctor in the call, beside the sure way."""
        if self.calls is None or state.call is None or state.visit is None or before.visit is None:
            return
        known = {reading.id for reading in before.visit.readings}
        for reading in state.visit.readings:
            if reading.id not in known or before.call is None:
                self.calls.say(LiveReading(reading=reading))
        if state.progress is None:
            self._live_trace = ()
        elif state.progress is not before.progress:
            self._tell_progress(state.progress)

    def _tell_progress(self, progress: Progress) -> None:
        """Say the number now and then, but every sample of a wave: one with pieces left out is another wave."""
        self._live_trace += progress.trace
        if self.calls is not None and monotonic() - self._live_at >= LIVE_S:
            self._live_at = monotonic()
            live = LiveProgress(kind=progress.kind, value=progress.value, unit=progress.unit, trace=self._live_trace)
            self._live_trace = ()
            self.calls.say(live)

    def _alarm_answered(self, answered: AlarmAnswered) -> None:
        self._list_alarms()
        self.handle(answered)

    def _list_alarms(self) -> None:
        """An open desk lists an alarm at once, and what has become of it."""
        if self.desk.tab is not None:
            self.desk = replace(self.desk, lists=replace(self.desk.lists, alarms=tuple(self.alarms.all())))

    # --- the nurse's desk ---------------------------------------------------------------------------

    def _at_desk(self, event: DeskEvent) -> None:
        self.desk, effects = desk_step(self.desk, event, _moment())
        self._show(self.state, self.desk)
        try:
            for effect in effects:
                self._desk_does(effect)
        except CarepostError as error:
            log.get().error("the desk's work could not be kept", code=error.code)
            self._in_visit(StoreFailed())

    def _desk_does(self, effect: DeskEffect) -> None:
        match effect:
            case CheckPin(pin):
                role = self._role(pin)
                if role is not None and self.desk.wrong_pins:
                    self._remember_wrong_pins(0)
                self.handle(PinChecked(role))
            case LogWrongPin(count):
                log.get().warning("wrong PIN", count=count)
                self._remember_wrong_pins(count)
            case ReadLists():
                self.handle(ListsRead(self._lists()))
            case TakeAlarm(alarm_id, by):
                self.alarms.take(alarm_id, by, datetime.now(UTC))
            case FileTyped(reading):
                self._file(reading)
            case ClearUrgent(by):
                self._clear_urgent(by)
            case Resume(visit_id, by):
                self._resume(visit_id, by)
            case SendDraft(visit_id):
                self._send(visit_id)
            case DropDraft(visit_id):
                self._store.discard_draft(visit_id)
                self._world.tell(VisitLeft(visit_id=visit_id, ending=Ending.LEFT.value))
            case DropReading(reading_id):
                self._store.discard_unassigned(reading_id)
            case PokeDelivery():
                self._try_all()
            case ExitKiosk():
                self._world.leave(for_good=True)
            case _ if self.binding is not None and isinstance(effect, BindEffect):
                self.binding.do(effect)

    def _remember_wrong_pins(self, count: int) -> None:
        """A fresh process, as after every patient, must not give a guesser new tries."""
        try:
            self._store.set_setting(_WRONG_PINS, str(count).encode())
        except CarepostError as error:
            log.get().error("wrong PINs could not be counted", code=error.code)

    def _role(self, pin: str) -> str | None:
        return next((role for role, kept in self._pins.items() if pins.matches(pin, kept)), None)

    def _clear_urgent(self, by: str) -> None:
        if self._here is not None:
            self.alarms.take_all(self._here, by, datetime.now(UTC))
        self.handle(StaffCleared())

    def _file(self, reading: Reading) -> None:
        in_visit = self.state.visit is not None and self.state.page is not Page.GOODBYE
        if in_visit:
            self.handle(ValueTyped(reading))
            if reading not in (self.state.visit.readings if self.state.visit else ()):
                return
        else:
            self._store.set_aside(reading.id, msgspec.msgpack.encode(reading), reading.received_at)
        self.handle(TypedKept(reading.kind, in_visit))

    def _try_all(self) -> None:
        """Deliver now, also what a server refused: it, or its settings, may have been mended since."""
        for row in self._store.outbox_rows():
            if row.state is State.QUARANTINED:
                self._store.release(row.seq)
        self._world.deliver()

    def _resume(self, visit_id: UUID, by: str) -> None:
        found = lists.unfinished(self._store, self._here).get(visit_id)
        if found is not None and self.state.page is Page.ATTRACT:
            self.handle(Resumed(found[0], by, self.alarms.take_all(visit_id, by, datetime.now(UTC))))

    def _send(self, visit_id: UUID) -> None:
        found = lists.unfinished(self._store, self._here).get(visit_id)
        if found is not None and found[0].may_be_sent:
            at = _moment()
            visit = replace(found[0], version=found[0].version + 1, ended_at=at.wall, ending=Ending.RECOVERED)
            self._freeze(visit, at)
            self._world.tell(VisitLeft(visit_id=visit_id, ending=Ending.RECOVERED.value))

    def _lists(self) -> Lists:
        found = lists.read(self._store, self._here, online=self.state.online)
        found = replace(found, alarms=tuple(self.alarms.all()), parts=self.parts())
        if self.binding is not None:
            return replace(found, devices=self.binding.lines(), notes=self.binding.notes)
        return replace(found, devices=self.devices.status()) if self.devices else found

    @property
    def _here(self) -> UUID | None:
        """The visit at this station now: it is not among the unfinished ones."""
        return self.state.visit.id if self.state.visit else None


def _moment() -> Moment:
    return Moment(wall=datetime.now(UTC), mono=monotonic(), fresh=uuid4(), secret=uuid4())
