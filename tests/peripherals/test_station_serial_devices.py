"""Every serial device with everything that can go wrong with it: pseudo-terminal, pyserial, driver and station.

Either the value is the simulated person's or the trouble has a name; nothing else, and nobody waits long for it. After
a trouble the next try gives the value.
"""

import asyncio
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from care import clinical
from care.vitals import Flag, Kind, Reading, Trouble, Weight
from peripherals.binding import Binding
from peripherals.driver import SerialLine
from peripherals.drivers.serial_scales import RICE_LAKE
from peripherals.simulator.faults import Fault
from peripherals.simulator.furniture import FURNITURE
from peripherals.simulator.line import LINE_FAULTS
from peripherals.simulator.physiology import Physiology, person
from peripherals.station import Station
from tests.worlds.every_fault import Case, all_of, case_id, cases, is_true
from tests.worlds.virtual_devices import PACE, Outcome, measured, until

AT_ONCE = 36
WAIT_S_MAX = 10.0
PACES = {Kind.OXYGEN: PACE, Kind.WEIGHT: 3.0}
"""Scales are asked by the station's clock, so nobody may have stepped on and stood still between two questions."""
PULLED = "pulled"
DEVICES = [name for name, piece in FURNITURE.items() if piece.address is None and piece.kind in PACES]
CASES = cases(DEVICES, PULLED)
STEP_KG = 0.0501
"""Half of what the coarsest of these scales counts in, 0.1 kg."""

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
    """What a measurement came to, and the next where there was trouble; for whom; what was nobody's; and how long it
    took after the line fell silent or was pulled.
    """

    outcome: Outcome
    again: Outcome | None
    unassigned: list[Reading]
    person: Physiology
    waited_s: float | None


@pytest.fixture(scope="module")
def ended() -> Iterator[Mapping[Case, Ended]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clinical, "SETTLING", clinical.Settling(restless_s=3))
        # It says nothing until its key is pressed, so in life its silence is borne for a minute.
        patch.setattr(RICE_LAKE, "line", SerialLine(baud=9600, silence_s=6))
        yield asyncio.run(_all_of_them())


async def _all_of_them() -> Mapping[Case, Ended]:
    # A station has a handful of ports, and asyncio a handful of threads for them.
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(3 * AT_ONCE))
    return await all_of(CASES, AT_ONCE, _measured)


async def _measured(name: str, fault: Fault | str | None, seed: int) -> Ended:
    patient = person(seed)
    piece, unassigned = FURNITURE[name], list[Reading]()
    device = piece.place(None, patient, PACES[piece.kind])
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
    again = None
    if outcome.trouble is not None and fault is not PULLED:
        await until(lambda: device.now is None, "the device has seen that the port was closed")
        again = await measured(station, piece.kind, "again")
    await station.stop()
    await device.stop()
    return Ended(outcome, again, unassigned, patient, waited_s)


@pytest.mark.parametrize(("device", "fault"), CASES, ids=case_id)
def test_the_value_is_right_or_the_trouble_has_a_name(
    ended: Mapping[Case, Ended], device: str, fault: Fault | str | None
) -> None:
    end, kind = ended[device, fault], FURNITURE[device].kind
    expected = ITS_OWN.get((device, fault)) or (TROUBLES.get((kind, fault)) if fault else None)
    assert end.outcome.trouble is expected
    assert end.waited_s is None or end.waited_s < WAIT_S_MAX
    if expected is not None:
        assert end.outcome.readings == []
    good = end.outcome if expected is None else end.again
    if good is None:
        assert fault is PULLED
        return
    [reading] = good.readings
    if fault is Fault.UNSTEADY and expected is None:
        assert reading.flags == {Flag.UNSTABLE}
    else:
        assert is_true(reading.vital, end.person, step_kg=STEP_KG), (reading.vital, end.person)


def test_only_a_weight_that_was_there_before_is_put_aside_and_is_nobodys(ended: Mapping[Case, Ended]) -> None:
    aside = {case: end for case, end in ended.items() if end.unassigned}
    assert set(aside) == {
        case for case in CASES if case[1] is Fault.STALE_RECORD and FURNITURE[case[0]].kind is Kind.WEIGHT
    }
    for end in aside.values():
        [reading] = end.unassigned
        assert reading.lease is None
        assert isinstance(reading.vital, Weight)
        assert reading.vital.kilograms > end.person.kilograms + 10


def test_every_device_can_go_wrong_in_at_least_eight_ways() -> None:
    assert all(len(FURNITURE[device].made.faults) >= 8 for device in DEVICES)
    assert all(FURNITURE[device].made.faults >= LINE_FAULTS for device in DEVICES)
    assert len(CASES) > 100
