"""Virtual Bluetooth devices on bumble: a bonded blood pressure cuff, a thermometer, a scale.

Each behaves as if the patient did what is asked: a moment after the station listens, somebody presses start,
puts the thermometer in place or steps on. What is measured goes over real GATT.
"""

import asyncio
import struct
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from math import cos, exp, pi, sin
from typing import Any, ClassVar

from bumble.core import UUID, AdvertisingData, BaseBumbleError
from bumble.device import Connection
from bumble.gatt import (
    GATT_CLIENT_CHARACTERISTIC_CONFIGURATION_DESCRIPTOR,
    Characteristic,
    CharacteristicValue,
    Descriptor,
    Service,
)
from bumble.hci import HCI_REMOTE_USER_TERMINATED_CONNECTION_ERROR

from peripherals.codecs.clock import encode_date_time
from peripherals.simulator.faults import Fault
from peripherals.simulator.physiology import Physiology
from peripherals.simulator.radio import Air

MANUFACTURER = "Carepost Simulated"
_P = Characteristic.Properties
_A = Characteristic.Permissions
_BATTERY_OK, _BATTERY_LOW = 87, 8
_NAN = 0x07FF
# Where a clock stands that nobody has set.
_FACTORY_TIME = datetime(2020, 1, 1)  # noqa: DTZ001 - devices know no time zones


def sfloat(tenths: int) -> bytes:
    """A 16-bit medical float with one decimal, or a whole number where that does not fit."""
    if -2047 < tenths < 2047:
        return struct.pack("<H", 0xF000 | tenths & 0xFFF)
    return struct.pack("<H", round(tenths / 10) & 0xFFF)


def float32(hundredths: int) -> bytes:
    """A 32-bit medical float with two decimals."""
    return struct.pack("<I", 0xFE000000 | hundredths & 0xFFFFFF)


