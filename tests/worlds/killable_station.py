"""A whole kiosk with its window that walks to one page, says what its patient has confirmed, and stands there.

`python -m tests.worlds.killable_station CONFIG PAGE FOLDER` shows its first frame and waits for a line before it opens
the store. Then it writes two JSON lines: what it found when it started, and where it stands; FOLDER gets a picture of
the window for each. The patient's way to each page is a list of what people and the clinic do.
"""

import asyncio
import base64
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import uuid4

from care import events as ev
from care import nursing as desk
from care.checkin import CheckIn, Page
from care.encounter import ConsentItem, Reason, UrgentSign, to_bytes
from care.people import Known
from care.plan import Disposition, Plan
from care.vitals import Kind, Trouble
from kiosk.__main__ import EXIT_FRESH, _Kiosk
from kiosk.app import App
from kiosk.options import Options
from kiosk.session import Session
from kiosk.settings import load
from tests.worlds.recording_world import NURSE_PIN
from tests.worlds.stay import ends
from ui.finger import Finger

SIZE = "540x960@2"
LOOK_MS, SETTLE_S, PATIENCE_S = 20, 0.4, 40.0

HALIMA = Known(reference="Patient/1", given="Halima", initial="Ozymandias", birth_year=1952)
PLAN = Plan(id=uuid4(), doctor="Dr Rivera", diagnosis="A sore throat.", disposition=Disposition.SELF_CARE)
CALL = ev.Offered(uuid4(), "Dr Rivera", "doctor")

START = (ev.OnlineChanged(True), ev.Start())
SAFETY = (*START, ev.LanguageChosen("es"))
REASON = (*SAFETY, ev.NoSigns())
IDENTIFY = (*REASON, ev.ReasonChosen(Reason.THROAT))
BIRTH = (*IDENTIFY, ev.TypeName(), ev.NameTyped("Halima", "Ozymandias"))
LOOKING = (*BIRTH, ev.BirthTyped(date(1952, 5, 4)))
CONFIRM = (*IDENTIFY, ev.CardRead(HALIMA))
CONSENT = (*CONFIRM, ev.Confirmed(True), ev.ConsentAnswered(ConsentItem.VIDEO, True))
QUESTION = (
    *CONSENT,
    ev.ConsentAnswered(ConsentItem.RECORD, True),
    ev.ConsentAnswered(ConsentItem.PICTURES, False),
)
ANSWERED = (*QUESTION, "answers")
SKIPPED = (*ANSWERED, *[ev.MeasureSkipped(kind) for kind in Kind if kind is not Kind.WEIGHT])
REVIEW = (*ANSWERED, *[ev.MeasureSkipped(kind) for kind in Kind])
TO_CALL = (*REVIEW, ev.Reviewed(), ev.CallMeBack(), ev.LeavePhone())
TALK = (*ANSWERED, CALL, ev.PatientSaid("It hurts when I swallow"))

WAYS: dict[Page, tuple[Any, ...]] = {
    Page.LANGUAGE: START,
    Page.SAFETY: SAFETY,
    Page.URGENT: (*SAFETY, ev.SignTouched(UrgentSign.STROKE)),
    Page.REASON: REASON,
    Page.IDENTIFY: IDENTIFY,
    Page.NAME: (*IDENTIFY, ev.TypeName()),
    Page.BIRTH: BIRTH,
    Page.LOOKING: LOOKING,
    Page.NOT_FOUND: (*LOOKING, ev.Identified(None)),
    Page.CONFIRM: CONFIRM,
    Page.CONSENT: CONSENT,
    Page.DECLINED: (*CONSENT, ev.ConsentAnswered(ConsentItem.RECORD, False)),
    Page.QUESTION: (*QUESTION, "one answer"),
    Page.OFFLINE: (*QUESTION, ev.OnlineChanged(False), "answers"),
    Page.VITALS: ANSWERED,
    Page.PREPARE: (*ANSWERED, ev.MeasureStarted(Kind.BLOOD_PRESSURE)),
    Page.MEASURE: (*SKIPPED, ev.MeasureStarted(Kind.WEIGHT)),
    Page.PAUSE: (*ANSWERED, ev.MeasureStarted(Kind.BLOOD_PRESSURE), "prepared", "paused"),
    Page.RESULT: (*SKIPPED, ev.MeasureStarted(Kind.WEIGHT), "measured"),
    Page.TROUBLE: (*SKIPPED, ev.MeasureStarted(Kind.WEIGHT), "trouble"),
    Page.REVIEW: REVIEW,
    Page.WAITING: (*REVIEW, ev.Reviewed()),
    Page.CALL_BACK: (*REVIEW, ev.OnlineChanged(False), ev.Reviewed()),
    Page.PHONE: (*TO_CALL, ev.PhoneTyped("+34911555019"), ev.LeavePhone()),
    Page.CALL: TALK,
    Page.AFTER_CALL: (*TALK, ev.CallOver(CALL.call_id)),
    Page.PLAN: (*TALK, ev.CallOver(CALL.call_id), "plan"),
    Page.GOODBYE: (*TALK, ev.CallOver(CALL.call_id), "plan", ev.Finish()),
}


