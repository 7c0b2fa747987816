"""A scale on a serial line, whatever it speaks; when a weight counts is the one rule of `drivers.settling`.

A tared scale shows what is left of the person, or what came since: a net weight is told and never taken. A weight that
was there before anything moved may be that of whoever was there before: the station decides whose it is.
"""

from asyncio import get_running_loop
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from typing import Any, NamedTuple

from care import clinical
from care.vitals import Kind, Progress, Reading, Trouble, Weight
from peripherals.codecs.framing import Framer
from peripherals.driver import ByteLink, DriverError, Match, SerialLine, reading
from peripherals.drivers.records import Asks, records
from peripherals.drivers.settling import Look, Settled, Settling

HELD_S = 5.0
"""How long a weight that was there from the beginning may take to move."""
NOBODY_S = 60.0
_MOVING = {"motion", "not_executable"}


class Weighed(NamedTuple):
    kilograms: float
    stable: bool


Said = Weighed | str | None
"""A weight, or in one word why there is none, or nothing about who stands there."""


class Language(NamedTuple):
    """How answers are cut, what one says (its record and its bytes), and how the scale is asked for them.

    So many in a row must `agree`; one is enough where a hand on the scale's key sent it.
    """

    framer: Callable[[], Framer[Any]]
    said: Callable[[Any, bytes], Said]
    asks: Asks | None
    agree: int = 2


class SerialScale:
    """Shows the weight as it settles, and gives the settled one."""

    kind = Kind.WEIGHT
    matches: tuple[Match, ...] = ()

    def __init__(self, name: str, line: SerialLine, language: Language) -> None:
        self.id = name
        self.line: SerialLine | None = line
        self._language = language

    async def prepare(self, link: ByteLink) -> None:
        """Nothing lasts from one connection to the next."""

    async def measure(self, link: ByteLink) -> AsyncIterator[Reading | Progress]:
        yield Progress(kind=self.kind, guidance="step-on")
        language, framer = self._language, self._language.framer()
        weighing = _Weighing(language.agree, get_running_loop().time())
        async with aclosing(records(link, framer, language.asks)) as answers:
            async for answer in answers:
                if progress := weighing.heard(language.said(answer, framer.last), framer.last):
                    yield progress
                if settled := weighing.settled():
                    yield reading(Weight(kilograms=settled.kilograms), raw=settled.raw, flags=settled.flags)
                    return


class _Weighing:
    """What the scale has shown since it was asked first, at `began` (s)."""

    def __init__(self, agree: int, began: float) -> None:
        self._settling = Settling(agree)
        self._is_printed = agree == 1
        self._began = self._now = began
        self._refusal: tuple[str, float] | None = None
        self._saw_somebody = False

    def heard(self, said: Said, raw: bytes) -> Progress | None:
        """Raises DriverError where there will be no weight."""
        self._now = get_running_loop().time()
        if self._now - self._began >= NOBODY_S:
            raise DriverError(Trouble.MOVEMENT if self._saw_somebody else Trouble.NO_RESULT, "no weight in a minute")
        if isinstance(said, str):
            return self._refused(said)
        return self._weighed(Look(said.kilograms, self._now, raw, said.stable)) if said else None

    def settled(self) -> Settled | None:
        if self._settling.is_final() and (self._is_live or self._now - self._began >= HELD_S):
            return self._settling.take()
        return None

    @property
    def _is_live(self) -> bool:
        return self._is_printed or self._settling.has_moved

    def _weighed(self, look: Look) -> Progress:
        self._refusal = None
        self._settling.add(look)
        self._saw_somebody = self._saw_somebody or not self._settling.is_empty
        guidance = "step-on" if self._settling.is_empty else "stand-still"
        return Progress(kind=Kind.WEIGHT, value=look.kilograms, unit="kg", guidance=guidance, live=self._is_live)

    def _refused(self, word: str) -> Progress:
        """A refusal may pass, as when somebody jumps on; one that stays, or a tare, is told."""
        if word == "net":
            raise DriverError(Trouble.NO_RESULT, "the scale is tared: clear its tare")
        self._settling.interrupt()
        if self._refusal is None or self._refusal[0] != word:
            self._refusal = word, self._now
        is_moving = word in _MOVING
        patience_s = clinical.SETTLING.restless_s if is_moving else clinical.SETTLING.still_s
        if self._now - self._refusal[1] >= patience_s:
            lasting = Trouble.OUT_OF_DEVICE_RANGE if word == "overload" else Trouble.NO_RESULT
            raise DriverError(Trouble.MOVEMENT if is_moving else lasting, f"the scale says {word}")
        return Progress(kind=Kind.WEIGHT, guidance="stand-still" if is_moving else "step-on")
