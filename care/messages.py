"""What station, clinic and console say to each other while a visit is under way.

Three doors, one vocabulary, all JSON (`type` names the message):
- the kiosk's WebSocket `/ws/kiosk` (bearer token): `FromKiosk` up, `ToKiosk` down;
- the console's WebSocket `/ws/console` (session cookie): `FromConsole` up, `ToConsole` down;
- the call's data channel `care`: `InCall`, both ways. The same message may also travel by the WebSockets inside
  `Relay` when the channel is not open; ids make a second arrival harmless.

Everything here is provisional: the lasting record is the Bundle that the kiosk delivers when the visit ends.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from care.pictures import Flaw, Role
from care.plan import Plan
from care.vitals import Kind, Reading

MAX_MESSAGE_BYTES = 256 * 1024


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=str.lower):
    """The root: tagged with the class name in lower case."""


# --- in the call, over the data channel -------------------------------------------------------------


class Chat(Message, frozen=True, kw_only=True):
    """A line of text talk; `by` is `patient` or `doctor`."""

    id: UUID
    by: str
    text: str
    at: datetime


class Ask(Message, frozen=True, kw_only=True):
    """The doctor asks for a measurement or a still. `what` is a `Kind` value or `still`, then of this `camera`."""

    id: UUID
    what: str
    doctor: str
    camera: Role = Role.FACE


class Answered(Message, frozen=True, kw_only=True):
    """The patient agreed to a request, or not."""

    id: UUID
    agreed: bool


class MeasureEnded(Message, frozen=True, kw_only=True):
    """What was asked for and agreed to did not come about.

    `id` is the Ask's; `outcome` is a `Trouble` value, `stopped` (the patient did), `busy` (another one is under way),
    `not-here` (the station has no device for it), `no-picture` or `no-room` (the visit is full). A Chat that the visit
    has no room for is answered so too.
    """

    id: UUID
    outcome: str


class LiveReading(Message, frozen=True, kw_only=True):
    """A finished reading, provisional until the Bundle arrives (same id)."""

    reading: Reading


class LiveProgress(Message, frozen=True, kw_only=True):
    """A measurement under way: live number and newest trace samples (0..1)."""

    kind: Kind
    value: float | None = None
    unit: str | None = None
    trace: tuple[float, ...] = ()


class StillHead(Message, frozen=True, kw_only=True):
    """Announces a still; `parts` StillPart messages follow in order."""

    id: UUID
    content_type: str
    width: int
    height: int
    parts: int
    camera: Role = Role.FACE
    flaw: Flaw | None = None


class StillPart(Message, frozen=True, kw_only=True):
    """One slice (base64 of at most 48 KiB) of a still."""

    id: UUID
    number: int
    data: str


class Hangup(Message, frozen=True, kw_only=True):
    """The other side ended the call on purpose."""

    by: str


InCall = Chat | Ask | Answered | MeasureEnded | LiveReading | LiveProgress | StillHead | StillPart | Hangup


# --- shared between the sockets ---------------------------------------------------------------------


class Description(Message, frozen=True, kw_only=True):
    """An SDP offer or answer for a call. The kiosk offers."""

    call_id: UUID
    kind: str
    sdp: str


class Candidate(Message, frozen=True, kw_only=True):
    """One trickled ICE candidate; None ends the list."""

    call_id: UUID
    candidate: str | None
    mid: str | None = None
    line: int | None = None


class Relay(Message, frozen=True, kw_only=True):
    """An in-call message sent by the sockets because the channel is closed."""

    call_id: UUID
    body: InCall


class CallEnded(Message, frozen=True, kw_only=True):
    """The call is over for both; `by` is `patient`, `doctor` or `clinic`."""

    call_id: UUID
    by: str


# --- kiosk to clinic --------------------------------------------------------------------------------


class AnswerGiven(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it was shown in English for the doctor, and the patient's answer in words."""

    question: str
    answer: str


class VisitCard(msgspec.Struct, frozen=True, kw_only=True):
    """A visit as the doctor's queue sees it: provisional, replaced by a later `version`.

    `phase` is one of `urgent`, `checking-in`, `waiting`, `in-call`, `ended`. `urgency` is one of
    `emergency`, `urgent`, `soon`, `routine`. `name` is first name and initial, or empty. `reviewed`: the patient
    has checked everything and waits for the doctor only. `cameras` are those that a still can be asked of.
    """

    visit_id: UUID
    version: int
    phase: str
    urgency: str
    language: str
    reason: str
    started_at: datetime
    name: str = ""
    patient: str | None = None
    birth_year: int | None = None
    urgent_sign: str | None = None
    joined_at: datetime | None = None
    reviewed: bool = False
    answers: tuple[AnswerGiven, ...] = ()
    readings: tuple[Reading, ...] = ()
    missing: tuple[Kind, ...] = ()
    consents: tuple[str, ...] = ()
    cameras: tuple[Role, ...] = (Role.FACE,)


class Hello(Message, frozen=True, kw_only=True):
    """First word of a kiosk after connecting.

    `at` is its wall clock as it says so: the clinic's may be another. `here` is the visit that is under way at the
    station, None when nobody is there (also after a crash).
    """

    station: str
    mode: str
    version: str
    at: datetime | None = None
    here: UUID | msgspec.UnsetType | None = msgspec.UNSET


class VisitTold(Message, frozen=True, kw_only=True):
    """The newest card of a visit; sent whole on every confirmed change."""

    card: VisitCard


class VisitLeft(Message, frozen=True, kw_only=True):
    """The visit ended at the station (`ending` is an `Ending` value) and leaves the queue."""

    visit_id: UUID
    ending: str


