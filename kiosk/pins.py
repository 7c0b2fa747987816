"""PINs of staff: kept as scrypt hashes, compared in constant time, never logged."""

import base64
import hashlib
import hmac
import secrets

_N, _R, _P, _SALT_BYTES = 2**14, 8, 1, 16
_PREFIX = "scrypt"


def hashed(pin: str) -> str:
    """Return what the configuration keeps instead of the PIN."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return "$".join((_PREFIX, base64.b64encode(salt).decode(), base64.b64encode(_digest(pin, salt)).decode()))


def matches(pin: str, kept: str) -> bool:
    """Tell whether this is the PIN; an empty or foreign hash matches nothing."""
    parts = kept.split("$")
    if len(parts) != 3 or parts[0] != _PREFIX:
        return False
    try:
        salt, digest = base64.b64decode(parts[1]), base64.b64decode(parts[2])
    except ValueError:
        return False
    return hmac.compare_digest(_digest(pin, salt), digest)


def _digest(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_N, r=_R, p=_P)
