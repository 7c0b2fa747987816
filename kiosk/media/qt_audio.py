"""Qt Multimedia's one thread in this process, what microphones there are, and one that is listened to by its name."""

import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from numpy.typing import NDArray

from care.errors import Remedy
from kiosk.media.errors import MediaError

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource

RATE_HZ = 48_000
TICK_MS = 10
KEPT_S = 1
"""What the system keeps for us while this thread is late."""
WAIT_S = 3.0

Samples = NDArray[np.int16]


class MicrophoneMissingError(MediaError):
    """No microphone of this name is there, or it stopped."""

    code = "media-microphone-missing"
    remedy = Remedy.CALL_TECHNICIAN


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """A microphone: its lasting name in the system, and what people call it."""

    id: str
    name: str


class QtThread:
    """Where all of Qt's sound lives: what is added is called every 10 ms there, until the end."""

    def __init__(self) -> None:
        self._ticks: list[Callable[[], None]] = []
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def each_tick(self, tick: Callable[[], None]) -> None:
        """Call this from now on; the thread begins with the first."""
        self._ticks.append(tick)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="sound", daemon=True)
            self._thread.start()

    def no_more(self, tick: Callable[[], None]) -> None:
        """Do not call this any more."""
        self._ticks.remove(tick)

    def end(self) -> None:
        """Call everything once more, then end the thread, before the process ends."""
        self._ending.set()
        if self._thread is not None:
            self._thread.join(WAIT_S)

    def _run(self) -> None:
        quiet()
        from PySide6.QtCore import QCoreApplication, Qt, QTimer

        app = QCoreApplication.instance() or QCoreApplication([])
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._tick)
        timer.start(TICK_MS)
        app.exec()
        timer.stop()
        app.shutdown()

    def _tick(self) -> None:
        for tick in tuple(self._ticks):
            tick()
        if self._ending.is_set():
            from PySide6.QtCore import QCoreApplication

            QCoreApplication.quit()


def quiet() -> None:
    """Qt looks for PipeWire aloud before it takes what is there."""
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver=false;qt.multimedia.ffmpeg=false")


def one_channel() -> "QAudioFormat":
    """16 bit, one channel, 48 kHz."""
    from PySide6.QtMultimedia import QAudioFormat

    form = QAudioFormat()
    form.setSampleRate(RATE_HZ)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return form


def inputs() -> list[Input]:
    """The microphones of this machine; for programs that open none, on their main thread."""
    quiet()
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtMultimedia import QMediaDevices

    app = QCoreApplication.instance() or QCoreApplication([])
    found = [_input(device) for device in QMediaDevices.audioInputs()]
    app.processEvents()
    return found


class Microphone:
    """One microphone, opened by its id or a part of its name; all it hears goes to `hear`, on Qt's thread, unchanged.

    `on_lost` is told why it is not there, once; who wants it then opens another.
    """

    def __init__(
        self,
        qt: QtThread,
        name: str,
        hear: Callable[[Samples], None],
        on_lost: Callable[[MicrophoneMissingError], None],
    ) -> None:
        self._qt, self._name, self._hear, self._on_lost = qt, name, hear, on_lost
        self._source: QAudioSource | None = None
        self._arriving: QIODevice | None = None
        self._closing, self._closed = threading.Event(), threading.Event()
        self.open = threading.Event()
        qt.each_tick(self._tick)

    def close(self) -> None:
        """Let go of it."""
        self._closing.set()
        self._closed.wait(WAIT_S)

    def _tick(self) -> None:
        if self._closing.is_set():
            self._end()
            return
        try:
            if self._source is None:
                self._start()
            self._pump()
        except MicrophoneMissingError as error:
            self._end()
            self._on_lost(error)

    def _start(self) -> None:
        from PySide6.QtMultimedia import QAudioSource

        self._source = QAudioSource(_device(self._name), one_channel())
        self._source.setBufferSize(RATE_HZ * 2 * KEPT_S)
        self._arriving = self._source.start()
        self.open.set()

    def _pump(self) -> None:
        from PySide6.QtMultimedia import QtAudio

        assert self._source is not None
        data = bytes(self._arriving.readAll().data()) if self._arriving is not None else b""
        if data:
            self._hear(np.frombuffer(data, np.int16))
        elif self._arriving is None or self._source.state() is QtAudio.State.StoppedState:
            raise MicrophoneMissingError(f"the microphone {self._name} stopped")

    def _end(self) -> None:
        if self._source is not None:
            self._source.stop()
        self._source = self._arriving = None  # Qt's things end on Qt's thread
        self._qt.no_more(self._tick)
        self._closed.set()


def _input(device: "QAudioDevice") -> Input:
    return Input(id=bytes(device.id().data()).decode(errors="replace"), name=device.description())


def _device(name: str) -> "QAudioDevice":
    """Find it. Raises MicrophoneMissingError when none, or more than one, is called so."""
    from PySide6.QtMultimedia import QMediaDevices

    known = [(_input(device), device) for device in QMediaDevices.audioInputs()]
    exact = [device for one, device in known if one.id == name]
    like = exact or [device for one, device in known if name.casefold() in one.name.casefold()]
    if len(like) != 1:
        raise MicrophoneMissingError(f"{len(like) or 'no'} microphones are called {name}")
    return like[0]
