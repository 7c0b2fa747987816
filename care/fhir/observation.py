"""Observations: each reading with its codes, its device, its quality, and an honest gap where nothing was measured."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID, uuid5

import msgspec

from care.encounter import Skipped, Visit
from care.fhir import codes
from care.fhir.codes import Coding, Measure, Unit
from care.fhir.device import Device
from care.fhir.elements import (
    Annotation,
    CodeableConcept,
    Element,
    Identifier,
    Meta,
    Quantity,
    Reference,
    Resource,
    concept,
    instant,
    labelled,
    own_identifier,
    quantity,
    reference,
    words,
)
from care.fhir.encounter import reference_to
from care.fhir.patient import subject
from care.fhir.strip import SampledData, measure_of, sampled, strip_id
from care.mode import Mode
from care.triage import implausible
from care.vitals import (
    BloodPressure,
    Flag,
    Glucose,
    HeartRate,
    Kind,
    Method,
    Oxygen,
    Reading,
    Temperature,
    Vital,
    Weight,
)

FLAG_WORDS: Mapping[Flag, str] = {
    Flag.MOVEMENT: "The patient moved",
    Flag.CUFF_LOOSE: "The cuff was loose",
    Flag.IRREGULAR_PULSE: "The pulse was irregular",
    Flag.IMPROPER_POSITION: "The arm was in the wrong position",
    Flag.PULSE_OUT_OF_RANGE: "The pulse was outside the device's range",
    Flag.POOR_SIGNAL: "The signal was poor",
    Flag.UNSTABLE: "The value was not stable",
    Flag.IMPLAUSIBLE: "The value is implausible",
    Flag.RESTED_BY_WORD: "The rest before it was cut short: the patient had been sitting already, by their own word",
    Flag.POSSIBLY_IRREGULAR: "Possibly an irregular pulse: look at the strip",
    Flag.REST_LEFT_OUT: "The rest before it was left out by staff",
}

METHODS: Mapping[Method, CodeableConcept] = {
    Method.DEVICE: concept(codes.ours("method", "device", "Measured by a device of the station")),
    Method.TYPED: concept(codes.ours("method", "typed", "Typed by hand")),
    Method.SIMULATED: concept(codes.ours("method", "simulated", "Simulated, not of any person")),
    Method.CALCULATED: concept(codes.ours("method", "calculated", "Mean of readings of a device of the station")),
}


class Component(Element, frozen=True, kw_only=True):
    """One part of an observation: a number, a yes or no, a word, or why it is missing."""

    code: CodeableConcept
    value_quantity: Quantity | None = None
    value_boolean: bool | None = None
    value_codeable_concept: CodeableConcept | None = None
    data_absent_reason: CodeableConcept | None = None


class Observation(Resource, frozen=True, kw_only=True):
    """One vital sign of one moment."""

    identifier: tuple[Identifier, ...]
    status: Literal["registered", "preliminary", "final", "amended", "corrected", "cancelled", "unknown"]
    category: tuple[CodeableConcept, ...]
    code: CodeableConcept
    subject: Reference
    encounter: Reference | None = None
    effective_date_time: str
    issued: str | None = None
    performer: tuple[Reference, ...] = ()
    value_quantity: Quantity | None = None
    value_sampled_data: SampledData | None = None
    data_absent_reason: CodeableConcept | None = None
    interpretation: tuple[CodeableConcept, ...] = ()
    note: tuple[Annotation, ...] = ()
    body_site: CodeableConcept | None = None
    method: CodeableConcept | None = None
    device: Reference | None = None
    derived_from: tuple[Reference, ...] = ()
    component: tuple[Component, ...] = ()


def observations(visit: Visit, devices: Mapping[str, Device], ended_at: datetime, mode: Mode) -> Iterator[Observation]:
    """Make the visit's Observations: each reading, what came along with it on its own, and what was skipped."""
    for reading in visit.readings:
        observed = _observation(reading, visit, devices, mode)
        yield observed
        yield from _derived(reading, observed)
        yield from _strip(reading, observed)
    for skipped in visit.skipped:
        if visit.last(skipped.kind) is None:
            yield _absent(skipped, visit, ended_at, mode)


