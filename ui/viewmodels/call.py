"""View models of the call with the doctor and of the question before it is ended."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import LOST_TELL_S, CallLink, CheckIn
from care.events import (
    AskAnswered,
    CallMeBack,
    CameraTouched,
    EndCallAnswered,
    EndCallTouched,
    MeasureStopped,
    MuteTouched,
    NurseCalled,
    PatientSaid,
    PictureLeft,
    PictureSent,
    PictureTouched,
)
from care.vitals import Kind, Progress, Trouble
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel
from ui.viewmodels.measure import unit_of, with_unit

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1

PATIENCE_S = 30.0
"""How long "Keep waiting" puts off the question what to do about a lost call, in seconds."""


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class CallModel(PageModel):
    """The call: who, how well it is connected, what the doctor asks for, and the text talk."""

    changed = Signal()

    samples = Signal("QVariantList")  # type: ignore[arg-type]  # the C++ name of the type, which the stub leaves out
    pressure = Signal(float, float)
    measuringStarted = Signal()
    talkChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: Progress | None = None
        self._value: float | None = None
        self._kind: Kind | None = None
        self._connected_at: float | None = None
        self._patient_until = 0.0
        self._began = 0.0
        self._typing = False
        self._read = 0

    def facet(self, state: CheckIn) -> object:
        minutes = int(state.now // 60) if state.call else 0
        lost = state.lost_for_s >= LOST_TELL_S and state.now >= self._patient_until
        said = state.visit.said if state.visit else ()
        readings = state.visit.readings if state.visit else ()
        return (state.call, state.measuring, state.progress, state.trouble, said, readings, state.alarm, minutes, lost)

    def show(self, state: CheckIn) -> None:
        if state.call is not None and state.call.link is CallLink.CONNECTED and self._connected_at is None:
            self._connected_at = state.now
        if state.measuring is not self._kind:
            self._kind, self._value, self._began = state.measuring, None, state.now
            self.measuringStarted.emit()
        if state.progress is not None and state.progress is not self._seen:
            self._take(state.progress, state.now - self._began)
        if self._typing:
            self._read = _lines_of_the_doctor(state)
        super().show(state)

    def _take(self, progress: Progress, after_s: float) -> None:
        self._seen = progress
        if progress.trace:
            self.samples.emit(list(progress.trace))
        if progress.value is not None and progress.unit != "/min":
            self._value = progress.value
            if progress.kind is Kind.BLOOD_PRESSURE:
                self.pressure.emit(after_s, progress.value)

    @Property(str, notify=changed)
    def doctor(self) -> str:
        return self.state.call.doctor if self.state.call else ""

    @Property(str, notify=changed)
    def role(self) -> str:
        return self.state.call.role if self.state.call else ""

    @Property(str, notify=changed)
    def link(self) -> str:
        """Return `connecting`, `connected` or `lost`."""
        return self.state.call.link.value if self.state.call else "connecting"

    @Property(int, notify=changed)
    def minutes(self) -> int:
        """Return the whole minutes since the first connection."""
        return int((self.state.now - self._connected_at) // 60) if self._connected_at is not None else 0

    @Property(bool, notify=changed)
    def lostLong(self) -> bool:
        return self.state.lost_for_s >= LOST_TELL_S and self.state.now >= self._patient_until

    @Property(bool, notify=changed)
    def muted(self) -> bool:
        return self.state.call is not None and self.state.call.muted

    @Property(bool, notify=changed)
    def cameraOff(self) -> bool:
        return self.state.call is not None and self.state.call.camera_off

    @Property(bool, notify=changed)
    def nurseCalled(self) -> bool:
        return self.state.alarm is not None

    @Property(bool, notify=changed)
    def nurseComing(self) -> bool:
        return self.state.alarm is not None and self.state.alarm.taken_by is not None

    @Property(str, notify=changed)
    def ask(self) -> str:
        """Return what the doctor asks for: a `Kind` value, `still`, or nothing."""
        return self.state.call.ask.what if self.state.call and self.state.call.ask else ""

    @Property(str, notify=changed)
    def shotCamera(self) -> str:
        """Return whose pictures are shown or asked for, as a `Role` value."""
        asked = self.state.call.ask if self.state.call else None
        return (asked.camera if asked else self.state.camera).value

    @Property(str, notify=changed)
    def shot(self) -> str:
        """Return how the still stands that was agreed to: `aim`, `taking`, the `Flaw` of what was taken, or nothing."""
        shot = self.state.call.shot if self.state.call else None
        if shot is None:
            return ""
        if shot.still is not None and shot.still.flaw is not None:
            return shot.still.flaw.value
        return "taking" if shot.taking else "aim"

    @Property(str, notify=changed)
    def full(self) -> str:
        """Return what no more goes into this visit: `still` or `talk`; `no-picture` was to be had; or nothing."""
        return (self.state.call.full if self.state.call else None) or ""

    @Property(str, notify=changed)
    def measuring(self) -> str:
        return self.state.measuring.value if self.state.measuring and self.state.lease else ""

    @Property(str, notify=changed)
    def value(self) -> str:
        if self._value is None or self._kind is None:
            return ""
        places = 1 if self._kind in (Kind.TEMPERATURE, Kind.WEIGHT) else 0
        return f"{self._value:.{places}f}"

    @Property(str, notify=changed)
    def unit(self) -> str:
        return unit_of(self.state.measuring) if self.state.measuring else ""

    @Property(str, notify=changed)
    def guidance(self) -> str:
        return (self.state.progress.guidance if self.state.progress else None) or ""

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        return isinstance(self.state.trouble, Trouble) and self.state.lease is None

    @Property(str, notify=changed)
    def measured(self) -> str:
        """Return the newest reading that was taken in this call, as number and unit."""
        visit = self.visit
        if visit is None or visit.call_started_at is None:
            return ""
        fresh = [r for r in visit.readings if r.received_at >= visit.call_started_at]
        return with_unit(fresh[-1].vital, fresh[-1].kind) if fresh else ""

    @Property(str, notify=changed)
    def measuredKind(self) -> str:
        visit = self.visit
        return visit.readings[-1].kind.value if visit is not None and visit.readings else ""

    @Property("QVariantList", notify=changed)
    def lines(self) -> list[dict[str, object]]:
        """Return {mine, text} for each line of the text talk, oldest first."""
        said = self.visit.said if self.visit else ()
        return [{"mine": line.by == "patient", "text": line.text} for line in said]

    @Property(str, notify=changed)
    def heard(self) -> str:
        """Return the doctor's newest line that was not read yet."""
        said = [line for line in (self.visit.said if self.visit else ()) if line.by == "doctor"]
        return said[-1].text if len(said) > self._read else ""

    @Property(bool, notify=talkChanged)
    def typing(self) -> bool:
        return self._typing

    @Slot()
    def toggleTyping(self) -> None:
        """Open the text talk, or close it."""
        self._typing = not self._typing
        self._read = _lines_of_the_doctor(self.state)
        self.talkChanged.emit()
        self.changed.emit()

    @Slot(str)
    def send(self, text: str) -> None:
        """Send a typed line to the doctor."""
        if text.strip():
            self.say(PatientSaid(text.strip()))

    @Slot(bool)
    def answer(self, agreed: bool) -> None:
        """Agree to what the doctor asks for, or not now."""
        self.say(AskAnswered(agreed))

    @Slot()
    def takePicture(self) -> None:
        """Take the picture, or take it once more."""
        self.say(PictureTouched())

    @Slot()
    def leavePicture(self) -> None:
        """Send the picture as it is; where none was taken yet, leave it."""
        shot = self.state.call.shot if self.state.call else None
        self.say(PictureSent() if shot and shot.still else PictureLeft())

    @Slot()
    def stop(self) -> None:
        """Stop the running measurement."""
        self.say(MeasureStopped())

    @Slot()
    def mute(self) -> None:
        """Mute, or speak again."""
        self.say(MuteTouched())

    @Slot()
    def camera(self) -> None:
        """Camera off, or on again."""
        self.say(CameraTouched())

    @Slot()
    def callNurse(self) -> None:
        """Call a nurse."""
        self.say(NurseCalled())

    @Slot()
    def end(self) -> None:
        """End call; it asks once."""
        self.say(EndCallTouched())

    @Slot()
    def keepWaiting(self) -> None:
        """Go on waiting for a lost call."""
        self._patient_until = self.state.now + PATIENCE_S
        self.changed.emit()

    @Slot()
    def finish(self) -> None:
        """Finish a lost call: the clinic calls back."""
        self.say(CallMeBack())


def _lines_of_the_doctor(state: CheckIn) -> int:
    return sum(line.by == "doctor" for line in (state.visit.said if state.visit else ()))


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class EndCallModel(PageModel):
    """End the call?"""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return state.call.doctor if state.call else ""

    @Property(str, notify=changed)
    def doctor(self) -> str:
        return self.state.call.doctor if self.state.call else ""

    @Slot(bool)
    def answer(self, yes: bool) -> None:
        """End it, or go on talking."""
        self.say(EndCallAnswered(yes))
