"""An X screen of our own whose pixels are read from its memory: what a person before it would see."""

import mmap
import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.int16]
_HEADER = struct.Struct(">25I")


class XScreen:
    """The screen of an Xvfb."""

    def __init__(self, display: str, memory: Path) -> None:
        self.display = display
        with memory.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = _HEADER.unpack_from(self._memory)
        self._start = header[0] + header[19] * 12
        self.width, self.height, self._row_bytes = header[4], header[5], header[12]

    def look(self, every: int = 4) -> Pixels:
        """Take a picture in grey, one pixel of each `every` in both directions."""
        rows = np.frombuffer(self._memory, np.uint8, self.height * self._row_bytes, self._start)
        pixels = rows.reshape(self.height, self._row_bytes // 4, 4)[::every, : self.width : every, :3]
        return pixels.astype(np.int16).mean(axis=2).astype(np.int16)


@contextmanager
def x_screen(folder: Path, width: int, height: int) -> Iterator[XScreen]:
    """Run an Xvfb that keeps its pixels in `folder`."""
    told, tells = os.pipe()
    command = ["Xvfb", "-displayfd", str(tells), "-screen", "0", f"{width}x{height}x24", "-fbdir", str(folder)]
    server = subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=[tells], stderr=subprocess.DEVNULL)
    os.close(tells)
    try:
        with os.fdopen(told) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield XScreen(f":{number}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait(timeout=10)
