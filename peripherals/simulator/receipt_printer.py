"""A virtual receipt printer, on a socket or a serial line, with everything that may be wrong with it.

It understands what Carepost sends, answers DLE EOT wherever it stands as the real ones do, and keeps what was printed.
"""

import os
import re
import select
import socket
import time
from contextlib import suppress
from enum import Enum
from pathlib import Path
from threading import Thread

import numpy as np

from peripherals.codecs import escpos
from peripherals.simulator.pty import Pty

_TICK_S = 0.01
_SLOW_ROWS_S = 500.0
_TORN_ROWS = 200
_REAL_TIME = re.compile(rb"\x10\x04(?P<asked>[\x01-\x04])|" + re.escape(escpos.CLEAR), re.DOTALL)
_ENOUGH = 6
"""A command's longest head: before that many bytes it may not be known yet."""


class PrinterFault(Enum):
    """What is wrong with it; the last four begin in the middle of a receipt."""

    PAPER_OUT = "paper-out"
    PAPER_LOW = "paper-low"
    COVER_OPEN = "cover-open"
    OFFLINE = "offline"
    CUTTER = "cutter"
    NO_ANSWER = "no-answer"
    GARBLED = "garbled"
    SLOW = "slow"
    NO_DONE = "no-done"
    ENDS = "ends"
    OPENED = "opened"
    HANGS_UP = "hangs-up"
    DEAF = "deaf"


_MIDWAY = frozenset({PrinterFault.ENDS, PrinterFault.OPENED, PrinterFault.HANGS_UP, PrinterFault.DEAF})
_NO_PAPER = frozenset({PrinterFault.PAPER_OUT, PrinterFault.ENDS})
_OPEN = frozenset({PrinterFault.COVER_OPEN, PrinterFault.OPENED})


class Paper:
    """The printer without its road: bytes in, answers out, rows on paper."""

    def __init__(self) -> None:
        self.fault: PrinterFault | None = None
        self.receipts: list[bytes] = []
        """The rows of each receipt that was cut off, 72 bytes a row."""
        self.torn = b""
        """What stands on the paper that was not cut yet."""
        self.strange = 0
        """How many bytes came that are no command it knows."""
        self._waiting = b""
        self._late = 0.0
        self._set_in: PrinterFault | None = None
        self._garbles = 0

    @property
    def hangs_up(self) -> bool:
        """Tell whether it has just gone."""
        return self._now() is PrinterFault.HANGS_UP

    def take(self, data: bytes) -> bytes:
        """Take what arrives, and give what it answers at once."""
        answers = b""
        if self._now() in (PrinterFault.DEAF, PrinterFault.HANGS_UP):
            return b""
        self._waiting += data
        while found := _REAL_TIME.search(self._waiting):
            before, after = self._waiting[: found.start()], self._waiting[found.end() :]
            if found["asked"]:
                answers += self._answer(found["asked"][0])
                self._waiting = before + after
            else:
                self._waiting, self.torn = after, b""
        return answers

    def work(self) -> bytes:
        """Print what waits, as far as its state allows, and give what it answers when it gets there."""
        answers = b""
        while self._waiting and not self._stands():
            size, answer = self._step(self._waiting)
            if not size:
                break
            self._waiting = self._waiting[size:]
            answers += answer
        return answers

    def _now(self) -> PrinterFault | None:
        """The fault that has set in by now."""
        if self.fault not in _MIDWAY or len(self.torn) >= _TORN_ROWS * 72:
            self._set_in = self.fault
        return self.fault if self.fault is self._set_in else None

    def _stands(self) -> bool:
        now = self._now()
        slow = now is PrinterFault.SLOW and time.monotonic() < self._late
        return slow or now in _NO_PAPER | _OPEN | {PrinterFault.OFFLINE, PrinterFault.CUTTER}

    def _step(self, data: bytes) -> tuple[int, bytes]:
        """Carry out one command: how long it was (0 while it is not all there), and the answer."""
        if data.startswith(b"\x1d" + b"v0") and len(data) >= 8:
            width, height = int.from_bytes(data[4:6], "little"), int.from_bytes(data[6:8], "little")
            if len(data) < 8 + width * height:
                return 0, b""
            rows = np.frombuffer(data[8 : 8 + width * height], np.uint8).reshape(height, width)
            self._late = time.monotonic() + height / _SLOW_ROWS_S
            self.torn += np.pad(rows, ((0, 0), (0, 72 - width))).tobytes()
            return 8 + width * height, b""
        if data.startswith(b"\x1dVB") and len(data) >= 4:
            self.receipts.append(self.torn)
            self.torn = b""
            return 4, b""
        if data.startswith(escpos.ASK_DONE):
            return 3, b"" if self.fault is PrinterFault.NO_DONE else b"\x00"
        for head, size in ((b"\x1b@", 2), (b"\x1bd", 3)):
            if data.startswith(head) and len(data) >= size:
                return size, b""
        if len(data) < _ENOUGH and data[:1] in (b"\x1b", b"\x1d", b"\x10"):
            return 0, b""
        self.strange += 1
        return 1, b""

    def _answer(self, asked: int) -> bytes:
        now = self._now()
        if now is PrinterFault.NO_ANSWER:
            return b""
        if now is PrinterFault.GARBLED:
            self._garbles += 1
            if self._garbles % 2:
                return b"\xff"
        offline = now in _NO_PAPER | _OPEN | {PrinterFault.OFFLINE, PrinterFault.CUTTER}
        bits = {
            escpos.PRINTER: 0x08 * offline,
            escpos.OFFLINE_CAUSE: 0x04 * (now in _OPEN)
            | 0x20 * (now in _NO_PAPER)
            | 0x40 * (now is PrinterFault.CUTTER),
            escpos.ERROR_CAUSE: 0x08 * (now is PrinterFault.CUTTER),
            escpos.PAPER: 0x0C * (now in _NO_PAPER | {PrinterFault.PAPER_LOW}) | 0x60 * (now in _NO_PAPER),
        }[asked]
        return bytes([0x12 | bits])


