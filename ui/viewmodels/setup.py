"""View model of the technician's pages: the checklist of devices, and one device on its way to the station."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from care.binding import (
    NAME_MOST,
    AllChecked,
    Bind,
    BindKept,
    BindLeft,
    BindStarted,
    BindStep,
    Candidate,
    Chosen,
    MonthsChosen,
    Named,
    SearchedAgain,
    TakenAway,
    TriedAgain,
    TrySkipped,
    TryStopped,
)
from care.checkin import CheckIn
from care.desk_lists import DeviceLine, is_due
from care.nursing import Desk, DeskEvent
from care.vitals import CORE_KINDS, Kind
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.desk_rows import Row, device_row, in_trouble
from ui.viewmodels.measure import as_text, unit_of

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1

SOON = timedelta(days=30)
"""A calibration that is due so soon is said beforehand."""
_ENDING = 5


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class SetupModel(QObject):
    """What a technician sees and does with the devices of the station."""

    changed = Signal()
    bindChanged = Signal()
    nameChanged = Signal()
    samples = Signal("QVariantList")  # type: ignore[arg-type]  # the C++ name of the type, which the stub leaves out
    pressure = Signal(float, float)
    said = Signal(object)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__(parent)
        self._clock = clock or (lambda: datetime.now(UTC))
        self._desk = Desk()
        self._station = ""
        self._name = ""
        self._began = 0.0

    def show(self, desk: Desk, state: CheckIn) -> None:
        """Take the newest state."""
        before, self._desk = self._desk, desk
        self._station = state.setup.station
        old, new = before.bind, desk.bind
        if (before.lists, before.checking, old is None) != (desk.lists, desk.checking, new is None):
            self.changed.emit()
        if old == new:
            return
        if new is not None and (old is None or (old.step, old.told) != (new.step, new.told)):
            self._name = new.name
            self.nameChanged.emit()
        self.bindChanged.emit()
        if new is not None and (old is None or old.progress is not new.progress):
            self._draw(new, desk.now)

    def _draw(self, bind: Bind, now: float) -> None:
        progress = bind.progress
        if progress is None:
            self._began = now
        elif progress.kind is Kind.BLOOD_PRESSURE and progress.value is not None:
            self.pressure.emit(now - self._began, progress.value)
        elif progress.trace:
            self.samples.emit(list(progress.trace))

    def _say(self, event: DeskEvent) -> None:
        self.said.emit(event)

    # --- the checklist ---

    @Property(str, notify=changed)
    def station(self) -> str:
        return self._station

    @Property("QVariantList", notify=changed)
    def rows(self) -> list[Row]:
        """Return a row for each kind that can be measured.

        It is a device's row with `state`, `where`, `serial`, `due`, `tested`; `state` is `done`, `todo`, `optional`,
        `checking`, `trouble`, `untested`, `due` or `soon`.
        """
        lines = {line.kind: line for line in self._desk.lists.devices}
        return [self._row(kind, lines.get(kind)) for kind in Kind]

    def _row(self, kind: Kind, line: DeviceLine | None) -> Row:
        shown = line or DeviceLine(kind=kind, name="", word="")
        due = shown.calibration_due
        return {
            **device_row(shown, self._clock()),
            "state": self._state(kind, line),
            "where": _ending(shown.where),
            "serial": shown.serial or "",
            "due": due.isoformat() if due else "",
            "byHand": shown.tested is None,
        }

    def _state(self, kind: Kind, line: DeviceLine | None) -> str:
        if line is None:
            return "todo" if kind in CORE_KINDS else "optional"
        today = self._clock().astimezone().date()
        if self._desk.checking is kind:
            return "checking"
        if in_trouble(line):
            return "trouble"
        if is_due(line.calibration_due, today):
            return "due"
        if line.tested is False:
            return "untested"
        return "soon" if is_due(line.calibration_due, today + SOON) else "done"

    @Property(int, notify=changed)
    def total(self) -> int:
        """Return how many devices the station should have: those of every visit, and what is bound besides."""
        return sum(row["state"] != "optional" for row in self.rows)

    @Property(int, notify=changed)
    def done(self) -> int:
        return sum(row["state"] in ("done", "soon") for row in self.rows)

    @Property(str, notify=changed)
    def next(self) -> str:
        """Return the kind that wants the technician most; empty when all is well."""
        order = ("trouble", "due", "todo", "untested")
        wanting = [row for row in self.rows if row["state"] in order]
        return str(min(wanting, key=lambda row: order.index(str(row["state"])))["kind"]) if wanting else ""

    @Property("QStringList", notify=changed)
    def notes(self) -> list[str]:
        """Return what is wrong with drivers and devices, as the machine says it."""
        return list(self._desk.lists.notes)

    @Property(bool, notify=changed)
    def checking(self) -> bool:
        return self._desk.checking is not None

    @Slot()
    def checkAll(self) -> None:
        """Ask every device how it is."""
        self._say(AllChecked())

    @Slot(str)
    def bind(self, kind: str) -> None:
        """Bind a device of this kind."""
        self._say(BindStarted(Kind(kind)))

    @Slot(str)
    def takeAway(self, kind: str) -> None:
        """Forget the device of this kind."""
        self._say(TakenAway(Kind(kind)))

    # --- one device ---

    @Property(bool, notify=changed)
    def binding(self) -> bool:
        return self._desk.bind is not None

    @property
    def _bind(self) -> Bind:
        return self._desk.bind or Bind(kind=Kind.BLOOD_PRESSURE)

    @Property(str, notify=bindChanged)
    def kind(self) -> str:
        return self._bind.kind.value

    @Property(str, notify=bindChanged)
    def step(self) -> str:
        return self._bind.step.value

    @Property(bool, notify=bindChanged)
    def looking(self) -> bool:
        return self._bind.looking

    @Property("QVariantList", notify=bindChanged)
    def found(self) -> list[Row]:
        """Return {where, driver, name, ends, near, mine, chosen} of what can be bound, the nearest first."""
        return [self._candidate(each) for each in self._bind.found]

    def _candidate(self, each: Candidate) -> Row:
        chosen = self._bind.chosen
        return {
            "where": each.where,
            "driver": each.driver,
            # A plain line does not tell what hangs on it: its drivers are told apart.
            "name": each.driver if each.near == "cable" else each.name,
            "ends": _ending(each.where),
            "near": each.near,
            "mine": each.mine,
            "chosen": chosen is not None and (chosen.where, chosen.driver) == (each.where, each.driver),
        }

    @Property(int, notify=bindChanged)
    def others(self) -> int:
        return self._bind.others

    @Property(str, notify=bindChanged)
    def trouble(self) -> str:
        return self._bind.trouble.value if self._bind.trouble else ""

    @Property("QVariantMap", notify=bindChanged)
    def told(self) -> dict[str, object]:
        """Return {clock, battery, serial, model, firmware} of the paired device; battery is -1 when it does not say."""
        told = self._bind.told
        if told is None:
            return {}
        return {
            "clock": told.clock or "",
            "battery": -1 if told.battery is None else told.battery,
            "serial": told.identity.serial or "",
            "model": told.identity.model or "",
        }

    @Property(int, notify=bindChanged)
    def old(self) -> int:
        return self._bind.old

    @Property(str, notify=bindChanged)
    def value(self) -> str:
        """Return the live number, or the result once it is there."""
        if self._bind.reading is not None:
            return as_text(self._bind.reading.vital)
        progress = self._bind.progress
        if progress is None or progress.value is None:
            return ""
        return f"{progress.value:.1f}" if progress.unit in ("kg", "°C") else f"{progress.value:.0f}"

    @Property(str, notify=bindChanged)
    def unit(self) -> str:
        if self._bind.reading is not None:
            return unit_of(self._bind.kind)
        return (self._bind.progress.unit if self._bind.progress else None) or ""

    @Property(str, notify=bindChanged)
    def guidance(self) -> str:
        """Return the key of what the device waits for, as care.guides words it."""
        progress = self._bind.progress
        return f"{self._bind.kind.value}.{progress.guidance}" if progress and progress.guidance else ""

    @Property(bool, notify=bindChanged)
    def tried(self) -> bool:
        return self._bind.reading is not None

    @Property(int, notify=bindChanged)
    def months(self) -> int:
        return self._bind.months

    @Property(bool, notify=bindChanged)
    def unkept(self) -> bool:
        return self._bind.unkept

    @Property(str, notify=nameChanged)
    def name(self) -> str:
        return self._name

    @Property(bool, notify=nameChanged)
    def mayKeep(self) -> bool:
        return self._bind.step is BindStep.NAME and bool(self._name.strip())

    @Slot()
    def leave(self) -> None:
        """Back to the checklist."""
        self._say(BindLeft())

    @Slot()
    def search(self) -> None:
        """Look once more."""
        self._say(SearchedAgain())

    @Slot(str, str)
    def choose(self, where: str, driver: str) -> None:
        """Pair with this one."""
        self._say(Chosen(where, driver))

    @Slot()
    def again(self) -> None:
        """Take the test reading once more."""
        self._say(TriedAgain())

    @Slot()
    def stop(self) -> None:
        """Stop the test reading."""
        self._say(TryStopped())

    @Slot()
    def skip(self) -> None:
        """Go on without a test reading."""
        self._say(TrySkipped())

    @Slot(str)
    def type(self, text: str) -> None:
        """Type more of the name."""
        self._rename(self._name + text)

    @Slot()
    def erase(self) -> None:
        """Take the last letter of the name back."""
        self._rename(self._name[:-1])

    def _rename(self, name: str) -> None:
        self._name = name[:NAME_MOST]
        self.nameChanged.emit()
        self._say(Named(self._name))

    @Slot(int)
    def calibrate(self, months: int) -> None:
        """Calibration is due after so many months; 0 is never."""
        self._say(MonthsChosen(months))

    @Slot()
    def keep(self) -> None:
        """Keep this device."""
        self._say(BindKept())


def _ending(where: str) -> str:
    """What tells two of the same model apart: the end of an address, the last part of a port."""
    return where.rsplit("/", 1)[-1] if "/" in where else where[-_ENDING:]
