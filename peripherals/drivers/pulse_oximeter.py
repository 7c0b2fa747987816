"""Any oximeter with the standard Pulse Oximeter service (0x1822, PLXS 1.0.1).

Some show what they see as they see it, some say one finished spot-check, some both: whichever is sure first counts.
What the device's own status doubts is measured again, and a value of its demonstration is nobody's.
"""

from collections.abc import AsyncIterator
from datetime import datetime

from msgspec import UNSET

from care.vitals import Kind, Oxygen, Progress, Reading, Trouble
from peripherals.codecs.fields import DecodeError
from peripherals.codecs.pulse_oximetry import ContinuousOximetry, SpotCheck, decode_continuous, decode_spot_check
from peripherals.driver import SILENCE, DriverError, GattLink, Match, SerialLine, device_time, reading
from peripherals.drivers.worn import SILENCE_S, Worn, is_possible

_SERVICE, _SPOT_CHECK, _CONTINUOUS, _FEATURES = "1822", "2a5e", "2a5f", "2a60"
_TELLS_STATUS, _TELLS_STORED = 0x0001, 0x0200
_NOT_REAL = {"demo", "test"}
_NOT_SURE = {"early_estimate", "calibration_ongoing", "unavailable", "questionable", "invalid"}
_OFF = {"sensor_unconnected_to_user", "sensor_displaced", "sensor_disconnected"}
_BROKEN = {"equipment_malfunction", "sensor_malfunctioning", "unknown_sensor_connected"}
_POOR = {
    "signal_processing_irregularity",
    "inadequate_signal",
    "poor_signal",
    "erratic_signal",
    "nonpulsatile_signal",
    "questionable_pulse",
    "signal_analysis_ongoing",
    "sensor_interference",
}


class PulseOximeter:
    """Shows the saturation until it is sure."""

    id = "pulse-oximeter"
    kind = Kind.OXYGEN
    line: SerialLine | None = None
    matches = (Match(service=_SERVICE),)

    async def prepare(self, link: GattLink) -> None:
        await link.set_clock()

    async def measure(self, link: GattLink) -> AsyncIterator[Reading | Progress]:
        yield Progress(kind=self.kind, guidance="put-finger", done=0.0)
        worn, tells_stored = Worn(self.kind, "%", "put-finger"), _tells_stored(await link.read(_FEATURES))
        async for piece in link.values(_SPOT_CHECK, _CONTINUOUS, silence_s=SILENCE_S):
            characteristic, value = piece
            if piece == SILENCE:
                worn.silent()
            elif characteristic == _CONTINUOUS:
                yield _look(worn, value)
                if worn.is_sure:
                    (saturation, pulse), flags = worn.take()
                    yield reading(Oxygen(saturation=saturation, pulse=pulse), raw=value, flags=flags)
            elif found := _finished(link, value):
                vital, time, was_stored = found
                is_live = tells_stored and not was_stored
                yield Progress(kind=self.kind, value=vital.saturation, unit="%", guidance="keep-still", live=is_live)
                yield reading(vital, raw=value, device_time=time)


def _look(worn: Worn, value: bytes) -> Progress:
    try:
        look = decode_continuous(value)
    except DecodeError:  # a passing value is not worth the measurement
        return worn.poor()
    status, sensor = _status(look)
    saturation, pulse = look.spo2.value, look.pulse_rate.value
    if sensor & _OFF:
        return worn.off()
    if saturation is None or pulse is None or not is_possible(saturation, pulse):
        return worn.poor()
    if sensor & _POOR or status & (_NOT_SURE | {"from_storage"}):
        return worn.poor()
    return worn.good(saturation, pulse)


def _tells_stored(features: bytes) -> bool:
    """Say whether the oximeter marks a spot-check that it had stored: one without the mark is of now."""
    told, marks = int.from_bytes(features[:2], "little"), int.from_bytes(features[2:4], "little")
    return bool(told & _TELLS_STATUS and marks & _TELLS_STORED)


def _finished(link: GattLink, value: bytes) -> tuple[Oxygen, datetime | None, bool] | None:
    """A finished spot-check, when it was, and whether it was stored: then it is somebody's only if a clock that was
    right says when.
    """
    spot = decode_spot_check(value)
    status, sensor = _status(spot)
    if status & {"ongoing", "early_estimate"}:
        return None
    time = None if spot.clock_not_set is not UNSET else device_time(spot.timestamp)
    was_stored = "from_storage" in status
    if was_stored and (time is None or not link.clock_was_right):
        return None
    saturation, pulse = spot.spo2.value, spot.pulse_rate.value
    if saturation is None or not is_possible(saturation, pulse) or sensor & (_OFF | _POOR) or status & _NOT_SURE:
        raise DriverError(Trouble.SENSOR_OFF if sensor & _OFF else Trouble.POOR_SIGNAL, "the oximeter is not sure")
    return Oxygen(saturation=saturation, pulse=pulse), time, was_stored


def _status(values: SpotCheck | ContinuousOximetry) -> tuple[set[str], set[str]]:
    """What the oximeter says of the measurement and of its sensor. Raises DriverError where it cannot measure."""
    status, sensor = set(values.measurement_status or ()), set(values.sensor_status or ())
    if status & _NOT_REAL:
        raise DriverError(Trouble.NO_RESULT, "the oximeter shows its demonstration: no value of anybody")
    if sensor & _BROKEN:
        raise DriverError(Trouble.NO_RESULT, "the oximeter says that it is broken")
    return status, sensor


PULSE_OXIMETER = PulseOximeter()
