import pytest

from peripherals.codecs import DecodeError, decode

SITES = ("armpit", "body", "ear", "finger", "gi", "mouth", "rectum", "toe", "tympanum")


def test_a_thermometer_for_one_place_names_it() -> None:
    named = [decode("2a1d", bytes((raw,)))["site"] for raw in range(256)]
    assert named == ["reserved", *SITES, *["reserved"] * 246]


def test_a_place_is_a_byte() -> None:
    with pytest.raises(DecodeError, match="truncated"):
        decode("2a1d", b"")
