import asyncio

from care.strip import Signal
from care.vitals import Flag, Oxygen, Trouble
from peripherals.codecs import decode
from peripherals.driver import Advert, claims
from peripherals.drivers.oximeter import NONIN
from peripherals.links.script import ScriptLink
from tests.worlds.played import played
from tests.worlds.serial_lines import cut

GOOD, OFF, LOST = 0x80, 0xC0, 0x90


def packet(status: int, saturation: int, rate: int) -> bytes:
    table = [0] * 25
    for at in (0, 13, 19):
        table[at : at + 2] = rate >> 7, rate & 0x7F
    for at in (2, 8, 9, 10, 15):
        table[at] = saturation
    frames = (bytes((1, status | (place == 0), 51 * (place % 6), byte)) for place, byte in enumerate(table))
    return b"".join(frame + bytes((sum(frame) & 0xFF,)) for frame in frames)


def link(*packets: bytes) -> ScriptLink:
    """The packets and the first frame of one more, in pieces as a serial port would bring them."""
    return ScriptLink(cut([*packets, packet(GOOD, 97, 71)[:5]]))


def test_a_serial_device_claims_no_advert() -> None:
    assert not claims(NONIN, Advert(address="C0", services=frozenset({"1822"})))


def test_the_value_is_the_median_of_ten_seconds_and_not_the_first() -> None:
    packets = [packet(GOOD, 80, 150)] * 5 + [packet(GOOD, 97, 71)] * 25
    [reading], progress, _ = asyncio.run(played(NONIN, link(*packets)))
    assert reading.vital == Oxygen(saturation=97, pulse=71)
    assert reading.flags == frozenset()
    assert reading.raw is not None
    assert decode("nonin-df2", bytes.fromhex(reading.raw))["spo2"] == 97
    assert {piece.unit for piece in progress} == {None, "%", "/min"}
    drawn = [sample for piece in progress for sample in piece.trace]
    assert max(drawn) == 1.0 > min(drawn) == 0.0
    assert reading.strip is not None
    assert (reading.strip.signal, reading.strip.hertz, reading.strip.seconds) == (Signal.PULSE_WAVE, 75, 10)
    assert reading.strip.counts[:6] == (0, 200, 400, 600, 800, 1000)


def test_less_than_ten_seconds_is_not_enough() -> None:
    readings, _, trouble = asyncio.run(played(NONIN, link(*[packet(GOOD, 97, 71)] * 29)))
    assert (readings, trouble) == ([], Trouble.LINK_LOST)


def test_another_finger_starts_anew() -> None:
    packets = [*[packet(GOOD, 90, 60)] * 29, packet(OFF, 127, 511), *[packet(GOOD, 98, 80)] * 30]
    [reading], _, _ = asyncio.run(played(NONIN, link(*packets)))
    assert reading.vital == Oxygen(saturation=98, pulse=80)


def test_no_finger_for_twenty_seconds_is_told() -> None:
    readings, _, trouble = asyncio.run(played(NONIN, link(*[packet(OFF, 127, 511)] * 60)))
    assert (readings, trouble) == ([], Trouble.SENSOR_OFF)


def test_a_minute_without_a_clear_signal_is_told() -> None:
    readings, _, trouble = asyncio.run(played(NONIN, link(*[packet(LOST, 96, 70)] * 180)))
    assert (readings, trouble) == ([], Trouble.POOR_SIGNAL)


def test_a_value_with_many_gaps_is_flagged() -> None:
    packets = [packet(GOOD, 97, 71), packet(LOST, 60, 200)] * 30
    [reading], _, _ = asyncio.run(played(NONIN, link(*packets)))
    assert reading.vital == Oxygen(saturation=97, pulse=71)
    assert reading.flags == {Flag.POOR_SIGNAL}


def test_a_flipped_byte_costs_its_packet_and_slips_no_value() -> None:
    broken = bytearray(packet(GOOD, 97, 71))
    broken[60] ^= 0xFF
    packets = [*[packet(GOOD, 97, 71)] * 15, bytes(broken), *[packet(GOOD, 97, 71)] * 15]
    [reading], _, _ = asyncio.run(played(NONIN, link(*packets)))
    assert reading.vital == Oxygen(saturation=97, pulse=71)


def test_frames_that_come_twice_slip_no_value() -> None:
    good = packet(GOOD, 97, 71)
    doubled = good[:60] + good[55:]
    packets = [*[good, doubled] * 30]
    [reading], _, _ = asyncio.run(played(NONIN, link(*packets)))
    assert reading.vital == Oxygen(saturation=97, pulse=71)
