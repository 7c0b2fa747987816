"""Virtual Bluetooth devices on bumble: what all of them share. What is measured goes over real GATT.

Each behaves as if the patient did what is asked: a moment after the station listens, somebody presses start,
puts the thermometer in place or steps on.
"""

import asyncio
import struct
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, ClassVar

from bumble.att import ATT_WRITE_NOT_PERMITTED_ERROR, ATT_Error
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
from peripherals.simulator.physiology import Physiology, person
from peripherals.simulator.radio import Air
from peripherals.simulator.virtual import ON_THE_ROAD, Virtual

MANUFACTURER = "Carepost Simulated"
NOTIFY, INDICATE = Characteristic.Properties.NOTIFY, Characteristic.Properties.INDICATE
_P = Characteristic.Properties
_A = Characteristic.Permissions
_BATTERY_OK, _BATTERY_LOW = 87, 8
# Where a clock stands that nobody has set.
_FACTORY_TIME = datetime(2020, 1, 1)  # noqa: DTZ001 - devices know no time zones
_NAP_S, _DELAY_S = 8.0, 4.0
_ERASED = 0xFF
_TIMES_BUSY = 2
_HESITATES_S = 12.0
_STALE = timedelta(hours=3)
GATT_FAULTS = frozenset({*ON_THE_ROAD, Fault.ASLEEP, Fault.BATTERY_LOW, Fault.BUSY, Fault.CLOCK_WRONG, Fault.LINK_LOST})
"""Those that every device on the radio can have."""


