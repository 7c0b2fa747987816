"""View models of the pages around the call: urgent help, waiting, call back, the wait for the plan, goodbye."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import GOODBYE_S, CheckIn
from care.events import Back, CallAgreed, CallMeBack, Continue, Finish, LeavePhone, NurseCalled, PhoneTyped
from care.phone import MOST_DIGITS, phone_number, spaced
from care.told import call_back, reachable
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class UrgentModel(PageModel):
    """Somebody needs help now. Only staff can end this page."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.visit.urgent if state.visit else None, state.alarm, state.offer, state.online, state.setup)

    @Property(str, notify=changed)
    def sign(self) -> str:
        return self.state.visit.urgent.value if self.state.visit and self.state.visit.urgent else ""

    @Property(bool, notify=changed)
    def coming(self) -> bool:
        """Tell whether somebody at the station took the alarm."""
        return self.state.alarm is not None and self.state.alarm.taken_by is not None

    @Property(str, notify=changed)
    def seenBy(self) -> str:
        """Return the doctor who has seen the alarm from the clinic; empty when none has."""
        return (self.state.alarm.seen_by if self.state.alarm else None) or ""

    @Property(bool, notify=changed)
    def online(self) -> bool:
        return self.state.online

    @Property(str, notify=changed)
    def doctor(self) -> str:
        """Return the doctor who is ready to talk; empty when none is."""
        return self.state.offer.doctor if self.state.offer else ""

    @Slot()
    def talk(self) -> None:
        """Talk to the doctor now."""
        self.say(CallAgreed())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class WaitingModel(PageModel):
    """The honest place in line, and what the doctor will see."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.place, state.online, state.visit, state.setup)

    @Property(bool, notify=changed)
    def online(self) -> bool:
        return self.state.online

    @Property(int, notify=changed)
    def place(self) -> int:
        """Return the place in line; 0 while the clinic has not told it."""
        return self.state.place.place if self.state.place and self.state.online else 0

    @Property(bool, notify=changed)
    def onCall(self) -> bool:
        return self.state.place is None or self.state.place.doctors_on_call > 0

    @Property(int, notify=changed)
    def waitFrom(self) -> int:
        """Return the shortest likely wait in minutes; -1 when it cannot be told."""
        return self.state.place.wait_min[0] if self.state.place and self.state.place.wait_min else -1

    @Property(int, notify=changed)
    def waitTo(self) -> int:
        """Return the longest likely wait in minutes; -1 when it cannot be told."""
        return self.state.place.wait_min[1] if self.state.place and self.state.place.wait_min else -1

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self.visit.reason.value if self.visit and self.visit.reason else ""

    @Property(int, notify=changed)
    def measured(self) -> int:
        """Return how many kinds of measurement the doctor will see."""
        return len({reading.kind for reading in self.visit.readings}) if self.visit else 0

    @Property(int, notify=changed)
    def answered(self) -> int:
        """Return how many answers the doctor will see."""
        return len(self.visit.answered()) if self.visit else 0

    @Slot()
    def callMeBack(self) -> None:
        """I can't wait: call me back."""
        self.say(CallMeBack())

    @Slot()
    def callNurse(self) -> None:
        """Ask a nurse."""
        self.say(NurseCalled())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class CallBackModel(PageModel):
    """The end of a visit without a doctor: what becomes of it, what is safe, and where the clinic may call."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.online, state.visit)

    @Property(bool, notify=changed)
    def online(self) -> bool:
        return self.state.online

    @Property(str, notify=changed)
    def promise(self) -> str:
        """Return what becomes of the visit, in the patient's language; the record keeps the same words."""
        return call_back(self.visit) if self.visit else ""

    @Property(bool, notify=changed)
    def reachable(self) -> bool:
        """Tell whether the clinic can call."""
        return self.visit is not None and reachable(self.visit)

    @Property(bool, notify=changed)
    def hasPhone(self) -> bool:
        return self.visit is not None and self.visit.phone is not None

    @Slot()
    def leavePhone(self) -> None:
        """Leave my phone number, or change it."""
        self.say(LeavePhone())

    @Property(int, notify=changed)
    def measured(self) -> int:
        return len({reading.kind for reading in self.visit.readings}) if self.visit else 0

    @Slot()
    def keepWaiting(self) -> None:
        """Wait for the doctor after all: the connection is back."""
        self.say(Continue())

    @Slot()
    def callNurse(self) -> None:
        """Ask a nurse."""
        self.say(NurseCalled())

    @Slot()
    def finish(self) -> None:
        """Finish: the clinic calls back."""
        self.say(Finish())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class PhoneModel(PageModel):
    """The phone number, sign by sign as it is typed."""

    changed = Signal()
    numberChanged = Signal()
    _number = ""

    def show(self, state: CheckIn) -> None:
        if self.state.visit is None and state.visit is not None:
            self._number = state.visit.phone or ""
        super().show(state)

    def facet(self, state: CheckIn) -> object:
        return (state.problem, state.touched_at)

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self.state.problem or ""

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        """Return what was typed, grouped to be checked by eye."""
        return spaced(self._number)

    @Property(bool, notify=numberChanged)
    def canGoOn(self) -> bool:
        return phone_number(self._number) is not None

    @Slot(str)
    def digit(self, sign: str) -> None:
        """Type one digit, or a plus sign before them all."""
        if sign == "+":
            self._number = self._number or sign
        elif len(self._number.removeprefix("+")) < MOST_DIGITS:
            self._number += sign
        self.numberChanged.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last sign back."""
        self._number = self._number[:-1]
        self.numberChanged.emit()

    @Slot()
    def skip(self) -> None:
        """Go on without a number."""
        self.say(Back())

    @Slot()
    def goOn(self) -> None:
        """Keep this number."""
        if self.canGoOn:
            self.say(PhoneTyped(self._number))


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class AfterCallModel(PageModel):
    """The call is over and the plan is not there yet."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.online, state.visit)

    @Property(str, notify=changed)
    def doctor(self) -> str:
        return (self.visit.doctor if self.visit else None) or ""

    @Property(bool, notify=changed)
    def online(self) -> bool:
        return self.state.online

    @Slot()
    def callMeBack(self) -> None:
        """I can't wait: call me back."""
        self.say(CallMeBack())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class GoodbyeModel(PageModel):
    """All is cleared; one mark goes out each second."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return self._left(state)

    @staticmethod
    def _left(state: CheckIn) -> int:
        return max(0, round(GOODBYE_S - (state.now - state.goodbye_at)))

    @Property(int, constant=True)
    def marks(self) -> int:
        return int(GOODBYE_S)

    @Property(int, notify=changed)
    def left(self) -> int:
        return self._left(self.state)
