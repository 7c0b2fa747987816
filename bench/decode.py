"""Millions of bytes that no device sends, through every decoder and framer: none may hang, be slow, or fail its way.

Each input is random, or a captured frame with bytes changed, cut, repeated or added. An input that took longer than the
limit is timed again, alone, and its shortest time counts: a busy machine is not the decoder's fault. The limit and what
may be raised are the promise; both are counted, with the first inputs that broke it.
"""

import json
import os
import random
import signal
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from typing import Any, NoReturn

import click

from bench.kept import circumstances, keep
from installer.shell import ROOT
from peripherals.codecs import (
    TARGETS,
    DecodeError,
    and_standard,
    contec,
    lead,
    mt_sics,
    nonin,
    rice_lake,
    sma_scp,
    toledo,
)

PIECE = 7
FRAMERS: dict[str, Callable[[], Any]] = {
    "nonin-df2": nonin.Framer,
    "contec-cms50-5": contec.old_framer,
    "contec-cms50-9": contec.new_framer,
    "mt-sics": mt_sics.framer,
    "sma-scp": sma_scp.framer,
    "and-standard": and_standard.framer,
    "rice-lake-21": rice_lake.framer,
    "toledo-8217": toledo.framer,
    "lead": lead.framer,
}


def framed(target: str) -> Callable[[bytes], None]:
    """Return what puts an input through a framer of that stream, which goes on from one input to the next."""
    framer = FRAMERS[target]()

    def feed(data: bytes) -> None:
        for at in range(0, len(data), PIECE):
            for _ in framer.feed(data[at : at + PIECE]):
                pass

    return feed


def readers() -> dict[str, Callable[[bytes], object]]:
    """Return all that is tried: each decoder, and each framer as `framer of` its stream."""
    lines = {"lead": lead.decode}
    return {**TARGETS, **lines, **{f"framer of {target}": framed(target) for target in FRAMERS}}


VECTORS = ROOT / "tests" / "peripherals" / "codecs" / "vectors.json"
LIMIT_NS = 1_000_000
HANG_S = 10
SHOWN = 5
LONGEST = 400


class Hang(BaseException):
    """A decoder did not come back."""


def frames(target: str) -> list[bytes]:
    """Return the captured frames of a target, or of the stream that a framer is of."""
    target = target.removeprefix("framer of ")
    if target == "lead":
        return [lead.encode(lead.LeadLine(hertz=250.0, factor=4.88, number=n, samples=[n, -n] * 12)) for n in range(9)]
    vectors = json.loads(VECTORS.read_text())["vectors"]
    return [bytes.fromhex(vector["hex"]) for vector in vectors if vector["target"] == target]


def nonsense(chance: random.Random, captured: list[bytes]) -> bytes:
    """Return one input: noise, or a captured frame that something happened to."""
    kind = chance.randrange(8) if captured else 0
    if kind == 0:
        return chance.randbytes(chance.randrange(LONGEST if chance.random() < 0.05 else 40))
    frame = bytearray(chance.choice(captured))
    if kind >= 4:
        for _ in range(chance.randrange(1, 5)):
            if frame:
                frame[chance.randrange(len(frame))] = chance.choice((0, 0xFF, chance.randrange(256)))
    if kind in (1, 5):
        del frame[chance.randrange(len(frame) + 1) :]
    if kind in (2, 6):
        at = chance.randrange(len(frame) + 1)
        frame[at:at] = chance.randbytes(chance.randrange(1, 20))
    if kind in (3, 7):
        frame *= chance.randrange(1, 4)
    return bytes(frame)


def took_ns(read: Callable[[bytes], object], data: bytes) -> int:
    """Read once and return how long it took; what is not a DecodeError is raised."""
    began = time.perf_counter_ns()
    with suppress(DecodeError):
        read(data)
    return time.perf_counter_ns() - began


def hung(_number: int, _frame: object) -> NoReturn:
    """End the decoder that does not come back."""
    raise Hang


def fuzz(target: str, count: int) -> dict[str, object]:
    """Put that many inputs through one decoder; the same ones each time."""
    chance, captured, read = random.Random(target), frames(target), readers()[target]
    slowest, slow, failed = 0, [], []
    signal.signal(signal.SIGALRM, hung)
    for number in range(count):
        if number % 1000 == 0:
            signal.alarm(HANG_S)
        data = nonsense(chance, captured)
        try:
            took = took_ns(read, data)
            if took > LIMIT_NS:
                took = min(took_ns(read, data) for _ in range(5))
        except (Exception, Hang) as error:
            failed.append({"hex": data.hex(), "error": type(error).__name__})
            continue
        slowest = max(slowest, took)
        if took > LIMIT_NS:
            slow.append(data.hex())
    signal.alarm(0)
    return {
        "inputs": count,
        "captured": len(captured),
        "slowest_us": round(slowest / 1000, 1),
        "over_1_ms": len(slow),
        "failed": len(failed),
        "shown": [*failed[:SHOWN], *slow[:SHOWN]],
    }


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="print the result as one JSON object")
@click.option("--inputs", default=10_000_000, show_default=True, help="inputs over all decoders and framers together")
def main(as_json: bool, inputs: int) -> None:
    """Measure, keep the result in bench/results, and print it."""
    names = list(readers())
    each = -(-inputs // len(names))
    began, load = time.monotonic(), os.getloadavg()[0]
    with ProcessPoolExecutor() as pool:
        found = dict(zip(names, pool.map(fuzz, names, [each] * len(names)), strict=True))
    result: dict[str, object] = {
        "inputs": each * len(names),
        "failed": sum(int(str(told["failed"])) for told in found.values()),
        "over_1_ms": sum(int(str(told["over_1_ms"])) for told in found.values()),
        "slowest_us": max(float(str(told["slowest_us"])) for told in found.values()),
        "took_s": round(time.monotonic() - began),
        "targets": found,
        **circumstances(load),
    }
    keep("decode", result, as_json=as_json)
    if as_json:
        return
    for target, told in found.items():
        click.echo(f"{target:26} {told['inputs']} inputs, {told['failed']} failed, slowest {told['slowest_us']} us")
    click.echo(f"{result['inputs']} inputs, {result['failed']} failed, {result['over_1_ms']} over 1 ms")


if __name__ == "__main__":
    main()
