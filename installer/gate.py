"""What a submission has to pass: the checks, every test in the surroundings it needs, and the built wheel."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from installer import lint, servers, wheel
from installer.shell import ROOT, HouseError, environment, say, tool

NOTHING_COLLECTED = 5


@dataclass
class Gate:
    """Runs stages one after the other, and remembers what failed and what pytest said last."""

    variables: dict[str, str] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    times: list[tuple[str, float]] = field(default_factory=list)

    def stage(self, name: str, work: Callable[[], int]) -> None:
        """Run one stage; a later stage runs even when this one fails."""
        with self.timed(name):
            try:
                code = work()
            except HouseError as error:
                say(str(error))
                code = 1
            if code:
                self.failed.append(name)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Announce a stage and note how long it took, in seconds."""
        say(f"== {name}")
        start = time.monotonic()
        yield
        self.times.append((name, time.monotonic() - start))

    def pytest(self, name: str, arguments: list[str], extra: dict[str, str]) -> int:
        """Run pytest and keep its closing line; that it finds no test is no failure here."""
        command = [tool("python"), "-m", "pytest", "-q", *arguments]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment(self.variables | extra),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        assert process.stdout is not None
        last = ""
        for line in process.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            last = line.strip() or last
        code = process.wait()
        if code == NOTHING_COLLECTED:
            return 0
        self.closing.append(f"{name}: {last.strip('= ')}")
        return code

    def report(self) -> int:
        """Print the times, what failed, and pytest's closing lines last."""
        say("== times")
        for name, seconds in self.times:
            say(f"  {seconds:7.1f} s  {name}")
        say(f"  {sum(s for _, s in self.times):7.1f} s  in all")
        say(f"FAILED: {', '.join(self.failed)}" if self.failed else "all stages passed")
        for line in self.closing:
            say(line)
        if not self.closing:
            say("no test ran")
            return 1
        return 1 if self.failed else 0


OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QSG_RENDER_LOOP": "basic"}
WINDOWED = {"QT_QPA_PLATFORM": "xcb", "QSG_RENDER_LOOP": "basic", "LIBGL_ALWAYS_SOFTWARE": "1"}


def whole(gate: Gate, fast: bool) -> None:
    """Run everything that CI runs."""
    gate.stage("lint", lint.main)
    coverage = [
        "--cov=care",
        "--cov-branch",
        "--cov-fail-under=100",
        "--cov-report=term-missing:skip-covered",
    ]
    gate.stage("care, covered by its own tests", lambda: gate.pytest("care", ["tests/care", *coverage], OFFSCREEN))
    rest = ["--ignore=tests/care", "-m", "not needs_window", "--durations=10"]
    gate.stage("tests", lambda: gate.pytest("tests", rest, OFFSCREEN))
    gate.stage("tests that need a window", lambda: windowed(gate, ["--durations=5"]))
    if not fast:
        gate.stage("wheel in a clean environment", wheel.prove)


def windowed(gate: Gate, arguments: list[str]) -> int:
    """Run the tests marked needs_window on a display of their own."""
    with servers.display() as screen:
        return gate.pytest("tests with a window", ["-m", "needs_window", *arguments], WINDOWED | screen)


def chosen(gate: Gate, arguments: list[str]) -> None:
    """Run only the tests that somebody asked for, each in the surroundings it needs."""
    gate.stage("tests", lambda: gate.pytest("tests", ["-m", "not needs_window", *arguments], OFFSCREEN))
    gate.stage("tests that need a window", lambda: windowed(gate, arguments))


def main(arguments: list[str]) -> int:
    """Run the whole gate, or with pytest arguments only the tests they choose."""
    gate = Gate()
    fast = "--fast" in arguments
    rest = [argument for argument in arguments if argument != "--fast"]
    with servers.sound() as variables:
        gate.variables = variables
        if rest:
            chosen(gate, rest)
        else:
            whole(gate, fast)
    return gate.report()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except HouseError as problem:
        sys.exit(str(problem))
