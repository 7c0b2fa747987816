import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from care.vitals import Flag, Kind, Trouble, Weight
from peripherals.codecs.clock import decode_current_time, encode_current_time
from peripherals.driver import (
    Advert,
    DriverError,
    LinkLostError,
    Match,
    Port,
    battery,
    device_time,
    doubt,
    identify,
    reading,
)
from peripherals.links.script import ScriptLink


def test_a_reading_is_born_with_its_own_id_and_nobodys_lease() -> None:
    first, second = reading(Weight(kilograms=70), raw=b"\x01"), reading(Weight(kilograms=70))
    assert first.id != second.id
    assert (first.kind, first.lease, first.device, first.raw) == (Kind.WEIGHT, None, None, "01")
    assert datetime.now(UTC) - first.received_at < timedelta(seconds=5)


def test_a_device_says_who_it_is_as_far_as_it_knows() -> None:
    link = ScriptLink(values={"2a29": b"Maker\0\0", "2a24": b" X \xff", "2a19": b"\x57"})
    identity = asyncio.run(identify(link, "C0", "Cuff"))
    assert (identity.manufacturer, identity.model, identity.serial) == ("Maker", "X �", None)
    assert asyncio.run(battery(link)) == 87
    assert asyncio.run(battery(ScriptLink())) is None


def test_only_some_flags_ask_for_another_measurement() -> None:
    assert doubt(frozenset({Flag.IRREGULAR_PULSE, Flag.UNSTABLE})) is None
    assert doubt(frozenset({Flag.MOVEMENT, Flag.CUFF_LOOSE})) is Trouble.CUFF_LOOSE


@pytest.mark.parametrize("told", ["2026-02-30T10:00:00", object(), "9999-12-31T23:59:59x"])
def test_a_time_outside_the_calendar_is_no_time(told: object) -> None:
    assert device_time(told) is None


def test_the_time_we_tell_a_device_is_the_time_it_tells_us() -> None:
    now = datetime.now().astimezone()
    told = decode_current_time(encode_current_time(now))
    assert device_time(told.datetime) == now.replace(microsecond=0)
    assert (told.day_of_week, told.adjust) == (now.isoweekday(), ["external"])


@pytest.mark.parametrize(
    ("match", "fits"),
    [
        (Match(service="1810"), True),
        (Match(service="181d"), False),
        (Match(name="ua-651"), True),
        (Match(name="651"), False),
        (Match(service="1810", name="Omron"), False),
        (Match(service="1810", maker=0x69), True),
        (Match(maker=0x70), False),
        (Match(), False),
        (Match(usb=(0x10C4, 0xEA60)), False),
        (Match(service="1810", usb=(0x10C4, 0xEA60)), False),
    ],
)
def test_a_match_wants_everything_that_it_names(match: Match, fits: bool) -> None:
    cuff = Advert(address="C0", name="UA-651BLE 1234", services=frozenset({"1810"}), makers=frozenset({0x69}))
    assert match.fits(cuff) is fits


@pytest.mark.parametrize(
    ("match", "fits"),
    [
        (Match(usb=(0x10C4, 0xEA60)), True),
        (Match(usb=(0x10C4, 0x0001)), False),
        (Match(usb=(0x10C4, 0xEA60), name="scale"), True),
        (Match(usb=(0x10C4, 0xEA60), name="oximeter"), False),
        (Match(service="1810"), False),
        (Match(), False),
        (Match(name="scale"), False),
    ],
)
def test_a_port_is_matched_by_what_is_plugged_in(match: Match, fits: bool) -> None:
    assert match.fits(Port(path="/dev/ttyUSB0", name="Scale 3", usb=(0x10C4, 0xEA60))) is fits
    assert not match.fits(Port(path="/dev/ttyS0"))


def test_errors_carry_their_trouble() -> None:
    assert DriverError(Trouble.MOVEMENT).code == "device-trouble"
    assert LinkLostError().trouble is Trouble.LINK_LOST
