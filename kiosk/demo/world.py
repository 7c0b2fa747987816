"""The demo's world: a training clinic and an enrolled station in a folder, started and stopped as real programs."""

import asyncio
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx
import msgspec

from care.errors import CarepostError
from care.vitals import Kind
from kiosk import pins
from kiosk.cli import program
from kiosk.enrol import enrol
from kiosk.settings import load
from kiosk.start import has_display
from peripherals.simulator.faults import Fault
from peripherals.simulator.wishes import wish

USUAL_PORT = 8480
READY_S = 30.0
PACE = 8.0
TALL = "1080x1920@4.03"


class DemoError(CarepostError):
    """The demo's clinic does not run; the message holds its last words."""

    code = "demo"


class Known(msgspec.Struct, frozen=True):
    """A patient that the training clinic knows, with a card to hold to the camera."""

    given: str
    family: str
    birth_date: str
    card: str


class Seeded(msgspec.Struct, frozen=True):
    """What the training clinic was seeded with."""

    doctor: str
    password: str
    enrol_code: str
    patients: tuple[Known, ...]


class World:
    """Everything of one demo in one folder. Use as a context; programs are ended at the end."""

    def __init__(
        self,
        folder: Path,
        seed: int,
        *,
        pace: float = PACE,
        rest_s: float = 0.5,
        port: int = 0,
        faults: Mapping[str, str] | None = None,
        furniture: Sequence[str] = (),
    ) -> None:
        """`port` is the clinic's where it is free; 0, or a taken one, means any free one.

        `rest_s` is how long the patient rests and pauses for a blood pressure: nobody watches five minutes of it.
        """
        self.folder = folder
        self.furniture = tuple(furniture)
        self.seed = seed
        self.pace = pace
        self.rest_s = rest_s
        self.faults = dict(faults or {})
        self.port = _free_port(port)
        self.url = f"http://localhost:{self.port}"
        self.clinic_config = folder / "clinic.toml"
        self.kiosk_config = folder / "kiosk.toml"
        self.store = folder / "kiosk"
        self._wishes = folder / "wishes"
        self.nurse_pin, self.technician_pin = (f"{pin:06}" for pin in secrets.SystemRandom().sample(range(10**6), 2))
        self._programs: list[subprocess.Popen[bytes]] = []
        self._clinic: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "World":
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write_clinic()
        self._write_kiosk()
        self.seeded = self._seed()
        try:
            self.start_clinic()
            if not (self.store / "enrolled").exists():
                asyncio.run(enrol(load(self.kiosk_config), self.seeded.enrol_code))
                (self.store / "enrolled").touch()
        except BaseException:
            self._end()  # a context that was not entered is not left either
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        for child in reversed(self._programs):
            stop(child)

    def _write_clinic(self) -> None:
        self.clinic_config.write_text(
            f'mode = "training"\nname = "Riverside Clinic"\ndata = "{self.folder / "clinic"}"\n'
            f'host = "127.0.0.1"\nport = {self.port}\n'
        )

    def _write_kiosk(self) -> None:
        nurse, technician = pins.hashed(self.nurse_pin), pins.hashed(self.technician_pin)
        faults = "".join(f'{kind} = "{fault}"\n' for kind, fault in self.faults.items())
        self.kiosk_config.write_text(
            f'mode = "training"\nstation = "Hall"\nstore = "{self.store}"\n\n'
            f'[clinic]\nurl = "{self.url}"\nname = "Riverside Clinic"\n\n'
            f"[devices]\nsimulate = true\nseed = {self.seed}\npace = {self.pace}\n"
            f"furniture = {list(self.furniture)}\n"
            f'wishes = "{self._wishes}"\n\n'
            f"[devices.faults]\n{faults}\n"
            f"[measuring]\nrest_s = {self.rest_s}\napart_s = {self.rest_s}\n\n"
            '[camera]\nface = "test"\n\n'
            f'[staff]\nnurse_pin = "{nurse}"\ntechnician_pin = "{technician}"\n'
        )

    def wish(self, kind: Kind, fault: Fault) -> None:
        """Let this go wrong with the simulated device for this kind."""
        wish(self._wishes, kind, fault)

    def _seed(self) -> Seeded:
        command = [*program("clinic"), "seed-demo", "--config", str(self.clinic_config), "--seed", str(self.seed)]
        told = subprocess.run(command, capture_output=True, check=False)
        if told.returncode:
            raise DemoError(f"the demo's clinic cannot be filled: {_last_line(told.stderr)}")
        return msgspec.json.decode(told.stdout, type=Seeded)

    def start_clinic(self) -> None:
        """Start the clinic and wait until it answers."""
        command = [*program("clinic"), "--config", str(self.clinic_config)]
        log = self.folder / "clinic.log"
        with log.open("ab") as file:
            self._clinic = self.start(command, stdout=file, stderr=file)
        if not _answers(f"{self.url}/fhir/metadata", self._clinic):
            code = self._clinic.poll()
            how = "did not answer in time" if code is None else f"ended with {code}"
            raise DemoError(f"the demo's clinic {how}: {_last_line(log.read_bytes())}")

    def stop_clinic(self) -> None:
        """Take the clinic away."""
        if self._clinic is not None:
            stop(self._clinic)

    def start(self, command: list[str], **options: Any) -> "subprocess.Popen[bytes]":
        """Start a program of this demo; it is ended with the demo."""
        child = subprocess.Popen(command, **options)
        self._programs.append(child)
        return child

    def start_kiosk(self, *more: str, size: str = "tall") -> "subprocess.Popen[bytes]":
        """Start the supervised kiosk in a window of this size, or on the `full` screen; without a display offscreen."""
        environment = dict(os.environ)
        if not has_display():
            environment["QT_QPA_PLATFORM"] = "offscreen"
            size = TALL if size in ("tall", "full") else size
        window = [] if size == "full" else ["--size", size]
        command = [*program("kiosk.cli"), "kiosk", "--config", str(self.kiosk_config), *window]
        return self.start([*command, "--log", str(self.folder / "kiosk.log"), *more], env=environment)


def stop(child: "subprocess.Popen[bytes]") -> None:
    """End a program politely, then firmly."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(timeout=8)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _free_port(usual: int) -> int:
    for wanted in (usual, 0):
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                door.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            port: int = door.getsockname()[1]
            return port
    raise OSError("no free port")


def _answers(url: str, child: "subprocess.Popen[bytes]") -> bool:
    """Wait until a program answers there; False when it ends first, or READY_S have passed."""
    deadline = time.monotonic() + READY_S
    with httpx.Client(trust_env=False, timeout=2) as http:  # loopback, whatever proxy the surroundings name
        while time.monotonic() < deadline and child.poll() is None:
            try:
                http.get(url).raise_for_status()
                return True
            except httpx.HTTPError:
                time.sleep(0.05)
    return False


def _last_line(said: bytes) -> str:
    return (said.decode(errors="replace").strip().splitlines() or ["it said nothing"])[-1]
