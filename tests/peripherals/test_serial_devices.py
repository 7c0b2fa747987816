"""Every serial device with everything that can go wrong with it: pseudo-terminal, pyserial, driver and station.

Either the value is the simulated person's or the trouble has a name; nothing else, and nobody waits long for it. They
are measured at once, as many as the machine bears, so that their silences are waited for together.
"""

import asyncio
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from care import clinical
from care.vitals import Flag, Kind, Oxygen, Reading, Trouble, Vital, Weight
from peripherals.driver import SerialLine
from peripherals.drivers.serial_scales import RICE_LAKE
from peripherals.simulator.faults import Fault
from peripherals.simulator.furniture import FURNITURE
from peripherals.simulator.line import LINE_FAULTS
from peripherals.simulator.physiology import Physiology, person
from peripherals.station import Binding, Station
from tests.worlds.virtual_devices import PACE, Outcome, measured

AT_ONCE = 16
WAIT_S_MAX = 10.0
PULLED = "pulled"
DEVICES = [
    name for name, piece in FURNITURE.items() if piece.address is None and piece.kind in (Kind.OXYGEN, Kind.WEIGHT)
]
Case = tuple[str, Fault | str | None]
CASES: list[Case] = [
    (device, fault)
    for device in DEVICES
    for fault in [None, PULLED, *sorted(FURNITURE[device].made.faults, key=lambda fault: fault.value)]
]

TROUBLES: Mapping[tuple[Kind, Fault | str], Trouble] = {
    **{
        (kind, fault): trouble
        for kind in (Kind.OXYGEN, Kind.WEIGHT)
        for fault, trouble in (
            (Fault.ASLEEP, Trouble.OFF_OR_ASLEEP),
            (Fault.STALL, Trouble.TIMEOUT),
            (PULLED, Trouble.UNPLUGGED),
        )
    },
    (Kind.OXYGEN, Fault.NO_FINGER): Trouble.SENSOR_OFF,
    (Kind.OXYGEN, Fault.NO_RESULT): Trouble.POOR_SIGNAL,
    (Kind.OXYGEN, Fault.STALE_RECORD): Trouble.SENSOR_OFF,
    (Kind.WEIGHT, Fault.NO_RESULT): Trouble.NO_RESULT,
    (Kind.WEIGHT, Fault.OUT_OF_RANGE): Trouble.OUT_OF_DEVICE_RANGE,
    (Kind.WEIGHT, Fault.STALE_RECORD): Trouble.NO_RESULT,
}
ITS_OWN: Mapping[Case, Trouble] = {
    ("rice-lake-21", Fault.NO_RESULT): Trouble.BAD_DATA,
    ("rice-lake-21", Fault.STALL): Trouble.OFF_OR_ASLEEP,
    ("toledo-8217", Fault.UNSTEADY): Trouble.MOVEMENT,
    ("toledo-8217-lb", Fault.UNSTEADY): Trouble.MOVEMENT,
}
"""This one prints nothing before, and sometimes what is no weight; those two say no weight that is not at rest."""


@dataclass
class Ended:
    """What a measurement came to, for whom, and how long that took after the line fell silent or was pulled."""

    outcome: Outcome
    unassigned: list[Reading]
    person: Physiology
    waited_s: float | None


@pytest.fixture(scope="module")
def ended() -> Iterator[Mapping[Case, Ended]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clinical, "SETTLING", clinical.Settling(restless_s=3))
        # It says nothing until its key is pressed, so in life its silence is borne for a minute.
        patch.setattr(RICE_LAKE, "line", SerialLine(baud=9600))
        yield asyncio.run(_all_of_them())


async def _all_of_them() -> Mapping[Case, Ended]:
    places = asyncio.Semaphore(AT_ONCE)
    # A station has a handful of ports, and asyncio a handful of threads for them.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(3 * AT_ONCE))

    async def one(number: int, case: Case) -> Ended:
        async with places:
            return await _measured(*case, person(number))

    ends = await asyncio.gather(*(one(number, case) for number, case in enumerate(CASES)))
    return dict(zip(CASES, ends, strict=True))


async def _measured(name: str, fault: Fault | str | None, patient: Physiology) -> Ended:
    piece, unassigned = FURNITURE[name], list[Reading]()
    device = piece.place(None, patient, PACE)
    if fault is PULLED:
        device.cause(Fault.LINK_LOST)
        device.back_after_s = 1e6
    elif fault is not None:
        device.cause(fault)
    await device.start()
    binding = Binding(kind=piece.kind, driver=name, name=piece.name, port=device.path, simulated=True)
    station = Station([binding], unassigned=unassigned.append)
    outcome = await measured(station, piece.kind)
    waited_s = asyncio.get_running_loop().time() - device.struck_at if device.struck_at else None
    await station.stop()
    await device.stop()
    return Ended(outcome, unassigned, patient, waited_s)


def _is_true(vital: Vital, patient: Physiology) -> bool:
    """Within a step of the device: 0.1 kg, or 0.1 lb; a saturation and a pulse breathe."""
    match vital:
        case Oxygen(saturation=saturation, pulse=pulse):
            return abs(saturation - patient.saturation) <= 1 and pulse is not None and abs(pulse - patient.pulse) <= 3
        case Weight(kilograms=kilograms):
            return abs(kilograms - patient.kilograms) <= 0.0501
    return False


@pytest.mark.parametrize(("device", "fault"), CASES, ids=lambda part: part.value if isinstance(part, Fault) else part)
def test_the_value_is_right_or_the_trouble_has_a_name(
    ended: Mapping[Case, Ended], device: str, fault: Fault | str | None
) -> None:
    end, kind = ended[device, fault], FURNITURE[device].kind
    expected = ITS_OWN.get((device, fault)) or (TROUBLES.get((kind, fault)) if fault else None)
    assert end.outcome.trouble is expected
    if expected is not None:
        assert end.outcome.readings == []
        assert end.waited_s is None or end.waited_s < WAIT_S_MAX
        return
    [reading] = end.outcome.readings
    assert end.unassigned == []
    if fault is Fault.UNSTEADY:
        assert reading.flags == {Flag.UNSTABLE}
    else:
        assert _is_true(reading.vital, end.person), (reading.vital, end.person)


@pytest.mark.parametrize("device", [name for name in DEVICES if FURNITURE[name].kind is Kind.WEIGHT])
def test_a_weight_that_was_there_before_is_kept_and_is_nobodys(ended: Mapping[Case, Ended], device: str) -> None:
    end = ended.get((device, Fault.STALE_RECORD))
    if end is None:  # it only prints what stands on it
        assert device == "rice-lake-21"
        return
    [reading] = end.unassigned
    assert reading.lease is None
    assert isinstance(reading.vital, Weight)
    assert reading.vital.kilograms > end.person.kilograms + 10


def test_every_device_can_go_wrong_in_at_least_eight_ways() -> None:
    assert all(len(FURNITURE[device].made.faults) >= 8 for device in DEVICES)
    assert all(FURNITURE[device].made.faults >= LINE_FAULTS for device in DEVICES)
    assert len(CASES) > 100
