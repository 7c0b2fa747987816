"""A session's world that writes down what it is asked, and a session on a real sealed store to ask it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from care import events as ev
from care.checkin import CONSENT_ORDER, CheckIn, Setup
from care.effects import Alarm
from care.encounter import Reason, UrgentSign, Visit
from care.messages import FromKiosk
from care.nursing import Desk
from care.people import Known
from care.questionnaire import ItemType
from care.vitals import Kind, Method, Reading, Weight
from kiosk.app import frozen, questionnaire
from kiosk.pins import hashed
from kiosk.session import Session
from sync.errors import StoreFullError
from sync.store import Store

KEY = bytes(range(32))
NURSE_PIN, TECHNICIAN_PIN = "2468", "9753"
PINS = {"nurse": hashed(NURSE_PIN), "technician": hashed(TECHNICIAN_PIN)}
HALIMA = Known(reference="Patient/1", given="Halima", initial="O", birth_year=1952)
SETUP = Setup(station="Hall", clinic="Riverside", questionnaire=questionnaire())


class RecordingWorld:
    """Remembers everything in order; bundles are the real ones."""

    def __init__(self) -> None:
        self.told: list[FromKiosk] = []
        self.looked: list[tuple[str, str, date]] = []
        self.alarms: list[Alarm] = []
        self.quieted: list[UUID] = []
        self.printed: list[Visit] = []
        self.left: list[bool] = []
        self.pokes = 0

    def freeze(self, visit: Visit) -> tuple[UUID, str, bytes, str]:
        return frozen(visit, "Hall", "training")

    def tell(self, message: FromKiosk) -> None:
        self.told.append(message)

    def look(self, given: str, family: str, born: date) -> None:
        self.looked.append((given, family, born))

    def alarm(self, alarm: Alarm) -> None:
        self.alarms.append(alarm)

    def quiet(self, alarm_id: UUID) -> None:
        self.quieted.append(alarm_id)

    def print_plan(self, visit: Visit) -> None:
        self.printed.append(visit)

    def deliver(self) -> None:
        self.pokes += 1

    def leave(self, *, for_good: bool) -> None:
        self.left.append(for_good)

    def of(self, kind: type[FromKiosk]) -> list[FromKiosk]:
        return [message for message in self.told if isinstance(message, kind)]


class Sitting:
    """A session, its store and world, and every state that was shown with the version that was committed then."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.open(folder, KEY)
        self.world = RecordingWorld()
        self.shown: list[tuple[CheckIn, Desk]] = []
        self.on_show: Callable[[CheckIn], None] = lambda _: None
        self.session = Session(SETUP, self.store, self.world, PINS, self._show)

    def _show(self, state: CheckIn, desk: Desk) -> None:
        self.shown.append((state, desk))
        self.on_show(state)

    def __call__(self, *events: object) -> CheckIn:
        for event in events:
            self.session.handle(event)  # type: ignore[arg-type]  # a list of events of both kinds
        return self.session.state

    @property
    def visit(self) -> Visit:
        assert self.session.state.visit is not None
        return self.session.state.visit

    def join(self) -> CheckIn:
        """Take the patient to the vitals, answering every question with the first answer there is."""
        self(ev.OnlineChanged(True), *ARRIVE, ev.CardRead(HALIMA), ev.Confirmed(True), *AGREES)
        answer_all(self.session)
        return self.session.state

    def ready_to_finish(self) -> CheckIn:
        """Skip every measurement, send it, and stand before the call-back's Finish."""
        self.join()
        return self(ev.OnlineChanged(False), *[ev.MeasureSkipped(kind) for kind in Kind], ev.Reviewed())


SIGN = ev.SignTouched(UrgentSign.CHEST_PAIN)
ARRIVE = (ev.Start(), ev.LanguageChosen("en"), ev.NoSigns(), ev.ReasonChosen(Reason.THROAT))
AGREES = tuple(ev.ConsentAnswered(item, True) for item in CONSENT_ORDER)


def answer_all(session: Session) -> None:
    """Answer questions until none is left."""
    while (item := session.state.question) is not None:
        answers = {ItemType.BOOLEAN: True, ItemType.SCALE: 4, ItemType.TEXT: "since Monday"}
        value = item.options[0].code if item.options else answers[item.type]
        session.handle(ev.QuestionAnswered(item.link_id, value))


@contextmanager
def sitting(folder: Path) -> Iterator[Sitting]:
    """Open the store and close it again, whatever became of it."""
    here = Sitting(folder)
    try:
        yield here
    finally:
        here.store.close()


def full(here: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the disk is full: every commit fails as the store says it."""

    def refused(*_: object, **__: object) -> None:
        raise StoreFullError("the disk is full")

    for name in ("save_draft", "freeze", "discard_draft", "set_aside", "save_alarm"):
        monkeypatch.setattr(here.store, name, refused)


def weighed(kilograms: float = 71.5, lease: str | None = None) -> Reading:
    """What the scale says, under this lease or under none."""
    weight = Weight(kilograms=kilograms)
    return Reading(id=uuid4(), vital=weight, received_at=datetime.now(UTC), method=Method.DEVICE, lease=lease)
