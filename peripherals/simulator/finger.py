"""What virtual oximeters on a serial line have in common: a finger that comes, its pulse wave, what may go wrong."""

from collections.abc import Iterator
from math import exp, pi, sin
from typing import ClassVar, NamedTuple

from peripherals.simulator.faults import Fault
from peripherals.simulator.line import LINE_FAULTS, LineDevice

_FINGER_AFTER_S, _LATE_FINGER_AFTER_S, _FOUND_IN_S = 2.0, 23.0, 2.0


class Moment(NamedTuple):
    """What there is to say: the wave (0..1), the values where there are some, if a finger is in and its pulse found."""

    wave: float
    saturation: int | None
    pulse: int | None
    finger: bool
    found: bool


class FingerDevice(LineDevice):
    """Streams frames from the moment the port is opened, whether a finger is in or not."""

    faults = LINE_FAULTS | {Fault.NO_FINGER, Fault.NO_RESULT, Fault.STALE_RECORD}
    strikes_s, ends_s = 7.0, 13.0
    frames_a_second: ClassVar[int]
    looks_every: ClassVar[int] = 1
    """For how many frames the values stay."""

    def begin(self) -> None:
        self._sent = 0
        self._frames = self._stream()

    def frame(self, place: int, moment: Moment) -> bytes:
        """Give one frame, which is the `place`th of those with the same values."""
        raise NotImplementedError

    def say(self, second: float) -> Iterator[bytes]:
        due = int(second * self.frames_a_second)
        for _ in range(due - self._sent):
            yield next(self._frames)
        self._sent = due

    def _stream(self) -> Iterator[bytes]:
        number, beat = 0, 0.0
        while True:
            second = number / self.frames_a_second
            pulse = self.subject.pulse + 1.5 * sin(2 * pi * second * self.subject.breaths / 60)
            moment = self._moment(second, pulse)
            for place in range(self.looks_every):
                beat = (beat + pulse / 60 / self.frames_a_second) % 1
                yield self.frame(place, moment._replace(wave=_wave(beat) if moment.finger else 0.0))
            number += self.looks_every

    def _moment(self, second: float, pulse: float) -> Moment:
        here = _LATE_FINGER_AFTER_S if self.now is Fault.NO_FINGER else _FINGER_AFTER_S
        if self.now is Fault.STALE_RECORD:  # the values of the finger before are still shown
            return Moment(0.0, round(self.subject.saturation) - 7, round(pulse) + 20, finger=False, found=True)
        finger = second >= here
        if not finger or second < here + _FOUND_IN_S or self.now is Fault.NO_RESULT:
            return Moment(0.0, None, None, finger, found=False)
        saturation = min(100.0, self.subject.saturation + sin(second / 5) * 0.6)
        return Moment(0.0, round(saturation), round(pulse), finger, found=True)


def _wave(beat: float) -> float:
    """One heart beat at a finger, 0..1: a steep rise, a notch, a slow fall."""
    return exp(-(((beat - 0.2) / 0.1) ** 2)) + 0.38 * exp(-(((beat - 0.5) / 0.13) ** 2))
