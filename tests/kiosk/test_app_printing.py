"""A plan on its way to paper: the station's own page, through a real print queue, into the patient's hand."""

import asyncio
from pathlib import Path
from uuid import uuid4

import pytest

from care import events as ev
from care.plan import Disposition, Plan
from kiosk.settings import load
from tests.worlds.print_queue import PrintQueue
from tests.worlds.station import StationRoom
from ui.application import application
from ui.paper import plan_pdf

PLAN = Plan(id=uuid4(), doctor="Dr Rivera", diagnosis="A sore throat.", disposition=Disposition.SELF_CARE)


@pytest.fixture
def room(tmp_path: Path) -> StationRoom:
    file = tmp_path / "kiosk.toml"
    clinic = '[clinic]\nurl = "http://localhost:1"\n'
    file.write_text(f'mode = "training"\nstation = "Hall"\nstore = "{tmp_path / "store"}"\n\n{clinic}')
    return StationRoom(load(file))


async def given_a_plan(station: StationRoom) -> None:
    await station.check_in()
    visit = station.session.state.visit
    assert visit is not None
    station(ev.PlanReceived(visit.id, PLAN))


def test_a_plan_is_printed_and_its_file_is_gone(room: StationRoom, queue: PrintQueue) -> None:
    queue.add_printer("Desk")
    application()

    async def run() -> None:
        async with room.running() as station:
            await station.until(lambda: station.session.state.printer)
            await given_a_plan(station)
            assert station(ev.PrintTouched()).printed == "printing"
            ((visit, paper),) = station.papers
            plan_pdf(visit, "Riverside Clinic", paper)  # as the window does
            written = paper.read_bytes()
            station.app.paper_made(True)
            await station.until(lambda: station.session.state.printed == "printed")
            assert not paper.exists()
            assert written.startswith(b"%PDF-")
            assert await asyncio.to_thread(queue.take_page, 1) == written

    asyncio.run(run())


def test_a_printer_that_was_stopped_meanwhile_is_said_so(room: StationRoom, queue: PrintQueue) -> None:
    queue.add_printer("Desk")

    async def run() -> None:
        async with room.running() as station:
            await station.until(lambda: station.session.state.printer)
            await given_a_plan(station)
            station(ev.PrintTouched())
            queue.tell("cupsdisable", "Desk")
            station.papers[0][1].write_bytes(b"%PDF-1.4")
            station.app.paper_made(True)
            await station.until(lambda: station.session.state.printed != "printing")
            assert station.session.state.printed == "no-printer"

    asyncio.run(run())


def test_without_a_printer_nothing_is_printed(room: StationRoom, queue: PrintQueue) -> None:
    async def run() -> None:
        async with room.running() as station:
            await given_a_plan(station)
            station.app.handle(ev.PrinterSeen(True))
            station.app._printing.look()
            await station.until(lambda: not station.session.state.printer)
            station(ev.PrintTouched())
            assert station.papers == []

    asyncio.run(run())


def test_a_page_that_could_not_be_written_is_said_and_may_be_tried_again(room: StationRoom, queue: PrintQueue) -> None:
    queue.add_printer("Desk")

    async def run() -> None:
        async with room.running() as station:
            await station.until(lambda: station.session.state.printer)
            await given_a_plan(station)
            assert station(ev.PrintTouched()).printed == "printing"
            station.app.paper_made(False)
            assert station.session.state.printed == "no-printer"

    asyncio.run(run())
