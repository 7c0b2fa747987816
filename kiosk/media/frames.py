"""Pictures between two processes: a small ring of I420 frames in memory that has no name and dies with its users.

The kiosk makes the memory and hands it to its child. On Linux it is a memfd, on macOS a shared memory object whose
name is removed at once, on Windows a named mapping that the system drops with its last handle: nothing is left behind
whichever side is killed. The newest frame wins; a reader that is overtaken while it copies tries again.
"""

import mmap
import os
import secrets
import struct
import sys
from dataclasses import dataclass
from typing import Self

WIDTH_MAX, HEIGHT_MAX = 1280, 720
SLOTS = 3
_HEADER = struct.Struct("=Q")
"""Sequence number of the newest whole frame; 0 while there is none."""
_SLOT = struct.Struct("=QII")
"""Sequence number (0 while it is being written), width, height."""
_START = 64
_SLOT_BYTES = 64 + WIDTH_MAX * HEIGHT_MAX * 3 // 2
RING_BYTES = _START + SLOTS * _SLOT_BYTES


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture, copied out of the ring: planes Y, U, V without padding."""

    seq: int
    width: int
    height: int
    i420: bytes

    @property
    def y(self) -> memoryview:
        return memoryview(self.i420)[: self.width * self.height]

    @property
    def u(self) -> memoryview:
        start = self.width * self.height
        return memoryview(self.i420)[start : start + start // 4]

    @property
    def v(self) -> memoryview:
        start = self.width * self.height * 5 // 4
        return memoryview(self.i420)[start:]


class FrameRing:
    """Shared memory for one stream of pictures. `handle` is what the child needs to attach to it."""

    def __init__(self, memory: mmap.mmap, handle: str, fd: int | None = None) -> None:
        self._memory = memory
        self.handle = handle
        self.fd = fd
        self._seq: int = _HEADER.unpack_from(memory)[0]

    @classmethod
    def create(cls) -> Self:
        """New memory, all empty; it takes room only once it is written to."""
        if sys.platform == "win32":
            tag = f"carepost-{secrets.token_hex(16)}"
            return cls(mmap.mmap(-1, RING_BYTES, tagname=tag), f"tag:{tag}")
        fd = _nameless_memory()
        os.ftruncate(fd, RING_BYTES)
        return cls(mmap.mmap(fd, RING_BYTES), f"fd:{fd}", fd)

    @classmethod
    def attach(cls, handle: str) -> Self:
        """The memory that our parent handed to us."""
        name = handle.partition(":")[2]
        if sys.platform == "win32":
            return cls(mmap.mmap(-1, RING_BYTES, tagname=name), handle)
        return cls(mmap.mmap(int(name), RING_BYTES), handle, int(name))

    def write(self, width: int, height: int, i420: bytes | bytearray | memoryview) -> int:
        """Put one picture in, planes in a row without padding; returns its sequence number (from 1 on)."""
        pixels = memoryview(i420).cast("B")
        if not (0 < width <= WIDTH_MAX and 0 < height <= HEIGHT_MAX and len(pixels) == width * height * 3 // 2):
            raise ValueError(f"a picture of {width}x{height} in {len(pixels)} bytes does not fit the ring")
        self._seq += 1
        slot = _slot(self._seq)
        _SLOT.pack_into(self._memory, slot, 0, width, height)
        self._memory[slot + 64 : slot + 64 + len(pixels)] = pixels
        _SLOT.pack_into(self._memory, slot, self._seq, width, height)
        _HEADER.pack_into(self._memory, 0, self._seq)
        return self._seq

    def wipe(self) -> None:
        """Leave no picture in memory; the next one goes on counting."""
        _HEADER.pack_into(self._memory, 0, 0)
        if hasattr(mmap, "MADV_REMOVE"):
            self._memory.madvise(mmap.MADV_REMOVE)
        else:
            self._memory[:] = bytes(RING_BYTES)

    def close(self) -> None:
        """Let go of the memory; it is freed when the other side has let go too."""
        self._memory.close()
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None

    def latest(self, after_seq: int = 0) -> Frame | None:
        """The newest picture if it is newer than `after_seq`, else None."""
        for _ in range(SLOTS):
            (seq,) = _HEADER.unpack_from(self._memory)
            if seq == 0 or seq == after_seq:
                return None
            frame = self._copy(seq)
            if frame is not None:
                return frame
        return None

    def _copy(self, seq: int) -> Frame | None:
        slot = _slot(seq)
        found, width, height = _SLOT.unpack_from(self._memory, slot)
        pixels = self._memory[slot + 64 : slot + 64 + width * height * 3 // 2]
        still = _SLOT.unpack_from(self._memory, slot)
        whole = found == seq and still == (seq, width, height)
        return Frame(seq, width, height, pixels) if whole else None


def _slot(seq: int) -> int:
    return _START + (seq % SLOTS) * _SLOT_BYTES


def _nameless_memory() -> int:
    if sys.platform == "linux":
        return os.memfd_create("carepost-frames", os.MFD_CLOEXEC)
    from _posixshmem import shm_open, shm_unlink  # type: ignore[import-not-found]  # typed on macOS only

    # macOS has no memfd; the name lives for an instant.
    name = f"/carepost-{secrets.token_hex(8)}"
    fd = shm_open(name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    shm_unlink(name)
    return int(fd)