class GattDevice(Virtual):
    """Advertises, says who it is, keeps a clock, and runs a script when its `result` is listened to.

    A fault of the road hits the result number `struck`, or the next after it; a link that is lost breaks after `breaks`
    packets or more, and the device shows itself again after `back_after_s`.
    """

    service: ClassVar[int]
    result: ClassVar[int]
    confirmed: ClassVar[bool] = True
    live: ClassVar[int | None] = None
    encrypted: ClassVar[bool] = False
    struck: ClassVar[int] = 0
    breaks: ClassVar[int] = 1
    back_after_s = 0.0
    faults = GATT_FAULTS

    def __init__(self, air: Air, address: str, name: str, *, person: Physiology, pace: float) -> None:
        super().__init__(person=person, pace=pace)
        self.address = address
        self.name = name
        self.finishes_alone = False
        self.waits_to_deliver = False
        self._is_on = False
        self._gone = asyncio.Event()
        self._advertising: asyncio.Task[None] | None = None
        self._dropping = False
        self._device = air.device(name, address)
        self._connection: Connection | None = None
        self._characteristics: dict[int, Characteristic[bytes]] = {}
        self._heard: dict[int, asyncio.Event] = {}
        self._clock_offset = _FACTORY_TIME - datetime.now()  # noqa: DTZ005 - devices know no time zones
        self._script: asyncio.Task[None] | None = None
        self._attempts = 0
        self._packets = self._results = self._busy = 0
        self._stays_away_s = 0.0

    async def start(self) -> None:
        self._device.add_services([*self.services(), *self._common()])
        self._device.advertising_data = self._advertisement()
        self._device.on("connection", self._connected)
        await self._device.power_on()
        self._is_on = True
        if self.fault is Fault.ASLEEP:
            self.cause(Fault.ASLEEP)
        else:
            await self._advertise()

    async def stop(self) -> None:
        await self.switch_off()
        await self._device.power_off()

    def cause(self, fault: Fault) -> None:
        super().cause(fault)
        if fault is Fault.CLOCK_WRONG:
            self._clock_offset = _FACTORY_TIME - datetime.now()  # noqa: DTZ005 - devices know no time zones
        if fault is Fault.ASLEEP and self._is_on:
            self.fault = None
            self._advertising = asyncio.ensure_future(self._nap())

    async def switch_off(self) -> None:
        """Gone, in the middle of everything, and not coming back."""
        self._is_on = False
        self.struck_at = asyncio.get_running_loop().time()
        self._end_script()
        await self.drop_link()
        self._gone.set()
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

    def final(self) -> bytes:
        """The result that `subject` has now, as it is sent."""
        raise NotImplementedError

    def services(self) -> list[Service]:
        """What this device measures, beside what all devices have."""
        return [Service(UUID.from_16_bits(self.service), self.measuring())]

    def measuring(self) -> list[Characteristic[bytes]]:
        result = self.telling(self.result, INDICATE if self.confirmed else NOTIFY)
        return [result] if self.live is None else [result, self.telling(self.live, NOTIFY)]

    def now(self) -> datetime:
        """What its clock shows."""
        return datetime.now() + self._clock_offset  # noqa: DTZ005 - devices know no time zones

    def time_stamp(self) -> bytes:
        return encode_date_time(self.now())

    async def show(self, value: bytes) -> None:
        """Send a passing value to whoever listens now."""
        assert self.live is not None
        await self.before_packet()
        await self.tell(self.live, value)

    async def deliver(self, value: bytes) -> None:
        """Send a result. Where it is to be confirmed, it is kept until it is."""
        await self.before_packet()
        hit = self._results >= self.struck
        self._results += 1
        for packet in await self.on_the_road(value) if hit else (value,):
            if self.confirmed:
                await self._keep(packet)
            else:
                await self.tell(self.result, packet)

    async def tell(self, uuid: int, value: bytes) -> None:
        """Notify whoever listens now."""
        if self._heard[uuid].is_set():
            await self._device.notify_subscribers(self._characteristics[uuid], value)

    async def confirm(self, uuid: int, value: bytes) -> bool:
        """Indicate; bumble waits half a minute for a confirmation that a lost link will never bring."""
        sending = asyncio.ensure_future(self._device.indicate_subscribers(self._characteristics[uuid], value))
        while not sending.done() and self._heard[uuid].is_set():
            await asyncio.wait({sending}, timeout=0.05)
        sending.cancel()
        with suppress(asyncio.CancelledError, TimeoutError, BaseBumbleError):
            await sending
            return self._connection is not None
        return False

    async def on_the_road(self, packet: bytes) -> tuple[bytes, ...]:
        """What becomes of a packet that a fault of the road may hit: mostly, it arrives as it is."""
        match self.take_fault(*ON_THE_ROAD):
            case Fault.DELAY:
                await self.pause(_DELAY_S)
            case Fault.DROP:
                return ()
            case Fault.DUPLICATE:
                return packet, packet
            case Fault.GARBLE:  # as memory reads that was erased and never written
                return (bytes([_ERASED]) * len(packet),)
            case Fault.STALL:
                self.struck_at = asyncio.get_running_loop().time()
                await asyncio.Event().wait()
            case Fault.TRUNCATE:
                return (packet[: len(packet) // 2],)
        return (packet,)

    async def _keep(self, value: bytes) -> None:
        self.waits_to_deliver = True
        while True:
            await self._heard[self.result].wait()
            if await self.confirm(self.result, value):
                self.waits_to_deliver = False
                return

    async def before_packet(self) -> None:
        """Count it: before its turn comes, a link breaks that is to break."""
        if self._packets >= self.breaks and self.take_fault(Fault.LINK_LOST):
            self.struck_at, self._stays_away_s = asyncio.get_running_loop().time(), self.back_after_s
            await self.drop_link()
        self._packets += 1

    async def _advertise(self) -> None:
        await self._device.start_advertising(advertising_interval_min=20, advertising_interval_max=30)

    async def _nap(self) -> None:
        await self._device.stop_advertising()
        await self._come_back(_NAP_S)

    async def _come_back(self, after_s: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(after_s / self.pace):
                await self._gone.wait()
        if self._is_on:
            await self._advertise()

    def _connected(self, connection: Connection) -> None:
        self._connection = connection
        connection.on("disconnection", self._disconnected)
        if self.take_fault(Fault.BUSY):
            self._busy = _TIMES_BUSY
        if self._busy:
            self._busy -= 1
            self._refusing = asyncio.ensure_future(self.drop_link())

    def _disconnected(self, reason: int) -> None:
        self._connection = None
        for heard in self._heard.values():
            heard.clear()
        said_goodbye = reason == HCI_REMOTE_USER_TERMINATED_CONNECTION_ERROR and not self._dropping
        if said_goodbye and not self.finishes_alone:
            self._end_script()
        self._dropping = False
        if self._is_on:
            after_s, self._stays_away_s = self._stays_away_s, 0.0
            self._advertising = asyncio.ensure_future(self._come_back(after_s))

    def _end_script(self) -> None:
        if self._script is not None:
            self._script.cancel()
            self._script = None
            self.waits_to_deliver = False

    def begin(self) -> None:
        """Run the script, unless it runs."""
        if self._script is None or self._script.done():
            self._attempts += 1
            self._packets = self._results = 0
            self._script = asyncio.ensure_future(self._run())

    async def _run(self) -> None:
        if self.take_fault(Fault.STALE_RECORD):
            await self.deliver(self.stale())
            await self.pause(_HESITATES_S)
        self.subject = self.person
        await self.measure()
        await self.pause(0.5)
        await self.drop_link()

    def stale(self) -> bytes:
        """What the device still holds of somebody who was here hours ago."""
        self.subject = person(self.person.seed + 1000)
        self._clock_offset -= _STALE
        value = self.final()
        self._clock_offset += _STALE
        return value

    def telling(
        self, uuid: int, how: Characteristic.Properties, write: Callable[[Any, bytes], None] | None = None
    ) -> Characteristic[bytes]:
        """Make a characteristic that can be listened to, and told something where there is `write`."""
        value: Any = CharacteristicValue(read=lambda _: b"", write=write) if write else b""
        properties, permissions = (how | _P.WRITE, _A.READABLE | _A.WRITEABLE) if write else (how, _A.READABLE)
        characteristic = Characteristic(UUID.from_16_bits(uuid), properties, permissions, value)
        if self.encrypted:  # as real cuffs do: whoever wants to be told must be bonded
            characteristic.descriptors = [self._guarded_configuration(characteristic)]
        self._characteristics[uuid], self._heard[uuid] = characteristic, asyncio.Event()

        def subscription(_: Any, notify: bool, indicate: bool) -> None:
            if not (notify or indicate):
                self._heard[uuid].clear()
                return
            self._heard[uuid].set()
            if uuid == self.result:
                self.listened()

        characteristic.on("subscription", subscription)
        return characteristic

    def listened(self) -> None:
        """Somebody wants results."""
        self.begin()

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
            Service(UUID.from_16_bits(0x180A), [readable(uuid, text.encode()) for uuid, text in information.items()]),
            Service(UUID.from_16_bits(0x180F), [readable(0x2A19, level)]),
            Service(
                UUID.from_16_bits(0x1805),
                [Characteristic(UUID.from_16_bits(0x2A2B), _P.READ | _P.WRITE, _A.READABLE | _A.WRITEABLE, time)],
            ),
        ]

    def _battery(self) -> int:
        return _BATTERY_LOW if self.take_fault(Fault.BATTERY_LOW) else _BATTERY_OK

    def _set_clock(self, _: Any, value: bytes) -> None:
        if self.take_fault(Fault.CLOCK_WRONG):
            raise ATT_Error(ATT_WRITE_NOT_PERMITTED_ERROR)
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


def readable(uuid: int, value: Any) -> Characteristic[bytes]:
    """Make a characteristic that is read."""
    return Characteristic(UUID.from_16_bits(uuid), _P.READ, _A.READABLE, value)


SFLOAT_NAN, SFLOAT_HIGH, SFLOAT_LOW = (raw.to_bytes(2, "little") for raw in (0x07FF, 0x07FE, 0x0802))
FLOAT_NAN, FLOAT_HIGH = (raw.to_bytes(4, "little") for raw in (0x007FFFFF, 0x007FFFFE))


def sfloat(tenths: int) -> bytes:
    """A 16-bit medical float with one decimal, or a whole number where that does not fit."""
    if -2047 < tenths < 2047:
        return struct.pack("<H", 0xF000 | tenths & 0xFFF)
    return struct.pack("<H", round(tenths / 10) & 0xFFF)


def float32(hundredths: int) -> bytes:
    """A 32-bit medical float with two decimals."""
    return struct.pack("<I", 0xFE000000 | hundredths & 0xFFFFFF)
