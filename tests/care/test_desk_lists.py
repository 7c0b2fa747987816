"""What the nurse's desk lists."""

from datetime import date

import pytest

from care.desk_lists import is_due

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "due"), [(None, False), (date(2026, 11, 21), False), (TODAY, True), (date(2020, 1, 1), True)]
)
def test_a_device_is_due_from_the_day_of_its_calibration_on(day: date | None, due: bool) -> None:
    assert is_due(day, TODAY) is due
