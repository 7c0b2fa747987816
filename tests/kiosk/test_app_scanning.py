"""What is scanned reaches the page that asks who somebody is, whichever way it comes."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from care import events as ev
from care.checkin import Page
from care.desk_lists import PartLine
from care.encounter import Reason
from kiosk.settings import load
from peripherals import scanner
from peripherals.simulator.code_scanner import CodeScanner
from tests.worlds.station import StationRoom

PASSPORT = b"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TO_THE_CARD = (ev.Start(), ev.LanguageChosen("en"), ev.NoSigns(), ev.ReasonChosen(Reason.PAIN))


@pytest.fixture
def codes(monkeypatch: pytest.MonkeyPatch) -> Iterator[CodeScanner]:
    monkeypatch.setattr(scanner, "BACK_S", 0.05)
    virtual = CodeScanner()
    virtual.start()
    yield virtual
    virtual.stop()


def room(tmp_path: Path, more: str = "") -> StationRoom:
    file = tmp_path / "kiosk.toml"
    clinic = f'[clinic]\nurl = "http://localhost:1"\n{more}'
    file.write_text(f'mode = "training"\nstation = "Hall"\nstore = "{tmp_path / "store"}"\n\n{clinic}')
    return StationRoom(load(file))


def test_a_serial_scanner_brings_a_document_and_says_when_it_is_pulled_out(tmp_path: Path, codes: CodeScanner) -> None:
    async def run() -> None:
        async with room(tmp_path, f'[scanner]\nport = "{codes.path}"\n').running() as station:
            await station.until(lambda: PartLine(part="scanner", word="ready") in station.session._lists().parts)
            station(*TO_THE_CARD)
            await codes.scan(PASSPORT)
            await station.until(lambda: station.page is Page.CONFIRM)
            state = station.session.state
            assert (state.given, state.family) == ("Anna Maria", "Eriksson")
            codes.unplug()
            await station.until(lambda: PartLine(part="scanner", word="unplugged") in station.session._lists().parts)

    asyncio.run(run())


def test_nothing_of_a_document_but_name_and_birth_date_is_kept_or_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def run() -> None:
        async with room(tmp_path).running() as station:
            station(*TO_THE_CARD)
            for data in (PASSPORT.replace(b"C36", b"C37"), PASSPORT):
                station.app.scanned(data)
            await station.until(lambda: station.page is Page.CONFIRM)
            station(ev.Confirmed(True))
            shown = repr(station.shown)
            assert "Eriksson" in shown
            assert not any(secret in shown for secret in ("L898902C3", "ZE184226B", "UTO"))

    asyncio.run(run())
    said = capsys.readouterr()
    assert "document-damaged" in said.out
    assert not any(secret in said.out + said.err for secret in ("L898902C3", "ZE184226B", "Eriksson", "ERIKSSON"))


def test_a_scan_on_any_other_page_is_left_alone(tmp_path: Path) -> None:
    async def run() -> None:
        async with room(tmp_path).running() as station:
            station.app.scanned(PASSPORT)
            assert station.page is Page.ATTRACT
            station(ev.Start())
            station.app.scanned(b"0012345678")
            assert (station.page, station.session.state.problem) == (Page.LANGUAGE, None)

    asyncio.run(run())
