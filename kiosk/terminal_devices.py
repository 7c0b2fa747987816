"""What a technician does with devices in the terminal: see them, measure once, look around, bind, unbind."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, asynccontextmanager, closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
from rich.live import Live
from rich.progress import Progress as Bar
from rich.prompt import IntPrompt, Prompt
from rich.table import Column, Table
from rich.text import Text

from care.desk_lists import is_due
from care.errors import BadInputError
from care.pictures import CAMERAS
from care.vitals import Kind, Progress, Reading, Trouble
from kiosk.equipment import bound_to, registry_of, usable
from kiosk.settings import Settings, load
from kiosk.terminal import console, words
from peripherals.binding import Binding, Memory, Met
from peripherals.bindings import Bindings, Bound, introduced, look
from peripherals.driver import Driver, DriverError
from peripherals.registry import BUILT_IN, Registry
from peripherals.search import Spotted, binding_of, search
from peripherals.station import Station
from sync.keys import key_for
from sync.lock import FolderLock
from sync.opening import DATABASE
from sync.store import Store

_LEASE = "technician"
_LOOK = "carepost devices scan shows what is there."
_NEXT = {
    Trouble.NOT_FOUND: f"Switch it on, wake it or plug it in: {_LOOK}",
    Trouble.UNPLUGGED: f"Plug it in again: {_LOOK}",
    Trouble.PORT_DENIED: "Plug in or switch on the adapter; of a serial port, join the group that owns it (dialout).",
    Trouble.NEEDS_BOND: "Hold its button until it shows that it pairs, and try again.",
    Trouble.WRONG_DEVICE: "Another device answers in its place: bind that one, or bring the right one back.",
}
"""What a technician does about a device that gave no value."""
_NEAR_DBM, _HERE_DBM = -75, -58


class Trial(msgspec.Struct, kw_only=True):
    """One device before it is the station's: who it said it is, whether it gave a reading, and what it had inside."""

    met: Met | None = None
    tried: bool = False
    stored: list[Reading] = []
    memory: Memory = Memory()

    def remember(self, _: Binding, memory: Memory) -> None:
        """Keep what was last known of it."""
        self.memory = memory


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What `devices bind` was told; what is missing is asked for where somebody is there to answer.

    `calibration` is a day as YYYY-MM-DD, or empty for none.
    """

    kind: Kind | None = None
    driver: str | None = None
    where: str | None = None
    name: str | None = None
    calibration: str | None = None
    test: bool = True
    look_s: float = 12.0


def kind_of(text: str) -> Kind:
    """Read a kind. Raises BadInputError with those there are."""
    try:
        return Kind(text)
    except ValueError as error:
        raise BadInputError(f"'{text}' is no kind; use one of {', '.join(k.value for k in Kind)}") from error


# --- what is there ---------------------------------------------------------------------------------


def show_devices(config: Path | None) -> None:
    """List the bound devices of a station with what was last known of each."""
    if config is None:
        scan(None, look_s=4.0)
        return
    settings = load(config)
    where = Column("address or port", overflow="fold")
    table = Table("device", "kind", where, "battery", "last seen", "calibration due")
    for device in bound_to(settings):
        table.add_row(device.name, device.kind.value, device.id, *_known(device))
    console.print(table)
    if missing := [kind.value for kind in Kind if kind not in {device.kind for device in bound_to(settings)}]:
        bind_it = f"carepost devices bind --config {config} binds one."
        console.print(f"Not bound: {', '.join(missing)}. {bind_it}")
    console.print(cameras_and_microphones(settings))
    parts = Table("scanner or printer", "for", Column("where", overflow="fold"))
    scanner, printer = settings.scanner, settings.printer
    parts.add_row("code scanner", "cards and documents", scanner.port or "none; one that types needs no entry")
    parts.add_row("receipt printer" if printer.receipt_dots else "print queue", "plans", printer.port or "lp")
    console.print(parts)


def cameras_and_microphones(settings: Settings) -> Table:
    """Make the table of the station's cameras by what they look at, of other cameras, and of microphones."""
    from kiosk.media.client import microphones
    from peripherals.tools import cameras

    sources = settings.camera.sources
    table = Table("camera or microphone", "for", Column("where", overflow="fold"))
    found = {seen.where: seen.name or "" for seen in cameras()}
    for role, source in sources.items():
        device = f"/dev/video{source}" if source.isdigit() else source
        table.add_row(found.pop(device, ""), CAMERAS[role], source)
    for where, name in found.items():
        table.add_row(name, "no role", where)
    for microphone in microphones():
        table.add_row(microphone.name, "microphone", microphone.id)
    return table


