"""What the doctor and the patient agreed: the plan in plain words, as the patient's screen shows it."""

from datetime import date
from enum import Enum
from uuid import UUID

import msgspec


class Disposition(Enum):
    """How the visit ends; the doctor must choose one."""

    SELF_CARE = "self-care"
    MEDICINE = "medicine"
    TEST = "test"
    IN_PERSON = "in-person"
    EMERGENCY = "emergency"
    CALL_BACK = "call-back"


class Medicine(msgspec.Struct, frozen=True, kw_only=True):
    """One medicine in the plan (MedicationRequest with intent `plan`: nothing is prescribed).

    `morning`, `midday`, `evening` and `night` are the number of units at that time, for the drawing.
    """

    id: UUID
    name: str
    dose: str
    days: int | None = None
    morning: float = 0
    midday: float = 0
    evening: float = 0
    night: float = 0
    note: str = ""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """The doctor's plan, written for the patient. `diagnosis` and `advice` are plain words."""

    id: UUID
    doctor: str
    diagnosis: str
    disposition: Disposition
    advice: tuple[str, ...] = ()
    medicines: tuple[Medicine, ...] = ()
    follow_up: str = ""
    follow_up_on: date | None = None
    danger_signs: tuple[str, ...] = ()


def as_text(plan: Plan) -> str:
    """Write the plan as plain lines: the printed page's words and the text in the QR code."""
    lines = [plan.diagnosis, *plan.advice]
    lines += [f"{m.name}: {m.dose}" + (f" ({m.days} d)" if m.days else "") for m in plan.medicines]
    if plan.follow_up or plan.follow_up_on:
        on = plan.follow_up_on.isoformat() if plan.follow_up_on else ""
        lines.append(f"{plan.follow_up} {on}".strip())
    lines += [f"! {sign}" for sign in plan.danger_signs]
    lines.append(plan.doctor)
    return "\n".join(filter(None, lines))
