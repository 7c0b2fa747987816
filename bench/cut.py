"""The link cut at a random moment of a measurement, again and again: a right reading or a named failure, never a wait.

Each run has a room of its own with one virtual device, real GATT over a virtual radio or a real pseudo-terminal, and
a station. Half of the devices come back, half are gone for good. A reading must be the invented person's, within the
device's step; a failure must be one of the taxonomy, with a way on, and be told within the limit after the cut.
"""

import asyncio
import os
import random
import statistics
import time
from contextlib import aclosing, suppress
from typing import Any

import click
import msgspec

from bench.kept import circumstances, keep
from care.triage import numbers
from care.troubles import TAXONOMY
from care.vitals import Kind, Reading, Trouble
from peripherals.driver import DriverError
from peripherals.simulator.furniture import FURNITURE
from peripherals.simulator.physiology import Physiology
from peripherals.simulator.room import SimulatedRoom
from peripherals.station import Station

LIMIT_S = 10.0
STUCK_S = 60.0
NEVER_S = 1e6
PACE = 8.0
LONGEST_S = 25.0
"""About as long as a measurement takes at the speed of life; the cut falls somewhere in it, or after its end."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """How one run ended, whether the link was cut before, what was wrong (nothing, if all is well), and how long after
    the cut a failure was told.
    """

    device: str
    seed: int
    end: str
    was_cut: bool
    wrong: str | None = None
    after_s: float | None = None


async def cut(device: Any, *, for_good: bool) -> None:
    """Break the link, whatever kind it is."""
    if hasattr(device, "drop_link"):
        await (device.switch_off() if for_good else device.drop_link())
    else:
        device.back_after_s = NEVER_S if for_good else device.back_after_s
        device.unplug()


async def run(name: str, seed: int) -> Run:
    """Measure once, and cut the link at a moment that the seed says."""
    chance = random.Random(seed)
    moment, for_good = chance.uniform(0, LONGEST_S) / PACE, chance.random() < 0.5
    async with SimulatedRoom(seed=seed, pace=PACE, furniture=[name]) as room:
        kind = FURNITURE[name].kind
        nobody: list[Reading] = []
        station = Station(room.bindings, unassigned=nobody.append, radio=room.radio)
        cutting = asyncio.create_task(_later(moment, room.devices[kind], for_good=for_good))
        try:
            async with asyncio.timeout(STUCK_S):
                end, wrong = await _measured(station, kind, room.person)
        except TimeoutError:
            end, wrong = "stuck", "nothing was told"
        ended = time.monotonic()
        was_cut = cutting.done()
        cutting.cancel()
        with suppress(asyncio.CancelledError):
            await cutting
        after = ended - cutting.result() if was_cut and end != "reading" else None
        if after is not None and after > LIMIT_S and wrong is None:
            wrong = f"told {after:.1f} s after the cut"
        await station.stop()
    return Run(device=name, seed=seed, end=end, was_cut=was_cut, wrong=wrong, after_s=after)


def _is_linked(device: Any) -> bool:
    return bool(device._connection if hasattr(device, "drop_link") else device._is_open())


async def _later(moment: float, device: Any, *, for_good: bool) -> float:
    while not _is_linked(device):  # noqa: ASYNC110 - what has no link yet cannot lose it, and nothing tells of it
        await asyncio.sleep(0.01)
    await asyncio.sleep(moment)
    began = time.monotonic()
    await cut(device, for_good=for_good)
    return began


async def _measured(station: Station, kind: Kind, person: Physiology) -> tuple[str, str | None]:
    try:
        async with aclosing(station.measure(kind, "lease")) as pieces:
            readings = [piece async for piece in pieces if isinstance(piece, Reading)]
    except DriverError as error:
        return error.trouble.value, _without_exit(error.trouble)
    if len(readings) != 1:
        return "nothing", f"{len(readings)} readings and no trouble"
    return "reading", _unlike(readings[0], person)


def _without_exit(trouble: Trouble) -> str | None:
    return None if TAXONOMY[trouble].exits else f"{trouble.value} has no way on"


def _unlike(reading: Reading, person: Physiology) -> str | None:
    """Say which number is not the person's."""
    for number, value in numbers(reading.vital).items():
        true = getattr(person, number.value, None)
        if true is not None and abs(value - true) > person_step(number.value):
            return f"{number.value} {value:g} is not {true:g}"
    return None


def person_step(number: str) -> float:
    """Return how far a device's own chance may lead it from the person's value."""
    return {"celsius": 0.06, "kilograms": 0.11, "saturation": 1.5}.get(number, 6.0)


async def runs(count: int, at_once: int) -> list[Run]:
    """Run them all, some at a time; each device has its turn."""
    names, turn = list(FURNITURE), asyncio.Semaphore(at_once)

    async def one(seed: int) -> Run:
        async with turn:
            return await run(names[seed % len(names)], seed)

    return await asyncio.gather(*(one(seed) for seed in range(count)))


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="print the result as one JSON object")
@click.option("--runs", "count", default=1000, show_default=True, type=click.IntRange(min=1))
@click.option("--at-once", default=8, show_default=True, type=click.IntRange(min=1), help="rooms at the same time")
def main(as_json: bool, count: int, at_once: int) -> None:
    """Measure, keep the result in bench/results, and print it."""
    load, began = os.getloadavg()[0], time.monotonic()
    found = asyncio.run(runs(count, at_once))
    waits = sorted(one.after_s for one in found if one.after_s is not None)
    ends: dict[str, int] = {}
    for one in found:
        ends[one.end] = ends.get(one.end, 0) + 1
    wrong = [one for one in found if one.wrong]
    result: dict[str, object] = {
        "runs": count,
        "cut_before_the_end": sum(one.was_cut for one in found),
        "wrong": len(wrong),
        "ends": dict(sorted(ends.items())),
        "told_after_cut_s": {
            "median": round(statistics.median(waits), 2) if waits else None,
            "longest": round(waits[-1], 2) if waits else None,
        },
        "shown": [msgspec.to_builtins(one) for one in wrong[:20]],
        "took_s": round(time.monotonic() - began),
        **circumstances(load),
    }
    keep("cut", result, as_json=as_json)
    if not as_json:
        click.echo(f"{count} runs: {len(wrong)} wrong; ends {result['ends']}; told after {result['told_after_cut_s']}")


if __name__ == "__main__":
    main()
