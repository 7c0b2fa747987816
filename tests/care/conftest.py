"""A stay at each of its stages."""

import pytest

from care import events as ev
from tests.worlds.stay import DOCTOR, JOINED, Stay


@pytest.fixture
def stay() -> Stay:
    return Stay()


@pytest.fixture
def joined(stay: Stay) -> Stay:
    stay(ev.OnlineChanged(True), *JOINED)
    return stay


@pytest.fixture
def called(joined: Stay) -> Stay:
    joined(DOCTOR, ev.LinkOfCall(DOCTOR.call_id, "connected"))
    return joined
