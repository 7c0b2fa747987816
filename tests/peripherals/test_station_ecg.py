"""The ECG stick with everything that can go wrong with it: the right rate with its strip, or a named trouble."""

import asyncio
from collections.abc import Mapping

import pytest

from care.clinical import ECG
from care.strip import Signal
from care.vitals import Kind, Reading, Trouble
from peripherals.binding import Binding
from peripherals.simulator.faults import Fault
from peripherals.simulator.furniture import FURNITURE
from peripherals.simulator.physiology import Physiology, person
from peripherals.station import Station
from tests.worlds.every_fault import Case, all_of, case_id, cases, is_true
from tests.worlds.virtual_devices import PACE, Outcome, measured

STICK, PULLED = "ecg-lead", "pulled"
AT_ONCE = 3
"""Looking for beats takes a part of a core, and all of them share one loop."""
CASES = cases([STICK], PULLED)
TROUBLES: Mapping[Fault | str, Trouble] = {
    Fault.ASLEEP: Trouble.OFF_OR_ASLEEP,
    Fault.STALL: Trouble.TIMEOUT,
    PULLED: Trouble.UNPLUGGED,
}


@pytest.fixture(scope="module")
def ended() -> Mapping[Case, tuple[Outcome, list[Reading], Physiology]]:
    return asyncio.run(all_of(CASES, AT_ONCE, _measured))


async def _measured(name: str, fault: Fault | str | None, seed: int) -> tuple[Outcome, list[Reading], Physiology]:
    patient, nobodys = person(seed), list[Reading]()
    device = FURNITURE[name].place(None, patient, PACE)
    if fault is not None:
        device.cause(Fault.LINK_LOST if isinstance(fault, str) else fault)
    if fault == PULLED:
        device.back_after_s = 1e6
    await device.start()
    binding = Binding(kind=Kind.HEART_RATE, driver=name, name=name, port=device.path, simulated=True)
    station = Station([binding], unassigned=nobodys.append)
    outcome = await measured(station, Kind.HEART_RATE)
    await station.stop()
    await device.stop()
    return outcome, nobodys, patient


@pytest.mark.parametrize("fault", [fault for _, fault in CASES], ids=case_id)
def test_the_rate_is_right_with_its_strip_or_the_trouble_has_a_name(
    ended: Mapping[Case, tuple[Outcome, list[Reading], Physiology]], fault: Fault | str | None
) -> None:
    outcome, nobodys, patient = ended[STICK, fault]
    expected = TROUBLES.get(fault) if fault else None
    assert (outcome.trouble, nobodys) == (expected, [])
    if expected is not None:
        assert outcome.readings == []
        return
    [reading] = outcome.readings
    assert is_true(reading.vital, patient), (reading.vital, patient)
    assert reading.strip is not None
    assert (reading.strip.signal, reading.strip.seconds) == (Signal.ECG, ECG.strip_s)
