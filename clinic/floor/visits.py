"""Visits: told by their stations, left, forgotten in a crash, come back, and finished with a plan."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from msgspec.structs import replace

from care.messages import PlanReady, VisitCard, VisitLeft
from care.triage import Urgency
from clinic.floor.alarms import in_language
from clinic.floor.calls import call_offer, end_call
from clinic.floor.events import Closed, Effect, Keep, News, Stepped, TellKiosk, not_taken
from clinic.floor.state import PHASES, Floor, Waiting, keeping, with_item, without


def visit_told(floor: Floor, kiosk: str, card: VisitCard, at: datetime, stored: Waiting | None) -> Stepped:
    """Take a visit's newest card; `stored` is what is known of one that has left the floor.

    A visit that its station left without a word, in a crash for example, comes back with all that is known of it.
    One of which the station has said how it ended has ended.
    """
    station = floor.stations[kiosk]
    known = floor.visits.get(card.visit_id, stored)
    if card.phase not in PHASES or card.urgency not in {urgency.value for urgency in Urgency}:
        return floor, [not_taken(kiosk, "malformed", "The card has a phase or an urgency that is not known here.")]
    if known is not None and known.kiosk != kiosk:
        return floor, [not_taken(kiosk, "not-yours", "That visit is at another station.")]
    if card.visit_id not in floor.visits and known is not None and known.ending is not None:
        return floor, [not_taken(kiosk, "ended", "That visit has ended. Begin a new one.")]
    fresh = card.visit_id not in station.told
    heard = replace(station, told=station.told | {card.visit_id})
    floor = replace(floor, stations=with_item(floor.stations, kiosk, heard))
    if known is not None and card.version < known.card.version:
        return floor, []
    card = _by_our_clock(card, known.card if known else None, station.ahead, at)
    new = Waiting(card=card, kiosk=kiosk, station=station.name)
    waiting = replace(known, card=card, left=False, restarted=False, ending=None) if known else new
    floor, effects = _others_left(floor, waiting)
    floor = in_language(keeping(floor, waiting), card)
    again = _told_again(floor, waiting) if fresh else []
    return floor, [*effects, Keep(waiting=waiting), *again, News()]


def _by_our_clock(card: VisitCard, known: VisitCard | None, ahead: timedelta, at: datetime) -> VisitCard:
    """The card with its times by the clinic's clock, so that the waits of different stations compare.

    What was `known` keeps the time that it was given first: when a station's clock is set in the middle of a visit,
    nobody moves in line and no old reading becomes new.
    """
    times = {reading.id: reading.received_at for reading in known.readings} if known else {}
    readings = tuple(
        replace(reading, received_at=times.get(reading.id, reading.received_at - ahead)) for reading in card.readings
    )
    joined_at = card.joined_at
    if joined_at is not None:
        joined_at = (known.joined_at if known else None) or min(at, joined_at - ahead)
    started_at = known.started_at if known else min(at, card.started_at - ahead)
    return replace(card, started_at=started_at, joined_at=joined_at, readings=readings)


def _others_left(floor: Floor, waiting: Waiting) -> Stepped:
    """A station has one patient at a time: a new visit ends what it forgot to end, for example in a crash."""
    effects: list[Effect] = []
    for other in list(floor.visits.values()):
        if other.kiosk == waiting.kiosk and other.card.visit_id != waiting.card.visit_id and not other.left:
            floor, more = _leave(floor, other)
            effects += more
    return floor, effects


def _told_again(floor: Floor, waiting: Waiting) -> list[Effect]:
    """What is open for a visit whose station was away."""
    effects: list[Effect] = []
    if waiting.call_id is not None and waiting.card.phase != "in-call":
        effects.append(TellKiosk(kiosk=waiting.kiosk, message=call_offer(floor, waiting, waiting.call_id)))
    if waiting.plan is not None:
        effects.append(TellKiosk(kiosk=waiting.kiosk, message=_plan_ready(waiting)))
    return effects


def visit_left(floor: Floor, kiosk: str, message: VisitLeft) -> Stepped:
    waiting = floor.visits.get(message.visit_id)
    if waiting is None or waiting.kiosk != kiosk:
        return floor, []
    waiting = replace(waiting, ending=message.ending)
    floor, effects = _leave(keeping(floor, waiting), waiting)
    return floor, [*effects, News()]


def _leave(floor: Floor, waiting: Waiting) -> Stepped:
    effects: list[Effect] = []
    call = floor.calls.get(waiting.call_id) if waiting.call_id else None
    if call is not None:
        floor, effects = end_call(floor, call, by="patient")
        waiting = floor.visits.get(waiting.card.visit_id, waiting)
    waiting = replace(waiting, left=True, call_id=None)
    if waiting.listed:
        return keeping(floor, waiting), [*effects, Keep(waiting=waiting)]
    floor = replace(floor, visits=without(floor.visits, waiting.card.visit_id))
    return floor, [*effects, Keep(waiting=waiting, gone=True)]


def not_there(floor: Floor, kiosk: str, here: UUID | msgspec.UnsetType | None) -> Stepped:
    """After a crash the station knows nothing of its visit: it leaves the queue, but an urgent one stays in sight."""
    effects: list[Effect] = []
    for one in list(floor.visits.values()) if here is not msgspec.UNSET else ():
        if one.kiosk != kiosk or one.left or one.card.visit_id == here:
            continue
        if one.card.urgency == Urgency.EMERGENCY.value:
            floor, more = _restarted(floor, one)
        else:
            floor, more = _leave(floor, one)
        effects += more
    return floor, effects


def _restarted(floor: Floor, waiting: Waiting) -> Stepped:
    effects: list[Effect] = []
    call = floor.calls.get(waiting.call_id) if waiting.call_id else None
    if call is not None:
        floor, effects = end_call(floor, call, by="patient")
    waiting = replace(floor.visits.get(waiting.card.visit_id, waiting), restarted=True)
    if waiting.plan is not None:
        return floor, effects
    return keeping(floor, waiting), [*effects, Keep(waiting=waiting)]


def closed(floor: Floor, event: Closed) -> Stepped:
    waiting = floor.visits.get(event.visit_id)
    if waiting is None:
        return floor, []
    waiting = replace(waiting, plan=event.plan)
    effects: list[Effect] = [TellKiosk(kiosk=waiting.kiosk, message=_plan_ready(waiting))]
    if waiting.left and waiting.call_id is None:
        floor = replace(floor, visits=without(floor.visits, event.visit_id))
        return floor, [*effects, Keep(waiting=waiting, gone=True), News()]
    return keeping(floor, waiting), [*effects, Keep(waiting=waiting), News()]


def _plan_ready(waiting: Waiting) -> PlanReady:
    assert waiting.plan is not None
    return PlanReady(visit_id=waiting.card.visit_id, plan=waiting.plan)
