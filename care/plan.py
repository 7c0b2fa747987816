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


def medicine_line(medicine: Medicine) -> str:
    """Write one medicine as the patient read it."""
    times = [
        f"{units:g} {time}"
        for time, units in (
            ("in the morning", medicine.morning),
            ("at midday", medicine.midday),
            ("in the evening", medicine.evening),
            ("at night", medicine.night),
        )
        if units
    ]
    days = f"for {medicine.days} days" if medicine.days else ""
    return ": ".join(
        filter(None, [medicine.name, ", ".join(filter(None, [medicine.dose, *times, days, medicine.note]))])
    )


def as_text(plan: Plan, ending: str) -> str:
    """Write the whole plan as plain lines, how the visit ends first: the text in the QR code."""
    lines = [ending, plan.diagnosis, *plan.advice, *map(medicine_line, plan.medicines)]
    if plan.follow_up or plan.follow_up_on:
        on = plan.follow_up_on.isoformat() if plan.follow_up_on else ""
        lines.append(f"{plan.follow_up} {on}".strip())
    lines += [f"! {sign}" for sign in plan.danger_signs]
    lines.append(plan.doctor)
    return "\n".join(filter(None, lines))
