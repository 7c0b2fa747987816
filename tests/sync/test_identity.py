"""A kiosk's own key: what it signs can be checked by anybody who has its public half."""

from pathlib import Path
from uuid import UUID

from joserfc import jwt
from joserfc.jwk import ECKey

from sync.identity import KioskIdentity, load_identity, new_private_key, public_jwk, save_identity, thumbprint
from sync.store import Store
from tests.sync.conftest import KEY

KIOSK = UUID(int=7)
AUDIENCE = "https://clinic.example/oauth/token"


def identity() -> KioskIdentity:
    return KioskIdentity(client_id=KIOSK, private_key=new_private_key(), clinic_url="https://clinic.example")


def test_an_assertion_is_signed_with_our_key_and_says_what_the_rfc_asks():
    kiosk = identity()
    key = ECKey.import_key(public_jwk(kiosk.private_key))
    token = jwt.decode(kiosk.assertion(AUDIENCE, 1000.5), key, algorithms=["ES256"])
    assert token.header == {"alg": "ES256", "typ": "JWT", "kid": key.thumbprint()}
    assert token.claims["iss"] == token.claims["sub"] == str(KIOSK)
    assert token.claims["aud"] == AUDIENCE
    assert 0 < token.claims["exp"] - token.claims["iat"] <= 300


def test_no_two_assertions_have_the_same_name():
    kiosk = identity()
    key = ECKey.import_key(public_jwk(kiosk.private_key))
    names = {jwt.decode(kiosk.assertion(AUDIENCE, 0), key).claims["jti"] for _ in range(5)}
    assert len(names) == 5


def test_a_thumbprint_is_that_of_the_rfc():
    jwk = public_jwk(identity().private_key)
    assert thumbprint(jwk) == ECKey.import_key(jwk).thumbprint()
    assert set(jwk) == {"kty", "crv", "x", "y"}  # and never the private half


def test_an_identity_is_kept_in_the_sealed_store_and_never_shown(folder: Path):
    kiosk = identity()
    store = Store.open(folder, KEY)
    assert load_identity(store) is None
    save_identity(store, kiosk)
    store.close()
    again = Store.open(folder, KEY)
    assert load_identity(again) == kiosk
    again.close()
    assert "private" not in repr(kiosk)
