"""A station that walks to one page, says what its patient has confirmed, and stands still until it is killed.

`python -m tests.worlds.killable_station CONFIG PAGE` waits for a line, then writes two JSON lines: what it found when
it started, and where it stands. The patient's way to each page is a list of what people and the clinic do.
"""

import asyncio
import base64
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from care import events as ev
from care import nursing as desk
from care.checkin import Page
from care.encounter import Reason, UrgentSign, to_bytes
from care.people import Known
from care.plan import Disposition, Plan
from care.vitals import Kind, Trouble
from kiosk import log
from kiosk.settings import load
from tests.worlds.recording_world import NURSE_PIN
from tests.worlds.station import StationRoom

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
CONSENT = (*CONFIRM, ev.Confirmed(True), ev.ConsentAnswered(True))
QUESTION = (*CONSENT, ev.ConsentAnswered(True), ev.ConsentAnswered(False))
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
    Page.DECLINED: (*CONSENT, ev.ConsentAnswered(False)),
    Page.QUESTION: (*QUESTION, "one answer"),
    Page.OFFLINE: (*QUESTION, ev.OnlineChanged(False), "answers"),
    Page.VITALS: ANSWERED,
    Page.MEASURE: (*SKIPPED, ev.MeasureStarted(Kind.WEIGHT)),
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


def answer(station: StationRoom) -> None:
    """Answer the one question on the screen."""
    item = station.session.state.question
    assert item is not None
    first = item.options[0].code if item.options else {"boolean": True, "integer": 4}.get(item.type.value, "Monday")
    station(ev.QuestionAnswered(first))


def answers(station: StationRoom) -> None:
    while station.session.state.question is not None:
        answer(station)


def trouble(station: StationRoom) -> None:
    lease = station.session.state.lease
    assert lease is not None
    station(ev.MeasureFailed(Kind.WEIGHT, Trouble.MOVEMENT, lease))


def plan(station: StationRoom) -> None:
    assert station.session.state.visit is not None
    station(ev.PlanReceived(station.session.state.visit.id, PLAN))


DOES: dict[str, Callable[[StationRoom], None]] = {
    "answers": answers,
    "one answer": answer,
    "trouble": trouble,
    "plan": plan,
}


async def walk(station: StationRoom, page: Page) -> None:
    for what in WAYS[page]:
        if what == "measured":
            await station.until(lambda: station.page is Page.RESULT)
        elif isinstance(what, str):
            DOES[what](station)
        else:
            station(what)
    assert station.page is page, station.page


def found(station: StationRoom) -> dict[str, Any]:
    """What this process shows first, and what the nurse's desk lists."""
    first, _ = station.shown[0]
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


async def main(config: Path, page: str) -> None:
    async with StationRoom(load(config)).running() as station:
        tell(**found(station))
        if page == "look":
            return
        await walk(station, Page(page))
        visit = station.session.state.visit
        assert visit is not None
        tell(page=station.page.value, id=str(visit.id), visit=base64.b64encode(to_bytes(visit)).decode())
        sys.stdin.read()  # stands still, the loop and all, until it is killed


if __name__ == "__main__":
    log.set_up()
    sys.stdin.readline()  # all is imported: the store is opened when we are told to
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