class Hands:
    """What people and the clinic do to a running station, on its io thread."""

    def __init__(self, app: App) -> None:
        self._app = app

    @property
    def session(self) -> Session:
        assert self._app.session is not None
        return self._app.session

    @property
    def page(self) -> Page:
        return self.session.state.page

    def __call__(self, *events: object) -> None:
        for event in events:
            self._app.handle(event)  # type: ignore[arg-type]  # a list of events of both kinds

    async def until(self, true: Callable[[], bool]) -> None:
        end = monotonic() + PATIENCE_S
        while not true():
            assert monotonic() < end, f"waited in vain on {self.page}"
            await asyncio.sleep(0.02)  # how often to look, not how long to wait


def answer(station: Hands) -> None:
    """Answer the one question on the screen."""
    item = station.session.state.question
    assert item is not None
    first = item.options[0].code if item.options else {"boolean": True, "integer": 4}.get(item.type.value, "Monday")
    station(ev.QuestionAnswered(item.link_id, first))


def answers(station: Hands) -> None:
    while station.session.state.question is not None:
        answer(station)


def trouble(station: Hands) -> None:
    lease = station.session.state.lease
    assert lease is not None
    station(ev.MeasureFailed(Kind.WEIGHT, Trouble.MOVEMENT, lease))


def prepared(station: Hands) -> None:
    while (step := station.session.state.guide_step) is not None:
        station(ends(step))


def plan(station: Hands) -> None:
    assert station.session.state.visit is not None
    station(ev.PlanReceived(station.session.state.visit.id, PLAN))


COMES = {"measured": Page.RESULT, "paused": Page.PAUSE}
"""What a device brings about, and the page that then comes."""
DOES: dict[str, Callable[[Hands], None]] = {
    "answers": answers,
    "one answer": answer,
    "trouble": trouble,
    "plan": plan,
    "prepared": prepared,
}


async def comes(station: Hands, page: Page) -> None:
    await station.until(lambda: station.page is page)


async def walk(station: Hands, page: Page) -> None:
    for what in WAYS[page]:
        if what in COMES:
            await comes(station, COMES[what])
        elif isinstance(what, str):
            DOES[what](station)
        else:
            station(what)
    assert station.page is page, station.page


def found(station: Hands, first: CheckIn) -> dict[str, Any]:
    """What this process shows first, and what the nurse's desk lists."""
    station(desk.DeskOpened(), desk.PinTyped(NURSE_PIN))
    lists = station.session.desk.lists
    station(desk.DeskLocked())
    return {
        "page": first.page.value,
        "blank": first.visit is None and first.match is None and not first.given and not first.family,
        "unfinished": [str(row.visit_id) for row in lists.unfinished],
        "unsent": len(lists.unsent),
        "alarms": len(lists.alarms),
    }


def tell(**what: Any) -> None:
    print(json.dumps(what), flush=True)


class Killable(_Kiosk):
    """The kiosk process as it is, but for when it opens its store and who touches it."""

    def __init__(self, config: Path, page: str, folder: Path) -> None:
        super().__init__(load(config), Options(config=config, size=SIZE, autopilot=folder))
        self._goal, self._folder = page, folder
        self._first: CheckIn | None = None
        self._stands: dict[str, Any] = {}
        self._stands_since = 0.0
        self._walking: asyncio.Task[None] | None = None

    def _first_frame(self) -> None:
        if not self._started:
            sys.stdin.readline()  # the window is there: the store is opened when we are told to
            self._bridge.shown.connect(self._note)
        super()._first_frame()

    def _note(self, state: CheckIn, _desk: object) -> None:
        self._first = self._first or state

    def _fly(self, folder: Path) -> None:
        self._finger = Finger(self._shell)
        self._stop = self._finger.every(LOOK_MS, self._look_for_the_station)

    def _look_for_the_station(self) -> None:
        """The store is open and the window shows what it found: from here on somebody is there."""
        if self._first is None:
            return
        self._stop()
        self._finger.grab(self._folder / "start.png")
        assert self._io is not None
        self._io.post(self._begin)
        self._stop = self._finger.every(LOOK_MS, self._look_for_the_page)

    def _begin(self) -> None:
        self._walking = asyncio.get_running_loop().create_task(self._go())
        self._walking.add_done_callback(lambda task: task.result())

    async def _go(self) -> None:
        assert self._station is not None
        assert self._first is not None
        station = Hands(self._station)
        tell(**found(station, self._first))
        if self._goal == "look":
            self._bridge.left.emit(EXIT_FRESH)
            return
        await walk(station, Page(self._goal))
        visit = station.session.state.visit
        assert visit is not None
        self._stands = {"id": str(visit.id), "visit": base64.b64encode(to_bytes(visit)).decode()}
        sys.stdin.read()  # this thread stands still, so that no page passes; the window goes on until it is killed

    def _look_for_the_page(self) -> None:
        """The window shows the page: take its picture when it has come to rest, and say so."""
        page = self._finger.page()
        if not self._stands or page != self._goal:
            self._stands_since = monotonic()
        elif monotonic() - self._stands_since > SETTLE_S:
            self._stop()
            self._finger.grab(self._folder / f"{page}.png")
            tell(page=page, **self._stands)


if __name__ == "__main__":
    sys.exit(Killable(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])).run())