class VirtualDevice:
    """What all of them share: advertising, who it is, battery, clock, and a script that runs when heard."""

    service: ClassVar[int]
    result: ClassVar[int]
    live: ClassVar[int | None] = None
    encrypted: ClassVar[bool] = False

    def __init__(self, air: Air, address: str, name: str, *, person: Physiology, pace: float) -> None:
        self.address = address
        self.name = name
        self.person = self.subject = person
        self.fault: Fault | None = None
        self.finishes_alone = False
        self.waits_to_deliver = False
        self._is_on = True
        self._advertising: asyncio.Task[None] | None = None
        self._dropping = False
        self._pace = pace
        self._device = air.device(name, address)
        self._connection: Connection | None = None
        self._characteristics: dict[int, Characteristic[bytes]] = {}
        self._heard: dict[int, asyncio.Event] = {}
        self._clock_offset = _FACTORY_TIME - datetime.now()  # noqa: DTZ005 - devices know no time zones
        self._script: asyncio.Task[None] | None = None
        self._attempts = 0

    async def start(self) -> None:
        self._device.add_services([self._measuring(), *self._common()])
        self._device.advertising_data = self._advertisement()
        self._device.on("connection", self._connected)
        await self._device.power_on()
        await self._advertise()

    async def stop(self) -> None:
        await self.switch_off()
        await self._device.power_off()

    async def switch_off(self) -> None:
        """Gone, in the middle of everything, and not coming back."""
        self._is_on = False
        self._end_script()
        await self.drop_link()
        if self._advertising is not None:
            await self._advertising
        await self._device.stop_advertising()

    async def drop_link(self) -> None:
        """The radio is gone, in the middle of everything. The device itself carries on."""
        if self._connection is not None:
            self._dropping = True
            with suppress(BaseBumbleError):
                await self._connection.disconnect()

    async def measure(self) -> None:
        """The script: what the patient does and what the device sends."""
        raise NotImplementedError

    async def pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self._pace)

    def take_fault(self, *mine: Fault) -> Fault | None:
        """Use up the fault that was asked for, if it is one of these."""
        if self.fault not in mine:
            return None
        fault, self.fault = self.fault, None
        return fault

    def time_stamp(self) -> bytes:
        return encode_date_time(datetime.now() + self._clock_offset)  # noqa: DTZ005 - devices know no time zones

    def extra_characteristics(self) -> list[Characteristic[bytes]]:
        return []

    async def show(self, value: bytes) -> None:
        """Send a passing value to whoever listens now."""
        if self.live is not None and self._heard[self.live].is_set():
            await self._device.notify_subscribers(self._characteristics[self.live], value)

    async def deliver(self, value: bytes) -> None:
        """Send a result. It is kept until somebody has confirmed it."""
        self.waits_to_deliver = True
        while True:
            await self._heard[self.result].wait()
            if await self._confirmed(value):
                self.waits_to_deliver = False
                return

    async def _confirmed(self, value: bytes) -> bool:
        """bumble waits half a minute for a confirmation that a lost link will never bring."""
        sending = asyncio.ensure_future(self._device.indicate_subscribers(self._characteristics[self.result], value))
        while not sending.done() and self._heard[self.result].is_set():
            await asyncio.wait({sending}, timeout=0.05)
        sending.cancel()
        with suppress(asyncio.CancelledError, TimeoutError, BaseBumbleError):
            await sending
            return self._connection is not None
        return False

    async def _advertise(self) -> None:
        await self._device.start_advertising(advertising_interval_min=20, advertising_interval_max=30)

    def _connected(self, connection: Connection) -> None:
        self._connection = connection
        connection.on("disconnection", self._disconnected)

    def _disconnected(self, reason: int) -> None:
        self._connection = None
        for heard in self._heard.values():
            heard.clear()
        said_goodbye = reason == HCI_REMOTE_USER_TERMINATED_CONNECTION_ERROR and not self._dropping
        if said_goodbye and not self.finishes_alone:
            self._end_script()
        self._dropping = False
        if self._is_on:
            self._advertising = asyncio.ensure_future(self._advertise())

    def _end_script(self) -> None:
        if self._script is not None:
            self._script.cancel()
            self._script = None
            self.waits_to_deliver = False

    def _listened(self) -> None:
        if self._script is None or self._script.done():
            self._attempts += 1
            self._script = asyncio.ensure_future(self._run())

    async def _run(self) -> None:
        self.subject = self.person
        await self.measure()
        await self.pause(0.5)
        await self.drop_link()

    def _measuring(self) -> Service:
        mine = [self._notifying(self.result, _P.INDICATE)]
        if self.live is not None:
            mine.append(self._notifying(self.live, _P.NOTIFY))
        return Service(UUID.from_16_bits(self.service), [*mine, *self.extra_characteristics()])

    def _notifying(self, uuid: int, properties: Characteristic.Properties) -> Characteristic[bytes]:
        characteristic = Characteristic(UUID.from_16_bits(uuid), properties, _A.READABLE, b"")
        if self.encrypted:  # as real cuffs do: whoever wants to be told must be bonded
            characteristic.descriptors = [self._guarded_configuration(characteristic)]
        self._characteristics[uuid], self._heard[uuid] = characteristic, asyncio.Event()

        def subscription(_: Any, notify: bool, indicate: bool) -> None:
            if not (notify or indicate):
                self._heard[uuid].clear()
                return
            self._heard[uuid].set()
            if uuid == self.result:
                self._listened()

        characteristic.on("subscription", subscription)
        return characteristic

    def _guarded_configuration(self, characteristic: Characteristic[bytes]) -> Descriptor:
        return Descriptor(
            GATT_CLIENT_CHARACTERISTIC_CONFIGURATION_DESCRIPTOR,
            _A.READABLE | _A.WRITEABLE | _A.WRITE_REQUIRES_ENCRYPTION,
            self._device.gatt_server.make_descriptor_value(characteristic),
        )

    def _common(self) -> list[Service]:
        information = {0x2A29: MANUFACTURER, 0x2A24: self.name, 0x2A25: self.address[-5:], 0x2A26: "1.0"}
        level = CharacteristicValue(read=lambda _: bytes([self._battery()]))
        time = CharacteristicValue(read=lambda _: self.time_stamp() + bytes(3), write=self._set_clock)
        return [
            Service(UUID.from_16_bits(0x180A), [_readable(uuid, text.encode()) for uuid, text in information.items()]),
            Service(UUID.from_16_bits(0x180F), [_readable(0x2A19, level)]),
            Service(
                UUID.from_16_bits(0x1805),
                [Characteristic(UUID.from_16_bits(0x2A2B), _P.READ | _P.WRITE, _A.READABLE | _A.WRITEABLE, time)],
            ),
        ]

    def _battery(self) -> int:
        return _BATTERY_LOW if self.take_fault(Fault.BATTERY_LOW) else _BATTERY_OK

    def _set_clock(self, _: Any, value: bytes) -> None:
        year, month, day, hour, minute, second, _, fraction = struct.unpack_from("<HBBBBBBB", value)
        told = datetime(year, month, day, hour, minute, second, fraction * 3906)  # noqa: DTZ001 - as above
        self._clock_offset = told - datetime.now()  # noqa: DTZ005

    def _advertisement(self) -> bytes:
        return bytes(
            AdvertisingData(
                [
                    (AdvertisingData.FLAGS, bytes([0x06])),
                    (
                        AdvertisingData.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS,
                        struct.pack("<H", self.service),
                    ),
                    (AdvertisingData.COMPLETE_LOCAL_NAME, self.name.encode()),
                ]
            )
        )


def _readable(uuid: int, value: Any) -> Characteristic[bytes]:
    return Characteristic(UUID.from_16_bits(uuid), _P.READ, _A.READABLE, value)


