"""The frame around every page: which page is shown, Back, steps, Help, language, text size and contrast."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn, Page, can_go_back
from care.effects import Alarm, Why
from care.encounter import UrgentSign
from care.events import Back, HelpTouched
from care.nursing import Desk, DeskEvent, DeskOpened
from ui.pages import OVERLAYS, PAGES, PageSpec
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel
from ui.viewmodels.desk import DeskModel

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1

DrawQr = Callable[[str], Sequence[Sequence[bool]]]
"""Draws a text as a QR code: its rows, dark or not. ValueError when the text is too long for one."""
STEPS = 8
_STEP = {
    Page.LANGUAGE: 1,
    Page.SAFETY: 2,
    Page.REASON: 3,
    Page.IDENTIFY: 4,
    Page.NAME: 4,
    Page.BIRTH: 4,
    Page.LOOKING: 4,
    Page.CONFIRM: 4,
    Page.NOT_FOUND: 4,
    Page.CONSENT: 5,
    Page.DECLINED: 5,
    Page.QUESTION: 6,
    Page.OFFLINE: 7,
    Page.VITALS: 7,
    Page.PREPARE: 7,
    Page.MEASURE: 7,
    Page.PAUSE: 7,
    Page.RESULT: 7,
    Page.TROUBLE: 7,
    Page.REVIEW: 8,
}
RIGHT_TO_LEFT = frozenset({"ar"})
_LOUD = frozenset({Why.HELP.value, Why.STORE_FAILED.value} | {sign.value for sign in UrgentSign})


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class ScreenModel(QObject):
    """What is true on every page. A page is swapped when its key changes; its local choices go with it."""

    changed = Signal()
    pageChanged = Signal()
    overlayChanged = Signal()
    deskChanged = Signal()
    languageChanged = Signal(str)
    said = Signal(object)

    def __init__(self, clinic: str, motion: bool, parent: QObject, qr: DrawQr | None = None, staff: str = "en") -> None:
        super().__init__(parent)
        self._qr = qr
        self._staff_language = staff
        self._sounding = self._alarming = False
        self._state = CheckIn()
        self._desk = Desk()
        self._desk_model = DeskModel(self)
        self._desk_model.said.connect(self.said)
        self._clinic = clinic
        self._motion = motion
        self._bigger = False
        self._contrast = False
        self._keys: tuple[object, object] = (None, None)
        self._view: PageModel | None = None
        self._overlay: PageModel | None = None
        self._files = ("", "")

    def show(self, state: CheckIn, desk: Desk) -> None:
        """Take the newest state: swap page and overlay where they are others now, else update them."""
        spoken = self.language
        before, self._state = self._state, state
        opened, self._desk = desk.is_open != self._desk.is_open, desk
        if _visit_of(before) != _visit_of(state):
            self._bigger = self._contrast = False
        if spoken != self.language:
            self.languageChanged.emit(self.language)
        self._desk_model.show(desk, state)
        self._swap_page(state)
        self._swap_overlay(state)
        self.changed.emit()
        if opened:
            self.deskChanged.emit()

    def _swap_page(self, state: CheckIn) -> None:
        spec = PAGES[state.page]
        key = (state.page, spec.key(state))
        if key != self._keys[0]:
            old, self._view = self._view, self._made(spec)
            self._keys = (key, self._keys[1])
            self._files = (spec.file, self._files[1])
            self._view.show(state)
            self.pageChanged.emit()
            _let_go(old)
        elif self._view is not None:
            self._view.show(state)

    def _swap_overlay(self, state: CheckIn) -> None:
        if state.overlay != self._keys[1]:
            spec = OVERLAYS[state.overlay] if state.overlay is not None else None
            old, self._overlay = self._overlay, self._made(spec) if spec else None
            self._keys = (self._keys[0], state.overlay)
            self._files = (self._files[0], spec.file if spec else "")
            if self._overlay is not None:
                self._overlay.show(state)
            self.overlayChanged.emit()
            _let_go(old)
        elif self._overlay is not None:
            self._overlay.show(state)

    def _made(self, spec: PageSpec) -> PageModel:
        view = spec.model(self)
        view.said.connect(self.said)
        return view

    @Property(str, notify=pageChanged)
    def pageFile(self) -> str:
        return self._files[0]

    @Property(PageModel, notify=pageChanged)
    def view(self) -> PageModel | None:
        return self._view

    @Property(str, notify=overlayChanged)
    def overlayFile(self) -> str:
        return self._files[1]

    @Property(str, notify=overlayChanged)
    def overlayName(self) -> str:
        return self._state.overlay.value if self._state.overlay else ""

    @Property(PageModel, notify=overlayChanged)
    def overlay(self) -> PageModel | None:
        return self._overlay

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._state.page.value

    @Property(bool, notify=deskChanged)
    def deskOpen(self) -> bool:
        return self._desk.is_open

    @Property(DeskModel, constant=True)
    def desk(self) -> DeskModel:
        return self._desk_model

    @Property(bool, notify=changed)
    def alarming(self) -> bool:
        """Tell whether somebody called for help here, this visit or one before, and nobody has taken the alarm yet."""
        alarm = self._state.alarm
        return self._alarming or (alarm is not None and alarm.taken_by is None and is_loud(alarm))

    @Property(bool, notify=changed)
    def sounding(self) -> bool:
        """Tell whether the alarm's tone can be heard now."""
        return self._sounding

    def show_alarm(self, on: bool) -> None:
        """An alarm rings until somebody has taken it."""
        self._alarming = on
        self.changed.emit()

    def show_sounding(self, on: bool) -> None:
        """The tone began, or ended."""
        self._sounding = on
        self.changed.emit()

    @Property(str, notify=changed)
    def nurse(self) -> str:
        """Return `called` when a nurse was called here, `coming` when one is on the way, else nothing."""
        alarm = self._state.alarm
        return "" if alarm is None else "called" if alarm.taken_by is None else "coming"

    @Property(bool, notify=changed)
    def canGoBack(self) -> bool:
        return can_go_back(self._state)

    @Property(int, notify=changed)
    def step(self) -> int:
        return _STEP.get(self._state.page, 0)

    @Property(int, constant=True)
    def steps(self) -> int:
        return STEPS

    @Property(str, notify=changed)
    def clinic(self) -> str:
        return self._clinic or self._state.setup.clinic

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._state.setup.number

    @Property(str, notify=changed)
    def language(self) -> str:
        """Return the patient's language; staff at their desk, which covers the patient's page, read their own."""
        if self._desk.is_open:
            return self._staff_language
        return self._state.visit.language if self._state.visit else "en"

    @Property(bool, notify=changed)
    def rightToLeft(self) -> bool:
        return self.language in RIGHT_TO_LEFT

    @Property(bool, notify=changed)
    def biggerText(self) -> bool:
        return self._bigger

    @Property(bool, notify=changed)
    def contrast(self) -> bool:
        return self._contrast

    @Property(bool, constant=True)
    def motion(self) -> bool:
        return self._motion

    @Property(bool, constant=True)
    def hasQr(self) -> bool:
        return self._qr is not None

    @Slot(str, result="QStringList")
    def qrRows(self, text: str) -> list[str]:
        """Draw a text as a code: a string of 0 and 1 for each row, and nothing when it is too long for one."""
        try:
            rows = self._qr(text) if self._qr is not None and text else ()
        except ValueError:
            rows = ()
        return ["".join("1" if dark else "0" for dark in row) for row in rows]

    @Slot(str, result=bool)
    def qrFits(self, text: str) -> bool:
        """Say whether a code can hold this text."""
        return bool(self.qrRows(text))

    @Slot()
    def toggleText(self) -> None:
        """Bigger text, or back."""
        self._bigger = not self._bigger
        self.changed.emit()

    @Slot()
    def toggleContrast(self) -> None:
        """High contrast, or back."""
        self._contrast = not self._contrast
        self.changed.emit()

    @Slot()
    def back(self) -> None:
        """Go one step back inside the page, else to the page before."""
        if self._view is None or not self._view.went_back():
            self.said.emit(Back())

    @Slot()
    def help(self) -> None:
        """Open the help sheet."""
        self.said.emit(HelpTouched())

    @Slot()
    def staff(self) -> None:
        """Open the nurse's desk."""
        self.say_at_desk(DeskOpened())

    def say_at_desk(self, event: DeskEvent) -> None:
        """Tell what staff did."""
        self.said.emit(event)


def is_loud(alarm: Alarm) -> bool:
    """Tell whether the station itself makes noise: a reading that alarms is told to the nurse without frightening."""
    return alarm.why in _LOUD


def _visit_of(state: CheckIn) -> object:
    return state.visit.id if state.visit else None


def _let_go(view: PageModel | None) -> None:
    """Delete a view model after its page: the page's own deletion was posted first."""
    if view is not None:
        view.deleteLater()
