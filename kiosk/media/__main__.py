"""The media process: `python -m kiosk.media <self ring> <remote ring>`, commands on stdin, events on stdout.

With `--microphones` alone it says which there are, as JSON, and ends.
"""

import asyncio
import logging
import os
import queue
import signal
import sys
import threading

import msgspec

from kiosk.media import protocol
from kiosk.media.client import MICROPHONES
from kiosk.media.engine import Engine
from kiosk.media.errors import MediaProtocolError
from kiosk.media.frames import FrameRing

READ_BYTES = 65536


class Outbox:
    """Writes events from a thread of its own: a kiosk that does not read must not stop the call."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._queue: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="events", daemon=True)
        self._thread.start()

    def tell(self, event: protocol.Event) -> None:
        self._queue.put(protocol.encode(event))

    def close(self) -> None:
        """Write what is waiting, at most two seconds long."""
        self._queue.put(None)
        self._thread.join(2)

    def _run(self) -> None:
        with os.fdopen(self._fd, "wb", buffering=0) as pipe:
            while (data := self._queue.get()) is not None:
                view = memoryview(data)
                try:
                    while view:
                        view = view[pipe.write(view) :]
                except OSError:
                    return  # the kiosk is gone; stdin tells the engine


def read_commands(fd: int, loop: asyncio.AbstractEventLoop, arrived: asyncio.Queue[bytes]) -> None:
    """Carry what the kiosk writes onto the event loop; an empty piece at its end."""
    while True:
        try:
            data = os.read(fd, READ_BYTES)
        except OSError:
            data = b""
        try:
            loop.call_soon_threadsafe(arrived.put_nowait, data)
        except RuntimeError:
            return  # the loop has closed
        if not data:
            return


async def serve(stdin: int, stdout: int, self_ring: FrameRing, remote_ring: FrameRing) -> None:
    """Obey until `Quit` or until the kiosk is gone."""
    arrived: asyncio.Queue[bytes] = asyncio.Queue()
    loop = asyncio.get_running_loop()
    threading.Thread(target=read_commands, args=(stdin, loop, arrived), name="commands", daemon=True).start()
    outbox = Outbox(stdout)
    engine = Engine(outbox.tell, self_ring, remote_ring)
    outbox.tell(protocol.Ready())
    heart = asyncio.create_task(beat(outbox))
    try:
        await obey(engine, arrived)
    except MediaProtocolError as error:
        logging.getLogger(__name__).error("%s", error)
    finally:
        heart.cancel()
        await engine.close()
        outbox.close()


async def beat(outbox: Outbox) -> None:
    """Tell that the event loop turns; with it a call stands or falls."""
    while True:
        await asyncio.sleep(protocol.BEAT_S)
        outbox.tell(protocol.Beat())


async def obey(engine: Engine, arrived: asyncio.Queue[bytes]) -> None:
    """One command after the other, in the order in which they came."""
    inbox = protocol.commands()
    while data := await arrived.get():
        for command in inbox.feed(data):
            if not await engine.handle(command):
                return


def main(arguments: list[str]) -> None:
    """Run the media process; what others print goes to stderr, so that stdout carries events only."""
    logging.basicConfig(level=logging.WARNING, format="media: %(levelname)s %(name)s: %(message)s")
    if MICROPHONES in arguments:
        from kiosk.media.qt_audio import inputs

        sys.stdout.buffer.write(msgspec.json.encode(inputs()))
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the kiosk, which ends us in order
    stdout = os.dup(1)
    os.dup2(2, 1)
    self_ring, remote_ring = (FrameRing.attach(handle) for handle in arguments[-2:])
    asyncio.run(serve(0, stdout, self_ring, remote_ring))


if __name__ == "__main__":
    main(sys.argv[1:])
