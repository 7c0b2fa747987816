"""Starts the kiosk, watches its heartbeat and starts it again: fresh after every patient, at once after a crash.

Standard library only, and little of it: this process lives as long as the station and should weigh nothing.
"""

import os
import select
import signal
import subprocess
import sys
import time

BEAT_S = 1.0
SILENT_S = 12.0
"""A window that has said nothing for this long is frozen: killed, and on screen again well within 30 s."""
START_S = 25.0
"""The first beat may take this long."""
CRASHES, CRASHES_IN_S = 5, 300.0
CALM_S = 30.0
"""After that many crashes, how long to wait before the next try."""
EXIT_FRESH, EXIT_USAGE, EXIT_FOR_GOOD, EXIT_CANNOT = 0, 2, 64, 65
HEARTBEAT_ENV = "CAREPOST_HEARTBEAT_FD"


def supervise(command: list[str]) -> int:
    """Run `command` until it ends for good. Returns its exit code."""
    crashes: list[float] = []
    stopped = _Stopped()
    while True:
        code = _run_once(command, stopped)
        if stopped.signal:
            return 128 + stopped.signal
        if code in (EXIT_FOR_GOOD, EXIT_CANNOT, EXIT_USAGE):
            return 0 if code == EXIT_FOR_GOOD else code
        if code != EXIT_FRESH:
            now = time.monotonic()
            crashes = [at for at in crashes if now - at < CRASHES_IN_S] + [now]
            _note(f"kiosk ended with {code}; starting it again")
            if len(crashes) >= CRASHES:
                stopped.wait(CALM_S)


class _Stopped:
    """Remembers that we were asked to end, and passes it on to the child."""

    def __init__(self) -> None:
        self.signal = 0
        self.child: subprocess.Popen[bytes] | None = None
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._asked)

    def _asked(self, number: int, _frame: object) -> None:
        self.signal = number
        if self.child is not None and self.child.poll() is None:
            self.child.terminate()

    def wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not self.signal and time.monotonic() < end:
            select.select([], [], [], 0.5)


def _run_once(command: list[str], stopped: _Stopped) -> int:
    reader, writer = os.pipe()
    os.set_inheritable(writer, True)
    environment = {**os.environ, HEARTBEAT_ENV: str(writer)}
    child = subprocess.Popen(command, env=environment, pass_fds=[writer])
    stopped.child = child
    os.close(writer)
    try:
        return _watch(child, reader)
    finally:
        os.close(reader)


def _watch(child: "subprocess.Popen[bytes]", reader: int) -> int:
    """Wait for the child's end; kill it when its heart stops."""
    last, allowed = time.monotonic(), START_S
    while True:
        ready, _, _ = select.select([reader], [], [], BEAT_S)
        if ready:
            if not os.read(reader, 64):
                return child.wait()
            last, allowed = time.monotonic(), SILENT_S
        elif child.poll() is not None:
            return child.returncode
        elif time.monotonic() - last > allowed:
            _note(f"no heartbeat for {allowed:.0f} s; killing the frozen kiosk")
            child.kill()
            return child.wait()


def _note(sentence: str) -> None:
    print(f"carepost: {sentence}", file=sys.stderr, flush=True)
