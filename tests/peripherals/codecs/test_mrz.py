import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peripherals.codecs.fields import DecodeError
from peripherals.codecs.mrz import TravelDocument, calendar_date, decode

LETTERS, CAPITALS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", string.ascii_uppercase
LONG = b"I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<"
PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)


def digit(field: str) -> str:
    return str(
        sum((LETTERS.find(letter) if letter != "<" else 0) * (7, 3, 1)[at % 3] for at, letter in enumerate(field)) % 10
    )


def checked(field: str) -> str:
    return field + digit(field)


def number_field(number: str, optional: int, more: str = "") -> tuple[str, str]:
    """Nine characters and a check digit; what is left of a longer number goes in front of the optional data."""
    if len(number) <= 9:
        return checked(f"{number:<<9}"), more.ljust(optional, "<")
    return number[:9] + "<", f"{number[9:]}{digit(number)}<{more}".ljust(optional, "<")[:optional]


def names(document: TravelDocument, width: int) -> str:
    given = document.given.replace(" ", "<")
    return f"{document.surname.replace(' ', '<')}<<{given}".ljust(width, "<")[:width]


def three_lines(document: TravelDocument) -> list[str]:
    number, optional = number_field(document.number, 15, "X1<2")
    first = f"{document.type:<<2}{document.issuer:<<3}{number}{optional}"
    birth, expiry = checked(document.birth), checked(document.expiry)
    sex = "<" if document.sex == "X" else document.sex
    composite = digit(first[5:] + birth + expiry + "<" * 11)
    return [first, f"{birth}{sex}{expiry}{document.nationality:<<3}{'<' * 11}{composite}", names(document, 30)]


def two_lines(document: TravelDocument, width: int) -> list[str]:
    number, optional = number_field(document.number, 7)
    birth, expiry = checked(document.birth), checked(document.expiry)
    sex = "<" if document.sex == "X" else document.sex
    if width == 44:
        optional = checked("PERSON<4711<<<")
    composite = digit(number + birth + expiry + optional)
    if document.type == "V":  # a visa has no digit over the whole
        optional, composite = "<" * (width - 28), ""
    second = f"{number}{document.nationality:<<3}{birth}{sex}{expiry}{optional}{composite}"
    return [f"{document.type:<<2}{document.issuer:<<3}{names(document, width - 5)}", second]


def documents(types: list[str], longest_number: int) -> st.SearchStrategy[TravelDocument]:
    country = st.text(CAPITALS, min_size=1, max_size=3)
    day = st.dates().map(lambda date: date.strftime("%y%m%d"))
    return st.builds(
        TravelDocument,
        type=st.sampled_from(types),
        issuer=country,
        number=st.text(LETTERS, min_size=1, max_size=longest_number),
        nationality=country,
        birth=day,
        sex=st.sampled_from("MFX"),
        expiry=day,
        surname=st.text(CAPITALS, min_size=1, max_size=9),
        given=st.lists(st.text(CAPITALS, min_size=1, max_size=5), max_size=3).map(" ".join),
    )


def zone(lines: list[str], parted: str = "\n") -> bytes:
    return parted.join(lines).encode()


PARTED = st.sampled_from(["\n", "\r\n", "\r", ""])


@given(documents(["I", "ID", "AC", "C"], 22), PARTED)
def test_an_identity_card_of_three_lines_says_what_was_put_in(document: TravelDocument, parted: str) -> None:
    assert decode(zone(three_lines(document), parted)) == document


@given(documents(["I", "ID"], 14), PARTED)
def test_an_identity_card_of_two_lines_says_what_was_put_in(document: TravelDocument, parted: str) -> None:
    assert decode(zone(two_lines(document, 36), parted)) == document


@given(documents(["P", "PD", "V"], 9), PARTED)
def test_a_passport_or_visa_says_what_was_put_in(document: TravelDocument, parted: str) -> None:
    assert decode(zone(two_lines(document, 44), parted)) == document


