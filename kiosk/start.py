"""Where `carepost` starts: the station becomes its supervisor at once, all else goes to the command line."""

import sys


def program(module: str) -> list[str]:
    """Return how this build starts one of its own programs."""
    if getattr(sys, "frozen", False):
        return [sys.executable, f"--run-{module}"]
    return [sys.executable, "-m", module]


def station(arguments: list[str]) -> list[str] | None:
    """Return the kiosk process's command when the arguments plainly ask for a station, else None.

    The supervisor lives as long as the station and stands before its first frame: it does without the command
    line's libraries.
    """
    if arguments[:2] == ["kiosk", "--config"] and "--help" not in arguments:
        return [*program("kiosk"), *arguments[1:]]
    return None


def main() -> None:
    """Run the `carepost` command."""
    if command := station(sys.argv[1:]):
        from kiosk.supervisor import supervise

        sys.exit(supervise(command))
    from kiosk.cli import main as command_line

    command_line()
