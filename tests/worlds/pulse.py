"""A PulseAudio of our own without any hardware: what is played on its speaker comes back by its microphone."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STARTS_WITHIN_S = 10


@contextmanager
def pulse_loop(folder: Path) -> Iterator[dict[str, str]]:
    """Run it in `folder`; gives the environment in which programs find it."""
    with _pulse(folder, "speaker") as environment:
        yield environment


@contextmanager
def pulse_room(folder: Path) -> Iterator[dict[str, str]]:
    """As `pulse_loop`, but the microphone hears only what is played into the sink `room`, not the speaker."""
    with _pulse(folder, "room") as environment:
        yield environment


@contextmanager
def pulse_stethoscope(folder: Path) -> Iterator[dict[str, str]]:
    """As `pulse_room`, with a stethoscope beside it that hears what is played into the sink `chest`, in 16 bit mono."""
    plugged = (
        "load-module module-null-sink sink_name=chest rate=48000 channels=1 format=s16le\n"
        "load-module module-remap-source master=chest.monitor source_name=stethoscope channels=1 remix=no "
        "source_properties=device.description=USB-Stethoscope\n"
    )
    with _pulse(folder, "room", plugged) as environment:
        yield environment


@contextmanager
def _pulse(folder: Path, heard: str, more: str = "") -> Iterator[dict[str, str]]:
    socket = folder / "native"
    script = folder / "carepost.pa"
    script.write_text(
        f"load-module module-native-protocol-unix auth-anonymous=1 socket={socket}\n"
        "load-module module-null-sink sink_name=speaker rate=48000\n"
        "load-module module-null-sink sink_name=room rate=48000\n"
        f"load-module module-remap-source master={heard}.monitor source_name=microphone\n"
        f"{more}"
        "set-default-sink speaker\n"
        "set-default-source microphone\n"
    )
    places = {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), "PULSE_RUNTIME_PATH": str(folder)}
    daemon = subprocess.Popen(
        ["pulseaudio", "--system=false", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
         "--log-target=stderr", "-n", "-F", str(script)],
        env={"PATH": "/usr/bin:/bin", **places},
        stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        environment = {"PULSE_SERVER": f"unix:{socket}", **places}
        _wait_until_it_answers(environment)
        yield environment
    finally:
        daemon.terminate()
        daemon.communicate(timeout=10)


def _wait_until_it_answers(environment: dict[str, str]) -> None:
    subprocess.run(
        ["sh", "-c", "until pactl get-default-source 2>/dev/null | grep -q microphone; do sleep 0.05; done"],
        env={"PATH": "/usr/bin:/bin", **environment},
        check=True,
        timeout=STARTS_WITHIN_S,
    )
