"""Every device on the radio with everything that can go wrong with it: GATT over bumble, bleak, driver and station.

Either the value is the simulated person's or the trouble has a name; nothing else, and a lost link is told soon. After
a trouble the next try gives the value. They are measured at once, as many as the machine bears.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from care import clinical
from care.vitals import Flag, Trouble, Weight
from peripherals import bench
from peripherals.drivers import glucose_meter, record_access, step, worn
from peripherals.simulator.faults import Fault
from peripherals.simulator.furniture import FURNITURE
from peripherals.simulator.gatt import GATT_FAULTS
from tests.worlds.every_fault import Case, all_of, case_id, cases, is_true
from tests.worlds.virtual_devices import PACE, Furnished, Outcome, furnished, measured

AT_ONCE = 16
PATIENCE_S = 60.0
WAIT_S_MAX = 10.0
GONE, OFF = "gone", "off"
DEVICES = [name for name, piece in FURNITURE.items() if piece.address is not None]
CASES = cases(DEVICES, GONE, OFF)
STREAMS = ("pulse-oximeter", "heart-rate")
"""One packet of many does not matter to these."""

TROUBLES: Mapping[Fault | str, Trouble] = {
    GONE: Trouble.LINK_LOST,
    OFF: Trouble.NOT_FOUND,
    Fault.BUSY: Trouble.BUSY_ELSEWHERE,
    Fault.CONTROL_SOLUTION: Trouble.CONTROL_SOLUTION,
    Fault.CUFF_LOOSE: Trouble.CUFF_LOOSE,
    Fault.DEMO: Trouble.NO_RESULT,
    Fault.GARBLE: Trouble.BAD_DATA,
    Fault.MOVEMENT: Trouble.MOVEMENT,
    Fault.NO_CONTACT: Trouble.SENSOR_OFF,
    Fault.NO_FINGER: Trouble.SENSOR_OFF,
    Fault.NO_RESULT: Trouble.NO_RESULT,
    Fault.NO_STRIP: Trouble.NO_STRIP,
    Fault.OUT_OF_RANGE: Trouble.OUT_OF_DEVICE_RANGE,
    Fault.STALL: Trouble.TIMEOUT,
    Fault.STRIP_ERROR: Trouble.STRIP_ERROR,
    Fault.TRUNCATE: Trouble.BAD_DATA,
}
ITS_OWN: Mapping[Case, Trouble | None] = {
    **{(device, fault): None for device in STREAMS for fault in (Fault.GARBLE, Fault.TRUNCATE)},
    ("heart-rate", Fault.NO_RESULT): Trouble.SENSOR_OFF,
    ("pulse-oximeter", Fault.MOVEMENT): Trouble.POOR_SIGNAL,
    ("spot-oximeter", Fault.MOVEMENT): Trouble.POOR_SIGNAL,
}


@dataclass
class Ended:
    """What a measurement came to, and the next one where there was trouble; how long a lost link was waited for."""

    world: Furnished
    outcome: Outcome
    again: Outcome | None
    waited_s: float


@pytest.fixture(scope="module")
def ended() -> Iterator[Mapping[Case, Ended]]:
    with pytest.MonkeyPatch.context() as patch:
        # As much faster as the devices live; a stall is borne for so long in life that nobody would wait for it here.
        window = clinical.OxygenWindow(good_s=10 / PACE, empty_s=20 / PACE, most_s=60 / PACE)
        patch.setattr(clinical, "OXYGEN_WINDOW", window)
        patch.setattr(clinical, "SETTLING", clinical.Settling(still_s=0.4, restless_s=15))
        patch.setattr(step, "_BURST_S", step._BURST_S / PACE)
        patch.setattr(worn, "SILENCE_S", 2.0)
        patch.setattr(record_access, "TICK_S", 0.2)
        patch.setattr(glucose_meter, "_QUESTIONS_MAX", 12)
        patch.setattr(bench, "QUIET_S", 15.0)
        yield asyncio.run(all_of(CASES, AT_ONCE, _measured))


async def _measured(name: str, fault: Fault | str | None, seed: int) -> Ended:
    kind = FURNITURE[name].kind
    faults = {kind: fault} if isinstance(fault, Fault) else {kind: Fault.LINK_LOST} if fault is GONE else {}
    find_s = 1.5 if fault is OFF else 15.0
    async with furnished(seed=seed, pace=PACE, furniture=(name,), faults=faults, find_s=find_s) as world:
        device = world.room.devices[kind]
        if fault is GONE:
            device.back_after_s = 1e6
        if fault is OFF:
            await device.switch_off()
        outcome = await measured(world.station, kind, patience_s=PATIENCE_S)
        waited_s = asyncio.get_running_loop().time() - device.struck_at if device.struck_at else 0.0
        may_retry = outcome.trouble is not None and fault not in (GONE, OFF)
        again = await measured(world.station, kind, "again", patience_s=PATIENCE_S) if may_retry else None
        return Ended(world, outcome, again, waited_s)


@pytest.mark.parametrize(("device", "fault"), CASES, ids=case_id)
def test_the_value_is_right_or_the_trouble_has_a_name(
    ended: Mapping[Case, Ended], device: str, fault: Fault | str | None
) -> None:
    end = ended[device, fault]
    expected = ITS_OWN.get((device, fault), TROUBLES.get(fault) if fault else None)
    assert end.outcome.trouble is expected
    good = end.outcome if expected is None else end.again
    patient = end.world.room.person
    if fault is Fault.UNSTEADY:
        [unstable] = end.outcome.readings
        assert (unstable.flags, isinstance(unstable.vital, Weight)) == ({Flag.UNSTABLE}, True)
        return
    for reading in good.readings if good else []:
        assert is_true(reading.vital, patient), (reading.vital, patient)
    assert good is None or [good.trouble, len(good.readings)] == [None, 1], "after a trouble the next try works"
    if expected is Trouble.MOVEMENT:
        assert [reading.flags for reading in end.outcome.readings] == [{Flag.MOVEMENT}]
    elif expected is not None:
        assert end.outcome.readings == []
    if fault is GONE:
        assert end.waited_s < WAIT_S_MAX


@pytest.mark.parametrize("device", DEVICES)
def test_what_the_device_had_stored_of_somebody_is_never_this_patients(
    ended: Mapping[Case, Ended], device: str
) -> None:
    """What is put aside has the lease in which it was taken, where it is this patient's, and none where it is not."""
    for fault in [None, GONE, OFF, *FURNITURE[device].made.faults]:
        end = ended[device, fault]
        aside = end.world.unassigned
        for reading in aside:
            if Flag.UNSTABLE in reading.flags:
                continue
            is_hers = is_true(reading.vital, end.world.room.person)
            assert is_hers == (reading.lease == "lease"), (fault, reading.vital, end.world.room.person)
        brings_it = fault is Fault.STALE_RECORD and device in ("blood-pressure", "thermometer", "scale", "body-scale")
        assert [reading.lease for reading in aside if reading.lease is None] == [None] * brings_it


def test_every_device_can_go_wrong_in_at_least_eight_ways_and_the_body_scale_tells_fat(
    ended: Mapping[Case, Ended],
) -> None:
    assert all(FURNITURE[device].made.faults >= GATT_FAULTS - {Fault.CLOCK_WRONG} for device in DEVICES)
    assert len(GATT_FAULTS) >= 9
    assert len(CASES) > 120
    end = ended["body-scale", None]
    assert end.outcome.readings[0].vital == Weight(
        kilograms=end.world.room.person.kilograms, fat_percent=end.world.room.person.fat_percent
    )
