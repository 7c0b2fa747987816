import pytest

from care.errors import BadInputError
from care.vitals import Kind
from peripherals.registry import DRIVERS, driver


def test_every_kind_has_a_driver_and_every_driver_its_own_id() -> None:
    assert {known.kind for known in DRIVERS} == set(Kind)
    assert len({known.id for known in DRIVERS}) == len(DRIVERS)
    assert all(driver(known.id, known.kind) is known for known in DRIVERS)


def test_a_driver_that_nobody_wrote_is_named_with_those_we_have() -> None:
    with pytest.raises(BadInputError, match=r"'abacus'.*scale"):
        driver("abacus", Kind.WEIGHT)


def test_a_driver_of_another_kind_is_refused_with_the_one_that_fits() -> None:
    with pytest.raises(BadInputError, match=r"'blood-pressure' measures blood-pressure, not oxygen: use nonin-df2"):
        driver("blood-pressure", Kind.OXYGEN)
