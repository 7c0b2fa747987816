"""A cable that can be pulled: a pseudo-terminal at a path that stays the same. Windows has none."""

import os
import tty
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp


class Pty:
    """The device's end of a serial line; whoever wants to speak with it opens `path`."""

    def __init__(self) -> None:
        self._folder = Path(mkdtemp(prefix="carepost-pty-"))
        self.path = str(self._folder / "port")
        self._ends: tuple[int, ...] = ()

    @property
    def fd(self) -> int:
        """The file to read from and write to; OSError when the cable is pulled."""
        if not self._ends:
            raise OSError("the cable is pulled")
        return self._ends[0]

    def plug_in(self) -> None:
        """Put the cable in."""
        master, slave = self._ends = os.openpty()
        tty.setraw(slave)
        os.set_blocking(master, False)
        Path(self.path).symlink_to(os.ttyname(slave))

    def pull(self) -> None:
        """Pull the cable out, if it is in."""
        Path(self.path).unlink(missing_ok=True)
        for end in self._ends:
            os.close(end)
        self._ends = ()

    def write(self, data: bytes) -> None:
        """Send; what nobody takes in time, or with the cable pulled, is lost."""
        with suppress(OSError):
            os.write(self.fd, data)

    def remove(self) -> None:
        """Leave nothing behind."""
        self.pull()
        self._folder.rmdir()
