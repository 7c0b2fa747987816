"""From the device to the screen: how long a value takes, what waves cost, and whether the window stays smooth.

Value on screen: from the notification that a virtual cuff sends over GATT to the frame that shows its number, through
link, driver, station, flow, signal and page, as in the kiosk. Waves: an oximeter and an ECG of 500 samples a second
come out of another process over pseudo-terminals; counted is the processor time of this process beside the same page
with nothing measured. Frames are asked for without end meanwhile, on a software renderer. Start and rest of the
device part are measured in processes of their own.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import click
import psutil
from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from bench.kept import circumstances, keep
from care.checkin import CheckIn, Moment, step
from care.events import Progressed
from care.nursing import Desk
from care.vitals import Kind, Progress, Reading
from installer.shell import ROOT
from peripherals.binding import Binding
from peripherals.station import Station

SIZE = "1080x1920@4.03"
PACE = 4.0
"""The cuff's: sixteen values a second."""
ECG_HERTZ = 500
FRAME_TARGET_MS, MEDIAN_TARGET_MS, P99_TARGET_MS = 34.0, 20.0, 100.0


def percentile(values: list[float], part: float) -> float:
    """Return the value that so large a part of them does not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


class Window(QObject):
    """The kiosk's own window; notes when what it was told is on a presented frame."""

    told = Signal(object, float)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        from ui.application import application
        from ui.shell import Shell

        self._app = application()
        self.shell = Shell(handle=lambda _event: None, size=SIZE)
        self.shell.start()
        self.shell.window.frameSwapped.connect(self._swapped)
        self.told.connect(self._told)
        self._turning = QEventLoop()  # the application's own end would close the window
        self.ended.connect(self._turning.quit)
        self.latencies: list[float] = []
        self.gaps: list[float] = []
        self._waiting: list[float] = []
        self._swapped_at: float | None = None
        self._without_end = False

    def work(self, coroutine: Callable[[], Awaitable[None]], *, frames: bool) -> None:
        """Run it on the io thread, and the window until it has ended; with `frames` they follow without end."""
        self.gaps, self._swapped_at, self._without_end = [], None, frames

        def run() -> None:
            asyncio.run(_whole(coroutine))
            self.ended.emit()

        thread = threading.Thread(target=run)
        QTimer.singleShot(0, thread.start)
        if frames:
            self.shell.window.update()
        self._turning.exec()
        thread.join()

    def _told(self, state: CheckIn, sent: float) -> None:
        self.shell.show(state, Desk())
        if sent:
            self._waiting.append(sent)

    def _swapped(self) -> None:
        now = time.monotonic()
        self.latencies += [now - sent for sent in self._waiting]
        self._waiting.clear()
        if self._swapped_at is not None:
            self.gaps.append(now - self._swapped_at)
        self._swapped_at = now
        if self._without_end:
            self.shell.window.update()


async def _whole(coroutine: Callable[[], Awaitable[None]]) -> None:
    await coroutine()


class Measuring:
    """A visit on its measuring page, told what the station gives, by the flow's own step."""

    def __init__(self, window: Window, kind: Kind) -> None:
        from ui.samples import samples

        found = samples("en")
        window.told.emit(found["vitals"][-1][0], 0.0)  # each measurement has a page of its own
        state = found["measure"][-1][0]
        self._state = replace(state, measuring=kind, lease="bench", progress=None)
        self._window = window

    def tell(self, progress: Progress, sent: float = 0.0) -> None:
        """Advance the visit and show it."""
        at = Moment(wall=datetime.now(UTC), mono=time.monotonic(), fresh=uuid4(), secret=uuid4())
        self._state, _ = step(self._state, Progressed(progress), at)
        self._window.told.emit(self._state, sent)


def values(window: Window, times: int) -> dict[str, Any]:
    """Measure with the cuff so often, and compare when each pressure was sent with when it was seen."""
    from peripherals.simulator.cuff import Cuff
    from peripherals.simulator.room import SimulatedRoom

    sent: deque[float] = deque()
    honest = Cuff.show

    async def noted(self: Any, value: bytes) -> None:
        sent.append(time.monotonic())
        await honest(self, value)

    async def work() -> None:
        for seed in range(times):
            measuring = Measuring(window, Kind.BLOOD_PRESSURE)
            sent.clear()
            async with SimulatedRoom(seed=seed, pace=PACE, furniture=["blood-pressure"]) as room:
                station = Station(room.bindings, unassigned=lambda _: None, radio=room.radio)
                async with aclosing(station.measure(Kind.BLOOD_PRESSURE, "bench")) as pieces:
                    async for piece in pieces:
                        if isinstance(piece, Progress) and piece.value is not None:
                            measuring.tell(piece, sent.popleft())

    Cuff.show = noted  # type: ignore[method-assign]
    window.work(work, frames=False)
    Cuff.show = honest  # type: ignore[method-assign]
    found = [1000 * each for each in window.latencies]
    return {
        "values": len(found),
        "median_ms": round(statistics.median(found), 2),
        "p99_ms": round(percentile(found, 0.99), 2),
        "longest_ms": round(max(found), 2),
        "target_ms": [MEDIAN_TARGET_MS, P99_TARGET_MS],
    }


