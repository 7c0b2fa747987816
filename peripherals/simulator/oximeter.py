"""A virtual Nonin oximeter on a real pseudo-terminal: 75 frames a second while somebody has the port open."""

import asyncio
import os
import select
import tty
from collections.abc import Iterator
from contextlib import suppress
from math import exp, pi, sin
from pathlib import Path
from tempfile import mkdtemp

from peripherals.codecs.nonin import FRAMES_A_PACKET, FRAMES_A_SECOND
from peripherals.simulator.faults import Fault
from peripherals.simulator.physiology import Physiology
from peripherals.simulator.virtual import Virtual

_TICK_S = 0.03
_FINGER_AFTER_S, _LATE_FINGER_AFTER_S, _FOUND_IN_S = 2.0, 23.0, 2.0
_LOST_AFTER_S, _BACK_AFTER_S = 7.0, 4.0
_SENSOR_OFF, _OUT_OF_TRACK, _SYNC = 0x40, 0x10, 0x01
_RATE_MISSING, _SATURATION_MISSING = 511, 127
_FIRMWARE = 48


class Oximeter(Virtual):
    """Streams to `path`, which stays the same when it is pulled out and put back, as a named port does."""

    faults = frozenset({Fault.LINK_LOST, Fault.NO_FINGER})

    def __init__(self, *, person: Physiology, pace: float) -> None:
        super().__init__(person=person, pace=pace)
        self._folder = Path(mkdtemp(prefix="carepost-oximeter-"))
        self._master = -1
        self._task: asyncio.Task[None] | None = None
        self.path = str(self._folder / "port")

    async def start(self) -> None:
        self._plug_in()
        self._task = asyncio.create_task(self._run(), name="virtual oximeter")

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self.unplug()
        self._folder.rmdir()

    def unplug(self) -> None:
        """Pull the cable."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1
        Path(self.path).unlink(missing_ok=True)

    def _plug_in(self) -> None:
        self._master, slave = os.openpty()
        tty.setraw(slave)
        os.set_blocking(self._master, False)
        Path(self.path).symlink_to(os.ttyname(slave))
        # Once it was open and is closed again, the master can tell whether anybody listens.
        os.close(slave)

    def _is_open(self) -> bool:
        poll = select.poll()
        poll.register(self._master, select.POLLIN)
        return not any(event & select.POLLHUP for _, event in poll.poll(0))

    async def _run(self) -> None:
        while True:
            if self._master < 0:
                await asyncio.sleep(_BACK_AFTER_S / self.pace)
                self._plug_in()
            elif self._is_open():
                await self._measurement()
            else:
                await asyncio.sleep(_TICK_S)

    async def _measurement(self) -> None:
        """Somebody opened the port; streams until it is closed, or pulled out."""
        fault, self.fault = self.fault, None
        frames = self._frames(_LATE_FINGER_AFTER_S if fault is Fault.NO_FINGER else _FINGER_AFTER_S)
        loop = asyncio.get_running_loop()
        began, sent = loop.time(), 0
        while self._is_open():
            due = int((loop.time() - began) * self.pace * FRAMES_A_SECOND)
            self._write(b"".join(next(frames) for _ in range(due - sent)))
            sent = due
            if fault is Fault.LINK_LOST and sent > _LOST_AFTER_S * FRAMES_A_SECOND:
                self.unplug()
                return
            await asyncio.sleep(_TICK_S)

    def _write(self, data: bytes) -> None:
        with suppress(BlockingIOError):  # nobody reads fast enough: a device does not wait
            os.write(self._master, data)

    def _frames(self, finger_after_s: float) -> Iterator[bytes]:
        """What the device says from the moment the port is opened, without end."""
        number, phase = 0, 0.0
        while True:
            second, person = number / FRAMES_A_SECOND, self.person
            saturation = min(100.0, person.saturation + sin(second / 5) * 0.6)
            pulse = person.pulse + 1.5 * sin(2 * pi * second * person.breaths / 60)
            here = second >= finger_after_s
            found = second >= finger_after_s + _FOUND_IN_S
            table = _table(pulse, saturation) if found else _table(_RATE_MISSING, _SATURATION_MISSING)
            status = 0x80 if found else 0x80 | _OUT_OF_TRACK if here else 0x80 | _SENSOR_OFF
            for place in range(FRAMES_A_PACKET):
                phase = (phase + pulse / 60 / FRAMES_A_SECOND) % 1
                wave = round(110 * _pulse_wave(phase) + 60) if here else 0
                yield _frame(status | (_SYNC if place == 0 else 0), wave, table[place])
            number += FRAMES_A_PACKET


def _pulse_wave(phase: float) -> float:
    """One heart beat at a finger, 0..1: a steep rise, a notch, a slow fall."""
    return exp(-(((phase - 0.2) / 0.1) ** 2)) + 0.38 * exp(-(((phase - 0.5) / 0.13) ** 2))


def _table(pulse: float, saturation: float) -> list[int]:
    rate, oxygen = round(pulse), round(saturation)
    high, low = rate >> 7 & 3, rate & 0x7F
    table = [0] * FRAMES_A_PACKET
    for at in (0, 13, 19, 21):
        table[at : at + 2] = high, low
    for at in (2, 8, 9, 10, 15, 16):
        table[at] = oxygen
    table[3] = _FIRMWARE
    return table


def _frame(status: int, wave: int, byte: int) -> bytes:
    frame = bytes((0x01, status, max(0, min(255, wave)), byte))
    return frame + bytes((sum(frame) & 0xFF,))
