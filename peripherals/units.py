"""From the unit that a device counts in to the one that the station keeps (UCUM codes, and those of care.vitals)."""

from collections.abc import Callable, Mapping

from care.typed import KILOGRAMS_IN_POUND
from care.vitals import MG_DL_IN_MMOL_L, Trouble
from peripherals.codecs.fields import Quantity
from peripherals.driver import DriverError

KEPT_IN: Mapping[str, str | None] = {
    "systolic": "mmHg",
    "diastolic": "mmHg",
    "mean": "mmHg",
    "pulse": "/min",
    "saturation": "%",
    "celsius": "degC",
    "kilograms": "kg",
    "fat_percent": "%",
    "milligrams_per_decilitre": "mg/dL",
    "site": None,
    "meal": None,
}
"""The unit of each part of the vital signs; words have none."""

_KPA_MMHG = 7.500616827

_TO: dict[tuple[str, str], Callable[[float], float]] = {
    # To the tenth of a mmHg, the hundredth of a degree and of a kilogram: finer than any device's own steps.
    ("kPa", "mmHg"): lambda kilopascals: round(kilopascals * _KPA_MMHG, 1),
    ("degF", "degC"): lambda fahrenheit: round((fahrenheit - 32) / 1.8, 2),
    ("lb", "kg"): lambda pounds: round(pounds * KILOGRAMS_IN_POUND, 2),
    ("oz", "kg"): lambda ounces: round(ounces * KILOGRAMS_IN_POUND / 16, 2),
    ("g", "kg"): lambda grams: round(grams / 1000, 3),
    ("mg", "kg"): lambda milligrams: round(milligrams / 1_000_000, 3),
    ("t", "kg"): lambda tonnes: round(tonnes * 1000, 2),
    ("mmol/L", "mg/dL"): lambda millimoles: round(millimoles * MG_DL_IN_MMOL_L, 1),
    ("m", "cm"): lambda metres: round(metres * 100, 2),
    ("in", "cm"): lambda inches: round(inches * 2.54, 2),
}


def in_unit(quantity: Quantity, unit: str) -> float | None:
    """Give the number in `unit`; None where the device said why there is none.

    Raises DriverError(BAD_DATA) for a unit that does not measure the same: no value is better than a wrong one.
    """
    if quantity.value is None or quantity.unit == unit:
        return quantity.value
    convert = _TO.get((quantity.unit, unit))
    if convert is None:
        raise DriverError(Trouble.BAD_DATA, f"{quantity.unit} cannot be read as {unit}")
    return convert(quantity.value)
