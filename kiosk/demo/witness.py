"""What the demo's two doctors have in common: their patience, a diary of what they saw, and what counts as seen."""

import argparse
import json
import shutil
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MOVING_S = 10.0
MEASURING_S = 45.0
"""A patient who takes longer to check everything is answered after so long all the same."""
REPLY_S = 15.0
"""So long a patient's line of text is waited for at the end of the call."""
LOUD_MIN = 0.003
CHANGED_MIN = 2.0


class RobotError(Exception):
    """Something that the doctor waited for did not happen."""


def browser_here() -> str | None:
    """Find the Chromium that a doctor could use here."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def order(prog: str, about: str | None, arguments: Sequence[str]) -> argparse.Namespace:
    """Read a doctor's command line: which clinic, who signs in, where the diary goes, how long it may take."""
    parser = argparse.ArgumentParser(prog=prog, description=about)
    for name in ("url", "name", "password"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--timeout", type=float, default=120.0, help="seconds for everything together")
    return parser.parse_args(arguments)


class Diary:
    """One line of JSON for each thing seen, and one deadline for everything."""

    def __init__(self, file: Path, timeout_s: float) -> None:
        self._file = file
        self._began = time.monotonic()
        self._deadline = self._began + timeout_s

    def note(self, event: str, **more: Any) -> None:
        """Write one line of what was seen; `s` is seconds since this program began."""
        since = round(time.monotonic() - self._began, 3)
        line = {"event": event, "at": datetime.now(UTC).isoformat(), "s": since} | more
        with self._file.open("a") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def left_s(self, trouble: str = "the time was up") -> float:
        """Seconds until the deadline; raises RobotError when it has passed."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise RobotError(trouble)
        return left


def changed(before: Sequence[int] | None, after: Sequence[int] | None, least: float = CHANGED_MIN) -> float | None:
    """Tell by how much the mean pixel that moved changed; None when nothing did."""
    if not before or not after:
        return None
    moved = [abs(one - other) for one, other in zip(before, after, strict=True)]
    most = sorted(moved)[-len(moved) // 50 :]
    return over(sum(most) / len(most), least)


def over(value: float, least: float) -> float | None:
    """Give the value if it is more than the least that counts."""
    return value if value > least else None
