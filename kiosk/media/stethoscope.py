"""A USB stethoscope: what it hears, sample by sample as it comes, how well it hears, and a clip that loses nothing.

16 bit, one channel, at 48 kHz; no filter, no gain, no echo canceller: what a clinician listens to is what the
chest piece gave.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from enum import Enum
from io import BytesIO
from math import log10

import av
import msgspec
import numpy as np

from kiosk.media.qt_audio import RATE_HZ, Microphone, MicrophoneMissingError, QtThread, Samples

STATUS = "clinician must confirm"
SOURCE = (
    "Heart sounds lie below 200 Hz and breath sounds mostly between 100 and 1000 Hz, as textbooks of auscultation have "
    "it. The levels are engineering: what 16 bits can still carry. No source fixes them for a given chest piece."
)
CLIP_S_MIN, CLIP_S_MAX = 10.0, 15.0
LEVEL_S = 1.0
"""A level is told once a second, of the second before."""
TOO_QUIET_DB, CLIPPED_MAX = -55.0, 0.001
"""RMS in dB of full scale; the part of the samples that stand at full scale."""
BODY_HZ, BODY_MIN = (20.0, 200.0), 0.3
"""A chest piece on a body hears at least this part of its power here; in the air it hears a room."""
FULL_SCALE = 32767


class Hearing(Enum):
    """How well it hears, the worst first."""

    CLIPPING = "clipping"
    TOO_QUIET = "too-quiet"
    NO_CONTACT = "no-contact"
    GOOD = "good"


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of sound in numbers: RMS in dB of full scale, and parts of 1 of its samples and of its power."""

    rms_db: float
    clipped: float
    body: float

    @property
    def hearing(self) -> Hearing:
        """Judge it."""
        if self.clipped > CLIPPED_MAX:
            return Hearing.CLIPPING
        if self.rms_db < TOO_QUIET_DB:
            return Hearing.TOO_QUIET
        return Hearing.NO_CONTACT if self.body < BODY_MIN else Hearing.GOOD


class Clip(msgspec.Struct, frozen=True, kw_only=True):
    """What was heard, as FLAC (lossless), and its level as a whole."""

    flac: bytes
    rate_hz: int
    seconds: float
    level: Level


def level(samples: Samples) -> Level:
    """Measure a piece of sound; without a sound in it the RMS is -inf dB."""
    if samples.size == 0:
        return Level(rms_db=-np.inf, clipped=0.0, body=0.0)
    whole = samples.astype(np.float64)
    whole -= whole.mean()
    power = np.abs(np.fft.rfft(whole)) ** 2
    hertz = np.fft.rfftfreq(samples.size, 1 / RATE_HZ)
    body = power[(hertz >= BODY_HZ[0]) & (hertz <= BODY_HZ[1])].sum()
    rms = float(np.sqrt(np.mean(whole**2)))
    return Level(
        rms_db=20 * log10(rms / FULL_SCALE) if rms > 0 else -np.inf,
        clipped=float(np.mean(np.abs(samples.astype(np.int32)) >= FULL_SCALE)),
        body=float(body / power.sum()) if power.any() else 0.0,
    )


def flac(samples: Samples) -> bytes:
    """The samples as FLAC, which gives every one of them back."""
    data = BytesIO()
    with av.open(data, "w", format="flac") as container:
        stream = container.add_stream("flac", rate=RATE_HZ)
        stream.codec_context.layout, stream.codec_context.format = "mono", "s16"
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return data.getvalue()


class Stethoscope:
    """An open stethoscope: clips and levels are made of just what its microphone gave, in order.

    `on_level` and `on_lost` are called from Qt's thread.
    """

    def __init__(
        self,
        qt: QtThread,
        name: str,
        on_level: Callable[[Level], None],
        on_lost: Callable[[MicrophoneMissingError], None],
    ) -> None:
        """`name` is the id of its microphone or a part of what people call it."""
        self._on_level, self._on_lost = on_level, on_lost
        self._second: list[Samples] = []
        self._wanted: deque[_Wanted] = deque()
        self._lock = threading.Lock()
        self._gone: MicrophoneMissingError | None = None
        self._microphone = Microphone(qt, name, self._hear, self._lost)

    def clip(self, seconds: float = CLIP_S_MIN) -> "Future[Clip]":
        """Keep what is heard from now on for so long. Raises ValueError outside 10 to 15 s.

        Its error is a MicrophoneMissingError when the stethoscope goes, or is closed, before it is whole.
        """
        if not CLIP_S_MIN <= seconds <= CLIP_S_MAX:
            raise ValueError(f"a clip of {seconds:g} s: it is {CLIP_S_MIN:g} to {CLIP_S_MAX:g} s long")
        wanted = _Wanted(round(seconds * RATE_HZ))
        with self._lock:
            if self._gone is not None:
                wanted.clip.set_exception(self._gone)
            else:
                self._wanted.append(wanted)
        return wanted.clip

    def close(self) -> None:
        """Let go of it."""
        self._microphone.close()
        self._drop(MicrophoneMissingError("the stethoscope was closed"))

    def _hear(self, samples: Samples) -> None:
        with self._lock:
            for wanted in list(self._wanted):
                if wanted.hear(samples):
                    self._wanted.remove(wanted)
        self._second.append(samples)
        if sum(piece.size for piece in self._second) >= RATE_HZ * LEVEL_S:
            self._on_level(level(np.concatenate(self._second)))
            self._second.clear()

    def _lost(self, error: MicrophoneMissingError) -> None:
        self._drop(error)
        self._on_lost(error)

    def _drop(self, error: MicrophoneMissingError) -> None:
        with self._lock:
            self._gone = self._gone or error
            for wanted in self._wanted:
                wanted.clip.set_exception(self._gone)
            self._wanted.clear()


class _Wanted:
    """A clip that is being filled."""

    def __init__(self, count: int) -> None:
        self.clip: Future[Clip] = Future()
        self._pieces: list[Samples] = []
        self._missing = count

    def hear(self, samples: Samples) -> bool:
        """Take what is missing; tell whether the clip is whole."""
        piece = samples[: self._missing]
        self._pieces.append(piece)
        self._missing -= piece.size
        if self._missing:
            return False
        whole = np.concatenate(self._pieces)
        self.clip.set_result(Clip(flac=flac(whole), rate_hz=RATE_HZ, seconds=whole.size / RATE_HZ, level=level(whole)))
        return True
