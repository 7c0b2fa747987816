"""A code scanner on a serial line (USB CDC): whatever it reads it sends as it is, and is silent again.

A licence has line ends inside it, so that no byte says where a scan ends: a moment of silence does.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from math import inf
from typing import Protocol

from care.vitals import Trouble
from peripherals.driver import ByteLink, DriverError, SerialLine

QUIET_S = 0.1
SCAN_MAX = 4096
BACK_S = 2.0


def line(baud: int) -> SerialLine:
    """How its port is set; it may be silent for as long as nobody comes."""
    return SerialLine(baud=baud, silence_s=inf)


class OpenLine(ByteLink, Protocol):
    """A link that is to be closed again."""

    async def close(self) -> None:
        """Let go of it."""
        ...


async def scans(link: ByteLink) -> AsyncGenerator[bytes, None]:
    """Give each scan whole, with the line end that the scanner puts behind it. Ends with DriverError.

    What is longer than `SCAN_MAX` bytes is no code, and is left out.
    """
    while True:
        data = b""
        try:
            async with asyncio.timeout(None) as quiet, aclosing(_pieces(link)) as pieces:
                async for piece in pieces:
                    data = (data + piece)[: SCAN_MAX + 1]
                    quiet.reschedule(asyncio.get_running_loop().time() + QUIET_S)
        except TimeoutError:
            if len(data) <= SCAN_MAX:
                yield data


async def _pieces(link: ByteLink) -> AsyncGenerator[bytes, None]:
    async for piece in link.chunks():
        yield piece


async def listen(
    opened: Callable[[], Awaitable[OpenLine]],
    heard: Callable[[bytes], None],
    troubled: Callable[[Trouble | None], None] = lambda _: None,
) -> None:
    """Hand over every scan for as long as this runs; a scanner that was pulled out is taken up again when it is back.

    `troubled` is told when it is gone, and None when it is there.
    """
    while True:
        try:
            link = await opened()
            try:
                troubled(None)
                async with aclosing(scans(link)) as found:
                    async for data in found:
                        heard(data)
            finally:
                await link.close()
        except DriverError as error:
            troubled(error.trouble)
        await asyncio.sleep(BACK_S)
