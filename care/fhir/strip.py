"""A waveform as an Observation of its own, its samples in a SampledData: what a clinician looks at beside a number."""

from uuid import UUID, uuid5

from care.fhir import codes
from care.fhir.codes import Measure
from care.fhir.elements import Element, Quantity, quantity
from care.strip import Signal, Strip


class SampledData(Element, frozen=True, kw_only=True):
    """Evenly sampled values: each number of `data`, times `factor`, plus `origin`; `period` ms from one to the next."""

    origin: Quantity
    period: float
    factor: float | None = None
    dimensions: int
    data: str


def strip_id(reading: UUID) -> UUID:
    """Return the id of a reading's strip: the same each time it is made."""
    return uuid5(reading, "strip")


def measure_of(strip: Strip) -> Measure:
    """Say what the waveform is."""
    return _MEASURES[strip.signal]


def sampled(strip: Strip) -> SampledData:
    """Write the samples as decimal numbers with blanks between, as FHIR R4 has them."""
    return SampledData(
        origin=quantity(0.0, _UNITS[strip.unit]),
        period=round(1000 / strip.hertz, 6),
        factor=None if strip.factor == 1 else strip.factor,
        dimensions=1,
        data=" ".join(map(str, strip.counts)),
    )


_MEASURES = {Signal.ECG: codes.ECG_LEAD, Signal.PULSE_WAVE: codes.PULSE_WAVE}
_UNITS = {"uV": codes.MICROVOLT, "1": codes.NO_UNIT}
