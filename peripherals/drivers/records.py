"""What the driver of a serial device hears: whole records, of a device that streams or of one that must be asked."""

from asyncio import create_task, get_running_loop, sleep
from collections.abc import AsyncGenerator, Iterator
from contextlib import suppress
from itertools import cycle
from typing import NamedTuple, Protocol, TypeVar

from care.vitals import Trouble
from peripherals.driver import ByteLink, DriverError

NONSENSE_S = 5.0
"""For so long a line may bring bytes without one whole record: then it is another device, or set to another speed."""

Record = TypeVar("Record", covariant=True)


class Framing(Protocol[Record]):
    """What cuts a stream into records (`codecs.framing`, `codecs.nonin`)."""

    def feed(self, data: bytes) -> Iterator[Record]: ...


class Asks(NamedTuple):
    """What a device is told: `first` once, and one of `again` after the other every so many seconds."""

    again: tuple[bytes, ...]
    every_s: float
    first: bytes = b""


async def records(link: ByteLink, framing: Framing[Record], asks: Asks | None = None) -> AsyncGenerator[Record, None]:
    """Give the records in order, asking meanwhile.

    Raises LinkLostError, or DriverError: OFF_OR_ASLEEP where nothing ever came, TIMEOUT where no more comes, BAD_DATA
    where what comes has no sense.
    """
    asking = create_task(_ask(link, asks)) if asks else None
    heard, nonsense_since = False, 0.0
    try:
        async for chunk in link.chunks():
            heard, nonsense_since = True, nonsense_since or get_running_loop().time()
            for record in framing.feed(chunk):
                yield record
                nonsense_since = 0.0
            if nonsense_since and get_running_loop().time() - nonsense_since >= NONSENSE_S:
                raise DriverError(Trouble.BAD_DATA, "no whole record in what the device sends")
    except DriverError as error:
        if error.trouble is Trouble.TIMEOUT and not heard:
            raise DriverError(Trouble.OFF_OR_ASLEEP, "the device never answered") from error
        raise
    finally:
        if asking is not None:
            asking.cancel()


async def _ask(link: ByteLink, asks: Asks) -> None:
    with suppress(DriverError):  # whoever listens hears of a lost link too
        if asks.first:
            await link.write(asks.first)
            await sleep(asks.every_s)
        for ask in cycle(asks.again):
            await link.write(ask)
            await sleep(asks.every_s)
