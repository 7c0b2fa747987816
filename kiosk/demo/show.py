"""Runs the demo: by hand for visitors, or by itself with a report at the end."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.status import Status

from kiosk.demo.door import DoctorDoor
from kiosk.demo.panel import Panel
from kiosk.demo.witness import browser_here
from kiosk.demo.world import USUAL_PORT, World, stop
from kiosk.settings import load
from kiosk.start import has_display
from sync.records import State

VISIT_S = 150.0
DELIVERY_S = 30.0
DOCTOR_END_S = 15.0
LEFT_BEHIND = ("report.json", "bundle.json", "autopilot.json", "doctor.jsonl", "clinic.log", "kiosk.log")
console = Console(stderr=True)


def run_by_hand(seed: int, size: str, faults: dict[str, str], furniture: Sequence[str] = ()) -> int:
    """Start everything, print where the doctor's page is, and stay until the kiosk or Ctrl+C ends it."""
    folder = Path(tempfile.mkdtemp(prefix="carepost-demo-"))
    try:
        here = World(folder, seed, pace=2.0, rest_s=10.0, port=USUAL_PORT, faults=faults, furniture=furniture)
        with here as world, Panel(world.wish, furniture) as panel:
            console.print(f"\n[bold]Doctor's console[/bold]  {world.url}")
            console.print(f"sign in as        {world.seeded.doctor}   password  {world.seeded.password}")
            console.print(f"nurse's PIN       {world.nurse_pin}")
            console.print(f"technician's PIN  {world.technician_pin}")
            console.print(f"what goes wrong   {panel.url}")
            if not has_display():
                console.print("There is no display: the kiosk runs without a window. Try --autopilot --out DIR.")
            console.print("Ctrl+C ends the demo, and so does Leave the kiosk behind Staff and the technician's PIN.\n")
            card = world.seeded.patients[0].card
            return world.start_kiosk("--card", card, size=size).wait()
    except KeyboardInterrupt:
        return 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_by_itself(
    out: Path,
    seed: int,
    offline: bool,
    size: str,
    faults: dict[str, str] | None = None,
    furniture: Sequence[str] = (),
) -> int:
    """Run one scripted visit and write the report. Returns 0 only if the visit arrived and was read back."""
    began = time.monotonic()
    out.mkdir(parents=True, exist_ok=True)
    _tidy(out)
    folder = Path(tempfile.mkdtemp(prefix="carepost-demo-"))
    code = 1
    try:
        here = World(folder, seed, faults=faults, furniture=furniture)
        with Status("starting the clinic", console=console) as status, here as world:
            code = _Run(world, out.resolve(), seed, offline, size, status, began).fly()
        return code
    finally:
        if code:
            _keep_logs(folder, out)
        shutil.rmtree(folder, ignore_errors=True)


def _tidy(out: Path) -> None:
    """Take away what the last run left, and nothing else: the folder may hold anything."""
    for old in (*(out / name for name in LEFT_BEHIND), *out.glob("screens/[0-9][0-9]-*.png")):
        old.unlink(missing_ok=True)


def _keep_logs(folder: Path, out: Path) -> None:
    for log in folder.glob("*.log"):
        shutil.copy(log, out / log.name)


