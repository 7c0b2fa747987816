"""The system's print queue (CUPS): whether anything prints here, and a page handed to it.

The station prints on the machine's default printer. Words of the patient never come here, only the path of a page.
"""

import os
import shutil
import subprocess
from pathlib import Path

ASK_S = 10
PRINT_S = 20
DEFAULT = "system default destination: "


def default_printer() -> str | None:
    """Name the printer that pages go to, or None without one. Raises subprocess.TimeoutExpired when the queue hangs."""
    if not (shutil.which("lp") and shutil.which("lpstat")):
        return None
    first = _ask("-d").partition("\n")[0]  # a sentence instead, where the default is a printer that has gone
    return first.removeprefix(DEFAULT) if first.startswith(DEFAULT) else None


def trouble(name: str) -> str | None:
    """Say why this printer takes no page now: `stopped` or `no-paper`; None when it takes one."""
    said = _ask("-l", "-a", name, "-p", name)
    if f"printer {name} disabled" in said or f"{name} not accepting" in said or f"printer {name} " not in said:
        return "stopped"
    return "no-paper" if "media-empty" in said or "media-needed" in said else None


def can_print() -> bool:
    """Tell whether a printer is here that a patient can be offered; one without paper says so when it is asked."""
    try:
        name = default_printer()
        return name is not None and trouble(name) != "stopped"
    except (OSError, subprocess.TimeoutExpired):
        return False


def print_file(paper: Path) -> str:
    """Hand a page to the print queue. Returns what the patient is told: `printed`, `no-printer` or `no-paper`."""
    try:
        name = default_printer()
        why = trouble(name) if name else "stopped"
        if why is not None:
            # A page without paper would come out later, before other people.
            return "no-paper" if why == "no-paper" else "no-printer"
        done = subprocess.run(["lp", "-s", str(paper)], capture_output=True, timeout=PRINT_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return "no-printer"
    return "printed" if done.returncode == 0 else "no-printer"


def _ask(*words: str) -> str:
    """Ask the queue, in English whatever the machine's language; what it refuses to say is nothing."""
    english = {**os.environ, "LC_ALL": "C"}
    told = subprocess.run(["lpstat", *words], capture_output=True, text=True, timeout=ASK_S, check=False, env=english)
    return told.stdout if told.returncode == 0 else ""
