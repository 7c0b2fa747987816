"""The drivers that this station knows: those that come with Carepost, and those it was allowed to load besides.

Built-in drivers are named here, so that a packaged build has them all, and are imported when they are first needed.
Others are installed as Python packages with an entry point in the group `carepost.drivers`; one is loaded only where
the station's configuration names it, and one that fails is reported and does without.
"""

from collections.abc import Iterable, Mapping
from functools import cache, partial
from importlib import import_module
from typing import Any

import msgspec

from care.errors import BadInputError
from care.vitals import Kind
from peripherals.driver import Driver

GROUP = "carepost.drivers"
_BUILT_IN: Mapping[str, str] = {
    "blood-pressure": "blood_pressure:BLOOD_PRESSURE",
    "glucose-meter": "glucose_meter:GLUCOSE_METER",
    "heart-rate": "heart_rate:HEART_RATE",
    "pulse-oximeter": "pulse_oximeter:PULSE_OXIMETER",
    "nonin-df2": "oximeter:NONIN",
    "contec-cms50-5": "contec:CMS50_OLD",
    "contec-cms50-9": "contec:CMS50_NEW",
    "thermometer": "thermometer:THERMOMETER",
    "scale": "scale:SCALE",
    "mt-sics": "serial_scales:MT_SICS",
    "sma-scp": "serial_scales:SMA_SCP",
    "and-standard": "serial_scales:AND_STANDARD",
    "rice-lake-21": "serial_scales:RICE_LAKE",
    "toledo-8217": "serial_scales:TOLEDO",
    "toledo-8217-lb": "serial_scales:TOLEDO_LB",
    "ecg-lead": "ecg:LEAD",
}
_PARTS = ("id", "kind", "line", "matches", "prepare", "measure")


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """A driver that the station was told to load and could not, and why."""

    name: str
    why: str


class Registry:
    """Finds drivers. `extra` are drivers besides the built-in ones; of `refused` the technician is told."""

    def __init__(self, extra: Iterable[Driver] = (), refused: Iterable[Refused] = ()) -> None:
        self._extra = {driver.id: driver for driver in extra}
        self.refused = tuple(refused)

    def all(self) -> tuple[Driver, ...]:
        """Every driver; those that do not come with Carepost claim first, being written for one device."""
        return (*self._extra.values(), *map(_built_in, _BUILT_IN))

    def find(self, driver_id: str, kind: Kind) -> Driver:
        """Raises BadInputError for a driver that nobody wrote, or that measures another kind."""
        found = self._extra.get(driver_id) or (_built_in(driver_id) if driver_id in _BUILT_IN else None)
        if found is None:
            known = ", ".join(sorted({*self._extra, *_BUILT_IN}))
            raise BadInputError(f"no driver {driver_id!r}: use one of {known}")
        if found.kind is not kind:
            fitting = ", ".join(known.id for known in self.all() if known.kind is kind)
            raise BadInputError(f"driver {driver_id!r} measures {found.kind.value}, not {kind.value}: use {fitting}")
        return found


@cache
def _built_in(driver_id: str) -> Driver:
    module, _, name = _BUILT_IN[driver_id].partition(":")
    driver: Driver = getattr(import_module(f"peripherals.drivers.{module}"), name)
    return driver


BUILT_IN = Registry()


def load(allowed: Iterable[str], profiles: Iterable[Mapping[str, Any]] = ()) -> Registry:
    """Load the installed drivers of these entry-point names, and profiles that are written down as data.

    What fails, whatever it raises, is in `refused` and takes nothing else with it.
    """
    from importlib.metadata import entry_points  # a station without other drivers is on screen without it

    extra: dict[str, Driver] = {}
    refused: list[Refused] = []
    installed = {point.name: point for point in entry_points(group=GROUP)}
    wanted = [(name, partial(_installed, installed.get(name))) for name in allowed]
    written = [(str(profile.get("id", "without an id")), partial(_written, profile)) for profile in profiles]
    for name, source in [*wanted, *written]:
        try:
            driver = _checked(source())
            if driver.id in _BUILT_IN or driver.id in extra:
                raise BadInputError(f"the id {driver.id!r} is taken")
        except (Exception, SystemExit) as error:  # somebody else's code may raise anything
            refused.append(Refused(name=name, why=f"{type(error).__name__}: {error}"))
        else:
            extra[driver.id] = driver
    return Registry(extra.values(), refused)


def _installed(point: Any) -> Any:
    """Import what an entry point names: a driver, or a class that makes one."""
    if point is None:
        raise BadInputError("it is not installed")
    found = point.load()
    return found() if isinstance(found, type) else found


def _written(profile: Mapping[str, Any]) -> Any:
    from peripherals.drivers.profile import Profile

    return msgspec.convert(profile, Profile)


def _checked(driver: Any) -> Driver:
    missing = [part for part in _PARTS if not hasattr(driver, part)]
    if missing:
        raise BadInputError(f"this is no driver: it has no {', '.join(missing)}")
    if not isinstance(driver.kind, Kind):
        raise BadInputError(f"it measures {driver.kind!r}, which is no kind of measurement")
    checked: Driver = driver
    return checked
