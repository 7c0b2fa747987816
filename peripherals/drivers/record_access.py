"""The store of a device, asked through its Record Access Control Point (0x2A52) for the record that it wrote last.

Every indication is listened to before the first request, and there is one request at a time (GLP 1.0, 4.3).
"""

from collections.abc import AsyncIterator
from contextlib import suppress

from care.vitals import Trouble
from peripherals.codecs.record_access import Response, decode
from peripherals.driver import SILENCE, DriverError, GattLink

TICK_S = 1.0
"""For so long a silence on the link is waited for at a time."""
ANSWER_TICKS, REST_TICKS = 15, 2
_CONTROL_POINT = "2a52"
_REPORT_LAST, _REPORT_ALL, _ABORT = b"\x01\x06", b"\x01\x01", b"\x03\x00"


class Store:
    """Made anew for each connection."""

    def __init__(self, link: GattLink, *characteristics: str) -> None:
        self._link = link
        self._wanted = (*characteristics, _CONTROL_POINT)
        self._request = _REPORT_LAST
        self._arriving: AsyncIterator[tuple[str, bytes]] = link.values(*self._wanted, silence_s=TICK_S)

    async def open(self) -> None:
        """Listen to everything. Raises DriverError(NO_RESULT) where the device has no such store."""
        if _CONTROL_POINT not in await self._link.listen(*self._wanted):
            raise DriverError(Trouble.NO_RESULT, "the device keeps no records")

    async def last(self) -> list[tuple[str, bytes]] | None:
        """What belongs to the newest record; empty where there is none, None where the device is to be asked again.

        Raises DriverError: TIMEOUT where it does not answer, NO_RESULT where it refuses.
        """
        await self._link.write(_CONTROL_POINT, self._request)
        found: list[tuple[str, bytes]] = []
        while (code := await self._answer(found)) == "operator_not_supported" and self._request == _REPORT_LAST:
            self._request = _REPORT_ALL
            await self._link.write(_CONTROL_POINT, self._request)
        if code == "server_busy" or (code == "success" and not found):  # what it has sent was lost on the way
            return None
        if code not in ("success", "no_records"):
            raise DriverError(Trouble.NO_RESULT, f"the device did not give its records: {code}")
        return found

    async def last_in_time(self) -> list[tuple[str, bytes]]:
        """The same, asked as often as it takes: a device that is just measuring says that it is busy."""
        while (found := await self.last()) is None:
            await self.rest()
        return found

    async def rest(self) -> None:
        """Leave the device alone for a moment; what it says meanwhile, nobody asked for."""
        for _ in range(REST_TICKS):
            await anext(self._arriving)

    async def _answer(self, found: list[tuple[str, bytes]]) -> str:
        """Gather records until the device says how the request has ended, in the word of `codecs.record_access`."""
        silent = 0
        while silent < ANSWER_TICKS:
            piece = await anext(self._arriving)
            silent = silent + 1 if piece == SILENCE else 0
            if piece[0] == _CONTROL_POINT:
                answer = decode(piece[1])
                if isinstance(answer, Response) and answer.request_opcode == self._request[0]:
                    return answer.code
            elif piece != SILENCE:
                found.append(piece)
        with suppress(DriverError):
            await self._link.write(_CONTROL_POINT, _ABORT)
        raise DriverError(Trouble.TIMEOUT, "the device does not answer")
