"""A&D standard format: header, perhaps gross or net, sign, digits, unit. The sign is never left out.

Sources: A&D's manuals of the GH, EK-L, HV-G and AD-4403 series.
"""

import re

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.framing import Framer
from peripherals.codecs.weighing import Answer, Condition, Weighing, line, quantity

_HEADER = rb"(?P<state>ST|US|WT),(?:(?P<kind>GS|NT|TR),)?"
_WEIGHT = rb"(?P<number>[+-] {0,7}\d{1,9}(?:\.\d{1,7})?) {0,2}(?P<unit>kg|g|lb|oz|t)"
_OUT_OF_RANGE = rb"OL,(?:(?:GS|NT|TR),)?(?P<side>[+-])[^\r\n]{0,16}"
_LINE = re.compile(rb"(?:%b%b|%b)\r\n" % (_HEADER, _WEIGHT, _OUT_OF_RANGE))
_LONGEST = 40


def decode(data: bytes) -> Answer:
    """Give the first line's answer: ST and WT are stable, US still moves, OL is out of range on its sign's side."""
    found = _LINE.fullmatch(line(data))
    if found is None:
        raise DecodeError("bad_format", "no A&D weight")
    if found["side"]:
        return Condition(condition="overload" if found["side"] == b"+" else "underload")
    if found["kind"] == b"TR":
        raise DecodeError("bad_type", "a tare is no weight")
    return Weighing(weight=quantity(found["number"], found["unit"]), stable=found["state"] != b"US")


def framer() -> Framer[Answer]:
    return Framer(_LINE, _LONGEST, decode)
