"""The technician's preflight: each part is tried for real, and says what was found and what to do."""

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from care.desk_lists import is_due
from care.errors import CarepostError
from care.pictures import CAMERAS, Role
from kiosk.settings import Settings, load

if TYPE_CHECKING:
    from peripherals.bindings import Bound

DISK_FREE_MIN_MIB = 500
CLOCK_OFF_MAX_S = 60
LISTEN_S = 2.0
"""How long the radio listens; a device that sleeps until it is used is not heard, and need not be."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One part: `result` is pass, fail or skip; a skip says why and never counts as a pass."""

    part: str
    result: str
    found: str
    remedy: str = ""

    def told(self) -> dict[str, str]:
        """Return the row for JSON."""
        return {"part": self.part, "result": self.result, "found": self.found, "remedy": self.remedy}


def preflight(config: Path | None) -> list[Row]:
    """Try every part; with a configuration also this station's own."""
    rows = [_tried(part, probe, remedy) for part, probe, remedy in _PARTS]
    if config is None:
        return [
            *rows,
            Row(part="station", result="skip", found="no --config was given", remedy="run with --config FILE"),
        ]
    try:
        settings = load(config)
    except CarepostError as error:
        return [*rows, Row(part="station", result="fail", found=str(error), remedy="mend the file and check again")]
    return [*rows, *_station(settings)]


def _tried(part: str, probe: Callable[[], str], remedy: str) -> Row:
    try:
        return Row(part=part, result="pass", found=probe())
    except Exception as error:  # a probe may fail in any way; the technician needs the row, not a traceback
        return Row(part=part, result="fail", found=f"{type(error).__name__}: {error}", remedy=remedy)


def _python() -> str:
    frozen = " (packaged)" if getattr(sys, "frozen", False) else ""
    return f"Python {sys.version.split()[0]}{frozen}"


def _engine() -> str:
    from sync.sealed import engine_version

    return f"SQLCipher with SQLite {engine_version()}"


def _window() -> str:
    from ui.about import window

    return window()


def _media() -> str:
    import av

    names: list[str] = [av.CodecContext.create(name, "w").name for name in ("libx264", "libvpx", "libopus")]
    return ", ".join(names)


def _radio() -> str:
    from peripherals.links.ble import adverts  # the adapter itself is tried with the station's devices

    return f"bleak {_version('bleak')} loads ({adverts.__name__})"


def _codes() -> str:
    from peripherals.cameras.codes import read_codes, write_qr

    return f"QR and barcodes: {read_codes.__name__}, {write_qr('carepost').shape[0]} modules"


def _version(name: str) -> str:
    from importlib.metadata import version

    return version(name)


def _content() -> str:
    from kiosk.app import questionnaire

    found = questionnaire()
    return f"questions {found.version}, {len(found.items)} items"


_PARTS: tuple[tuple[str, Callable[[], str], str], ...] = (
    ("python", _python, "install the packaged build again"),
    ("store engine", _engine, "install the packaged build again"),
    ("window", _window, "install the packaged build again"),
    ("call engine", _media, "install the packaged build again"),
    ("bluetooth", _radio, "install the packaged build again"),
    ("codes", _codes, "install the packaged build again"),
    ("content", _content, "install the packaged build again"),
)


def _station(settings: Settings) -> Iterator[Row]:
    yield Row(part="station", result="pass", found=f"{settings.station} ({settings.mode})")
    store = _store(settings)
    yield store
    yield _disk(settings.store_folder)
    yield _pins(settings)
    yield _clinic(settings, has_store=store.result == "pass")
    yield _clock(settings)
    yield from _cameras(settings)
    yield _receipt_printer(settings) if settings.printer.kind == "escpos" else _printer()
    yield _scanner(settings)
    yield _devices(settings)
    if settings.devices.drivers or settings.devices.profiles:
        yield _drivers(settings)
    bound = _bound(settings)
    if any(device.address for device in bound) or any(device.address for device in settings.devices.bound):
        yield _adapter()
    if bound:
        yield _calibration(bound)


def _store(settings: Settings) -> Row:
    from kiosk.app import open_store
    from sync.errors import StoreBusyError
    from sync.opening import DATABASE

    if not (settings.store_folder / DATABASE).exists():  # looking must not make one, perhaps as the wrong user
        remedy = "carepost enrol --config FILE CODE makes it, as the station's own user"
        return Row(part="store", result="skip", found=f"none yet in {settings.store_folder}", remedy=remedy)
    try:
        open_store(settings).close()
    except StoreBusyError:
        return Row(part="store", result="pass", found="sealed, and in use by the running kiosk")
    except CarepostError as error:
        remedy = "do not delete the folder: unsent visits are in it; see docs/install.md, The store's key"
        return Row(part="store", result="fail", found=str(error), remedy=remedy)
    return Row(part="store", result="pass", found="sealed and opens")


