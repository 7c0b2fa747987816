import asyncio

import pytest
from msgspec.structs import replace

from peripherals.codecs.contec import Sample, new_framer, old_framer
from peripherals.drivers.contec import KEEP_AWAKE, START
from peripherals.simulator import contec
from peripherals.simulator.contec import Cms50, Cms50New
from peripherals.simulator.faults import Fault
from peripherals.simulator.physiology import person

HER = person(4)


def said(device: Cms50 | Cms50New, *seconds: float) -> list[list[Sample]]:
    """What it says up to each of these seconds, since the last."""
    framer = old_framer() if isinstance(device, Cms50) else new_framer()
    return [list(framer.feed(b"".join(device.say(second)))) for second in seconds]


def test_a_finger_comes_is_searched_and_is_found_with_its_values() -> None:
    device = Cms50(person=HER, pace=1)
    device.begin()
    empty, searching, found = said(device, 1.9, 3.9, 60.0)
    assert {tuple(sample.flags) for sample in empty} == {("probe_error", "searching")}
    assert searching[-1].flags == ["searching"]
    assert {sample.spo2 for sample in empty + searching} == {None}
    assert len(found) == pytest.approx(56 * 60, abs=20)
    values = [(sample.spo2, sample.pulse_rate) for sample in found[20:]]
    assert all(spo2 is not None and abs(spo2 - HER.saturation) <= 1 for spo2, _ in values)
    assert all(rate is not None and abs(rate - HER.pulse) <= 2 for _, rate in values)
    assert len({sample.pleth for sample in found}) > 20


def test_a_pulse_above_127_keeps_its_eighth_bit_in_both() -> None:
    fast = replace(HER, pulse=150.0)

    async def story() -> None:
        for device in (Cms50(person=fast, pace=1), Cms50New(person=fast, pace=1)):
            device.begin()
            device._heard = START
            [samples] = said(device, 8.0)
            assert samples[-1].pulse_rate in range(148, 153)
            assert samples[-1].flags == []

    asyncio.run(story())


@pytest.mark.parametrize("fault", [Fault.NO_RESULT, Fault.NO_FINGER, Fault.STALE_RECORD])
def test_what_goes_wrong_is_never_said_without_its_flag(fault: Fault) -> None:
    device = Cms50(person=HER, pace=1)
    device.now = fault
    device.begin()
    [samples] = said(device, 20.0)
    assert all({"probe_error", "searching"} & set(sample.flags) for sample in samples)
    held = {sample.spo2 for sample in samples}
    assert held == ({HER.saturation - 7} if fault is Fault.STALE_RECORD else {None})


def test_the_new_one_waits_to_be_started_and_sleeps_when_nobody_keeps_it_awake(monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        device = Cms50New(person=HER, pace=1)
        device.begin()
        device._heard = KEEP_AWAKE
        assert said(device, 1.0) == [[]], "what was never started is not kept awake"
        device._heard = START
        assert len(said(device, 2.0)[0]) > 50
        assert len(said(device, 3.0)[0]) > 50
        monkeypatch.setattr(contec, "_AWAKE_S", -1.0)
        device._heard = KEEP_AWAKE
        assert said(device, 4.0) == [[]]

    asyncio.run(story())
