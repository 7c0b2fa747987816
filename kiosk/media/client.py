"""The kiosk's side of the media process: start it, tell it, listen to it, see its pictures, start it again."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import msgspec

from kiosk.media import protocol
from kiosk.media.errors import MediaProcessLostError, MediaProtocolError
from kiosk.media.frames import FrameRing

if TYPE_CHECKING:
    from kiosk.media.qt_audio import Input

READ_BYTES = 65536
MICROPHONES = "--microphones"
START_MAX_S = 20.0
STOP_MAX_S = 3.0


def command_line() -> list[str]:
    """How this program starts its media process; a PyInstaller build has one executable for all."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--media"]
    return [sys.executable, "-m", "kiosk.media"]


def microphones() -> "list[Input]":
    """The microphones of this machine, as a process of their own sees them: Qt's sound stays out of this one.

    Raises MediaProcessLostError when it gives no answer.
    """
    from kiosk.media.qt_audio import Input

    try:
        said = subprocess.run([*command_line(), MICROPHONES], capture_output=True, timeout=START_MAX_S, check=True)
        return msgspec.json.decode(said.stdout, type=list[Input])
    except (subprocess.SubprocessError, OSError, msgspec.DecodeError) as error:
        raise MediaProcessLostError("the media process does not say which microphones there are") from error


class MediaProcess:
    """Owns the child and the memory of both views, which stays the same when the child is started again."""

    def __init__(self) -> None:
        self.self_view, self.remote_view = FrameRing.create(), FrameRing.create()
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    async def start(self) -> None:
        """Start the child and wait until it listens.

        Raises MediaProcessLostError when it does not come up.
        """
        rings = (self.self_view, self.remote_view)
        self._process = await asyncio.create_subprocess_exec(
            *command_line(),
            *(ring.handle for ring in rings),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            pass_fds=[ring.fd for ring in rings if ring.fd is not None],
        )
        self._inbox = protocol.events()
        self._early: list[protocol.AnyEvent] = []
        try:
            async with asyncio.timeout(START_MAX_S):
                await self._ready()
        except TimeoutError:
            await self.kill()
            raise MediaProcessLostError("it was not ready in time") from None
        except MediaProcessLostError:
            await self.kill()
            raise

    async def send(self, command: protocol.AnyCommand) -> None:
        """Ask for something. Raises MediaProcessLostError when the child is gone."""
        if self._process is None or self._process.stdin is None or self._process.returncode is not None:
            raise MediaProcessLostError("it does not run")
        try:
            self._process.stdin.write(protocol.encode(command))
            await self._process.stdin.drain()
        except (ConnectionError, RuntimeError) as error:
            raise MediaProcessLostError("it ended") from error

    async def events(self) -> AsyncIterator[protocol.AnyEvent]:
        """All that it tells; ends when the child does, and then its owner may `start` it again.

        Raises MediaProcessLostError when it tells nonsense: `kill` it then.
        """
        while self._early:
            yield self._early.pop(0)
        try:
            while data := await self._read():
                for event in self._inbox.feed(data):
                    yield event
        except MediaProtocolError as error:
            raise MediaProcessLostError(str(error)) from error

    async def stop(self) -> None:
        """End the child politely, then firmly, and let go of the memory of both views."""
        if self._process is not None:
            with contextlib.suppress(MediaProcessLostError, TimeoutError):
                await self.send(protocol.Quit())
                async with asyncio.timeout(STOP_MAX_S):
                    await self._process.wait()
            await self.kill()
        self.self_view.close()
        self.remote_view.close()

    def strike(self) -> None:
        """End the child at once: its events end too, and `kill` clears up after it."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def kill(self) -> None:
        """End the child at once and wipe its pictures; `start` may follow."""
        if self._process is None:
            return
        self.strike()
        await self._process.communicate()
        self._process = None
        self.self_view.wipe()
        self.remote_view.wipe()

    async def _ready(self) -> None:
        while data := await self._read():
            for event in self._inbox.feed(data):
                self._early.append(event)
            if self._early and isinstance(self._early[0], protocol.Ready):
                return
        raise MediaProcessLostError("it ended while it started")

    async def _read(self) -> bytes:
        if self._process is None or self._process.stdout is None:
            return b""
        return await self._process.stdout.read(READ_BYTES)


def raise_priority(pid: int, nice: int = -5) -> bool:
    """Give the child's sound and pictures precedence where the system lets us; False where it does not."""
    try:
        os.setpriority(os.PRIO_PROCESS, pid, nice)
    except (AttributeError, OSError):
        return False
    return True
