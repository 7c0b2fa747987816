"""One lead of an ECG on a serial line (`codecs.lead`): half a minute of it is kept, with the rate found in it.

The rate counts only where the signal is good; what is not good is drawn, never measured. No rhythm is diagnosed.
"""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

from care.clinical import ECG
from care.strip import Signal, strip
from care.vitals import Flag, HeartRate, Kind, Progress, Reading, Trouble
from peripherals.codecs.lead import NUMBERS, LeadLine, framer
from peripherals.driver import ByteLink, DriverError, Match, SerialLine, reading
from peripherals.drivers.records import records

_DRAWN_A_SECOND = 30
_LOOKS_EVERY_S = 2.0
_RANGE_UV = 3000.0
"""What the trace on the screen shows from its lower to its upper edge."""


class EcgLead:
    """Draws the lead, and gives the rate of half a minute of good signal."""

    id = "ecg-lead"
    kind = Kind.HEART_RATE
    line: SerialLine | None = SerialLine(baud=115200)
    matches: tuple[Match, ...] = ()

    async def prepare(self, link: ByteLink) -> None:
        """It streams from the moment it is plugged in."""

    async def measure(self, link: ByteLink) -> AsyncIterator[Reading | Progress]:
        yield Progress(kind=self.kind, guidance="hold-electrodes", done=0.0)
        lead = _Lead()
        async with aclosing(records(link, framer())) as lines:
            async for line in lines:
                lead.add(line)
                if lead.has_new:
                    yield lead.progress()
                if found := lead.due():
                    yield found
                    return


class _Lead:
    """The samples since the last gap, and how long we have listened in all."""

    def __init__(self) -> None:
        self._line: LeadLine | None = None
        self._samples: list[int] = []
        self._drawn = 0
        self._heard_s = 0.0
        self._looked_s = 0.0
        self._whole: Any = None
        self._now: Any = None
        self._beats: Any = ()

    def add(self, line: LeadLine) -> None:
        before, self._line = self._line, line
        if before is None or _form(before) != _form(line) or (before.number + 1) % NUMBERS != line.number:
            self._samples, self._drawn = [], 0  # a gap would be a beat that never was
        self._samples += line.samples
        self._heard_s += len(line.samples) / line.hertz

    @property
    def has_new(self) -> bool:
        return self._line is not None and len(self._samples) - self._drawn >= self._line.hertz / _DRAWN_A_SECOND

    def progress(self) -> Progress:
        """Give what was not drawn yet, thinned to what a screen can show."""
        assert self._line is not None
        step = max(1, round(self._line.hertz / 125))
        new, self._drawn = self._samples[self._drawn :: step], len(self._samples)
        trace = tuple(min(1.0, max(0.0, 0.5 + count * self._line.factor / _RANGE_UV)) for count in new)
        return Progress(
            kind=Kind.HEART_RATE,
            value=self._now.rate_bpm if _is_good(self._now) else None,
            unit="/min",
            trace=trace,
            done=min(1.0, self._seconds / ECG.strip_s),
            guidance="keep-still" if _is_good(self._now) else "hold-electrodes",
        )

    def due(self) -> Reading | None:
        """Look now and then; give the reading when there is enough good signal.

        Raises DriverError when there never will be.
        """
        if self._heard_s - self._looked_s < _LOOKS_EVERY_S:
            return None
        self._looked_s = self._heard_s
        self._look()
        if self._seconds >= ECG.strip_s and _is_good(self._whole):
            return self._reading()
        if self._heard_s >= ECG.give_up_s:
            quality = self._now.quality if self._now else "no-contact"
            trouble = Trouble.SENSOR_OFF if quality == "no-contact" else Trouble.POOR_SIGNAL
            raise DriverError(trouble, f"the lead is {quality} after {self._heard_s:.0f} s")
        return None

    @property
    def _seconds(self) -> float:
        return len(self._samples) / self._line.hertz if self._line else 0.0

    def _look(self) -> None:
        import numpy as np  # a third of a second, which no first frame waits for

        from care.ecg import find_beats, windows

        assert self._line is not None
        hertz = self._line.hertz
        lead = np.array(self._samples[-round(ECG.strip_s * hertz) :])
        self._beats = find_beats(lead, hertz)
        self._whole = next(iter(windows(lead, hertz, self._beats, ECG.strip_s)), None)
        begin = max(0, len(lead) - round(ECG.shown_s * hertz))
        since = self._beats[self._beats >= begin] - begin
        self._now = next(iter(windows(lead[begin:], hertz, since, ECG.shown_s)), None)

    def _reading(self) -> Reading:
        from care.ecg import irregularity

        assert self._line is not None
        hertz, factor = self._line.hertz, self._line.factor
        kept = strip(Signal.ECG, hertz, self._samples[-round(ECG.strip_s * hertz) :], factor=factor, unit="uV")
        varied = irregularity(self._beats)
        flags = {Flag.POSSIBLY_IRREGULAR} if varied is not None and varied > ECG.irregular_above else set()
        return reading(HeartRate(pulse=round(self._whole.rate_bpm, 1)), flags=frozenset(flags), strip=kept)


def _is_good(window: Any) -> bool:
    return window is not None and window.quality == "good" and window.rate_bpm is not None


def _form(line: LeadLine) -> tuple[float, float]:
    return line.hertz, line.factor


LEAD = EcgLead()
