"""Whose fat it is: a Body Composition Measurement (2A9C) belongs to the weight of the same time and user.

One measurement may come in two packets (BCS 1.0, 3.2.1.13); the body fat is in the first of them or in both.
"""

from msgspec import UNSET

from peripherals.codecs.body_composition import BodyComposition, decode
from peripherals.codecs.body_weight import WeightMeasurement
from peripherals.units import in_unit

_PACKETS_MAX = 2
_SAME_KG = 0.5


class BodyFat:
    """The packets of one measurement."""

    def __init__(self) -> None:
        self._packets: list[BodyComposition] = []

    def add(self, value: bytes) -> None:
        """Take a packet; one after a whole measurement begins another. Raises DecodeError."""
        if self.is_whole:
            self._packets.clear()
        self._packets.append(decode(value))

    @property
    def is_whole(self) -> bool:
        if not self._packets:
            return False
        return self._packets[-1].more_packets is UNSET or len(self._packets) >= _PACKETS_MAX

    def of(self, weight: WeightMeasurement, kilograms: float) -> float | None:
        """The fat in percent, where this is of that weight; None where it is of another one, or was not found."""
        if not self.is_whole or not self._is_of(weight, kilograms):
            return None
        return next((packet.body_fat.value for packet in self._packets if packet.body_fat.value is not None), None)

    def _is_of(self, weight: WeightMeasurement, kilograms: float) -> bool:
        """Both say when and for whom, or neither does; and where the weight is told again, it is the same."""
        times = {packet.timestamp for packet in self._packets if packet.timestamp is not UNSET}
        users = {packet.user_id for packet in self._packets if packet.user_id not in (UNSET, None)}
        weights = [in_unit(packet.weight, "kg") for packet in self._packets if packet.weight is not UNSET]
        is_same_time = times == ({weight.timestamp} - {UNSET})
        is_same_user = users == ({weight.user_id} - {UNSET, None})
        return is_same_time and is_same_user and all(abs((each or 0) - kilograms) <= _SAME_KG for each in weights)
