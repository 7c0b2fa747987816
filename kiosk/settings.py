"""The kiosk's configuration: a TOML file, checked whole, with the file, key and line named when something is wrong."""

from binascii import a2b_base64
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from care.address import checked_address
from care.clinical import PressureProtocol
from care.config import parse
from care.errors import BadInputError
from care.mode import Mode
from care.pictures import Role
from care.vitals import Kind


class Clinic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the clinic is. `ca` is the file of the only certificate authority to trust."""

    url: str = "http://localhost:8480"
    ca: str | None = None
    name: str = "Carepost"
    emergency_number: str = "112"


class Bound(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One device bound to this station by hand, by Bluetooth address or serial port, and its serial number if known."""

    kind: Kind
    driver: str
    name: str
    address: str | None = None
    port: str | None = None
    serial: str | None = None


class Devices(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The devices: real ones, or the simulated room (training only), `pace` times as fast as life.

    `furniture` are drivers whose simulated devices stand in the room besides the usual ones, or in their place.
    `bound` are devices bound by hand; one that the technician bound at the station wins over them. `drivers` are the
    installed ones that may be loaded, by their entry points' names; `profiles` are drivers written down as data.
    `wishes` is a folder where a visitor may ask the simulated room for faults while it is open.
    `irregular_hint`: the clinician is told of a pulse that may be irregular; no rhythm is diagnosed.
    """

    simulate: bool = False
    seed: int = 1
    pace: Annotated[float, msgspec.Meta(ge=0.1, le=8.0)] = 1.0
    furniture: tuple[str, ...] = ()
    faults: dict[Kind, str] = {}
    wishes: str | None = None
    bound: tuple[Bound, ...] = ()
    drivers: tuple[str, ...] = ()
    profiles: tuple[dict[str, Any], ...] = ()
    irregular_hint: bool = False


class Camera(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The cameras by what they look at; `scope` is for throat and ear, and one that is not named is not there.

    Each is a device number or path, a video or picture file, or `test`. Width and height are those of the call.
    """

    face: str = "0"
    scope: str | None = None
    skin: str | None = None
    document: str | None = None
    width: Annotated[int, msgspec.Meta(gt=0)] = 640
    height: Annotated[int, msgspec.Meta(gt=0)] = 480

    @property
    def sources(self) -> dict[Role, str]:
        """Return where each camera that is there is found, the face camera first."""
        named = {role: getattr(self, role.value) for role in Role}
        return {role: source for role, source in named.items() if source}


class Printer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What prints plans: the system's queue (`lp`), or a receipt printer that speaks ESC/POS.

    `port` is where the receipt printer is: `host:9100`, a serial port, or /dev/usb/lp0. `dots` is the width of its
    paper: 576 for 80 mm, 384 for 58 mm.
    """

    kind: Literal["lp", "escpos"] = "lp"
    port: str = ""
    baud: Annotated[int, msgspec.Meta(gt=0)] = 115200
    dots: Annotated[int, msgspec.Meta(ge=256, le=1024, multiple_of=8)] = 576

    @property
    def receipt_dots(self) -> int:
        """Return the width of a receipt in dots, 0 where plans are printed as pages."""
        return self.dots if self.kind == "escpos" else 0


class Scanner(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code scanner on a serial port; one that types as a keyboard does needs no entry."""

    port: str = ""
    baud: Annotated[int, msgspec.Meta(gt=0)] = 9600


class Staff(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """PINs, as `carepost pin` prints them, and the language of the nurse's desk, whatever the patient chose.

    There is no default for a PIN: without one, that door stays shut.
    """

    nurse_pin: str = ""
    technician_pin: str = ""
    language: Literal["en", "es", "ar"] = "en"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole configuration of one station. Relative paths are taken from the folder of the file."""

    mode: Mode
    station: str
    store: str
    insecure_key_file: str | None = None
    clinic: Clinic = Clinic()
    devices: Devices = Devices()
    camera: Camera = Camera()
    printer: Printer = Printer()
    scanner: Scanner = Scanner()
    staff: Staff = Staff()
    measuring: PressureProtocol = PressureProtocol()

    @property
    def store_folder(self) -> Path:
        """Return the folder of the sealed store."""
        return Path(self.store)

    @property
    def key_file(self) -> Path | None:
        """Return the key file that the operator accepts, if one is named."""
        return Path(self.insecure_key_file) if self.insecure_key_file else None

    @property
    def ca_file(self) -> Path | None:
        """Return the file of the clinic's certificate authority, if one is pinned."""
        return Path(self.clinic.ca) if self.clinic.ca else None


def load(path: Path) -> Settings:
    """Read and check the file. Raises BadInputError with file, line and key."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BadInputError(f"{path}: this is no text in UTF-8, so no configuration") from error
    settings = anchored(parse(text, str(path), Settings), path.parent)
    for key, why in _mistakes(settings):
        from care.config_mistakes import place  # a right file, as almost all are, is on screen without it

        raise BadInputError(f"{place(text, str(path), key.split('.'))}: {why}")
    return settings


def anchored(settings: Settings, folder: Path) -> Settings:
    """Take relative paths from the folder of the file: started from elsewhere, a station must keep its one store."""
    key, ca, wishes = settings.insecure_key_file, settings.clinic.ca, settings.devices.wishes
    return msgspec.structs.replace(
        settings,
        store=str(folder / settings.store),
        insecure_key_file=str(folder / key) if key else None,
        clinic=msgspec.structs.replace(settings.clinic, ca=str(folder / ca) if ca else None),
        devices=msgspec.structs.replace(settings.devices, wishes=str(folder / wishes) if wishes else None),
    )


def _mistakes(settings: Settings) -> Iterator[tuple[str, str]]:
    """Give what is wrong though it has the right form: the key that sets it, and why."""
    if settings.mode == "live" and settings.devices.simulate:
        yield "devices.simulate", "a live station cannot use simulated devices: set devices.simulate = false"
    try:
        checked_address(settings.clinic.url)
    except BadInputError as error:
        yield "clinic.url", f"clinic.url is wrong: {error}"
    if settings.ca_file is not None and not settings.ca_file.is_file():
        yield "clinic.ca", f"clinic.ca names {settings.ca_file}, which is not there"
    if settings.printer.kind == "escpos" and not settings.printer.port:
        yield "printer.kind", "printer.port is missing: where the receipt printer is, as host:9100 or /dev/usb/lp0"
    yield from _of_devices(settings.devices)
    for role in ("nurse", "technician"):
        kept = getattr(settings.staff, f"{role}_pin")
        if kept and not _is_hash(kept):
            key = f"staff.{role}_pin"
            yield key, f"{key} is not what `carepost pin` prints; the PIN itself opens nothing"


def _of_devices(devices: Devices) -> Iterator[tuple[str, str]]:
    kinds = [device.kind for device in devices.bound]
    for kind in kinds:
        if kinds.count(kind) > 1:
            yield "devices.bound", f"devices.bound has more than one device for {kind.value}: leave one of them"
    if not (devices.faults or devices.furniture):
        return
    from peripherals.simulator.furniture import fault_for, pieces, with_more  # real devices are on screen without it

    try:
        furniture = with_more(devices.furniture)
        pieces(furniture)
    except BadInputError as error:
        yield "devices.furniture", f"devices.furniture is wrong: {error}"
        return
    for kind, fault in devices.faults.items():
        try:
            fault_for(kind, fault, furniture)
        except BadInputError as error:
            key = f"devices.faults.{kind.value}"
            yield key, f"{key} is wrong: {error}"


def _is_hash(kept: str) -> bool:
    """Tell whether this has the form of what kiosk.pins makes, which would cost the first frame."""
    parts = kept.split("$")
    if len(parts) != 3 or parts[0] != "scrypt":
        return False
    try:
        return [len(a2b_base64(part, strict_mode=True)) for part in parts[1:]] == [16, 64]
    except ValueError:
        return False
