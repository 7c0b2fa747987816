"""What the station's tests have in common: a print queue that `lp` and `lpstat` find."""

from collections.abc import Iterator

import pytest

from tests.worlds.print_queue import PrintQueue, print_queue


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintQueue]:
    """Run a real cupsd, still without a printer."""
    with print_queue() as running:
        monkeypatch.setenv("CUPS_SERVER", running.server)
        yield running
