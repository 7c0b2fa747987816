"""The drivers that this station knows."""

from care.errors import BadInputError
from care.vitals import Kind
from peripherals.driver import Driver
from peripherals.drivers.blood_pressure import BloodPressureMonitor
from peripherals.drivers.oximeter import NoninOximeter
from peripherals.drivers.scale import Scale
from peripherals.drivers.thermometer import Thermometer

DRIVERS: tuple[Driver, ...] = (BloodPressureMonitor(), NoninOximeter(), Thermometer(), Scale())


def driver(driver_id: str, kind: Kind) -> Driver:
    """Find the driver of this id. Raises BadInputError for one that nobody wrote, or that measures another kind."""
    found = next((known for known in DRIVERS if known.id == driver_id), None)
    if found is None:
        raise BadInputError(f"no driver {driver_id!r}: use one of {', '.join(known.id for known in DRIVERS)}")
    if found.kind is not kind:
        fitting = ", ".join(known.id for known in DRIVERS if known.kind is kind)
        raise BadInputError(f"driver {driver_id!r} measures {found.kind.value}, not {kind.value}: use {fitting}")
    return found
