"""Virtual scales on the floor: one that weighs, and one that also tells how much of it is fat."""

import struct
from math import cos, exp

from bumble.core import UUID
from bumble.gatt import Characteristic, Service

from peripherals.simulator.faults import Fault
from peripherals.simulator.gatt import GATT_FAULTS, INDICATE, GattDevice, readable

_UNSUCCESSFUL = 0xFFFF
_POUND_KG = 0.45359237
_STEPS, _RESTLESS_STEPS = 32, 600
_COMPOSITION_SERVICE, _COMPOSITION = 0x181B, 0x2A9C


class Scale(GattDevice):
    """Sways for some four seconds after somebody steps on, stays still for as long, and switches itself off."""

    service, result, struck, breaks = 0x181D, 0x2A9D, 5, 6
    faults = GATT_FAULTS | {Fault.NO_RESULT, Fault.STALE_RECORD, Fault.UNSTEADY, Fault.WRONG_UNIT}

    def measuring(self) -> list[Characteristic[bytes]]:
        return [*super().measuring(), readable(0x2A9E, struct.pack("<I", 0x01))]

    async def measure(self) -> None:
        fault = self.take_fault(Fault.NO_RESULT, Fault.UNSTEADY, Fault.WRONG_UNIT)
        await self.pause(1.5)
        for step in range(_RESTLESS_STEPS if fault is Fault.UNSTEADY else _STEPS):
            sway = exp(-step / 4) * cos(step * 1.3) if step < 18 else 0.0
            if fault is Fault.UNSTEADY:
                sway = 0.1 * cos(step * 1.3)
            await self.deliver(self._weight(self.subject.kilograms * (1 - 0.4 * sway), fault))
            await self.pause(0.25)

    def final(self) -> bytes:
        return self._weight(self.subject.kilograms, None)

    def _weight(self, kilograms: float, fault: Fault | None) -> bytes:
        unit, raw = b"\x02", round(kilograms * 200)
        if fault is Fault.WRONG_UNIT:
            unit, raw = b"\x03", round(kilograms / _POUND_KG * 100)
        elif fault is Fault.NO_RESULT:
            raw = _UNSUCCESSFUL
        return unit + struct.pack("<H", raw) + self.time_stamp()


class BodyScale(Scale):
    """Says the settled weight once more, and then in two packets what the current through the feet has told."""

    async def measure(self) -> None:
        await super().measure()
        stamp = self.time_stamp()
        await self.deliver(b"\x02" + struct.pack("<H", round(self.subject.kilograms * 200)) + stamp)
        await self.pause(1.0)
        fat = struct.pack("<H", round(self.subject.fat_percent * 10))
        await self.confirm(_COMPOSITION, struct.pack("<H", 0x1002) + fat + stamp)
        await self.confirm(_COMPOSITION, struct.pack("<H", 0x0200) + fat + struct.pack("<H", 5210))

    def services(self) -> list[Service]:
        body = Service(UUID.from_16_bits(_COMPOSITION_SERVICE), [self.telling(_COMPOSITION, INDICATE)])
        return [*super().services(), body]
