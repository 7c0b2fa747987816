"""A kiosk with its real window, offscreen, in a folder that holds every file it could write."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.worlds.recording_world import PINS

ROOT = Path(__file__).resolve().parents[2]
SIZE = "540x960@2"
PATIENCE_S = 90.0


class Place:
    """One station's folder: its configuration, store, temporary files and home are all below it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store, self.out, self.log = folder / "store", folder / "out", folder / "kiosk.log"
        self.first_frame = folder / "first-frame"
        self.config = folder / "kiosk.toml"
        for name in ("tmp", "home", "run"):
            (folder / name).mkdir(mode=0o700)
        self.config.write_text(
            f'mode = "training"\nstation = "Hall"\nstore = "{self.store}"\n\n[clinic]\nurl = "http://localhost:1"\n'
            "[devices]\nsimulate = true\npace = 8.0\n[measuring]\nrest_s = 0.5\napart_s = 0.5\n"
            '[camera]\nface = "test"\n'
            f'[staff]\nnurse_pin = "{PINS["nurse"]}"\n'
        )

    def environment(self) -> dict[str, str]:
        home = str(self.folder / "home")
        return os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "TMPDIR": str(self.folder / "tmp"),
            "HOME": home,
            "XDG_CACHE_HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "CAREPOST_FIRST_FRAME": str(self.first_frame),
        }

    @contextmanager
    def kiosk(self, *more: str, supervised: bool = False, out: str = "out") -> Iterator["subprocess.Popen[bytes]"]:
        """Run the kiosk with a scripted patient, alone or under its supervisor."""
        program = ["-c", "from kiosk.start import main; main()", "kiosk"] if supervised else ["-m", "kiosk"]
        pilot = ["--log", str(self.log), "--autopilot", str(self.folder / out), "--offline"]
        command = [sys.executable, *program, "--config", str(self.config), "--size", SIZE, *pilot, *more]
        with subprocess.Popen(command, cwd=ROOT, env=self.environment()) as running:
            try:
                yield running
            finally:
                if running.poll() is None:
                    running.terminate()
                    running.wait(timeout=20)

    def files(self) -> Iterator[Path]:
        return (path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())


def holds(content: bytes, word: str) -> bool:
    """Tell whether a word stands there in clear, in any encoding that Qt or Python would use, in any case."""
    lowered = content.lower()
    return any(word.encode(encoding) in lowered for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def until(true: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    end = time.monotonic() + patience_s
    while not true():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)  # how often to look, not how long to wait


def the_kiosk(supervisor: "subprocess.Popen[bytes]") -> psutil.Process | None:
    """The kiosk process below its supervisor, when one is there."""
    found = psutil.Process(supervisor.pid).children()
    return found[0] if found else None


def stopped_at(out: Path) -> str | None:
    file = out / "stopped.json"
    return str(json.loads(file.read_text())["page"]) if file.exists() else None
