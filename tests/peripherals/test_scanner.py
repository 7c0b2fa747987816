"""A scanner on a real pseudo-terminal: each scan comes whole and once, and a pulled cable is no end."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import date

import pytest

from care.events import CardRead, CardRefused, DocumentRead
from care.vitals import Trouble
from kiosk.cards import scanned
from peripherals import scanner
from peripherals.links.script import ScriptLink
from peripherals.links.serial import open_port
from peripherals.scanner import SCAN_MAX, line, listen, scans
from peripherals.simulator.code_scanner import CodeScanner
from peripherals.simulator.faults import Fault

LICENCE = (
    b"@\n\x1e\rANSI 636000100102DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLE\nDDEN\nDACMICHAEL\nDADJOHN\n"
    b"DBB06061986\nDBA12102034\nDBC1\nDAJVA\rZVZVA01\r"
)
PASSPORT = b"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
PATIENCE_S = 20.0


class Desk:
    """The station's end: what was heard, and how the scanner is."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[bytes] = asyncio.Queue()
        self.troubles: asyncio.Queue[Trouble | None] = asyncio.Queue()

    async def next(self) -> bytes:
        async with asyncio.timeout(PATIENCE_S):
            return await self.heard.get()

    async def until(self, *troubles: Trouble | None) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while await self.troubles.get() not in troubles:
                pass


@asynccontextmanager
async def at_work(virtual: CodeScanner) -> AsyncIterator[Desk]:
    desk = Desk()
    work = asyncio.create_task(
        listen(lambda: open_port(virtual.path, line(9600), find_s=0), desk.heard.put_nowait, desk.troubles.put_nowait)
    )
    try:
        await desk.until(None)
        yield desk
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work


def play(story: Callable[[CodeScanner, Desk], Awaitable[None]], **settings: bytes) -> None:
    async def run() -> None:
        virtual = CodeScanner(**settings)
        virtual.start()
        try:
            async with at_work(virtual) as desk:
                await story(virtual, desk)
        finally:
            virtual.stop()

    asyncio.run(run())


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanner, "BACK_S", 0.05)


@pytest.mark.parametrize("ending", [b"\r\n", b"\r", b"\n", b"\t", b""])
@pytest.mark.parametrize("code", [b"0012345678", PASSPORT, LICENCE, bytes(range(256)) * 8])
def test_a_scan_comes_whole_whatever_stands_in_it_and_behind_it(code: bytes, ending: bytes) -> None:
    async def story(virtual: CodeScanner, desk: Desk) -> None:
        await virtual.scan(code)
        assert await desk.next() == code + ending

    play(story, ending=ending)


def test_one_scan_after_another_are_two() -> None:
    async def story(virtual: CodeScanner, desk: Desk) -> None:
        for code in (LICENCE, PASSPORT):
            await virtual.scan(code)
            assert await desk.next() == code + b"\r\n"

    play(story)


@pytest.mark.parametrize("fault", sorted(CodeScanner.faults, key=lambda fault: fault.value))
@pytest.mark.parametrize("code", [LICENCE, PASSPORT], ids=["licence", "passport"])
def test_whatever_happens_on_the_way_the_next_scan_is_right(code: bytes, fault: Fault) -> None:
    today, right = date(2026, 11, 20), {"Sample", "Eriksson"}

    async def story(virtual: CodeScanner, desk: Desk) -> None:
        await virtual.scan(code, fault)
        if fault is Fault.LINK_LOST:
            await desk.until(Trouble.UNPLUGGED)
            virtual.start()
            await desk.until(None)
        elif fault is not Fault.ASLEEP:
            read = scanned(await desk.next(), None, today)
            assert isinstance(read, CardRefused) or (isinstance(read, DocumentRead) and read.family in right)
        await virtual.scan(code)
        assert scanned(await desk.next(), None, today) == scanned(code, None, today)

    assert not isinstance(scanned(code, None, today), CardRead | CardRefused)
    play(story)


def test_a_scanner_that_is_not_there_is_said_so_and_taken_up_when_it_comes() -> None:
    async def story(virtual: CodeScanner, desk: Desk) -> None:
        virtual.unplug()
        await desk.until(Trouble.UNPLUGGED)
        await desk.until(Trouble.NOT_FOUND)
        virtual.start()
        await desk.until(None)
        await virtual.scan(PASSPORT)
        assert await desk.next() == PASSPORT + b"\r\n"

    play(story)


def test_what_is_too_long_for_a_code_is_left_out_and_the_next_one_is_heard() -> None:
    async def run() -> None:
        link = ScriptLink([("", b"x" * SCAN_MAX), ("", b"y")], ends=False)
        found = scans(link)
        waiting = asyncio.ensure_future(anext(found))
        told, _ = await asyncio.wait([waiting], timeout=3 * scanner.QUIET_S)
        assert not told
        link.send("", b"0012")
        assert await waiting == b"0012"
        await found.aclose()

    asyncio.run(run())