@given(documents(["V"], 9))
def test_a_small_visa_says_what_was_put_in(document: TravelDocument) -> None:
    assert decode(zone(two_lines(document, 36))) == document


@given(documents(["I"], 22), st.data())
def test_a_misread_digit_of_number_birth_or_expiry_is_never_believed(
    document: TravelDocument, data: st.DataObject
) -> None:
    lines = three_lines(document)
    line, at = data.draw(
        st.sampled_from([(0, at) for at in range(5, 15)] + [(1, at) for at in (*range(7), *range(8, 15))])
    )
    misread = data.draw(st.sampled_from(LETTERS + "<").filter(lambda letter: worth(letter) != worth(lines[line][at])))
    lines[line] = lines[line][:at] + misread + lines[line][at + 1 :]
    with pytest.raises(DecodeError):
        decode(zone(lines))


@given(documents(["V"], 9), st.sampled_from([0, 13, 21]))
def test_a_visa_has_no_digit_over_the_whole_yet_each_of_its_own_must_hold(document: TravelDocument, at: int) -> None:
    first, second = two_lines(document, 44)
    misread = second[:at] + ("0" if worth(second[at]) else "1") + second[at + 1 :]
    with pytest.raises(DecodeError, match="bad_checksum"):
        decode(zone([first, misread]))


def worth(letter: str) -> int:
    """Letters ten apart weigh the same, and no check digit can tell them."""
    return max(LETTERS.find(letter), 0) % 10


def test_a_long_number_goes_on_in_the_optional_data() -> None:
    found = decode(LONG)
    assert (found.number, found.surname, found.given) == ("D23145890734", "STEVENSON", "PETER JOHN")


def test_a_long_number_with_a_wrong_digit_is_refused() -> None:
    with pytest.raises(DecodeError, match="bad_checksum"):
        decode(LONG.replace(b"7349", b"7348"))


def test_a_holder_with_one_name_has_no_given_name() -> None:
    lines = (PASSPORT[0].replace("ERIKSSON<<ANNA<MARIA", "ARKFREITH<<<<<<<<<<<"), PASSPORT[1])
    assert (decode(zone([*lines])).surname, decode(zone([*lines])).given) == ("ARKFREITH", "")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (b"", "truncated"),
        (b"\n", "truncated"),
        (zone([PASSPORT[0]]), "bad_length"),
        (zone([PASSPORT[0], PASSPORT[1][:-1]]), "bad_length"),
        (zone([*PASSPORT, PASSPORT[1]]), "bad_length"),
        (zone([*PASSPORT]).lower(), "bad_format"),
        (zone([*PASSPORT]).replace(b"L89", b"L 9"), "bad_format"),
        (zone([*PASSPORT]).replace(b"ERIKSSON", b"ERIKSS\xd6N"), "bad_format"),
        (zone([*PASSPORT]).replace(b"ZE184226B<<<<<1", b"ZE184226B<<<<<2"), "bad_checksum"),
        (zone([*PASSPORT]).replace(b"2F1", b"2Z1"), "bad_format"),
    ],
)
def test_what_is_no_zone_is_refused(text: bytes, word: str) -> None:
    with pytest.raises(DecodeError) as refused:
        decode(text)
    assert refused.value.word == word


@pytest.mark.parametrize(
    ("printed", "latest", "day"),
    [
        ("740812", date(2026, 11, 20), date(1974, 8, 12)),
        ("261120", date(2026, 11, 20), date(2026, 11, 20)),
        ("261121", date(2026, 11, 20), date(1926, 11, 21)),
        ("360229", date(2076, 11, 1), date(2036, 2, 29)),
        ("740230", date(2026, 11, 20), None),
        ("74<<<<", date(2026, 11, 20), None),
        ("<<<<<<", date(2026, 11, 20), None),
    ],
)
def test_a_day_is_the_last_one_that_can_be_meant(printed: str, latest: date, day: date | None) -> None:
    assert calendar_date(printed, latest=latest) == day
