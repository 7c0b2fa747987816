"""The supervisor starts, watches and starts again: real processes, real pipes."""

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
WATCH = """
import sys
from kiosk import supervisor
supervisor.SILENT_S = supervisor.START_S = 1.5
supervisor.BEAT_S = 0.1
sys.exit(supervisor.supervise([sys.executable, *sys.argv[1:]]))
"""


def supervised(tmp_path: Path, *hows: str) -> tuple[int, int]:
    """Run a child that behaves so in turn; return the exit code and how often it was started."""
    (tmp_path / "child.py").write_text(CHILD)
    tries = tmp_path / "tries"
    command = [sys.executable, "-c", WATCH, str(tmp_path / "child.py"), str(tries), *hows]
    done = subprocess.run(command, timeout=60, capture_output=True, check=False)
    return done.returncode, tries.stat().st_size


def test_a_fresh_process_follows_each_patient(tmp_path: Path) -> None:
    assert supervised(tmp_path, "fresh", "fresh", "good") == (0, 3)


def test_a_crash_is_followed_by_a_new_start(tmp_path: Path) -> None:
    assert supervised(tmp_path, "crash", "good") == (0, 2)


def test_a_frozen_window_is_killed_and_started_again(tmp_path: Path) -> None:
    assert supervised(tmp_path, "frozen", "good") == (0, 2)


@pytest.mark.parametrize(("how", "code"), [("good", 0), ("cannot", EXIT_CANNOT), ("usage", 2)])
def test_an_end_for_good_is_an_end(tmp_path: Path, how: str, code: int) -> None:
    assert supervised(tmp_path, how) == (code, 1)
    assert EXIT_FOR_GOOD != 0


def test_asked_to_end_it_ends_with_its_child(tmp_path: Path) -> None:
    child = CHILD.replace('if how == "frozen":', "print('up', flush=True)\nif True:")
    (tmp_path / "child.py").write_text(child)
    command = [sys.executable, "-c", WATCH.replace("1.5", "60"), str(tmp_path / "child.py"), str(tmp_path / "tries")]
    running = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stdout.readline() == b"up\n"
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=20) == 128 + signal.SIGTERM
    assert running.stdout.read() == b""
    running.stdout.close()
