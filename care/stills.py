"""A still, from the doctor's request to the picture in the visit.

The patient is asked once whether a picture may be taken. The face camera takes it then; an exam camera is aimed
first, by what it shows. A picture with a flaw is asked for once more and sent as it is when the patient says so:
none is ever refused for what it looks like.
"""

from uuid import UUID

from msgspec.structs import replace

from care.effects import Effect, Send, SendStill, TakeStill
from care.encounter import ConsentItem, Still, Visit
from care.events import CameraFailed, Event, PictureLeft, PictureSent, PictureTouched, StillFailed, StillTaken
from care.limits import NO_ROOM, still_room
from care.messages import Answered, Ask, MeasureEnded
from care.moves import Step, kept
from care.pictures import Role
from care.state import Call, CheckIn, Shot

STILL = "still"
STOPPED, NO_PICTURE = "stopped", "no-picture"
_TOLD = {NO_ROOM: STILL, NO_PICTURE: NO_PICTURE}


def picturing(state: CheckIn, visit: Visit, call: Call, event: Event) -> Step | None:
    """Go on with the still that is under way, or take in one that comes."""
    shot = call.shot
    match event:
        case PictureTouched() if shot is not None and not shot.taking:
            return _take(state, visit, call, replace(shot, again=shot.still is not None, still=None))
        case PictureSent() if shot is not None and shot.still is not None:
            return _keep(state, visit, call, shot.still)
        case PictureLeft() if shot is not None and not shot.taking and shot.still is None:
            return _end(state, call, shot.ask.id, STOPPED)
        case CameraFailed(camera) if shot is not None and not shot.taking and shot.ask.camera is camera:
            return _keep(state, visit, call, shot.still) if shot.still else _end(state, call, shot.ask.id, NO_PICTURE)
        case CameraFailed():
            return None
        case StillTaken(still) if shot is not None and shot.ask.id == still.id and still.flaw and not shot.again:
            return replace(state, call=replace(call, shot=replace(shot, taking=False, still=still))), []
        case StillTaken(still):
            return _keep(state, visit, call, still)
        case StillFailed(still_id, why):
            return _end(state, call, still_id, why)
        case _:
            return None


def still_asked(state: CheckIn, visit: Visit, call: Call, ask: Ask) -> Step:
    """Ask the patient, unless the patient has said already that no pictures may be taken."""
    if any(consent.item is ConsentItem.PICTURES and not consent.agreed for consent in visit.consents):
        return state, [Send(Answered(id=ask.id, agreed=False))]
    if ask.camera not in state.setup.cameras:
        return state, [Send(MeasureEnded(id=ask.id, outcome=NO_PICTURE))]
    if not still_room(visit):
        return _end(state, call, ask.id, NO_ROOM)
    return replace(state, call=replace(call, ask=ask, full=None)), []


def still_agreed(state: CheckIn, visit: Visit, call: Call, ask: Ask) -> Step:
    """The patient agrees: take it now, or have the exam camera aimed."""
    if ask.camera is Role.FACE:
        return _take(state, visit, call, Shot(ask=ask))
    return replace(state, call=replace(call, shot=Shot(ask=ask))), []


def unsent(call: Call | None) -> tuple[Still, ...]:
    """Return the still that was agreed to and not sent when the call ended: it belongs to the visit all the same."""
    shot = call.shot if call else None
    return (shot.still,) if shot and shot.still else ()


def _take(state: CheckIn, visit: Visit, call: Call, shot: Shot) -> Step:
    taking = replace(call, shot=replace(shot, taking=True))
    return replace(state, call=taking), [TakeStill(shot.ask.id, still_room(visit), shot.ask.camera)]


def _keep(state: CheckIn, visit: Visit, call: Call, still: Still) -> Step:
    if len(still.data) > still_room(visit):
        return _end(state, call, still.id, NO_ROOM)
    state = replace(state, call=replace(call, shot=None))
    state, effects = kept(state, visit, stills=(*visit.stills, still))
    return state, [*effects, SendStill(still)]


def _end(state: CheckIn, call: Call, still_id: UUID, why: str) -> Step:
    """Tell the doctor why no still comes; the patient reads it too when it was not the patient's own will."""
    call = replace(call, shot=None, full=_TOLD.get(why, call.full))
    told: list[Effect] = [Send(MeasureEnded(id=still_id, outcome=why))]
    return replace(state, call=call), told
