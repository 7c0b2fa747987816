"""A serial pulse oximeter that speaks Nonin's data format 2: it streams from the moment it is plugged in."""

from typing import Any

from peripherals.codecs.nonin import FRAMES_A_PACKET, FRAMES_A_SECOND, Framer, Packet, pleth
from peripherals.driver import SerialLine
from peripherals.drivers.finger import FingerOximeter, Heard, Look
from peripherals.drivers.records import Framing

_DOUBTS = {"artifact", "out_of_track"}


class NoninOximeter(FingerOximeter):
    """A frame is a sample of the wave; a packet of 25 says the values."""

    id = "nonin-df2"
    line: SerialLine | None = SerialLine(baud=9600)
    samples_a_second = FRAMES_A_SECOND
    looks_a_second = FRAMES_A_SECOND // FRAMES_A_PACKET
    kept = FRAMES_A_PACKET

    def framing(self) -> Framing[bytes | Packet]:
        return Framer()

    def heard(self, _: Any, record: bytes | Packet) -> Heard:
        if isinstance(record, bytes):
            return Heard(record, pleth(record))
        flags = set(record.flags)
        look = Look(record.spo2, record.heart_rate, finger="sensor_off" not in flags, good=not flags & _DOUBTS)
        return Heard(look=look)


NONIN = NoninOximeter()
