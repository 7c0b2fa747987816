"""Sound of a call: microphone and loudspeaker through QtMultimedia, or a soft voice and silence where there are none.

Everything is 48 kHz, 16 bit, one channel, in blocks of 20 ms. Qt lives on one thread with an event loop of its own,
started with the first call that needs it.
"""

import asyncio
import threading
import time
from fractions import Fraction
from typing import Protocol

import av
import numpy as np
from aiortc import MediaStreamTrack
from aiortc.mediastreams import MediaStreamError

from kiosk.media.qt_audio import RATE_HZ, QtThread, Samples, one_channel

BLOCK = RATE_HZ // 50
"""Samples in 20 ms."""
BEHIND_MAX_S = 0.2
"""A clock further behind than this starts anew instead of sending a burst."""
HEARD_MAX, TO_SAY_MAX = RATE_HZ // 10, RATE_HZ // 4
"""Samples kept for a sender or a loudspeaker that does not fetch them; the oldest go first."""
SINK_MS = 60


def level(samples: Samples) -> float:
    """RMS as a part of full scale."""
    if samples.size == 0:
        return 0.0
    return float(np.sqrt(np.mean(np.square(samples.astype(np.float32))))) / 32768


class Sound(Protocol):
    """Where a call's sound comes from and goes to."""

    def hear(self) -> Samples:
        """The next 20 ms for the doctor."""

    def say(self, samples: Samples) -> None:
        """Play what the doctor says."""

    def close(self) -> None: ...


class Silence:
    """No microphone, no loudspeaker."""

    def hear(self) -> Samples:
        return np.zeros(BLOCK, np.int16)

    def say(self, samples: Samples) -> None:
        """Nobody listens."""

    def close(self) -> None:
        """Nothing to let go of."""


class TestVoice(Silence):
    """A soft sound with the rhythm and the pitch of speech; the same seed says the same."""

    __test__ = False  # a voice for tests, not a test

    def __init__(self, seed: int = 1) -> None:
        self._random = np.random.default_rng(seed)
        self._pending = np.zeros(0, np.int16)
        self._phase = 0.0

    def hear(self) -> Samples:
        while self._pending.size < BLOCK:
            self._pending = np.concatenate([self._pending, self._syllable()])
        block, self._pending = self._pending[:BLOCK], self._pending[BLOCK:]
        return block

    def _syllable(self) -> Samples:
        length = int(RATE_HZ * self._random.uniform(0.12, 0.28))
        glide = np.linspace(self._random.uniform(110, 180), self._random.uniform(110, 180), length)
        phase = self._phase + np.cumsum(2 * np.pi * glide / RATE_HZ)
        self._phase = float(phase[-1]) % (2 * np.pi)
        wave = sum(np.sin(phase * harmonic) / harmonic for harmonic in (1, 2, 3, 4))
        shape = np.sin(np.linspace(0, np.pi, length)) ** 0.5
        return np.asarray(wave * shape * 3000, np.int16)


class _Tank:
    """Samples between two threads with different clocks."""

    def __init__(self, samples_max: int) -> None:
        self._max = samples_max
        self._samples = np.zeros(0, np.int16)
        self._lock = threading.Lock()

    def put(self, samples: Samples) -> None:
        with self._lock:
            self._samples = np.concatenate([self._samples, samples])[-self._max :]

    def take(self, count: int) -> Samples:
        """At most `count` samples."""
        with self._lock:
            taken, self._samples = self._samples[:count], self._samples[count:]
        return taken

    def empty(self) -> None:
        with self._lock:
            self._samples = self._samples[:0]


