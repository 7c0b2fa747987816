"""The languages of scales on a serial line: how each is asked, and what its answers say (`drivers.weighing`).

The lines are set as these scales leave the factory.
"""

from collections.abc import Callable

from peripherals.codecs import and_standard, mt_sics, rice_lake, sma_scp, toledo
from peripherals.codecs.fields import Quantity
from peripherals.codecs.weighing import Answer, Condition
from peripherals.driver import SerialLine
from peripherals.drivers.records import Asks
from peripherals.drivers.weighing import Language, Said, SerialScale, Weighed
from peripherals.units import in_unit

_OF_THE_TALK = {"bad_parameter", "syntax_error", "transmission_error", "logical_error"}
"""Words about the question: a scale that has no tare may not know that one."""
_OF_8217 = ("overload", "underzero", "net", "motion", "outside_zero")
_KEY_S = 60.0
"""How long the hand on the key of a scale that only prints is waited for."""


def _weighed(quantity: Quantity, *, stable: bool) -> Said:
    kilograms = in_unit(quantity, "kg")
    return None if kilograms is None else Weighed(kilograms, stable)


def _plain(answer: Answer, _: bytes) -> Said:
    """What is tared away is itself no weight."""
    if isinstance(answer, Condition):
        return None if answer.condition in _OF_THE_TALK else answer.condition
    if answer.mode == "tare":
        return "net" if answer.weight.value else None
    return "net" if answer.mode == "net" else _weighed(answer.weight, stable=answer.stable)


def _mt_sics(answer: Answer, frame: bytes) -> Said:
    """Whether it would tell its tare says nothing of who stands there."""
    is_refusal = isinstance(answer, Condition) and frame.startswith(b"TA")
    return None if is_refusal else _plain(answer, frame)


def _a_and_d(answer: Answer, frame: bytes) -> Said:
    return "net" if b",NT," in frame else _plain(answer, frame)


def _toledo(unit: str) -> Callable[[toledo.Answer, bytes], Said]:
    """It does not say its unit: that is how the scale is set, and which of the two drivers it is bound with."""

    def said(answer: toledo.Answer, frame: bytes) -> Said:
        if isinstance(answer, toledo.Status):
            is_empty = Weighed(0.0, stable=True) if "center_of_zero" in answer.status else None
            return next((word for word in _OF_8217 if word in answer.status), is_empty)
        quantity = Quantity(value=answer.weight.value, unit=unit)
        return "net" if frame.endswith(b"N\r") else _weighed(quantity, stable=True)

    return said


_8217_LINE, _8217_ASKS = SerialLine(baud=9600, bytesize=7, parity="E"), Asks((b"W",), 0.25)

MT_SICS = SerialScale(
    "mt-sics",
    SerialLine(baud=9600),
    Language(mt_sics.framer, _mt_sics, Asks((b"TA\r\n", b"SI\r\n"), 0.2)),
)
SMA_SCP = SerialScale("sma-scp", SerialLine(baud=9600), Language(sma_scp.framer, _plain, Asks((b"\nW\r",), 0.25)))
AND_STANDARD = SerialScale(
    "and-standard",
    SerialLine(baud=2400, bytesize=7, parity="E"),
    Language(and_standard.framer, _a_and_d, Asks((b"Q\r\n",), 0.5)),  # its manuals ask for half a second between two
)
RICE_LAKE = SerialScale(
    "rice-lake-21",
    SerialLine(baud=9600, silence_s=_KEY_S),
    Language(rice_lake.framer, _plain, None, agree=1),
)
TOLEDO = SerialScale("toledo-8217", _8217_LINE, Language(toledo.framer, _toledo("kg"), _8217_ASKS))
TOLEDO_LB = SerialScale("toledo-8217-lb", _8217_LINE, Language(toledo.framer, _toledo("lb"), _8217_ASKS))
