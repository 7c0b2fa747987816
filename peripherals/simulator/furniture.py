"""What a simulated room can be furnished with: for each driver, the virtual device that it measures with."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import msgspec

from care.errors import BadInputError
from care.vitals import Kind
from peripherals.simulator.faults import Fault, fault_of
from peripherals.simulator.physiology import Physiology


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One virtual device: `device` is where its class is found; on the radio it has an `address`.

    A device on a serial line says its own `path` once it is there.
    """

    kind: Kind
    name: str
    device: str
    address: str | None = None

    @property
    def made(self) -> Any:
        """Its class; only now is what it is simulated with imported."""
        module, _, name = self.device.partition(":")
        return getattr(import_module(f"peripherals.simulator.{module}"), name)

    def place(self, air: Any, person: Physiology, pace: float) -> Any:
        """Make the device, in this radio room if it is on the radio."""
        if self.address is None:
            return self.made(person=person, pace=pace)
        return self.made(air, self.address, self.name, person=person, pace=pace)


FURNITURE: Mapping[str, Piece] = {
    "blood-pressure": Piece(
        kind=Kind.BLOOD_PRESSURE, name="Simulated cuff", device="cuff:Cuff", address="C0:00:00:00:00:01"
    ),
    "thermometer": Piece(
        kind=Kind.TEMPERATURE,
        name="Simulated thermometer",
        device="thermometer:Thermometer",
        address="C0:00:00:00:00:02",
    ),
    "scale": Piece(kind=Kind.WEIGHT, name="Simulated scale", device="scale:Scale", address="C0:00:00:00:00:03"),
    "nonin-df2": Piece(kind=Kind.OXYGEN, name="Simulated oximeter", device="oximeter:Oximeter"),
}
CORE = ("blood-pressure", "thermometer", "scale", "nonin-df2")
"""What stands in a room that nobody furnished otherwise."""


def pieces(furniture: Sequence[str]) -> dict[Kind, tuple[str, Piece]]:
    """Give what these drivers measure with, by kind; Windows has no pseudo-terminals and does without serial ones.

    Raises BadInputError for a driver that has no virtual device, or two of one kind.
    """
    placed: dict[Kind, tuple[str, Piece]] = {}
    for driver in furniture:
        piece = FURNITURE.get(driver)
        if piece is None:
            raise BadInputError(f"no virtual device for {driver!r}: use {', '.join(FURNITURE)}")
        if piece.kind in placed:
            raise BadInputError(f"a room has one device for {piece.kind.value}: leave {driver!r} out")
        if piece.address is not None or sys.platform != "win32":
            placed[piece.kind] = driver, piece
    return placed


def fault_for(kind: Kind, name: str, furniture: Sequence[str] = CORE) -> Fault:
    """Return the fault of that name. Raises BadInputError where the room's device for `kind` cannot have it."""
    fault, found = fault_of(name), pieces(furniture).get(kind)
    if found is None:
        raise BadInputError(f"the simulated room has no device for {kind.value}")
    can = found[1].made.faults
    if fault not in can:
        have = ", ".join(sorted(each.value for each in can))
        raise BadInputError(f"the {found[1].name.lower()} cannot have the fault {name!r}; it can have {have}")
    return fault
