import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from peripherals.cameras import camera
from peripherals.cameras.camera import CameraError, Pace, gray, i420, is_i420


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Three frames of growing brightness."""
    path = tmp_path / "film.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 100.0, (64, 48))
    for brightness in (40, 120, 200):
        writer.write(np.full((48, 64, 3), brightness, np.uint8))
    writer.release()
    return path


def test_a_film_plays_and_starts_again(film: Path) -> None:
    opened = camera.open(str(film))
    brightness = [round(float(opened.read().image.mean())) for _ in range(4)]
    opened.close()
    assert brightness == pytest.approx([40, 120, 200, 40], abs=3)


def test_a_picture_is_given_over_and_over(tmp_path: Path) -> None:
    path = tmp_path / "face.png"
    cv2.imwrite(str(path), np.full((47, 63, 3), (255, 0, 0), np.uint8))
    opened = camera.open(str(path), rate_hz=500)
    first, second = opened.read(), opened.read()
    assert second.at > first.at
    assert first.image.shape == (47, 63, 3)
    assert gray(first.image).shape == (47, 63)
    assert i420(first.image).shape == (46 * 3 // 2, 62)
    opened.close()


@pytest.mark.parametrize("source", ["/no/such/film.avi", "/dev/video987", "987"])
def test_a_camera_that_is_not_there_is_named(source: str) -> None:
    with pytest.raises(CameraError, match=source):
        camera.open(source)


@pytest.mark.parametrize("name", ["film.avi", "picture.png"])
def test_a_file_that_is_neither_film_nor_picture_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"not at all")
    with pytest.raises(CameraError, match=name):
        camera.open(str(tmp_path / name))


def test_the_test_picture_needs_no_opencv() -> None:
    code = (
        "import sys; from peripherals.cameras import camera; opened = camera.open('test', width=320, height=180); "
        "frame = opened.read(); camera.gray(frame.image); camera.i420(frame.image); print('cv2' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def test_i420_is_told_from_bgr_and_passed_on_as_it_is() -> None:
    planes = np.zeros((9, 8), np.uint8)
    assert is_i420(planes)
    assert i420(planes) is planes
    assert gray(planes).shape == (6, 8)


def test_frames_come_at_their_rate_and_who_is_late_does_not_hurry() -> None:
    pace = Pace(100)
    times = [pace.wait() for _ in range(4)]
    assert min(np.diff(times)) > 0.0099
    late = Pace(1e6)
    late.wait()
    assert late.wait() <= late.wait()


LOOK = """
from peripherals.cameras import camera
opened = camera.open('/dev/virtual-camera')
for image in (opened.read().image, opened.still(), opened.read().image):
    print(*image.shape[1::-1], round(image.mean()))
opened.close()
"""


def test_a_device_takes_its_still_at_its_largest_size_and_goes_back_to_the_calls(tmp_path: Path) -> None:
    """The real OpenCV, before a camera that is modelled below its system calls."""
    shim = tmp_path / "virtual_camera.so"
    source = Path(__file__).parents[2] / "worlds" / "virtual_camera.c"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", shim, source, "-ldl"], check=True)
    said = subprocess.run(
        [sys.executable, "-c", LOOK],
        env=os.environ | {"LD_PRELOAD": str(shim)},
        capture_output=True,
        text=True,
        check=True,
    )
    first, still, after = (tuple(map(int, line.split())) for line in said.stdout.splitlines())
    assert first[:2] == after[:2] == (1280, 720)
    assert still[:2] == (2592, 1944)
    assert still[2] > first[2] + 100, "what is dark after the change of mode is left out"


def test_the_still_of_a_film_has_the_films_own_size(film: Path) -> None:
    opened = camera.open(str(film), width=32, height=24)
    assert opened.still().shape == (48, 64, 3)
    opened.close()