class ReceiptPrinter:
    """The printer at `where`: on a socket of this machine, or with `serial` on a line. Runs in a thread of its own."""

    def __init__(self, *, serial: bool = False) -> None:
        self.paper = Paper()
        self._line = Pty() if serial else None
        self._server = None if serial else socket.create_server(("127.0.0.1", 0))
        self._caller: socket.socket | None = None
        self._at_work = True
        if self._line is not None:
            self._line.plug_in()
        self._thread = Thread(target=self._work, name="virtual receipt printer", daemon=True)
        self._thread.start()

    @property
    def where(self) -> str:
        """Where it is, as `ReceiptPrinter` is told."""
        if self._line is not None:
            return self._line.path
        assert self._server is not None
        return f"127.0.0.1:{self._server.getsockname()[1]}"

    def picture(self, number: int = -1) -> "np.ndarray[tuple[int, int], np.dtype[np.uint8]]":
        """Give a receipt as grey pixels, one a dot."""
        rows = np.frombuffer(self.paper.receipts[number], np.uint8).reshape(-1, 72)
        return np.where(np.unpackbits(rows, axis=1), 0, 255).astype(np.uint8)

    def save(self, path: Path, number: int = -1) -> None:
        """Write a receipt as a PNG."""
        from peripherals.cameras.camera import opencv

        path.write_bytes(opencv().imencode(".png", self.picture(number))[1].tobytes())

    def close(self) -> None:
        """Switch it off."""
        self._at_work = False
        self._thread.join()
        self._hang_up()
        if self._server is not None:
            self._server.close()
        if self._line is not None:
            self._line.remove()

    def _work(self) -> None:
        while self._at_work:
            with suppress(OSError):
                self._hear()
                self._say(self.paper.work())
                if self.paper.hangs_up:
                    self._hang_up()

    def _hear(self) -> None:
        if self._line is not None:
            if select.select([self._line.fd], [], [], _TICK_S)[0]:
                self._say(self.paper.take(os.read(self._line.fd, 4096)))
            return
        assert self._server is not None
        end = self._caller or self._server  # one at a time; whoever comes meanwhile waits
        if not select.select([end], [], [], _TICK_S)[0]:
            return
        if self._caller is None:
            self._caller = self._server.accept()[0]
            return
        data = self._caller.recv(4096)
        self._say(self.paper.take(data))
        if not data:
            self._hang_up()

    def _say(self, data: bytes) -> None:
        if data and self._line is not None:
            self._line.write(data)
        elif data and self._caller is not None:
            self._caller.sendall(data)

    def _hang_up(self) -> None:
        if self._caller is not None:
            self._caller.close()
            self._caller = None
