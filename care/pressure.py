"""The blood-pressure protocol: which readings belong together, whether another one is due, and their mean.

It is told by the readings of the visit alone, so a station that was killed in the middle of it knows where it was.
"""

from collections.abc import Iterable
from uuid import uuid5

from care.clinical import PressureProtocol, to_whole
from care.vitals import BloodPressure, Flag, Kind, Method, Reading, doubt

Round = tuple[Reading, ...]

_MEAN_OF = 2


def newest_round(readings: Iterable[Reading], protocol: PressureProtocol) -> Round:
    """Return the readings that count together, oldest first; empty after a mean or a value that was typed.

    What its device doubts and what is implausible belongs to no round.
    """
    found: Round = ()
    for reading in readings:
        if reading.kind is not Kind.BLOOD_PRESSURE:
            continue
        if reading.method in (Method.CALCULATED, Method.TYPED):
            found = ()
        elif _counts(reading):
            found = (*found, reading) if found and _goes_on(found, reading, protocol) else (reading,)
    return found


def due(found: Round, protocol: PressureProtocol) -> int:
    """Return how many readings this round has when it is complete, as far as can be said now."""
    if not found or not _repeats(found[0], protocol):
        return 1
    if len(found) < protocol.readings:
        return protocol.readings
    before, last = (_pressure(reading).systolic for reading in found[protocol.readings - 2 : protocol.readings])
    return protocol.readings + (abs(before - last) > protocol.differ)


def is_open(readings: Iterable[Reading], protocol: PressureProtocol) -> bool:
    """Tell whether another reading is due."""
    found = newest_round(readings, protocol)
    return bool(found) and len(found) < due(found, protocol)


def has_mean(found: Round, protocol: PressureProtocol) -> bool:
    """Tell whether this round is complete and has more than one reading."""
    return len(found) >= max(_MEAN_OF, due(found, protocol))


def mean(found: Round) -> Reading:
    """Return the mean of the last two readings of a round that has one, to whole numbers."""
    last = found[-_MEAN_OF:]
    pressures = [_pressure(reading) for reading in last]
    return Reading(
        id=uuid5(last[-1].id, "mean"),
        vital=BloodPressure(
            systolic=_middle([each.systolic for each in pressures]),
            diastolic=_middle([each.diastolic for each in pressures]),
            mean=_middle_if_all([each.mean for each in pressures]),
            pulse=_middle_if_all([each.pulse for each in pressures]),
        ),
        received_at=last[-1].received_at,
        method=Method.CALCULATED,
        flags=frozenset[Flag]().union(*(reading.flags for reading in last)),
        derived_from=tuple(reading.id for reading in last),
    )


def _counts(reading: Reading) -> bool:
    return doubt(reading.flags) is None and Flag.IMPLAUSIBLE not in reading.flags


def _goes_on(found: Round, reading: Reading, protocol: PressureProtocol) -> bool:
    apart = reading.received_at - found[-1].received_at
    return len(found) < due(found, protocol) and abs(apart.total_seconds()) <= protocol.together_s


def _repeats(first: Reading, protocol: PressureProtocol) -> bool:
    pressure = _pressure(first)
    return (
        protocol.always_repeat
        or Flag.IRREGULAR_PULSE in first.flags
        or to_whole(pressure.systolic) >= protocol.repeat_systolic
        or to_whole(pressure.diastolic) >= protocol.repeat_diastolic
    )


def _pressure(reading: Reading) -> BloodPressure:
    assert isinstance(reading.vital, BloodPressure)
    return reading.vital


def _middle(values: list[float]) -> float:
    return float(to_whole(sum(values) / len(values)))


def _middle_if_all(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return _middle(known) if len(known) == len(values) else None
