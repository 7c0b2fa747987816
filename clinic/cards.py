"""Patient cards: a compact JWS that the clinic signs and a kiosk checks offline with the clinic's public key."""

import json
from datetime import datetime

import sqlalchemy as sa
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from care.people import Known
from clinic import records
from clinic.errors import RefusedError
from clinic.records import Resource
from clinic.store import Store, fact, facts, put

KEY = "signing-key"
CARD_TYPE = "carepost-card"
CARD_LENGTH = 2000


def clinic_key(store: Store) -> ECKey:
    """Give the clinic's own signing key (ES256), made on first use."""

    def work(connection: sa.Connection) -> str:
        kept = fact(connection, KEY)
        if kept is None:
            kept = json.dumps(ECKey.generate_key("P-256").as_dict(private=True))
            put(connection, facts, name=KEY, value=kept)
        return kept

    return ECKey.import_key(json.loads(store.writing(work)))


def public_key(key: ECKey) -> dict[str, str]:
    """The half that every kiosk may have."""
    public = key.as_dict(private=False)
    return {**{name: str(public[name]) for name in ("kty", "crv", "x", "y")}, "alg": "ES256", "kid": key.thumbprint()}


def make_card(store: Store, patient_id: str, now: datetime) -> str:
    """Sign the card of a patient whom the clinic knows: {sub, given, initial, birth_year, iat}."""
    found = store.reading(lambda connection: records.read(connection, "Patient", patient_id.removeprefix("Patient/")))
    known = known_from(found.shown()) if found and found.source == records.OURS else None
    if known is None:
        raise RefusedError(404, "not-found", "This clinic has no patient of that id with a name and a birth date.")
    key = clinic_key(store)
    header = {"alg": "ES256", "typ": CARD_TYPE, "kid": key.thumbprint()}
    claims = {"sub": known.reference, **said(known), "iat": int(now.timestamp())}
    del claims["reference"]
    return jws.serialize_compact(header, json.dumps(claims, separators=(",", ":")), key)


def read_card(text: str, key: ECKey) -> str | None:
    """Give the patient's reference from a card that this clinic signed; None when it is not one."""
    if len(text) > CARD_LENGTH:
        return None
    try:
        found = jws.deserialize_compact(text.strip().encode(), key, algorithms=["ES256"])
        if found.headers().get("typ") != CARD_TYPE:
            return None
        reference = json.loads(found.payload)["sub"]
    except (JoseError, ValueError, KeyError, TypeError):
        return None
    return reference if isinstance(reference, str) else None


def known_from(patient: Resource) -> Known | None:
    """Say of a Patient only what "Is this you?" needs; None when it has no name or birth date."""
    name = next((one for one in patient.get("name", []) if one.get("given")), None)
    birth = str(patient.get("birthDate", ""))[:4]
    if name is None or not birth.isdigit():
        return None
    return Known(
        reference=f"Patient/{patient['id']}",
        given=str(name["given"][0]),
        initial=str(name.get("family", ""))[:1],
        birth_year=int(birth),
    )


def said(known: Known) -> dict[str, str | int]:
    """The answer that a kiosk gets."""
    return {
        "reference": known.reference,
        "given": known.given,
        "initial": known.initial,
        "birth_year": known.birth_year,
    }
