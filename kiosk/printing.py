"""Plans on paper: the window draws the page, the station prints it and leaves nothing of it behind."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Protocol

from care.checkin import CheckIn, Page
from care.desk_lists import PartLine
from care.encounter import Visit
from care.events import Printed, PrinterSeen
from kiosk import log, printer
from kiosk.settings import Printer as PrinterSettings

LOOK_S = 5.0


class Printer(Protocol):
    """Whoever prints. Both methods block, for some seconds at worst, and raise nothing."""

    def look(self) -> str:
        """Say how it is, in the words of `care.desk_lists.PartLine`; empty where there is none."""
        ...

    def print_file(self, paper: Path) -> str:
        """Print it; say what became of it, in the words of `care.events.Printed`."""
        ...


class Queue:
    """The system's print queue. How its paper is it knows only while it prints."""

    def look(self) -> str:
        """Say whether anything prints here."""
        return "ready" if printer.can_print() else ""

    def print_file(self, paper: Path) -> str:
        """Hand it to the queue."""
        return printer.print_file(paper)


class Receipts:
    """A receipt printer, spoken to without the system's help."""

    def __init__(self, settings: PrinterSettings) -> None:
        from peripherals.receipt_printer import ReceiptPrinter  # stations without one do not need it

        self._printer = ReceiptPrinter(settings.port, settings.baud)

    def look(self) -> str:
        """Ask the printer."""
        return self._printer.state()

    def print_file(self, paper: Path) -> str:
        """Print it, and wait until it is on paper."""
        from peripherals.codecs.escpos import bitmap
        from peripherals.codecs.fields import DecodeError

        try:
            return _told(self._printer.print(bitmap(paper.read_bytes())))
        except (OSError, DecodeError):
            return "no-printer"


_MENDS_ITSELF = ("no-paper", "cover-open")
"""What the patient or a nurse can do something about; a printer in any other trouble is none."""
_PRINTS = ("ready", "paper-low")


def _told(word: str) -> str:
    return word if word in ("printed", *_MENDS_ITSELF) else "no-printer"


def printer_of(settings: PrinterSettings) -> Printer:
    """Return the printer that the configuration names."""
    return Receipts(settings) if settings.kind == "escpos" else Queue()


class PrintDesk:
    """Prints plans, and knows how the printer is. Lives on the io thread."""

    def __init__(
        self,
        settings: PrinterSettings,
        folder: Path,
        draw: Callable[[Visit, Path], None],
        handle: Callable[[Printed | PrinterSeen], None],
        later: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        """`draw` has the window write the page, which answers with `drawn`."""
        self._printer = printer_of(settings)
        self._paper = folder / ("plan.pbm" if settings.receipt_dots else "plan.pdf")
        self._paper.unlink(missing_ok=True)  # of a process that was killed while it printed
        self._draw = draw
        self._handle = handle
        self._later = later
        self._word = ""
        self._looked_at = 0.0

    @property
    def line(self) -> PartLine | None:
        """How the printer is, for the nurse; None where there is none."""
        return PartLine(part="printer", word=self._word) if self._word else None

    def look(self) -> None:
        """Ask the printer how it is; `PrinterSeen` follows."""
        self._later(self._look())

    def tick(self, state: CheckIn, now: float) -> None:
        """A second passed: where a plan waits for paper, somebody may have put some in."""
        waits = state.page is Page.PLAN and state.printer_trouble is not None and state.printed != "printing"
        if waits and now - self._looked_at >= LOOK_S:
            self._looked_at = now
            self.look()

    def print(self, visit: Visit) -> None:
        """Have the page drawn, and print it; `Printed` follows."""
        self._draw(visit, self._paper)

    def drawn(self, made: bool) -> None:
        """The window has written the page, or could not."""
        if made:
            self._later(self._print())
        else:
            self._handle(Printed("no-printer"))

    async def _print(self) -> None:
        try:
            outcome = await asyncio.to_thread(self._printer.print_file, self._paper)
        finally:
            self._paper.unlink(missing_ok=True)
        if outcome != "printed":
            log.get().warning("the plan was not printed", outcome=outcome)
        self._handle(Printed(outcome))
        await self._look()

    async def _look(self) -> None:
        word = await asyncio.to_thread(self._printer.look)
        if word != self._word and word not in ("", *_PRINTS):
            log.get().warning("the printer wants looking after", word=word)
        self._word = word
        here = word in (*_PRINTS, *_MENDS_ITSELF)
        self._handle(PrinterSeen(here, word if word in _MENDS_ITSELF else None))