def _disk(folder: Path) -> Row:
    at = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    free = shutil.disk_usage(at).free // 2**20
    if free < DISK_FREE_MIN_MIB:
        return Row(part="disk", result="fail", found=f"{free} MiB free", remedy="make room on the disk")
    return Row(part="disk", result="pass", found=f"{free} MiB free")


def _pins(settings: Settings) -> Row:
    missing = [role for role in ("nurse", "technician") if not getattr(settings.staff, f"{role}_pin")]
    if missing:
        found = f"no PIN for {' and '.join(missing)}"
        return Row(part="pins", result="fail", found=found, remedy="run carepost pin, put its line under [staff]")
    return Row(part="pins", result="pass", found="nurse and technician")


def _clinic(settings: Settings, *, has_store: bool) -> Row:
    """Without an open store the clinic is still called: a wrong address is told before anybody enrols."""
    import asyncio

    from kiosk.enrol import NotEnrolledError, WrongModeError, answers, reach
    from sync.errors import RefusedError, UntrustedServerError

    try:
        if not has_store:
            asyncio.run(answers(settings))
            found = f"{settings.clinic.url} answers; it was not asked for this station, whose key is in the store"
            return Row(part="clinic", result="skip", found=found, remedy="see the row of the store")
        found = asyncio.run(reach(settings))
    except (NotEnrolledError, RefusedError) as error:
        remedy = "make a code with carepost clinic enrol-code, then carepost enrol --config FILE CODE"
        return Row(part="clinic", result="fail", found=str(error), remedy=remedy)
    except WrongModeError as error:
        remedy = "mend mode, or the address under [clinic]; a store is for one mode and one clinic"
        return Row(part="clinic", result="fail", found=str(error), remedy=remedy)
    except UntrustedServerError as error:
        remedy = "put the clinic's ca.pem under clinic.ca; the address must be one that its certificate names"
        return Row(part="clinic", result="fail", found=str(error), remedy=remedy)
    except CarepostError as error:
        remedy = "check the network, the address under [clinic], and that the clinic runs"
        return Row(part="clinic", result="fail", found=str(error), remedy=remedy)
    if found.startswith("not tried"):
        return Row(part="clinic", result="skip", found=found, remedy="close the kiosk and check again")
    return Row(part="clinic", result="pass", found=found)


def _cameras(settings: Settings) -> Iterator[Row]:
    """Take one picture with each, which nobody sees; the exam cameras have rows of their own."""
    for role, source in settings.camera.sources.items():
        yield _camera(settings, role, "camera" if role is Role.FACE else f"camera, {CAMERAS[role]}", source)


def _camera(settings: Settings, role: Role, part: str, source: str) -> Row:
    from peripherals.cameras import camera

    key = f"camera.{role.value}"
    if source == "test":
        return Row(part=part, result="skip", found="the test picture", remedy=f"set {key} to a real camera")
    try:
        opened = camera.open(source, width=settings.camera.width, height=settings.camera.height)
        try:
            image = opened.read().image
        finally:
            opened.close()
    except CarepostError as error:
        remedy = f"plug it in, close what else uses it, or set {key}: carepost devices list shows what is there"
        return Row(part=part, result="fail", found=str(error), remedy=remedy)
    return Row(part=part, result="pass", found=f"gives pictures, {image.shape[1]} x {image.shape[0]}")


def _printer() -> Row:
    """Ask the system's print queue who prints; without a printer plans can still be taken as a code."""
    import subprocess

    from kiosk import printer

    remedy = "install cups and set a default printer with lpadmin -d NAME, if plans are to be printed"
    try:
        name = printer.default_printer()
        why = printer.trouble(name) if name else None
    except subprocess.TimeoutExpired:
        return Row(part="printer", result="fail", found="the print queue does not answer", remedy=remedy)
    if name is None:
        return Row(part="printer", result="skip", found="no default printer; plans go to phones only", remedy=remedy)
    if why == "stopped":
        start = f"start it with cupsenable {name} and cupsaccept {name}"
        return Row(part="printer", result="fail", found=f"{name} is stopped or takes no pages", remedy=start)
    if why == "no-paper":
        return Row(part="printer", result="fail", found=f"{name} has no paper", remedy="fill its tray")
    return Row(part="printer", result="pass", found=f"{name} (no page was printed)")


_PRINTER_WANTS = {
    "paper-low": "its paper ends soon: put in a new roll",
    "no-paper": "put in a new roll",
    "cover-open": "close its cover",
    "stopped": "look at its lamps: the knife may be stuck; switch it off and on",
    "no-answer": "switch it on, check its cable and printer.port; of a serial port, join its group (dialout)",
}


