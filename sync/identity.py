"""Who this kiosk is to a clinic: a client id and an ES256 key made on the device, kept in the sealed store."""

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import msgspec
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

if TYPE_CHECKING:
    from sync.store import Store

ASSERTION_SECONDS = 240
COORDINATE_BYTES = 32
SETTING = "identity"


class KioskIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """The id that the clinic gave, the private key (PKCS #8, DER), and the clinic that they are good for."""

    client_id: UUID
    private_key: bytes
    clinic_url: str

    def __repr__(self) -> str:
        return f"KioskIdentity({self.client_id})"  # a key never reaches a log by way of a traceback

    def assertion(self, audience: str, now_s: float) -> str:
        """A signed JWT that proves who we are to the token endpoint `audience` (RFC 7523), good for 4 minutes."""
        claims = {
            "iss": str(self.client_id),
            "sub": str(self.client_id),
            "aud": audience,
            "iat": int(now_s),
            "exp": int(now_s) + ASSERTION_SECONDS,
            "jti": str(uuid4()),
        }
        header = {"alg": "ES256", "typ": "JWT", "kid": thumbprint(public_jwk(self.private_key))}
        signed = f"{_part(header)}.{_part(claims)}"
        return f"{signed}.{_base64(_signature(self.private_key, signed.encode()))}"


def new_private_key() -> bytes:
    """Make a P-256 key (PKCS #8, DER). It never leaves the device."""
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def public_jwk(private_key: bytes) -> dict[str, str]:
    """The public half, as the clinic stores it."""
    numbers = _loaded(private_key).public_key().public_numbers()
    return {
        "kty": "EC",
        "crv": "P-256",
        "x": _base64(numbers.x.to_bytes(COORDINATE_BYTES, "big")),
        "y": _base64(numbers.y.to_bytes(COORDINATE_BYTES, "big")),
    }


def thumbprint(jwk: dict[str, str]) -> str:
    """The name of a public key (RFC 7638)."""
    canonical = {name: jwk[name] for name in ("crv", "kty", "x", "y")}
    return _base64(hashlib.sha256(json.dumps(canonical, separators=(",", ":")).encode()).digest())


def save_identity(store: "Store", identity: KioskIdentity) -> None:
    store.set_setting(SETTING, msgspec.msgpack.encode(identity))


def load_identity(store: "Store") -> KioskIdentity | None:
    """Give back what was saved; None when this kiosk is not enrolled."""
    kept = store.setting(SETTING)
    return None if kept is None else msgspec.msgpack.decode(kept, type=KioskIdentity)


def _loaded(private_key: bytes) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_der_private_key(private_key, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("a kiosk's key is an elliptic curve key")
    return key


def _signature(private_key: bytes, content: bytes) -> bytes:
    """JOSE wants r and s side by side, not in DER."""
    r, s = decode_dss_signature(_loaded(private_key).sign(content, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(COORDINATE_BYTES, "big") + s.to_bytes(COORDINATE_BYTES, "big")


def _part(value: Mapping[str, object]) -> str:
    return _base64(json.dumps(value, separators=(",", ":")).encode())


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
