"""The road to Bluetooth devices, through bleak; the radio behind it can be the real one or a virtual one."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import msgspec
from bleak import BleakClient, BleakScanner
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.exc import BleakError
from bleak.uuids import normalize_uuid_str

from care.vitals import Trouble
from peripherals.codecs.clock import (
    CurrentTime,
    DateTime,
    decode_current_time,
    decode_date_time,
    encode_current_time,
    encode_date_time,
)
from peripherals.codecs.fields import DecodeError
from peripherals.driver import SILENCE, Advert, DriverError, LinkLostError, device_time

CONNECT_S = 8.0
PROCEDURE_S = 10.0
LEAVE_S = 1.5
"""Who gives up a connection that never came has somebody waiting."""
CLOCK_RIGHT_S = 10.0
_BASE_UUID = "-0000-1000-8000-00805f9b34fb"


class Radio(msgspec.Struct, frozen=True, kw_only=True):
    """Which radio bleak shall use: the system's own unless a scanner and a client class are named."""

    scanner: Any = None
    client: Any = None
    options: dict[str, Any] = {}

    def scanner_options(self) -> dict[str, Any]:
        return {"backend": self.scanner, **self.options} if self.scanner else {}

    def client_options(self) -> dict[str, Any]:
        return {"backend": self.client, **self.options} if self.client else {}


SYSTEM_RADIO = Radio()


class _Clock(msgspec.Struct, frozen=True):
    """One way in which devices tell and take the time."""

    characteristic: str
    decode: Callable[[bytes], DateTime | CurrentTime]
    encode: Callable[[datetime], bytes]

    def ahead_s(self, told: bytes, now: datetime) -> float | None:
        """How far it is ahead of now; None where it does not say what it shows."""
        try:
            time = device_time(self.decode(told).datetime)
        except DecodeError:
            return None
        return None if time is None else (time - now).total_seconds()


_CLOCKS = (
    _Clock("2a2b", decode_current_time, encode_current_time),
    _Clock("2a08", decode_date_time, encode_date_time),
)


class BleLink:
    """A connection to one device. Use `connect`; everything here raises DriverError and nothing else."""

    def __init__(self, client: BleakClient) -> None:
        self.address = client.address
        self.clock_was_right, self.clock_ahead_s, self._clock_asked = False, 0.0, False
        self.clock_is_right = False
        self.bonded = False
        self.last_record: int | None = None
        self.since = datetime.now(UTC)
        self._listening: set[str] = set()
        self._client = client
        self._arrived: asyncio.Queue[tuple[str, bytes] | None] = asyncio.Queue()

    @property
    def is_connected(self) -> bool:
        return self._client.is_connected

    def lost(self) -> None:
        """Wake whoever waits for values: no more will come."""
        self._arrived.put_nowait(None)

    async def pair(self) -> None:
        try:
            async with asyncio.timeout(PROCEDURE_S):
                await self._client.pair()
        except NotImplementedError:  # macOS pairs by itself when a protected value is touched
            return
        except (BleakError, TimeoutError, OSError) as error:
            raise self._explained(error, Trouble.NEEDS_BOND) from error
        self.bonded = True

    async def read(self, characteristic: str) -> bytes:
        found = self._find(characteristic)
        if found is None:
            return b""
        try:
            async with asyncio.timeout(PROCEDURE_S):
                return bytes(await self._client.read_gatt_char(found))
        except (BleakError, TimeoutError, OSError) as error:
            if self.is_connected:
                return b""
            raise LinkLostError(str(error)) from error

    async def write(self, characteristic: str, value: bytes) -> None:
        if not await self._write(characteristic, value):
            raise DriverError(Trouble.NO_RESULT, f"{self.address} refused what was written to {characteristic}")

    async def set_clock(self) -> bool:
        for clock in _CLOCKS:
            asked_at = _now()  # a slow answer must not hide that it is ahead
            ahead_s = clock.ahead_s(await self.read(clock.characteristic), asked_at)
            is_right = ahead_s is not None and abs(ahead_s) <= CLOCK_RIGHT_S
            if not is_right and not await self._write(clock.characteristic, clock.encode(_now())):
                continue
            if not self._clock_asked:  # what it was when we came; since then it is right
                self.clock_was_right, self.clock_ahead_s = is_right, max(0.0, ahead_s or 0.0)
                self._clock_asked = True
            self.clock_is_right = True
            return True
        return False

    async def listen(self, *characteristics: str) -> tuple[str, ...]:
        return tuple([each for each in characteristics if await self._subscribe(each)])

    async def values(self, *characteristics: str, silence_s: float | None = None) -> AsyncIterator[tuple[str, bytes]]:
        await self.listen(*characteristics)
        while (value := await self._next(silence_s)) is not None:
            yield value
        raise LinkLostError(f"{self.address} is gone")

    async def _next(self, silence_s: float | None) -> tuple[str, bytes] | None:
        try:
            async with asyncio.timeout(silence_s):
                return await self._arrived.get()
        except TimeoutError:
            return SILENCE

    async def close(self, within_s: float = CONNECT_S) -> None:
        with suppress(BleakError, TimeoutError, OSError):
            async with asyncio.timeout(within_s):
                await self._client.disconnect()
        self.lost()

    def _find(self, characteristic: str) -> BleakGATTCharacteristic | None:
        try:
            return self._client.services.get_characteristic(normalize_uuid_str(characteristic))
        except BleakError as error:  # after a loss bleak says "not discovered yet"
            raise LinkLostError(str(error)) from error

    async def _write(self, characteristic: str, value: bytes) -> bool:
        found = self._find(characteristic)
        if found is None or "write" not in found.properties:
            return False
        try:
            async with asyncio.timeout(PROCEDURE_S):
                await self._client.write_gatt_char(found, value, response=True)
        except (BleakError, TimeoutError, OSError) as error:
            if self.is_connected:
                return False
            raise LinkLostError(str(error)) from error
        return True

    async def _subscribe(self, characteristic: str) -> bool:
        found = self._find(characteristic)
        if found is None or characteristic in self._listening:
            return found is not None

        def relay(_: BleakGATTCharacteristic, value: bytearray) -> None:
            self._arrived.put_nowait((characteristic, bytes(value)))

        try:
            async with asyncio.timeout(PROCEDURE_S):
                await self._client.start_notify(found, relay)
        except (BleakError, TimeoutError, OSError) as error:
            raise self._explained(error, Trouble.NEEDS_BOND) from error
        self._listening.add(characteristic)
        return True

    def _explained(self, error: Exception, trouble: Trouble) -> DriverError:
        return DriverError(trouble, str(error)) if self.is_connected else LinkLostError(str(error))


