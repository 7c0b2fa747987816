import pytest

from peripherals.codecs import decode
from peripherals.drivers import serial_scales as drivers
from peripherals.drivers.weighing import Said, SerialScale, Weighed
from peripherals.simulator.faults import Fault
from peripherals.simulator.physiology import person
from peripherals.simulator.serial_scales import (
    AndStandard,
    MtSics,
    RiceLake,
    ScaleDevice,
    SmaScp,
    Toledo,
    ToledoInPounds,
)

HER = person(4)
PAIRS = [
    (MtSics, drivers.MT_SICS),
    (SmaScp, drivers.SMA_SCP),
    (AndStandard, drivers.AND_STANDARD),
    (Toledo, drivers.TOLEDO),
    (ToledoInPounds, drivers.TOLEDO_LB),
]
ASKED = pytest.mark.parametrize(("made", "driver"), PAIRS, ids=lambda part: getattr(part, "id", ""))


def said(device: ScaleDevice, driver: SerialScale, second: float, fault: Fault | None = None) -> list[Said]:
    """What the driver understands of the answer to its question."""
    language = driver._language
    assert language.asks is not None
    device.now, device._heard = fault, language.asks.again[-1]
    device.begin()
    framer = language.framer()
    return [language.said(answer, framer.last) for packet in device.say(second) for answer in framer.feed(packet)]


def weight(answers: list[Said]) -> Weighed:
    [answer] = answers
    assert isinstance(answer, Weighed)
    return answer


@ASKED
def test_somebody_steps_on_sways_and_stands_still(made: type[ScaleDevice], driver: SerialScale) -> None:
    device = made(person=HER, pace=1)
    assert weight(said(device, driver, 0.0)) == (0.0, True)
    swaying = said(device, driver, 3.0)
    assert swaying == ["motion"] or not weight(swaying).stable
    standing = weight(said(device, driver, 6.0))
    assert standing.stable
    assert standing.kilograms == pytest.approx(HER.kilograms, abs=0.03)


@ASKED
def test_what_goes_wrong_is_said_as_it_says_it(made: type[ScaleDevice], driver: SerialScale) -> None:
    device = made(person=HER, pace=1)
    assert said(device, driver, 9.0, Fault.OUT_OF_RANGE) == ["overload"]
    assert said(device, driver, 9.0, Fault.NO_RESULT)[0] in ("underload", "underzero")
    assert weight(said(device, driver, 0.0, Fault.STALE_RECORD)).kilograms > HER.kilograms + 11
    restless = said(device, driver, 60.0, Fault.UNSTEADY)
    assert restless == ["motion"] or not weight(restless).stable


@ASKED
def test_set_to_pounds_it_weighs_the_same(made: type[ScaleDevice], driver: SerialScale) -> None:
    device = made(person=HER, pace=1)
    if Fault.WRONG_UNIT not in device.faults:
        assert isinstance(device, Toledo), "it does not say its unit, so it cannot change it"
        return
    assert weight(said(device, driver, 9.0, Fault.WRONG_UNIT)).kilograms == pytest.approx(HER.kilograms, abs=0.03)


def test_what_it_was_not_asked_it_does_not_say() -> None:
    device = SmaScp(person=HER, pace=1)
    device._heard = b"SI\r\n"
    assert list(device.say(9.0)) == []


def test_one_without_a_tare_says_so() -> None:
    device = MtSics(person=HER, pace=1)
    device._heard = b"TA\r\n"
    assert list(device.say(9.0)) == [b"TA A       0.00 kg\r\n"]


def test_the_one_that_prints_does_so_when_its_key_is_pressed() -> None:
    device = RiceLake(person=HER, pace=1)
    device.begin()
    assert list(device.say(5.9)) == []
    [printed] = device.say(6.0)
    assert decode("rice-lake-21", printed)["weight"]["value"] == pytest.approx(HER.kilograms, abs=0.051)
    assert list(device.say(8.9)) == []
    device.now = Fault.WRONG_UNIT
    [printed] = device.say(9.0)
    assert decode("rice-lake-21", printed)["weight"]["unit"] == "lb"
    device.now = Fault.NO_RESULT
    assert list(device.say(12.0)) == [b"PATIENT BMI 28.4\r\n"]
