"""Virtual oximeters on the radio: one that shows what it sees each second, and one that says a finished spot-check."""

import struct
from itertools import count
from math import pi, sin

from bumble.gatt import Characteristic

from peripherals.simulator.faults import Fault
from peripherals.simulator.gatt import GATT_FAULTS, SFLOAT_NAN, GattDevice, readable, sfloat

_VALIDATED, _FROM_STORAGE, _DEMO, _QUESTIONABLE = 1 << 7, 1 << 9, 1 << 10, 1 << 14
_ERRATIC, _MALFUNCTION, _UNCONNECTED = 1 << 6, 1 << 14, 1 << 11
_ONGOING = 1 << 5
_LATE_S = 23
_OWN = frozenset({Fault.DEMO, Fault.MOVEMENT, Fault.NO_FINGER, Fault.NO_RESULT})
# That the status is told, and that a stored measurement is marked in it.
_FEATURES = struct.pack("<HH", 0x0003, 0xFFE0) + b"\xff\xff\x00"


class PulseOximeter(GattDevice):
    """Tells saturation and pulse once a second while somebody listens."""

    service, result, confirmed, struck, breaks = 0x1822, 0x2A5F, False, 4, 6
    faults = (GATT_FAULTS - {Fault.CLOCK_WRONG}) | _OWN

    def measuring(self) -> list[Characteristic[bytes]]:
        return [*super().measuring(), readable(0x2A60, _FEATURES)]

    async def measure(self) -> None:
        fault = self.take_fault(*_OWN)
        finger_after = _LATE_S if fault is Fault.NO_FINGER else 2
        for second in count():
            await self.deliver(self._look(second, fault, finger=second >= finger_after))
            await self.pause(1.0)

    def _look(self, second: int, fault: Fault | None, *, finger: bool) -> bytes:
        status = _ONGOING | (_DEMO if fault is Fault.DEMO else 0)
        sensor = {Fault.MOVEMENT: _ERRATIC, Fault.NO_RESULT: _MALFUNCTION}.get(fault, 0) if fault else 0
        values = self._values(second) if finger else 2 * SFLOAT_NAN
        told = status.to_bytes(2, "little") + (sensor if finger else _UNCONNECTED).to_bytes(3, "little")
        return b"\x0c" + values + told

    def _values(self, second: int) -> bytes:
        saturation = min(100, round(self.subject.saturation + sin(second / 5) * 0.6))
        pulse = round(self.subject.pulse + 1.5 * sin(2 * pi * second * self.subject.breaths / 60))
        return sfloat(saturation * 10) + sfloat(pulse * 10)


class SpotOximeter(PulseOximeter):
    """Measures for twelve seconds, says what it found, and keeps what nobody heard."""

    result, confirmed, struck, breaks = 0x2A5E, True, 0, 0
    faults = GATT_FAULTS | _OWN | {Fault.STALE_RECORD}

    async def measure(self) -> None:
        fault = self.take_fault(*_OWN)
        await self.pause(14.0)
        await self.deliver(self._spot(fault))

    def final(self) -> bytes:
        return self._spot(None, stored=True)

    def _spot(self, fault: Fault | None, *, stored: bool = False) -> bytes:
        status = {Fault.DEMO: _DEMO, Fault.MOVEMENT: _QUESTIONABLE}.get(fault, _VALIDATED) if fault else _VALIDATED
        sensor = {Fault.NO_FINGER: _UNCONNECTED, Fault.NO_RESULT: _MALFUNCTION}.get(fault, 0) if fault else 0
        values = 2 * SFLOAT_NAN if sensor else self._values(0)
        told = (status | (_FROM_STORAGE if stored else 0)).to_bytes(2, "little") + sensor.to_bytes(3, "little")
        return b"\x07" + values + self.time_stamp() + told
