"""The alarm's tone on this station's loudspeaker; silent, without a word, where there is none."""

import os
import sys
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

REPEATS = 40
"""About a minute and a half; the edge on the screen stays until somebody has taken the alarm."""


class AlarmTone(QObject):
    """Plays the tone again and again until it is told to stop."""

    changed = Signal()

    def __init__(self, parent: QObject, has_speaker: Callable[[], bool] | None = None) -> None:
        super().__init__(parent)
        self._has_speaker = has_speaker or _has_speaker
        self._effect: QSoundEffect | None = None

    @property
    def sounding(self) -> bool:
        """Tell whether the tone is being played."""
        return self._effect is not None and self._effect.isPlaying()

    def start(self) -> None:
        """Sound the alarm."""
        if self._effect is None:
            self._effect = self._made()
        if self._effect is not None:
            self._effect.play()

    def stop(self) -> None:
        """Be quiet again."""
        if self._effect is not None:
            self._effect.stop()

    def _made(self) -> "QSoundEffect | None":
        if not self._has_speaker():
            return None
        from PySide6.QtMultimedia import QSoundEffect  # heavy: only a station that must ring pays for it

        effect = QSoundEffect(self)
        with as_file(files("assets").joinpath("sounds", "alarm.wav")) as path:
            effect.setSource(QUrl.fromLocalFile(str(path)))
        effect.setVolume(1.0)
        effect.setLoopCount(REPEATS)
        effect.playingChanged.connect(self.changed)
        return effect


def _has_speaker() -> bool:
    """Tell whether there is something to play on, without asking Qt where it could only complain."""
    if sys.platform.startswith("linux") and not _has_sound_system():
        return False
    from PySide6.QtMultimedia import QMediaDevices

    return not QMediaDevices.defaultAudioOutput().isNull()


def _has_sound_system() -> bool:
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/run/user/0"))
    sockets = (runtime / "pulse" / "native", Path("/run/pulse/native"))
    return "PULSE_SERVER" in os.environ or any(socket.exists() for socket in sockets)
