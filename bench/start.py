"""Start and memory of the station at its first screen, beside a Chromium kiosk page that shows the same screen.

First frame: from the start of the process to the first frame presented. Ours writes that moment to the file
named by CAREPOST_FIRST_FRAME; Chromium's page reports its first contentful paint. Memory: PSS of every process
of the program (ours: supervisor, kiosk, media process), `settle_s` after its start. Runs alternate on one
display, after one run of each that is not counted.
"""

import http.server
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
import psutil

from bench.kept import circumstances, keep
from installer import machine, servers
from installer.shell import ROOT, environment, tool

SCREEN = (1080, 1920)
FRAME_MAX_S = 60.0
CONFIG = """
mode = "training"
station = "bench"
store = "{store}"
insecure_key_file = "{store}/key"

[camera]
face = "test"
"""


class Painter(http.server.SimpleHTTPRequestHandler):
    """Serves the page, and notes the moment of its first paint on the server."""

    def do_POST(self) -> None:
        """Note the first paint: wall time in ms as the page says, put on the monotonic clock."""
        said = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)["at"][0]
        ago_s = time.time() - float(said) / 1000
        assert isinstance(self.server, Server)
        self.server.painted.append(time.monotonic() - ago_s)
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep silent."""


class Server(http.server.ThreadingHTTPServer):
    """A loopback server for the page."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), lambda *a: Painter(*a, directory=str(ROOT)))
        self.painted: list[float] = []

    @property
    def page(self) -> str:
        """Return the page's address."""
        return f"http://127.0.0.1:{self.server_port}/bench/attract.html"


@dataclass
class Samples:
    """What was measured of one program."""

    first_frame_ms: list[float] = field(default_factory=list)
    pss_mib: list[float] = field(default_factory=list)
    processes: int = 0

    def summary(self) -> dict[str, object]:
        """Return medians and all samples."""
        return {
            "first_frame_ms": round(statistics.median(self.first_frame_ms), 1),
            "first_frame_ms_all": [round(value, 1) for value in self.first_frame_ms],
            "pss_mib": round(statistics.median(self.pss_mib), 1),
            "pss_mib_all": [round(value, 1) for value in self.pss_mib],
            "processes": self.processes,
        }


@dataclass(frozen=True)
class Program:
    """One of the two: how to start it, and how to learn when its first frame was shown (monotonic seconds)."""

    command: list[str]
    first_frame: Callable[[], float | None]
    variables: dict[str, str] = field(default_factory=dict)


def family(root: psutil.Process) -> list[psutil.Process]:
    """Return a program's processes: its descendants, and whatever else is in its session."""
    found = {root, *root.children(recursive=True)}
    for process in psutil.process_iter():
        try:
            if os.getsid(process.pid) == root.pid:
                found.add(process)
        except (ProcessLookupError, PermissionError):
            continue
    return [process for process in found if process.is_running()]


def pss_mib(processes: list[psutil.Process]) -> float:
    """Return the proportional share of memory of some processes, in MiB."""
    total = 0
    for process in processes:
        try:
            total += process.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
    return total / 2**20


