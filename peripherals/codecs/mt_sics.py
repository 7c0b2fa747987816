"""Mettler-Toledo's MT-SICS: answers to S, SI and SIR, and the refusals of any command.

A weight is ten characters wide, so a lost digit is seen. A tare (`T S ...`) is no weight and is refused. Source:
Mettler's reference manuals 11780711 and 30324923.
"""

import re

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.framing import Framer
from peripherals.codecs.weighing import Answer, Condition, Weighing, line, quantity

_WEIGHT = rb"S (?P<state>[SD]) (?=[ \d.-]{10} )(?P<number> {0,9}-?\d{1,10}(?:\.\d{1,8})?) (?P<unit>kg|g|mg|t|lb|oz)"
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
    found = _LINE.fullmatch(line(data))
    if found is None:
        raise DecodeError("bad_format", "no MT-SICS weight")
    if said := found["refusal"] or found["error"]:
        return Condition(condition=_CONDITIONS[said])
    return Weighing(weight=quantity(found["number"], found["unit"]), stable=found["state"] == b"S")


def framer() -> Framer[Answer]:
    return Framer(_LINE, _LONGEST, decode)
