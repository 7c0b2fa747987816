"""A receipt printer that speaks ESC/POS: how it is, asked before and after, and a receipt on its paper.

Nothing may stay in its memory: it would come out later, before other people.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from peripherals.codecs import escpos
from peripherals.links.printing import Road, open_road

READY, LOW, OUT, OPEN, STOPPED, SILENT = "ready", "paper-low", "no-paper", "cover-open", "stopped", "no-answer"
"""How a printer is; with the first two it prints."""
PRINTS = frozenset({READY, LOW})
PRINTED = "printed"
ASK_S = 1.0
ASK_TIMES = 3
PRINT_S = 12.0
_ASKED = (escpos.PRINTER, escpos.OFFLINE_CAUSE, escpos.ERROR_CAUSE, escpos.PAPER)
_STATES = (
    (OPEN, {"cover_open"}),
    (OUT, {"paper_end"}),
    (
        STOPPED,
        {"offline", "error", "recoverable_error", "cutter_error", "unrecoverable_error", "auto_recoverable_error"},
    ),
    (LOW, {"paper_near_end"}),
)


class ReceiptPrinter:
    """One printer at `where`, as `peripherals.links.printing` names places. Every method blocks for some seconds."""

    def __init__(self, where: str, baud: int, opened: Callable[[str, int], Road] = open_road) -> None:
        self._where = where
        self._baud = baud
        self._opened = opened

    def state(self) -> str:
        """Say how it is."""
        try:
            with self._road() as road:
                return _Talk(road).state()
        except OSError:
            return SILENT

    def print(self, picture: escpos.Bitmap) -> str:
        """Print one receipt. Returns `printed` when it is on paper, else how the printer is that could not."""
        try:
            with self._road() as road:
                talk = _Talk(road)
                before = talk.state()
                return talk.print(picture) if before in PRINTS else before
        except OSError:
            return SILENT

    @contextmanager
    def _road(self) -> Iterator[Road]:
        road = self._opened(self._where, self._baud)
        try:
            yield road
        finally:
            road.close()


class _Talk:
    """What is said to the printer, and its answers sorted: how it is, and that all before is on paper."""

    def __init__(self, road: Road) -> None:
        self._road = road
        self._done = False

    def print(self, picture: escpos.Bitmap) -> str:
        finished = False
        try:
            self._road.write(escpos.BEGIN)
            for block in escpos.raster(picture):
                self._road.write(block)
            self._road.write(escpos.END)
            why = self._finished()
            finished = why == PRINTED
            return why
        except TimeoutError:
            return self.state()
        finally:
            if not finished:
                with suppress(OSError):
                    self._road.write(escpos.CLEAR + escpos.BEGIN)

    def _finished(self) -> str:
        """Wait until all is on paper. One that never says so, but has taken everything and is well, has printed."""
        self._done = False
        self._road.write(escpos.ASK_DONE)
        until = time.monotonic() + PRINT_S
        while not self._done and time.monotonic() < until:
            self._hear(ASK_S)
            state = self.state()
            if state not in PRINTS:
                return state
        return PRINTED

    def state(self) -> str:
        said: set[str] = set()
        for number in _ASKED:
            status = self._status(number)
            if status is None:
                return SILENT
            said.update(status)
        return next((state for state, signs in _STATES if signs & said), READY)

    def _status(self, number: int) -> list[str] | None:
        """Ask for one status; what comes garbled is asked again. None when there is no answer to be had."""
        for _ in range(ASK_TIMES):
            self._road.write(escpos.ask(number))
            if answers := self._hear(ASK_S):
                return escpos.decode(bytes((number, answers[-1]))).status
        return None

    def _hear(self, wait_s: float) -> bytes:
        heard = self._road.read(wait_s)
        answers = bytes(answer for answer in heard if escpos.is_status(answer))
        self._done = self._done or len(answers) < len(heard)
        return answers
