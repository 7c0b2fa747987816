"""The PDF417 bar code of North American driving licences and identity cards (AAMVA DL/ID Card Design Standard).

A header, a table of subfiles, and the subfiles: three letters and a value a line. Names and date order have changed
with the version and the country; `calendar_date` reads all of them.
"""

from datetime import date

import msgspec

from peripherals.codecs.fields import DecodeError

_MAGIC = b"@\n\x1e\r"
_FILE_TYPES = (b"ANSI ", b"AAMVA")
_ISSUER, _VERSION, _ENTRIES = slice(9, 15), slice(15, 17), slice(19, 21)
_FIRST_EDITION, _FIRST_EDITION_ENTRIES = 1, slice(17, 19)  # no version of the jurisdiction then
_DESIGNATOR_LENGTH = 10
_CARDS = {b"DL", b"ID", b"EN"}
_SEGMENT_END = b"\r"
_SEXES = {"1": "M", "2": "F", "9": "X", "0": "X", "M": "M", "F": "F", "X": "X"}
_SAID_TO_BE_MISSING = {"", "NONE", "UNAVL"}
_EARLIEST_YEAR = 1800


class Licence(msgspec.Struct, frozen=True, kw_only=True):
    """What the card says of its holder; None is not on the card. Dates are the eight digits as printed."""

    issuer: str
    version: int
    number: str
    surname: str
    given: str | None
    birth: str
    expiry: str | None
    sex: str | None
    state: str | None
    postal_code: str | None


def decode(data: bytes) -> Licence:
    """Give the holder's fields.

    Raises:
        DecodeError: bad_format for another bar code, bad_type for one without a card, bad_time for a birth that is no
            day, truncated for a card that is cut or lacks number, family name or birth.
    """
    version, table_end, designators = _header(data)
    elements = _elements(_card(data, table_end, designators))
    family, given = _names(elements)
    number, birth = elements.get("DAQ"), elements.get("DBB")
    if number is None or family is None or birth is None:
        raise DecodeError("truncated", "number, family name or birth is not there")
    _check_day(birth)
    sex = elements.get("DBC")
    return Licence(
        issuer=data[_ISSUER].decode(),
        version=version,
        number=number,
        surname=family,
        given=given,
        birth=birth,
        expiry=elements.get("DBA"),
        sex=None if sex is None else _SEXES.get(sex, "reserved"),
        state=elements.get("DAJ"),
        postal_code=elements.get("DAK"),
    )


def calendar_date(printed: str) -> date | None:
    """The day that eight digits mean, None if there is no such day.

    The United States print MMDDCCYY since version 2; Canada, Mexico and version 1 CCYYMMDD. The digits tell which: no
    month and day make a year of our time.
    """
    try:
        return date(*_year_month_day(printed))
    except ValueError:
        return None


def _year_month_day(printed: str) -> tuple[int, int, int]:
    first, last = int(printed[:4]), int(printed[4:])
    year, day_of_year = (first, last) if first >= _EARLIEST_YEAR else (last, first)
    return year, day_of_year // 100, day_of_year % 100


def _check_day(printed: str) -> None:
    if len(printed) != 8 or not (printed.isascii() and printed.isdigit()):
        raise DecodeError("bad_format", "a date has eight digits")
    _, month, day = _year_month_day(printed)
    if month > 12 or day > 31:
        raise DecodeError("bad_time", "no such day in either order")


def _header(data: bytes) -> tuple[int, int, list[bytes]]:
    """Give the version, where the table of subfiles ends, and its designators."""
    start = data[: _ISSUER.start]
    if not any((_MAGIC + kind).startswith(start) for kind in _FILE_TYPES):
        raise DecodeError("bad_format", "not the bar code of a licence")
    version = _number(data, _VERSION)
    _number(data, _ISSUER)
    entries = _FIRST_EDITION_ENTRIES if version <= _FIRST_EDITION else _ENTRIES
    end = entries.stop + _DESIGNATOR_LENGTH * _number(data, entries)
    if len(data) < end:
        raise DecodeError("truncated", "the table of subfiles is cut")
    return version, end, [data[at : at + _DESIGNATOR_LENGTH] for at in range(entries.stop, end, _DESIGNATOR_LENGTH)]


def _number(data: bytes, place: slice) -> int:
    digits = data[place]
    if len(data) < place.stop:
        raise DecodeError("truncated", "the header is cut")
    if not digits.isdigit():
        raise DecodeError("bad_format", "a letter where the header has a number")
    return int(digits)


def _card(data: bytes, table_end: int, designators: list[bytes]) -> bytes:
    """Give the card's own subfile without its type.

    Printed offsets and lengths are often wrong: the type says where it begins, the segment's end where it ends.
    """
    designator = next((one for one in designators if one[:2] in _CARDS), None)
    if designator is None:
        raise DecodeError("bad_type", "neither a licence nor an identity card")
    kind, start, length = designator[:2], _number(designator, slice(2, 6)), _number(designator, slice(6, 10))
    if start < table_end or data[start : start + 2] != kind:
        start = _first_segment(data, table_end, kind)
    end = data.find(_SEGMENT_END, start) if start >= 0 else -1
    if end < 0 and start >= 0 and start + length <= len(data):
        end = start + length
    if end < 0:
        raise DecodeError("truncated", "the card's subfile is not there as a whole")
    return data[start + 2 : end]


def _first_segment(data: bytes, table_end: int, kind: bytes) -> int:
    """Give where a segment of that type begins, -1 if none does."""
    if data.startswith(kind, table_end):
        return table_end
    before = data.find(_SEGMENT_END + kind, table_end)
    return before if before < 0 else before + len(_SEGMENT_END)


def _elements(subfile: bytes) -> dict[str, str]:
    """Give each element's value by its three letters, without those that the card says it does not have."""
    found: dict[str, str] = {}
    for element in subfile.decode("latin-1").split("\n"):
        name, value = element[:3], element[3:].strip()
        if value.upper() not in _SAID_TO_BE_MISSING:
            found.setdefault(name, value)
    return found


def _names(elements: dict[str, str]) -> tuple[str | None, str | None]:
    """Family name and given names: DCS and DAC today, DCT in versions 2 and 3, DAB or all in DAA in version 1."""
    family, given = elements.get("DCS") or elements.get("DAB"), elements.get("DAC") or elements.get("DCT")
    if family is None and "DAA" in elements:
        family, _, given = elements["DAA"].partition(",")
    return family, " ".join(given.replace(",", " ").split()) if given else None
