"""View models of the help sheet and of "Do you need more time?"."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import MORE_TIME_S, CheckIn, Page
from care.events import FinishAndClear, LanguageChosen, MoreTime, NurseCalled, OverlayClosed
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1

_QUESTIONS = frozenset(
    (Page.LANGUAGE, Page.SAFETY, Page.REASON, Page.IDENTIFY, Page.NAME, Page.BIRTH, Page.CONFIRM, Page.CONSENT)
) | {Page.QUESTION}


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class HelpModel(PageModel):
    """The help sheet, and the languages inside it."""

    changed = Signal()
    languagesChanged = Signal()
    _languages = False

    def facet(self, state: CheckIn) -> object:
        return (state.alarm, state.visit, state.page)

    @Property(bool, notify=changed)
    def nurseCalled(self) -> bool:
        return self.state.alarm is not None

    @Property(bool, notify=changed)
    def nurseComing(self) -> bool:
        return self.state.alarm is not None and self.state.alarm.taken_by is not None

    @Property(bool, notify=changed)
    def inVisit(self) -> bool:
        return self.state.visit is not None

    @Property(bool, notify=changed)
    def mayFinish(self) -> bool:
        """Tell whether the patient can end the visit here; an urgent one that no plan answers is ended by staff."""
        visit = self.state.visit
        if visit is None or self.state.page in (Page.GOODBYE, Page.REST):
            return False
        return visit.urgent is None or visit.plan is not None

    @Property(bool, notify=changed)
    def overQuestion(self) -> bool:
        return self.state.page in _QUESTIONS

    @Property(bool, notify=languagesChanged)
    def languages(self) -> bool:
        return self._languages

    @Slot(bool)
    def showLanguages(self, on: bool) -> None:
        """Show the languages, or the sheet again."""
        self._languages = on
        self.languagesChanged.emit()

    @Slot()
    def callNurse(self) -> None:
        """Call a nurse."""
        self.say(NurseCalled())

    @Slot(str)
    def chooseLanguage(self, language: str) -> None:
        """Change the language."""
        self.say(LanguageChosen(language))

    @Slot()
    def finish(self) -> None:
        """Finish and clear."""
        self.say(FinishAndClear())

    @Slot()
    def close(self) -> None:
        """Go back to the question."""
        self.say(OverlayClosed())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class MoreTimeModel(PageModel):
    """The question that keeps a forgotten screen from the next person."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return state.more_time_left_s

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        return self.state.more_time_left_s

    @Property(float, notify=changed)
    def left(self) -> float:
        return self.state.more_time_left_s / MORE_TIME_S

    @Slot()
    def moreTime(self) -> None:
        """I need more time."""
        self.say(MoreTime())

    @Slot()
    def finish(self) -> None:
        """Finish and clear."""
        self.say(FinishAndClear())
