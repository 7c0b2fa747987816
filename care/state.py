"""What the patient's screen shows at any moment, and the moment in which something happens."""

from datetime import datetime
from enum import Enum
from math import ceil
from uuid import UUID

import msgspec

from care.clinical import PressureProtocol
from care.effects import Alarm
from care.encounter import ConsentItem, Still, Visit
from care.guides import Guide, Step, guides
from care.messages import Ask, Placed
from care.people import Known, Provisional
from care.pictures import Role
from care.pressure import is_open
from care.questionnaire import Item, Questionnaire, Value
from care.vitals import CORE_KINDS, Flag, Kind, Progress, Reading, Trouble, doubt

IDLE_S = 45.0
"""Question pages: seconds without a touch before "Do you need more time?" (UX section 7)."""
STILL_HERE_S = 180.0
"""Waiting and plan pages: seconds before the same question."""
MORE_TIME_S = 30.0
GOODBYE_S = 8.0
REST_S = 60.0
"""How long the page that promises nothing stays, until a fresh process tries again."""
LOST_TELL_S = 10.0
"""Seconds of a lost call before "We could not reach the doctor" with ways out."""


class Page(Enum):
    """The patient's screens, in the order of the way."""

    ATTRACT = "attract"
    LANGUAGE = "language"
    SAFETY = "safety"
    URGENT = "urgent"
    REASON = "reason"
    IDENTIFY = "identify"
    NAME = "name"
    BIRTH = "birth"
    LOOKING = "looking"
    CONFIRM = "confirm"
    NOT_FOUND = "not-found"
    CONSENT = "consent"
    DECLINED = "declined"
    QUESTION = "question"
    OFFLINE = "offline"
    VITALS = "vitals"
    PREPARE = "prepare"
    MEASURE = "measure"
    PAUSE = "pause"
    RESULT = "result"
    TROUBLE = "trouble"
    REVIEW = "review"
    WAITING = "waiting"
    CALL_BACK = "call-back"
    PHONE = "phone"
    CALL = "call"
    AFTER_CALL = "after-call"
    PLAN = "plan"
    GOODBYE = "goodbye"
    REST = "rest"


class Overlay(Enum):
    """What lies over a page until it is answered."""

    HELP = "help"
    MORE_TIME = "more-time"
    END_CALL = "end-call"
    QR = "qr"


CONSENT_ORDER = (ConsentItem.VIDEO, ConsentItem.RECORD, ConsentItem.PICTURES)
NEEDED = frozenset({ConsentItem.VIDEO, ConsentItem.RECORD})
_ASKS_WHO = frozenset({Page.IDENTIFY, Page.NAME, Page.BIRTH, Page.NOT_FOUND})
_SQUEEZED = frozenset({Trouble.MOVEMENT, Trouble.CUFF_LOOSE, Trouble.BAD_POSITION})


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """What this station is: constant for the life of the process.

    `irregular_hint`: the clinician is told of a pulse that may be irregular, as `care.clinical.EcgStrip` has it.
    """

    station: str = "Station"
    clinic: str = "Clinic"
    number: str = ""
    kinds: tuple[Kind, ...] = CORE_KINDS
    cameras: tuple[Role, ...] = (Role.FACE,)
    questionnaire: Questionnaire | None = None
    protocol: PressureProtocol = PressureProtocol()
    irregular_hint: bool = False


class Unrested(msgspec.Struct, frozen=True, kw_only=True):
    """Why the rest before a blood pressure was cut short: the patient's word, or staff's reason in English."""

    flag: Flag
    note: str | None = None


class CallLink(Enum):
    """How the call is doing."""

    CONNECTING = "connecting"
    CONNECTED = "connected"
    LOST = "lost"


class Shot(msgspec.Struct, frozen=True, kw_only=True):
    """A still that the patient has agreed to, until it is sent.

    Before `taking` the patient aims an exam camera; a `still` waits for the word whether to take it once more, which
    is asked of a flawed one and only once: `again`.
    """

    ask: Ask
    taking: bool = False
    still: Still | None = None
    again: bool = False


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """The call with the doctor, as the patient's screen needs it.

    `asked` is the request that is measured for now; `full` is what came to nothing: `still` or `talk` goes no more
    into this visit, or `no-picture` was to be had.
    """

    id: UUID
    doctor: str
    role: str
    link: CallLink = CallLink.CONNECTING
    since: float = 0.0
    ask: Ask | None = None
    asked: UUID | None = None
    muted: bool = False
    camera_off: bool = False
    full: str | None = None
    shot: Shot | None = None


