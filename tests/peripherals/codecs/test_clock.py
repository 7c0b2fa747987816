import pytest

from peripherals.codecs import decode

NOON = "ea0705040c0000"


@pytest.mark.parametrize("day", range(256))
def test_a_day_beyond_sunday_is_reserved(day: int) -> None:
    found = decode("2a2b", bytes.fromhex(NOON) + bytes((day, 0, 0)))
    assert found["day_of_week"] == (day if day <= 7 else "reserved")
    assert found["datetime"] == "2026-05-04T12:00:00"
