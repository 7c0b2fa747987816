"""A receipt on a real socket and a real serial line: it is on paper, or it is said why not; nothing stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from peripherals import receipt_printer as driver
from peripherals.codecs.escpos import Bitmap
from peripherals.receipt_printer import LOW, OPEN, OUT, PRINTED, READY, SILENT, STOPPED, ReceiptPrinter
from peripherals.simulator.receipt_printer import PrinterFault
from peripherals.simulator.receipt_printer import ReceiptPrinter as VirtualPrinter

ROWS = 700
PICTURE = Bitmap(width=72, rows=np.random.default_rng(7).integers(0, 256, 72 * ROWS, np.uint8).tobytes())
NEXT = Bitmap(width=72, rows=b"\xaa" * 72 * 30)


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long it is waited for is the printer's business, and that of a patient who stands before it."""
    monkeypatch.setattr(driver, "ASK_S", 0.2)
    monkeypatch.setattr(driver, "PRINT_S", 2.5)


@pytest.fixture(params=["socket", "serial"])
def virtual(request: pytest.FixtureRequest) -> Iterator[VirtualPrinter]:
    with at_work(serial=request.param == "serial") as printer:
        yield printer


@contextmanager
def at_work(*, serial: bool = False) -> Iterator[VirtualPrinter]:
    printer = VirtualPrinter(serial=serial)
    try:
        yield printer
    finally:
        printer.close()


def ours(virtual: VirtualPrinter) -> ReceiptPrinter:
    return ReceiptPrinter(virtual.where, 115200)


def same(printed: bytes, sent: bytes) -> bool:
    """Tell whether the paper shows it; what would have been a command may have a dot more."""
    more = np.frombuffer(printed, np.uint8) ^ np.frombuffer(sent, np.uint8)
    return len(printed) == len(sent) and np.count_nonzero(more) <= 8 and not np.any(more & ~np.uint8(0x08))


def test_a_receipt_is_on_paper_before_it_is_said_to_be(virtual: VirtualPrinter, tmp_path: Path) -> None:
    assert ours(virtual).state() == READY
    assert ours(virtual).print(PICTURE) == PRINTED
    (receipt,) = virtual.paper.receipts
    assert same(receipt, PICTURE.rows)
    assert (virtual.paper.strange, virtual.paper.torn) == (0, b"")
    virtual.save(tmp_path / "receipt.png")
    assert (tmp_path / "receipt.png").read_bytes().startswith(b"\x89PNG")
    assert virtual.picture().shape == (ROWS, 576)


BEFORE = [
    (PrinterFault.PAPER_OUT, OUT),
    (PrinterFault.COVER_OPEN, OPEN),
    (PrinterFault.OFFLINE, STOPPED),
    (PrinterFault.CUTTER, STOPPED),
    (PrinterFault.NO_ANSWER, SILENT),
]


@pytest.mark.parametrize(("fault", "state"), BEFORE)
def test_a_printer_that_cannot_print_is_not_sent_anything(
    virtual: VirtualPrinter, fault: PrinterFault, state: str
) -> None:
    virtual.paper.fault = fault
    assert (ours(virtual).state(), ours(virtual).print(PICTURE)) == (state, state)
    virtual.paper.fault = None
    assert ours(virtual).print(NEXT) == PRINTED
    assert virtual.paper.receipts == [NEXT.rows]


@pytest.mark.parametrize(
    ("fault", "state"), [(PrinterFault.PAPER_LOW, LOW), (PrinterFault.GARBLED, READY), (PrinterFault.SLOW, READY)]
)
def test_a_printer_that_can_prints_all_of_it(virtual: VirtualPrinter, fault: PrinterFault, state: str) -> None:
    virtual.paper.fault = fault
    assert (ours(virtual).state(), ours(virtual).print(PICTURE)) == (state, PRINTED)
    assert same(virtual.paper.receipts[0], PICTURE.rows)


def test_a_printer_that_cannot_say_when_it_is_done_has_printed_what_it_took(virtual: VirtualPrinter) -> None:
    virtual.paper.fault = PrinterFault.NO_DONE
    assert ours(virtual).print(NEXT) == PRINTED
    assert virtual.paper.receipts == [NEXT.rows]


@pytest.mark.parametrize(("fault", "state"), [(PrinterFault.ENDS, OUT), (PrinterFault.OPENED, OPEN)])
def test_paper_that_ends_midway_is_told_and_the_rest_never_comes_out(
    virtual: VirtualPrinter, fault: PrinterFault, state: str
) -> None:
    virtual.paper.fault = fault
    assert ours(virtual).print(PICTURE) == state
    assert (ours(virtual).state(), virtual.paper.receipts) == (state, [])
    virtual.paper.fault = None  # somebody put paper in
    assert ours(virtual).print(NEXT) == PRINTED
    assert virtual.paper.receipts == [NEXT.rows], "of the patient before there is nothing on it"


@pytest.mark.parametrize("fault", [PrinterFault.HANGS_UP, PrinterFault.DEAF])
def test_a_printer_that_goes_away_midway_has_not_printed(fault: PrinterFault) -> None:
    with at_work() as virtual:
        virtual.paper.fault = fault
        assert ours(virtual).print(PICTURE) == SILENT
        assert virtual.paper.receipts == []


def test_where_no_printer_is_none_answers(tmp_path: Path) -> None:
    with at_work() as virtual:
        where = virtual.where
    for gone in (where, str(tmp_path / "lp0")):
        assert ReceiptPrinter(gone, 9600).state() == SILENT
        assert ReceiptPrinter(gone, 9600).print(NEXT) == SILENT
