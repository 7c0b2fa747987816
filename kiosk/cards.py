"""A patient's card: a compact JWS signed by the clinic, checked here without the network."""

import json

import msgspec
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from care.errors import BadInputError
from care.people import Known

CARD_MAX = 2048


class CardError(BadInputError):
    """What was held to the camera is not a card of this clinic."""

    code = "card-not-ours"


class _Claims(msgspec.Struct):
    sub: str
    given: str
    initial: str
    birth_year: int


def read_card(text: str, key: bytes | None) -> Known:
    """Check the signature and return whom the card names.

    `key` is the clinic's public key as JWK (JSON), kept since enrolment. Raises CardError.
    """
    if key is None:
        raise CardError("this station has no clinic key yet: enrol it")
    if len(text) > CARD_MAX:
        raise CardError("too long for a card")
    try:
        payload = jws.deserialize_compact(text, ECKey.import_key(json.loads(key)), algorithms=["ES256"]).payload
        claims = msgspec.json.decode(payload, type=_Claims)
    except (JoseError, ValueError, msgspec.DecodeError) as error:
        raise CardError(f"not signed by this clinic ({type(error).__name__})") from error
    return Known(reference=claims.sub, given=claims.given, initial=claims.initial, birth_year=claims.birth_year)
