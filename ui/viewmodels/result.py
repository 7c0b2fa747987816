"""View model of a result: the word before the number, where the number stands, and what a mean is of."""

from itertools import takewhile

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn
from care.clinical import LIMITS, Number, PressureProtocol
from care.encounter import Visit
from care.events import Continue, MeasureStarted
from care.judged import ToPatient, to_patient
from care.pressure import newest_round
from care.triage import numbers
from care.vitals import Glucose, Kind, Method, Reading
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel
from ui.viewmodels.measure import as_text, unit_of

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1

_ALONGSIDE = {Number.PULSE: "{:.0f}", Number.FAT_PERCENT: "{:.1f} %"}
"""What a device gives along with its own value, and how it is written."""


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class ResultModel(PageModel):
    """What was measured: the word before the number, and where the number stands."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.result, state.visit)

    _result: Reading | None = None
    _told = ToPatient(word="measured", usual={})
    _single: list[str] = []  # noqa: RUF012 - replaced whole

    def show(self, state: CheckIn) -> None:
        if state.result is not None and state.visit is not None:
            self._result, self._told = state.result, to_patient(state.result, state.visit)
            self._single = _single(state.result, state.visit, state.setup.protocol)
        super().show(state)

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._result.kind.value if self._result else ""

    @Property(str, notify=changed)
    def word(self) -> str:
        """Return `usual`, `look-again` or `act-now`; `measured` when it is not known what is usual."""
        return self._told.word

    @Property(str, notify=changed)
    def number(self) -> str:
        return as_text(self._result.vital) if self._result else ""

    @Property(str, notify=changed)
    def unit(self) -> str:
        return unit_of(self._result.kind) if self._result else ""

    @Property(str, notify=changed)
    def time(self) -> str:
        return f"{self._result.received_at.astimezone():%H:%M}" if self._result else ""

    @Property(bool, notify=changed)
    def typed(self) -> bool:
        return self._result is not None and self._result.method is Method.TYPED

    @Property("QStringList", notify=changed)
    def single(self) -> list[str]:
        """Return the readings of the round that a mean is of; nothing where the result is no mean."""
        return self._single

    @Property(int, notify=changed)
    def averaged(self) -> int:
        """Return how many readings the mean is of."""
        return len(self._result.derived_from) if self._result else 0

    @Property(bool, notify=changed)
    def judged(self) -> bool:
        return self._told.word != "measured"

    @Property(str, notify=changed)
    def otherUnit(self) -> str:
        """Return a glucose in the unit of the other half of the world; empty for all else."""
        vital = self._result.vital if self._result else None
        return f"{vital.millimoles_per_litre:.1f} mmol/L" if isinstance(vital, Glucose) else ""

    @Property("QVariantList", notify=changed)
    def beside(self) -> list[dict[str, str]]:
        """Return {number, text} for what was measured along with the large number and has no gauge."""
        if self._result is None:
            return []
        found = numbers(self._result.vital) if self._result.kind is not Kind.HEART_RATE else {}
        alongside = {number: found[number] for number in _ALONGSIDE if number in found}
        return [
            {"number": number.value, "text": _ALONGSIDE[number].format(value)}
            for number, value in alongside.items()
            if number not in self._told.usual
        ]

    @Property("QVariantList", notify=changed)
    def gauges(self) -> list[dict[str, object]]:
        """Return one {number, value, from, to, low, high} for each number whose usual range is known, worst first."""
        if self._result is None:
            return []
        found = numbers(self._result.vital)
        return [_gauge(n, found[n], self._told.usual[n]) for n in self._told.usual]

    @Property(str, notify=changed)
    def next(self) -> str:
        return self.state.to_measure[0].value if self.state.to_measure else ""

    @Slot()
    def again(self) -> None:
        """Measure again."""
        if self._result is not None:
            self.say(MeasureStarted(self._result.kind))

    @Slot()
    def goOn(self) -> None:
        """Go on with the next measurement: begin it at once, or go to the review."""
        self.say(Continue())


def _gauge(number: Number, value: float, usual: tuple[float, float]) -> dict[str, object]:
    """Choose the stretch that the gauge draws: the usual range, room on both sides, and the value itself."""
    limits = LIMITS[number]
    low, high = usual
    width = high - low
    least = min(value - 0.25 * width, low - 0.75 * width, (limits.act_low or low) - 0.25 * width)
    most = max(value + 0.25 * width, high + 0.75 * width, (limits.act_high or high) + 0.25 * width)
    return {
        "number": number.value,
        "value": value,
        "from": max(limits.plausible[0], least),
        "to": min(limits.plausible[1], most),
        "low": low,
        "high": high,
    }


def _single(result: Reading, visit: Visit, protocol: PressureProtocol) -> list[str]:
    if result.method is not Method.CALCULATED:
        return []
    before = takewhile(lambda reading: reading.id != result.id, visit.readings)
    return [as_text(reading.vital) for reading in newest_round(before, protocol)]
