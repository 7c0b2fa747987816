"""The devices bound to a station, in one file beside its store: who each is, and what was last known of it."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from care.errors import BadInputError
from care.vitals import Kind
from peripherals.binding import Binding, Memory, Met

FILE = "devices.json"


class Bound(Binding, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A device as the technician bound it; what is named after `serial` is what it said of itself.

    `tested` says whether it gave a reading then; `calibration_due` is the day from which it should not be trusted.
    """

    manufacturer: str | None = None
    model: str | None = None
    firmware: str | None = None
    bonded: bool = False
    tested: bool = False
    bound_at: datetime
    calibration_due: date | None = None
    memory: Memory = Memory()

    def __post_init__(self) -> None:
        if self.address is None and self.port is None:
            raise BadInputError(f"{self.name!r} has neither address nor port")


def introduced(
    binding: Binding,
    met: Met,
    *,
    name: str,
    tested: bool,
    calibration_due: date | None,
    memory: Memory,
) -> Bound:
    """The device that was met, to be kept under this name; from now on it is known by its serial number.

    `memory` is what was learnt of it while it was tried: what it holds is nobody's who will be measured with it.
    """
    told = met.identity
    return Bound(
        kind=binding.kind,
        driver=binding.driver,
        name=name,
        address=binding.address,
        port=binding.port,
        serial=told.serial,
        simulated=binding.simulated,
        manufacturer=told.manufacturer,
        model=told.model,
        firmware=told.firmware,
        bonded=met.bonded,
        tested=tested,
        bound_at=datetime.now(UTC),
        calibration_due=calibration_due,
        memory=replace(memory, last_seen=datetime.now(UTC), battery=met.battery),
    )


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`records` keep the last record of devices by their serial number, also of those that are not bound now."""

    devices: tuple[Bound, ...] = ()
    records: dict[str, int] = {}

    def __post_init__(self) -> None:
        kinds = [device.kind for device in self.devices]
        if twice := next((kind for kind in kinds if kinds.count(kind) > 1), None):
            raise BadInputError(f"there are two devices for {twice.value}")


class Bindings:
    """The bound devices of one station; every change is on the disk, whole, before the call returns.

    A file that cannot be read is set aside and `trouble` says so: the station starts, without these devices.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self.trouble: str | None = None
        try:
            self._file = _read(self._path)
        except BadInputError as error:
            self._file = _File()
            aside = _set_aside(self._path)
            self.trouble = f"{error}. It was set aside as {aside.name}: bind the devices again"

    @property
    def devices(self) -> tuple[Bound, ...]:
        return self._file.devices

    @property
    def memories(self) -> Mapping[str, Memory]:
        """What is known of each device, by its id."""
        return {device.id: device.memory for device in self.devices}

    def of(self, kind: Kind) -> Bound | None:
        return next((device for device in self.devices if device.kind is kind), None)

    def bind(self, device: Bound) -> Bound:
        """Keep this device for its kind, in place of the one before. Raises OSError.

        One that was here before is not asked again for the records that it gave then.
        """
        known = device
        if device.memory.last_record is None:
            record = self._file.records.get(device.serial or "")
            known = replace(device, memory=replace(device.memory, last_record=record))
        self._write(replace(self._file, devices=(*self._without(device.kind), known)))
        return known

    def unbind(self, kind: Kind) -> None:
        """This device is not the station's any more. Raises OSError."""
        self._write(replace(self._file, devices=self._without(kind)))

    def remember(self, binding: Binding, memory: Memory) -> None:
        """Keep what a device told while it was used. Raises OSError."""
        device = self.of(binding.kind)
        if device is None or device.id != binding.id:
            return
        records = dict(self._file.records)
        if device.serial and memory.last_record is not None:
            records[device.serial] = memory.last_record
        devices = (*self._without(device.kind), replace(device, memory=memory))
        self._write(_File(devices=devices, records=records))

    def _without(self, kind: Kind) -> tuple[Bound, ...]:
        return tuple(device for device in self.devices if device.kind is not kind)

    def _write(self, file: _File) -> None:
        ordered = replace(file, devices=tuple(sorted(file.devices, key=lambda device: device.kind.value)))
        write_whole(self._path, msgspec.json.format(msgspec.json.encode(ordered), indent=2) + b"\n")
        self._file = ordered


def merged(bound: Iterable[Binding], by_hand: Iterable[Binding]) -> tuple[Binding, ...]:
    """One device a kind: what was bound wins over what the configuration names by hand."""
    one = {binding.kind: binding for binding in (*by_hand, *bound)}
    return tuple(one[kind] for kind in Kind if kind in one)


def look(folder: Path) -> tuple[Bound, ...]:
    """Read the bound devices and change nothing. Raises BadInputError for a file that cannot be read."""
    return _read(folder / FILE).devices


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file, so that after a power cut it is either the old or the new one. Private. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    if os.name == "posix":  # elsewhere a name outlives a power cut by itself
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _read(path: Path) -> _File:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_File)
    except FileNotFoundError:
        return _File()
    except OSError as error:
        raise BadInputError(f"{path} cannot be read ({error.strerror})") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, BadInputError) as error:
        raise BadInputError(f"{path} is no list of bound devices: {error}") from error


def _set_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.stem}-ruined-{datetime.now(UTC):%Y%m%d-%H%M%S}{path.suffix}")
    with suppress(OSError):  # it stays where it is, and is replaced when a device is bound
        path.rename(aside)
    return aside
