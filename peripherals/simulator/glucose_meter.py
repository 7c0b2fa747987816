"""A virtual glucose meter: it keeps records, also of others, and gives them where it is asked."""

import asyncio
import struct
from datetime import timedelta
from typing import Any

from bumble.gatt import Characteristic

from peripherals.codecs.clock import encode_date_time
from peripherals.simulator.faults import Fault
from peripherals.simulator.gatt import GATT_FAULTS, INDICATE, NOTIFY, SFLOAT_HIGH, GattDevice
from peripherals.simulator.physiology import Physiology, person

_CONTEXT, _CONTROL_POINT = 0x2A34, 0x2A52
_REPORT, _ALL, _LAST = 1, 1, 6
_ANSWER = 6
_SUCCESS, _OPERATOR_UNKNOWN, _NO_RECORDS, _BUSY = 1, 4, 6, 10
_OFFSET, _CONCENTRATION, _MOLAR, _STATUS, _CONTEXT_FOLLOWS = (1 << bit for bit in range(5))
_CAPILLARY_FINGER, _CONTROL = b"\x11", b"\x4a"
_TOO_LITTLE_BLOOD, _TOO_HIGH = 1 << 2, 1 << 5
_BEFORE_MEAL = 1
_OTHERS = 3
_HOUR = timedelta(hours=1)
_MG_DL_IN_MMOL_L = 18.0156
_OWN = frozenset(
    {Fault.CONTROL_SOLUTION, Fault.NO_RESULT, Fault.NO_STRIP, Fault.OUT_OF_RANGE, Fault.STRIP_ERROR, Fault.WRONG_UNIT}
)


class GlucoseMeter(GattDevice):
    """Measures some seconds after it was first asked; a fault of the road hits what it has measured then."""

    service, result, confirmed, encrypted = 0x1808, 0x2A18, False, True
    faults = GATT_FAULTS | _OWN | {Fault.STALE_RECORD}

    def __init__(self, *place: Any, person: Physiology, pace: float) -> None:
        super().__init__(*place, person=person, pace=pace)
        self._records: list[tuple[int, bytes]] = []
        self._is_counting = False
        self._answering: asyncio.Task[None] | None = None
        for number in range(_OTHERS):
            self._store(_somebody(person.seed + number), hours_ago=24 * (_OTHERS - number))
        self._fresh_from = _OTHERS

    def measuring(self) -> list[Characteristic[bytes]]:
        asked = self.telling(_CONTROL_POINT, INDICATE, write=self._asked)
        return [*super().measuring(), self.telling(_CONTEXT, NOTIFY), asked]

    def listened(self) -> None:
        """It waits until it is asked."""

    async def measure(self) -> None:
        fault = self.take_fault(*_OWN)
        if fault is not Fault.NO_STRIP:
            await self.pause(8.0)
            self._is_counting = True
            await self.pause(5.0)
            self._is_counting = False
            self._fresh_from = len(self._records)
            self._store(self.subject, fault=fault)
        await self.pause(200.0)

    def _asked(self, _: Any, request: bytes) -> None:
        if self._answering is not None:
            self._answering.cancel()
        self._answering = asyncio.ensure_future(self._answer(*request[:2]))

    async def _answer(self, opcode: int, operator: int) -> None:
        if self.take_fault(Fault.STALE_RECORD):
            self._store(_somebody(self.person.seed), hours_ago=3)
            self._fresh_from = len(self._records)
        self.begin()
        code = await self._report(operator) if opcode == _REPORT else _SUCCESS
        await self.confirm(_CONTROL_POINT, bytes((_ANSWER, 0, opcode, code)))

    async def _report(self, operator: int) -> int:
        if self._is_counting:
            return _BUSY
        if operator not in (_ALL, _LAST):
            return _OPERATOR_UNKNOWN
        if not self._records:
            return _NO_RECORDS
        for number, record in self._records[0 if operator == _ALL else -1 :]:
            await self.before_packet()
            for packet in await self.on_the_road(record) if number >= self._fresh_from else (record,):
                await self.tell(self.result, packet)
            await self.tell(_CONTEXT, struct.pack("<BHB", 0x02, number, _BEFORE_MEAL))
        return _SUCCESS

    def _store(self, whose: Physiology, *, hours_ago: int = 0, fault: Fault | None = None) -> None:
        """The clock that the user sees goes an hour before the base time of the meter."""
        number = len(self._records)
        flags = _OFFSET | _STATUS | _CONTEXT_FOLLOWS | (_MOLAR if fault is Fault.WRONG_UNIT else 0)
        time = encode_date_time(self.now() - (hours_ago + 1) * _HOUR) + struct.pack("<h", 60)
        status, result = 0, _concentration(whose, fault)
        if fault is Fault.STRIP_ERROR:
            status, result = _TOO_LITTLE_BLOOD, b""
        elif fault is Fault.OUT_OF_RANGE:
            status = _TOO_HIGH
        elif fault is Fault.NO_RESULT:
            result = b""
        flags |= _CONCENTRATION if result else 0
        record = struct.pack("<BH", flags, number) + time + result + struct.pack("<H", status)
        self._records.append((number, record))


def _concentration(whose: Physiology, fault: Fault | None) -> bytes:
    """In kg/L with a step of 1 mg/dL, or in mol/L with a step of 0.1 mmol/L; and what it is a concentration of."""
    sample = _CONTROL if fault is Fault.CONTROL_SOLUTION else _CAPILLARY_FINGER
    if fault is Fault.OUT_OF_RANGE:
        return SFLOAT_HIGH + sample
    mantissa, exponent = round(whose.glucose), -5
    if fault is Fault.WRONG_UNIT:
        mantissa, exponent = round(whose.glucose / _MG_DL_IN_MMOL_L * 10), -4
    return struct.pack("<H", (exponent & 0xF) << 12 | mantissa) + sample


def _somebody(seed: int) -> Physiology:
    return person(seed + 1000)
