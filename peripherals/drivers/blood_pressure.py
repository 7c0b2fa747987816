"""Any cuff with the standard Blood Pressure service (0x1810)."""

from collections.abc import AsyncIterator
from contextlib import suppress

from care.vitals import BloodPressure, Flag, Kind, Progress, Reading, Trouble
from peripherals.codecs.blood_pressure import (
    BloodPressureMeasurement,
    decode_cuff_pressure,
    decode_measurement,
)
from peripherals.codecs.fields import DecodeError, Quantity
from peripherals.driver import Advert, DriverError, GattLink, SerialLine, device_time, doubt, reading

_SERVICE = "1810"
_MEASUREMENT, _CUFF_PRESSURE = "2a35", "2a36"
_MMHG = {"mmHg": 1.0, "kPa": 7.500616827}
_FLAGS = {
    "body_movement": Flag.MOVEMENT,
    "cuff_too_loose": Flag.CUFF_LOOSE,
    "irregular_pulse": Flag.IRREGULAR_PULSE,
    "improper_position": Flag.IMPROPER_POSITION,
}


class BloodPressureMonitor:
    """Bonds first, sets the clock, then shows the cuff's pressure until the cuff says its result."""

    id = "blood-pressure"
    kind = Kind.BLOOD_PRESSURE
    line: SerialLine | None = None

    def claims(self, advert: Advert) -> bool:
        return _SERVICE in advert.services

    async def measure(self, link: GattLink) -> AsyncIterator[Reading | Progress]:
        await link.pair()
        await link.set_clock()
        yield Progress(kind=self.kind, guidance="press-start")
        async for characteristic, value in link.values(_CUFF_PRESSURE, _MEASUREMENT):
            if characteristic == _CUFF_PRESSURE:
                with suppress(DecodeError):  # a passing value is not worth the measurement
                    yield _progress(value)
            else:
                yield _reading(value)


def _progress(value: bytes) -> Progress:
    pressure = _mmhg(decode_cuff_pressure(value).cuff_pressure)
    return Progress(kind=Kind.BLOOD_PRESSURE, value=pressure, unit="mmHg", guidance="keep-still")


def _reading(value: bytes) -> Reading:
    measured = decode_measurement(value)
    flags = _flags(measured)
    systolic, diastolic = _mmhg(measured.systolic), _mmhg(measured.diastolic)
    if systolic is None or diastolic is None:
        raise DriverError(doubt(flags) or Trouble.NO_RESULT, "the cuff gave no pressures")
    pulse = measured.pulse_rate
    vital = BloodPressure(
        systolic=systolic,
        diastolic=diastolic,
        mean=_mmhg(measured.mean),
        pulse=pulse.value if isinstance(pulse, Quantity) else None,
    )
    return reading(vital, raw=value, device_time=device_time(measured.timestamp), flags=flags)


def _flags(measured: BloodPressureMeasurement) -> frozenset[Flag]:
    status = measured.status if isinstance(measured.status, list) else []
    flags = {_FLAGS[word] for word in status}
    if measured.pulse_rate_range in ("above_range", "below_range"):
        flags.add(Flag.PULSE_OUT_OF_RANGE)
    return frozenset(flags)


def _mmhg(quantity: Quantity) -> float | None:
    """kPa becomes mmHg to the tenth: the cuff's own steps are coarser."""
    if quantity.value is None or quantity.unit == "mmHg":
        return quantity.value
    return round(quantity.value * _MMHG[quantity.unit], 1)
