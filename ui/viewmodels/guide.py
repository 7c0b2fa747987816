"""View models of what surrounds a measurement: the steps before the device is asked, and the pause between two."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn
from care.encounter import pregnant
from care.events import GuideStepDone, MeasureSkipped, RestCut
from care.guides import Done
from care.pressure import Round, due, newest_round
from care.triage import alarming
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel
from ui.viewmodels.measure import as_text

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class PrepareModel(PageModel):
    """One step before the device is asked: a sentence and its drawing, until it is touched or its time is over."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.guide_step, state.wait_left_s)

    def show(self, state: CheckIn) -> None:
        if state.guide_step is not None:  # the page keeps its words while it goes
            self._step, self._kind, self._steps = state.guide_step, state.measuring, state.guide.before_device
        super().show(state)

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._step.words

    @Property(str, notify=changed)
    def picture(self) -> str:
        return self._step.picture

    @Property(int, notify=changed)
    def place(self) -> int:
        return self._steps.index(self._step) + 1

    @Property(int, notify=changed)
    def total(self) -> int:
        return len(self._steps)

    @Property(bool, notify=changed)
    def timed(self) -> bool:
        """Tell whether this step ends by itself."""
        return self._step.done is Done.TIME

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        return self.state.wait_left_s

    @Property(float, notify=changed)
    def left(self) -> float:
        """Return the share of the time that is left."""
        return min(1.0, self.state.wait_left_s / self._step.least_s) if self._step.least_s else 0.0

    @Slot()
    def goOn(self) -> None:
        """This step is done."""
        self.say(GuideStepDone(self._step.id))

    @Slot()
    def rested(self) -> None:
        """I have been sitting already."""
        self.say(RestCut())

    @Slot()
    def skip(self) -> None:
        """I can't do this."""
        if self._kind is not None:
            self.say(MeasureSkipped(self._kind))


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class PauseModel(PageModel):
    """The time between two readings: which one comes next, when, and what was measured so far."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.wait_left_s, state.visit)

    @property
    def _round(self) -> Round:
        return newest_round(self.visit.readings, self.state.setup.protocol) if self.visit is not None else ()

    @Property(int, notify=changed)
    def number(self) -> int:
        """Return which reading of the round comes next."""
        return len(self._round) + 1

    @Property(int, notify=changed)
    def total(self) -> int:
        return due(self._round, self.state.setup.protocol)

    @Property("QStringList", notify=changed)
    def values(self) -> list[str]:
        return [as_text(reading.vital) for reading in self._round]

    @Property(bool, notify=changed)
    def alarmed(self) -> bool:
        """Tell whether a nurse has been told of what was measured."""
        expecting = pregnant(self.visit.urgent) if self.visit is not None else False
        return any(alarming(reading, pregnant=expecting) for reading in self._round)

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        return self.state.wait_left_s

    @Property(float, notify=changed)
    def left(self) -> float:
        """Return the share of the pause that is left."""
        lasts = self.state.setup.protocol.apart_s
        return min(1.0, self.state.wait_left_s / lasts) if lasts else 0.0

    @Slot()
    def skip(self) -> None:
        """No more of it: what was measured stays as it is."""
        if self.state.measuring is not None:
            self.say(MeasureSkipped(self.state.measuring))
