"""The commands that speak in the terminal, with progress where it takes a while; the devices have their own file."""

import asyncio
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from rich.console import Console
from rich.progress import Progress as Bar
from rich.table import Table

from care.errors import BadInputError
from care.vitals import (
    BloodPressure,
    Glucose,
    HeartRate,
    Oxygen,
    Temperature,
    Vital,
    Weight,
)
from kiosk.settings import Settings, load
from sync.records import QueueStatus

if TYPE_CHECKING:
    from care.mode import Mode

console = Console(markup=False, emoji=False)  # names come from devices and from people: what they say is printed


def show_ecg(lead: Path, rate_hz: float, *, as_json: bool) -> None:
    """Tell the beats of a recorded lead, and of each half minute the rate and how far it can be trusted."""
    import numpy as np

    from care.ecg import find_beats, windows

    raw = lead.read_bytes()
    if len(raw) % 2:
        raise BadInputError(f"{lead} is cut: it has {len(raw)} bytes, and each sample has two")
    samples = np.frombuffer(raw, "<i2")
    try:
        beats = find_beats(samples, rate_hz)
    except ValueError as error:
        raise BadInputError(f"--rate {rate_hz:g}: {error}") from error
    found = windows(samples, rate_hz, beats)
    if as_json:
        told = {"beats_s": [round(float(at), 4) for at in beats / rate_hz], "windows": msgspec.to_builtins(found)}
        print(json.dumps(told))
        return
    table = Table("from", "beats a minute", "signal")
    for window in found:
        rate = "" if window.rate_bpm is None else f"{window.rate_bpm:.0f}"
        table.add_row(f"{window.start_s // 60:.0f}:{window.start_s % 60:02.0f}", rate, window.quality.replace("-", " "))
    console.print(table)
    console.print(f"{len(beats)} beats in {len(samples) / rate_hz:.0f} s. The rhythm is for a clinician to read.")


def words(vital: Vital) -> str:
    """Word a value with its units, for a terminal."""
    match vital:
        case BloodPressure(systolic=upper, diastolic=lower, pulse=pulse):
            return f"{upper:.0f}/{lower:.0f} mmHg" + (f", pulse {pulse:.0f}/min" if pulse is not None else "")
        case Oxygen(saturation=saturation, pulse=pulse):
            return f"{saturation:.0f} %" + (f", pulse {pulse:.0f}/min" if pulse is not None else "")
        case Temperature(celsius=celsius):
            return f"{celsius:.1f} °C"
        case Weight(kilograms=kilograms, fat_percent=fat):
            return f"{kilograms:.1f} kg" + (f", body fat {fat:.1f} %" if fat is not None else "")
        case Glucose(milligrams_per_decilitre=glucose) as sugar:
            return f"{glucose:.0f} mg/dL ({sugar.millimoles_per_litre:.1f} mmol/L)"
        case HeartRate(pulse=pulse):
            return f"{pulse:.0f}/min"


def show_queue(store: Path | None, config: Path | None, *, as_json: bool) -> None:
    """Say what waits in the outbox; opens the store read-only, also while a kiosk runs."""
    from sync.store import read_status

    status = read_status(*_opened(store, load(config) if config else None))
    age = (datetime.now(UTC) - status.oldest_at).total_seconds() if status.oldest_at else None
    told = {
        "pending": status.pending,
        "ambiguous": status.ambiguous,
        "quarantined": status.quarantined,
        "delivered": status.delivered,
        "oldest_age_s": round(age) if age is not None else None,
        "last_outcome": status.last_outcome,
    }
    if as_json:
        print(json.dumps(told))
        return
    for name, value in told.items():
        console.print(f"{name:14} {value if value is not None else '-'}")


def _opened(store: Path | None, settings: Settings | None) -> tuple[Path, bytes]:
    """Give a store's folder and key. Looking must not make a store, nor a key for one. Raises BadInputError."""
    from sync.keys import KEY_FILE, key_for
    from sync.opening import DATABASE

    folder = store or (settings.store_folder if settings else None)
    if folder is None:
        raise BadInputError("give --store DIR or --config FILE")
    if not (folder / DATABASE).exists():
        raise BadInputError(f"there is no store in {folder}")
    mode: Mode = "training" if (folder / KEY_FILE).exists() else "live"
    return folder, key_for(folder, settings.mode if settings else mode, insecure_key_file=_key_file(settings))


def _key_file(settings: Settings | None) -> Path | None:
    return settings.key_file if settings else None


def drain_queue(
    url: str, store: Path | None, config: Path | None, *, until_empty: bool, backoff_cap: float, ca: Path | None
) -> int:
    """Deliver what waits. Returns 0 when nothing is left, 1 when something still waits or was set aside."""
    settings = load(config) if config else None
    folder, key = _opened(store, settings)
    ca = ca or (settings.ca_file if settings else None)
    return asyncio.run(_drain(url, folder, key, until_empty, backoff_cap, ca))


async def _drain(url: str, folder: Path, key: bytes, until_empty: bool, backoff_cap: float, ca: Path | None) -> int:
    from sync.errands import drain_to, read_outbox
    from sync.loop import Change, Road
    from sync.records import State

    in_the_way = ""
    with Bar(console=console) as bar:
        task = bar.add_task("encounters", total=None)

        def changed(change: Change, status: QueueStatus) -> None:
            nonlocal in_the_way
            in_the_way = "" if change.road is Road.OPEN else change.reason
            bar.update(task, completed=status.delivered, total=status.delivered + status.waiting)

        status = await drain_to(
            url, folder, key, until_empty=until_empty, backoff_cap_s=backoff_cap, verify=ca, on_change=changed
        )
    console.print(f"{status.delivered} delivered, {status.waiting} waiting, {status.quarantined} set aside")
    if status.waiting and in_the_way:
        console.print(f"{url} takes nothing now: {in_the_way}", soft_wrap=True, markup=False)
    aside = Counter(row.last_outcome for row in read_outbox(folder, key) if row.state is State.QUARANTINED)
    for why, count in aside.items():
        console.print(f"{count} set aside because of {why}: the server says why in its log")
    return 0 if status.waiting == 0 and status.quarantined == 0 else 1
