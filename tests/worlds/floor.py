"""A clinic's floor in a few words: one doctor, one station, and the beginnings that most stories share."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from care import messages as m
from care.plan import Disposition, Plan
from care.vitals import Method, Oxygen, Reading
from clinic.floor.events import ConsoleCame, ConsoleSaid, KioskCame, KioskSaid, TellConsole
from clinic.floor.state import Floor
from clinic.floor.step import step
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


def skewed(kiosk: str, hours: float) -> KioskCame:
    return KioskCame(kiosk=kiosk, name=kiosk, clock=NOW + timedelta(hours=hours))


def reading_at(at: datetime) -> Reading:
    oxygen = Oxygen(saturation=90, pulse=80)
    return Reading(id=UUID(int=30), vital=oxygen, received_at=at, method=Method.DEVICE)


def refusal(effects: list[Any]) -> str:
    (refused,) = [one for one in told(effects, TellConsole) if isinstance(one, m.Refused)]
    return str(refused.code)


def back(here: UUID | None) -> KioskCame:
    return KioskCame(kiosk="k", name="Hall", here=here)


def alarm(visit_id: UUID | None = None) -> KioskSaid:
    return kiosk_says(m.AlarmRaised(alarm_id=ALARM, visit_id=visit_id, why="chest-pain", at=NOW))


def shown(floor: Floor, at: datetime = NOW) -> m.Queue:
    return queue(floor, floor.doctors["ada"], "training", "Test", at)


def seen() -> ConsoleSaid:
    return ada_says(m.AlarmSeen(alarm_id=ALARM, by="me", at=NOW))
