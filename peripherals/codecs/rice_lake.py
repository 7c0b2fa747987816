"""Rice Lake's physician scales: the 21 characters that they print for a weight that is stable and in range.

Source: the manuals of 140-10, 150-10, 350-10 and 550-10, chapter RS-232 Communication.
"""

import re

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.framing import Framer
from peripherals.codecs.weighing import Weighing, line, quantity

_LENGTH = 21
_LINE = re.compile(
    rb"(?=[ \d.-]{9} )(?P<number> {0,8}-?\d{1,9}(?:\.\d{1,8})?) (?P<unit>(?i:kg|lb))"
    rb" (?P<mode>(?i:gross|net  | net |  net)) \r\n"
)


def decode(data: bytes) -> Weighing:
    """Give the first line's weight."""
    printed = line(data)
    if len(printed) != _LENGTH:
        raise DecodeError("bad_length", f"{len(printed)} characters, a weight has {_LENGTH}")
    found = _LINE.fullmatch(printed)
    if found is None:
        raise DecodeError("bad_format", "no printed weight")
    mode = found["mode"].strip().lower().decode()
    return Weighing(weight=quantity(found["number"], found["unit"]), stable=True, mode=mode)


def framer() -> Framer[Weighing]:
    return Framer(_LINE, _LENGTH, decode)
