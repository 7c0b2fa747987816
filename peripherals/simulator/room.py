"""A room with one of each device and somebody in it: what a station needs to be tried without hardware."""

from collections.abc import Mapping
from types import TracebackType
from typing import Any

from care.vitals import Kind
from peripherals.links.ble import Radio
from peripherals.simulator.devices import Cuff, VirtualDevice
from peripherals.simulator.faults import Fault
from peripherals.simulator.physiology import Physiology, person
from peripherals.simulator.radio import Air, VirtualClient, VirtualScanner
from peripherals.station import Binding

PACE_MAX = 8.0
_DEVICES: dict[Kind, tuple[type[VirtualDevice], str, str, str]] = {
    Kind.BLOOD_PRESSURE: (Cuff, "C0:00:00:00:00:01", "Simulated cuff", "blood-pressure"),
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
        air = Air()
        await air.central.power_on()
        self.radio = Radio(scanner=VirtualScanner, client=VirtualClient, options={"air": air})
        for kind, (device, address, name, _) in _DEVICES.items():
            self.devices[kind] = device(air, address, name, person=self.person, pace=self.pace)
        for device in self.devices.values():
            await device.start()
        for kind, fault in self._faults.items():
            self.devices[kind].fault = fault
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for device in self.devices.values():
            await device.stop()

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """The devices as a station wants them."""
        return tuple(
            Binding(kind=kind, driver=driver, name=name, address=address, simulated=True)
            for kind, (_, address, name, driver) in _DEVICES.items()
        )

    def new_person(self, seed: int) -> Physiology:
        """Somebody else comes in."""
        self.person = person(seed)
        for device in self.devices.values():
            device.person = self.person
        return self.person

    def cause(self, fault: Fault, kind: Kind | None = None) -> None:
        """Let something go wrong once, at the next measurement."""
        self.devices[kind or fault.usual_kind].fault = fault
