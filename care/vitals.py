"""Vital signs as the station knows them: checked values with their units, and the reading that carries one.

Only the impossible is refused at birth. A very sick patient has very odd values, so what is implausible or
alarming is judged by `care.triage` and is never thrown away.
"""

from datetime import datetime
from enum import Enum
from uuid import UUID

import msgspec

from care.errors import ImpossibleReadingError
from care.strip import Strip


class Kind(Enum):
    """What a visit can measure."""

    BLOOD_PRESSURE = "blood-pressure"
    OXYGEN = "oxygen"
    TEMPERATURE = "temperature"
    WEIGHT = "weight"
    GLUCOSE = "glucose"
    HEART_RATE = "heart-rate"


CORE_KINDS = (Kind.BLOOD_PRESSURE, Kind.OXYGEN, Kind.TEMPERATURE, Kind.WEIGHT)
"""What every visit measures; the others only where the station has the device."""


class Method(Enum):
    """How a value came to us."""

    DEVICE = "device"
    TYPED = "typed"
    SIMULATED = "simulated"
    CALCULATED = "calculated"


class Flag(Enum):
    """What a device or a rule said about the quality of a value."""

    MOVEMENT = "movement"
    CUFF_LOOSE = "cuff-loose"
    IRREGULAR_PULSE = "irregular-pulse"
    IMPROPER_POSITION = "improper-position"
    PULSE_OUT_OF_RANGE = "pulse-out-of-range"
    POOR_SIGNAL = "poor-signal"
    UNSTABLE = "unstable"
    IMPLAUSIBLE = "implausible"
    RESTED_BY_WORD = "rested-by-word"
    REST_LEFT_OUT = "rest-left-out"
    POSSIBLY_IRREGULAR = "possibly-irregular"


VAST = 1e6
"""No device sends a number of this size in any unit here, whoever is measured: such a value is malformed."""

MG_DL_IN_MMOL_L = 18.0156
"""One mmol/L of glucose (C6H12O6, 180.156 g/mol) is so many mg/dL."""


def _require_numbers(name: str, *values: float | None) -> None:
    if not all(value is None or abs(value) < VAST for value in values):  # also false for what is not finite
        raise ImpossibleReadingError(f"{name}: no number that a device could send; measure again")


class BloodPressure(msgspec.Struct, frozen=True, kw_only=True, tag=Kind.BLOOD_PRESSURE.value):
    """Arterial blood pressure in mmHg; mean pressure and pulse (beats a minute) where the cuff gives them."""

    systolic: float
    diastolic: float
    mean: float | None = None
    pulse: float | None = None

    def __post_init__(self) -> None:
        _require_numbers("blood pressure", self.systolic, self.diastolic, self.mean, self.pulse)


class Oxygen(msgspec.Struct, frozen=True, kw_only=True, tag=Kind.OXYGEN.value):
    """Oxygen saturation of arterial blood in percent, and the pulse in beats a minute."""

    saturation: float
    pulse: float | None = None

    def __post_init__(self) -> None:
        _require_numbers("oxygen", self.saturation, self.pulse)


class Temperature(msgspec.Struct, frozen=True, kw_only=True, tag=Kind.TEMPERATURE.value):
    """Body temperature in degrees Celsius; `site` in the words of GATT 2A1D (`tympanum`, `mouth` …)."""

    celsius: float
    site: str | None = None

    def __post_init__(self) -> None:
        _require_numbers("temperature", self.celsius)


class Weight(msgspec.Struct, frozen=True, kw_only=True, tag=Kind.WEIGHT.value):
    """Body weight in kilograms, and body fat in percent where the scale gives it."""

    kilograms: float
    fat_percent: float | None = None

    def __post_init__(self) -> None:
        _require_numbers("weight", self.kilograms, self.fat_percent)


class Glucose(msgspec.Struct, frozen=True, kw_only=True, tag=Kind.GLUCOSE.value):
    """Glucose of capillary blood in mg/dL, to a tenth: so a value in tenths of mmol/L survives the way there and back.

    `meal` in the words of GATT 2A34 (`fasting`, `preprandial`, `postprandial`, `casual`, `bedtime`).
    """

    milligrams_per_decilitre: float
    meal: str | None = None

    def __post_init__(self) -> None:
        _require_numbers("glucose", self.milligrams_per_decilitre)

    @property
    def millimoles_per_litre(self) -> float:
        """The same in mmol/L, to a tenth, as the meters that measure in it say it."""
        return round(self.milligrams_per_decilitre / MG_DL_IN_MMOL_L, 1)


def glucose_of_millimoles(millimoles_per_litre: float, meal: str | None = None) -> Glucose:
    """Make a glucose of what a meter or a person gave in mmol/L."""
    return Glucose(milligrams_per_decilitre=round(millimoles_per_litre * MG_DL_IN_MMOL_L, 1), meal=meal)


