"""Any thermometer with the standard Health Thermometer service (0x1809)."""

from collections.abc import AsyncIterator
from contextlib import suppress

from care.vitals import Kind, Progress, Reading, Temperature, Trouble
from peripherals.codecs.fields import DecodeError, Quantity
from peripherals.codecs.temperature import decode
from peripherals.driver import Advert, DriverError, GattLink, SerialLine, device_time, reading

_SERVICE = "1809"
_MEASUREMENT, _INTERMEDIATE = "2a1c", "2a1e"


class Thermometer:
    """Sets the clock, shows the temperature as it rises where the device sends that, until it says its result."""

    id = "thermometer"
    kind = Kind.TEMPERATURE
    line: SerialLine | None = None

    def claims(self, advert: Advert) -> bool:
        return _SERVICE in advert.services

    async def measure(self, link: GattLink) -> AsyncIterator[Reading | Progress]:
        await link.set_clock()
        yield Progress(kind=self.kind, guidance="place-thermometer")
        async for characteristic, value in link.values(_INTERMEDIATE, _MEASUREMENT):
            if characteristic == _INTERMEDIATE:
                with suppress(DecodeError):  # a passing value is not worth the measurement
                    yield _progress(value)
            else:
                yield _reading(value)


def _progress(value: bytes) -> Progress:
    celsius = _celsius(decode(value).temperature)
    return Progress(kind=Kind.TEMPERATURE, value=celsius, unit="degC", guidance="hold-still")


def _reading(value: bytes) -> Reading:
    measured = decode(value)
    celsius = _celsius(measured.temperature)
    if celsius is None:
        raise DriverError(Trouble.NO_RESULT, f"the thermometer gave {measured.temperature.special}")
    site = measured.site if isinstance(measured.site, str) and measured.site != "reserved" else None
    return reading(Temperature(celsius=celsius, site=site), raw=value, device_time=device_time(measured.timestamp))


def _celsius(quantity: Quantity) -> float | None:
    if quantity.value is None or quantity.unit == "degC":
        return quantity.value
    return round((quantity.value - 32) / 1.8, 2)
