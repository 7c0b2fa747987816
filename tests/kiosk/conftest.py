"""What the station's tests have in common: a session at its store, and a print queue that `lp` and `lpstat` find."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.worlds.print_queue import PrintQueue, print_queue
from tests.worlds.recording_world import Sitting, sitting


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintQueue]:
    """Run a real cupsd, still without a printer."""
    with print_queue() as running:
        monkeypatch.setenv("CUPS_SERVER", running.server)
        yield running


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Sitting]:
    """A session in a world that writes down what it is asked."""
    with sitting(tmp_path / "store") as sat:
        yield sat
