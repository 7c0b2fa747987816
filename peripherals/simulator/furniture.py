"""What a simulated room can be furnished with: for each driver, a virtual device that it measures with or more."""

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

    A device on a serial line says its own `path` once it is there. `driver` is named where it is not the key.
    """

    kind: Kind
    name: str
    device: str
    address: str | None = None
    driver: str | None = None

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


def _radio(kind: Kind, name: str, device: str, number: int, driver: str | None = None) -> Piece:
    return Piece(kind=kind, name=name, device=device, address=f"C0:00:00:00:00:{number:02}", driver=driver)


FURNITURE: Mapping[str, Piece] = {
    "blood-pressure": _radio(Kind.BLOOD_PRESSURE, "Simulated cuff", "cuff:Cuff", 1),
    "thermometer": _radio(Kind.TEMPERATURE, "Simulated thermometer", "thermometer:Thermometer", 2),
    "scale": _radio(Kind.WEIGHT, "Simulated scale", "scale:Scale", 3),
    "body-scale": _radio(Kind.WEIGHT, "Simulated body scale", "scale:BodyScale", 4, "scale"),
    "pulse-oximeter": _radio(Kind.OXYGEN, "Simulated finger oximeter", "pulse_oximeter:PulseOximeter", 5),
    "spot-oximeter": _radio(
        Kind.OXYGEN, "Simulated spot-check oximeter", "pulse_oximeter:SpotOximeter", 6, "pulse-oximeter"
    ),
    "glucose-meter": _radio(Kind.GLUCOSE, "Simulated glucose meter", "glucose_meter:GlucoseMeter", 7),
    "heart-rate": _radio(Kind.HEART_RATE, "Simulated chest strap", "chest_strap:ChestStrap", 8),
    "nonin-df2": Piece(kind=Kind.OXYGEN, name="Simulated oximeter", device="oximeter:Oximeter"),
    "contec-cms50-5": Piece(kind=Kind.OXYGEN, name="Simulated CMS50", device="contec:Cms50"),
    "contec-cms50-9": Piece(kind=Kind.OXYGEN, name="Simulated CMS50D+", device="contec:Cms50New"),
    "mt-sics": Piece(kind=Kind.WEIGHT, name="Simulated MT-SICS scale", device="serial_scales:MtSics"),
    "sma-scp": Piece(kind=Kind.WEIGHT, name="Simulated SMA scale", device="serial_scales:SmaScp"),
    "and-standard": Piece(kind=Kind.WEIGHT, name="Simulated A&D scale", device="serial_scales:AndStandard"),
    "rice-lake-21": Piece(kind=Kind.WEIGHT, name="Simulated Rice Lake scale", device="serial_scales:RiceLake"),
    "toledo-8217": Piece(kind=Kind.WEIGHT, name="Simulated 8217 scale", device="serial_scales:Toledo"),
    "toledo-8217-lb": Piece(kind=Kind.WEIGHT, name="Simulated 8217 in pounds", device="serial_scales:ToledoInPounds"),
    "ecg-lead": Piece(kind=Kind.HEART_RATE, name="Simulated ECG stick", device="ecg_stick:EcgStick"),
}
CORE = ("blood-pressure", "thermometer", "scale", "nonin-df2")
"""What stands in a room that nobody furnished otherwise."""


def with_more(more: Sequence[str]) -> tuple[str, ...]:
    """Give the usual furniture with these besides, or in the place of what measures the same.

    Raises BadInputError for a driver that has no virtual device.
    """
    if unknown := [driver for driver in more if driver not in FURNITURE]:
        raise BadInputError(f"no virtual device for {unknown[0]!r}: use {', '.join(FURNITURE)}")
    replaced = {FURNITURE[driver].kind for driver in more}
    return (*(driver for driver in CORE if FURNITURE[driver].kind not in replaced), *more)


def usual(kind: Kind) -> str:
    """What stands in a room for this kind where nobody chose."""
    return next(driver for driver in (*CORE, *FURNITURE) if FURNITURE[driver].kind is kind)


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
            placed[piece.kind] = piece.driver or driver, piece
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