def _known(device: Binding) -> tuple[str, str, str]:
    if not isinstance(device, Bound):
        return "", "", "bound by hand"
    memory, due = device.memory, device.calibration_due
    seen = f"{memory.last_seen.astimezone():%Y-%m-%d %H:%M}" if memory.last_seen else "never"
    battery = "" if memory.battery is None else f"{memory.battery} %"
    late = " (now)" if is_due(due, datetime.now().astimezone().date()) else ""
    return battery, seen, f"{due}{late}" if due else "no date"


def scan(config: Path | None, *, look_s: float) -> None:
    """Look around for so many seconds; the table fills as devices show themselves."""
    settings = load(config) if config else None
    asyncio.run(_scan(settings, look_s))


async def _scan(settings: Settings | None, look_s: float) -> None:
    registry = registry_of(settings.devices) if settings else BUILT_IN
    mine = {device.id for device in bound_to(settings)} if settings else set()
    async with _air(settings) as (radio, ports, _):
        await _looked(registry, radio, ports, look_s, mine)


async def _looked(
    registry: Registry, radio: Any, ports: list[str] | None, look_s: float, mine: set[str], until: str | None = None
) -> list[Spotted]:
    """Show what is found while looking; ends early when `until` shows itself. A missing radio is said, not raised."""
    seen: dict[str, Spotted] = {}
    with Live(_table(seen, mine), console=console, refresh_per_second=8) as live:
        try:
            async with aclosing(search(registry, radio=radio, look_s=look_s, ports=ports)) as pieces:
                async for spotted in pieces:
                    seen[spotted.where] = spotted
                    live.update(_table(seen, mine))
                    if until is not None and _is_at(spotted, until) and spotted.drivers:
                        break
        except DriverError as error:
            live.console.print(f"{error}. {_NEXT[error.trouble]}")
    return list(seen.values())


def _is_at(spotted: Spotted, where: str) -> bool:
    """Whether it is there; an address may be written in small letters."""
    return spotted.where.casefold() == where.casefold()


def _table(seen: dict[str, Spotted], mine: set[str]) -> Table:
    table = Table("name", Column("address or port", overflow="fold"), "signal", "measures", "driver")
    for spotted in seen.values():
        kinds = dict.fromkeys(driver.kind.value for driver in spotted.drivers)
        measures = "this station's" if spotted.where in mine else ", ".join(kinds)
        drivers = ", ".join(driver.id for driver in spotted.drivers)
        if spotted.rssi is None and len(spotted.drivers) > 1:  # a plain line tells nothing of what hangs on it
            measures, drivers = "what hangs on it", "any serial one"
        table.add_row(spotted.found.name or "", spotted.where, _signal(spotted.rssi), measures, drivers)
    return table


def _signal(rssi: int | None) -> str:
    if rssi is None:
        return "cable"
    return f"{rssi} dBm, {'here' if rssi >= _HERE_DBM else 'near' if rssi >= _NEAR_DBM else 'far'}"


@asynccontextmanager
async def _air(settings: Settings | None) -> AsyncIterator[tuple[Any, list[str] | None, bool]]:
    """The machine's own radio and ports; in a training station with simulated devices, its room's."""
    if settings is None or not settings.devices.simulate:
        yield None, None, False
        return
    from peripherals.simulator.furniture import fault_for, with_more
    from peripherals.simulator.room import SimulatedRoom  # its import takes most of a second

    devices = settings.devices
    furniture = with_more(devices.furniture)
    faults = {kind: fault_for(kind, name, furniture) for kind, name in devices.faults.items()}
    async with SimulatedRoom(seed=devices.seed, pace=devices.pace, faults=faults, furniture=furniture) as room:
        yield room.radio, [binding.port for binding in room.bindings if binding.port], True


