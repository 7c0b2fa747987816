"""A virtual device on a real pseudo-terminal, and what a serial line does to it. Windows has no pseudo-terminals."""

import asyncio
import os
import select
import termios
import tty
from collections.abc import Iterable
from contextlib import suppress
from math import inf
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import ClassVar

from peripherals.simulator.faults import Fault
from peripherals.simulator.physiology import Physiology
from peripherals.simulator.virtual import ON_THE_ROAD, Virtual

LINE_FAULTS = frozenset({*ON_THE_ROAD, Fault.ASLEEP, Fault.LINK_LOST})
_TICK_S = 0.02
_NOISE_MAX = 4


class Weather:
    """What a fault does to what is sent from `strikes_s` to `ends_s`; one that sleeps or stalls does not wake."""

    def __init__(self, fault: Fault | None, strikes_s: float, ends_s: float, chance: Random) -> None:
        self.is_silent = False
        self._fault = fault
        self._begins = 0.0 if fault is Fault.ASLEEP else strikes_s
        self._ends = inf if fault in (Fault.ASLEEP, Fault.STALL) else ends_s
        self._chance = chance
        self._late: list[bytes] = []

    def carry(self, packets: Iterable[bytes], second: float) -> bytes:
        """What arrives of what is sent at this time after the port was opened."""
        if self._begins <= second < self._ends:
            return b"".join(map(self._suffered, packets))
        late, self._late = self._late, []
        return b"".join([*late, *packets])

    def _suffered(self, packet: bytes) -> bytes:
        match self._fault:
            case Fault.ASLEEP | Fault.STALL:
                self.is_silent = True
                return b""
            case Fault.DELAY:
                self._late.append(packet)
                return b""
            case Fault.DROP:
                return packet if self._chance.random() < 0.5 else b""
            case Fault.DUPLICATE:
                return packet * 2
            case Fault.GARBLE:
                return self._noisy(packet) if self._chance.random() < 0.5 else packet
            case Fault.TRUNCATE:
                return packet[: self._chance.randrange(len(packet))]
        return packet

    def _noisy(self, packet: bytes) -> bytes:
        """A burst of noise changes some bytes that follow each other."""
        length, at = self._chance.randint(2, _NOISE_MAX), self._chance.randrange(len(packet))
        return packet[:at] + self._chance.randbytes(length) + packet[at + length :]


class LineDevice(Virtual):
    """Speaks to whoever has `path` open, which stays the same when it is pulled out and put back, as a named port does.

    From `strikes_s` to `ends_s` after the port was opened its weather is bad; a cable is pulled when that begins, and
    put back after `back_after_s`. `struck_at` is when it was pulled or fell silent, by the loop's clock.
    """

    strikes_s: ClassVar[float]
    ends_s: ClassVar[float]
    back_after_s = 4.0

    def __init__(self, *, person: Physiology, pace: float) -> None:
        super().__init__(person=person, pace=pace)
        self._folder = Path(mkdtemp(prefix="carepost-line-"))
        self.path = str(self._folder / "port")
        self.now: Fault | None = None
        self.struck_at: float | None = None
        self._chance = person.rng("line")
        self._heard = b""
        self._master = -1
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Somebody opened the port; what goes wrong this time is in `now`."""

    def say(self, second: float) -> Iterable[bytes]:
        """What it sends at this time after the port was opened, packet by packet."""
        raise NotImplementedError

    def asked(self, command: bytes) -> bool:
        """Say whether it was asked this, and forget that it was."""
        before, found, after = self._heard.partition(command)
        self._heard = before + after if found else self._heard
        return bool(found)

    async def start(self) -> None:
        self._plug_in()
        self._task = asyncio.create_task(self._run(), name=f"virtual {type(self).__name__.lower()}")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self.unplug()
        self._folder.rmdir()

    def unplug(self) -> None:
        """Pull the cable; it is put back after a moment."""
        if self._master >= 0:
            self.struck_at = asyncio.get_running_loop().time()
            os.close(self._master)
            self._master = -1
        Path(self.path).unlink(missing_ok=True)

    def _plug_in(self) -> None:
        self._master, slave = os.openpty()
        tty.setraw(slave)
        os.set_blocking(self._master, False)
        self._fresh = termios.tcgetattr(slave)
        Path(self.path).symlink_to(os.ttyname(slave))
        # Once it was open and is closed again, the master can tell whether anybody listens.
        os.close(slave)

    def _is_open(self) -> bool:
        if self._master < 0:  # the cable was pulled
            return False
        poll = select.poll()
        poll.register(self._master, select.POLLIN)
        return not any(event & select.POLLHUP for _, event in poll.poll(0))

    async def _run(self) -> None:
        while True:
            if self._master < 0:
                await self.pause(self.back_after_s)
                self._plug_in()
            elif self._is_open():
                await self._measurement()
            else:
                await asyncio.sleep(_TICK_S)

    async def _measurement(self) -> None:
        """Until the port is closed, or pulled out."""
        self.subject, self.now, self.fault, self._heard = self.person, self.fault, None, b""
        self.begin()
        weather, time = Weather(self.now, self.strikes_s, self.ends_s, self._chance), asyncio.get_running_loop().time
        began = time()
        while self._is_open():
            second = (time() - began) * self.pace
            if self.now is Fault.LINK_LOST and second >= self.strikes_s:
                self.now = None
                self.unplug()
                return
            self._hear()
            self._write(weather.carry(self.say(second), second))
            if weather.is_silent and self.struck_at is None:
                self.struck_at = time()
            await asyncio.sleep(_TICK_S)
        self.now = None
        if self._master < 0:  # somebody pulled the cable meanwhile
            return
        # It keeps no parity, and a setting of which nothing is kept is refused: let there be something to set.
        termios.tcsetattr(self._master, termios.TCSANOW, self._fresh)

    def _hear(self) -> None:
        with suppress(OSError):  # nothing was said, or the port is being closed
            self._heard += os.read(self._master, 1024)

    def _write(self, data: bytes) -> None:
        with suppress(BlockingIOError):  # nobody reads fast enough: a device does not wait
            os.write(self._master, data)
