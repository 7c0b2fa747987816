"""A serial pulse oximeter that speaks Nonin's data format 2.

The value is the median of ten seconds of good packets, never the first one; the device's own packets are the
clock. A finger that leaves starts the ten seconds anew: the next finger may be somebody else's.
"""

from asyncio import get_running_loop
from collections import deque
from collections.abc import AsyncIterator
from statistics import median_low

from care.vitals import Flag, Kind, Oxygen, Progress, Reading, Trouble
from peripherals.codecs.nonin import FRAMES_A_PACKET, Framer, Packet, pleth
from peripherals.driver import ByteLink, DriverError, Match, SerialLine, reading

_PACKETS_A_SECOND = 3
_GOOD_PACKETS = 10 * _PACKETS_A_SECOND
_EMPTY_PACKETS_MAX = 20 * _PACKETS_A_SECOND
_PACKETS_MAX = 60 * _PACKETS_A_SECOND
_DRAWN_EVERY_S = 1 / 30
_BAD_FLAGS = {"sensor_off", "artifact", "out_of_track"}


class NoninOximeter:
    """Draws the pulse wave and shows saturation and pulse until the value is sure."""

    id = "nonin-df2"
    kind = Kind.OXYGEN
    line: SerialLine | None = SerialLine(baud=9600)
    matches: tuple[Match, ...] = ()

    async def prepare(self, link: ByteLink) -> None:
        """It streams from the moment it is plugged in."""

    async def measure(self, link: ByteLink) -> AsyncIterator[Reading | Progress]:
        yield Progress(kind=self.kind, guidance="put-finger", done=0.0)
        framer, window, drawing = Framer(), _Window(), _Drawing()
        async for chunk in link.chunks():
            for found in framer.feed(chunk):
                if isinstance(found, bytes):
                    window.saw(found)
                    drawing.add(pleth(found))
                elif result := window.add(found):
                    yield result
                else:
                    yield window.pulse()
            if samples := drawing.due(get_running_loop().time()):
                yield window.progress(samples)


class _Drawing:
    """Gathers samples of the wave, and lets them go thirty times a second at most."""

    def __init__(self) -> None:
        self._samples: list[float] = []
        self._last = 0.0

    def add(self, sample: float) -> None:
        self._samples.append(sample)

    def due(self, now: float) -> tuple[float, ...]:
        if now - self._last < _DRAWN_EVERY_S:
            return ()
        samples, self._samples, self._last = tuple(self._samples), [], now
        return samples


class _Window:
    """The packets since this finger came."""

    def __init__(self) -> None:
        self._good: list[tuple[int, int]] = []
        self._bad = 0
        self._empty = 0
        self._all = 0
        self._last: Packet | None = None
        self._frames: deque[bytes] = deque(maxlen=FRAMES_A_PACKET)

    def saw(self, frame: bytes) -> None:
        self._frames.append(frame)

    def add(self, packet: Packet) -> Reading | None:
        """Count one packet, and give the reading when there is enough. Raises DriverError when it never will be."""
        self._last, self._all = packet, self._all + 1
        if "sensor_off" in packet.flags:
            self._good, self._bad, self._empty = [], 0, self._empty + 1
        elif packet.spo2 is None or packet.heart_rate is None or _BAD_FLAGS & set(packet.flags):
            self._bad, self._empty = self._bad + 1, 0
        else:
            self._good.append((packet.spo2, packet.heart_rate))
            self._empty = 0
        self._give_up()
        return self._reading() if len(self._good) >= _GOOD_PACKETS else None

    def progress(self, samples: tuple[float, ...]) -> Progress:
        """The wave, and the saturation as it is now."""
        return self._progress(self._last.spo2 if self._last else None, "%", samples)

    def pulse(self) -> Progress:
        """The pulse as it is now."""
        return self._progress(self._last.heart_rate if self._last else None, "/min")

    def _progress(self, value: float | None, unit: str, samples: tuple[float, ...] = ()) -> Progress:
        return Progress(
            kind=Kind.OXYGEN,
            value=value,
            unit=unit,
            trace=samples,
            done=len(self._good) / _GOOD_PACKETS,
            guidance="keep-still" if self._good else "put-finger",
        )

    def _give_up(self) -> None:
        if self._empty >= _EMPTY_PACKETS_MAX:
            raise DriverError(Trouble.SENSOR_OFF, "no finger in the sensor")
        if self._all >= _PACKETS_MAX and len(self._good) < _GOOD_PACKETS:
            raise DriverError(Trouble.POOR_SIGNAL, f"{len(self._good)} of {self._all} packets were good")

    def _reading(self) -> Reading:
        saturations, pulses = zip(*self._good, strict=True)
        flags = frozenset({Flag.POOR_SIGNAL}) if self._bad > len(self._good) // 2 else frozenset[Flag]()
        self._good, self._bad, self._all = [], 0, 0
        vital = Oxygen(saturation=float(median_low(saturations)), pulse=float(median_low(pulses)))
        return reading(vital, raw=b"".join(self._frames), flags=flags)


NONIN = NoninOximeter()
