"""The second copy of every frozen visit: sealed records, appended and never rewritten.

A record is `CPJ1`, the length of the rest (4 bytes, big-endian), a nonce of 12 bytes, and the AES-256-GCM
text. A torn or rotten record is stepped over by looking for the next mark: it spares its neighbours.
"""

import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARK = b"CPJ1"
NONCE_BYTES = 12


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What was frozen, as it went into the outbox."""

    visit_id: UUID
    bundle_id: UUID
    patient_key: str
    probe: str
    body: bytes
    at: datetime


def flush(descriptor: int) -> None:
    """Do not return before the bytes are on the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # fsync alone leaves the bytes in the drive's cache
    elif sys.platform == "win32":
        os.fsync(descriptor)
    else:
        os.fdatasync(descriptor)


def flush_folder(folder: Path) -> None:
    """Make the names of new files in `folder` survive a power cut (Windows does so by itself)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Journal:
    """The journal files of one store, a file a month, sealed with a key of their own."""

    def __init__(self, folder: Path, store_key: bytes) -> None:
        self._folder = folder
        self._seal = AESGCM(_journal_key(store_key))
        self._file: tuple[Path, int] | None = None

    def append(self, entry: Entry) -> None:
        """Write one record and wait until it is on the disk."""
        nonce = os.urandom(NONCE_BYTES)
        sealed = nonce + self._seal.encrypt(nonce, msgspec.msgpack.encode(entry), MARK)
        descriptor = self._descriptor(entry.at)
        _write(descriptor, MARK + len(sealed).to_bytes(4, "big") + sealed)
        flush(descriptor)

    def entries(self) -> Iterator[Entry]:
        """Give every record that can still be read, oldest first."""
        for path in sorted(self._folder.glob("journal-*.cpj")):
            yield from self._read(path.read_bytes())

    def opens(self) -> bool:
        """Say whether this key opens at least one record."""
        return next(self.entries(), None) is not None

    def close(self) -> None:
        if self._file:
            os.close(self._file[1])
            self._file = None

    def _descriptor(self, at: datetime) -> int:
        path = self._folder / f"journal-{at:%Y%m}.cpj"
        if self._file is None or self._file[0] != path:
            self.close()
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            self._file = (path, os.open(path, flags, 0o600))
            flush_folder(self._folder)
        return self._file[1]

    def _read(self, content: bytes) -> Iterator[Entry]:
        at = content.find(MARK)
        while at >= 0:
            start = at + len(MARK) + 4
            end = start + int.from_bytes(content[at + len(MARK) : start], "big")
            entry = self._opened(content[start:end])
            if entry is not None:
                yield entry
            at = content.find(MARK, end if entry is not None else at + 1)

    def _opened(self, sealed: bytes) -> Entry | None:
        try:
            plain = self._seal.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], MARK)
            return msgspec.msgpack.decode(plain, type=Entry)
        except (InvalidTag, ValueError, msgspec.MsgspecError):
            return None


def _write(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]


def _journal_key(store_key: bytes) -> bytes:
    """A key of its own, so that one key never serves two ciphers."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"carepost journal").derive(store_key)
