"""Glucose Measurement Context (2A34): what a person told the meter beside a measurement."""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from peripherals.codecs.fields import Cursor, Quantity

_CARBOHYDRATE, _MEAL, _TESTER, _EXERCISE, _MEDICATION, _LITRES, _HBA1C, _EXTENDED = (1 << bit for bit in range(8))
_OVERRUN = 0xFFFF
_G_IN_KG, _MG_IN_KG, _ML_IN_L = 3, 6, 3  # powers of ten

_CARBOHYDRATES = {1: "breakfast", 2: "lunch", 3: "dinner", 4: "snack", 5: "drink", 6: "supper", 7: "brunch"}
_MEALS = {1: "preprandial", 2: "postprandial", 3: "fasting", 4: "casual", 5: "bedtime"}
_TESTERS = {1: "self", 2: "health_care_professional", 3: "lab_test", 15: "not_available"}
_HEALTHS = {
    1: "minor_health_issues",
    2: "major_health_issues",
    3: "during_menses",
    4: "under_stress",
    5: "no_health_issues",
    15: "not_available",
}
_MEDICATIONS = {
    1: "rapid_acting",
    2: "short_acting",
    3: "intermediate_acting",
    4: "long_acting",
    5: "pre_mixed",
}


class GlucoseContext(msgspec.Struct, frozen=True, kw_only=True):
    """What goes with the glucose measurement of the same `sequence`.

    Carbohydrates in g, insulin in mg or mL (the meter sends kg or L), exercise in s and % of the greatest effort,
    HbA1c in %.
    """

    sequence: int
    carbohydrate_id: str | UnsetType = UNSET
    carbohydrate: Quantity | UnsetType = UNSET
    meal: str | UnsetType = UNSET
    tester: str | UnsetType = UNSET
    health: str | UnsetType = UNSET
    exercise_duration: Quantity | UnsetType = UNSET
    exercise_intensity: Quantity | UnsetType = UNSET
    medication_id: str | UnsetType = UNSET
    medication: Quantity | UnsetType = UNSET
    hba1c: Quantity | UnsetType = UNSET


def decode(data: bytes) -> GlucoseContext:
    cursor = Cursor(data)
    flags = cursor.unsigned(1)
    sequence = cursor.unsigned(2)
    if flags & _EXTENDED:
        cursor.take(1)  # every bit of it is reserved
    return GlucoseContext(
        sequence=sequence,
        carbohydrate_id=_one_of(_CARBOHYDRATES, cursor) if flags & _CARBOHYDRATE else UNSET,
        carbohydrate=cursor.sfloat("g", _G_IN_KG) if flags & _CARBOHYDRATE else UNSET,
        meal=_one_of(_MEALS, cursor) if flags & _MEAL else UNSET,
        **(_tester_and_health(cursor.unsigned(1)) if flags & _TESTER else {}),
        exercise_duration=_duration(cursor.unsigned(2)) if flags & _EXERCISE else UNSET,
        exercise_intensity=Quantity(value=cursor.unsigned(1), unit="%") if flags & _EXERCISE else UNSET,
        medication_id=_one_of(_MEDICATIONS, cursor) if flags & _MEDICATION else UNSET,
        medication=_dose(cursor, flags) if flags & _MEDICATION else UNSET,
        hba1c=cursor.sfloat("%") if flags & _HBA1C else UNSET,
    )


def _one_of(table: dict[int, str], cursor: Cursor) -> str:
    return table.get(cursor.unsigned(1), "reserved")


def _tester_and_health(raw: int) -> dict[str, Any]:
    return {"tester": _TESTERS.get(raw & 0x0F, "reserved"), "health": _HEALTHS.get(raw >> 4, "reserved")}


def _duration(raw: int) -> Quantity:
    if raw == _OVERRUN:
        return Quantity(value=None, special="overrun", unit="s")
    return Quantity(value=raw, unit="s")


def _dose(cursor: Cursor, flags: int) -> Quantity:
    return cursor.sfloat("mL", _ML_IN_L) if flags & _LITRES else cursor.sfloat("mg", _MG_IN_KG)
