"""The display and the sound server that tests need on a machine without either."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from installer.shell import HouseError

START_S = 20.0


@contextmanager
def display(size: str = "1920x1080x24") -> Iterator[dict[str, str]]:
    """Run Xvfb on a free display number; gives the variables that point a program to it."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with os.fdopen(reader) as answer:
        try:
            process = started(command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        finally:
            os.close(writer)
        try:
            number = answer.readline().strip()
            if not number:
                raise HouseError("Xvfb did not start.")
            yield {"DISPLAY": f":{number}"}
        finally:
            stop(process)


@contextmanager
def sound() -> Iterator[dict[str, str]]:
    """Run a PulseAudio of our own: a null sink, and a microphone that hears what is played into it."""
    folder = Path(tempfile.mkdtemp(prefix="carepost-pulse-"))
    socket = folder / "native"
    variables = {"PULSE_RUNTIME_PATH": str(folder), "PULSE_SERVER": f"unix:{socket}"}
    config = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "PULSE_STATE_PATH": str(folder)}
    modules = [
        f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        "module-null-sink sink_name=carepost",
        "module-remap-source source_name=carepost_microphone master=carepost.monitor",
        "module-always-sink",
    ]
    command = [
        "pulseaudio",
        "-n",
        "--daemonize=no",
        "--exit-idle-time=-1",
        "--use-pid-file=no",
        "--disallow-exit",
    ]
    try:
        with (folder / "log").open("w") as log:
            process = started(
                [*command, *(part for module in modules for part in ("--load", module))],
                env={k: v for k, v in os.environ.items() if k != "DISPLAY"}
                | config
                | {"PULSE_RUNTIME_PATH": str(folder)},
                stdout=log,
                stderr=log,
            )
        try:
            wait_for_sound(process, variables, folder / "log")
            yield variables
        finally:
            stop(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def started(command: list[str], **options: Any) -> "subprocess.Popen[bytes]":
    """Start a server, or say in a sentence that this machine has none."""
    try:
        return subprocess.Popen(command, **options)
    except FileNotFoundError as error:
        raise HouseError(f"The tests need {command[0]}, which this machine does not have.") from error


def wait_for_sound(process: subprocess.Popen[bytes], variables: dict[str, str], log: Path) -> None:
    """Return when the microphone can be chosen; raise HouseError when that does not come about."""
    deadline = time.monotonic() + START_S
    choose = ["pactl", "set-default-source", "carepost_microphone"]
    while time.monotonic() < deadline and process.poll() is None:
        if subprocess.run(choose, env=os.environ | variables, capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise HouseError(f"PulseAudio did not start:\n{log.read_text()}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server that we started."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
