"""The kiosk process: a window first, everything else after its first frame."""

import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from care.errors import BadInputError, CarepostError
from kiosk.options import Options, read
from kiosk.settings import Settings, load
from kiosk.start import has_display
from kiosk.supervisor import EXIT_CANNOT, EXIT_FOR_GOOD, EXIT_FRESH, EXIT_USAGE, HEARTBEAT_ENV
from ui.application import application, engine_of_pages

if TYPE_CHECKING:
    from care.encounter import Visit
    from kiosk.app import App
    from kiosk.loop import IoThread
    from ui.video import FrameSource

HEARTBEAT_MS = 1000
NO_SCREEN = (
    "there is no screen in this session. Start the kiosk in a graphical one, where DISPLAY or WAYLAND_DISPLAY is set, "
    "or name what draws in QT_QPA_PLATFORM, for example eglfs"
)
IO_SILENT_S = 15.0
"""The io thread may be silent this long (its imports, a slow disk) before the heart stops with it."""


def main(arguments: list[str] | None = None) -> int:
    """Run one kiosk process. Returns its exit code (0: a fresh one should follow)."""
    try:
        options = read(sys.argv[1:] if arguments is None else arguments)
    except BadInputError as error:
        print(f"carepost: {error}", file=sys.stderr)
        return EXIT_USAGE
    try:
        settings = load(options.config)
    except BadInputError as error:
        print(f"carepost: {error}", file=sys.stderr)
        return EXIT_CANNOT
    if not has_display() and not os.environ.get("QT_QPA_PLATFORM"):  # Qt would abort, again and again
        print(f"carepost: {NO_SCREEN}", file=sys.stderr)
        return EXIT_CANNOT
    return _Kiosk(settings, options).run()


