"""View models of measuring: the list, one measurement under way, its result and its trouble."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn
from care.encounter import Visit
from care.events import Continue, MeasureSkipped, MeasureStarted, MeasureStopped, NurseCalled
from care.guides import Step
from care.pressure import Round, due, newest_round
from care.troubles import exits
from care.typed import UNITS
from care.vitals import (
    BloodPressure,
    Glucose,
    HeartRate,
    Kind,
    Oxygen,
    Progress,
    Temperature,
    Vital,
    Weight,
)
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1

_INFLATING_SHARE = 0.35
"""How much of a blood pressure's time the pump takes; the rest the air goes out."""
_DEFLATED_MMHG = 50.0
_TIMED_FROM = 0.12
"""From this share on, the time that is left can be guessed from the time that has passed."""


def as_text(vital: Vital) -> str:
    """Write the number alone, as the screen shows it large."""
    match vital:
        case BloodPressure(systolic=systolic, diastolic=diastolic):
            return f"{systolic:.0f}/{diastolic:.0f}"
        case Oxygen(saturation=saturation):
            return f"{saturation:.0f}"
        case Temperature(celsius=celsius):
            return f"{celsius:.1f}"
        case Weight(kilograms=kilograms):
            return f"{kilograms:.1f}"
        case Glucose(milligrams_per_decilitre=glucose):
            return f"{glucose:.0f}"
        case HeartRate(pulse=pulse):
            return f"{pulse:.0f}"


def unit_of(kind: Kind) -> str:
    """Return the unit as printed beside the number."""
    return UNITS[kind][0]


