"""Where the store's key comes from: an explicit chain, with no silent fall-back and never a prompt.

Training: a key file beside the store. Live: a key file that the operator names, else the credential that
the service manager hands over, else the system's keyring. A key is made only for a store that is not there.
"""

import os
import secrets
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from care.mode import Mode
from sync.errors import NoKeyError
from sync.journal import flush, flush_folder

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEY_BYTES = 32
KEY_FILE = "store.key"
NAME_FILE = "store.id"
CREDENTIAL = "carepost-store-key"
SERVICE = "carepost"

# Those that keep secrets with the system's own protection; all others (plaintext, null, fail …) are refused.
ALLOWED_KEYRINGS = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
    }
)


def key_for(
    path: Path,
    mode: Mode,
    *,
    insecure_key_file: Path | None = None,
    credentials: Path | None = None,
    keyring: "KeyringBackend | None" = None,
    allowed: frozenset[str] = ALLOWED_KEYRINGS,
) -> bytes:
    """Give the 32 bytes that open the store in the folder `path`, or raise NoKeyError with what to do.

    `insecure_key_file` is for operators who accept a key in a file; `credentials` is systemd's folder
    (`$CREDENTIALS_DIRECTORY` unless given); `keyring` replaces the system's own choice of backend.
    """
    try:
        if mode == "training":
            return _file_key(path / KEY_FILE, path)
        if (path / KEY_FILE).exists():
            raise NoKeyError(f"{path / KEY_FILE} is a training key; a live store needs a folder of its own")
        if insecure_key_file is not None:
            return _file_key(insecure_key_file, path)
        handed = credentials or _credentials_folder()
        if handed is not None and (handed / CREDENTIAL).is_file():
            return _parsed((handed / CREDENTIAL).read_bytes(), handed / CREDENTIAL)
        return _keyring_key(path, keyring or _system_keyring(allowed), allowed)
    except OSError as error:
        raise NoKeyError(f"the store's key cannot be read or kept: {error}") from error


def _file_key(file: Path, path: Path) -> bytes:
    if file.exists():
        _require_private(file)
        return _parsed(file.read_bytes(), file)
    _require_new(path, f"its key file {file} is missing")
    key = secrets.token_bytes(KEY_BYTES)
    write_private(file, key.hex().encode())
    return key


def _keyring_key(path: Path, backend: "KeyringBackend", allowed: frozenset[str]) -> bytes:
    from keyring.errors import KeyringError

    _require_allowed(backend, allowed)
    _require_unlocked(backend)
    name = _name(path)
    try:
        kept = backend.get_password(SERVICE, name) if name else None
        if kept is not None:
            return _parsed(kept.encode(), f"the keyring's entry {SERVICE}/{name}")
        _require_new(path, "the keyring has no key for it")
        key = secrets.token_bytes(KEY_BYTES)
        backend.set_password(SERVICE, name or _new_name(path), key.hex())
    except KeyringError as error:
        raise NoKeyError(f"the system's keyring cannot be used: {error}") from error
    return key


def _system_keyring(allowed: frozenset[str]) -> "KeyringBackend":
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    if isinstance(chosen, ChainerBackend):
        return next((backend for backend in chosen.backends if _class_name(backend) in allowed), chosen)
    return chosen


def _require_allowed(backend: "KeyringBackend", allowed: frozenset[str]) -> None:
    if _class_name(backend) not in allowed:
        raise NoKeyError(
            f"the keyring {_class_name(backend)} is not safe for a live store; hand the key over as the"
            f" systemd credential {CREDENTIAL}, or name a file as insecure_key_file in the configuration"
        )


def _require_unlocked(backend: "KeyringBackend") -> None:
    """A locked Secret Service would ask for a password over the kiosk: look before asking."""
    if _class_name(backend) != "keyring.backends.SecretService.Keyring":
        return
    import secretstorage

    try:
        with secretstorage.dbus_init() as bus:
            default = secretstorage.Collection(bus, "/org/freedesktop/secrets/aliases/default")
            locked = default.is_locked()
    except secretstorage.SecretStorageException as error:
        raise NoKeyError(f"the system's keyring does not answer: {error}") from error
    if locked:
        raise NoKeyError("the system's keyring is locked; unlock it at sign-in or use a systemd credential")


def _class_name(backend: "KeyringBackend") -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _credentials_folder() -> Path | None:
    folder = os.environ.get("CREDENTIALS_DIRECTORY")
    return Path(folder) if folder else None


def _name(path: Path) -> str | None:
    file = path / NAME_FILE
    return file.read_text(encoding="ascii").strip() if file.exists() else None


def _new_name(path: Path) -> str:
    name = str(uuid4())
    write_private(path / NAME_FILE, name.encode())
    return name


def _require_new(path: Path, why: str) -> None:
    if (path / "store.db").exists() or any(path.glob("journal-*.cpj")):
        raise NoKeyError(f"there is a store in {path}, but {why}; a new key would not open it")


def _require_private(file: Path) -> None:
    if sys.platform == "win32":
        return  # access is by the folder's own list there
    found = file.stat()
    if found.st_uid not in (0, os.geteuid()) or stat.S_IMODE(found.st_mode) & 0o077:
        raise NoKeyError(f"{file} can be read by others; make it private with: chmod 600 {file}")


def _parsed(content: bytes, where: Path | str) -> bytes:
    """A key is kept as 32 bytes or as 64 hexadecimal digits."""
    if len(content) == KEY_BYTES:
        return content
    try:
        key = bytes.fromhex(content.decode("ascii"))
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise NoKeyError(f"{where} does not hold a key ({KEY_BYTES} bytes or {2 * KEY_BYTES} hexadecimal digits)")
    return key


def write_private(file: Path, content: bytes) -> None:
    """Write a new file whole or not at all: half a key after a power cut would lock the store before it is used."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, content)
        flush(descriptor)
    finally:
        os.close(descriptor)
    try:
        os.link(new, file)  # unlike a rename it never replaces the key of another
    finally:
        new.unlink()
    flush_folder(file.parent)
