"""The root of the view models: `show` pushes a state in, `said` carries out what people did."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn
from care.encounter import Visit
from care.events import Event
from ui.qt import QmlUncreatable

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class PageModel(QObject):
    """Shows one page of the visit.

    Subclasses say in `facet` what of the state they show: `changed` is sent only when that part has changed, so
    that a tick of the clock does not rebuild the page.

    Each subclass with properties makes its own `changed`: PySide finds no notify signal that is inherited, and a
    property whose signal it does not find ends the process when QML first reads it.
    """

    changed: Signal
    said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = CheckIn()

    def show(self, state: CheckIn) -> None:
        """Take the newest state."""
        fresh = self.facet(state) != self.facet(self.state)
        self.state = state
        if fresh and hasattr(self, "changed"):
            self.changed.emit()

    def facet(self, state: CheckIn) -> object:
        """Return the part of the state that this page shows."""
        return (state.page, state.visit, state.problem, state.setup)

    def say(self, event: Event) -> None:
        """Tell what people did."""
        self.said.emit(event)

    def went_back(self) -> bool:
        """Go back one step inside the page; False when the page has none left."""
        return False

    @property
    def visit(self) -> Visit | None:
        return self.state.visit