# --- one reading -----------------------------------------------------------------------------------


def read_device(kind: str, *, simulate: bool, seed: int, config: Path | None, pace: float = 1.0) -> int:
    """Take one reading. Returns 0 when a value came, 1 when not."""
    from peripherals.tools import read_once

    wanted = kind_of(kind)
    settings = load(config) if config else None
    registry = registry_of(settings.devices) if settings else BUILT_IN
    binding = bound_device(settings, wanted, registry) if settings else None
    pieces = read_once(wanted, simulate=simulate, seed=seed, pace=pace, binding=binding, registry=registry)
    value, _ = asyncio.run(_shown(wanted, pieces))
    return 0 if value is not None else 1


def bound_device(settings: Settings, kind: Kind, registry: Registry) -> Binding | None:
    """Return the device of this kind that is bound to the station, if one is."""
    found, _ = usable(settings.devices, look(settings.store_folder), registry)
    return next((device for device in found if device.kind is kind and not device.simulated), None)


async def _shown(kind: Kind, pieces: Any) -> tuple[Reading | None, bool]:
    """Show the progress, and what it came to or why it did not; both where the device doubts its own value."""
    value, doubted = None, False
    with Bar(console=console, transient=True) as bar:
        task = bar.add_task(kind.value, total=1.0)
        try:
            async for item in pieces:
                if isinstance(item, Reading):
                    value = item
                elif isinstance(item, Progress):
                    live = f"{kind.value} {item.value:.0f} {item.unit or ''}" if item.value is not None else kind.value
                    bar.update(task, description=live, completed=item.done or 0)
        except DriverError as error:
            doubted = True
            _say_why(error)
    if value is not None:
        console.print(Text.assemble(f"{kind.value}: ", (words(value.vital), "bold"), f" ({value.method.value})"))
    return value, doubted


def _say_why(error: DriverError) -> None:
    todo = _NEXT.get(error.trouble, "Try again as its screen or its manual says.")
    console.print(f"No value: {error} [{error.trouble.value}]\n{todo}", soft_wrap=True)


# --- binding ---------------------------------------------------------------------------------------


def bind(config: Path, wanted: Wanted) -> int:
    """Bind one device: find it, pair, take a test reading, name it. Returns 0 when it is bound, 1 when not.

    Raises StoreBusyError while a kiosk runs at this station, BadInputError for what cannot be bound.
    """
    settings = load(config)
    due = _due(wanted.calibration)
    with _held(settings) as store:
        return 0 if asyncio.run(_bind(settings, wanted, due, store)) else 1


def unbind(config: Path, kind: Kind) -> None:
    """Take a device away from the station. Raises BadInputError where none was bound here."""
    settings = load(config)
    with _held(settings):
        here = Bindings(settings.store_folder)
        device = here.of(kind)
        if device is None:
            raise BadInputError(f"no device for {kind.value} was bound here; {config} has those bound by hand")
        here.unbind(kind)
    console.print(f"{device.name} is not this station's any more. Its own list may still know the pairing.")


@contextmanager
def _held(settings: Settings) -> Iterator[Store | None]:
    """Hold the station, and its store if it has one: a kiosk that runs binds on its own screen."""
    folder = settings.store_folder
    if (folder / DATABASE).exists():
        with closing(Store.open(folder, key_for(folder, settings.mode, insecure_key_file=settings.key_file))) as store:
            yield store
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FolderLock(folder / "store.lock")
    try:
        yield None
    finally:
        lock.release()