def _receipt_printer(settings: Settings) -> Row:
    """Ask it how it is; nothing is printed."""
    from kiosk.printing import Receipts

    where, word = settings.printer.port, Receipts(settings.printer).look()
    result = "pass" if word in ("ready", "paper-low") else "fail"
    return Row(part="printer", result=result, found=f"{where}: {word}", remedy=_PRINTER_WANTS.get(word, ""))


def _scanner(settings: Settings) -> Row:
    """Open its port; what it reads it says only when somebody scans."""
    import asyncio

    from peripherals.driver import DriverError
    from peripherals.links.serial import open_port
    from peripherals.scanner import line

    scanner = settings.scanner
    if not scanner.port:
        found = "none on a serial port; one that types as a keyboard does needs no entry"
        return Row(part="scanner", result="skip", found=found, remedy="name it in scanner.port, if there is one")

    async def opens() -> None:
        await (await open_port(scanner.port, line(scanner.baud), find_s=0)).close()

    try:
        asyncio.run(opens())
    except DriverError as error:
        remedy = (
            "plug it in and check scanner.port; a kiosk that runs has it open; of the port, join its group (dialout)"
        )
        return Row(part="scanner", result="fail", found=str(error), remedy=remedy)
    return Row(part="scanner", result="pass", found=f"{scanner.port} opens (nothing was scanned)")


def _adapter() -> Row:
    """Listen for a moment with the machine's own Bluetooth radio."""
    import asyncio

    from peripherals.driver import DriverError
    from peripherals.links.ble import adverts

    try:
        heard = asyncio.run(adverts(look_s=LISTEN_S))
    except DriverError as error:
        remedy = "plug in or switch on the Bluetooth adapter; on Linux bluetoothd has to run"
        return Row(part="radio", result="fail", found=str(error), remedy=remedy)
    return Row(part="radio", result="pass", found=f"hears {len(heard)} devices now")


def _clock(settings: Settings) -> Row:
    import asyncio

    from kiosk.enrol import clock_ahead

    try:
        ahead_s = asyncio.run(clock_ahead(settings)).total_seconds()
    except CarepostError as error:
        return Row(part="clock", result="skip", found=f"not compared: {error}", remedy="see the row of the clinic")
    if abs(ahead_s) > CLOCK_OFF_MAX_S:
        found = f"{abs(ahead_s):.0f} s {'ahead of' if ahead_s > 0 else 'behind'} the clinic's clock"
        return Row(part="clock", result="fail", found=found, remedy="turn on time synchronisation on both machines")
    return Row(part="clock", result="pass", found="agrees with the clinic's to the minute")


def _devices(settings: Settings) -> Row:
    from kiosk.equipment import by_hand, registry_of, usable
    from peripherals.bindings import look

    if settings.devices.simulate:
        return Row(part="devices", result="skip", found="simulated (training)", remedy="bind real devices")
    try:
        bound = look(settings.store_folder)
    except CarepostError as error:
        remedy = "start the kiosk, which sets it aside, and bind the devices again"
        return Row(part="devices", result="fail", found=str(error), remedy=remedy)
    if not bound and not by_hand(settings.devices):
        return Row(part="devices", result="fail", found="none is bound", remedy="carepost devices bind --config FILE")
    found, wrong = usable(settings.devices, bound, registry_of(settings.devices))
    if wrong:
        return Row(part="devices", result="fail", found="; ".join(wrong), remedy="bind it again, or mend devices.bound")
    names = ", ".join(device.name for device in found)
    return Row(part="devices", result="skip", found=f"bound, not tried: {names}", remedy="carepost devices read KIND")


def _bound(settings: Settings) -> "tuple[Bound, ...]":
    from peripherals.bindings import look

    try:
        return look(settings.store_folder)
    except CarepostError:
        return ()  # the row of the devices says so


def _drivers(settings: Settings) -> Row:
    """Load what the configuration adds to the drivers of Carepost."""
    from kiosk.equipment import refusals, registry_of

    wanted = len(settings.devices.drivers) + len(settings.devices.profiles)
    if refused := refusals(registry_of(settings.devices)):
        remedy = "install or mend it, or take its name out of devices.drivers or devices.profiles"
        return Row(part="drivers", result="fail", found="; ".join(refused), remedy=remedy)
    return Row(part="drivers", result="pass", found=f"{wanted} besides those of Carepost")


def _calibration(devices: Sequence["Bound"]) -> Row:
    """A device whose day has come still measures; whether it is to be believed is for people to say."""
    today = datetime.now().astimezone().date()
    late = [f"{each.name} since {each.calibration_due}" for each in devices if is_due(each.calibration_due, today)]
    if late:
        remedy = "have it calibrated, then bind it again with the new date"
        return Row(part="calibration", result="fail", found=", ".join(late), remedy=remedy)
    dated = sum(each.calibration_due is not None for each in devices)
    return Row(part="calibration", result="pass", found=f"none of {dated} devices with a date is due")
