"""A virtual radio room: bumble's in-process radio, and the scanner and client classes that let bleak use it."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from bleak.args import SizedBuffer
from bleak.assigned_numbers import gatt_char_props_to_strs
from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient, NotifyCallback
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData, BaseBleakScanner
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bleak.exc import BleakDeviceNotFoundError, BleakError, BleakGATTProtocolError
from bleak.uuids import normalize_uuid_str
from bumble import att, core, hci
from bumble.controller import Controller
from bumble.core import AdvertisingData
from bumble.device import Connection, Device, Peer
from bumble.host import Host
from bumble.link import LocalLink
from bumble.pairing import PairingConfig, PairingDelegate
from bumble.transport.common import AsyncPipeSink

# It warns of each packet that crosses with a link's end, which is no news here.
logging.getLogger("bumble").setLevel(logging.CRITICAL)

_CENTRAL_ADDRESS = "F0:F0:F0:F0:F0:F0"
_MTU = 247
_SERVICE_LISTS = (
    AdvertisingData.COMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS,
    AdvertisingData.INCOMPLETE_LIST_OF_16_BIT_SERVICE_CLASS_UUIDS,
    AdvertisingData.COMPLETE_LIST_OF_128_BIT_SERVICE_CLASS_UUIDS,
)
_T = TypeVar("_T")


class _PatientController(Controller):
    """bumble's emulated controller accepts "create connection cancel" and leaves the connection pending.

    A connect time-out would then wait for ever, so the procedure is ended here as the Core specification says.
    """

    def on_hci_le_create_connection_cancel_command(self, command: Any) -> Any:
        if self.pending_le_connection is not None:
            self.pending_le_connection = None
            asyncio.get_running_loop().call_soon(self.send_hci_packet, _cancelled_connection())
        return super().on_hci_le_create_connection_cancel_command(command)


def _cancelled_connection() -> hci.HCI_LE_Connection_Complete_Event:
    return hci.HCI_LE_Connection_Complete_Event(
        status=hci.HCI_UNKNOWN_CONNECTION_IDENTIFIER_ERROR,
        connection_handle=0,
        role=hci.Role.CENTRAL,
        peer_address_type=hci.AddressType(0),
        peer_address=hci.Address.ANY,
        connection_interval=0,
        peripheral_latency=0,
        supervision_timeout=0,
        central_clock_accuracy=0,
    )


# bumble leaves this constructor without types.
_new_link: Callable[[], LocalLink] = LocalLink


class Air:
    """One radio room: a link, our own adapter on it, and any number of devices."""

    def __init__(self) -> None:
        self.link: LocalLink = _new_link()
        self.bonded: set[str] = set()
        self.central = self.device("kiosk", _CENTRAL_ADDRESS)
        self._listeners: list[Callable[[Any], None]] = []

    async def listen(self, heard: Callable[[Any], None]) -> None:
        """Tell `heard` each advertisement. Several may listen at once, as on a real adapter."""
        self._listeners.append(heard)
        self.central.on("advertisement", heard)
        if len(self._listeners) == 1:
            await self.central.start_scanning(active=True, filter_duplicates=False)

    async def stop_listening(self, heard: Callable[[Any], None]) -> None:
        self._listeners.remove(heard)
        self.central.remove_listener("advertisement", heard)
        if not self._listeners:
            await self.central.stop_scanning()

    def device(self, name: str, address: str) -> Device:
        controller = _PatientController(name, link=self.link, public_address=address)
        device = Device(name=name, address=hci.Address(address), host=Host(controller, AsyncPipeSink(controller)))
        device.pairing_config_factory = _pairing
        return device


def _pairing(_: Connection) -> PairingConfig:
    """Just works, with a bond. It is kept under the address that devices connect with, else it is not found again."""
    return PairingConfig(
        sc=True,
        mitm=False,
        bonding=True,
        delegate=PairingDelegate(PairingDelegate.IoCapability.NO_OUTPUT_NO_INPUT),
        identity_address_type=PairingConfig.AddressType.RANDOM,
    )


def hush(loop: asyncio.AbstractEventLoop) -> Callable[[], None]:
    """Keep errors of bumble's own background tasks, whose link has ended, out of the terminal; returns the undoing."""
    before = loop.get_exception_handler()

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        # It tells with a plain time-out that nobody confirmed what it indicated.
        if isinstance(context.get("exception"), core.BaseBumbleError | hci.HCI_Error | TimeoutError):
            return
        if before is None:
            loop.default_exception_handler(context)
        else:
            before(loop, context)

    loop.set_exception_handler(handle)
    return lambda: loop.set_exception_handler(before)


def _uuid(uuid: core.UUID) -> str:
    return normalize_uuid_str(uuid.to_hex_str("-"))


class VirtualScanner(BaseBleakScanner):
    """Lets bleak hear who advertises in the room."""

    def __init__(
        self, detection_callback: Any, service_uuids: Any, _scanning_mode: Any = "active", *, air: Air, **_: Any
    ) -> None:
        super().__init__(detection_callback, service_uuids)
        self._air = air

    async def start(self) -> None:
        self.seen_devices = {}
        await self._air.listen(self._heard)

    async def stop(self) -> None:
        await self._air.stop_listening(self._heard)

    def _heard(self, advertisement: Any) -> None:
        data: Any = advertisement.data
        # The advertisement and the scan response both name the services.
        services = dict.fromkeys(_uuid(uuid) for kind in _SERVICE_LISTS for each in data.get_all(kind) for uuid in each)
        name = data.get(AdvertisingData.COMPLETE_LOCAL_NAME)
        address = str(advertisement.address).split("/")[0]
        heard = AdvertisementData(name, {}, {}, list(services), None, advertisement.rssi, (advertisement,))
        if self.is_allowed_uuid(heard.service_uuids):
            device = self.create_or_update_device(address, address, name, advertisement.address, heard)
            self.call_detection_callbacks(device, heard)