class CheckIn(msgspec.Struct, frozen=True, kw_only=True):
    """The whole of what the patient's screen shows. `now`, `touched_at` … are seconds of the monotonic clock.

    `guide_step` is the step that the patient is led through before the device is asked; a rest or a pause between
    two readings lasts until `waits_until`; `unrested` says why a rest was cut short, for the readings after it.
    """

    setup: Setup = Setup()
    page: Page = Page.ATTRACT
    overlay: Overlay | None = None
    visit: Visit | None = None
    nonce: UUID | None = None
    steps: int = 0
    lease: str | None = None
    measuring: Kind | None = None
    progress: Progress | None = None
    result: Reading | None = None
    trouble: Trouble | None = None
    tries: int = 0
    guide_step: Step | None = None
    waits_until: float = 0.0
    unrested: Unrested | None = None
    given: str = ""
    family: str = ""
    match: Known | Provisional | None = None
    changing: str | None = None
    problem: str | None = None
    online: bool = False
    printer: bool = False
    place: Placed | None = None
    offer: Call | None = None
    call: Call | None = None
    alarm: Alarm | None = None
    printed: str | None = None
    printer_trouble: str | None = None
    now: float = 0.0
    touched_at: float = 0.0
    overlay_at: float = 0.0
    goodbye_at: float = 0.0

    @property
    def camera(self) -> Role:
        """Return the camera whose pictures are wanted, where one is."""
        shot = self.call.shot if self.call else None
        return shot.ask.camera if shot else Role.FACE

    @property
    def question(self) -> Item | None:
        """Return the question that is on the screen, if one is."""
        if self.page is not Page.QUESTION or self.visit is None or self.setup.questionnaire is None:
            return None
        known = known_answers(self.visit)
        if self.changing is not None and self.changing in known:
            return self.setup.questionnaire.item(self.changing)
        return self.setup.questionnaire.next_item(known)

    @property
    def consent(self) -> ConsentItem | None:
        """Return the consent that is asked next."""
        if self.visit is None:
            return None
        given = {consent.item for consent in self.visit.consents}
        return next((item for item in CONSENT_ORDER if item not in given), None)

    @property
    def to_measure(self) -> tuple[Kind, ...]:
        """Return the kinds that were neither measured to the end nor skipped yet, in the station's order."""
        if self.visit is None:
            return ()
        readings = self.visit.readings
        done = {r.kind for r in readings if doubt(r.flags) is None}
        if is_open(readings, self.setup.protocol):
            done.discard(Kind.BLOOD_PRESSURE)
        done |= {skip.kind for skip in self.visit.skipped}
        return tuple(kind for kind in self.setup.kinds if kind not in done)

    @property
    def guide(self) -> Guide:
        """Return the steps of what is being measured."""
        assert self.measuring is not None
        return guides(self.setup.protocol)[self.measuring]

    @property
    def may_retry(self) -> bool:
        """Tell whether to measure once more: a cuff that squeezed in vain several times is not to squeeze again."""
        squeezed = self.measuring is Kind.BLOOD_PRESSURE and self.trouble in _SQUEEZED
        return not squeezed or self.tries < self.setup.protocol.retakes

    @property
    def wait_left_s(self) -> int:
        """Return the whole seconds left of a rest or a pause."""
        return max(0, ceil(self.waits_until - self.now))

    @property
    def more_time_left_s(self) -> int:
        """Return the whole seconds left on the "more time" ring."""
        return max(0, round(MORE_TIME_S - (self.now - self.overlay_at)))

    @property
    def lost_for_s(self) -> float:
        """Return for how long the call has been lost, in seconds; 0 when it is not."""
        if self.call is None or self.call.link is not CallLink.LOST:
            return 0.0
        return self.now - self.call.since

    @property
    def takes_codes(self) -> bool:
        """Tell whether a card that is scanned now says who this is."""
        return self.page in _ASKS_WHO and self.overlay is None

    @property
    def wants_codes(self) -> bool:
        """Tell whether the camera should look for a card now."""
        return self.page is Page.IDENTIFY and self.overlay is None


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """What the world gives with an event: the two clocks, one fresh id, and one secret (never exported)."""

    wall: datetime
    mono: float
    fresh: UUID
    secret: UUID


def known_answers(visit: Visit) -> dict[str, Value]:
    reason = {"reason": visit.reason.value} if visit.reason else {}
    return {**reason, **visit.answered()}