class Cuff(VirtualDevice):
    """Inflates past the systolic pressure, lets the air out slowly, shows the pressure four times a second."""

    service, result, live, encrypted = 0x1810, 0x2A35, 0x2A36, True
    _STEP_S = 0.25

    def extra_characteristics(self) -> list[Characteristic[bytes]]:
        return [_readable(0x2A49, struct.pack("<H", 0x3F))]

    async def measure(self) -> None:
        fault = self.take_fault(Fault.MOVEMENT, Fault.CUFF_LOOSE, Fault.LINK_LOST)
        curve = list(self._loose_curve() if fault is Fault.CUFF_LOOSE else self._curve())
        await self.pause(1.5)
        for step, pressure in enumerate(curve):
            await self.show(b"\x00" + sfloat(round(pressure * 10)) + struct.pack("<HH", _NAN, _NAN))
            if fault is Fault.LINK_LOST and step == len(curve) * 2 // 5:
                await self.drop_link()
            await self.pause(self._STEP_S)
        await self.deliver(self._result(fault))

    def _curve(self) -> Iterator[float]:
        """Up in eight seconds, down at five mmHg a second; near the mean pressure the artery makes it tremble."""
        top, person = self.subject.systolic + 32, self.subject
        for step in range(32):
            yield top * (step + 1) / 32
        mean = _mean(person.systolic, person.diastolic)
        pressure, beat = top, 0.0
        while pressure > person.diastolic - 22:
            beat += self._STEP_S * person.pulse / 60
            yield pressure + 1.6 * exp(-(((pressure - mean) / 22) ** 2)) * sin(2 * pi * beat)
            pressure -= 5 * self._STEP_S

    def _loose_curve(self) -> Iterator[float]:
        for step in range(40):
            yield 38 * (1 - exp(-step / 9))

    def _result(self, fault: Fault | None) -> bytes:
        status = {Fault.MOVEMENT: 0x01, Fault.CUFF_LOOSE: 0x02}.get(fault, 0) if fault else 0
        if fault is Fault.CUFF_LOOSE:
            return b"\x10" + struct.pack("<HHHH", _NAN, _NAN, _NAN, status)
        systolic, diastolic, pulse = self._values(fault)
        pressures = (systolic, diastolic, _mean(systolic, diastolic))
        return (
            b"\x16"
            + b"".join(sfloat(round(pressure) * 10) for pressure in pressures)
            + self.time_stamp()
            + sfloat(round(pulse) * 10)
            + struct.pack("<H", status)
        )

    def _values(self, fault: Fault | None) -> tuple[float, float, float]:
        chance = self.subject.rng(f"cuff/{self._attempts}")
        off = 19 if fault is Fault.MOVEMENT else 0
        systolic = self.subject.systolic + chance.uniform(-4, 4) + off
        diastolic = self.subject.diastolic + chance.uniform(-3, 3) + off * 0.7
        return systolic, diastolic, self.subject.pulse + chance.uniform(-2, 2)


def _mean(systolic: float, diastolic: float) -> float:
    return diastolic + (systolic - diastolic) * 0.36


class Thermometer(VirtualDevice):
    """Warms up for eight seconds, showing how far it is, and then says its result."""

    service, result, live = 0x1809, 0x2A1C, 0x2A1E
    _SITE_EAR = 3

    async def measure(self) -> None:
        lost = self.take_fault(Fault.LINK_LOST) is not None
        await self.pause(1.5)
        for step in range(32):
            warm = self.subject.celsius - (self.subject.celsius - 29) * exp(-(step + 1) / 6)
            await self.show(self._value(0x04, warm))
            if lost and step == 8:
                await self.drop_link()
            await self.pause(0.25)
        await self.deliver(self._value(0x06, self.subject.celsius))

    def _value(self, flags: int, celsius: float) -> bytes:
        time = self.time_stamp() if flags & 0x02 else b""
        return bytes([flags]) + float32(round(celsius * 10) * 10) + time + bytes([self._SITE_EAR])


class Scale(VirtualDevice):
    """Sways for some four seconds after somebody steps on, stays still for as long, and switches itself off."""

    service, result = 0x181D, 0x2A9D

    def extra_characteristics(self) -> list[Characteristic[bytes]]:
        return [_readable(0x2A9E, struct.pack("<I", 0x01))]

    async def measure(self) -> None:
        lost = self.take_fault(Fault.LINK_LOST) is not None
        await self.pause(1.5)
        for step in range(32):
            sway = exp(-step / 4) * cos(step * 1.3) if step < 18 else 0.0
            await self.deliver(self._value(self.subject.kilograms * (1 - 0.4 * sway)))
            if lost and step == 5:
                await self.drop_link()
            await self.pause(0.25)

    def _value(self, kilograms: float) -> bytes:
        return b"\x02" + struct.pack("<H", round(kilograms * 200)) + self.time_stamp()
