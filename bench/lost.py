"""How soon the patient and the doctor are told that their call is lost, and how soon it is back by itself.

A whole station (supervisor, kiosk with its window offscreen, media process) in one network calls a doctor's console
in a Chromium in another. Three things go wrong, many times each: the cable between the networks is cut without
either end noticing, the media process is stopped (SIGSTOP), and it is killed. The patient counts as told when the
screen is given the state that says so, the doctor when the page shows it. Linux only; root, or user namespaces.
"""

import json
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import click
import psutil
from playwright.sync_api import Page, sync_playwright

from bench.kept import circumstances, keep
from bench.networks import CLINIC, Cable, cable, go_inside
from installer.shell import ROOT
from kiosk.demo.doctor_robot import Robot, browser_arguments, doctor_on_film
from kiosk.demo.witness import browser_here
from kiosk.demo.world import TALL, World
from kiosk.start import program

VISIT_S, PATIENCE_S, CALM_S = 3600.0, 40.0, 3.0
LOOK_S = 0.02
WATCH_LOST = """() => {
  window.seen = [];
  const look = () => {
    const lost = document.querySelector(".lost-card") !== null;
    if (lost !== (window.seen.at(-1)?.lost ?? false)) window.seen.push({ lost, at: Date.now() / 1000 });
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
}"""


@dataclass
class Told:
    """Seconds of one kind of trouble: from its beginning until told, and from its end until told that it is over."""

    patient_lost_s: list[float] = field(default_factory=list)
    doctor_lost_s: list[float] = field(default_factory=list)
    patient_back_s: list[float] = field(default_factory=list)
    doctor_back_s: list[float] = field(default_factory=list)

    def summary(self) -> dict[str, object]:
        """Return least, median and most of each, and all samples."""
        return {name: spread(samples) for name, samples in vars(self).items()}


def spread(samples: list[float]) -> dict[str, object]:
    """Return least, median and most, and the samples themselves."""
    rounded = [round(value, 2) for value in samples]
    return {"min": min(rounded), "median": round(statistics.median(samples), 2), "max": max(rounded), "all": rounded}


class Room:
    """A call that is under way, and when each side was told what of it (wall clock, one machine)."""

    def __init__(self, page: Page, log: Path, link: Cable) -> None:
        self._page, self._log, self.cable = page, log, link

    def told_patient(self, after: float, states: tuple[str, ...]) -> float | None:
        """When the screen was first given one of these states after that moment."""
        for line in self._log.read_text().splitlines():
            told = json.loads(line)
            if told["event"] == "call link" and told["state"] in states:
                at = datetime.fromisoformat(told["timestamp"]).timestamp()
                if at > after:
                    return at
        return None

    def told_doctor(self, after: float, lost: bool) -> float | None:
        """When the page first showed, or took away, the card of a lost station after that moment."""
        seen = self._page.evaluate("window.seen")
        return next((float(one["at"]) for one in seen if one["lost"] == lost and one["at"] > after), None)

    def until(self, ask: Callable[[], float | None], what: str) -> float:
        """Look until there is an answer."""
        end = time.monotonic() + PATIENCE_S
        while (found := ask()) is None:
            if time.monotonic() > end:
                raise click.ClickException(f"waited in vain: {what}")
            self.wait(LOOK_S)
        return found

    def wait(self, seconds: float) -> None:
        """Let time pass; the page goes on."""
        self._page.wait_for_timeout(seconds * 1000)

    def media(self) -> psutil.Process:
        """The station's media process of this moment."""
        return next(
            process
            for process in psutil.Process().children(recursive=True)
            if "kiosk.media" in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE
        )


