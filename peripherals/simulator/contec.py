"""Virtual Contec CMS50 oximeters of both generations: 60 frames a second."""

import asyncio
from collections.abc import Iterator

from peripherals.codecs.contec import FRAMES_A_SECOND
from peripherals.drivers.contec import KEEP_AWAKE, START
from peripherals.simulator.finger import FingerDevice, Moment

_SIGNAL, _BAR = 5, 8
_RATE_MISSING, _SATURATION_MISSING = 255, 127
_AWAKE_S = 10.0


class Cms50(FingerDevice):
    """The first generation streams by itself: five bytes, of which only the first has bit 7."""

    frames_a_second = FRAMES_A_SECOND

    def frame(self, _: int, moment: Moment) -> bytes:
        rate, oxygen = _values(moment)
        bar = _BAR | (0 if moment.finger else 0x10) | (0 if moment.found else 0x20) | rate >> 7 << 6
        return bytes((0x80 | _SIGNAL, _pleth(moment), bar, rate & 0x7F, oxygen))


class Cms50New(FingerDevice):
    """The second must be started, and falls asleep where nobody keeps it awake: nine bytes, the seventh bits apart."""

    frames_a_second = FRAMES_A_SECOND

    def begin(self) -> None:
        super().begin()
        self._awake_until = 0.0

    def say(self, second: float) -> Iterator[bytes]:
        now = asyncio.get_running_loop().time()
        if self.asked(START) or (self.asked(KEEP_AWAKE) and self._awake_until):
            self._awake_until = now + _AWAKE_S
        frames = list(super().say(second))
        yield from frames if now < self._awake_until else ()

    def frame(self, _: int, moment: Moment) -> bytes:
        rate, oxygen = _values(moment)
        signal, pleth = _SIGNAL | (0 if moment.finger else 0x80), _pleth(moment) | (0 if moment.found else 0x80)
        values = (signal, pleth, _BAR, rate, oxygen, 0xFF, 0xFF)
        high = sum((value >> 7) << place for place, value in enumerate(values))
        return bytes((0x01, 0x80 | high, *(0x80 | value for value in values)))


def _values(moment: Moment) -> tuple[int, int]:
    return (
        _RATE_MISSING if moment.pulse is None else moment.pulse,
        _SATURATION_MISSING if moment.saturation is None else moment.saturation,
    )


def _pleth(moment: Moment) -> int:
    return round(min(1.0, moment.wave) * 90 + 20) if moment.finger else 0