class AlarmRaised(Message, frozen=True, kw_only=True):
    """Somebody at the station needs help now; anonymous allowed. `why` is an UrgentSign, `help` or a reading."""

    alarm_id: UUID
    visit_id: UUID | None
    why: str
    at: datetime


class AlarmTaken(Message, frozen=True, kw_only=True):
    """A person at the station took the alarm and goes to the patient; only the station can say so. `by` is who."""

    alarm_id: UUID
    by: str
    at: datetime


class AlarmSeen(Message, frozen=True, kw_only=True):
    """A doctor elsewhere has seen the alarm: it stays open until somebody at the station takes it.

    From the console to the clinic, and from the clinic, which puts the doctor's name into `by`, to the station.
    """

    alarm_id: UUID
    by: str
    at: datetime


class CallAnswered(Message, frozen=True, kw_only=True):
    """The patient is ready for the offered call (True) or cannot now."""

    call_id: UUID
    ready: bool


FromKiosk = (
    Hello
    | VisitTold
    | VisitLeft
    | AlarmRaised
    | AlarmTaken
    | CallAnswered
    | Description
    | Candidate
    | Relay
    | CallEnded
)


# --- clinic to kiosk --------------------------------------------------------------------------------


class Welcome(Message, frozen=True, kw_only=True):
    """The clinic's first word: names, and the ICE servers to use (always explicit)."""

    clinic: str
    doctors_on_call: int
    ice_servers: tuple[dict[str, str | list[str]], ...] = ()


class Placed(Message, frozen=True, kw_only=True):
    """The visit's honest place in line, and the wait as a range in minutes (None when nobody is on call)."""

    visit_id: UUID
    place: int
    doctors_on_call: int
    wait_min: tuple[int, int] | None = None


class CallOffered(Message, frozen=True, kw_only=True):
    """A doctor accepted the visit. `role` is a code, `doctor`: the station says it in the patient's language."""

    call_id: UUID
    visit_id: UUID
    doctor: str
    role: str
    ice_servers: tuple[dict[str, str | list[str]], ...] = ()


class PlanReady(Message, frozen=True, kw_only=True):
    """The doctor signed the plan; sent again after a reconnect until the kiosk says VisitLeft."""

    visit_id: UUID
    plan: Plan


class Refused(Message, frozen=True, kw_only=True):
    """The clinic did not take a message; `code` is lasting, `say` is a sentence."""

    code: str
    say: str


ToKiosk = Welcome | Placed | CallOffered | PlanReady | AlarmSeen | Refused | Description | Candidate | Relay | CallEnded


# --- console and clinic -----------------------------------------------------------------------------


class SetPresence(Message, frozen=True, kw_only=True):
    """The doctor says `on-call`, `busy` or `away`."""

    presence: str


class Accept(Message, frozen=True, kw_only=True):
    """The doctor answers this visit."""

    visit_id: UUID


FromConsole = SetPresence | Accept | AlarmSeen | Description | Candidate | Relay | CallEnded


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a reading (a `Number` value) as it is judged: `usual`, `look-again` or `act-now`.

    `way` is `low`, `high`, or empty when the number by itself is usual.
    """

    reading: UUID
    number: str
    word: str
    way: str = ""


class QueueRow(msgspec.Struct, frozen=True, kw_only=True):
    """One visit in the queue: the card, the station, NEWS2 and who has it.

    An alarm is open until staff at the station have taken it; a doctor who has seen it does not end it.
    `restarted`: an urgent visit whose station has restarted since, so that nobody there can answer.
    """

    card: VisitCard
    station: str
    online: bool
    waited_s: float
    news2: "News2Told"
    judged: tuple[Judged, ...] = ()
    call_id: UUID | None = None
    doctor: str | None = None
    alarm_id: UUID | None = None
    alarm_seen_by: str | None = None
    alarm_taken_by: str | None = None
    alarm_taken_at: datetime | None = None
    unclosed: bool = False
    restarted: bool = False


class News2Told(msgspec.Struct, frozen=True, kw_only=True):
    """NEWS2 as it may be shown: points by part (None = missing), and never a bare total when parts are missing.

    `applies` is False under 16 years (and when the age is unknown it is True with `age` among the missing).
    """

    applies: bool
    at_least: int
    parts: dict[str, int | None]
    missing: tuple[str, ...]
    single_three: bool


class Queue(Message, frozen=True, kw_only=True):
    """The whole queue, urgent first, then by wait."""

    rows: tuple[QueueRow, ...]
    me: str
    presence: str
    doctors_on_call: int
    mode: str
    clinic: str
    at: datetime


class CallBackRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is to be called back, from the Task of a delivered visit; what is not known is empty."""

    task: str
    name: str
    birth_year: int | None
    language: str
    reason: str
    station: str
    since: datetime
    phone: str
    urgency: str


class CallBacks(Message, frozen=True, kw_only=True):
    """All who are to be called back, most urgent first; sent when a page opens and on every change.

    `total` counts also those who do not stand in the list.
    """

    rows: tuple[CallBackRow, ...]
    total: int


class CallStarted(Message, frozen=True, kw_only=True):
    """This doctor's Accept was taken: expect the kiosk's offer for this call."""

    call_id: UUID
    visit_id: UUID
    ice_servers: tuple[dict[str, str | list[str]], ...] = ()


class StationState(Message, frozen=True, kw_only=True):
    """The station of this call lost its connection to the clinic, or is back."""

    call_id: UUID
    online: bool


ToConsole = Queue | CallBacks | CallStarted | StationState | Refused | Description | Candidate | Relay | CallEnded

encode = msgspec.json.Encoder().encode
