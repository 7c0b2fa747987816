"""A lock on a folder that the operating system gives back when its holder dies, however it dies."""

import os
import sys
from pathlib import Path

from sync.errors import StoreBusyError

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        # Far beyond the text, because a locked range cannot be read on Windows.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held from birth until `release`, or until the process ends."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except OSError:
            holder = os.pread(self._descriptor, 20, 0).decode(errors="replace") if hasattr(os, "pread") else ""
            os.close(self._descriptor)
            who = f"process {holder}" if holder.isdigit() else "another program"
            raise StoreBusyError(f"{path.parent} is in use by {who}; close that kiosk first") from None
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, str(os.getpid()).encode())

    def release(self) -> None:
        """Give the folder back; harmless when already given back."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1
