"""View models of the pages around the call: urgent help, waiting, call back, the wait for the plan, goodbye."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import GOODBYE_S, CheckIn
from care.events import CallAgreed, Continue, Finish, NurseCalled
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
        return self.state.alarm is not None and self.state.alarm.taken_by is not None

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
    def finish(self) -> None:
        """I can't wait: the clinic calls back."""
        self.say(Finish())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class CallBackModel(PageModel):
    """The end of a visit without a connection: what is safe, and that the clinic will call."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.online, state.visit, state.alarm)

    @Property(bool, notify=changed)
    def online(self) -> bool:
        return self.state.online

    @Property(int, notify=changed)
    def measured(self) -> int:
        return len({reading.kind for reading in self.visit.readings}) if self.visit else 0

    @Property(bool, notify=changed)
    def nurseCalled(self) -> bool:
        return self.state.alarm is not None

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
    def finish(self) -> None:
        """I can't wait: the clinic calls back."""
        self.say(Finish())


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
