"""Looking for devices that can be bound: what shows itself, how near it is, and which drivers can speak with it."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from typing import Any

import msgspec

from care.vitals import Kind
from peripherals.binding import Binding
from peripherals.driver import Driver, Found, Port, claims
from peripherals.registry import Registry

LOOK_S = 12.0


class Spotted(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that shows itself, and every driver that can speak with it; `rssi` in dBm where it is on the air."""

    found: Found
    drivers: tuple[Driver, ...]
    rssi: int | None = None

    @property
    def where(self) -> str:
        """The Bluetooth address (on macOS a UUID of the system's), or the serial port."""
        return self.found.path if isinstance(self.found, Port) else self.found.address

    def driver(self, kind: Kind) -> Driver | None:
        return next((driver for driver in self.drivers if driver.kind is kind), None)


async def search(
    registry: Registry, *, radio: Any = None, look_s: float = LOOK_S, ports: Sequence[str] | None = None
) -> AsyncGenerator[Spotted, None]:
    """Give the serial ports, then who is on the air, each time it is heard. Raises DriverError without a radio.

    `radio` and `ports` name simulated ones instead of the machine's own.
    """
    for port in await asyncio.to_thread(_ports) if ports is None else [Port(path=path) for path in ports]:
        yield Spotted(found=port, drivers=able(registry, port))
    from peripherals.links.ble import SYSTEM_RADIO, heard  # a station of serial devices does without bleak

    async for advert, rssi in heard(radio=radio or SYSTEM_RADIO, look_s=look_s):
        yield Spotted(found=advert, drivers=able(registry, advert), rssi=rssi)


def able(registry: Registry, found: Found) -> tuple[Driver, ...]:
    """The drivers that can speak with it. A plain serial line tells nothing: every driver for one is possible."""
    claimed = tuple(driver for driver in registry.all() if claims(driver, found))
    if claimed or not isinstance(found, Port):
        return claimed
    return tuple(driver for driver in registry.all() if driver.line is not None and not driver.matches)


def binding_of(spotted: Spotted, driver: Driver, *, name: str = "", simulated: bool = False) -> Binding:
    """What a station needs to measure with it, before anybody knows its serial number."""
    on_air = driver.line is None
    return Binding(
        kind=driver.kind,
        driver=driver.id,
        name=name or spotted.found.name or driver.kind.value,
        address=spotted.where if on_air else None,
        port=None if on_air else spotted.where,
        simulated=simulated,
    )


def _ports() -> list[Port]:
    from peripherals.links.serial import ports

    return ports()