async def connect(
    address: str, *, radio: Radio = SYSTEM_RADIO, find_s: float, turn: asyncio.Lock | None = None
) -> BleLink:
    """Wait up to `find_s` for the device to show itself, and connect.

    An adapter makes one connection at a time: those who share one share a `turn`.

    Raises DriverError: NOT_FOUND when it does not show itself, BUSY_ELSEWHERE when it shows itself and does not
    connect, PORT_DENIED when there is no radio to use.
    """
    try:
        device = await BleakScanner.find_device_by_address(address, timeout=find_s, **radio.scanner_options())
    except (BleakError, OSError) as error:
        raise DriverError(Trouble.PORT_DENIED, f"Bluetooth cannot be used here: {error}") from error
    if device is None:
        raise DriverError(Trouble.NOT_FOUND, f"{address} did not show itself")
    async with turn or asyncio.Lock():
        return await _connected(device, radio)


async def _connected(device: Any, radio: Radio) -> BleLink:
    holder: list[BleLink] = []
    client = BleakClient(
        device,
        disconnected_callback=lambda _: holder[0].lost() if holder else None,
        timeout=CONNECT_S,
        **radio.client_options(),
    )
    link = BleLink(client)
    holder.append(link)
    try:
        async with asyncio.timeout(CONNECT_S):
            await client.connect()
    except (BleakError, TimeoutError, OSError) as error:
        await link.close()
        raise LinkLostError(f"{device} shows itself and lets nobody in: {error}", Trouble.BUSY_ELSEWHERE) from error
    except asyncio.CancelledError:
        await link.close(LEAVE_S)
        raise
    return link


async def adverts(*, radio: Radio = SYSTEM_RADIO, look_s: float) -> list[Advert]:
    """Who shows itself within `look_s`. Raises DriverError(PORT_DENIED) when there is no radio to use."""
    try:
        found = await BleakScanner.discover(timeout=look_s, return_adv=True, **radio.scanner_options())
    except (BleakError, OSError) as error:
        raise DriverError(Trouble.PORT_DENIED, f"Bluetooth cannot be used here: {error}") from error
    return [_advert(device, data) for device, data in found.values()]


async def heard(*, radio: Radio = SYSTEM_RADIO, look_s: float) -> AsyncGenerator[tuple[Advert, int], None]:
    """Give who shows itself, each time it does, for `look_s`, and how strongly in dBm.

    Raises DriverError(PORT_DENIED) when there is no radio to use.
    """
    arrived: asyncio.Queue[tuple[Advert, int]] = asyncio.Queue()
    scanner = BleakScanner(
        lambda device, data: arrived.put_nowait((_advert(device, data), data.rssi)), **radio.scanner_options()
    )
    loop = asyncio.get_running_loop()
    try:
        async with scanner:
            until = loop.time() + look_s
            while (left := until - loop.time()) > 0:
                with suppress(TimeoutError):
                    yield await asyncio.wait_for(arrived.get(), left)
    except (BleakError, OSError) as error:
        raise DriverError(Trouble.PORT_DENIED, f"Bluetooth cannot be used here: {error}") from error


def _now() -> datetime:
    return datetime.now().astimezone()


def _advert(device: Any, data: Any) -> Advert:
    return Advert(
        address=device.address,
        name=data.local_name,
        services=frozenset(short(uuid) for uuid in data.service_uuids),
        makers=frozenset(data.manufacturer_data),
    )


def short(uuid: str) -> str:
    """Four hex digits for a standard UUID, the whole of it for any other."""
    uuid = uuid.lower()
    return uuid[4:8] if uuid.startswith("0000") and uuid.endswith(_BASE_UUID) else uuid