async def _bind(settings: Settings, wanted: Wanted, due: date | None, store: Store | None) -> bool:
    registry = registry_of(settings.devices)
    if wanted.driver is not None:  # a wrong name is told before anybody looks for what it would fit
        its = {driver.id: driver.kind for driver in registry.all()}
        registry.find(wanted.driver, wanted.kind or its.get(wanted.driver, Kind.WEIGHT))
    here = Bindings(settings.store_folder)
    if here.trouble:
        console.print(here.trouble)
    async with _air(settings) as (radio, ports, simulated):
        mine = {device.id for device in here.devices}
        seen = await _looked(registry, radio, ports, wanted.look_s, mine, until=wanted.where)
        spotted, driver = _chosen(seen, wanted)
        binding = binding_of(spotted, driver, simulated=simulated)
        trial = await _tried(binding, registry, radio, test=wanted.test)
    _put_aside(trial.stored, store)
    met = trial.met
    if met is None or (wanted.test and not trial.tried):
        return False
    name = wanted.name or _asked("Name on the screens", met.identity.model or binding.name)
    if wanted.calibration is None and console.is_terminal:
        due = _due(Prompt.ask("Calibration due, YYYY-MM-DD, or nothing", console=console, default=""))
    fresh = introduced(binding, met, name=name, tested=trial.tried, calibration_due=due, memory=trial.memory)
    device = here.bind(fresh)
    console.print(Text.assemble((device.name, "bold"), f" measures {device.kind.value} here: {device.id}"))
    return True


def _put_aside(stored: list[Reading], store: Store | None) -> None:
    """What the device had inside is somebody's, and the nurse's to look at; without a store nobody was measured yet."""
    for reading in stored:
        if store is not None:
            store.set_aside(reading.id, msgspec.msgpack.encode(reading), reading.received_at)
    if stored:
        where = "they are left out" if store is None else "they are among the nurse's readings without a person"
        console.print(f"old readings inside: {len(stored)}; {where}")


async def _tried(binding: Binding, registry: Registry, radio: Any, *, test: bool) -> Trial:
    """Pair and take a test reading, under nobody's name; one that the device itself doubts is none."""
    trial = Trial()

    def alone(device: Binding) -> Station:
        return Station(
            [device],
            unassigned=trial.stored.append,
            radio=radio,
            registry=registry,
            memories={device.id: trial.memory},
            remember=trial.remember,
        )

    try:
        with console.status(Text(f"pairing with {binding.name}")):
            met = trial.met = await alone(binding).check(binding.kind)
    except DriverError as error:
        _say_why(error)
        return trial
    clock = {"right": "right", "set": "was wrong, is set now", None: "none"}[met.clock]
    battery = "not told" if met.battery is None else f"{met.battery} %"
    console.print(f"serial {met.identity.serial or 'not told'}, battery {battery}, clock {clock}")
    if test:
        known = msgspec.structs.replace(binding, serial=met.identity.serial)
        async with aclosing(alone(known).measure(binding.kind, _LEASE)) as pieces:
            value, doubted = await _shown(binding.kind, pieces)
        trial.tried = value is not None and not doubted
    return trial


def _chosen(seen: list[Spotted], wanted: Wanted) -> tuple[Spotted, Driver]:
    """The one that was named; else the one that somebody chooses of what was found. Raises BadInputError."""
    fitting = [
        (each, driver)
        for each in seen
        for driver in each.drivers
        if wanted.kind in (None, driver.kind)
        and wanted.driver in (None, driver.id)
        and (wanted.where is None or _is_at(each, wanted.where))
    ]
    what = wanted.kind.value if wanted.kind else "anything that this build measures"
    if not fitting:
        where = f" at {wanted.where}" if wanted.where else ""
        raise BadInputError(f"nothing{where} for {what} showed itself. {_NEXT[Trouble.NOT_FOUND]}")
    if len(fitting) == 1:
        return fitting[0]
    if not console.is_terminal:
        told = ", ".join(f"{each.where} ({driver.kind.value}, {driver.id})" for each, driver in fitting)
        raise BadInputError(f"several fit: name the address or port, and --kind or --driver. There are {told}")
    for number, (each, driver) in enumerate(fitting, start=1):
        console.print(f"{number}  {each.found.name or ''} {each.where} {driver.kind.value} ({driver.id})")
    number = IntPrompt.ask("Which one", console=console, choices=[str(n) for n in range(1, len(fitting) + 1)])
    return fitting[number - 1]


def _asked(question: str, proposal: str) -> str:
    return Prompt.ask(question, console=console, default=proposal) if console.is_terminal else proposal


def _due(text: str | None) -> date | None:
    """Read a day, or none. Raises BadInputError."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInputError(f"'{text}' is no day: write it as 2027-11-20") from error
