"""The supervisor starts, watches and starts again: real processes, real pipes, spawned and forked."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.supervisor import EXIT_CANNOT, EXIT_FOR_GOOD

CHILD = """
import os, sys, time
tries = sys.argv[1]
with open(tries, "a") as told:
    told.write("x")
count = os.path.getsize(tries)
beat = int(os.environ["CAREPOST_HEARTBEAT_FD"])
os.write(beat, b".")
how = sys.argv[1 + count] if 1 + count < len(sys.argv) else "good"
if how == "frozen":
    time.sleep(600)
if how == "crash":
    os.abort()
sys.exit({"fresh": 0, "usage": 2, "good": 64, "cannot": 65}[how])
"""
LIVES = """
import os, time
print("up", os.getpid(), flush=True)
try:
    while True:
        os.write(int(os.environ["CAREPOST_HEARTBEAT_FD"]), b".")
        time.sleep(0.05)
except BrokenPipeError:
    print("alone", flush=True)
"""
WATCH = """
import sys
from kiosk import supervisor
supervisor.SILENT_S = supervisor.START_S = 1.5
supervisor.BEAT_S = 0.1
way, program, *rest = sys.argv[1:]
def kiosk():
    sys.argv = [program, *rest]
    exec(open(program).read(), {"__name__": "__main__"})
launches = {"spawned": supervisor.spawned([sys.executable, program, *rest]), "forked": supervisor.forked(kiosk)}
sys.exit(supervisor.supervise(launches[way]))
"""


@pytest.fixture(params=["spawned", "forked"])
def way(request: pytest.FixtureRequest) -> str:
    """How the kiosk is started."""
    return str(request.param)


def supervised(tmp_path: Path, way: str, *hows: str) -> tuple[int, int]:
    """Run a child that behaves so in turn; return the exit code and how often it was started."""
    (tmp_path / "child.py").write_text(CHILD)
    tries = tmp_path / "tries"
    command = [sys.executable, "-c", WATCH, way, str(tmp_path / "child.py"), str(tries), *hows]
    done = subprocess.run(command, timeout=60, capture_output=True, check=False)
    return done.returncode, tries.stat().st_size


def living(tmp_path: Path, way: str) -> "subprocess.Popen[bytes]":
    """Start a child that lives as long as it is heard; it has said that it is up."""
    (tmp_path / "child.py").write_text(LIVES)
    command = [sys.executable, "-c", WATCH, way, str(tmp_path / "child.py")]
    running = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stdout.readline().startswith(b"up")
    return running


def test_a_fresh_process_follows_each_patient(tmp_path: Path, way: str) -> None:
    assert supervised(tmp_path, way, "fresh", "fresh", "good") == (0, 3)


def test_a_crash_is_followed_by_a_new_start(tmp_path: Path, way: str) -> None:
    assert supervised(tmp_path, way, "crash", "good") == (0, 2)


def test_a_frozen_window_is_killed_and_started_again(tmp_path: Path, way: str) -> None:
    assert supervised(tmp_path, way, "frozen", "good") == (0, 2)


@pytest.mark.parametrize(("how", "code"), [("good", 0), ("cannot", EXIT_CANNOT), ("usage", 2)])
def test_an_end_for_good_is_an_end(tmp_path: Path, way: str, how: str, code: int) -> None:
    assert supervised(tmp_path, way, how) == (code, 1)
    assert EXIT_FOR_GOOD != 0


def test_asked_to_end_it_ends_with_its_child(tmp_path: Path, way: str) -> None:
    running = living(tmp_path, way)
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=20) == 128 + signal.SIGTERM
    assert running.stdout is not None
    assert running.stdout.read() == b""
    running.stdout.close()


def test_a_kiosk_whose_supervisor_was_killed_hears_that_it_is_alone(tmp_path: Path, way: str) -> None:
    running = living(tmp_path, way)
    running.kill()
    running.wait(timeout=20)
    assert running.stdout is not None
    assert running.stdout.read() == b"alone\n"
    running.stdout.close()


SHORT = """
import os, signal, sys
from kiosk import supervisor
supervisor.LAUNCH_AGAIN_S = 0.01
tries, fork = [], os.fork
def short():
    tries.append(1)
    if len(tries) < 3:
        raise BlockingIOError(11, "short of processes")
    return fork()
os.fork = short
code = supervisor.supervise(supervisor.forked(lambda: supervisor.EXIT_FOR_GOOD))
print(code, len(tries), signal.pthread_sigmask(signal.SIG_BLOCK, ()))
"""


def test_a_machine_short_of_processes_is_tried_again() -> None:
    done = subprocess.run([sys.executable, "-c", SHORT], timeout=60, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "0 3 set()"
    assert done.stderr.count("could not be started") == 2