class VirtualClient(BaseBleakClient):
    """Lets bleak speak with one device in the room."""

    def __init__(self, address_or_ble_device: BLEDevice | str, *, air: Air, **options: Any) -> None:
        super().__init__(
            address_or_ble_device,
            disconnected_callback=options["disconnected_callback"],
            timeout=options["timeout"],
        )
        self._air = air
        self._connection: Connection | None = None
        self._lost: asyncio.Future[None]
        self._leaving = False
        self._relays: dict[int, Any] = {}

    @property
    def name(self) -> str:
        return self.address

    @property
    def mtu_size(self) -> int:
        return self._connection.att_mtu if self._connection else 23

    @property
    def is_connected(self) -> bool:
        return self._connection is not None

    async def connect(self, pair: bool, **_: Any) -> None:
        try:
            connection = await self._air.central.connect(self.address, timeout=self._timeout)
        except (core.TimeoutError, TimeoutError) as error:
            raise BleakDeviceNotFoundError(self.address, f"no answer from {self.address}") from error
        self._leaving = False
        self._connection, peer = connection, Peer(connection)
        self._lost = asyncio.get_running_loop().create_future()
        connection.on("disconnection", self._gone)
        await self._procedure(peer.request_mtu(_MTU))
        if pair:
            await self.pair()
        elif self.address in self._air.bonded:  # systems encrypt at once where there is a bond
            await self._procedure(connection.encrypt())
        await self._discover(peer)

    async def disconnect(self) -> None:
        if self._connection is not None:
            self._leaving = True
            await self._connection.disconnect()

    async def pair(self, *_: Any, **__: Any) -> None:
        if self.address in self._air.bonded:
            return
        if self._connection is None:
            raise BleakError("Not connected")
        await self._procedure(self._connection.pair())
        self._air.bonded.add(self.address)

    async def unpair(self) -> None:
        self._air.bonded.discard(self.address)
        await self.disconnect()

    async def read_gatt_char(self, characteristic: BleakGATTCharacteristic, **_: Any) -> bytearray:
        return bytearray(await self._procedure(characteristic.obj.read_value()))

    async def read_gatt_descriptor(self, descriptor: BleakGATTDescriptor, **_: Any) -> bytearray:
        return bytearray(await self._procedure(descriptor.obj.read_value()))

    async def write_gatt_char(self, characteristic: BleakGATTCharacteristic, data: SizedBuffer, response: bool) -> None:
        await self._procedure(characteristic.obj.write_value(bytes(data), with_response=response))

    async def write_gatt_descriptor(self, descriptor: BleakGATTDescriptor, data: SizedBuffer) -> None:
        await self._procedure(descriptor.obj.write_value(bytes(data), with_response=True))

    async def start_notify(self, characteristic: BleakGATTCharacteristic, callback: NotifyCallback, **_: Any) -> None:
        def relay(value: bytes) -> None:
            callback(bytearray(value))

        self._relays[characteristic.handle] = relay
        await self._procedure(characteristic.obj.subscribe(relay, prefer_notify=True))

    async def stop_notify(self, characteristic: BleakGATTCharacteristic) -> None:
        relay = self._relays.pop(characteristic.handle)
        await self._procedure(characteristic.obj.unsubscribe(relay))

    def _gone(self, _: Any) -> None:
        self._connection = None
        if not self._lost.done():
            self._lost.set_result(None)
        self.services = None
        self._relays.clear()
        if self._disconnected_callback and not self._leaving:
            self._disconnected_callback()

    async def _discover(self, peer: Peer) -> None:
        found = BleakGATTServiceCollection()
        for service in await self._procedure(peer.discover_services()):
            ours = BleakGATTService(service, service.handle, _uuid(service.uuid))
            found.add_service(ours)
            for characteristic in await self._procedure(service.discover_characteristics()):
                await self._add(found, ours, characteristic)
        self.services = found

    async def _add(self, found: BleakGATTServiceCollection, service: BleakGATTService, theirs: Any) -> None:
        properties: Any = list(gatt_char_props_to_strs(int(theirs.properties)))
        ours = BleakGATTCharacteristic(
            theirs, theirs.handle, _uuid(theirs.uuid), properties, lambda: self.mtu_size - 3, service
        )
        found.add_characteristic(ours)
        for descriptor in await self._procedure(theirs.discover_descriptors()):
            found.add_descriptor(BleakGATTDescriptor(descriptor, descriptor.handle, _uuid(descriptor.type), ours))

    async def _procedure(self, procedure: Coroutine[Any, Any, _T]) -> _T:
        """Run one procedure and say bumble's ways of failing in bleak's words.

        bumble *cancels* what waits for an answer when the link drops, which would look as if we had been
        cancelled ourselves, and lets wait for ever what was asked while it dropped. A task of its own, and a
        look at the link beside it, keep these apart.
        """
        if self._connection is None:
            procedure.close()
            raise BleakError("Not connected")
        task, lost = asyncio.ensure_future(procedure), self._lost
        try:
            both: set[asyncio.Future[Any]] = {task, lost}
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            task.cancel()
            raise
        if not task.done() or task.cancelled():
            task.cancel()
            raise BleakError("disconnected during a request")
        try:
            return task.result()
        except att.ATT_Error as error:
            raise BleakGATTProtocolError(int(error.error_code)) from error
        except (core.BaseBumbleError, hci.HCI_Error) as error:
            raise BleakError(f"{type(error).__name__}: {error}") from error
