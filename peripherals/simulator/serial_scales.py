"""Virtual scales on a serial line: somebody steps on, sways and stands still, and each says it in its language."""

from collections.abc import Iterator
from math import cos, exp
from typing import ClassVar, NamedTuple

from peripherals.simulator.faults import Fault
from peripherals.simulator.line import LINE_FAULTS, LineDevice

_STEPS_ON_S, _STANDS_S = 1.5, 5.0
_PRINTS_FROM_S, _PRINTS_EVERY_S = 6.0, 3.0
_POUND_KG = 0.45359237
_OF_BEFORE_KG = 11.3


class Load(NamedTuple):
    """What is on the platform; `wrong` is overload or underload where there is no weight to say."""

    kilograms: float
    stable: bool
    wrong: str = ""


class ScaleDevice(LineDevice):
    """Answers whenever it is asked in `ask`."""

    faults = LINE_FAULTS | {
        Fault.NO_RESULT,
        Fault.OUT_OF_RANGE,
        Fault.STALE_RECORD,
        Fault.UNSTEADY,
        Fault.WRONG_UNIT,
    }
    strikes_s, ends_s = 5.0, 8.0
    ask: ClassVar[bytes]

    def answer(self, load: Load) -> bytes:
        raise NotImplementedError

    def say(self, second: float) -> Iterator[bytes]:
        while self.asked(self.ask):
            yield self.answer(self.load(second))

    def load(self, second: float) -> Load:
        if self.now is Fault.STALE_RECORD:  # it still shows who stood there before
            return Load(self.subject.kilograms + _OF_BEFORE_KG, stable=True)
        if second < _STEPS_ON_S:
            return Load(0.0, stable=True)
        if self.now in (Fault.OUT_OF_RANGE, Fault.NO_RESULT):
            return Load(0.0, stable=True, wrong="overload" if self.now is Fault.OUT_OF_RANGE else "underload")
        since = second - _STEPS_ON_S
        if self.now is Fault.UNSTEADY:
            return Load(self.subject.kilograms * (1 + 0.05 * cos(since * 5.2)), stable=False)
        sway = exp(-since) * cos(since * 5.2) if second < _STANDS_S else 0.0
        return Load(self.subject.kilograms * (1 - 0.4 * sway), stable=second >= _STANDS_S)

    def shown(self, kilograms: float) -> tuple[float, str]:
        """The number and the unit that the scale is set to."""
        return (kilograms / _POUND_KG, "lb") if self.now is Fault.WRONG_UNIT else (kilograms, "kg")


class MtSics(ScaleDevice):
    ask = b"SI\r\n"

    def say(self, second: float) -> Iterator[bytes]:
        while self.asked(b"TA\r\n"):
            yield b"TA A       0.00 kg\r\n"
        yield from super().say(second)

    def answer(self, load: Load) -> bytes:
        if load.wrong:
            return b"S +\r\n" if load.wrong == "overload" else b"S -\r\n"
        number, unit = self.shown(load.kilograms)
        return f"S {'S' if load.stable else 'D'} {number:>10.2f} {unit}\r\n".encode()


class SmaScp(ScaleDevice):
    ask = b"\nW\r"

    def answer(self, load: Load) -> bytes:
        number, unit = self.shown(load.kilograms)
        status = {"overload": "O", "underload": "U"}.get(load.wrong, " " if load.kilograms else "Z")
        return f"\n{status}1G{' ' if load.stable else 'M'} {number:>10.2f}{unit} \r".encode()


class AndStandard(ScaleDevice):
    ask = b"Q\r\n"

    def answer(self, load: Load) -> bytes:
        if load.wrong:
            return b"OL,+9999999E+19\r\n" if load.wrong == "overload" else b"OL,-9999999E+19\r\n"
        number, unit = self.shown(load.kilograms)
        return f"{'ST' if load.stable else 'US'},GS,{number:+08.2f} {unit}\r\n".encode()


class Toledo(ScaleDevice):
    """Says its weight only at rest, and never its unit."""

    faults = ScaleDevice.faults - {Fault.WRONG_UNIT}
    ask = b"W"

    def answer(self, load: Load) -> bytes:
        wrong = {"overload": 0x02, "underload": 0x04}.get(load.wrong, 0 if load.stable else 0x01)
        if wrong:
            return b"\x02?" + bytes([wrong]) + b"\r"
        return f"\x02{self.shown(load.kilograms)[0]:06.2f}\r".encode()


class ToledoInPounds(Toledo):
    def shown(self, kilograms: float) -> tuple[float, str]:
        return kilograms / _POUND_KG, "lb"


class RiceLake(ScaleDevice):
    """Only prints: a stable weight, each time somebody presses its key. One that is set to show the body mass index
    prints no line that could be taken for a weight.
    """

    faults = LINE_FAULTS | {Fault.NO_RESULT, Fault.WRONG_UNIT}

    def begin(self) -> None:
        self._prints_at = _PRINTS_FROM_S

    def say(self, second: float) -> Iterator[bytes]:
        while second >= self._prints_at:
            self._prints_at += _PRINTS_EVERY_S
            yield self.answer(self.load(second))

    def answer(self, load: Load) -> bytes:
        if load.wrong:
            return b"PATIENT BMI 28.4\r\n"
        number, unit = self.shown(load.kilograms)
        return f"{number:>9.1f} {unit} gross \r\n".encode()
