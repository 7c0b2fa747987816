"""Starting other programs, and saying in plain lines what is being done."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
BUILD = ROOT / "build"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")


class HouseError(Exception):
    """Something that the person at the keyboard has to do or to know; the message is the whole sentence."""


def tool(name: str) -> str:
    """Return the path of a program of our own environment, as `python` or `ruff`."""
    return str(SCRIPTS / (name + (".exe" if os.name == "nt" else "")))


def say(line: str) -> None:
    """Write one line of progress at once, in order with what the programs we start write."""
    print(line, flush=True)


def note(line: str) -> None:
    """Write one line about the preparation; not to stdout, which belongs to what is prepared for."""
    print(line, file=sys.stderr, flush=True)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the variables for our programs: our environment's programs first, plus `extra`."""
    variables = dict(os.environ)
    variables["PATH"] = os.pathsep.join([str(SCRIPTS), variables.get("PATH", "")])
    variables["VIRTUAL_ENV"] = str(VENV)
    variables.pop("PYTHONHOME", None)
    return variables | dict(extra or {})


def call(arguments: Sequence[str | Path], cwd: Path = ROOT, extra: Mapping[str, str] | None = None) -> int:
    """Run a program with our own input and output, and return its exit code."""
    try:
        return subprocess.run([str(a) for a in arguments], cwd=cwd, env=environment(extra), check=False).returncode
    except FileNotFoundError as error:
        raise HouseError(f"The program {arguments[0]} is missing here.") from error


def read(arguments: Sequence[str | Path]) -> str:
    """Run a program that has to succeed, and return what it printed."""
    command = [str(argument) for argument in arguments]
    return subprocess.run(command, env=environment(), capture_output=True, text=True, check=True).stdout.strip()


def must(arguments: Sequence[str | Path], why: str, cwd: Path = ROOT, extra: Mapping[str, str] | None = None) -> None:
    """Run a program that has to succeed; its output is shown only when it fails."""
    try:
        done = subprocess.run(
            [str(a) for a in arguments],
            cwd=cwd,
            env=environment(extra),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except FileNotFoundError as error:
        raise HouseError(f"{why}: the program {arguments[0]} is missing.") from error
    if done.returncode != 0:
        sys.stderr.write(done.stdout)
        raise HouseError(f"{why}: {' '.join(str(a) for a in arguments[:4])} … ended with {done.returncode}.")