def waves(window: Window, seconds: float) -> dict[str, Any]:
    """Draw an oximeter's wave while an ECG comes too, and count what that takes beside the same page at rest."""
    room = subprocess.Popen(
        [sys.executable, "-m", "bench.screen", "--room"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert room.stdout is not None
    try:
        ports = json.loads(room.stdout.readline())
        rest = _share(window, seconds, lambda: asyncio.sleep(seconds))
        io: list[float] = []
        counted: dict[str, int] = {}
        busy = _share(window, seconds, lambda: _streams(window, ports, seconds, io, counted))
        window.work(lambda: _streams(window, ports, seconds, [], {}), frames=True)
    finally:
        room.terminate()
        room.wait()
    gaps = [1000 * gap for gap in window.gaps]
    return {
        "seconds": seconds,
        "samples_a_second": {name: round(count / seconds) for name, count in counted.items()},
        "core_share": {
            "io thread": round(io[0] / seconds, 4),
            "whole process": round(busy, 4),
            "the page at rest": round(rest, 4),
        },
        "frames": {
            "count": len(gaps),
            "median_gap_ms": round(statistics.median(gaps), 1),
            "p99_gap_ms": round(percentile(gaps, 0.99), 1),
            "longest_gap_ms": round(max(gaps), 1),
            "target_ms": FRAME_TARGET_MS,
        },
    }


def _share(window: Window, seconds: float, coroutine: Callable[[], Awaitable[None]]) -> float:
    """Return what part of a core this process takes meanwhile."""
    process = psutil.Process()
    before = process.cpu_times()
    window.work(coroutine, frames=False)
    after = process.cpu_times()
    return (after.user + after.system - before.user - before.system) / seconds


async def _streams(
    window: Window, ports: dict[str, str], seconds: float, io: list[float], counted: dict[str, int]
) -> None:
    """Measure with everything at once for so long; what ends is begun again."""
    bindings = [
        Binding(kind=Kind(kind), driver=driver, name=driver, port=port)
        for kind, driver, port in ([*entry.split(" "), port] for entry, port in ports.items())
    ]
    station = Station(bindings, unassigned=lambda _: None)
    measuring = Measuring(window, Kind.OXYGEN)
    began, until = time.thread_time(), time.monotonic() + seconds

    async def stream(kind: Kind) -> None:
        while time.monotonic() < until:
            async with aclosing(station.measure(kind, "bench")) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Reading):
                        continue
                    counted[kind.value] = counted.get(kind.value, 0) + len(piece.trace)
                    if kind is Kind.OXYGEN:
                        measuring.tell(piece)
                    if time.monotonic() >= until:
                        break

    tasks = [asyncio.create_task(stream(binding.kind)) for binding in bindings]
    await asyncio.gather(*tasks)
    io.append(time.thread_time() - began)
    await station.stop()


async def _serve() -> None:
    """The simulated serial devices, until nobody listens any more."""
    from peripherals.simulator.ecg_stick import EcgStick
    from peripherals.simulator.oximeter import Oximeter
    from peripherals.simulator.physiology import person

    class Fast(EcgStick):
        hertz = ECG_HERTZ

    devices = {
        "oxygen nonin-df2": Oximeter(person=person(1), pace=1.0),
        "heart-rate ecg-lead": Fast(person=person(1), pace=1.0),
    }
    for device in devices.values():
        await device.start()
    print(json.dumps({name: device.path for name, device in devices.items()}), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    for device in devices.values():
        await device.stop()


_START = """
import time
began = time.perf_counter()
from care.vitals import Kind
from peripherals.binding import Binding
from peripherals.station import Station
import peripherals.links.ble, peripherals.links.serial
Station([Binding(kind=Kind.BLOOD_PRESSURE, driver="blood-pressure", name="Cuff", address="C0:00:00:00:00:01"),
         Binding(kind=Kind.OXYGEN, driver="nonin-df2", name="Clip", port="/dev/none")], unassigned=print)
print(time.perf_counter() - began, flush=True)
import asyncio
async def rest():
    await asyncio.sleep({seconds})
before = time.process_time()
asyncio.run(rest())
print(time.process_time() - before)
"""


def started(seconds: float, runs: int = 5) -> dict[str, Any]:
    """Start the device part in processes of its own, and leave it at rest."""
    told = [
        subprocess.run(
            [sys.executable, "-c", _START.replace("{seconds}", str(seconds))],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for _ in range(runs)
    ]
    return {
        "start_ms": round(1000 * statistics.median(float(took) for took, _ in told), 1),
        "idle_core_share": round(statistics.median(float(used) / seconds for _, used in told), 4),
        "target": {"start_ms": 400, "idle_core_share": 0.01},
    }


@click.command(help=__doc__)
@click.option("--json", "as_json", is_flag=True, help="print the result as one JSON object")
@click.option("--times", default=8, show_default=True, type=click.IntRange(min=1), help="measurements with the cuff")
@click.option("--seconds", default=30.0, show_default=True, type=click.FloatRange(min=2), help="of waves, three times")
@click.option("--room", is_flag=True, hidden=True)
def main(as_json: bool, times: int, seconds: float, room: bool) -> None:
    """Measure, keep the result in bench/results, and print it."""
    if room:
        with suppress(KeyboardInterrupt):
            asyncio.run(_serve())
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QSG_RENDER_LOOP", "basic")
    load = os.getloadavg()[0]
    window = Window()
    result: dict[str, Any] = {
        "value_on_screen": values(window, times),
        "waves": waves(window, seconds),
        "device_part": started(min(seconds, 5.0)),
        **circumstances(load),
    }
    window.shell.close()
    keep("screen", result, as_json=as_json)
    if not as_json:
        for name in ("value_on_screen", "waves", "device_part"):
            click.echo(f"{name}: {json.dumps(result[name])}")


if __name__ == "__main__":
    main()
