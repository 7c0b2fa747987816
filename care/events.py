"""What can happen in a visit: touches, readings, words from the clinic, and time."""

from datetime import date
from uuid import UUID

import msgspec

from care.effects import Alarm
from care.encounter import ConsentItem, Reason, Still, UrgentSign, Visit
from care.messages import Ask, Chat, Placed
from care.people import Known
from care.pictures import Role
from care.plan import Plan
from care.questionnaire import Value
from care.vitals import Kind, Progress, Reading, Trouble


class _Event(msgspec.Struct, frozen=True):
    """Root of the events: small values with positional fields, made to be matched."""


class Start(_Event, frozen=True):
    """The patient touched the attract screen."""


class Touched(_Event, frozen=True):
    """A touch or key that means nothing more than "I am here"."""


class Back(_Event, frozen=True):
    """The Back key of the top bar."""


class LanguageChosen(_Event, frozen=True):
    """A language card; also from the help sheet, at any time."""

    language: str


class SignTouched(_Event, frozen=True):
    """One of the eight urgent pictures."""

    sign: UrgentSign


class NoSigns(_Event, frozen=True):
    """None of these."""


class ReasonChosen(_Event, frozen=True):
    """The reason was chosen and confirmed."""

    reason: Reason


class CardRead(_Event, frozen=True):
    """A card was read and its signature is the clinic's."""

    person: Known


class CardRefused(_Event, frozen=True):
    """What was read does not say who this is.

    `why`: `code-not-ours`, `code-number` for a bare number such as a wristband's, `document-damaged`.
    """

    why: str = "code-not-ours"


class DocumentRead(_Event, frozen=True):
    """A driving licence, identity card or passport was read; nothing else of it is kept.

    `born` is None where the document does not say the whole day.
    """

    given: str
    family: str
    born: date | None
    expired: bool = False


class TypeName(_Event, frozen=True):
    """Type my name."""


class NameTyped(_Event, frozen=True):
    """The name as typed, in any script."""

    given: str
    family: str


class BirthTyped(_Event, frozen=True):
    """The birth date as typed; None when it is no date."""

    born: date | None


class Identified(_Event, frozen=True):
    """The clinic's answer to name and birth date: at most one patient, or nobody, or the clinic is out of reach."""

    match: Known | None


class Confirmed(_Event, frozen=True):
    """ "Is this you?" was answered."""

    yes: bool


class GuestChosen(_Event, frozen=True):
    """Go on without a name."""


class ConsentAnswered(_Event, frozen=True):
    """The consent that was touched was answered; another one than is asked now changes nothing."""

    item: ConsentItem
    agreed: bool


class QuestionAnswered(_Event, frozen=True):
    """The question that was touched was answered and confirmed, None for "I'm not sure"; as with a consent."""

    link_id: str
    value: Value


class ChangeTouched(_Event, frozen=True):
    """Change, beside an answer on the review: the link id of its question, or `reason`."""

    link_id: str


class Continue(_Event, frozen=True):
    """The main button of a page that only informs (offline, result, trouble's end, declined)."""


class MeasureStarted(_Event, frozen=True):
    """Start, or measure again, one kind."""

    kind: Kind


class GuideStepDone(_Event, frozen=True):
    """The step that was touched is done (the id of a `care.guides.Step`); another one changes nothing."""

    step: str


class RestCut(_Event, frozen=True):
    """The rest ends here: the patient has been sitting already, or staff says so with a reason (in English)."""

    by: str | None = None
    why: str | None = None


class MeasureStopped(_Event, frozen=True):
    """Stop: let the air out."""


class MeasureSkipped(_Event, frozen=True):
    """I can't do this, or Skip."""

    kind: Kind
    why: str = "patient"


class Progressed(_Event, frozen=True):
    """The measurement goes on."""

    progress: Progress


class Measured(_Event, frozen=True):
    """The station received a reading."""

    reading: Reading


class MeasureFailed(_Event, frozen=True):
    """The measurement ended without a value."""

    kind: Kind
    trouble: Trouble
    lease: str


class Reviewed(_Event, frozen=True):
    """Send to the doctor."""


class PlaceTold(_Event, frozen=True):
    """The clinic says where in line this visit is."""

    place: Placed


class Offered(_Event, frozen=True):
    """A doctor accepted the visit."""

    call_id: UUID
    doctor: str
    role: str


class CallAgreed(_Event, frozen=True):
    """Talk to the doctor now (from the urgent page)."""


class LinkOfCall(_Event, frozen=True):
    """The media process says how the call is: connecting, connected, lost, failed or ended."""

    call_id: UUID
    state: str


class EndCallTouched(_Event, frozen=True):
    """End call; asks once."""


class EndCallAnswered(_Event, frozen=True):
    """The answer to "End the call?"."""

    yes: bool


class CallOver(_Event, frozen=True):
    """The other side ended the call."""

    call_id: UUID


class MuteTouched(_Event, frozen=True):
    """Mute or unmute."""


class CameraTouched(_Event, frozen=True):
    """Camera off or on."""


class Asked(_Event, frozen=True):
    """The doctor asks for something."""

    ask: Ask


class AskAnswered(_Event, frozen=True):
    """The patient's answer to the request on the screen."""

    agreed: bool


class PictureTouched(_Event, frozen=True):
    """Take the picture that was aimed at, or take it once more."""


