"""What a step of a visit asks of the world: commits, words to the clinic, devices, the call, paper."""

from datetime import date, datetime
from enum import Enum
from uuid import UUID

import msgspec

from care.clinical import Number
from care.encounter import Ending, Still, Visit
from care.messages import InCall
from care.pictures import Role
from care.vitals import Kind, Reading


class Why(Enum):
    """Why a person is called when it is neither an urgent sign nor a reading."""

    HELP = "help"
    CALL_LOST = "call-lost"
    STORE_FAILED = "store-failed"
    OUT_OF_DEVICE_RANGE = "out-of-device-range"


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """A call for a person: open until somebody at the station takes it.

    `why` is an UrgentSign or `Why` value, or what a reading said in English; the reading's alarming `numbers` are in
    the units of `care.clinical.LIMITS`. A doctor who has `seen` it is somewhere else: that ends nothing.
    """

    id: UUID
    visit_id: UUID | None
    why: str
    at: datetime
    numbers: dict[Number, float] = {}
    seen_by: str | None = None
    taken_by: str | None = None
    taken_at: datetime | None = None


class _Effect(msgspec.Struct, frozen=True):
    """Root of the effects: small values with positional fields, made to be matched."""


class Save(_Effect, frozen=True):
    """Commit the visit as the sealed draft, before the state is shown."""

    visit: Visit


class Drop(_Effect, frozen=True):
    """Forget the draft: nothing was agreed to be kept."""

    visit_id: UUID


class Freeze(_Effect, frozen=True):
    """Freeze the one Bundle of the ended visit and queue it, in one commit."""

    visit: Visit


class Tell(_Effect, frozen=True):
    """Tell the clinic the newest card of the visit."""

    visit: Visit


class TellLeft(_Effect, frozen=True):
    """Tell the clinic that the visit has left the station."""

    visit_id: UUID
    ending: Ending


class Raise(_Effect, frozen=True):
    """Raise an alarm: loudly here, and at the clinic when it is in reach."""

    alarm: Alarm


class Look(_Effect, frozen=True):
    """Ask the clinic who this is."""

    given: str
    family: str
    born: date


class Measure(_Effect, frozen=True):
    """Begin measuring under this lease."""

    kind: Kind
    lease: str


class StopMeasuring(_Effect, frozen=True):
    """End the running measurement."""


class SetAside(_Effect, frozen=True):
    """A reading without an open lease: to the nurse's unassigned tray."""

    reading: Reading


class AnswerOffer(_Effect, frozen=True):
    """Tell the clinic whether the patient is ready for the call."""

    call_id: UUID
    ready: bool


class BeginCall(_Effect, frozen=True):
    """Build the peer connection and send the offer."""

    call_id: UUID


class HangUp(_Effect, frozen=True):
    """End the call on purpose."""

    call_id: UUID


class SetMute(_Effect, frozen=True):
    """Silence the microphone, or not."""

    on: bool


class SetCameraOff(_Effect, frozen=True):
    """Stop the camera's picture, or not."""

    on: bool


class Send(_Effect, frozen=True):
    """Say this to the doctor in the call."""

    message: InCall


class TakeStill(_Effect, frozen=True):
    """Take a full-resolution picture with this camera now, of at most so many bytes."""

    id: UUID
    bytes_max: int
    camera: Role = Role.FACE


class SendStill(_Effect, frozen=True):
    """Send the still to the doctor in slices."""

    still: Still


class Print(_Effect, frozen=True):
    """Print the plan on the system's queue."""

    visit: Visit


class Wipe(_Effect, frozen=True):
    """Nothing of this patient may stay: end this process and start a fresh one."""


Effect = (
    Save
    | Drop
    | Freeze
    | Tell
    | TellLeft
    | Raise
    | Look
    | Measure
    | StopMeasuring
    | SetAside
    | AnswerOffer
    | BeginCall
    | HangUp
    | SetMute
    | SetCameraOff
    | Send
    | TakeStill
    | SendStill
    | Print
    | Wipe
)
