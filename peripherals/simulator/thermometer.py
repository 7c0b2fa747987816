"""A virtual thermometer for the ear."""

from math import exp

from peripherals.simulator.faults import Fault
from peripherals.simulator.gatt import FLOAT_HIGH, FLOAT_NAN, GATT_FAULTS, GattDevice, float32

_SPECIAL = {Fault.NO_RESULT: FLOAT_NAN, Fault.OUT_OF_RANGE: FLOAT_HIGH}
_SITE_EAR = b"\x03"
_FAHRENHEIT, _TIME, _SITE = 0x01, 0x02, 0x04


class Thermometer(GattDevice):
    """Warms up for eight seconds, showing how far it is, and then says its result."""

    service, result, live, breaks = 0x1809, 0x2A1C, 0x2A1E, 9
    faults = GATT_FAULTS | {Fault.NO_RESULT, Fault.OUT_OF_RANGE, Fault.STALE_RECORD, Fault.WRONG_UNIT}

    async def measure(self) -> None:
        fault = self.take_fault(Fault.NO_RESULT, Fault.OUT_OF_RANGE, Fault.WRONG_UNIT)
        await self.pause(1.5)
        for step in range(32):
            warm = self.subject.celsius - (self.subject.celsius - 29) * exp(-(step + 1) / 6)
            await self.show(bytes([_SITE]) + float32(round(warm * 10) * 10) + _SITE_EAR)
            await self.pause(0.25)
        await self.deliver(self._result(fault))

    def final(self) -> bytes:
        return self._result(None)

    def _result(self, fault: Fault | None) -> bytes:
        celsius = self.subject.celsius
        unit, shown = (_FAHRENHEIT, celsius * 1.8 + 32) if fault is Fault.WRONG_UNIT else (0, celsius)
        number = _SPECIAL.get(fault) if fault else None
        return (
            bytes([unit | _TIME | _SITE]) + (number or float32(round(shown * 10) * 10)) + self.time_stamp() + _SITE_EAR
        )
