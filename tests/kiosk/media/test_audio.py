"""Sound without devices: the voice of the test camera, a steady clock, a mute that is silence."""

import asyncio

import numpy as np
import pytest

from kiosk.media import audio
from kiosk.media.audio import BLOCK, MicrophoneTrack, Silence, TestVoice, level
from kiosk.media.qt_audio import RATE_HZ


def test_the_same_seed_says_the_same_and_another_something_else():
    def said(seed: int) -> bytes:
        voice = TestVoice(seed)
        return b"".join(voice.hear().tobytes() for _ in range(50))

    assert said(3) == said(3)
    assert said(3) != said(4)


def test_the_voice_is_soft_and_has_the_rhythm_of_syllables():
    voice = TestVoice()
    levels = [level(voice.hear()) for _ in range(100)]
    assert 0.02 < float(np.mean(levels)) < 0.1
    assert min(levels) < 0.5 * max(levels)


@pytest.mark.parametrize(("samples", "expected"), [([], 0.0), ([0] * 9, 0.0), ([-32768, -32768], 1.0)])
def test_level_is_a_part_of_full_scale(samples, expected):
    assert level(np.array(samples, np.int16)) == pytest.approx(expected)


class Clock:
    """A time that passes only when somebody waits for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 50.0
        monkeypatch.setattr(audio.time, "monotonic", lambda: self.now)
        monkeypatch.setattr(audio.asyncio, "sleep", self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_blocks_leave_every_20_ms_and_a_long_pause_makes_no_burst(monkeypatch):
    clock = Clock(monkeypatch)

    async def story() -> None:
        track = MicrophoneTrack(Silence())
        frames = [await track.recv() for _ in range(51)]
        assert clock.now == pytest.approx(51.0)
        assert [frame.pts for frame in frames] == [number * BLOCK for number in range(51)]
        clock.now += 10
        await track.recv()
        before = clock.now
        for _ in range(50):
            await track.recv()
        assert clock.now - before == pytest.approx(1.0)

    asyncio.run(story())


def test_a_muted_microphone_sends_nothing_but_zeros(monkeypatch):
    Clock(monkeypatch)

    async def story() -> None:
        track = MicrophoneTrack(TestVoice())
        track.muted = True
        frames = [await track.recv() for _ in range(10)]
        assert not any(frame.to_ndarray().any() for frame in frames)
        assert track.level == 0
        assert frames[0].sample_rate == RATE_HZ

    asyncio.run(story())
