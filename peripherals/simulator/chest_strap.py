"""A virtual chest strap."""

import struct
from itertools import count
from math import pi, sin

from peripherals.simulator.faults import Fault
from peripherals.simulator.gatt import GATT_FAULTS, GattDevice

_CONTACT_KNOWN, _CONTACT, _INTERVALS = 0x04, 0x02, 0x10
_LATE_S = 23


class ChestStrap(GattDevice):
    """Sends the heart rate once a second, and the times between the beats, while somebody listens."""

    service, result, confirmed, struck, breaks = 0x180D, 0x2A37, False, 4, 6
    faults = (GATT_FAULTS - {Fault.CLOCK_WRONG}) | {Fault.NO_CONTACT, Fault.NO_RESULT}

    async def measure(self) -> None:
        fault = self.take_fault(Fault.NO_CONTACT, Fault.NO_RESULT)
        worn_after = _LATE_S if fault is Fault.NO_CONTACT else 2
        for second in count():
            worn = second >= worn_after
            await self.deliver(self._look(second, worn=worn, fails=fault is Fault.NO_RESULT))
            await self.pause(1.0)

    def _look(self, second: int, *, worn: bool, fails: bool) -> bytes:
        if not worn or fails:
            return bytes([_CONTACT_KNOWN | (_CONTACT if worn else 0), 0])
        rate = round(self.subject.pulse + 1.5 * sin(2 * pi * second * self.subject.breaths / 60))
        interval = struct.pack("<H", round(60 * 1024 / rate))
        return bytes([_CONTACT_KNOWN | _CONTACT | _INTERVALS, rate]) + interval