def _observation(reading: Reading, visit: Visit, devices: Mapping[str, Device], mode: Mode) -> Observation:
    measure = codes.MEASURE_OF[reading.kind]
    odd = Flag.IMPLAUSIBLE in reading.flags or implausible(reading.vital)
    observed = Observation(
        id=str(reading.id),
        meta=_meta(measure, _mode_of(reading, visit, mode)),
        identifier=(own_identifier(reading.id),),
        status="final" if visit.reviewed_at and not odd else "preliminary",
        category=(concept(measure.category),),
        code=_code(measure, reading),
        subject=subject(visit),
        encounter=reference_to(visit.id),
        effective_date_time=instant(reading.received_at),
        issued=instant(reading.received_at),
        performer=_performers(reading),
        interpretation=(concept(codes.ABNORMAL),) if odd else (),
        note=_notes(reading, odd),
        method=METHODS[reading.method],
        device=reference(devices[reading.device.id]) if reading.device else None,
        derived_from=tuple(Reference(reference=f"Observation/{id}") for id in _origins(reading)),
    )
    return _with_value(observed, reading)


def _with_value(observed: Observation, reading: Reading) -> Observation:
    flags = _flags(reading)
    match reading.vital:
        case BloodPressure() as pressure:
            return msgspec.structs.replace(observed, component=(*_pressures(pressure, reading), *flags))
        case Oxygen(saturation=value):
            number, site = quantity(value, codes.PERCENT), None
        case Temperature(celsius=value, site=where):
            number, site = quantity(value, codes.CELSIUS), _site(where)
        case Glucose(milligrams_per_decilitre=value, meal=when):
            number, site, flags = quantity(value, codes.MG_DL), None, (*_meal(when), *flags)
        case HeartRate(pulse=value):
            number, site = quantity(value, codes.PER_MINUTE), None
        case weight:
            number, site = quantity(weight.kilograms, codes.KILOGRAM), None
    return msgspec.structs.replace(observed, value_quantity=number, body_site=site, component=flags)


def _pressures(pressure: BloodPressure, reading: Reading) -> Iterator[Component]:
    parts = (
        (codes.SYSTOLIC, pressure.systolic),
        (codes.DIASTOLIC, pressure.diastolic),
        (codes.MEAN_PRESSURE, pressure.mean),
    )
    for measure, value in parts:
        if value is not None:
            yield Component(code=_code(measure, reading), value_quantity=quantity(value, codes.MMHG))


def _flags(reading: Reading) -> tuple[Component, ...]:
    flags = sorted(reading.flags - {Flag.IMPLAUSIBLE}, key=lambda flag: flag.value)
    return tuple(
        Component(code=concept(codes.ours("quality-flag", flag.value, FLAG_WORDS[flag])), value_boolean=True)
        for flag in flags
    )


def _meal(when: str | None) -> Iterator[Component]:
    text = words(when)
    if text:
        coding = codes.MEALS.get(text)
        yield Component(code=concept(codes.MEAL), value_codeable_concept=concept(*filter(None, [coding]), text=text))


def _derived(reading: Reading, observed: Observation) -> Iterator[Observation]:
    """Make an Observation of its own of what a device gave along with its value: a pulse, or body fat."""
    for name, measure, unit, value in _alongside(reading.vital):
        id = uuid5(reading.id, name)
        security = observed.meta.security if observed.meta else ()
        yield msgspec.structs.replace(
            observed,
            id=str(id),
            meta=_meta(measure, "training" if security else "live"),
            identifier=(own_identifier(id),),
            code=_code(measure, reading),
            value_quantity=quantity(value, unit),
            component=(),
            derived_from=(reference(observed),),
        )


def _origins(reading: Reading) -> tuple[UUID, ...]:
    return (*reading.derived_from, strip_id(reading.id)) if reading.strip else reading.derived_from


