"""The drivers that this station knows."""

from care.errors import BadInputError
from peripherals.driver import Driver
from peripherals.drivers.blood_pressure import BloodPressureMonitor
from peripherals.drivers.oximeter import NoninOximeter
from peripherals.drivers.scale import Scale
from peripherals.drivers.thermometer import Thermometer

DRIVERS: tuple[Driver, ...] = (BloodPressureMonitor(), NoninOximeter(), Thermometer(), Scale())


def driver(driver_id: str) -> Driver:
    """Find a driver by its id. Raises BadInputError for one that nobody wrote."""
    for known in DRIVERS:
        if known.id == driver_id:
            return known
    raise BadInputError(f"no driver {driver_id!r}: use one of {', '.join(known.id for known in DRIVERS)}")
