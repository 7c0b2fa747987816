"""What oximeters on a serial line have in common: the wave is drawn, and the value is the median of ten good seconds.

Never the first value; the device's own looks are the clock. A finger that leaves starts the ten seconds anew: the
next finger may be somebody else's. The numbers are in `care.clinical`.
"""

from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from math import ceil
from statistics import median_low
from typing import Any, ClassVar, NamedTuple

from msgspec.structs import replace

from care import clinical
from care.strip import Signal, strip
from care.vitals import Flag, Kind, Oxygen, Progress, Reading, Trouble
from peripherals.driver import ByteLink, DriverError, Match, SerialLine, reading
from peripherals.drivers.records import Asks, Framing, records
from peripherals.drivers.worn import is_possible

_DRAWN_A_SECOND = 30
_PULSE_SHOWN_A_SECOND = 3
_WAVE_STEP = 0.001


class Look(NamedTuple):
    """What the device says of one moment, in % and beats a minute where it knows; `good` where it has no doubt."""

    saturation: int | None
    pulse: int | None
    finger: bool
    good: bool


class Heard(NamedTuple):
    """One record: its bytes, its sample of the wave (0..1) and its look, where it has them."""

    raw: bytes = b""
    sample: float | None = None
    look: Look | None = None


class FingerOximeter:
    """Draws the pulse wave and shows saturation and pulse until the value is sure.

    A family says its line, how many samples and looks it sends a second, and what its bytes mean.
    """

    id: str
    kind = Kind.OXYGEN
    line: SerialLine | None
    matches: tuple[Match, ...] = ()
    samples_a_second: ClassVar[int]
    looks_a_second: ClassVar[int]
    kept: ClassVar[int] = 1
    """How many records are kept with the value, as its raw bytes."""
    asks: Asks | None = None

    def framing(self) -> Framing[Any]:
        raise NotImplementedError

    def heard(self, framing: Any, record: Any) -> Heard:
        """Say what a record is, that `framing` has just given."""
        raise NotImplementedError

    async def prepare(self, link: ByteLink) -> None:
        """Nothing lasts from one connection to the next."""

    async def measure(self, link: ByteLink) -> AsyncIterator[Reading | Progress]:
        yield Progress(kind=self.kind, guidance="put-finger", done=0.0)
        framing, window, wave = self.framing(), _Window(self.looks_a_second, self.kept), list[float]()
        drawn = ceil(self.samples_a_second / _DRAWN_A_SECOND)
        kept = deque[float](maxlen=round(clinical.OXYGEN_WINDOW.good_s * self.samples_a_second))
        async with aclosing(records(link, framing, self.asks)) as arriving:
            async for record in arriving:
                raw, sample, look = self.heard(framing, record)
                window.keep(raw)
                wave += [] if sample is None else [sample]
                kept.extend(() if sample is None else (sample,))
                if len(wave) >= drawn:
                    yield window.progress(tuple(wave))
                    wave.clear()
                piece = window.add(look) if look is not None else None
                if isinstance(piece, Reading):
                    yield self._with_wave(piece, kept)
                    return
                if piece is not None:
                    yield piece

    def _with_wave(self, found: Reading, kept: Sequence[float]) -> Reading:
        """Keep the wave of the ten seconds that the value was found in."""
        counts = [round(sample / _WAVE_STEP) for sample in kept]
        wave = strip(Signal.PULSE_WAVE, self.samples_a_second, counts, factor=_WAVE_STEP, unit="1")
        return replace(found, strip=wave)


class _Window:
    """The looks since this finger came."""

    def __init__(self, looks_a_second: int, kept: int) -> None:
        self._a_second = looks_a_second
        self._enough = clinical.OXYGEN_WINDOW.good_s * looks_a_second
        self._good: list[Look] = []
        self._bad = self._empty = self._all = 0
        self._last: Look | None = None
        self._kept: deque[bytes] = deque(maxlen=kept)

    def keep(self, raw: bytes) -> None:
        if raw:
            self._kept.append(raw)

    def add(self, look: Look) -> Reading | Progress | None:
        """Count one look, and give the reading when there is enough, or the pulse as it is now.

        Raises DriverError where there never will be enough.
        """
        self._last, self._all = look, self._all + 1
        if not look.finger:
            self._good, self._bad, self._empty = [], 0, self._empty + 1
        elif look.good and look.saturation and look.pulse and is_possible(look.saturation, look.pulse):
            self._good.append(look)
            self._empty = 0
        else:
            self._bad, self._empty = self._bad + 1, 0
        self._give_up()
        if len(self._good) >= self._enough:
            return self._reading()
        is_shown = self._all % max(1, self._a_second // _PULSE_SHOWN_A_SECOND) == 0
        return self._progress(look.pulse, "/min") if is_shown else None

    def progress(self, samples: tuple[float, ...]) -> Progress:
        """The wave, and the saturation as it is now."""
        return self._progress(self._last.saturation if self._last else None, "%", samples)

    def _progress(self, value: float | None, unit: str, samples: tuple[float, ...] = ()) -> Progress:
        return Progress(
            kind=Kind.OXYGEN,
            value=value,
            unit=unit,
            trace=samples,
            done=len(self._good) / self._enough,
            guidance="keep-still" if self._good else "put-finger",
        )

    def _give_up(self) -> None:
        if self._empty >= clinical.OXYGEN_WINDOW.empty_s * self._a_second:
            raise DriverError(Trouble.SENSOR_OFF, "no finger in the sensor")
        if self._all >= clinical.OXYGEN_WINDOW.most_s * self._a_second and len(self._good) < self._enough:
            raise DriverError(Trouble.POOR_SIGNAL, f"{len(self._good)} of {self._all} looks were good")

    def _reading(self) -> Reading:
        saturation = median_low(look.saturation for look in self._good if look.saturation is not None)
        pulse = median_low(look.pulse for look in self._good if look.pulse is not None)
        flags = frozenset({Flag.POOR_SIGNAL}) if self._bad > len(self._good) // 2 else frozenset[Flag]()
        return reading(Oxygen(saturation=saturation, pulse=pulse), raw=b"".join(self._kept), flags=flags)
