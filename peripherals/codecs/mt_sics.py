"""Mettler-Toledo's MT-SICS: answers to S, SI and SIR, and the refusals of any command.

A weight is ten characters wide, so a lost digit is seen. A tare (`T S ...`, `TA A ...`) is no weight and is refused;
a stream tells of what TA has answered, as of mode tare. Source: Mettler's reference manuals 11780711 and 30324923.
"""

import re

from msgspec import UNSET

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.framing import Framer
from peripherals.codecs.weighing import Answer, Condition, Weighing, line, quantity

_WEIGHT = (
    rb"(?:S (?P<state>[SD])|(?P<tare>TA A)) "
    rb"(?=[ \d.-]{10} )(?P<number> {0,9}-?\d{1,10}(?:\.\d{1,8})?) (?P<unit>kg|g|mg|t|lb|oz)"
)
_REFUSAL = rb"[A-Z][A-Z\d]{0,3} (?P<refusal>[-+IL])"
_ERROR = rb"(?P<error>E[STL])"
_LINE = re.compile(rb"(?:%b|%b|%b)\r\n" % (_WEIGHT, _REFUSAL, _ERROR))
_LONGEST = 24

_CONDITIONS = {
    b"+": "overload",
    b"-": "underload",
    b"I": "not_executable",
    b"L": "bad_parameter",
    b"ES": "syntax_error",
    b"ET": "transmission_error",
    b"EL": "logical_error",
}


def decode(data: bytes) -> Answer:
    """Give the first line's answer."""
    answer = _any(line(data))
    if isinstance(answer, Weighing) and answer.mode == "tare":
        raise DecodeError("bad_format", "a tare is no weight")
    return answer


def framer() -> Framer[Answer]:
    return Framer(_LINE, _LONGEST, _any)


def _any(data: bytes) -> Answer:
    found = _LINE.fullmatch(data)
    if found is None:
        raise DecodeError("bad_format", "no MT-SICS weight")
    if said := found["refusal"] or found["error"]:
        return Condition(condition=_CONDITIONS[said])
    weight = quantity(found["number"], found["unit"])
    return Weighing(weight=weight, stable=found["state"] != b"D", mode="tare" if found["tare"] else UNSET)
