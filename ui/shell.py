"""The window: loads the pages, shows the state it is given, and hands back what people do. Nothing else.

Names that the pages give to what can be touched (`objectName`), for tests and the autopilot:

| where | names |
| --- | --- |
| every page | `back` `help` `bigger-text` `contrast` |
| attract | `start` `staff` |
| language | `language-en` `language-es` `language-ar` |
| safety | `sign-<UrgentSign>` `none-of-these` |
| reason | `reason-<Reason>` `continue` |
| identify | `type-name` `nurse-helps` `guest` |
| name | `given` `family` `key-<letter>` `key-space` `key-delete` `key-accents` `guest` `continue` |
| birth | `digit-<0..9>` `digit-delete` `month-<1..12>` `continue` |
| confirm | `confirm-yes` `confirm-no` |
| not found | `new-here` `try-again` `guest` |
| consent | `consent-yes` `consent-no` `full-text` |
| declined | `finish` `consent-again` `ask-nurse` |
| question | `answer-<code>` `answer-yes` `answer-no` `not-sure` `scale-<0..10>` `continue` |
| offline | `carry-on` `ask-nurse` |
| vitals | `measure-start` `skip-<Kind>` `measure-<Kind>` |
| prepare | `guide-done` `guide-rested` `guide-skip` |
| measure | `measure-stop` `measure-skip` |
| pause | `guide-skip` |
| result | `measure-again` `continue` |
| trouble | `try-again` `skip-this` `ask-nurse` |
| review | `change-<link id>` `change-reason` `measure-<Kind>` `page-up` `page-down` `send` |
| help sheet | `call-nurse` `change-language` `help-language-<code>` `help-bigger-text` `help-contrast` |
| | `finish-and-clear` `help-staff` `help-close` |
| more time | `more-time` `more-time-finish` |
| urgent | `talk-now` |
| waiting, after the call | `finish` |
| call back | `keep-waiting` `ask-nurse` `finish` |
| call | `mute` `camera` `type` `nurse` `end-call` `ask-agree` `ask-decline` `measure-stop` `keep-waiting` `finish` |
| text talk | `chat-field` `chat-send` `key-<letter>` `type` (closes it) |
| end the call? | `end-call-yes` `end-call-no` |
| plan | `print` `qr` `page-up` `page-down` `finish` |
| code for a phone | `overlay-close` |
| desk | `lock` `leave-kiosk` `clear-urgent` `clear-urgent-yes` `clear-urgent-no` `tab-<Tab>` |
| | `leave-out-rest-<reason>` |
| PIN | `pin-<digit>` `pin-delete` `pin-ok` |
| desk's lists, counted from 1 | `take-alarm-<n>` `discard-reading-<n>` |
| unfinished visits, counted from 1 | `continue-visit-<n>` `send-visit-<n>` `discard-visit-<n>` |
| a discard that asks | `discard-<visit or reading>-yes-<n>` `discard-<visit or reading>-no-<n>` |
| visits | `try-all` |
| typed values | `type-<Kind>` `pad-<digit>` `pad-point` `pad-delete` `pad-next` `pad-save` `pad-cancel` `start-over` |
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QSize, QTimer, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete, isValid

import ui.paint  # noqa: F401  registers its types
from care.checkin import CheckIn
from care.effects import Alarm
from care.encounter import Visit
from care.events import Event, Touched
from care.nursing import Desk, DeskEvent
from ui.application import FAMILIES, PAGES, PX_PER_MM, engine_of_pages, parse_size
from ui.art import Art
from ui.sound import AlarmTone
from ui.video import FrameSource, VideoFeed
from ui.viewmodels.screen import DrawQr, ScreenModel, is_loud

if TYPE_CHECKING:
    from ui.wedge import Wedge

Said = Event | DeskEvent

TRANSLATIONS = Path(__file__).parent / "translations"


class Shell(QObject):
    """The one window. All methods are called on the GUI thread."""

    firstFrame = Signal()

    def __init__(
        self,
        handle: Callable[[Said], None],
        size: str | None = None,
        clinic: str = "",
        motion: bool = True,
        qr: DrawQr | None = None,
        staff_language: str = "en",
        engine: QQmlApplicationEngine | None = None,
        scanned: Callable[[str], None] = lambda _text: None,
    ) -> None:
        """`engine` is one that `engine_of_pages` has made before, so that it may be further by now.

        `scanned` is told of what a keyboard wedge types.
        """
        super().__init__()
        self._handle = handle
        self._size = parse_size(size) if size else None
        self._engine = engine or engine_of_pages()
        self._engine.setParent(self)
        self._engine.addImageProvider("art", Art())
        self._translator: QTranslator | None = None
        self._screen = ScreenModel(clinic, motion, self._engine, qr, staff_language)
        self._screen.said.connect(self._said)
        self._screen.languageChanged.connect(self._speak)
        self.feeds = {name: VideoFeed(self._engine) for name in ("self", "remote")}
        self._was_shown = False
        self._scanned = scanned
        self._wedge: Wedge | None = None
        self._touches: QObject | None = None
        self._tone = AlarmTone(self)
        self._tone.changed.connect(lambda: self._screen.show_sounding(self._tone.sounding))
        self._rings: set[UUID] = set()
        self._screen.show(CheckIn(), Desk())

    def start(self) -> None:
        """Load the pages and show the window; RuntimeError when the pages cannot be loaded."""
        size = self._window_size()
        self._engine.setInitialProperties(
            {
                # Known before the pages are laid out, so that they are laid out once.
                "width": size.width(),
                "height": size.height(),
                "frame": self._screen,
                "selfFeed": self.feeds["self"],
                "remoteFeed": self.feeds["remote"],
                "pxPerMm": self._px_per_mm(),
            }
        )
        self._engine.load(str(PAGES / "Main.qml"))
        roots = self._engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the pages could not be loaded")
        self._window = roots[0]
        app = QGuiApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.close)
        self._window.frameSwapped.connect(self._swapped)
        if self._size is None:
            self._window.showFullScreen()
        else:
            self._window.show()

    def close(self) -> None:
        """Take the window away, and the pages before what they show. Once is enough."""
        if not isValid(self._window):
            return
        self._window.close()
        delete(self._window)
        if self._translator is not None:
            QGuiApplication.removeTranslator(self._translator)

    @property
    def window(self) -> QQuickWindow:
        """The window, once started."""
        return self._window

    @property
    def engine(self) -> QQmlApplicationEngine:
        """The QML engine, for tests to hear its warnings."""
        return self._engine

    @property
    def is_holding_keys(self) -> bool:
        """Tell whether a key that was pressed is on its way: it may be a scanner's."""
        return self._wedge is not None and self._wedge.is_holding

    @property
    def screen(self) -> ScreenModel:
        """What frames every page."""
        return self._screen

    def show(self, checkin: CheckIn, desk: Desk) -> None:
        """Show this state."""
        self._screen.show(checkin, desk)

    def attach_video(self, name: str, source: FrameSource) -> None:
        """Show pictures from this source wherever a page shows `self` or `remote`."""
        self.feeds[name].attach(source)

    def alarm(self, alarm: Alarm) -> None:
        """Raise a loud local alarm: a tone, and an edge on the screen, until somebody takes it. Readings are silent."""
        if is_loud(alarm):
            self._rings.add(alarm.id)
            self._tone.start()
            self._screen.show_alarm(True)

    @property
    def ringing(self) -> frozenset[UUID]:
        """The alarms that ring until somebody has taken them."""
        return frozenset(self._rings)

    def quiet(self, alarm_id: UUID) -> None:
        """Somebody has taken this alarm; where no other rings it is quiet now."""
        self._rings.discard(alarm_id)
        if not self._rings:
            self._tone.stop()
            self._screen.show_alarm(False)

    def paper(self, visit: Visit, path: Path, receipt_dots: int = 0) -> None:
        """Write the visit's plan for the printer: a PDF, or a bitmap so many dots wide for a receipt.

        Raises ValueError without a plan, OSError without room.
        """
        from ui.paper import plan_pdf  # not needed to show the first page
        from ui.receipt import plan_receipt

        if receipt_dots:
            plan_receipt(visit, self._screen.clinic, path, receipt_dots, FAMILIES)
        else:
            plan_pdf(visit, self._screen.clinic, path, FAMILIES)

    def _swapped(self) -> None:
        if not self._was_shown:
            self._was_shown = True
            QTimer.singleShot(0, self, self._first_shown)  # the renderer is at work: who hears of it may end the window

    def _first_shown(self) -> None:
        self.firstFrame.emit()
        if isValid(self._window):
            self._window.frameSwapped.disconnect(self._swapped)
            from ui.touches import Touches  # nobody touches what is not there yet
            from ui.wedge import Wedge

            self._wedge = Wedge(self._window, self._scanned)
            self._touches = Touches(self._window, lambda: self._handle(Touched()))

    def _said(self, event: Said) -> None:
        self._handle(event)

    def _window_size(self) -> QSize:
        if self._size is not None:
            return QSize(self._size[0], self._size[1])
        return QGuiApplication.primaryScreen().size()

    def _px_per_mm(self) -> float:
        if self._size is not None:
            return self._size[2]
        screen = QGuiApplication.primaryScreen()
        return screen.physicalDotsPerInch() / 25.4 if screen else PX_PER_MM

    def _speak(self, language: str) -> None:
        """Change the words on the screen to another language."""
        app = QGuiApplication.instance()
        if app is None:
            return
        if self._translator is not None:
            app.removeTranslator(self._translator)
            self._translator = None
        if language != "en":
            translator = QTranslator(self)
            if translator.load(f"carepost_{language}", str(TRANSLATIONS)):
                app.installTranslator(translator)
                self._translator = translator
            else:
                _warn("no translation for %s: run `python3 run.py setup`", language)
        self._engine.retranslate()


def _warn(sentence: str, what: str) -> None:
    import logging  # not needed when nothing is wrong

    logging.getLogger(__name__).warning(sentence, what)
