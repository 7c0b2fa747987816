"""A virtual recorder of one ECG lead on a pseudo-terminal; soon after it is opened somebody holds its electrodes."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import ClassVar

from peripherals.codecs.lead import NUMBERS, LeadLine, encode
from peripherals.simulator.faults import Fault
from peripherals.simulator.heart import FACTOR_UV, lead
from peripherals.simulator.line import LINE_FAULTS, LineDevice

_LINES_A_SECOND = 10
_HELD_AFTER_S, _HELD_LATE_AFTER_S = 1.0, 22.0
_MOVES_S = (6.0, 11.0)


class EcgStick(LineDevice):
    """Without hands on it the lead is flat; hands that move drown it in noise."""

    hertz: ClassVar[int] = 250

    faults = LINE_FAULTS | {Fault.NO_FINGER, Fault.MOVEMENT}
    strikes_s, ends_s = 12.0, 18.0

    def begin(self) -> None:
        self._sent = 0
        self._heart = lead(self.subject, self.hertz)
        self._muscles = lead(self.subject, self.hertz, noisy=True)
        self._held_after_s = _HELD_LATE_AFTER_S if self.now is Fault.NO_FINGER else _HELD_AFTER_S

    def say(self, second: float) -> Iterable[bytes]:
        due = int(second * _LINES_A_SECOND)
        lines = [self._line(number) for number in range(self._sent, due)]
        self._sent = max(due, self._sent)
        return lines

    def _line(self, number: int) -> bytes:
        samples = list(islice(self._source(number / _LINES_A_SECOND), self.hertz // _LINES_A_SECOND))
        return encode(LeadLine(hertz=self.hertz, factor=FACTOR_UV, number=number % NUMBERS, samples=samples))

    def _source(self, second: float) -> Iterator[int]:
        if second < self._held_after_s:
            return iter(lambda: 0, None)
        begins, ends = _MOVES_S
        moves = self.now is Fault.MOVEMENT and begins <= second < ends
        return self._muscles if moves else self._heart
