"""Contec's CMS50 pulse oximeters: the first generation streams, the second when it is asked and kept awake.

Sources of the commands: the projects that the codec names. None has a sum, so one frame is never believed: the value
is the median of ten seconds of them.
"""

from typing import Any

from peripherals.codecs.contec import FRAMES_A_SECOND, Sample, new_framer, old_framer
from peripherals.codecs.framing import Framer
from peripherals.driver import SerialLine
from peripherals.drivers.finger import FingerOximeter, Heard, Look
from peripherals.drivers.records import Asks

_PLETH_MAX = 127
_DOUBTS = {"searching", "search_too_long"}
_FILLER = bytes([0x80] * 6)
START, KEEP_AWAKE = b"\x7d\x81\xa1" + _FILLER, b"\x7d\x81\xaf" + _FILLER
_AWAKE_EVERY_S = 5.0


class Cms50(FingerOximeter):
    """Every frame is a sample of the wave and says the values."""

    id = "contec-cms50-5"
    line: SerialLine | None = SerialLine(baud=19200, parity="O")
    samples_a_second = looks_a_second = FRAMES_A_SECOND

    def framing(self) -> Framer[Sample]:
        return old_framer()

    def heard(self, framing: Any, record: Sample) -> Heard:
        flags = set(record.flags)
        look = Look(record.spo2, record.pulse_rate, finger="probe_error" not in flags, good=not flags & _DOUBTS)
        return Heard(framing.last, record.pleth / _PLETH_MAX, look)


class Cms50New(Cms50):
    """Streams nine bytes a frame once it is started, and falls silent by itself where nobody keeps it awake."""

    id = "contec-cms50-9"
    line: SerialLine | None = SerialLine(baud=115200)
    asks = Asks((KEEP_AWAKE,), _AWAKE_EVERY_S, first=START)

    def framing(self) -> Framer[Sample]:
        return new_framer()


CMS50_OLD = Cms50()
CMS50_NEW = Cms50New()
