import struct

import pytest

from peripherals.codecs.body_weight import WeightMeasurement
from peripherals.codecs.body_weight import decode as weight
from peripherals.codecs.fields import DecodeError
from peripherals.drivers.body_fat import BodyFat

TIME, OTHER_TIME = (bytes.fromhex(f"ea070504091e{second}") for second in ("0f", "10"))
MORE, FAILED = 0x1000, 0xFFFF


def composition(
    *, fat: int = 219, time: bytes = b"", user: int | None = None, kilograms: float | None = None, more: bool = False
) -> bytes:
    flags = bool(time) << 1 | (user is not None) << 2 | (kilograms is not None) << 10 | more * MORE
    who = b"" if user is None else bytes([user])
    mass = b"" if kilograms is None else struct.pack("<H", round(kilograms * 200))
    return struct.pack("<HH", flags, fat) + time + who + mass


def weighed(*, time: bytes = b"", user: int | None = None) -> WeightMeasurement:
    flags = bool(time) << 1 | (user is not None) << 2
    return weight(bytes([flags]) + struct.pack("<H", 14000) + time + (b"" if user is None else bytes([user])))


def fat_of(measured: WeightMeasurement, *packets: bytes) -> float | None:
    fat = BodyFat()
    for packet in packets:
        fat.add(packet)
    return fat.of(measured, 70.0)


def test_fat_of_the_same_time_and_user_is_of_this_weight() -> None:
    assert fat_of(weighed(time=TIME), composition(time=TIME)) == 21.9
    assert fat_of(weighed(time=TIME, user=2), composition(time=TIME, user=2)) == 21.9
    assert fat_of(weighed(), composition()) == 21.9
    assert fat_of(weighed(user=255), composition(user=255)) == 21.9, "a user that the scale does not know is none"


@pytest.mark.parametrize(
    ("measured", "packet"),
    [
        (weighed(time=TIME), composition(time=OTHER_TIME)),
        (weighed(time=TIME), composition()),
        (weighed(), composition(time=TIME)),
        (weighed(time=TIME, user=2), composition(time=TIME, user=3)),
        (weighed(time=TIME, user=2), composition(time=TIME)),
        (weighed(), composition(kilograms=81)),
    ],
)
def test_fat_of_another_time_user_or_weight_is_not(measured: WeightMeasurement, packet: bytes) -> None:
    assert fat_of(measured, packet) is None


def test_a_weight_told_again_must_be_the_same() -> None:
    assert fat_of(weighed(), composition(kilograms=70.2)) == 21.9


def test_two_packets_are_one_measurement_and_half_of_it_is_none() -> None:
    first, second = composition(time=TIME, more=True), composition(fat=FAILED, kilograms=70)
    assert fat_of(weighed(time=TIME), first) is None
    assert fat_of(weighed(time=TIME), first, second) == 21.9
    assert fat_of(weighed(time=TIME), first, composition(more=True)) == 21.9, "two packets are the most"


def test_the_next_measurement_begins_anew() -> None:
    assert fat_of(weighed(), composition(fat=400), composition(fat=219)) == 21.9


def test_fat_that_was_not_found_is_none_and_bytes_that_mean_nothing_are_told() -> None:
    assert fat_of(weighed()) is None
    assert fat_of(weighed(), composition(fat=FAILED)) is None
    with pytest.raises(DecodeError):
        BodyFat().add(b"\x00")
