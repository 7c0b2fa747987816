"""The rows that stand for an alarm alone: what was touched is said, and what was not is not."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from clinic.calls import Alarm, Doctor, Floor
from clinic.queue import queue

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ADA = Doctor(id="ada", name="Dr Ada")


@pytest.mark.parametrize(
    ("why", "sign"),
    [("chest-pain", "chest-pain"), ("help", None), ("systolic blood pressure 230 mmHg", None)],
)
def test_only_a_sign_was_touched_on_the_safety_screen(why: str, sign: str | None):
    alarm = Alarm(id=UUID(int=7), kiosk="k", station="Hall", visit_id=None, why=why, at=NOW)
    (row,) = queue(Floor(alarms={alarm.id: alarm}), ADA, "training", "Riverside", NOW).rows
    assert (row.card.urgent_sign, row.card.reason, row.card.urgency) == (sign, why, "emergency")