def trouble(room: Room, begin: Callable[[], None], mend: Callable[[], None] | None, into: Told) -> None:
    """Once through: it goes wrong, both are told, it is mended (or mends itself), both are told again."""
    room.wait(CALM_S + random.uniform(0, 1))
    began = time.time()
    begin()
    patient = room.until(
        lambda: room.told_patient(began, ("lost", "failed")), "the patient reads that the call is lost"
    )
    doctor = room.until(lambda: room.told_doctor(began, True), "the doctor reads that the station is lost")
    into.patient_lost_s.append(patient - began)
    into.doctor_lost_s.append(doctor - began)
    ended = time.time() if mend else began
    if mend:
        mend()
    patient = room.until(lambda: room.told_patient(max(ended, patient), ("connected", "back")), "the patient is back")
    doctor = room.until(lambda: room.told_doctor(max(ended, doctor), False), "the doctor's page is back")
    into.patient_back_s.append(patient - ended)
    into.doctor_back_s.append(doctor - ended)


@contextmanager
def station(world: World, link: Cable) -> Iterator[Path]:
    """Start the station in its own network; gives its log. Its scripted patient waits in the call."""
    out, log = world.folder / "out", world.folder / "kiosk.log"
    out.mkdir()
    port = str(world.port)
    world.start([sys.executable, "-m", "bench.forward", CLINIC, port, "127.0.0.1", port], cwd=ROOT)
    world.start([*link.at_station, sys.executable, "-m", "bench.forward", "127.0.0.1", port, CLINIC, port], cwd=ROOT)
    visit = ["--autopilot", str(out), "--stop-at", "call", "--card", world.seeded.patients[1].card]
    command = [*program("kiosk.cli"), "kiosk", "--config", str(world.kiosk_config), "--size", TALL, "--log", str(log)]
    world.start([*link.at_station, *command, *visit], cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    yield log


@contextmanager
def in_call(tell: Callable[[str], None]) -> Iterator[Room]:
    """Bring a patient and a doctor into a call."""
    path = browser_here()
    if path is None:
        raise click.ClickException("No Chromium was found for the doctor.")
    with tempfile.TemporaryDirectory(prefix="carepost-bench-", ignore_cleanup_errors=True) as name, cable() as link:
        folder = Path(name)
        with (
            World(folder, 1) as world,
            station(world, link) as log,
            doctor_on_film() as film,
            sync_playwright() as play,
        ):
            browser = play.chromium.launch(executable_path=path, args=[*browser_arguments(), *film])
            try:
                page = browser.new_context(permissions=["camera", "microphone"]).new_page()
                robot = Robot(page, folder / "doctor.jsonl", VISIT_S)
                tell("a visit on its way to the doctor")
                robot.sign_in(world.url, world.seeded.doctor, world.seeded.password)
                robot.go_on_call()
                robot.answer()
                robot.see(".call-page.live")
                page.evaluate(WATCH_LOST)
                yield Room(page, log, link)
            finally:
                browser.close()


def measure(runs: int, tell: Callable[[str], None]) -> dict[str, object]:
    """Let everything go wrong that many times and return what was told when."""
    cut, stopped, killed = Told(), Told(), Told()
    with in_call(tell) as room:
        load = os.getloadavg()[0]
        for number in range(1, runs + 1):
            tell(f"run {number} of {runs}")
            trouble(room, room.cable.cut, room.cable.mend, cut)
            trouble(room, lambda: room.media().send_signal(signal.SIGSTOP), None, stopped)
            trouble(room, lambda: room.media().kill(), None, killed)
    return {
        "link_cut": cut.summary(),
        "media_stopped": stopped.summary(),
        "media_killed": killed.summary(),
        "runs": runs,
        **circumstances(load),
    }


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="print the result as one JSON object")
@click.option("--runs", default=10, show_default=True, help="how often each thing goes wrong")
def main(as_json: bool, runs: int) -> None:
    """Measure, keep the result in bench/results, and print it."""
    result = measure(runs, lambda line: click.echo(line, err=True))
    keep("lost", result, as_json=as_json)
    if as_json:
        return
    for name, told in result.items():
        if isinstance(told, dict) and "patient_lost_s" in told:
            for what, seconds in told.items():
                click.echo(f"{name} {what}: median {seconds['median']}, {seconds['min']} to {seconds['max']}")


if __name__ == "__main__":
    try:
        go_inside()
    except OSError as error:
        sys.exit(f"carepost: no network of its own can be made here: {error}")
    main()
