import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.aamva import Licence, calendar_date, decode
from peripherals.codecs.fields import DecodeError

WORD = st.text(string.ascii_uppercase + string.digits, min_size=1, max_size=12)
SEXES = {"M": "1", "F": "2", "X": "9"}


def card(elements: dict[str, str], version: int = 10, kind: str = "DL", shift: int = 0) -> bytes:
    """A header, a table of two subfiles, the card and a subfile of the jurisdiction's own."""
    own = f"{kind}" + "\n".join(name + value for name, value in elements.items()) + "\r"
    other = "ZVZVA01\r"
    head = f"@\n\x1e\rANSI 636000{version:02}" + ("02" if version == 1 else "0102")
    start = len(head) + 20 + shift
    table = f"{kind}{start:04}{len(own):04}ZV{start + len(own):04}{len(other):04}"
    return (head + table + own + other).encode("latin-1")


def elements(licence: Licence) -> dict[str, str]:
    printed = {
        "DAQ": licence.number,
        "DCS": licence.surname,
        "DAC": licence.given,
        "DBB": licence.birth,
        "DBA": licence.expiry,
        "DBC": licence.sex and SEXES[licence.sex],
        "DAJ": licence.state,
        "DAK": licence.postal_code,
    }
    return {name: value for name, value in printed.items() if value is not None}


DAY = st.dates(date(1900, 1, 1), date(2099, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.strftime("%m%d%Y"), day.strftime("%Y%m%d")])
)
LICENCES = st.builds(
    Licence,
    issuer=st.just("636000"),
    version=st.integers(1, 10),
    number=WORD,
    surname=WORD,
    given=WORD,
    birth=DAY,
    expiry=st.none() | DAY,
    sex=st.none() | st.sampled_from("MFX"),
    state=st.none() | st.just("VA"),
    postal_code=st.none() | WORD,
).filter(lambda licence: "NONE" not in elements(licence).values() and "UNAVL" not in elements(licence).values())
WHOLE = {"DAQ": "T1", "DCS": "SAMPLE", "DAC": "ANNA", "DBB": "06061986"}


@given(LICENCES, st.sampled_from(["DL", "ID", "EN"]), st.sampled_from([0, 0, 1, -3, 900]))
def test_a_card_says_what_was_put_in_even_where_its_table_is_wrong(licence: Licence, kind: str, shift: int) -> None:
    assert decode(card(elements(licence), licence.version, kind, shift)) == licence


@given(LICENCES, st.data())
def test_a_card_that_is_cut_is_refused(licence: Licence, data: st.DataObject) -> None:
    whole = card(elements(licence), licence.version)
    cut = whole[: data.draw(st.integers(0, whole.rindex(b"\rZV") - 1))]
    with pytest.raises(DecodeError) as refused:
        decode(cut)
    assert refused.value.word == "truncated"


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_both_orders_of_a_date_are_the_same_day(day: date) -> None:
    assert calendar_date(day.strftime("%m%d%Y")) == calendar_date(day.strftime("%Y%m%d")) == day


def test_a_day_that_is_not_in_the_month_is_no_day() -> None:
    assert calendar_date("02301986") is None


@pytest.mark.parametrize(
    ("version", "names", "expected"),
    [
        (10, {"DCS": "SAMPLE", "DAC": "ANNA", "DAD": "MARIA"}, ("SAMPLE", "ANNA")),
        (3, {"DCS": "SAMPLE", "DCT": "ANNA,MARIA"}, ("SAMPLE", "ANNA MARIA")),
        (1, {"DAB": "SAMPLE", "DAC": "ANNA"}, ("SAMPLE", "ANNA")),
        (1, {"DAA": "SAMPLE,ANNA,MARIA"}, ("SAMPLE", "ANNA MARIA")),
        (10, {"DCS": "SAMPLE", "DAC": "NONE"}, ("SAMPLE", None)),
        (10, {"DCS": "MU\xd1OZ", "DAC": "ANNA "}, ("MU\xd1OZ", "ANNA")),
    ],
)
def test_names_are_found_in_every_version(
    version: int, names: dict[str, str], expected: tuple[str, str | None]
) -> None:
    found = decode(card({"DAQ": "T1", "DBB": "19860606", **names}, version))
    assert (found.surname, found.given) == expected


def test_a_sex_that_the_standard_does_not_know_is_reserved() -> None:
    assert decode(card(WHOLE | {"DBC": "7"})).sex == "reserved"


def test_a_reader_that_leaves_off_the_last_end_is_understood() -> None:
    text = card(WHOLE)
    alone = text.replace(b"0102DL", b"0101DL").replace(text[31:41], b"").removesuffix(b"\rZVZVA01\r")
    length = len(alone) - 31
    assert decode(alone[:23] + b"0031" + f"{length:04}".encode() + alone[31:]).number == "T1"


@pytest.mark.parametrize("missing", ["DAQ", "DCS", "DBB"])
def test_a_card_without_number_family_name_or_birth_is_not_whole(missing: str) -> None:
    with pytest.raises(DecodeError, match="truncated"):
        decode(card({name: value for name, value in WHOLE.items() if name != missing}))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (b"https://example.org", "bad_format"),
        (b"", "truncated"),
        (card(WHOLE).replace(b"63600010", b"6360001x"), "bad_format"),
        (card(WHOLE).replace(b"DL", b"XX"), "bad_type"),
        (card(WHOLE | {"DBB": "13451986"}), "bad_time"),
        (card(WHOLE | {"DBB": "6/6/1986"}), "bad_format"),
    ],
)
def test_what_is_no_card_is_refused(text: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(text)
    assert refused.value.word == word
