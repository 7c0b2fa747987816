"""Devices with everything that can go wrong with them, measured as many at once as the machine bears."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

from care.vitals import BloodPressure, Glucose, HeartRate, Oxygen, Temperature, Vital, Weight
from peripherals.simulator.faults import Fault
from peripherals.simulator.furniture import FURNITURE
from peripherals.simulator.physiology import Physiology

Ended = TypeVar("Ended")
Case = tuple[str, Fault | str | None]
"""A device of the furniture, and what goes wrong with it: a fault, something of the test's own, or nothing."""


def cases(devices: Sequence[str], *more: str) -> list[Case]:
    """Every device with nothing wrong, with `more`, and with each of its faults."""
    return [
        (device, fault)
        for device in devices
        for fault in [None, *more, *sorted(FURNITURE[device].made.faults, key=lambda fault: fault.value)]
    ]


def case_id(part: Fault | str | None) -> str | None:
    return part.value if isinstance(part, Fault) else part


async def all_of(
    wanted: Sequence[Case], at_once: int, measure: Callable[[str, Fault | str | None, int], Awaitable[Ended]]
) -> Mapping[Case, Ended]:
    """Measure them, each with its own number for a seed."""
    places = asyncio.Semaphore(at_once)

    async def one(number: int, case: Case) -> Ended:
        async with places:
            return await measure(*case, number)

    ends = await asyncio.gather(*(one(number, case) for number, case in enumerate(wanted)))
    return dict(zip(wanted, ends, strict=True))


def is_true(vital: Vital, patient: Physiology, *, step_kg: float = 0.01) -> bool:
    """Within a step of the device; a pressure and a pulse change from beat to beat, as the simulated ones do."""
    match vital:
        case BloodPressure(systolic=systolic, diastolic=diastolic, pulse=pulse):
            near = abs(systolic - patient.systolic) <= 5 and abs(diastolic - patient.diastolic) <= 4
            return near and pulse is not None and abs(pulse - patient.pulse) <= 3
        case Oxygen(saturation=saturation, pulse=pulse):
            return abs(saturation - patient.saturation) <= 1 and pulse is not None and abs(pulse - patient.pulse) <= 3
        case Temperature(celsius=celsius):
            return abs(celsius - patient.celsius) <= 0.06
        case Weight(kilograms=kilograms, fat_percent=fat):
            return abs(kilograms - patient.kilograms) <= step_kg and fat in (None, patient.fat_percent)
        case Glucose(milligrams_per_decilitre=milligrams):
            return abs(milligrams - patient.glucose) <= 0.91
        case HeartRate(pulse=pulse):
            return abs(pulse - patient.pulse) <= 3
    return False
