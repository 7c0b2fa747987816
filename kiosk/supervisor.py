"""Starts the kiosk, watches its heartbeat and starts it again: fresh after every patient, at once after a crash.

Standard library only, and little of it: this process lives as long as the station and should weigh nothing.
"""

import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

BEAT_S = 1.0
SILENT_S = 12.0
"""A window that has said nothing for this long is frozen: killed, and on screen again well within 30 s."""
START_S = 25.0
"""The first beat may take this long."""
CRASHES, CRASHES_IN_S = 5, 300.0
CALM_S = 30.0
"""After that many crashes, how long to wait before the next try."""
LAUNCH_AGAIN_S = 2.0
CANNOT_LAUNCH = 1
EXIT_FRESH, EXIT_USAGE, EXIT_FOR_GOOD, EXIT_CANNOT = 0, 2, 64, 65
HEARTBEAT_ENV = "CAREPOST_HEARTBEAT_FD"

_ENDING = (signal.SIGTERM, signal.SIGINT)

Launch = Callable[[int, int], int]
"""Starts the kiosk with the heartbeat's pipe (our end, its end) and returns its process id."""


def spawned(command: list[str]) -> Launch:
    """Start the kiosk as a program of its own."""

    def launch(_reader: int, writer: int) -> int:
        # `subprocess` would do as well, but importing it takes longer than starting the child.
        os.set_inheritable(writer, True)
        return os.posix_spawnp(command[0], command, {**os.environ, HEARTBEAT_ENV: str(writer)})

    return launch


def forked(kiosk: Callable[[], int]) -> Launch:
    """Start the kiosk as a fork of this process: a twentieth sooner on the screen than a second interpreter.

    It is as fresh as a new program, for nothing of a patient is ever in this process.
    """

    def launch(reader: int, writer: int) -> int:
        # A signal in between waits, lest it be taken by a handler that is the supervisor's.
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        if pid:
            return pid
        for number in _ENDING:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
        os.close(reader)  # or it would hear itself when the supervisor has gone
        os.environ[HEARTBEAT_ENV] = str(writer)
        _become(kiosk)

    return launch


def _become(kiosk: Callable[[], int]) -> NoReturn:
    """Be the kiosk and nothing else: no line of the supervisor's runs in this process any more."""
    code = 1
    try:
        code = kiosk()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        with suppress(Exception):  # there may be nobody left to read it
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def supervise(launch: Launch) -> int:
    """Run the kiosk until it ends for good. Returns its exit code."""
    crashes: list[float] = []
    stopped = _Stopped()
    while True:
        code = _run_once(launch, stopped)
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


class _Child:
    """A kiosk process."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._code: int | None = None

    def poll(self) -> int | None:
        """Return the exit code (negative: the signal that ended it), or None while the child runs."""
        return self._reap(os.WNOHANG)

    def wait(self) -> int:
        code = self._reap(0)
        assert code is not None
        return code

    def send(self, number: int) -> None:
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, number)

    def _reap(self, options: int) -> int | None:
        if self._code is None:
            pid, status = os.waitpid(self._pid, options)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code


class _Stopped:
    """Remembers that we were asked to end, and passes it on to the child."""

    def __init__(self) -> None:
        self.signal = 0
        self.child: _Child | None = None
        for number in _ENDING:
            signal.signal(number, self._asked)

    def _asked(self, number: int, _frame: object) -> None:
        self.signal = number
        if self.child is not None:
            self.child.send(signal.SIGTERM)

    def wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not self.signal and time.monotonic() < end:
            select.select([], [], [], 0.5)


def _run_once(launch: Launch, stopped: _Stopped) -> int:
    reader, writer = os.pipe()
    try:
        child = stopped.child = _Child(launch(reader, writer))
    except OSError as error:  # memory or processes are short: they may not be in a while
        _note(f"the kiosk could not be started ({error.strerror})")
        os.close(reader)
        stopped.wait(LAUNCH_AGAIN_S)
        return CANNOT_LAUNCH
    finally:
        os.close(writer)
    if stopped.signal:  # asked while the child was being started
        child.send(signal.SIGTERM)
    try:
        return _watch(child, reader)
    finally:
        os.close(reader)


def _watch(child: _Child, reader: int) -> int:
    """Wait for the child's end; kill it when its heart stops."""
    last, allowed = time.monotonic(), START_S
    while True:
        ready, _, _ = select.select([reader], [], [], BEAT_S)
        if ready:
            if not os.read(reader, 64):
                return child.wait()
            last, allowed = time.monotonic(), SILENT_S
        elif (code := child.poll()) is not None:
            return code
        elif time.monotonic() - last > allowed:
            _note(f"no heartbeat for {allowed:.0f} s; killing the frozen kiosk")
            child.send(signal.SIGKILL)
            return child.wait()


def _note(sentence: str) -> None:
    print(f"carepost: {sentence}", file=sys.stderr, flush=True)
