"""The numbers behind plausible, usual and alarming, in one table that a clinician can read and must confirm."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import Annotated

import msgspec

VERSION = "1"
STATUS = "clinician must confirm"
SOURCE = (
    "Plausible: wider than the entry limits of Intelehealth, CARE and CIEL, so that no very sick patient is refused. "
    "Usual: CIEL normal ranges and the zero bands of NEWS2 (Royal College of Physicians, 2017). "
    "Act now: the three-point bands of NEWS2, and the WHO/ICRC/MSF Interagency Integrated Triage Tool. Adults only. "
    "Glucose: below 70 mg/dL is hypoglycaemia and below 140 usual at any time of day (American Diabetes Association, "
    "Standards of Care); what home meters can read is plausible; 300 and more is told at once."
)


class Number(Enum):
    """The single numbers that a reading holds."""

    SYSTOLIC = "systolic"
    DIASTOLIC = "diastolic"
    MEAN = "mean"
    PULSE = "pulse"
    SATURATION = "saturation"
    CELSIUS = "celsius"
    KILOGRAMS = "kilograms"
    FAT_PERCENT = "fat_percent"
    GLUCOSE = "milligrams_per_decilitre"


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a number may be: outside `plausible` it is measured again, at or beyond an `act` limit staff is told.

    `whole`: for `usual` and `act` it is rounded to a whole number first, as NEWS2 does; else to one decimal.
    """

    words: str
    unit: str
    plausible: tuple[float, float]
    usual: tuple[float, float] | None = None
    act_low: float | None = None
    act_high: float | None = None
    whole: bool = False

    def rounded(self, value: float) -> Decimal:
        """The value as it is compared with `usual` and `act`."""
        return to_whole(value) if self.whole else to_tenth(value)


LIMITS: Mapping[Number, Limits] = {
    Number.SYSTOLIC: Limits(
        words="systolic blood pressure",
        unit="mmHg",
        plausible=(40, 300),
        usual=(100, 140),
        act_low=90,
        act_high=220,
        whole=True,
    ),
    Number.DIASTOLIC: Limits(
        words="diastolic blood pressure", unit="mmHg", plausible=(20, 200), usual=(55, 90), act_high=120, whole=True
    ),
    Number.MEAN: Limits(words="mean blood pressure", unit="mmHg", plausible=(20, 250)),
    Number.PULSE: Limits(
        words="pulse", unit="/min", plausible=(20, 250), usual=(51, 100), act_low=40, act_high=131, whole=True
    ),
    Number.SATURATION: Limits(
        words="oxygen saturation", unit="%", plausible=(40, 100), usual=(96, 100), act_low=91, whole=True
    ),
    Number.CELSIUS: Limits(
        words="temperature", unit="°C", plausible=(25.0, 45.0), usual=(36.1, 38.0), act_low=35.0, act_high=39.1
    ),
    Number.KILOGRAMS: Limits(words="weight", unit="kg", plausible=(2, 350)),
    Number.FAT_PERCENT: Limits(words="body fat", unit="%", plausible=(2, 75)),
    Number.GLUCOSE: Limits(
        words="glucose", unit="mg/dL", plausible=(10, 600), usual=(70, 140), act_low=69.9, act_high=300
    ),
}

ACT_IN_PREGNANCY: Mapping[Number, float] = {Number.SYSTOLIC: 160, Number.DIASTOLIC: 110}
"""From here on in mmHg a doctor acts now in pregnancy (WHO/ICRC/MSF Interagency Integrated Triage Tool)."""

LEAST_PULSE_PRESSURE = 5
"""Systolic must exceed diastolic pressure by more than this many mmHg, or the cuff is asked again."""

VAST = 10**15
"""From here on a float has no tenths left to round."""

STRONG_PAIN = 8
"""From here on a pain answer (0 to 10) moves a visit from routine to soon."""


def to_tenth(value: float) -> Decimal:
    """Round to one decimal as people do (half up), before any comparison with a band."""
    return _rounded(value, Decimal("0.1"))


def to_whole(value: float) -> Decimal:
    """Round to a whole number as people do (half up), before any comparison with a band."""
    return _rounded(value, Decimal("1"))


def _rounded(value: float, step: Decimal) -> Decimal:
    """Never raises, and gives what can be compared: judging must not fail, whatever it is given."""
    found = Decimal(str(value))
    if found.is_nan():
        return Decimal("-Infinity")  # no number is below every band, never usual
    return found.quantize(step, ROUND_HALF_UP) if abs(found) < VAST else found


class PressureProtocol(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How blood pressure is taken; a station sets its own in `[measuring]`. Seconds and mmHg.

    `rest_s` of sitting quietly come before the first reading. One reading is enough unless it is at or above
    `repeat_systolic` or `repeat_diastolic`, its pulse is irregular, or `always_repeat`: then there are `readings`,
    `apart_s` apart, and one more where the last two differ by more than `differ` systolic. The mean of the last two
    counts. What the device doubts is taken again, `retakes` times at most; readings more than `together_s` apart have
    no mean.
    """

    rest_s: Annotated[float, msgspec.Meta(ge=0, le=1800)] = 300
    apart_s: Annotated[float, msgspec.Meta(ge=0, le=600)] = 60
    repeat_systolic: Annotated[float, msgspec.Meta(ge=100, le=180)] = 140
    repeat_diastolic: Annotated[float, msgspec.Meta(ge=60, le=120)] = 90
    always_repeat: bool = False
    readings: Annotated[int, msgspec.Meta(ge=2, le=3)] = 3
    differ: Annotated[float, msgspec.Meta(ge=1, le=50)] = 10
    retakes: Annotated[int, msgspec.Meta(ge=1, le=5)] = 3
    together_s: Annotated[float, msgspec.Meta(ge=60, le=3600)] = 900


PRESSURE_SOURCE = (
    "Repeat from 140/90 mmHg: NICE NG136. Rest, posture, spacing, number, the fourth reading and the mean of the last "
    "two: as American Heart Association and European Society of Hypertension describe office measurement. "
    "The number of retakes and how long readings belong together are ours."
)
"""Where the numbers of `PressureProtocol` come from (STATUS holds for them too)."""


class OxygenWindow(msgspec.Struct, frozen=True, kw_only=True):
    """The saturation is the median of `good_s` of good signal; without a finger for `empty_s`, or without enough
    good signal in `most_s`, there is none. Seconds of the device's own packets; ours, not from a guideline.
    """

    good_s: float = 10
    empty_s: float = 20
    most_s: float = 60


class Settling(msgspec.Struct, frozen=True, kw_only=True):
    """A weight counts when it stayed within `still_kg` for `still_s`; after `restless_s` it is taken as it is, flagged.

    Ours, not from a guideline.
    """

    still_s: float = 2
    still_kg: float = 0.1
    restless_s: float = 20


class EcgStrip(msgspec.Struct, frozen=True, kw_only=True):
    """`strip_s` of good signal are kept and counted; without them in `give_up_s` there is no rate. Seconds; ours.

    Meanwhile the rate of the last `shown_s` is shown.

    Above `irregular_above` (root mean square of the differences from interval to interval, as a part of the mean
    interval) the clinician may be told "possible irregular pulse", where the station's configuration says so: of the
    order that is published for telling atrial fibrillation. No rhythm is diagnosed.
    """

    strip_s: float = 30
    shown_s: float = 8
    give_up_s: float = 90
    irregular_above: float = 0.115


OXYGEN_WINDOW = OxygenWindow()
ECG = EcgStrip()
SETTLING = Settling()
