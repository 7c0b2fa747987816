"""A virtual code scanner on a serial line: it sends what is held to it, with all that may happen on the way."""

import asyncio
from random import Random

from peripherals.simulator.faults import Fault
from peripherals.simulator.pty import Pty

_HALF_S = 0.03
_LATE_S = 0.3


class CodeScanner:
    """Scans what it is told to, at `path`. `ending` is what it is set to put behind each scan."""

    faults = frozenset(
        {
            Fault.ASLEEP,
            Fault.DELAY,
            Fault.DROP,
            Fault.DUPLICATE,
            Fault.GARBLE,
            Fault.LINK_LOST,
            Fault.STALL,
            Fault.TRUNCATE,
        }
    )

    def __init__(self, *, seed: int = 1, ending: bytes = b"\r\n") -> None:
        self._line = Pty()
        self._chance = Random(f"scanner/{seed}")  # noqa: S311 - believable, not secret
        self.ending = ending
        self.path = self._line.path

    def start(self) -> None:
        """Be plugged in."""
        self._line.plug_in()

    def stop(self) -> None:
        """Be unplugged, and gone."""
        self._line.remove()

    def unplug(self) -> None:
        """Be unplugged; `start` is being plugged in again."""
        self._line.pull()

    async def scan(self, code: bytes, fault: Fault | None = None) -> None:
        """Read one code and send it, in two pieces as USB does."""
        if fault is Fault.ASLEEP:
            return
        if fault is Fault.DELAY:
            await asyncio.sleep(_LATE_S)
        sent = self._suffered(code, fault)
        middle = len(sent) // 2
        self._line.write(sent[:middle])
        await asyncio.sleep(_HALF_S)
        if fault is Fault.LINK_LOST:
            self._line.pull()
        elif fault is not Fault.STALL:
            self._line.write(sent[middle:] + self.ending)

    def _suffered(self, code: bytes, fault: Fault | None) -> bytes:
        at = self._chance.randrange(len(code))
        match fault:
            case Fault.DROP:
                return code[:at] + code[at + 1 :]
            case Fault.DUPLICATE:
                return code + self.ending + code
            case Fault.GARBLE:
                return code[:at] + self._chance.randbytes(3) + code[at + 3 :]
            case Fault.TRUNCATE:
                return code[:at]
        return code
