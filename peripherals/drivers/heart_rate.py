"""Any sensor with the standard Heart Rate service (0x180D): a chest strap, an armband."""

from collections.abc import AsyncIterator

from care.vitals import HeartRate, Kind, Progress, Reading
from peripherals.codecs.fields import DecodeError
from peripherals.codecs.heart_rate import decode
from peripherals.driver import SILENCE, GattLink, Match, SerialLine, reading
from peripherals.drivers.worn import SILENCE_S, Worn

_SERVICE, _MEASUREMENT = "180d", "2a37"
_FASTEST = 300
"""More beats a minute than any heart makes, and than any strap says of one: such a packet is malformed."""


class HeartRateSensor:
    """Shows the heart rate until it is sure. A strap has no clock and stores nothing: what it sends is of now."""

    id = "heart-rate"
    kind = Kind.HEART_RATE
    line: SerialLine | None = None
    matches = (Match(service=_SERVICE),)

    async def prepare(self, link: GattLink) -> None:
        """It is ready when it is worn."""

    async def measure(self, link: GattLink) -> AsyncIterator[Reading | Progress]:
        yield Progress(kind=self.kind, guidance="wear-strap", done=0.0)
        worn = Worn(self.kind, "/min", "wear-strap")
        async for piece in link.values(_MEASUREMENT, silence_s=SILENCE_S):
            if piece == SILENCE:
                worn.silent()
                continue
            yield _look(worn, piece[1])
            if worn.is_sure:
                (pulse,), flags = worn.take()
                yield reading(HeartRate(pulse=pulse), raw=piece[1], flags=flags)


def _look(worn: Worn, value: bytes) -> Progress:
    try:
        look = decode(value)
    except DecodeError:  # a passing value is not worth the measurement
        return worn.poor()
    pulse = look.heart_rate.value
    if look.contact is False or not pulse:  # those that cannot feel the skin say zero without it
        return worn.off()
    return worn.poor() if pulse > _FASTEST else worn.good(pulse)


HEART_RATE = HeartRateSensor()
