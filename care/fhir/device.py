"""The station itself and the devices that measured, each as it was during this visit.

A Device here belongs to one visit, like all that a kiosk writes: nothing is shared between Bundles, so none can
overwrite or wait for another. The second identifier is lasting and tells which instrument it was.
"""

from typing import Literal
from uuid import uuid5

import msgspec

from care.encounter import Visit
from care.fhir import codes
from care.fhir.elements import (
    CodeableConcept,
    Element,
    Identifier,
    Resource,
    concept,
    labelled,
    own_identifier,
    words,
)
from care.mode import Mode
from care.vitals import DeviceIdentity, Kind


class Station(msgspec.Struct, frozen=True, kw_only=True):
    """Which station writes: its lasting id, the name people call it by, and the software it runs."""

    id: str
    name: str
    version: str


class DeviceName(Element, frozen=True, kw_only=True):
    """What people call the device."""

    name: str
    type: Literal["user-friendly-name"]


class DeviceVersion(Element, frozen=True, kw_only=True):
    """The software or firmware that ran."""

    value: str


class Device(Resource, frozen=True, kw_only=True):
    """An instrument, or the station."""

    identifier: tuple[Identifier, ...]
    status: Literal["active", "inactive", "entered-in-error", "unknown"]
    manufacturer: str | None = None
    serial_number: str | None = None
    device_name: tuple[DeviceName, ...] = ()
    model_number: str | None = None
    type: CodeableConcept | None = None
    version: tuple[DeviceVersion, ...] = ()


def kiosk(visit: Visit, station: Station, mode: Mode) -> Device:
    """Make the Device that the station is: in the devices' words, the hosting gateway."""
    id = uuid5(visit.id, "station")
    return Device(
        id=str(id),
        meta=labelled(mode),
        identifier=(own_identifier(id), Identifier(system=codes.STATION_SYSTEM, value=station.id)),
        status="active",
        device_name=(DeviceName(name=station.name, type="user-friendly-name"),),
        type=concept(codes.GATEWAY_TYPE, text="Carepost station"),
        version=(DeviceVersion(value=station.version),),
    )


def devices(visit: Visit, station: Station, mode: Mode) -> dict[str, Device]:
    """Make one Device for each instrument that measured in this visit, by its id at the station."""
    kinds: dict[DeviceIdentity, list[Kind]] = {}
    for reading in visit.readings:
        if reading.device:
            kinds.setdefault(reading.device, []).append(reading.kind)
    return {identity.id: _device(identity, measured, visit, station, mode) for identity, measured in kinds.items()}


def _device(identity: DeviceIdentity, measured: list[Kind], visit: Visit, station: Station, mode: Mode) -> Device:
    id = uuid5(visit.id, f"device {identity.id}")
    lasting = Identifier(system=codes.DEVICE_SYSTEM, value=f"{station.id}/{identity.id}")
    types = tuple(codes.DEVICE_TYPE_OF[kind] for kind in dict.fromkeys(measured))
    name = words(identity.name) or identity.id
    return Device(
        id=str(id),
        meta=labelled(mode),
        identifier=(own_identifier(id), lasting),
        status="active",
        manufacturer=words(identity.manufacturer),
        serial_number=words(identity.serial),
        device_name=(DeviceName(name=name, type="user-friendly-name"),),
        model_number=words(identity.model),
        type=concept(*types, text=name),
        version=tuple(DeviceVersion(value=version) for version in filter(None, [words(identity.firmware)])),
    )
