"""A room with one of each device and somebody in it: what a station needs to be tried without hardware."""

import asyncio
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from care.vitals import Kind
from peripherals.links.ble import Radio
from peripherals.simulator.devices import Cuff, Scale, Thermometer, VirtualDevice
from peripherals.simulator.faults import Fault
from peripherals.simulator.physiology import Physiology, person
from peripherals.simulator.radio import Air, VirtualClient, VirtualScanner, hush
from peripherals.station import Binding

PACE_MAX = 8.0
_RADIO: dict[Kind, tuple[type[VirtualDevice], str, str, str]] = {
    Kind.BLOOD_PRESSURE: (Cuff, "C0:00:00:00:00:01", "Simulated cuff", "blood-pressure"),
    Kind.TEMPERATURE: (Thermometer, "C0:00:00:00:00:02", "Simulated thermometer", "thermometer"),
    Kind.WEIGHT: (Scale, "C0:00:00:00:00:03", "Simulated scale", "scale"),
}


class SimulatedRoom:
    """Opens as an async context, in the same loop as the station that measures in it.

    `pace` is how many times as fast as life the devices run, at most eight. Bonds last as long as the room.
    """

    def __init__(self, *, seed: int = 0, pace: float = 1.0, faults: Mapping[Kind, Fault] | None = None) -> None:
        self.pace = min(max(pace, 0.1), PACE_MAX)
        self.person: Physiology = person(seed)
        self.devices: dict[Kind, Any] = {}
        self._faults = dict(faults or {})

    async def __aenter__(self) -> "SimulatedRoom":
        self._unhush = hush(asyncio.get_running_loop())
        air = Air()
        await air.central.power_on()
        self._central = air.central
        self.radio = Radio(scanner=VirtualScanner, client=VirtualClient, options={"air": air})
        self.devices = {
            kind: device(air, address, name, person=self.person, pace=self.pace)
            for kind, (device, address, name, _) in _RADIO.items()
        }
        if sys.platform != "win32":  # which has no pseudo-terminals: there the room has no oximeter
            from peripherals.simulator.oximeter import Oximeter

            self.devices[Kind.OXYGEN] = Oximeter(person=self.person, pace=self.pace)
        for kind, device in self.devices.items():
            device.fault = self._faults.get(kind)
            await device.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for device in self.devices.values():
            await device.stop()
        await self._central.power_off()
        self._unhush()

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """The devices as a station wants them."""
        radio = [
            Binding(kind=kind, driver=driver, name=name, address=address, simulated=True)
            for kind, (_, address, name, driver) in _RADIO.items()
        ]
        oximeter = self.devices.get(Kind.OXYGEN)
        if oximeter is None:
            return tuple(radio)
        serial = Binding(
            kind=Kind.OXYGEN,
            driver="nonin-df2",
            name="Simulated oximeter",
            port=oximeter.path,
            simulated=True,
        )
        return (*radio, serial)

    def new_person(self, seed: int) -> Physiology:
        """Somebody else comes in."""
        self.person = person(seed)
        for device in self.devices.values():
            device.person = self.person
        return self.person

    def cause(self, fault: Fault, kind: Kind | None = None) -> None:
        """Let something go wrong once, at the next measurement."""
        self.devices[kind or fault.usual_kind].fault = fault