def run(program: Program, settle_s: float | None, into: Samples) -> None:
    """Start a program once, note its first frame and, `settle_s` after the start, its memory; then end it."""
    with tempfile.TemporaryFile() as log:
        started = time.monotonic()
        process = subprocess.Popen(
            program.command,
            cwd=ROOT,
            env=environment(program.variables),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        root = psutil.Process(process.pid)
        try:
            shown = wait_for(program.first_frame, process, started + FRAME_MAX_S)
            if shown is None:
                log.seek(0)
                raise click.ClickException(f"{program.command[0]} showed nothing:\n{log.read().decode()[-2000:]}")
            into.first_frame_ms.append((shown - started) * 1000)
            if settle_s is not None:
                time.sleep(max(0.0, started + settle_s - time.monotonic()))
                processes = family(root)
                into.pss_mib.append(pss_mib(processes))
                into.processes = len(processes)
        finally:
            end(root)
            process.wait(10)


def wait_for(ask: Callable[[], float | None], process: subprocess.Popen[bytes], deadline: float) -> float | None:
    """Ask until there is an answer, the process has ended or the deadline has passed."""
    while time.monotonic() < deadline:
        if (answer := ask()) is not None:
            return answer
        if process.poll() is not None:
            return None
        time.sleep(0.01)
    return None


def end(root: psutil.Process) -> None:
    """End a program and all its processes."""
    try:
        processes = family(root)
    except psutil.NoSuchProcess:
        return
    root.terminate()
    _, left = psutil.wait_procs(processes, timeout=5)
    for process in left:
        process.kill()
    psutil.wait_procs(left, timeout=5)


@contextmanager
def kiosk() -> Iterator[Program]:
    """Give our station: training mode, a store of its own, the test picture as its camera."""
    with tempfile.TemporaryDirectory(prefix="carepost-bench-") as folder:
        config, shown = Path(folder) / "kiosk.toml", Path(folder) / "shown"
        config.write_text(CONFIG.format(store=Path(folder) / "store"))

        def first_frame() -> float | None:
            try:
                moment = float(shown.read_text())
            except (FileNotFoundError, ValueError):
                return None
            shown.unlink()
            return moment

        yield Program(
            [tool("carepost"), "kiosk", "--config", str(config)], first_frame, {"CAREPOST_FIRST_FRAME": str(shown)}
        )


@contextmanager
def chromium() -> Iterator[Program]:
    """Give Chromium in kiosk mode on the page from a loopback server.

    The run that is not counted leaves it a used profile, with which it starts sooner than with a fresh one.
    """
    path = machine.browser()
    if path is None:
        raise click.ClickException("No Chromium was found to compare with.")
    server = Server()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with tempfile.TemporaryDirectory(prefix="carepost-bench-", ignore_cleanup_errors=True) as profile:
            options = ["--kiosk", "--no-first-run", f"--user-data-dir={profile}"]
            # Chromium refuses its sandbox to root; fewer processes and less memory, in its favour.
            if os.geteuid() == 0:
                options.append("--no-sandbox")
            options.append(f"--window-size={SCREEN[0]},{SCREEN[1]}")
            yield Program([path, *options, server.page], lambda: server.painted.pop() if server.painted else None)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def measure(runs: int, memory_runs: int, settle_s: float, tell: Callable[[str], None]) -> dict[str, object]:
    """Measure both programs and return the result."""
    ours, theirs, unused = Samples(), Samples(), Samples()
    with servers.display(f"{SCREEN[0]}x{SCREEN[1]}x24") as screen, servers.sound() as sound:
        os.environ.update(screen | sound | {"QT_QPA_PLATFORM": "xcb"})
        with kiosk() as station, chromium() as browser:
            load = os.getloadavg()[0]
            for number in range(runs + 1):
                tell(f"run {number} of {runs}" if number else "warming up")
                settle = settle_s if 1 <= number <= memory_runs else None
                run(station, settle, ours if number else unused)
                run(browser, settle, theirs if number else unused)
    mine, other = ours.summary(), theirs.summary()
    return {
        "first_frame_ratio": ratio(ours.first_frame_ms, theirs.first_frame_ms),
        "pss_ratio": ratio(ours.pss_mib, theirs.pss_mib),
        "carepost": mine,
        "chromium": other | {"version": version(machine.browser() or "")},
        "settle_s": settle_s,
        "screen": f"{SCREEN[0]}x{SCREEN[1]}",
        **circumstances(load),
    }


def ratio(ours: list[float], theirs: list[float]) -> float:
    """Return the ratio of medians; below 1 is in our favour."""
    return round(statistics.median(ours) / statistics.median(theirs), 3)


def version(path: str) -> str:
    """Return what a program says to --version."""
    return subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout.strip()


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="print the result as one JSON object")
@click.option("--runs", type=click.IntRange(1), default=9, show_default=True, help="counted runs of each program")
@click.option(
    "--memory-runs",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="how many of them wait for the memory figure",
)
@click.option("--settle", "settle_s", default=30.0, show_default=True, help="seconds from start to memory figure")
def main(as_json: bool, runs: int, memory_runs: int, settle_s: float) -> None:
    """Measure, keep the result in bench/results, and print it."""
    result = measure(runs, memory_runs, settle_s, lambda line: click.echo(line, err=True))
    keep("start", result, as_json=as_json)
    if as_json:
        return
    mine, other = result["carepost"], result["chromium"]
    assert isinstance(mine, dict)
    assert isinstance(other, dict)
    for key, unit in (("first_frame_ms", "ms"), ("pss_mib", "MiB")):
        click.echo(f"{key}: {mine[key]} {unit} against Chromium's {other[key]} {unit}")
    click.echo(f"ratios: first frame {result['first_frame_ratio']}, memory {result['pss_ratio']}")


if __name__ == "__main__":
    if not shutil.which("Xvfb"):
        sys.exit("Xvfb is missing; `python3 run.py bench start` installs it.")
    main()
