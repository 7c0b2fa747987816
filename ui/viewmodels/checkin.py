"""View models of the first pages: attract, language, urgent signs and reason."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn
from care.encounter import Reason, UrgentSign
from care.events import LanguageChosen, NoSigns, ReasonChosen, SignTouched, Start
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class AttractModel(PageModel):
    """The still picture and one button."""

    def facet(self, state: CheckIn) -> object:
        return (state.setup, state.alarm)

    @Slot()
    def start(self) -> None:
        """Touch to start."""
        self.say(Start())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class LanguageModel(PageModel):
    """Choosing a language is also going on."""

    @Slot(str)
    def choose(self, language: str) -> None:
        """Take this language (ISO 639-1)."""
        self.say(LanguageChosen(language))


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class SafetyModel(PageModel):
    """The eight urgent signs."""

    @Property("QStringList", constant=True)
    def signs(self) -> list[str]:
        return [sign.value for sign in UrgentSign]

    @Slot(str)
    def touch(self, sign: str) -> None:
        """One of the pictures is happening to the patient."""
        self.say(SignTouched(UrgentSign(sign)))

    @Slot()
    def none(self) -> None:
        """None of these."""
        self.say(NoSigns())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class ReasonModel(PageModel):
    """Choosing marks the card; Continue confirms it."""

    chosenChanged = Signal()

    def show(self, state: CheckIn) -> None:
        first = self.visit is None
        super().show(state)
        if first and state.visit is not None and state.visit.reason is not None:
            self.choose(state.visit.reason.value)

    _chosen = ""

    @Property("QStringList", constant=True)
    def reasons(self) -> list[str]:
        return [reason.value for reason in Reason]

    @Property(str, notify=chosenChanged)
    def chosen(self) -> str:
        return self._chosen

    @Slot(str)
    def choose(self, reason: str) -> None:
        """Mark one reason."""
        self._chosen = reason
        self.chosenChanged.emit()

    @Slot()
    def goOn(self) -> None:
        """Continue with the marked reason."""
        if self._chosen:
            self.say(ReasonChosen(Reason(self._chosen)))
