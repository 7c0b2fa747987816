from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError, Quantity
from peripherals.codecs.layout import Field, Layout

SCALE = Layout(
    flags=1,
    fields=(
        Field(name="mass", format="uint16", unit="kg", power=-3, times=5, missing=0xFFFF),
        Field(name="when", format="date_time", when=1),
        Field(name="fat", format="sfloat", unit="%", when=2),
    ),
)


def test_fields_are_read_in_order_as_the_flags_promise_them() -> None:
    found = SCALE.decode(bytes.fromhex("04b036" + "dcf0"))
    assert found == {"mass": Quantity(value=70.0, unit="kg"), "fat": Quantity(value=22.0, unit="%")}
    assert SCALE.decode(bytes.fromhex("02b036ea070504091e0f"))["when"] == "2026-05-04T09:30:15"


def test_the_number_that_means_unknown_is_none() -> None:
    found = SCALE.decode(bytes.fromhex("00ffff"))["mass"]
    assert isinstance(found, Quantity)
    assert (found.value, found.special) == (None, "missing")


@pytest.mark.parametrize(
    ("field", "data", "value"),
    [
        (Field(name="x", format="sint16", unit="Cel", power=-2), "f0d8", -100.0),
        (Field(name="x", format="sint24"), "ffffff", -1.0),
        (Field(name="x", format="uint32", power=1), "01000000", 10.0),
        (Field(name="x", format="float32", unit="Cel"), "780100ff", 37.6),
    ],
)
def test_numbers_of_each_form(field: Field, data: str, value: float) -> None:
    found = Layout(fields=(field,)).decode(bytes.fromhex(data))["x"]
    assert isinstance(found, Quantity)
    assert (found.value, found.unit) == (value, field.unit)


@given(st.binary(max_size=12))
def test_nothing_but_a_decode_error_is_raised(data: bytes) -> None:
    with suppress(DecodeError):
        assert "mass" in SCALE.decode(data)


def test_fewer_bytes_than_promised_are_truncated() -> None:
    with pytest.raises(DecodeError, match="truncated"):
        SCALE.decode(bytes.fromhex("04b036dc"))


def test_a_mistake_in_a_layout_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({"fields": [{"name": "x", "format": "uint8", "colour": 1}]}, Layout)
