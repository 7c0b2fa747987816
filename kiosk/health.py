"""The technician's preflight: each part is tried for real, and says what was found and what to do."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from care.errors import CarepostError
from kiosk.settings import Settings, load

DISK_FREE_MIN_MIB = 500


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
    from sync.store import engine_version

    return f"SQLCipher with SQLite {engine_version()}"


def _window() -> str:
    from ui.about import window

    return window()


def _media() -> str:
    import av

    names: list[str] = [av.CodecContext.create(name, "w").name for name in ("libx264", "libvpx", "libopus")]
    return ", ".join(names)


def _radio() -> str:
    from peripherals.links import ble

    assert ble is not None
    return f"bleak {_version('bleak')}"


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
    yield _store(settings)
    yield _disk(settings.store_folder)
    yield _pins(settings)
    yield _clinic(settings)
    yield _devices(settings)


def _store(settings: Settings) -> Row:
    from kiosk.app import open_store
    from sync.errors import StoreBusyError

    try:
        open_store(settings).close()
    except StoreBusyError:
        return Row(part="store", result="pass", found="sealed, and in use by the running kiosk")
    except CarepostError as error:
        return Row(part="store", result="fail", found=str(error), remedy="call a technician; do not delete the folder")
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


def _clinic(settings: Settings) -> Row:
    import asyncio

    from kiosk.enrol import reach

    try:
        return Row(part="clinic", result="pass", found=asyncio.run(reach(settings)))
    except CarepostError as error:
        remedy = "check the network and the address under [clinic]; enrol with carepost enrol"
        return Row(part="clinic", result="fail", found=str(error), remedy=remedy)


def _devices(settings: Settings) -> Row:
    if settings.devices.simulate:
        return Row(part="devices", result="skip", found="simulated (training)", remedy="bind real devices")
    if not settings.devices.bound:
        return Row(part="devices", result="fail", found="none is bound", remedy="bind them under [[devices.bound]]")
    names = ", ".join(device.name for device in settings.devices.bound)
    return Row(part="devices", result="skip", found=f"bound, not tried: {names}", remedy="carepost devices read KIND")
