"""A card is believed only with the clinic's signature."""

import json

import pytest
from joserfc import jws
from joserfc.jwk import ECKey

from care.people import Known
from kiosk.cards import CARD_MAX, CardError, read_card

CLINIC = ECKey.generate_key("P-256")
KEY = json.dumps(CLINIC.as_dict(private=False)).encode()
CLAIMS = {"sub": "Patient/1", "given": "Halima", "initial": "O", "birth_year": 1952}


def card(claims: object = CLAIMS, key: ECKey = CLINIC) -> str:
    return jws.serialize_compact({"alg": "ES256"}, json.dumps(claims).encode(), key)


def test_a_card_of_this_clinic_names_its_patient() -> None:
    assert read_card(card(), KEY) == Known(reference="Patient/1", given="Halima", initial="O", birth_year=1952)


@pytest.mark.parametrize(
    "text",
    [
        card(key=ECKey.generate_key("P-256")),
        card(claims={"sub": "Patient/1"}),
        card()[:-8] + "AAAAAAAA",
        "https://example.org/menu",
        "",
        "é" * 40,
        "x" * (CARD_MAX + 1),
    ],
)
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(CardError):
        read_card(text, KEY)


def test_without_the_clinics_key_no_card_is_believed() -> None:
    with pytest.raises(CardError, match="enrol"):
        read_card(card(), None)