class PictureSent(_Event, frozen=True):
    """Send the picture as it is, though it could be better."""


class PictureLeft(_Event, frozen=True):
    """No picture after all."""


class CameraFailed(_Event, frozen=True):
    """The camera that was wanted gives no pictures."""

    camera: Role


class StillTaken(_Event, frozen=True):
    """The still that was agreed to."""

    still: Still


class StillFailed(_Event, frozen=True):
    """The still that was agreed to could not be taken."""

    still_id: UUID
    why: str


class PatientSaid(_Event, frozen=True):
    """A line typed by the patient."""

    text: str


class DoctorSaid(_Event, frozen=True):
    """A line typed by the doctor."""

    chat: Chat


class PlanReceived(_Event, frozen=True):
    """The doctor signed the plan of this visit."""

    visit_id: UUID
    plan: Plan


class PrintTouched(_Event, frozen=True):
    """Print the plan."""


class Printed(_Event, frozen=True):
    """What became of printing: `printed`, `no-printer`, `no-paper` or `cover-open`."""

    outcome: str


class PrinterSeen(_Event, frozen=True):
    """The printer was looked at: one is here, or none; `trouble` is why it prints nothing now, as in `Printed`."""

    here: bool
    trouble: str | None = None


class QrTouched(_Event, frozen=True):
    """Scan to my phone."""


class OverlayClosed(_Event, frozen=True):
    """Go back to the page under the overlay."""


class CallMeBack(_Event, frozen=True):
    """I can't wait: call me back."""


class LeavePhone(_Event, frozen=True):
    """Leave my phone number, or change the one that was left."""


class PhoneTyped(_Event, frozen=True):
    """The phone number as typed."""

    number: str


class Finish(_Event, frozen=True):
    """Finish: the visit ends here."""


class HelpTouched(_Event, frozen=True):
    """The Help key."""


class NurseCalled(_Event, frozen=True):
    """Call a nurse."""


class MoreTime(_Event, frozen=True):
    """I need more time."""


class FinishAndClear(_Event, frozen=True):
    """Finish and clear."""


class AlarmAnswered(_Event, frozen=True):
    """What has become of an alarm: a doctor has seen it, or somebody at the station took it."""

    alarm: Alarm


class StaffCleared(_Event, frozen=True):
    """Staff ended the urgent page (nurse mode)."""


class Resumed(_Event, frozen=True):
    """A nurse continues an unfinished visit; `alarm` is the newest that was raised in it, taken by now."""

    visit: Visit
    by: str
    alarm: Alarm | None = None


class ValueTyped(_Event, frozen=True):
    """A nurse typed a value for this visit."""

    reading: Reading


class OnlineChanged(_Event, frozen=True):
    """The clinic is in reach, or not."""

    online: bool


class Ticked(_Event, frozen=True):
    """A second passed."""


class StoreFailed(_Event, frozen=True):
    """A commit did not succeed: nothing may be promised any more."""


Event = (
    Start
    | Touched
    | Back
    | LanguageChosen
    | SignTouched
    | NoSigns
    | ReasonChosen
    | CardRead
    | CardRefused
    | DocumentRead
    | TypeName
    | NameTyped
    | BirthTyped
    | Identified
    | Confirmed
    | GuestChosen
    | ConsentAnswered
    | QuestionAnswered
    | ChangeTouched
    | Continue
    | MeasureStarted
    | GuideStepDone
    | RestCut
    | MeasureStopped
    | MeasureSkipped
    | Progressed
    | Measured
    | MeasureFailed
    | Reviewed
    | PlaceTold
    | Offered
    | CallAgreed
    | LinkOfCall
    | EndCallTouched
    | EndCallAnswered
    | CallOver
    | MuteTouched
    | CameraTouched
    | Asked
    | AskAnswered
    | PictureTouched
    | PictureSent
    | PictureLeft
    | CameraFailed
    | StillTaken
    | StillFailed
    | PatientSaid
    | DoctorSaid
    | PlanReceived
    | PrintTouched
    | Printed
    | PrinterSeen
    | QrTouched
    | OverlayClosed
    | CallMeBack
    | LeavePhone
    | PhoneTyped
    | Finish
    | HelpTouched
    | NurseCalled
    | MoreTime
    | FinishAndClear
    | AlarmAnswered
    | StaffCleared
    | Resumed
    | ValueTyped
    | OnlineChanged
    | Ticked
    | StoreFailed
)

FROM_PEOPLE = (
    Start, Touched, Back, LanguageChosen, SignTouched, NoSigns, ReasonChosen, CardRead, DocumentRead, TypeName,
    NameTyped, BirthTyped, Confirmed, GuestChosen, ConsentAnswered, QuestionAnswered, ChangeTouched, Continue,
    MeasureStarted, MeasureStopped, MeasureSkipped, GuideStepDone, RestCut, Reviewed, CallAgreed, EndCallTouched,
    EndCallAnswered, MuteTouched, CameraTouched, AskAnswered, PictureTouched, PictureSent, PictureLeft, PatientSaid,
    PrintTouched, QrTouched, OverlayClosed, CallMeBack, LeavePhone, PhoneTyped, Finish, HelpTouched, NurseCalled,
    MoreTime, FinishAndClear,
)  # fmt: skip
"""Events that show that somebody is here: they restart the privacy timer."""
