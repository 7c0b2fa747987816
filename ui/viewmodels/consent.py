"""View models of the consent questions, and of what follows when one of the needed ones was refused."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn
from care.encounter import ConsentItem
from care.events import Back, ConsentAnswered, Finish, NurseCalled
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class ConsentModel(PageModel):
    """One consent question; agreeing and not agreeing are equally easy."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return state.consent

    _item: ConsentItem | None = None

    def show(self, state: CheckIn) -> None:
        self._item = self._item or state.consent
        super().show(state)

    @Property(str, notify=changed)
    def item(self) -> str:
        return self._item.value if self._item else ""

    @Slot(bool)
    def answer(self, agreed: bool) -> None:
        """I agree, or I do not agree."""
        if self._item is not None:
            self.say(ConsentAnswered(self._item, agreed))


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class DeclinedModel(PageModel):
    """Not agreeing is fine: finish, think again, or ask a nurse."""

    @Slot()
    def finish(self) -> None:
        """Finish; nothing is kept."""
        self.say(Finish())

    @Slot()
    def again(self) -> None:
        """Go back to the consent question."""
        self.say(Back())

    @Slot()
    def callNurse(self) -> None:
        """Ask a nurse."""
        self.say(NurseCalled())
