"""A stethoscope that a real PulseAudio stands in for: not one sample is changed; and what the levels say."""

import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import pytest

from kiosk.media.qt_audio import RATE_HZ, MicrophoneMissingError
from kiosk.media.stethoscope import CLIP_S_MIN, SOURCE, STATUS, Hearing, Stethoscope, flac, level
from tests.worlds.pulse import pulse_stethoscope

ROOT = Path(__file__).parents[3]
LISTEN = """
import sys, threading
from pathlib import Path
from kiosk.media.qt_audio import QtThread
from kiosk.media.stethoscope import Stethoscope

qt, heard = QtThread(), threading.Event()
stethoscope = Stethoscope(qt, sys.argv[1], lambda level: heard.set(), lambda error: (print(error), heard.set()))
heard.wait()
clip = stethoscope.clip(10)
print("listening", flush=True)
try:
    Path(sys.argv[2]).write_bytes(clip.result(20).flac)
except Exception as error:
    print(type(error).__name__)
stethoscope.close()
qt.end()
"""


@pytest.fixture(scope="module")
def plugged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with pulse_stethoscope(tmp_path_factory.mktemp("pulse")) as sound:
        yield os.environ | sound


def decoded(data: bytes) -> np.ndarray:
    with av.open(BytesIO(data)) as container:
        frames = [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)]
    return np.concatenate(frames)


def test_what_the_chest_piece_gives_is_in_the_clip_sample_by_sample(plugged: dict[str, str], tmp_path: Path):
    given = np.random.default_rng(7).integers(-32768, 32768, RATE_HZ * 4).astype(np.int16)
    sound, clip = tmp_path / "given.raw", tmp_path / "clip.flac"
    sound.write_bytes(given.tobytes())
    command = [sys.executable, "-c", LISTEN, "stethoscope", str(clip)]
    with subprocess.Popen(command, env=plugged, cwd=ROOT, stdout=subprocess.PIPE, text=True) as listener:
        assert listener.stdout is not None
        assert listener.stdout.readline() == "listening\n"
        play = ["pacat", "--playback", "--raw", "--device=chest", "--rate=48000", "--format=s16le", "--channels=1"]
        subprocess.run([*play, str(sound)], env=plugged, check=True)
        assert listener.wait(30) == 0
    heard = decoded(clip.read_bytes())
    assert heard.size == CLIP_S_MIN * RATE_HZ
    starts = np.flatnonzero((heard[:-1] == given[0]) & (heard[1:] == given[1]))
    assert any(np.array_equal(heard[at : at + given.size], given) for at in starts)


def test_the_microphones_are_named_and_one_that_is_not_there_is_told(plugged: dict[str, str]):
    code = (
        "from kiosk.media.client import microphones; "
        "print(*(f'{one.id}: {one.name}' for one in microphones()), sep='\\n')"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], env=plugged, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "stethoscope: USB-Stethoscope" in said.stdout.splitlines()
    missing = subprocess.run(
        [sys.executable, "-c", LISTEN, "spirometer", "/dev/null"],
        env=plugged,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert missing.stdout.splitlines() == [
        "no microphones are called spirometer",
        "listening",
        "MicrophoneMissingError",
    ]


def tone(hertz: float, peak: float, seconds: float = 1.0) -> np.ndarray:
    return (peak * 32767 * np.sin(np.arange(int(RATE_HZ * seconds)) * 2 * np.pi * hertz / RATE_HZ)).astype(np.int16)


def beats(peak: float = 0.3) -> np.ndarray:
    """Two heart sounds a second, and breath as soft noise."""
    at = np.arange(RATE_HZ) / RATE_HZ
    sounds = sum(np.exp(-(((at - when) / 0.03) ** 2)) * np.sin(2 * np.pi * 60 * at) for when in (0.2, 0.5))
    breath = np.random.default_rng(1).normal(0, 0.004, at.size)
    return (peak * 32767 * (sounds + breath)).astype(np.int16)


@pytest.mark.parametrize(
    ("samples", "hearing"),
    [
        (beats(), Hearing.GOOD),
        (np.zeros(RATE_HZ, np.int16), Hearing.TOO_QUIET),
        (beats(0.001), Hearing.TOO_QUIET),
        (np.clip(beats().astype(np.int32) * 8, -32768, 32767).astype(np.int16), Hearing.CLIPPING),
        ((np.random.default_rng(2).normal(0, 600, RATE_HZ)).astype(np.int16), Hearing.NO_CONTACT),
        (tone(800, 0.2), Hearing.NO_CONTACT),
        (np.zeros(0, np.int16), Hearing.TOO_QUIET),
    ],
    ids=["heart", "nothing", "far", "too-loud", "air", "whistle", "empty"],
)
def test_the_level_says_how_well_it_hears(samples: np.ndarray, hearing: Hearing):
    assert level(samples).hearing is hearing


def test_a_full_tone_has_minus_three_decibels_and_a_steady_current_is_no_sound():
    assert level(tone(100, 1.0)).rms_db == pytest.approx(-3.01, abs=0.01)
    assert level(np.full(RATE_HZ, 5000, np.int16)).rms_db == -np.inf


def test_flac_gives_every_sample_back():
    given = np.random.default_rng(3).integers(-32768, 32768, 100_001).astype(np.int16)
    assert np.array_equal(decoded(flac(given)), given)


def test_a_clip_that_is_not_whole_when_it_is_closed_is_told():
    stethoscope = Stethoscope(NoThread(), "any", lambda _: None, lambda _: None)  # type: ignore[arg-type]
    clip = stethoscope.clip(10)
    stethoscope._hear(beats())
    stethoscope._drop(MicrophoneMissingError("pulled"))
    with pytest.raises(MicrophoneMissingError, match="pulled"):
        clip.result(0)


class NoThread:
    """Qt's thread, which never comes to it."""

    def each_tick(self, tick: object) -> None: ...


@pytest.mark.parametrize("seconds", [9.9, 15.1, float("nan")])
def test_a_clip_is_ten_to_fifteen_seconds_long(seconds: float):
    stethoscope = Stethoscope(NoThread(), "any", lambda _: None, lambda _: None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="10 to 15 s"):
        stethoscope.clip(seconds)


def test_two_clips_that_overlap_each_have_all_of_their_own_and_a_level_is_told_each_second():
    levels: list[object] = []
    stethoscope = Stethoscope(NoThread(), "any", levels.append, lambda _: None)  # type: ignore[arg-type]
    given = np.random.default_rng(4).integers(-9000, 9000, RATE_HZ * 13).astype(np.int16)
    first = stethoscope.clip(10)
    stethoscope._hear(given[: RATE_HZ * 2])
    second = stethoscope.clip(11)
    for start in range(RATE_HZ * 2, given.size, 441):
        stethoscope._hear(given[start : start + 441])
    assert np.array_equal(decoded(first.result(0).flac), given[: RATE_HZ * 10])
    assert np.array_equal(decoded(second.result(0).flac), given[RATE_HZ * 2 :])
    assert len(levels) in (11, 12)


def test_the_limits_name_their_source_and_who_must_confirm_them():
    assert STATUS == "clinician must confirm"
    assert "200 Hz" in SOURCE
