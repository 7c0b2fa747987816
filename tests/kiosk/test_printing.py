"""A plan on its way to a receipt: asked before, drawn, on paper, and nothing of it left behind."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from care import events as ev
from care.desk_lists import PartLine
from care.plan import Disposition, Plan
from kiosk import printing
from kiosk.printing import Receipts
from kiosk.settings import Printer as PrinterSettings
from kiosk.settings import load
from peripherals import receipt_printer
from peripherals.simulator.receipt_printer import PrinterFault, ReceiptPrinter
from tests.worlds.station import StationRoom
from ui.application import application
from ui.receipt import plan_receipt

PLAN = Plan(id=uuid4(), doctor="Dr Rivera", diagnosis="A sore throat.", disposition=Disposition.SELF_CARE)
TROUBLES = [(PrinterFault.PAPER_OUT, "no-paper"), (PrinterFault.COVER_OPEN, "cover-open")]


@pytest.fixture
def virtual(monkeypatch: pytest.MonkeyPatch) -> Iterator[ReceiptPrinter]:
    monkeypatch.setattr(receipt_printer, "ASK_S", 0.2)
    monkeypatch.setattr(printing, "LOOK_S", 0.0)
    printer = ReceiptPrinter()
    yield printer
    printer.close()


def play(tmp_path: Path, more: str, story: Callable[[StationRoom], Awaitable[None]]) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(
        f'mode = "training"\nstation = "Hall"\nstore = "{tmp_path / "store"}"\n\n'
        f'[clinic]\nurl = "http://localhost:1"\n{more}'
    )

    async def run() -> None:
        async with StationRoom(load(file)).running() as station:
            await story(station)

    asyncio.run(run())


def at(virtual: ReceiptPrinter) -> str:
    return f'[printer]\nkind = "escpos"\nport = "{virtual.where}"\n'


async def given_a_plan(station: StationRoom) -> None:
    await station.check_in()
    visit = station.session.state.visit
    assert visit is not None
    station(ev.PlanReceived(visit.id, PLAN))


def draw(station: StationRoom) -> Path:
    """The window writes what it was asked to."""
    visit, paper = station.papers.pop()
    plan_receipt(visit, "Riverside Clinic", paper, 576)
    station.app.paper_made(True)
    return paper


def parts(station: StationRoom) -> tuple[PartLine, ...]:
    return station.session._lists().parts


def test_a_receipt_is_on_paper_and_its_file_is_gone(tmp_path: Path, virtual: ReceiptPrinter) -> None:
    application()

    async def story(station: StationRoom) -> None:
        await station.until(lambda: station.session.state.printer)
        assert parts(station) == (PartLine(part="printer", word="ready"),)
        await given_a_plan(station)
        station(ev.PrintTouched())
        paper = draw(station)
        await station.until(lambda: station.session.state.printed == "printed")
        assert len(virtual.paper.receipts) == 1
        assert virtual.picture().min() == 0
        assert not paper.exists()

    play(tmp_path, at(virtual), story)


@pytest.mark.parametrize(("fault", "word"), TROUBLES)
def test_a_printer_without_paper_is_told_before_anybody_asks_and_offered_again_when_it_has_some(
    tmp_path: Path, virtual: ReceiptPrinter, fault: PrinterFault, word: str
) -> None:
    virtual.paper.fault = fault

    async def story(station: StationRoom) -> None:
        await station.until(lambda: station.session.state.printer_trouble == word)
        assert parts(station) == (PartLine(part="printer", word=word),)
        await given_a_plan(station)
        virtual.paper.fault = PrinterFault.PAPER_LOW
        await station.until(lambda: station.session.state.printer_trouble is None)
        assert station.session.state.printer
        assert parts(station) == (PartLine(part="printer", word="paper-low"),)

    play(tmp_path, at(virtual), story)


def test_paper_that_ends_midway_is_told_to_the_patient_and_to_the_nurse(
    tmp_path: Path, virtual: ReceiptPrinter
) -> None:
    application()

    async def story(station: StationRoom) -> None:
        await station.until(lambda: station.session.state.printer)
        await given_a_plan(station)
        virtual.paper.fault = PrinterFault.ENDS
        station(ev.PrintTouched())
        draw(station)
        await station.until(lambda: station.session.state.printed == "no-paper")
        await station.until(lambda: station.session.state.printer_trouble == "no-paper")
        assert parts(station) == (PartLine(part="printer", word="no-paper"),)
        assert virtual.paper.receipts == []

    play(tmp_path, at(virtual), story)


def test_a_printer_that_does_not_answer_is_not_offered(tmp_path: Path, virtual: ReceiptPrinter) -> None:
    virtual.paper.fault = PrinterFault.NO_ANSWER

    async def story(station: StationRoom) -> None:
        await station.until(lambda: parts(station) == (PartLine(part="printer", word="no-answer"),))
        assert not station.session.state.printer

    play(tmp_path, at(virtual), story)


def test_what_is_no_picture_is_not_printed(tmp_path: Path, virtual: ReceiptPrinter) -> None:
    ours = Receipts(PrinterSettings(kind="escpos", port=virtual.where))
    (tmp_path / "plan.pbm").write_bytes(b"%PDF-1.4")
    assert ours.print_file(tmp_path / "plan.pbm") == "no-printer"
    assert ours.print_file(tmp_path / "none.pbm") == "no-printer"
    assert virtual.paper.receipts == []
