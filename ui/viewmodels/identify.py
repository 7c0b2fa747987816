"""View models of the pages that ask who is there: card, name, birth date, "Is this you?"."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn
from care.events import BirthTyped, Confirmed, Continue, GuestChosen, NameTyped, NurseCalled, TypeName
from care.people import birth_year, display_name
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class IdentifyModel(PageModel):
    """The camera looks for a card; two other ways stand beside it."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return state.problem

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self.state.problem or ""

    @Slot()
    def typeName(self) -> None:
        """Type my name."""
        self.say(TypeName())

    @Slot()
    def callNurse(self) -> None:
        """A nurse will help me."""
        self.say(NurseCalled())

    @Slot()
    def guest(self) -> None:
        """Go on without a name."""
        self.say(GuestChosen())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class NameModel(PageModel):
    """First and family name, as typed."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.problem, state.given, state.family, state.visit.language if state.visit else "en")

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self.state.problem or ""

    @Property(str, notify=changed)
    def given(self) -> str:
        return self.state.given

    @Property(str, notify=changed)
    def family(self) -> str:
        return self.state.family

    @Property(str, notify=changed)
    def language(self) -> str:
        return self.state.visit.language if self.state.visit else "en"

    @Slot(str, str)
    def goOn(self, given: str, family: str) -> None:
        """Continue with this name."""
        self.say(NameTyped(given, family))

    @Slot()
    def guest(self) -> None:
        """Go on without a name."""
        self.say(GuestChosen())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class BirthModel(PageModel):
    """Day, month by name, and year, one after the other on one page."""

    changed = Signal()
    stepChanged = Signal()
    _step = "day"
    _day = ""
    _month = 0
    _year = ""
    _complete = False

    def facet(self, state: CheckIn) -> object:
        return (state.problem, state.touched_at)

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self.state.problem or ""

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        return self._step

    @Property(str, notify=stepChanged)
    def day(self) -> str:
        return self._day

    @Property(int, notify=stepChanged)
    def month(self) -> int:
        return self._month

    @Property(str, notify=stepChanged)
    def year(self) -> str:
        return self._year

    @Property(bool, notify=stepChanged)
    def canGoOn(self) -> bool:
        if self._step == "day":
            return self._day != "" and 1 <= int(self._day) <= 31
        return self._step == "year" and len(self._year) == 4

    @Slot(str)
    def digit(self, digit: str) -> None:
        """Type one digit of the day or the year."""
        if self._step == "day" and len(self._day) < 2:
            self._day += digit
        elif self._step == "year" and len(self._year) < 4:
            self._year += digit
        self.stepChanged.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        if self._step == "day":
            self._day = self._day[:-1]
        elif self._step == "year":
            self._year = self._year[:-1]
        self.stepChanged.emit()

    @Slot(int)
    def chooseMonth(self, month: int) -> None:
        """Choose the month (1 to 12), which is also going on."""
        self._month, self._step = month, "year"
        self.stepChanged.emit()

    @Slot()
    def goOn(self) -> None:
        """Continue from the day to the month, or with the whole date."""
        if not self.canGoOn:
            return
        if self._step == "day":
            self._step = "month"
            self.stepChanged.emit()
            return
        born = self._born()
        if born is None:  # begin again with the day; what was typed stays
            self._step = "day"
            self.stepChanged.emit()
        self.say(BirthTyped(born))

    def went_back(self) -> bool:
        before = {"month": "day", "year": "month"}.get(self._step)
        if before is None:
            return False
        self._step = before
        self.stepChanged.emit()
        return True

    def _born(self) -> date | None:
        try:
            return date(int(self._year), self._month, int(self._day))
        except ValueError:
            return None


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class ConfirmModel(PageModel):
    """ "Is this you?": first name, initial, birth year."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.match, state.problem)

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Return what is to be said of the document, if anything is."""
        return self.state.problem or ""

    @Property(str, notify=changed)
    def name(self) -> str:
        return display_name(self.state.match)

    @Property(str, notify=changed)
    def year(self) -> str:
        return str(birth_year(self.state.match) or "")

    @Slot(bool)
    def answer(self, yes: bool) -> None:
        """Yes, that is me; or not."""
        self.say(Confirmed(yes))


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class NotFoundModel(PageModel):
    """Nobody of that name: try again, new here, or without a name."""

    @Slot()
    def again(self) -> None:
        """Type the name again."""
        self.say(TypeName())

    @Slot()
    def newHere(self) -> None:
        """I am new here."""
        self.say(Continue())

    @Slot()
    def callNurse(self) -> None:
        """Ask a nurse."""
        self.say(NurseCalled())

    @Slot()
    def guest(self) -> None:
        """Go on without a name."""
        self.say(GuestChosen())
