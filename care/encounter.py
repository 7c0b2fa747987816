"""One visit as the station records it: everything the patient confirmed, and nothing else.

The visit is the draft that is committed at every confirmed screen, the source of the queue card that the
doctor sees while it is still provisional, and of the one FHIR Bundle that is frozen when it ends.
"""

from datetime import datetime
from enum import Enum
from uuid import UUID

import msgspec

from care.people import Person
from care.pictures import Flaw, Role
from care.plan import Plan
from care.questionnaire import Value
from care.vitals import Kind, Reading, doubt


class UrgentSign(Enum):
    """Signs that must not wait for any form (needs clinical sign-off)."""

    BREATHING = "breathing"
    CHEST_PAIN = "chest-pain"
    STROKE = "stroke"
    BLEEDING = "bleeding"
    FAINTING = "fainting"
    SWELLING = "swelling"
    PREGNANCY = "pregnancy"
    SELF_HARM = "self-harm"


def pregnant(sign: UrgentSign | str | None) -> bool:
    """Tell whether the patient said so, by the urgent sign or its word on a card: no question asks it."""
    return sign in (UrgentSign.PREGNANCY, UrgentSign.PREGNANCY.value)


class Reason(Enum):
    """Why the patient came, in the six pictures of the reason screen and "something else"."""

    COUGH = "cough"
    THROAT = "throat"
    PAIN = "pain"
    SKIN = "skin"
    STOMACH = "stomach"
    BLOOD_PRESSURE = "blood-pressure"
    OTHER = "other"


class ConsentItem(Enum):
    """What is asked, each on its own screen; the first two are needed for a visit, the third is not."""

    VIDEO = "video"
    RECORD = "record"
    PICTURES = "pictures"


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """One answer to one consent question, with the language it was read in."""

    item: ConsentItem
    agreed: bool
    at: datetime
    language: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One confirmed answer; value None means "I'm not sure"."""

    link_id: str
    value: Value
    at: datetime


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """A measurement that was not taken, and why (`patient`, `not-found`, `doctor-early` …)."""

    kind: Kind
    why: str


class Still(msgspec.Struct, frozen=True, kw_only=True):
    """A full-resolution picture taken at the doctor's request with the patient's agreement.

    `flaw` is what the station found wrong with it; the patient was asked to take it once more.
    """

    id: UUID
    taken_at: datetime
    content_type: str
    width: int
    height: int
    data: bytes
    camera: Role = Role.FACE
    flaw: Flaw | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the text talk; `by` is `patient` or `doctor`."""

    id: UUID
    at: datetime
    by: str
    text: str


class Ending(Enum):
    """How the visit ended at the station."""

    PLAN_SHOWN = "plan-shown"
    CALL_BACK = "call-back"
    DECLINED = "declined"
    LEFT = "left"
    URGENT = "urgent"
    RECOVERED = "recovered"


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """The record of one visit. `version` grows with every confirmed change; `phone` is where to call back."""

    id: UUID
    station: str
    started_at: datetime
    version: int = 0
    language: str = "en"
    urgent: UrgentSign | None = None
    reason: Reason | None = None
    person: Person | None = None
    consents: tuple[Consent, ...] = ()
    questionnaire: str | None = None
    answers: tuple[Answer, ...] = ()
    joined_at: datetime | None = None
    readings: tuple[Reading, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    reviewed_at: datetime | None = None
    stills: tuple[Still, ...] = ()
    said: tuple[Said, ...] = ()
    doctor: str | None = None
    call_started_at: datetime | None = None
    call_ended_at: datetime | None = None
    phone: str | None = None
    plan: Plan | None = None
    plan_shown_at: datetime | None = None
    assisted_by: str | None = None
    ended_at: datetime | None = None
    ending: Ending | None = None

    def answered(self) -> dict[str, Value]:
        """Return the answers by link id; a later answer to the same question replaces the earlier."""
        return {answer.link_id: answer.value for answer in self.answers}

    def agreed(self, item: ConsentItem) -> bool:
        """Tell whether the patient's last word on this item was yes (not asked is not yes)."""
        return next((consent.agreed for consent in reversed(self.consents) if consent.item is item), False)

    @property
    def may_be_sent(self) -> bool:
        """Tell whether the visit may leave the station: the patient agreed to a record, or it is an emergency."""
        return self.urgent is not None or self.agreed(ConsentItem.RECORD)

    def last(self, kind: Kind) -> Reading | None:
        """Return the newest reading of that kind; one that its own device doubts only where there is no other."""
        found = [reading for reading in reversed(self.readings) if reading.kind is kind]
        return next((reading for reading in found if doubt(reading.flags) is None), found[0] if found else None)


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Visit)


def to_bytes(visit: Visit) -> bytes:
    """Encode a visit for the sealed draft."""
    return _encoder.encode(visit)


def from_bytes(body: bytes) -> Visit:
    """Decode a sealed draft; raises msgspec.DecodeError when it is not one."""
    return _decoder.decode(body)
