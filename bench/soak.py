"""Devices for a long time: an oximeter's stream without end, and connections made and closed again and again.

The memory of the process and the number of Python's objects are noted all the way, after a warm-up; both must stay
where they were. The stream is a virtual Contec at 60 samples a second on a real pseudo-terminal; the connections are
GATT over the virtual radio: find, connect, read who it is, close. The simulators run in the same process, so their
memory is in the figures too.
"""

import asyncio
import gc
import os
import time
from contextlib import aclosing
from itertools import count
from typing import Any

import click
import psutil

from bench.kept import circumstances, keep
from care.vitals import Kind
from peripherals.driver import identify
from peripherals.links.ble import connect
from peripherals.links.serial import open_port
from peripherals.registry import BUILT_IN
from peripherals.simulator.room import SimulatedRoom

STREAM, ADDRESSED = "contec-cms50-5", "thermometer"
NOTED = 30
WARM_SHARE = 0.15


class Notes:
    """What the process weighs, noted `NOTED` times over the whole."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._seen: list[tuple[float, int, int]] = []
        self._began = time.monotonic()

    def take(self) -> None:
        """Note memory and objects as they are once everything that can go has gone."""
        gc.collect()
        taken = time.monotonic() - self._began
        self._seen.append((taken, self._process.memory_info().rss, len(gc.get_objects())))

    def told(self) -> dict[str, Any]:
        """Compare the first and the last quarter of what was noted after the warm-up."""
        after = self._seen[round(len(self._seen) * WARM_SHARE) :]
        quarter = max(1, len(after) // 4)
        first, last = after[:quarter], after[-quarter:]
        return {
            "rss_mib": [round(sum(note[1] for note in part) / len(part) / 2**20, 2) for part in (first, last)],
            "objects": [round(sum(note[2] for note in part) / len(part)) for part in (first, last)],
            "notes": [[round(at, 1), rss, objects] for at, rss, objects in self._seen],
        }


async def streamed(minutes: float) -> dict[str, Any]:
    """Listen to one oximeter for so long, through its driver."""
    notes, samples, readings = Notes(), 0, 0
    async with SimulatedRoom(seed=1, furniture=[STREAM]) as room:
        driver = BUILT_IN.find(STREAM, Kind.OXYGEN)
        assert driver.line is not None
        link = await open_port(room.devices[Kind.OXYGEN].path, driver.line, find_s=1)
        began, due = time.monotonic(), 0.0
        while (gone := time.monotonic() - began) < minutes * 60:
            if gone >= due:
                notes.take()
                due += minutes * 60 / NOTED
            async with aclosing(driver.measure(link)) as pieces:  # type: ignore[type-var]
                async for piece in pieces:
                    samples += len(getattr(piece, "trace", ()))
                    readings += not hasattr(piece, "trace")
        await link.close()
    return {"minutes": minutes, "samples": samples, "readings": readings, **notes.told()}


async def connected(cycles: int) -> dict[str, Any]:
    """Find, connect, read and close, so many times."""
    notes, slowest = Notes(), 0.0
    async with SimulatedRoom(seed=1, furniture=[ADDRESSED]) as room:
        address = room.devices[Kind.TEMPERATURE].address
        for cycle in count():
            if cycle % max(1, cycles // NOTED) == 0:
                notes.take()
            if cycle == cycles:
                break
            began = time.monotonic()
            link = await connect(address, radio=room.radio, find_s=5)
            assert (await identify(link, address, "Thermometer")).serial
            await link.close()
            slowest = max(slowest, time.monotonic() - began)
    return {"cycles": cycles, "slowest_s": round(slowest, 2), **notes.told()}


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="print the result as one JSON object")
@click.option("--minutes", default=60.0, show_default=True, type=click.FloatRange(min=0.1))
@click.option("--cycles", default=1000, show_default=True, type=click.IntRange(min=NOTED))
def main(as_json: bool, minutes: float, cycles: int) -> None:
    """Measure, keep the result in bench/results, and print it."""
    load = os.getloadavg()[0]
    result: dict[str, Any] = {
        "connections": asyncio.run(connected(cycles)),
        "stream": asyncio.run(streamed(minutes)),
        **circumstances(load),
    }
    keep("soak", result, as_json=as_json)
    if not as_json:
        for name in ("connections", "stream"):
            told = result[name]
            click.echo(f"{name}: memory {told['rss_mib']} MiB, objects {told['objects']} (first and last quarter)")


if __name__ == "__main__":
    main()
