"""What a driver is: it says which devices are its own and what their bytes mean; the link is handed in.

A driver claims (its `matches`, as data), prepares (bond, clock) and measures; docs/adding-a-device.md writes one.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any, ClassVar, Literal, Protocol
from uuid import uuid4

import msgspec

from care.errors import CarepostError, Remedy
from care.strip import Strip
from care.vitals import DeviceIdentity, Flag, Kind, Method, Progress, Reading, Trouble, Vital
from care.vitals import doubt as doubt


class DriverError(CarepostError):
    """A measurement did not end in a usable value; `trouble` says why, for the guide and the nurse."""

    code: ClassVar[str] = "device-trouble"
    remedy: ClassVar[Remedy] = Remedy.TRY_AGAIN

    def __init__(self, trouble: Trouble, message: str = "") -> None:
        super().__init__(message or trouble.value)
        self.trouble = trouble


class LinkLostError(DriverError):
    """The road to the device ended while it was needed."""

    def __init__(self, message: str = "", trouble: Trouble = Trouble.LINK_LOST) -> None:
        super().__init__(trouble, message)


class Advert(msgspec.Struct, frozen=True, kw_only=True):
    """What a Bluetooth device calls out: its services as four hex digits where they are standard ones.

    `makers` are the company identifiers of its manufacturer data.
    """

    address: str
    name: str | None = None
    services: frozenset[str] = frozenset()
    makers: frozenset[int] = frozenset()


class Port(msgspec.Struct, frozen=True, kw_only=True):
    """A serial port; `usb` is (vendor, product) and `serial` the serial number, where it is on USB and says so."""

    path: str
    name: str | None = None
    usb: tuple[int, int] | None = None
    serial: str | None = None


Found = Advert | Port


class Match(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a device shows that makes it a driver's own: everything that is named here. What names nothing fits nothing.

    `name` is how its name begins, in any case; `service` is four hex digits or a whole UUID in lower case.
    """

    service: str | None = None
    name: str | None = None
    maker: int | None = None
    usb: tuple[int, int] | None = None

    def fits(self, found: Found) -> bool:
        if isinstance(found, Port):
            asked = (self.usb is not None, self.service is None, self.maker is None)
            return all(asked) and self.usb == found.usb and self._is_named(found.name)
        if self.usb is not None or (self.service, self.name, self.maker) == (None, None, None):
            return False
        heard = self.service in (None, *found.services) and self.maker in (None, *found.makers)
        return heard and self._is_named(found.name)

    def _is_named(self, name: str | None) -> bool:
        return self.name is None or (name or "").lower().startswith(self.name.lower())


SILENCE = ("", b"")


class GattLink(Protocol):
    """The road to one Bluetooth device. Characteristics are named by four hex digits, or by a whole UUID.

    `clock_was_right` is known after `set_clock`: only then do the times of what the device had stored mean anything.
    `clock_is_right` where it was, or could be set. `clock_ahead_s` is how far ahead it was when we came, be it only by
    seconds; 0 for a clock that was behind.
    `last_record` is the number of the last stored record that this station saw in the device, if it saw any; a driver
    that passes one over for good says so here. `since` is when the measurement began, told by the station.
    """

    clock_was_right: bool
    clock_is_right: bool
    clock_ahead_s: float
    last_record: int | None
    since: datetime

    async def pair(self) -> None:
        """Bond with the device, or do nothing where that is done. Raises DriverError(NEEDS_BOND)."""
        ...

    async def read(self, characteristic: str) -> bytes:
        """Read a value; empty where the device does not have it. Raises LinkLostError."""
        ...

    async def write(self, characteristic: str, value: bytes) -> None:
        """Write a value and wait until it is confirmed. Raises DriverError(NO_RESULT) where it is refused."""
        ...

    async def set_clock(self) -> bool:
        """Tell the device the time where its own is wrong; False where it takes none. Raises LinkLostError."""
        ...

    async def listen(self, *characteristics: str) -> tuple[str, ...]:
        """Subscribe, and give those that the device has. Raises DriverError(NEEDS_BOND)."""
        ...

    def values(self, *characteristics: str, silence_s: float | None = None) -> AsyncIterator[tuple[str, bytes]]:
        """Subscribe to those the device has, give what arrives in order, end with LinkLostError.

        With `silence_s`, SILENCE is given whenever nothing came for so long.
        """
        ...


class ByteLink(Protocol):
    """The road to one serial device."""

    async def write(self, data: bytes) -> None:
        """Send a command. Raises LinkLostError."""
        ...

    def chunks(self) -> AsyncIterator[bytes]:
        """Give what arrives, as it arrives. Ends with LinkLostError, or DriverError(TIMEOUT) after long silence."""
        ...


class SerialLine(msgspec.Struct, frozen=True, kw_only=True):
    """How a serial port must be set, and after how many seconds of silence the device counts as gone."""

    baud: int
    bytesize: Literal[7, 8] = 8
    parity: Literal["N", "E", "O"] = "N"
    stopbits: Literal[1, 2] = 1
    silence_s: float = 3.0


class Driver(Protocol):
    """One kind of device; `line` is None for Bluetooth. One driver serves many links: it keeps nothing of any."""

    id: str
    kind: Kind
    line: SerialLine | None
    matches: tuple[Match, ...]

    async def prepare(self, link: Any) -> None:
        """Make the device ready, each time it was connected: bond, set the clock. Raises DriverError."""
        ...

    def measure(self, link: Any) -> AsyncIterator[Reading | Progress]:
        """Give progress as it goes and each reading that arrives, until the link ends.

        Whose a reading is, and when there are enough, is for the station to say: it closes the link then.
        Raises DriverError where the device says that there will be no value.
        """
        ...


def claims(driver: Driver, found: Found) -> bool:
    """Say whether this driver can speak with what was found."""
    return any(match.fits(found) for match in driver.matches)


def reading(
    vital: Vital,
    *,
    raw: bytes | None = None,
    device_time: datetime | None = None,
    flags: frozenset[Flag] = frozenset(),
    record: int | None = None,
    strip: Strip | None = None,
) -> Reading:
    """A reading is born here: its id never changes. The station stamps the rest."""
    return Reading(
        id=uuid4(),
        vital=vital,
        received_at=datetime.now(UTC),
        method=Method.DEVICE,
        device_time=device_time,
        flags=flags,
        raw=raw.hex() if raw is not None else None,
        record=record,
        strip=strip,
    )


async def identify(link: GattLink, device_id: str, name: str) -> DeviceIdentity:
    """Ask the device who it is (Device Information service)."""
    manufacturer, model, serial, firmware = [
        (await link.read(characteristic)).rstrip(b"\0").decode(errors="replace").strip() or None
        for characteristic in ("2a29", "2a24", "2a25", "2a26")
    ]
    return DeviceIdentity(
        id=device_id, name=name, manufacturer=manufacturer, model=model, serial=serial, firmware=firmware
    )


async def battery(link: GattLink) -> int | None:
    """The charge in percent, where the device says."""
    level = await link.read("2a19")
    return level[0] if level else None


def device_time(timestamp: object) -> datetime | None:
    """Read a device's wall-clock time stamp as a moment; None where it is unknown or not in the calendar."""
    if not isinstance(timestamp, str):
        return None
    try:
        return datetime.fromisoformat(timestamp).astimezone()
    except (ValueError, OverflowError, OSError):
        return None