class _Kiosk:
    """Window, io thread, heartbeat, and the few strings between them."""

    def __init__(self, settings: Settings, options: Options) -> None:
        self._settings = settings
        self._options = options
        self._code = EXIT_FRESH
        self._started = False
        self._station: App | None = None
        self._io: IoThread | None = None
        self._io_at = 0.0

    def run(self) -> int:
        self._app = application()
        engine = engine_of_pages()
        from ui.shell import Shell  # while the engine loads what the pages are built of

        self._shell = Shell(
            handle=self._post,
            size=self._options.size,
            clinic=self._settings.clinic.name,
            qr=_qr_modules,
            staff_language=self._settings.staff.language,
            engine=engine,
            scanned=self._scanned,
        )
        self._bridge = Bridge()
        self._bridge.shown.connect(self._shell.show)
        self._bridge.left.connect(self._leave)
        self._bridge.videoReady.connect(self._attach)
        self._bridge.alarmed.connect(self._shell.alarm)
        self._bridge.quieted.connect(self._shell.quiet)
        self._bridge.paperAsked.connect(self._paper)
        self._shell.firstFrame.connect(self._first_frame)
        self._beat = QTimer()
        self._beat.timeout.connect(self._live)
        self._beat.start(HEARTBEAT_MS)
        _beat()
        self._shell.start()
        self._app.exec()
        if self._io is not None:
            self._io.stop()
        return self._code

    def _live(self) -> None:
        """Beat while both threads turn; without a supervisor to hear it there is nothing to live for."""
        if self._io is not None:
            self._io.post(self._io_turned)
            if time.monotonic() - self._io_at > IO_SILENT_S:
                return
        if not _beat():
            self._leave(EXIT_FRESH)

    def _io_turned(self) -> None:
        self._io_at = time.monotonic()

    def _first_frame(self) -> None:
        if self._started:
            return
        self._started = True
        path = os.environ.get("CAREPOST_FIRST_FRAME")
        if path:
            Path(path).write_text(f"{time.monotonic()}")
        gc.freeze()  # what the first page needed stays; it is not looked through again and again
        gc.enable()
        from kiosk import log
        from kiosk.loop import IoThread  # asyncio is not needed to show the first page

        log.set_up(self._options.log)
        self._io = IoThread(self._work, self._io_failed)
        self._io_turned()
        self._io.start()
        if self._options.autopilot:
            self._fly(self._options.autopilot)

    def _fly(self, folder: Path) -> None:
        from kiosk.demo.autopilot import Autopilot

        chosen = self._options
        self._pilot = Autopilot(
            self._shell,
            folder,
            seed=chosen.seed,
            offline=chosen.offline,
            name=chosen.name,
            stop_at=chosen.stop_at,
            figures=lambda: self._station.call_figures if self._station is not None else {},
        )
        self._pilot.start()

    async def _work(self) -> None:
        """On the io thread: the heavy imports, then the station."""
        from kiosk.app import App, Screen
        from kiosk.media.client import MediaProcess

        media = MediaProcess()
        self._bridge.videoReady.emit(media.self_view, media.remote_view)
        screen = Screen(
            show=self._bridge.shown.emit,
            leave=lambda for_good: self._bridge.left.emit(EXIT_FOR_GOOD if for_good else EXIT_FRESH),
            alarm=self._bridge.alarmed.emit,
            quiet=self._bridge.quieted.emit,
            paper=lambda visit, path: self._bridge.paperAsked.emit(visit, str(path)),
        )
        self._station = App(self._settings, media, screen, card=self._options.card)
        await self._station.run()

    def _attach(self, self_view: "FrameSource", remote_view: "FrameSource") -> None:
        self._shell.attach_video("self", self_view)
        self._shell.attach_video("remote", remote_view)

    def _paper(self, visit: "Visit", path: str) -> None:
        made = True
        try:
            self._shell.paper(visit, Path(path), self._settings.printer.receipt_dots)
        except (OSError, ValueError) as error:
            from kiosk import log

            made = False
            log.get().error("the page could not be written", error=type(error).__name__)
        if self._io is not None:
            self._io.post(self._paper_made, made)

    def _paper_made(self, made: bool) -> None:
        if self._station is not None:
            self._station.paper_made(made)

    def _scanned(self, text: str) -> None:
        if self._io is not None and self._station is not None:
            self._io.post(self._station.scanned, text.encode("latin-1", "replace"))

    def _post(self, event: object) -> None:
        if self._io is not None:
            self._io.post(self._handle, event)

    def _handle(self, event: Any) -> None:
        if self._station is not None:
            self._station.handle(event)

    def _leave(self, code: int) -> None:
        self._code = code
        self._app.quit()

    def _io_failed(self, error: BaseException) -> None:
        from kiosk import log

        ours = isinstance(error, CarepostError)
        log.get().error("station failed", error=type(error).__name__, code=getattr(error, "code", ""))
        # An error that is not ours may quote what a patient typed: its type says enough.
        print(f"carepost: {error if ours else type(error).__name__}", file=sys.stderr)
        self._bridge.left.emit(EXIT_CANNOT if _hopeless(error) else 1)


def _hopeless(error: BaseException) -> bool:
    """Tell whether starting again cannot help: the configuration, the key or another kiosk is in the way."""
    from sync.errors import NoKeyError, StoreBusyError, StoreTooNewError, WrongKeyError

    return isinstance(error, BadInputError | NoKeyError | StoreBusyError | StoreTooNewError | WrongKeyError)


class Bridge(QObject):
    """The strings from the io thread to the window: queued signals, nothing else."""

    shown = Signal(object, object)
    left = Signal(int)
    videoReady = Signal(object, object)
    alarmed = Signal(object)
    quieted = Signal(object)
    paperAsked = Signal(object, str)


def _qr_modules(text: str) -> list[list[bool]]:
    """Draw the text as the modules of a QR code; ValueError when it is too long for one."""
    from peripherals.cameras.codes import write_qr  # numpy and zxing: only when somebody wants a code

    modules: list[list[bool]] = write_qr(text).tolist()
    return modules


def _beat() -> bool:
    """Tell the supervisor, if one started us, that the station lives; False when it has gone."""
    fd = os.environ.get(HEARTBEAT_ENV)
    try:
        return not fd or os.write(int(fd), b".") > 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
