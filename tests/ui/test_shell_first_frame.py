"""The first page is laid out once, in the size of its window: every picture is drawn once before the first frame."""

from collections import Counter

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy

from ui import art
from ui.application import application
from ui.shell import Shell

# No other test has these sizes: a picture that was drawn before, in this size, would not be drawn again.
SIZES = {"tall": "1088x1930@4.06", "wide": "1928x1088@5.6", "small": "1288x808@5.94"}
pytestmark = pytest.mark.qt_log_ignore("No RHI backend", extend=True)


@pytest.mark.parametrize("size", SIZES)
def test_the_welcome_is_drawn_once(size: str, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: Counter[str] = Counter()
    draw = art.Art.requestImage

    def counted(self: art.Art, address: str, natural: QSize, wanted: QSize) -> QImage:
        drawn[address] += 1
        return draw(self, address, natural, wanted)

    monkeypatch.setattr(art.Art, "requestImage", counted)
    application()
    shell = Shell(handle=lambda event: None, size=SIZES[size], motion=False)
    first = QSignalSpy(shell.firstFrame)
    shell.start()
    assert first.count() or first.wait(20_000)
    # None at all when another test had it drawn in this very size: Qt keeps pictures for the whole process.
    assert drawn["picture/welcome"] <= 1
    shell.close()
