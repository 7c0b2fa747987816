import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.vitals import Trouble
from peripherals.codecs.fields import Quantity
from peripherals.driver import DriverError
from peripherals.units import in_unit


@pytest.mark.parametrize(
    ("value", "unit", "kept", "wanted"),
    [
        (16.0, "kPa", 120.0, "mmHg"),
        (98.6, "degF", 37.0, "degC"),
        (154.0, "lb", 69.85, "kg"),
        (70000.0, "g", 70.0, "kg"),
        (5.5, "mmol/L", 99.1, "mg/dL"),
        (72.0, "/min", 72.0, "/min"),
    ],
)
def test_each_unit_becomes_the_one_that_is_kept(value: float, unit: str, kept: float, wanted: str) -> None:
    assert in_unit(Quantity(value=value, unit=unit), wanted) == kept


def test_what_has_no_value_has_none_in_any_unit() -> None:
    assert in_unit(Quantity(value=None, unit="kPa", special="NaN"), "mmHg") is None


def test_a_unit_that_measures_something_else_is_refused() -> None:
    with pytest.raises(DriverError, match="kg cannot be read as mmHg") as refused:
        in_unit(Quantity(value=70.0, unit="kg"), "mmHg")
    assert refused.value.trouble is Trouble.BAD_DATA


@given(st.integers(1, 500))
def test_tenths_of_a_millimole_survive_the_way_there_and_back(tenths: int) -> None:
    kept = in_unit(Quantity(value=tenths / 10, unit="mmol/L"), "mg/dL")
    assert kept is not None
    assert round(kept / 18.0156, 1) == tenths / 10