def with_unit(vital: Vital, kind: Kind) -> str:
    """Write number and unit as one run that stays left to right in every language."""
    return f"\u2066{as_text(vital)} {unit_of(kind)}\u2069"


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class OfflineModel(PageModel):
    """No connection: what still works comes first."""

    @Slot()
    def goOn(self) -> None:
        """Carry on without the connection."""
        self.say(Continue())

    @Slot()
    def callNurse(self) -> None:
        """Ask a nurse."""
        self.say(NurseCalled())


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class VitalsModel(PageModel):
    """The list of measurements: done, next, to come, left out."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.visit.readings, state.visit.skipped) if state.visit else None

    @Property("QVariantList", notify=changed)
    def rows(self) -> list[dict[str, str]]:
        """Return one {kind, word, value} for each measurement; word is `done`, `next`, `todo` or `skipped`."""
        visit = self.visit
        return [self._row(visit, kind) for kind in self.state.setup.kinds] if visit else []

    def _row(self, visit: Visit, kind: Kind) -> dict[str, str]:
        reading = visit.last(kind)
        if reading is not None and kind not in self.state.to_measure:
            return {"kind": kind.value, "word": "done", "value": with_unit(reading.vital, kind)}
        if kind not in self.state.to_measure:
            return {"kind": kind.value, "word": "skipped", "value": ""}
        return {"kind": kind.value, "word": "next" if kind.value == self.next else "todo", "value": ""}

    @Property(str, notify=changed)
    def next(self) -> str:
        return self.state.to_measure[0].value if self.state.to_measure else ""

    @Property(int, notify=changed)
    def total(self) -> int:
        return len(self.state.setup.kinds)

    @Property(int, notify=changed)
    def done(self) -> int:
        """Return how many were measured; what was left out does not count."""
        return sum(row["word"] == "done" for row in self.rows)

    @Property(int, notify=changed)
    def toGo(self) -> int:
        return len(self.state.to_measure)

    @Slot()
    def start(self) -> None:
        """Start the next measurement, or go on when none is left."""
        kinds = self.state.to_measure
        self.say(MeasureStarted(kinds[0]) if kinds else Continue())

    @Slot(str)
    def skip(self, kind: str) -> None:
        """Leave one measurement out."""
        self.say(MeasureSkipped(Kind(kind)))

    @Slot(str)
    def again(self, kind: str) -> None:
        """Take a measurement that was left out after all."""
        self.say(MeasureStarted(Kind(kind)))


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class MeasureModel(PageModel):
    """One measurement under way. It gathers the progress it is shown: the state carries only the newest."""

    changed = Signal()
    samples = Signal("QVariantList")  # type: ignore[arg-type]  # the C++ name of the type, which the stub leaves out
    pressure = Signal(float, float)

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]
        self._seen: Progress | None = None
        self._began = 0.0
        self._done = 0.0
        self._value: float | None = None
        self._pulse: float | None = None
        self._highest = 0.0
        self._waves = False

    def facet(self, state: CheckIn) -> object:
        return (state.measuring, state.progress, state.offer)

    def show(self, state: CheckIn) -> None:
        if not self._began:
            self._began = state.now
        progress = state.progress
        if progress is not None and progress is not self._seen:
            self._seen = progress
            self._take(progress, state.now - self._began)
        super().show(state)

    def _take(self, progress: Progress, after_s: float) -> None:
        if progress.trace:
            self._waves = True
            self.samples.emit(list(progress.trace))
        if progress.unit == "/min":
            self._pulse = progress.value
        if progress.unit != "/min" or progress.kind is Kind.HEART_RATE:
            self._value = progress.value if progress.value is not None else self._value
        if progress.kind is Kind.BLOOD_PRESSURE and progress.value is not None:
            self._highest = max(self._highest, progress.value)
            self.pressure.emit(after_s, progress.value)
            self._done = max(self._done, _cuff_done(progress.value, self._highest))
        if progress.done is not None:
            self._done = progress.done

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self.state.measuring.value if self.state.measuring else ""

    @property
    def _step(self) -> Step | None:
        return self.state.guide.with_device(self.guidance) if self.state.measuring else None

    @property
    def _round(self) -> Round:
        """The readings that this one comes after: the protocol of blood pressure may ask for several."""
        pressure = self.visit is not None and self.state.measuring is Kind.BLOOD_PRESSURE
        found = newest_round(self.visit.readings, self.state.setup.protocol) if self.visit and pressure else ()
        return found if len(found) < due(found, self.state.setup.protocol) else ()

    @Property(int, notify=changed)
    def number(self) -> int:
        """Return which reading of its round this is."""
        return len(self._round) + 1

    @Property(int, notify=changed)
    def total(self) -> int:
        return due(self._round, self.state.setup.protocol)

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._step.words if self._step else ""

    @Property(str, notify=changed)
    def picture(self) -> str:
        return self._step.picture if self._step else ""

    @Property(str, notify=changed)
    def guidance(self) -> str:
        return (self.state.progress.guidance if self.state.progress else None) or ""

    @Property(str, notify=changed)
    def value(self) -> str:
        if self._value is None:
            return ""
        places = 1 if self.state.measuring in (Kind.TEMPERATURE, Kind.WEIGHT) else 0
        return f"{self._value:.{places}f}"

    @Property(str, notify=changed)
    def unit(self) -> str:
        return unit_of(self.state.measuring) if self.state.measuring else ""

    @Property(str, notify=changed)
    def pulse(self) -> str:
        return f"{self._pulse:.0f}" if self._pulse is not None else ""

    @Property(bool, notify=changed)
    def waves(self) -> bool:
        """Tell whether the device sends a wave to draw."""
        return self._waves

    @Property(bool, notify=changed)
    def falling(self) -> bool:
        return self._value is not None and self._value < self._highest

    @Property(float, notify=changed)
    def done(self) -> float:
        return self._done

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        """Return a guess from the pace so far; 0 while there is none."""
        if not _TIMED_FROM <= self._done < 1:
            return 0
        return max(1, round((self.state.now - self._began) * (1 - self._done) / self._done))

    @Property(bool, notify=changed)
    def doctorReady(self) -> bool:
        return self.state.offer is not None

    @Slot()
    def stop(self) -> None:
        """Stop now: let the air out."""
        self.say(MeasureStopped())

    @Slot()
    def skip(self) -> None:
        """I can't do this."""
        if self.state.measuring is not None:
            self.say(MeasureSkipped(self.state.measuring))


def _cuff_done(mmhg: float, highest: float) -> float:
    """Guess how far a cuff is: pumping up first, then from the highest pressure down to where it lets go."""
    if mmhg >= highest:
        return min(_INFLATING_SHARE, _INFLATING_SHARE * mmhg / 180)
    down = (highest - mmhg) / max(1.0, highest - _DEFLATED_MMHG)
    return min(1.0, _INFLATING_SHARE + (1 - _INFLATING_SHARE) * down)


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class TroubleModel(PageModel):
    """A measurement that ended without a value: what to try, and the ways round it."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.trouble, state.measuring, state.tries)

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self.state.measuring.value if self.state.measuring else ""

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self.state.trouble.value if self.state.trouble else ""

    @Property("QStringList", notify=changed)
    def exits(self) -> list[str]:
        """Return the ways on, as `care.troubles.Exit` names them."""
        trouble = self.state.trouble
        return [way.value for way in exits(trouble, may_retry=self.state.may_retry)] if trouble else []

    @Property(int, notify=changed)
    def tries(self) -> int:
        return self.state.tries

    @Slot()
    def again(self) -> None:
        """Try again."""
        if self.state.measuring is not None:
            self.say(MeasureStarted(self.state.measuring))

    @Slot()
    def skip(self) -> None:
        """Skip this one."""
        if self.state.measuring is not None:
            self.say(MeasureSkipped(self.state.measuring, self.trouble or "patient"))

    @Slot()
    def callNurse(self) -> None:
        """Ask a nurse."""
        self.say(NurseCalled())
