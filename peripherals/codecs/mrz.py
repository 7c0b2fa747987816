"""The machine-readable zone of passports, identity cards and visas (ICAO Doc 9303 parts 3 to 7).

Three lines of 30 characters (TD1), two of 36 (TD2, visa B) or two of 44 (TD3, visa A), of A-Z, 0-9 and the filler <.
Every check digit must hold before anything is believed: a misread O for 0 must never become somebody's number.
"""

import re
from datetime import date
from typing import NamedTuple

import msgspec

from peripherals.codecs.fields import DecodeError

_FILLER = "<"
_ALPHABET = re.compile(r"[A-Z0-9<]*")
_DATE = re.compile(r"[0-9<]{6}")
_WEIGHTS = (7, 3, 1)
_SEXES = {"F": "F", "M": "M", "X": "X", _FILLER: "X"}
_NUMBER_LENGTH = 9
_VISA = "V"


class TravelDocument(msgspec.Struct, frozen=True, kw_only=True):
    """What the zone says of the document and its holder, fillers taken off.

    Dates are YYMMDD as printed, unknown parts as fillers: the century is the reader's to judge. Sex X is unspecified.
    """

    type: str
    issuer: str
    number: str
    nationality: str
    birth: str
    sex: str
    expiry: str
    surname: str
    given: str


class _Zone(NamedTuple):
    """The fields of one layout, as read; `composite` is what the last check digit covers, None where there is none."""

    code: str
    number: str
    number_check: str
    birth: str
    sex: str
    expiry: str
    nationality: str
    optional: str
    names: str
    composite: str | None


def decode(data: bytes) -> TravelDocument:
    """Give the document's fields. Lines may be parted by CR, LF or not at all.

    Raises:
        DecodeError: bad_format for a character that no zone has, bad_length for lines of no layout, bad_checksum for
            a digit that does not hold.
    """
    zone = _zone(_lines(data))
    number = _number(zone)
    _check(zone.birth[:6], zone.birth[6])
    _check(zone.expiry[:6], zone.expiry[6])
    if zone.composite is not None:
        _check(zone.composite[:-1], zone.composite[-1])
    if not (_DATE.fullmatch(zone.birth[:6]) and _DATE.fullmatch(zone.expiry[:6]) and zone.sex in _SEXES):
        raise DecodeError("bad_format", "a letter in a date, or no sex that the standard knows")
    surname, _, given = zone.names.partition(_FILLER * 2)
    return TravelDocument(
        type=zone.code[:2].rstrip(_FILLER),
        issuer=zone.code[2:].rstrip(_FILLER),
        number=number,
        nationality=zone.nationality.rstrip(_FILLER),
        birth=zone.birth[:6],
        sex=_SEXES[zone.sex],
        expiry=zone.expiry[:6],
        surname=_words(surname),
        given=_words(given),
    )


def calendar_date(printed: str, *, latest: date) -> date | None:
    """The last day not after `latest` that YYMMDD can mean, None where a part is unknown or there is no such day."""
    if not printed.isdecimal():
        return None
    year, month, day = (int(printed[at : at + 2]) for at in (0, 2, 4))
    year += latest.year // 100 * 100
    if (year, month, day) > (latest.year, latest.month, latest.day):
        year -= 100
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _lines(data: bytes) -> list[str]:
    text = data[:200].decode("latin-1").strip("\r\n")
    if not text:
        raise DecodeError("truncated", "nothing was read")
    lines = re.split(r"[\r\n]+", text)
    if not all(_ALPHABET.fullmatch(line) for line in lines):
        raise DecodeError("bad_format", "a character that no zone has")
    if len(lines) == 1:
        width = {90: 30, 72: 36, 88: 44}.get(len(text), len(text))
        lines = [text[at : at + width] for at in range(0, len(text), width)]
    return lines


def _zone(lines: list[str]) -> _Zone:
    match [len(line) for line in lines]:
        case [30, 30, 30]:
            return _three_lines(*lines)
        case [36, 36] | [44, 44]:
            return _two_lines(*lines)
        case lengths:
            raise DecodeError("bad_length", f"lines of {lengths} characters")


def _three_lines(first: str, second: str, names: str) -> _Zone:
    return _Zone(
        code=first[:5],
        number=first[5:14],
        number_check=first[14],
        optional=first[15:30],
        birth=second[:7],
        sex=second[7],
        expiry=second[8:15],
        nationality=second[15:18],
        names=names,
        composite=first[5:30] + second[:7] + second[8:15] + second[18:30],
    )


def _two_lines(first: str, second: str) -> _Zone:
    visa = first.startswith(_VISA)
    passport = len(second) == 44 and not visa
    if passport and second[28:43].strip(_FILLER + "0"):
        _check(second[28:42], second[42])
    return _Zone(
        code=first[:5],
        number=second[:9],
        number_check=second[9],
        nationality=second[10:13],
        birth=second[13:20],
        sex=second[20],
        expiry=second[21:28],
        optional="" if visa or passport else second[28:35],
        names=first[5:],
        composite=None if visa else second[:10] + second[13:20] + second[21:],
    )


def _number(zone: _Zone) -> str:
    """A number that is longer than its field goes on in the optional data, its check digit behind it."""
    if zone.number_check != _FILLER or not zone.optional.strip(_FILLER):
        _check(zone.number, zone.number_check)
        return zone.number.rstrip(_FILLER)
    rest = zone.optional.partition(_FILLER)[0]
    number = zone.number + rest[:-1]
    _check(number, rest[-1:])
    return number


def _check(field: str, digit: str) -> None:
    if digit != str(sum(_worth(letter) * _WEIGHTS[place % 3] for place, letter in enumerate(field)) % 10):
        raise DecodeError("bad_checksum", "a check digit does not hold")


def _worth(letter: str) -> int:
    return 0 if letter == _FILLER else int(letter, 36)


def _words(name: str) -> str:
    return " ".join(name.replace(_FILLER, " ").split())
