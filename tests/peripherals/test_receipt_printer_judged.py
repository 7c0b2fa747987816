"""Somebody else's ESC/POS, python-escpos: it sends what we send, and it understands our virtual printer."""

from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from peripherals.codecs.escpos import BLOCK_ROWS, Bitmap, raster
from peripherals.simulator.receipt_printer import PrinterFault, ReceiptPrinter


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESCPOS_CAPABILITIES_PICKLE_DIR", str(tmp_path_factory.mktemp("judge")))
        from escpos import printer
    return printer


def test_it_sends_the_same_bytes(judge: ModuleType) -> None:
    dark = np.random.default_rng(3).random((300, 576)) < 0.3
    dark[:, 3::8] = False  # it lets dots through that a printer takes for commands, which all begin with this bit
    image = Image.fromarray(np.where(dark, 0, 255).astype(np.uint8)).convert("1")
    theirs = judge.Dummy()
    theirs.image(image, fragment_height=BLOCK_ROWS)
    ours = Bitmap(width=72, rows=np.packbits(dark, axis=1).tobytes())
    assert b"".join(raster(ours)) == theirs.output


@pytest.mark.parametrize(
    ("fault", "online", "paper"),
    [
        (None, True, 2),
        (PrinterFault.PAPER_LOW, True, 1),
        (PrinterFault.PAPER_OUT, False, 0),
        (PrinterFault.COVER_OPEN, False, 2),
        (PrinterFault.OFFLINE, False, 2),
    ],
)
def test_it_reads_the_virtual_printers_state(
    judge: ModuleType, fault: PrinterFault | None, online: bool, paper: int
) -> None:
    virtual = ReceiptPrinter()
    virtual.paper.fault = fault
    host, port = virtual.where.split(":")
    theirs = judge.Network(host, int(port), timeout=5)
    theirs.open()
    assert (theirs.is_online(), theirs.paper_status()) == (online, paper)
    theirs.close()
    virtual.close()


def test_it_prints_on_the_virtual_printer(judge: ModuleType) -> None:
    virtual = ReceiptPrinter()
    host, port = virtual.where.split(":")
    theirs = judge.Network(host, int(port), timeout=5)
    theirs.open()
    theirs.image(Image.new("1", (576, 40), 0))
    theirs._raw(b"\x1dVB\x00\x1dr\x01")
    assert theirs._read() == b"\x00"
    assert virtual.paper.receipts == [b"\xff" * 72 * 40]
    theirs.close()
    virtual.close()
