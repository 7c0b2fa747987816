"""Where what was measured is kept: a file of its own for each measurement, with the machine and the time."""

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import click

RESULTS = Path(__file__).parent / "results"


def circumstances(load: float) -> dict[str, object]:
    """Return on what machine this is measured, how busy it was before (runnable processes), and when."""
    return {
        "machine": {"cpus": os.cpu_count(), "system": platform.platform(), "load_before": round(load, 2)},
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def keep(name: str, result: dict[str, object], *, as_json: bool) -> None:
    """Write the newest result of a measurement to its file; print it too when it is wanted as JSON."""
    told = json.dumps(result, indent=1)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(told + "\n")
    if as_json:
        click.echo(told)
