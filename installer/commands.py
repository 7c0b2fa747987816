"""The commands of run.py."""

import argparse
import sys
from collections.abc import Sequence

from installer import venv
from installer.shell import ROOT, HouseError, call, tool


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; a HouseError becomes its sentence and exit code 1."""
    known, rest = parser().parse_known_args(arguments)
    if rest and known.command not in ("demo", "test", "bench"):
        parser().error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        return run(known, rest)
    except HouseError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    whole = argparse.ArgumentParser(prog="run.py", description=__doc__, allow_abbrev=False)
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, allow_abbrev=False, add_help=name != "demo")

    add(
        "demo",
        "a whole clinic on this machine: kiosk window, devices, server, doctor's page",
    )
    test = add("test", "every check and every test; with pytest arguments, only those tests")
    test.add_argument("--fast", action="store_true", help="leave out the built wheel")
    add("lint", "the checks that run no test")
    add("setup", "only prepare: system packages, .venv, console libraries, translations")
    add("build", "the packaged kiosk in dist/carepost, which needs no Python")
    bench = add("bench", "one measurement of bench/, beside its peer")
    bench.add_argument("name", metavar="NAME", help="for example: start")
    add("lock", "resolve pyproject.toml anew into requirements.lock")
    return whole


def run(known: argparse.Namespace, rest: list[str]) -> int:
    """Prepare what the command needs, then hand over to it."""
    match known.command:
        case "lock":
            venv.lock()
            return 0
        case "setup":
            venv.setup()
            return 0
        case "demo":
            venv.setup()
            return call([tool("carepost"), "demo", *rest])
        case "test":
            venv.setup(for_tests=True)
            return call([tool("python"), "-m", "installer.gate", *(["--fast"] if known.fast else []), *rest])
        case "lint":
            venv.setup()
            return call([tool("python"), "-m", "installer.lint"])
        case "build":
            venv.setup()
            return call([tool("python"), "-m", "installer.build"])
        case "bench":
            if not (ROOT / "bench" / f"{known.name}.py").is_file():
                raise HouseError(f"There is no measurement named {known.name!r} in bench/.")
            venv.setup(for_tests=True)
            return call([tool("python"), "-m", f"bench.{known.name}", *rest])
        case _:
            raise HouseError(f"Unknown command {known.command!r}.")
