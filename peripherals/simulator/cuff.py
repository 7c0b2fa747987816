"""A virtual blood pressure cuff that asks for a bond."""

import struct
from collections.abc import Iterator
from math import exp, pi, sin

from bumble.gatt import Characteristic

from peripherals.simulator.faults import Fault
from peripherals.simulator.gatt import GATT_FAULTS, SFLOAT_NAN, GattDevice, readable, sfloat

_STATUS = {Fault.MOVEMENT: 0x01, Fault.CUFF_LOOSE: 0x02}


class Cuff(GattDevice):
    """Inflates past the systolic pressure, lets the air out slowly, shows the pressure four times a second."""

    service, result, live, encrypted, breaks = 0x1810, 0x2A35, 0x2A36, True, 28
    faults = GATT_FAULTS | {Fault.CUFF_LOOSE, Fault.MOVEMENT, Fault.NO_RESULT, Fault.STALE_RECORD, Fault.WRONG_UNIT}
    _STEP_S = 0.25

    def measuring(self) -> list[Characteristic[bytes]]:
        return [*super().measuring(), readable(0x2A49, struct.pack("<H", 0x3F))]

    async def measure(self) -> None:
        fault = self.take_fault(Fault.MOVEMENT, Fault.CUFF_LOOSE, Fault.NO_RESULT, Fault.WRONG_UNIT)
        await self.pause(1.5)
        for pressure in self._loose_curve() if fault is Fault.CUFF_LOOSE else self._curve():
            await self.show(b"\x00" + sfloat(round(pressure * 10)) + 2 * SFLOAT_NAN)
            await self.pause(self._STEP_S)
        await self.deliver(self._result(fault))

    def final(self) -> bytes:
        return self._result(None)

    def _curve(self) -> Iterator[float]:
        """Up in eight seconds, down at five mmHg a second; near the mean pressure the artery makes it tremble."""
        top, person = self.subject.systolic + 32, self.subject
        for step in range(32):
            yield top * (step + 1) / 32
        mean = _mean(person.systolic, person.diastolic)
        pressure, beat = top, 0.0
        while pressure > person.diastolic - 22:
            beat += self._STEP_S * person.pulse / 60
            yield pressure + 1.6 * exp(-(((pressure - mean) / 22) ** 2)) * sin(2 * pi * beat)
            pressure -= 5 * self._STEP_S

    def _loose_curve(self) -> Iterator[float]:
        for step in range(40):
            yield 38 * (1 - exp(-step / 9))

    def _result(self, fault: Fault | None) -> bytes:
        status = struct.pack("<H", _STATUS.get(fault, 0) if fault else 0)
        if fault in (Fault.CUFF_LOOSE, Fault.NO_RESULT):
            return b"\x10" + 3 * SFLOAT_NAN + status
        systolic, diastolic, pulse = self._values(fault)
        kilopascals = fault is Fault.WRONG_UNIT
        pressures = [
            sfloat(round(mmhg / 0.7500617) if kilopascals else round(mmhg) * 10)
            for mmhg in (systolic, diastolic, _mean(systolic, diastolic))
        ]
        flags = b"\x17" if kilopascals else b"\x16"
        return flags + b"".join(pressures) + self.time_stamp() + sfloat(round(pulse) * 10) + status

    def _values(self, fault: Fault | None) -> tuple[float, float, float]:
        chance = self.subject.rng(f"cuff/{self._attempts}")
        off = 19 if fault is Fault.MOVEMENT else 0
        systolic = self.subject.systolic + chance.uniform(-4, 4) + off
        diastolic = self.subject.diastolic + chance.uniform(-3, 3) + off * 0.7
        return systolic, diastolic, self.subject.pulse + chance.uniform(-2, 2)


def _mean(systolic: float, diastolic: float) -> float:
    return diastolic + (systolic - diastolic) * 0.36
