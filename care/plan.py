"""What the doctor and the patient agreed: the plan in plain words, as the patient's screen shows it."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from uuid import UUID

import msgspec

from care.questionnaire import in_language


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


_TIMES: Mapping[str, Mapping[str, str]] = {
    "morning": {"en": "in the morning", "es": "por la mañana", "ar": "صباحًا"},
    "midday": {"en": "at midday", "es": "al mediodía", "ar": "ظهرًا"},
    "evening": {"en": "in the evening", "es": "por la tarde", "ar": "مساءً"},
    "night": {"en": "at night", "es": "por la noche", "ar": "ليلًا"},
}
_DAYS: Mapping[str, Mapping[str, str]] = {
    "one": {"en": "for 1 day", "es": "durante 1 día", "ar": "لمدة يوم واحد"},
    "two": {"en": "for 2 days", "es": "durante 2 días", "ar": "لمدة يومين"},
    "few": {"en": "for {} days", "es": "durante {} días", "ar": "لمدة {} أيام"},
    "many": {"en": "for {} days", "es": "durante {} días", "ar": "لمدة {} يومًا"},
}
"""The names are those of Unicode's plural forms; Arabic counts days from three to ten otherwise than more."""
_DANGER: Mapping[str, str] = {
    "en": "Get help at once if:",
    "es": "Pida ayuda enseguida si:",
    "ar": "اطلب المساعدة فورًا إذا:",
}


def medicine_line(medicine: Medicine, language: str = "en") -> str:
    """Write one medicine as the patient reads it; the record's lines are English."""
    times = [
        f"{units:g} {in_language(words, language)}"
        for name, words in _TIMES.items()
        if (units := getattr(medicine, name))
    ]
    how = filter(None, [medicine.dose, *times, _for_days(medicine.days or 0, language), medicine.note])
    comma = "، " if language == "ar" else ", "
    return ": ".join(filter(None, [medicine.name, comma.join(how)]))


def _for_days(days: int, language: str) -> str:
    if not days:
        return ""
    form = {1: "one", 2: "two"}.get(days, "few" if days <= 10 else "many")
    return in_language(_DAYS[form], language).format(days)


def as_text(plan: Plan, ending: str, language: str = "en") -> str:
    """Write the whole plan as plain lines, how the visit ends first: the text in the QR code."""
    lines = [ending, plan.diagnosis, *plan.advice, *(medicine_line(one, language) for one in plan.medicines)]
    if plan.follow_up or plan.follow_up_on:
        on = plan.follow_up_on.isoformat() if plan.follow_up_on else ""
        lines.append(f"{plan.follow_up} {on}".strip())
    if plan.danger_signs:
        lines += [in_language(_DANGER, language), *(f"- {sign}" for sign in plan.danger_signs)]
    lines.append(plan.doctor)
    return "\n".join(filter(None, lines))
