"""Whatever was scanned, by camera, scanner or keyboard wedge: a card of the clinic, a document, or neither.

A card is a compact JWS signed by the clinic, checked here without the network. Of a driving licence or passport name
and birth date are taken, to be asked about on the screen; nothing of it is kept, and no line of the log quotes it.
"""

import json
import re
from datetime import date

import msgspec
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from care.errors import BadInputError
from care.events import CardRead, CardRefused, DocumentRead
from care.people import Known
from peripherals.codecs import aamva, mrz
from peripherals.codecs.fields import DecodeError

CARD_MAX = 2048
_LICENCE = re.compile(rb"@[\r\n\x1e ]{0,4}(?=ANSI |AAMVA)")
_LICENCE_HEAD = b"@\n\x1e\r"
_ZONE = re.compile(rb"[ACIPV][A-Z0-9<]{29}[\r\n]*[A-Z0-9<]")
_NUMBER = re.compile(rb"[A-Z]{0,4}[-. ]?[0-9][0-9. -]{2,31}")
_VALID_YEARS_MAX = 50

Card = CardRead | DocumentRead | CardRefused


class CardError(BadInputError):
    """What was held to the camera is not a card of this clinic."""

    code = "card-not-ours"


class _Claims(msgspec.Struct):
    sub: str
    given: str
    initial: str
    birth_year: int


def scanned(data: bytes, key: bytes | None, today: date) -> Card:
    """Say what this is. `key` is the clinic's public key as JWK (JSON), kept since enrolment."""
    data = data.lstrip(b" \t\r\n\0")
    try:
        if head := _LICENCE.match(data):
            return _licence(data[head.end() :], today)
        data = data.rstrip()
        if _ZONE.match(data):
            return _travel_document(data, today)
    except DecodeError:
        return CardRefused("document-damaged")
    if _NUMBER.fullmatch(data):
        return CardRefused("code-number")
    try:
        return CardRead(read_card(data.decode("ascii", "replace"), key))
    except CardError:
        return CardRefused("code-not-ours")


def read_card(text: str, key: bytes | None) -> Known:
    """Check the signature and return whom the card names. Raises CardError."""
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


def _licence(body: bytes, today: date) -> DocumentRead:
    """Keyboard wedges type the ends of lines as they can: all as Enter, or without what stands before the file type."""
    if b"\n" not in body:
        body = body.replace(b"\r", b"\n") + b"\r" * body.endswith(b"\r")
    card = aamva.decode(_LICENCE_HEAD + body)
    born = aamva.calendar_date(card.birth)
    if born is None:
        raise DecodeError("bad_time", "nobody is born on that day")
    return _read(card.given or "", card.surname, born, aamva.calendar_date(card.expiry or ""), today)


def _travel_document(data: bytes, today: date) -> DocumentRead:
    zone = mrz.decode(data)
    born = mrz.calendar_date(zone.birth, latest=today)
    expires = mrz.calendar_date(zone.expiry, latest=today.replace(year=today.year + _VALID_YEARS_MAX, day=1))
    return _read(zone.given, zone.surname, born, expires, today)


def _read(given: str, family: str, born: date | None, expires: date | None, today: date) -> DocumentRead:
    expired = expires is not None and expires < today
    return DocumentRead(given=_as_written(given), family=_as_written(family), born=born, expired=expired)


def _as_written(name: str) -> str:
    """Documents shout; people do not write their names so."""
    return name.title() if name.isupper() else name
