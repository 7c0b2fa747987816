"""What can go wrong, in words that help: each error has a lasting code and a remedy."""

from enum import Enum
from typing import ClassVar


class Remedy(Enum):
    """What the person standing there can do next."""

    TRY_AGAIN = "try-again"
    ASK_NURSE = "ask-nurse"
    CALL_TECHNICIAN = "call-technician"
    WAIT = "wait"
    CORRECT_INPUT = "correct-input"


class CarepostError(Exception):
    """The root of all our errors. The message is for logs and technicians and names no patient."""

    code: ClassVar[str] = "carepost"
    remedy: ClassVar[Remedy] = Remedy.CALL_TECHNICIAN


class ImpossibleReadingError(CarepostError, ValueError):
    """A device sent a value that cannot be a measurement at all; as a ValueError it makes a message malformed."""

    code = "impossible-reading"
    remedy = Remedy.TRY_AGAIN


class BadInputError(CarepostError):
    """Something typed, scanned or configured cannot be used; the message says what to do."""

    code = "bad-input"
    remedy = Remedy.CORRECT_INPUT
