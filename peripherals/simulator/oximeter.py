"""A virtual Nonin oximeter: 75 frames a second, of which 25 say the values once."""

from peripherals.codecs.nonin import FRAMES_A_PACKET, FRAMES_A_SECOND
from peripherals.simulator.finger import FingerDevice, Moment

_ALWAYS, _SENSOR_OFF, _OUT_OF_TRACK, _SYNC = 0x80, 0x40, 0x10, 0x01
_RATE_MISSING, _SATURATION_MISSING = 511, 127
_FIRMWARE = 48


class Oximeter(FingerDevice):
    frames_a_second, looks_every = FRAMES_A_SECOND, FRAMES_A_PACKET

    def frame(self, place: int, moment: Moment) -> bytes:
        status = _ALWAYS | (0 if moment.found else _OUT_OF_TRACK) if moment.finger else _ALWAYS | _SENSOR_OFF
        wave = round(110 * moment.wave + 60) if moment.finger else 0
        frame = bytes((0x01, status | (_SYNC if place == 0 else 0), min(255, wave), _table(moment)[place]))
        return frame + bytes((sum(frame) & 0xFF,))


def _table(moment: Moment) -> list[int]:
    rate = _RATE_MISSING if moment.pulse is None else moment.pulse
    oxygen = _SATURATION_MISSING if moment.saturation is None else moment.saturation
    high, low = rate >> 7 & 3, rate & 0x7F
    table = [0] * FRAMES_A_PACKET
    for at in (0, 13, 19, 21):
        table[at : at + 2] = high, low
    for at in (2, 8, 9, 10, 15, 16):
        table[at] = oxygen
    table[3] = _FIRMWARE
    return table