class _Run:
    """One scripted visit, from the first touch to the resource read back."""

    def __init__(
        self, world: World, out: Path, seed: int, offline: bool, size: str, status: Status, began: float
    ) -> None:
        self.world, self.out, self.seed, self.offline = world, out, seed, offline
        self.size, self.status, self.began = size, status, began

    def fly(self) -> int:
        doctor = None if self.offline else self._doctor()
        if self.offline:
            self.world.stop_clinic()
        patient = self.world.seeded.patients[self.seed % len(self.world.seeded.patients)]
        offline = ["--offline"] if self.offline else []
        more = ["--autopilot", str(self.out), "--seed", str(self.seed), "--card", patient.card, *offline]
        kiosk = self.world.start_kiosk(*more, size=self.size)
        self.status.update("the visit")
        flown = self._wait_for_pilot(kiosk)
        if self.offline:
            self.world.start_clinic()
        self.status.update("delivery")
        delivered = flown is not None and bool(flown["arrived"]) and self._wait_for_delivery()
        if doctor is not None:
            _let_end(doctor, DOCTOR_END_S if delivered else 0.0)
        stop(kiosk)
        seen = _lines(self.out / "doctor.jsonl")
        return self._report(flown, delivered, seen, None if doctor is None else doctor.returncode)

    def _doctor(self) -> "subprocess.Popen[bytes]":
        module = "kiosk.demo.doctor_plain" if _without_browser() else "kiosk.demo.doctor_robot"
        seeded = self.world.seeded
        self.status.update("the doctor signs in")
        events = self.out / "doctor.jsonl"
        command = [sys.executable, "-m", module, "--url", self.world.url, "--name", seeded.doctor]
        # A made-up password may begin with a dash.
        return self.world.start([*command, f"--password={seeded.password}", "--events", str(events)])

    def _wait_for_pilot(self, kiosk: "subprocess.Popen[bytes]") -> dict[str, Any] | None:
        done = self.out / "autopilot.json"
        deadline = time.monotonic() + VISIT_S
        while time.monotonic() < deadline and kiosk.poll() is None:
            if done.exists():
                flown: dict[str, Any] = json.loads(done.read_text())
                if not flown["arrived"]:
                    console.print(f"The patient got stuck: {flown['stuck'] or 'the visit had no end'}")
                return flown
            time.sleep(0.1)
        code = kiosk.poll()
        ended = f"The kiosk ended with {code} before the visit did." if code is not None else ""
        console.print(ended or f"The visit did not come to its end within {VISIT_S:.0f} s.")
        return None

    def _wait_for_delivery(self) -> bool:
        from sync.keys import key_for
        from sync.store import read_outbox

        key = key_for(self.world.store, "training")
        deadline = time.monotonic() + DELIVERY_S
        while time.monotonic() < deadline:
            rows = read_outbox(self.world.store, key)
            if rows and all(row.state is State.DELIVERED for row in rows):
                return True
            time.sleep(0.1)
        return False

    def _report(
        self, flown: dict[str, Any] | None, delivered: bool, seen: list[dict[str, Any]], doctor: int | None
    ) -> int:
        from kiosk.app import open_store

        store = open_store(load(self.world.kiosk_config))
        try:
            rows = store.outbox_rows()
            body = store.body(rows[0].seq) if rows else b"{}"
        finally:
            store.close()
        (self.out / "bundle.json").write_bytes(body)
        bundle = json.loads(body)
        read_back = delivered and self._read_back(bundle)
        row = rows[0] if rows else None
        report = {
            "real": self._real(seen),
            "pace": self.world.pace,
            "seed": self.seed,
            "offline": self.offline,
            "took_s": round(time.monotonic() - self.began, 2),
            "steps": (flown or {}).get("steps", []),
            "call": {**(flown or {"call": {"seconds": 0.0}})["call"], "doctor": seen},
            "readings": list(_readings(bundle)),
            "delivery": {
                "bundle_id": str(row.id) if row else None,
                "state": row.state.value if row else None,
                "attempts": row.attempts if row else 0,
                "read_back": read_back,
            },
        }
        (self.out / "report.json").write_text(json.dumps(report, indent=2, ensure_ascii=False))
        arrived = read_back and doctor in (0, None)
        self.status.stop()
        _say(report, arrived, self.out, doctor)
        return 0 if arrived else 1

    def _read_back(self, bundle: dict[str, Any]) -> bool:
        seeded = self.world.seeded
        door = DoctorDoor(self.world.url, seeded.doctor, seeded.password)
        return all(door.has(entry["request"]["url"]) for entry in bundle["entry"])

    def _real(self, seen: list[dict[str, Any]]) -> dict[str, str]:
        browser = next((line["browser"] for line in seen if "browser" in line), "none: a WebRTC peer of ours")
        return {
            "ble": "GATT over a virtual radio (bumble), read through bleak",
            "serial": "a pty pair, read through pyserial",
            "camera": "test picture",
            "browser": "none: offline" if self.offline else browser,
        }


def _without_browser() -> bool:
    """Whether the doctor does without a browser: where there is none, or CAREPOST_DOCTOR=plain asks for it."""
    here = browser_here() is not None and find_spec("playwright") is not None
    return not here or os.environ.get("CAREPOST_DOCTOR") == "plain"


def _let_end(doctor: "subprocess.Popen[bytes]", patience_s: float) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        doctor.wait(timeout=patience_s)
    stop(doctor)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def _readings(bundle: dict[str, Any]) -> Any:
    """Give each measured number of the sent bundle: id, LOINC code, value, unit."""
    for entry in bundle.get("entry", []):
        resource = entry["resource"]
        if resource["resourceType"] != "Observation":
            continue
        for part in (resource, *resource.get("component", [])):
            if "valueQuantity" in part:
                quantity, code = part["valueQuantity"], part["code"]["coding"][0]["code"]
                yield {"id": resource["id"], "code": code, "value": quantity["value"], "unit": quantity["code"]}


def _say(report: dict[str, Any], arrived: bool, out: Path, doctor: int | None) -> None:
    took = report["took_s"]
    if arrived:
        console.print(
            f"[bold green]The visit arrived[/bold green] and was read back ({took} s). See {out}/report.json",
            soft_wrap=True,
        )
    else:
        console.print(f"[bold red]The visit did not arrive[/bold red] ({took} s, doctor {doctor}). See {out}")
