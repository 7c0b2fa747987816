"""What a station knows of a device: how it is bound, what is remembered of it, and what it tells when it is asked."""

from datetime import datetime

import msgspec

from care.vitals import DeviceIdentity, Kind


class Binding(msgspec.Struct, frozen=True, kw_only=True):
    """One device that belongs to this station: a Bluetooth address or a serial port.

    `serial` is the serial number it had when it was bound: another device there is not measured with.
    """

    kind: Kind
    driver: str
    name: str
    address: str | None = None
    port: str | None = None
    serial: str | None = None
    simulated: bool = False

    @property
    def id(self) -> str:
        """Stable for this device at this station."""
        return self.address or self.port or self.name


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a bound device from one start of the station to the next.

    `battery` is in percent; `last_record` is the number of the last stored record that was seen in it. Its clock once
    ran ahead: a time stamp up to `stamped_ahead` may be of a value that it had stored before its clock was set right.
    """

    last_seen: datetime | None = None
    battery: int | None = None
    last_record: int | None = None
    stamped_ahead: datetime | None = None


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """What a device told when somebody asked how it is.

    `clock` is `right`, `set` where it was wrong until now, or None where the device has none that can be set.
    """

    identity: DeviceIdentity
    bonded: bool = False
    battery: int | None = None
    clock: str | None = None
