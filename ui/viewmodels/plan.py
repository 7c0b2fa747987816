"""View models of the doctor's plan and of the code that carries it to a phone."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from care.checkin import CheckIn, may_leave_phone
from care.encounter import Visit
from care.events import Finish, LeavePhone, OverlayClosed, PrintTouched, QrTouched
from care.plan import Medicine, Plan, as_text
from care.told import ending
from ui.qt import Property, QmlUncreatable
from ui.viewmodels.base import PageModel

QML_IMPORT_NAME = "Carepost.Views"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class PlanModel(PageModel):
    """What the doctor and the patient agreed."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return (state.visit, state.printed, state.printer, state.printer_trouble)

    @property
    def plan(self) -> Plan | None:
        return self.visit.plan if self.visit else None

    @Property(str, notify=changed)
    def doctor(self) -> str:
        return self.plan.doctor if self.plan else ""

    @Property(str, notify=changed)
    def disposition(self) -> str:
        return self.plan.disposition.value if self.plan else ""

    @Property(str, notify=changed)
    def ending(self) -> str:
        """Return how the visit ends, in the patient's language; the record keeps the same words."""
        return ending(self.visit) if self.visit else ""

    @Property(bool, notify=changed)
    def asksPhone(self) -> bool:
        """Tell whether a phone number may be left here."""
        return may_leave_phone(self.state)

    @Property(bool, notify=changed)
    def hasPhone(self) -> bool:
        return self.visit is not None and self.visit.phone is not None

    @Slot()
    def leavePhone(self) -> None:
        """Leave my phone number."""
        self.say(LeavePhone())

    @Property(str, notify=changed)
    def diagnosis(self) -> str:
        return self.plan.diagnosis if self.plan else ""

    @Property("QStringList", notify=changed)
    def advice(self) -> list[str]:
        return list(self.plan.advice) if self.plan else []

    @Property("QVariantList", notify=changed)
    def medicines(self) -> list[dict[str, object]]:
        """Return {name, dose, days, note, times}; times are {when, count, units} and empty when none is drawn."""
        return [medicine_row(medicine) for medicine in self.plan.medicines] if self.plan else []

    @Property(str, notify=changed)
    def followUp(self) -> str:
        return self.plan.follow_up if self.plan else ""

    @Property(str, notify=changed)
    def followUpOn(self) -> str:
        """Return the day to come back as YYYY-MM-DD; the page words it."""
        return self.plan.follow_up_on.isoformat() if self.plan and self.plan.follow_up_on else ""

    @Property("QStringList", notify=changed)
    def dangerSigns(self) -> list[str]:
        return list(self.plan.danger_signs) if self.plan else []

    @Property(str, notify=changed)
    def text(self) -> str:
        """Return the plan as a code would hold it."""
        return plan_text(self.visit)

    @Property(bool, notify=changed)
    def hasPrinter(self) -> bool:
        """Tell whether the plan can be printed here; without a printer, or its paper, nothing offers it."""
        return self.state.printer and self.state.printer_trouble is None

    @Property(str, notify=changed)
    def printed(self) -> str:
        """Return what became of printing, or why it cannot be done."""
        return self.state.printed or (self.state.printer_trouble or "" if self.state.printer else "")

    @Slot()
    def print(self) -> None:
        """Print the plan."""
        self.say(PrintTouched())

    @Slot()
    def toPhone(self) -> None:
        """Scan to my phone."""
        self.say(QrTouched())

    @Slot()
    def finish(self) -> None:
        """Finish: the visit is over."""
        self.say(Finish())


def plan_text(visit: Visit | None) -> str:
    """Write the plan of a visit as text; empty when there is none."""
    return as_text(visit.plan, ending(visit), visit.language) if visit and visit.plan else ""


def medicine_row(medicine: Medicine) -> dict[str, object]:
    """Write one medicine as the page and the paper draw it."""
    times = {name: getattr(medicine, name) for name in ("morning", "midday", "evening", "night")}
    drawn = any(times.values())
    return {
        "name": medicine.name,
        "dose": medicine.dose,
        "days": medicine.days or 0,
        "note": medicine.note,
        "times": [{"when": when, "count": n, "units": in_units(n)} for when, n in times.items() if n or when != "night"]
        if drawn
        else [],
    }


def in_units(count: float) -> str:
    """Write a number of units: halves and quarters as they are spoken of."""
    whole, part = divmod(count, 1)
    fraction = {0.0: "", 0.25: "¼", 0.5: "½", 0.75: "¾"}.get(part)
    if fraction is None:
        return f"{count:g}"
    return f"{int(whole) or ''}{fraction}" or "0"


@QmlElement
@QmlUncreatable("The shell makes the view models.")
class QrModel(PageModel):
    """The plan as text, to be drawn as a code."""

    changed = Signal()

    def facet(self, state: CheckIn) -> object:
        return state.visit

    @Property(str, notify=changed)
    def text(self) -> str:
        return plan_text(self.visit)

    @Slot()
    def close(self) -> None:
        """Go back to the plan."""
        self.say(OverlayClosed())