class Ports:
    """An open microphone and loudspeaker, each only if the system has one. Lives on Qt's thread."""

    def __init__(self) -> None:
        from PySide6.QtMultimedia import QAudioSink, QAudioSource, QMediaDevices

        form = one_channel()
        microphone, loudspeaker = QMediaDevices.defaultAudioInput(), QMediaDevices.defaultAudioOutput()
        self._source = None if microphone.isNull() else QAudioSource(microphone, form)
        self._sink = None if loudspeaker.isNull() else QAudioSink(loudspeaker, form)
        self._arriving = self._source.start() if self._source is not None else None
        if self._sink is not None:
            self._sink.setBufferSize(RATE_HZ * 2 * SINK_MS // 1000)
        self._leaving = self._sink.start() if self._sink is not None else None

    @property
    def hears(self) -> bool:
        return self._arriving is not None

    def pump(self, heard: _Tank, to_say: _Tank) -> None:
        """Carry samples from the microphone and to the loudspeaker."""
        if self._arriving is not None:
            heard.put(np.frombuffer(bytes(self._arriving.readAll().data()), np.int16))
        if self._sink is not None and self._leaving is not None:
            self._leaving.write(to_say.take(self._sink.bytesFree() // 2).tobytes())

    def close(self) -> None:
        if self._source is not None:
            self._source.stop()
        if self._sink is not None:
            self._sink.stop()


class Devices:
    """The system's default microphone and loudspeaker. One for the process: Qt allows one thread only."""

    def __init__(self, qt: QtThread) -> None:
        self._qt, self._running = qt, False
        self._heard, self._to_say = _Tank(HEARD_MAX), _Tank(TO_SAY_MAX)
        self._fallback: Sound = Silence()
        self._wanted = threading.Event()
        self._ports: Ports | None = None

    def open(self, fallback: Sound) -> Sound:
        """Begin to open them and return at once; `fallback` is heard where there is no microphone."""
        self._fallback = fallback
        self._wanted.set()
        if not self._running:
            self._running = True
            self._qt.each_tick(self._tick)
        return self

    def hear(self) -> Samples:
        ports = self._ports
        if ports is None:
            return np.zeros(BLOCK, np.int16)
        if not ports.hears:
            return self._fallback.hear()
        samples = self._heard.take(BLOCK)
        return np.pad(samples, (0, BLOCK - samples.size))

    def say(self, samples: Samples) -> None:
        self._to_say.put(samples)

    def close(self) -> None:
        self._wanted.clear()

    def end(self) -> None:
        """Close the devices and end Qt's thread, before the process ends."""
        self._wanted.clear()
        self._qt.end()

    def _tick(self) -> None:
        if self._wanted.is_set():
            if self._ports is None:
                self._ports = Ports()
            self._ports.pump(self._heard, self._to_say)
        elif self._ports is not None:
            self._ports.close()
            self._ports = None
            self._heard.empty()
            self._to_say.empty()


class MicrophoneTrack(MediaStreamTrack):
    """What the doctor hears, on a steady clock of 20 ms."""

    kind = "audio"

    def __init__(self, sound: Sound) -> None:
        super().__init__()
        self._sound = sound
        self._sent = 0
        self._started_at: float | None = None
        self.muted = False
        self.level = 0.0

    async def recv(self) -> av.AudioFrame:
        if self.readyState != "live":
            raise MediaStreamError
        await self._next_block_is_due()
        samples = self._sound.hear()
        if self.muted:
            samples = np.zeros(BLOCK, np.int16)
        self.level = level(samples)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE_HZ, self._sent * BLOCK, Fraction(1, RATE_HZ)
        self._sent += 1
        return frame

    async def _next_block_is_due(self) -> None:
        now = time.monotonic()
        due = self._started_at + self._sent * BLOCK / RATE_HZ if self._started_at is not None else now
        if self._started_at is None or now - due > BEHIND_MAX_S:
            self._started_at = now - self._sent * BLOCK / RATE_HZ
        elif due > now:
            await asyncio.sleep(due - now)


class RemoteSound:
    """What the doctor says, given to the loudspeaker."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self.level = 0.0
        self.received = 0

    async def follow(self, track: MediaStreamTrack) -> None:
        """Play until the track ends."""
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
        while True:
            try:
                frame = await track.recv()
            except MediaStreamError:
                return
            if isinstance(frame, av.AudioFrame):
                for mono in resampler.resample(frame):
                    self._play(mono.to_ndarray().reshape(-1).astype(np.int16, copy=False))

    def _play(self, samples: Samples) -> None:
        self.received += 1
        self.level = level(samples)
        self._sound.say(samples)
