"""Where `carepost` starts: the station becomes its supervisor at once, all else goes to the command line."""

import gc
import os
import sys


def program(module: str) -> list[str]:
    """Return how this build starts one of its own programs."""
    if getattr(sys, "frozen", False):
        return [sys.executable, f"--run-{module}"]
    return [sys.executable, "-m", module]


def is_station(arguments: list[str]) -> bool:
    """Tell whether the arguments plainly ask for a station.

    The supervisor lives as long as the station and stands before its first frame: it does without the command
    line's libraries.
    """
    return arguments[:2] == ["kiosk", "--config"] and "--help" not in arguments


def has_display() -> bool:
    """Tell whether this session has a screen for a window."""
    named = ("DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def station(arguments: list[str]) -> int:
    """Be the supervisor of a kiosk with these arguments. Returns the exit code."""
    from kiosk.supervisor import forked, spawned, supervise

    if not sys.platform.startswith("linux"):  # elsewhere a fork may not draw
        return supervise(spawned([*program("kiosk"), *arguments]))

    return supervise(forked(lambda: kiosk(arguments)))


def kiosk(arguments: list[str]) -> int:
    """Be a kiosk process: what its first page does not need waits until that is shown. Returns the exit code."""
    gc.disable()
    from ui.lean import load

    load()
    from kiosk.__main__ import main

    return main(arguments)


def main() -> None:
    """Run the `carepost` command."""
    if is_station(sys.argv[1:]):
        sys.exit(station(sys.argv[2:]))
    from kiosk.cli import main as command_line

    command_line()