def _strip(reading: Reading, observed: Observation) -> Iterator[Observation]:
    """Make an Observation of the waveform that the value was found in."""
    if reading.strip is None:
        return
    measure = measure_of(reading.strip)
    id = strip_id(reading.id)
    security = observed.meta.security if observed.meta else ()
    yield msgspec.structs.replace(
        observed,
        id=str(id),
        meta=_meta(measure, "training" if security else "live"),
        identifier=(own_identifier(id),),
        category=(concept(measure.category),),
        code=concept(*measure.codings),
        value_quantity=None,
        value_sampled_data=sampled(reading.strip),
        interpretation=(),
        note=(),
        body_site=None,
        component=(),
        derived_from=(),
    )


def _alongside(vital: Vital) -> Iterator[tuple[str, Measure, Unit, float]]:
    """Name what came along: what its id is made of, its measure, its unit and its number."""
    match vital:
        case BloodPressure(pulse=pulse) if pulse is not None:
            yield "heart rate", codes.CUFF_PULSE, codes.PER_MINUTE, pulse
        case Oxygen(pulse=pulse) if pulse is not None:
            yield "heart rate", codes.OXIMETER_PULSE, codes.PER_MINUTE, pulse
        case Weight(fat_percent=fat) if fat is not None:
            yield "body fat", codes.BODY_FAT, codes.PERCENT, fat


def _absent(skipped: Skipped, visit: Visit, ended_at: datetime, mode: Mode) -> Observation:
    """Say that a vital sign was not taken, and why."""
    measure = codes.MEASURE_OF[skipped.kind]
    id = uuid5(visit.id, f"skipped {skipped.kind.value}")
    reason = concept(_absence(skipped.why), text=words(skipped.why))
    parts = (codes.SYSTOLIC, codes.DIASTOLIC) if skipped.kind is Kind.BLOOD_PRESSURE else ()
    return Observation(
        id=str(id),
        meta=_meta(measure, mode),
        identifier=(own_identifier(id),),
        status="cancelled",
        category=(concept(measure.category),),
        code=concept(*measure.loinc),
        subject=subject(visit),
        encounter=reference_to(visit.id),
        effective_date_time=instant(visit.reviewed_at or ended_at),
        data_absent_reason=reason,
        component=tuple(Component(code=concept(*part.loinc), data_absent_reason=reason) for part in parts),
    )


def _absence(why: str) -> Coding:
    if why == "patient":
        return codes.ASKED_DECLINED
    return codes.NOT_PERFORMED if why == "doctor-early" else codes.ABSENT_ERROR


def _meta(measure: Measure, mode: Mode) -> Meta | None:
    if measure.category is not codes.VITAL_SIGNS:
        return labelled(mode)
    return labelled(mode, codes.VITAL_SIGNS_PROFILE, *filter(None, [measure.profile]))


def _mode_of(reading: Reading, visit: Visit, mode: Mode) -> Mode:
    """Mark what is simulated, or made of it, as test data in any mode: a live clinic then refuses it loudly."""
    origins = [each for each in visit.readings if each.id in (reading.id, *reading.derived_from)]
    return "training" if any(each.method is Method.SIMULATED for each in origins) else mode


def _code(measure: Measure, reading: Reading) -> CodeableConcept:
    """The IEEE 11073 code belongs to what a device measured; a typed or calculated value has only its LOINC codes."""
    by_device = reading.method in (Method.DEVICE, Method.SIMULATED)
    return concept(*(measure.codings if by_device else measure.loinc))


def _performers(reading: Reading) -> tuple[Reference, ...]:
    return (Reference(display=reading.typed_by),) if reading.typed_by else ()


def _notes(reading: Reading, odd: bool) -> tuple[Annotation, ...]:
    says = []
    if reading.method is Method.TYPED:
        says.append(f"Typed by hand ({reading.typed_by or 'staff'}); not taken over from a device.")
    if reading.note:
        says.append(f"{reading.note}.")
    if odd:
        says.append("Implausible: kept as it came; measure again or confirm.")
    if reading.device_time:
        says.append(f"The device's own clock said {reading.device_time.isoformat()}.")
    return tuple(Annotation(text=text) for text in says)


def _site(where: str | None) -> CodeableConcept | None:
    text = words(where)
    coding = codes.SITES.get(text or "")
    return concept(*filter(None, [coding]), text=text) if text else None
