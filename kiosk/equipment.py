"""What a station measures with: the devices bound to it, the drivers that it loads, and what is wrong with either."""

from collections.abc import Iterable, Sequence

from care.errors import BadInputError
from care.vitals import CORE_KINDS, Kind
from kiosk import log
from kiosk.settings import Devices, Settings
from peripherals.binding import Binding, Memory
from peripherals.bindings import Bindings, Bound, look, merged
from peripherals.registry import BUILT_IN, Registry, load


class Equipment:
    """A running station's own. What `notes` say, in sentences, is for the technician; none of it stops the start."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings.devices
        self.file = Bindings(settings.store_folder)
        self.registry = registry_of(settings.devices)
        self.bindings, wrong = usable(settings.devices, self.file.devices, self.registry)
        ruined = (self.file.trouble,) if self.file.trouble else ()
        self.notes = (*ruined, *refusals(self.registry), *wrong)
        for note in self.notes:
            log.get().error("a driver or device is not used", reason=note)

    def kinds(self, bindings: Iterable[Binding]) -> tuple[Kind, ...]:
        """What a visit measures with these: what every visit does, and what only a bound device makes possible."""
        bound = {binding.kind for binding in bindings} | self._furnished()
        return tuple(kind for kind in Kind if kind in CORE_KINDS or kind in bound)

    def _furnished(self) -> set[Kind]:
        """What a simulated room has devices for besides the usual ones."""
        if not (self.settings.simulate and self.settings.furniture):
            return set()
        from peripherals.simulator.furniture import pieces  # real devices are on screen without it

        return set(pieces(self.settings.furniture))

    def in_room(self, room: Sequence[Binding]) -> tuple[Binding, ...]:
        """The devices of a simulated room, those that the technician bound by the names that they were given."""
        bound = {device.id: device for device in self.bindings if device.simulated}
        return merged([bound.get(binding.id, binding) for binding in room], [])

    def remember(self, binding: Binding, memory: Memory) -> None:
        """Keep what a device told; a full disk is no reason to lose the reading that it told it with."""
        try:
            self.file.remember(binding, memory)
        except OSError as error:
            log.get().error("what is known of the devices could not be kept", error=error.strerror)


def registry_of(devices: Devices) -> Registry:
    """The built-in drivers, and those that the configuration allows or writes down itself."""
    if not devices.drivers and not devices.profiles:
        return BUILT_IN
    return load(devices.drivers, devices.profiles)


def refusals(registry: Registry) -> tuple[str, ...]:
    return tuple(f"The driver {refused.name} was not loaded: {refused.why}" for refused in registry.refused)


def usable(devices: Devices, bound: Sequence[Bound], registry: Registry) -> tuple[tuple[Binding, ...], tuple[str, ...]]:
    """The devices that can be measured with, and a sentence for each that cannot. What was bound wins over by hand."""
    found: list[Binding] = []
    wrong: list[str] = []
    for binding in merged(bound, by_hand(devices)):
        why = _why_not(binding, devices, registry)
        if why is None:
            found.append(binding)
        else:
            wrong.append(f"{binding.name} is not used: {why}")
    return tuple(found), tuple(wrong)


def by_hand(devices: Devices) -> tuple[Binding, ...]:
    return tuple(
        Binding(kind=b.kind, driver=b.driver, name=b.name, address=b.address, port=b.port, serial=b.serial)
        for b in devices.bound
    )


def bound_to(settings: Settings) -> tuple[Binding, ...]:
    """Look which devices are the station's, and change nothing. Raises BadInputError for a ruined file."""
    return merged(look(settings.store_folder), by_hand(settings.devices))


def _why_not(binding: Binding, devices: Devices, registry: Registry) -> str | None:
    if binding.simulated and not devices.simulate:
        return "it is a simulated device, and this station measures with real ones: bind a real one"
    try:
        on_air = registry.find(binding.driver, binding.kind).line is None
    except BadInputError as error:
        return str(error)
    if not (binding.address if on_air else binding.port):
        return f"it has no {'address' if on_air else 'port'}: carepost devices scan shows what is there"
    return None