class HeartRate(msgspec.Struct, frozen=True, kw_only=True, tag=Kind.HEART_RATE.value):
    """Heart rate of a chest strap or the like, in beats a minute; there is none while the sensor touches no skin."""

    pulse: float

    def __post_init__(self) -> None:
        _require_numbers("heart rate", self.pulse)


Vital = BloodPressure | Oxygen | Temperature | Weight | Glucose | HeartRate

_KINDS: dict[type[Vital], Kind] = {
    BloodPressure: Kind.BLOOD_PRESSURE,
    Oxygen: Kind.OXYGEN,
    Temperature: Kind.TEMPERATURE,
    Weight: Kind.WEIGHT,
    Glucose: Kind.GLUCOSE,
    HeartRate: Kind.HEART_RATE,
}


def kind_of(vital: Vital) -> Kind:
    """Name what was measured."""
    return _KINDS[type(vital)]


class DeviceIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """Which device measured: `id` is stable for it at this station; the rest is what it says of itself."""

    id: str
    name: str
    manufacturer: str | None = None
    model: str | None = None
    serial: str | None = None
    firmware: str | None = None


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One measured or typed value. Its `id` is minted where it is born and never changes.

    `received_at` is the station's clock; `device_time` is what the device said, when it said anything.
    `lease` is stamped by the station, never by a driver; `raw` is the device's own bytes in hex;
    `typed_by` names the staff role that typed it; `record` is the device's own number of it, where it numbers them.
    `strip` is the waveform that it was found in.
    `derived_from` are the readings that a calculated one comes from; `note` is what staff said of how it was taken.
    """

    id: UUID
    vital: Vital
    received_at: datetime
    method: Method
    device: DeviceIdentity | None = None
    device_time: datetime | None = None
    flags: frozenset[Flag] = frozenset()
    lease: str | None = None
    raw: str | None = None
    typed_by: str | None = None
    record: int | None = None
    derived_from: tuple[UUID, ...] = ()
    note: str | None = None
    strip: Strip | None = None

    @property
    def kind(self) -> Kind:
        return kind_of(self.vital)


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How a measurement is going, for the screen only: never stored.

    `value` is the live number in `unit` (cuff pressure in mmHg, saturation in %, kg, degrees);
    `trace` is a batch of new waveform samples scaled 0..1; `done` runs 0..1;
    `guidance` is a key the screen words. `live` is False where the number may be one that the device had stored.
    """

    kind: Kind
    value: float | None = None
    unit: str | None = None
    trace: tuple[float, ...] = ()
    done: float | None = None
    guidance: str | None = None
    live: bool = True


class Trouble(Enum):
    """Why a measurement did not end in a value (the taxonomy of device failures; what helps is in `care.troubles`).

    NOT_FOUND: nothing is bound, or nothing that is bound was ever seen; OFF_OR_ASLEEP: it was there before and is
    silent now; OUT_OF_RANGE: its radio is too weak here; BUSY_ELSEWHERE: another host holds its link.
    STRIP_ERROR: a used or wrong strip, or too little blood; OUT_OF_DEVICE_RANGE: the device says "high" or "low" in
    place of a number; CLOCK_WRONG: a stored value whose time cannot be told; CONTROL_SOLUTION: no patient's blood.
    """

    NOT_FOUND = "not-found"
    OFF_OR_ASLEEP = "off-or-asleep"
    OUT_OF_RANGE = "out-of-range"
    BUSY_ELSEWHERE = "busy-elsewhere"
    WRONG_DEVICE = "wrong-device"
    NEEDS_BOND = "needs-bond"
    PORT_DENIED = "port-denied"
    UNPLUGGED = "unplugged"
    BATTERY_LOW = "battery-low"
    LINK_LOST = "link-lost"
    TIMEOUT = "timeout"
    MOVEMENT = "movement"
    CUFF_LOOSE = "cuff-loose"
    BAD_POSITION = "bad-position"
    POOR_SIGNAL = "poor-signal"
    SENSOR_OFF = "sensor-off"
    NO_STRIP = "no-strip"
    STRIP_ERROR = "strip-error"
    CONTROL_SOLUTION = "control-solution"
    NO_RESULT = "no-result"
    OUT_OF_DEVICE_RANGE = "out-of-device-range"
    IMPLAUSIBLE = "implausible"
    CLOCK_WRONG = "clock-wrong"
    BAD_DATA = "bad-data"


_DOUBTS = {
    Flag.CUFF_LOOSE: Trouble.CUFF_LOOSE,
    Flag.MOVEMENT: Trouble.MOVEMENT,
    Flag.IMPROPER_POSITION: Trouble.BAD_POSITION,
}


def doubt(flags: frozenset[Flag]) -> Trouble | None:
    """Say why a value that its own device doubts must be measured again, if it must."""
    return next((trouble for flag, trouble in _DOUBTS.items() if flag in flags), None)
