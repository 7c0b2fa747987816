"""Any meter with the standard Glucose service (0x1808, GLP 1.0).

A meter keeps what it measured, also of others. A record counts only if it came while we were connected, or if a
clock that was right says that it is of now; whatever else the meter holds stays there.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

from msgspec import UNSET

from care.vitals import Glucose, Kind, Progress, Reading, Trouble
from peripherals.codecs import glucose, glucose_context
from peripherals.codecs.glucose import GlucoseMeasurement
from peripherals.driver import DriverError, GattLink, Match, SerialLine, device_time, reading
from peripherals.drivers.record_access import Store
from peripherals.units import in_unit

_SERVICE, _MEASUREMENT, _CONTEXT = "1808", "2a18", "2a34"
_QUESTIONS_MAX = 75
"""Two and a half minutes of asking: a finger is pricked, and pricked again."""
_RECENT = timedelta(minutes=5)
_TROUBLES = {
    "result_too_high": Trouble.OUT_OF_DEVICE_RANGE,
    "result_too_low": Trouble.OUT_OF_DEVICE_RANGE,
    "sample_insufficient": Trouble.STRIP_ERROR,
    "strip_insertion_error": Trouble.STRIP_ERROR,
    "strip_type_incorrect": Trouble.STRIP_ERROR,
    "read_interrupted": Trouble.STRIP_ERROR,
    "sensor_malfunction": Trouble.NO_RESULT,
    "temperature_too_high": Trouble.NO_RESULT,
    "temperature_too_low": Trouble.NO_RESULT,
    "general_device_fault": Trouble.NO_RESULT,
}
_MEALS = {"preprandial", "postprandial", "fasting", "casual", "bedtime"}
_BEYOND = {"+INF", "-INF"}


class GlucoseMeter:
    """Asks for the newest record until there is one that was not there before."""

    id = "glucose-meter"
    kind = Kind.GLUCOSE
    line: SerialLine | None = None
    matches = (Match(service=_SERVICE),)

    async def prepare(self, link: GattLink) -> None:
        await link.pair()
        await link.set_clock()

    async def measure(self, link: GattLink) -> AsyncIterator[Reading | Progress]:
        yield Progress(kind=self.kind, guidance="insert-strip")
        store, known = Store(link, _MEASUREMENT, _CONTEXT), link.last_record
        await store.open()
        first = _Newest(await store.last_in_time())
        link.last_record = first.number
        if first.is_new(known) and first.is_recent(link):
            if found := first.found_by(link):
                yield found
        elif first.is_new(known) and known is not None and not link.clock_was_right:
            yield first.reading()  # which the station keeps for the nurse: nobody can say when it was taken
            raise DriverError(Trouble.CLOCK_WRONG, "the clock of the meter was wrong when it measured")
        for _ in range(_QUESTIONS_MAX):
            yield Progress(kind=self.kind, guidance="drop-of-blood")
            await store.rest()
            newest = _Newest(await store.last() or [])
            if newest.is_new(link.last_record) and newest.is_fresh(link, first.number):
                link.last_record = newest.number
                given = newest.reading()
                yield Progress(kind=self.kind, value=newest.milligrams, unit="mg/dL", guidance="drop-of-blood")
                yield given
        raise DriverError(Trouble.NO_STRIP, "the meter has measured nothing")


class _Newest:
    """The newest of some records with what belongs to it, or none."""

    def __init__(self, pieces: list[tuple[str, bytes]]) -> None:
        records = [(glucose.decode(raw), raw) for where, raw in pieces if where == _MEASUREMENT]
        contexts = [glucose_context.decode(raw) for where, raw in pieces if where == _CONTEXT]
        self._record = records[-1][0] if records else None
        self._raw = records[-1][1] if records else b""
        self.number = self._record.sequence if self._record else None
        self._meal = next((context.meal for context in contexts if context.sequence == self.number), UNSET)

    def is_new(self, known: int | None) -> bool:
        """Say whether it is another one than was known; a meter that was emptied counts from the start again."""
        return self.number is not None and self.number != known

    def is_recent(self, link: GattLink) -> bool:
        return link.clock_was_right and self._is_of_now()

    def is_fresh(self, link: GattLink, before: int | None) -> bool:
        """Say whether it was taken since we came, when the newest had the number `before`.

        A clock that is right by now, though we had to set it, stamps what is fresh with the present. A lower number is
        an older record: it is the newest again where one was deleted.
        """
        follows = before is None or (self.number is not None and self.number > before)
        if link.clock_was_right:
            return self._is_of_now()
        return follows and (self._is_of_now() or not link.clock_is_right)

    def _is_of_now(self) -> bool:
        time = _time(self._record) if self._record else None
        return time is not None and abs(datetime.now(UTC) - time) <= _RECENT

    def found_by(self, link: GattLink) -> Reading | None:
        """What was there when we came, with a right clock; without a value, the trouble is of whoever was here then.

        Raises DriverError where that is whoever is measured now.
        """
        try:
            return self.reading()
        except DriverError:
            time = _time(self._record) if self._record else None
            if time is not None and time < link.since.replace(microsecond=0):
                return None
            raise

    @property
    def milligrams(self) -> float | None:
        quantity = self._record.glucose if self._record else UNSET
        return in_unit(quantity, "mg/dL") if quantity is not UNSET else None

    def reading(self) -> Reading:
        """Raises DriverError with the meter's own reason where the record is no patient's value."""
        record = self._record
        assert record is not None
        if "control_solution" in (record.type, record.location):
            raise DriverError(Trouble.CONTROL_SOLUTION, "the meter was tried with control solution")
        said = [_TROUBLES[word] for word in record.status or () if word in _TROUBLES]
        beyond = record.glucose is not UNSET and record.glucose.special in _BEYOND
        if said or beyond or self.milligrams is None:
            trouble = Trouble.OUT_OF_DEVICE_RANGE if beyond else [*said, Trouble.NO_RESULT][0]
            raise DriverError(trouble, f"the meter gave no value: {', '.join(record.status or ())}")
        vital = Glucose(milligrams_per_decilitre=self.milligrams, meal=self._meal if self._meal in _MEALS else None)
        return reading(vital, raw=self._raw, device_time=_time(record), record=record.sequence)


def _time(record: GlucoseMeasurement) -> datetime | None:
    """When it was taken: what its user sees on it, which is its clock and what it was set by since."""
    base = None if "time_fault" in (record.status or ()) else device_time(record.base_time)
    return base and base + timedelta(minutes=record.time_offset_min or 0)


GLUCOSE_METER = GlucoseMeter()
