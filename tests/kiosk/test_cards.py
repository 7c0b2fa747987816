"""A card is believed only with the clinic's signature; of a document only name and birth date are taken."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import ECKey
from msgspec.structs import replace

from care.events import CardRead, CardRefused, DocumentRead
from care.people import Known
from kiosk.cards import CARD_MAX, CardError, read_card, scanned

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


TODAY = date(2026, 11, 20)
LICENCE = (
    b"@\n\x1e\rANSI 636000100102DL00410278ZV03190008DLDAQT64235789\nDCSSAMPLE\nDDEN\nDACMICHAEL\nDADJOHN\n"
    b"DBB06061986\nDBA12102024\nDBC1\nDAJVA\nDDB06062018\nDDD1\rZVZVA01\r"
)
VALID = LICENCE.replace(b"DBA12102024", b"DBA12102034")
PASSPORT = b"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD2 = b"I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
TD1 = b"I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
SAMPLE = DocumentRead(given="Michael", family="Sample", born=date(1986, 6, 6))
ANNA = DocumentRead(given="Anna Maria", family="Eriksson", born=date(1974, 8, 12), expired=True)


def test_a_card_of_the_clinic_is_one_whatever_the_scanner_puts_around_it() -> None:
    for data in (card().encode(), card().encode() + b"\r\n", b"\r" + card().encode() + b"\t"):
        assert scanned(data, KEY, TODAY) == CardRead(read_card(card(), KEY))


@pytest.mark.parametrize(
    "data",
    [
        VALID,
        VALID + b"\r\n",
        VALID.replace(b"\n", b"\r"),
        VALID.replace(b"\n\x1e\r", b"", 1),
        VALID.replace(b"\n", b"\r").replace(b"\x1e", b""),
    ],
    ids=["as printed", "with the scanner's end", "all Enter", "head left out", "no record separator"],
)
def test_a_licence_gives_name_and_birth_date_however_its_lines_end(data: bytes) -> None:
    assert scanned(data, KEY, TODAY) == SAMPLE


@pytest.mark.parametrize(
    "zone", [PASSPORT, TD2, TD1, PASSPORT.replace(b"\n", b"\r\n") + b"\r\n", TD1.replace(b"\n", b"")]
)
def test_a_travel_document_gives_name_and_birth_date_and_says_when_it_has_expired(zone: bytes) -> None:
    assert scanned(zone, KEY, TODAY) == ANNA
    assert scanned(zone, KEY, date(2012, 4, 15)) == replace(ANNA, expired=False), "on its last day"


def test_an_expired_licence_is_told_and_one_without_a_date_is_not() -> None:
    assert scanned(LICENCE, KEY, TODAY) == replace(SAMPLE, expired=True)
    assert scanned(LICENCE.replace(b"DBA12102024\n", b""), KEY, TODAY) == SAMPLE


def test_a_name_that_nobody_shouted_stays_as_it_is() -> None:
    read = scanned(
        VALID.replace(b"SAMPLE", b"McAllister").replace(b"MICHAEL", "JOSÉ MARÍA".encode("latin-1")), KEY, TODAY
    )
    assert read == replace(SAMPLE, given="José María", family="McAllister")


def test_a_passport_without_the_day_of_birth_still_gives_the_name() -> None:
    assert mrz_of(b"74<<<<", b"1") == replace(ANNA, born=None)


def mrz_of(birth: bytes, digit: bytes) -> object:
    """The visa of the same holder, which has no digit over all of it."""
    first = b"V" + PASSPORT[1:44]
    second = PASSPORT[45:58] + birth + digit + PASSPORT[65:]
    return scanned(first + b"\n" + second, KEY, TODAY)


@pytest.mark.parametrize(
    "data",
    [
        LICENCE[:110],
        VALID.replace(b"DBB06061986", b"DBB02301986"),
        VALID.replace(b"DCSSAMPLE\n", b""),
        PASSPORT.replace(b"L898902C36", b"L898902C37"),
        PASSPORT[:60],
        TD1[:-3],
        TD1.replace(b"7408122", b"74O8122"),
    ],
)
def test_a_damaged_document_is_told_and_gives_nothing(data: bytes) -> None:
    assert scanned(data, KEY, TODAY) == CardRefused("document-damaged")


@pytest.mark.parametrize("data", [b"0012345678", b"MRN-004711\r\n", b"W12 345 678", b"5901234123457"])
def test_a_bare_number_says_nobody(data: bytes) -> None:
    assert scanned(data, KEY, TODAY) == CardRefused("code-number")


@pytest.mark.parametrize("data", [b"", b"https://example.org/menu", b"@somebody", b"\xff\xfe", b"hello", b"@" * 9000])
def test_anything_else_is_not_ours(data: bytes) -> None:
    assert scanned(data, KEY, TODAY) == CardRefused("code-not-ours")


@given(
    st.binary(max_size=300)
    | st.binary(max_size=200).map(VALID[:40].__add__)
    | st.binary(max_size=90).map(PASSPORT[:30].__add__)
)
def test_no_scan_is_too_strange(data: bytes) -> None:
    assert isinstance(scanned(data, KEY, TODAY), CardRead | DocumentRead | CardRefused)
