"""View model of the nurse's desk: PIN, alarms, readings without a person, visits, devices, and values typed by hand."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn, Page
from care.events import RestCut
from care.guides import REST_REASONS, Done
from care.nursing import (
    AlarmTouched,
    ContinueVisit,
    Desk,
    DeskEvent,
    DeskLocked,
    DiscardReading,
    DiscardVisit,
    ExitTouched,
    PinTyped,
    SendVisit,
    Tab,
    TabChosen,
    TryAllNow,
    TypeStarted,
    UnitChosen,
    UrgentCleared,
    ValueEntered,
)
from care.people import display_name
from care.typed import NUMBERS, UNITS, WITH_TENTHS
from care.vitals import Kind
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.desk_rows import (
    Row,
    alarm_row,
    device_row,
    in_trouble,
    part_row,
    reading_row,
    unfinished_row,
    unsent_row,
)

if TYPE_CHECKING:
    from ui.viewmodels.setup import SetupModel

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1

PIN_MOST = 12
DIGITS_MOST = 5


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class DeskModel(QObject):
    """What staff see and do. Typed digits stay here until they are complete, and go with the page."""

    changed = Signal()
    ticked = Signal()
    padChanged = Signal()
    said = Signal(object)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__(parent)
        self._clock = clock or (lambda: datetime.now(UTC))
        self._desk = Desk()
        self._state = CheckIn()
        self._pin = ""
        self._numbers: list[str] = []
        self._field = 0
        self._setup: SetupModel | None = None

    def show(self, desk: Desk, state: CheckIn) -> None:
        """Take the newest state."""
        before, self._desk = self._desk, desk
        old, self._state = self._state, state
        if (before.asking, before.wrong_pins) != (desk.asking, desk.wrong_pins):
            self._pin = ""
        if before.typing != desk.typing:
            self._clear_pad()
        if self._setup is not None or (desk.role == "technician" and desk.tab is not None):
            self._made_setup().show(desk, state)
        if _facet(before, old) != _facet(desk, state):
            self.changed.emit()
            self.padChanged.emit()
        if (before.now, before.touched_at, before.locked_until) != (desk.now, desk.touched_at, desk.locked_until):
            self.ticked.emit()

    def _made_setup(self) -> "SetupModel":
        if self._setup is None:
            from ui.viewmodels.setup import SetupModel  # a technician comes once a month, the first page at every start

            self._setup = SetupModel(self, self._clock)
            self._setup.said.connect(self.said)
        return self._setup

    def _clear_pad(self) -> None:
        typing = self._desk.typing
        self._numbers = [""] * len(NUMBERS[typing.unit]) if typing else []
        self._field = 0

    def _say(self, event: DeskEvent) -> None:
        self.said.emit(event)

    # --- the frame ---

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._desk.asking

    @Property(str, notify=changed)
    def tab(self) -> str:
        return self._desk.tab.value if self._desk.tab else ""

    @Property("QVariantList", notify=changed)
    def tabs(self) -> list[dict[str, object]]:
        """Return {tab, count, urgent} for each tab; the count is what waits there for somebody."""
        lists = self._desk.lists
        counts = {
            Tab.ALARMS: sum(alarm.taken_by is None for alarm in lists.alarms),
            Tab.READINGS: len(lists.readings),
            Tab.VISITS: len(lists.unsent) + len(lists.unfinished),
            Tab.DEVICES: sum(map(in_trouble, lists.devices)) + sum(map(in_trouble, lists.parts)),
            Tab.TYPE: 0,
        }
        return [{"tab": tab.value, "count": counts[tab], "urgent": tab is Tab.ALARMS} for tab in Tab]

    @Property(bool, notify=changed)
    def technician(self) -> bool:
        return self._desk.role == "technician"

    @Property(str, notify=changed)
    def station(self) -> str:
        return self._state.setup.station

    @Property(bool, notify=changed)
    def binding(self) -> bool:
        """Tell whether the page on which a device is bound lies over the desk."""
        return self._desk.bind is not None

    @Property(QObject, notify=changed)
    def setup(self) -> QObject | None:
        """Return the technician's part, a SetupModel, once a technician has come."""
        return self._setup

    @Property(str, notify=changed)
    def urgent(self) -> str:
        """Return the sign on the patient's urgent page; empty when the page is another one."""
        visit = self._state.visit
        return visit.urgent.value if self._state.page is Page.URGENT and visit and visit.urgent else ""

    @Property(str, notify=changed)
    def patient(self) -> str:
        visit = self._state.visit
        return display_name(visit.person) if visit and visit.person else ""

    @Property(bool, notify=changed)
    def inVisit(self) -> bool:
        return self._state.visit is not None and self._state.page not in (Page.GOODBYE, Page.REST)

    @Property(bool, notify=changed)
    def online(self) -> bool:
        return self._state.online

    @Property(str, notify=ticked)
    def time(self) -> str:
        return f"{self._clock().astimezone():%H:%M}"

    @Property(int, notify=ticked)
    def locksIn(self) -> int:
        return self._desk.locks_in_s

    @Slot(str)
    def choose(self, tab: str) -> None:
        """Go to another tab."""
        self._say(TabChosen(Tab(tab)))

    @Slot()
    def lock(self) -> None:
        """Lock the desk."""
        self._say(DeskLocked())

    @Slot()
    def leave(self) -> None:
        """Leave the kiosk for the desktop."""
        self._say(ExitTouched())

    @Slot()
    def clearUrgent(self) -> None:
        """End the urgent page of the patient."""
        self._say(UrgentCleared())

    @Property(bool, notify=changed)
    def resting(self) -> bool:
        """Tell whether the patient rests before a blood pressure."""
        step = self._state.guide_step
        return step is not None and step.done is Done.TIME

    @Slot(str)
    def leaveOutRest(self, why: str) -> None:
        """Leave the rest out for a reason of `REST_REASONS`, and give the screen back to the patient."""
        self.said.emit(RestCut(self._desk.role, REST_REASONS[why]))
        self._say(DeskLocked())

    # --- the PIN ---

    @Property(int, notify=padChanged)
    def pinLength(self) -> int:
        return len(self._pin)

    @Property(int, notify=ticked)
    def waitS(self) -> int:
        return self._desk.wait_s

    @Property(bool, notify=changed)
    def wrongPin(self) -> bool:
        return self._desk.wrong_pins > 0

    @Slot(str)
    def pin(self, digit: str) -> None:
        """Type one digit of the PIN."""
        self._pin = (self._pin + digit)[:PIN_MOST]
        self.padChanged.emit()

    @Slot()
    def pinErase(self) -> None:
        """Take the last digit back."""
        self._pin = self._pin[:-1]
        self.padChanged.emit()

    @Slot()
    def pinOk(self) -> None:
        """Give the PIN."""
        pin, self._pin = self._pin, ""
        self.padChanged.emit()
        if pin:
            self._say(PinTyped(pin))

    # --- the lists ---

    @Property("QVariantList", notify=changed)
    def alarms(self) -> list[Row]:
        """Return a row for each alarm, what nobody here has taken first."""
        found = sorted(self._desk.lists.alarms, key=lambda alarm: (alarm.taken_by is not None, -alarm.at.timestamp()))
        return [alarm_row(alarm, self._clock()) for alarm in found]

    @Slot(str)
    def take(self, alarm: str) -> None:
        """I am going."""
        found = (kept.id for kept in self._desk.lists.alarms if str(kept.id) == alarm)
        for alarm_id in found:
            self._say(AlarmTouched(alarm_id))

    @Property("QVariantList", notify=changed)
    def readings(self) -> list[Row]:
        """Return a row for each reading without a person."""
        return [reading_row(reading) for reading in self._desk.lists.readings]

    @Slot(int)
    def discardReading(self, index: int) -> None:
        """Test or mistake."""
        if 0 <= index < len(self._desk.lists.readings):
            self._say(DiscardReading(self._desk.lists.readings[index].id))

    @Property("QVariantList", notify=changed)
    def unsent(self) -> list[Row]:
        """Return a row for each visit that has not arrived."""
        return [unsent_row(visit, self._clock(), online=self._state.online) for visit in self._desk.lists.unsent]

    @Property("QVariantList", notify=changed)
    def unfinished(self) -> list[Row]:
        """Return a row for each visit that was interrupted."""
        return [unfinished_row(visit, self._clock()) for visit in self._desk.lists.unfinished]

    @Property(str, notify=changed)
    def inTheWay(self) -> str:
        """Return why no visit can be continued: a `patient` is here, or the station is `restarting`; else nothing."""
        if self._state.page is Page.ATTRACT:
            return ""
        return "restarting" if self._state.page in (Page.GOODBYE, Page.REST) else "patient"

    @Property(int, notify=changed)
    def delivered(self) -> int:
        return self._desk.lists.delivered_today

    @Slot(int)
    def continueVisit(self, index: int) -> None:
        """Go on with an unfinished visit."""
        self._for_visit(index, lambda visit_id: ContinueVisit(visit_id))

    @Slot(int)
    def sendVisit(self, index: int) -> None:
        """Send an unfinished visit as it is."""
        self._for_visit(index, lambda visit_id: SendVisit(visit_id))

    @Slot(int)
    def discardVisit(self, index: int) -> None:
        """Discard an unfinished visit."""
        self._for_visit(index, lambda visit_id: DiscardVisit(visit_id))

    def _for_visit(self, index: int, event: Callable[..., DeskEvent]) -> None:
        if 0 <= index < len(self._desk.lists.unfinished):
            self._say(event(self._desk.lists.unfinished[index].visit_id))

    @Slot()
    def tryAll(self) -> None:
        """Try to send all unsent visits now."""
        self._say(TryAllNow())

    @Property("QVariantList", notify=changed)
    def devices(self) -> list[Row]:
        """Return a row for each device that belongs to the station, and for its printer and scanner."""
        lists = self._desk.lists
        return [*(device_row(device, self._clock()) for device in lists.devices), *map(part_row, lists.parts)]

    # --- values typed by hand ---

    @Property("QStringList", constant=True)
    def kinds(self) -> list[str]:
        return [kind.value for kind in Kind]

    @Property(str, notify=changed)
    def typing(self) -> str:
        return self._desk.typing.kind.value if self._desk.typing else ""

    @Property("QStringList", notify=changed)
    def units(self) -> list[str]:
        """Return the units that the typed kind may be shown in; one alone is no choice."""
        return list(UNITS[self._desk.typing.kind]) if self._desk.typing else []

    @Property(str, notify=changed)
    def unit(self) -> str:
        return self._desk.typing.unit if self._desk.typing else ""

    @Property(bool, notify=changed)
    def second(self) -> bool:
        return self._desk.typing is not None and self._desk.typing.first is not None

    @Property(str, notify=changed)
    def problem(self) -> str:
        return (self._desk.typing.problem if self._desk.typing else None) or ""

    @Property(str, notify=changed)
    def saved(self) -> str:
        return self._desk.saved.value if self._desk.saved else ""

    @Property(bool, notify=changed)
    def setAside(self) -> bool:
        return self._desk.set_aside

    @Property("QVariantList", notify=padChanged)
    def fields(self) -> list[dict[str, object]]:
        """Return {name, text, here} for each number that is typed in the chosen unit."""
        typing = self._desk.typing
        if typing is None:
            return []
        names = NUMBERS[typing.unit]
        return [
            {"name": name, "text": self._numbers[i] if i < len(self._numbers) else "", "here": i == self._field}
            for i, name in enumerate(names)
        ]

    @Property(bool, notify=padChanged)
    def point(self) -> bool:
        return self._desk.typing is not None and self._desk.typing.unit in WITH_TENTHS

    @Property(bool, notify=padChanged)
    def canNext(self) -> bool:
        return self._field + 1 < len(self._numbers) and bool(self._numbers[self._field])

    @Property(bool, notify=padChanged)
    def canSave(self) -> bool:
        return bool(self._numbers) and all(_number(text) is not None for text in self._numbers)

    @Slot(str)
    def start(self, kind: str) -> None:
        """Type a value of this kind."""
        self._say(TypeStarted(Kind(kind)))

    @Slot(str)
    def chooseUnit(self, unit: str) -> None:
        """Type in this unit; what was typed in another goes."""
        self._say(UnitChosen(unit))

    @Slot(str)
    def type(self, digit: str) -> None:
        """Type one digit, or the decimal point."""
        if self._numbers:
            text = self._numbers[self._field] + digit
            if len(text) <= DIGITS_MOST and text.count(".") <= 1 and not text.startswith("."):
                self._numbers[self._field] = text
                self.padChanged.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back; at an empty field, go to the one before."""
        if not self._numbers:
            return
        if self._numbers[self._field]:
            self._numbers[self._field] = self._numbers[self._field][:-1]
        else:
            self._field = max(0, self._field - 1)
        self.padChanged.emit()

    @Slot(int)
    def goTo(self, field: int) -> None:
        """Type in this field."""
        self._field = min(max(0, field), max(0, len(self._numbers) - 1))
        self.padChanged.emit()

    @Slot()
    def next(self) -> None:
        """Go to the next field."""
        self.goTo(self._field + 1)

    @Slot()
    def save(self) -> None:
        """Give the numbers."""
        numbers = [_number(text) for text in self._numbers]
        self._say(ValueEntered(tuple(number for number in numbers if number is not None)))


def _facet(desk: Desk, state: CheckIn) -> object:
    doors = (desk.asking, desk.tab, desk.role, desk.wrong_pins, desk.bind is None)
    typed = (desk.typing, desk.saved, desk.set_aside, int(desk.now // 60))
    return (*doors, desk.lists, *typed, state.page, state.guide_step, state.visit, state.online)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
