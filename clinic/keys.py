"""Where the key of the clinic's database comes from: beside a training store, else where the operator said."""

import secrets
import stat
import sys
from pathlib import Path

from clinic.errors import KeyRefusedError
from clinic.settings import Settings
from sync.keys import write_private

KEY_BYTES = 32
TRAINING_KEY = "training.key"
LIVE_KEY = "clinic.key"
SERVICE = "carepost-clinic"
SAFE_KEYRINGS = frozenset(
    {
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.SecretService.Keyring",
    }
)


def key_for(settings: Settings, database: Path) -> bytes:
    """Give the 32 bytes that open `database`; a key is made only while there is no database yet."""
    training = settings.data / TRAINING_KEY
    if settings.mode == "training":
        return _file_key(training, database)
    if training.exists():
        raise KeyRefusedError(f"{training} is a training key; a live clinic needs a data of its own")
    if settings.key == "file":
        return _file_key(settings.data / LIVE_KEY, database)
    return _keyring_key(database)


def _file_key(file: Path, database: Path) -> bytes:
    if not file.exists():
        _require_new(database, f"its key file {file} is missing")
        write_private(file, secrets.token_hex(KEY_BYTES).encode())
    if sys.platform != "win32" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        raise KeyRefusedError(f"{file} can be read by others; make it private with: chmod 600 {file}")
    return _parsed(file.read_text(encoding="ascii"), str(file))


def _keyring_key(database: Path) -> bytes:
    import keyring
    from keyring.errors import KeyringError

    backend = keyring.get_keyring()
    name = f"{type(backend).__module__}.{type(backend).__qualname__}"
    if name not in SAFE_KEYRINGS:
        raise KeyRefusedError(
            f'this machine has no safe keyring ({name}); set key = "file" to keep the key in a private file in data'
        )
    entry = str(database.resolve())
    try:
        kept = backend.get_password(SERVICE, entry)
        if kept is None:
            _require_new(database, "the keyring has no key for it")
            kept = secrets.token_hex(KEY_BYTES)
            backend.set_password(SERVICE, entry, kept)
    except KeyringError as error:
        raise KeyRefusedError(f"the system's keyring cannot be used: {error}") from error
    return _parsed(kept, f"the keyring's entry {SERVICE}")


def _require_new(database: Path, why: str) -> None:
    if database.exists():
        raise KeyRefusedError(f"there is a database at {database}, but {why}; a new key would not open it")


def _parsed(text: str, where: str) -> bytes:
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyRefusedError(f"{where} does not hold a key ({2 * KEY_BYTES} hexadecimal digits)")
    return key
