"""Pictures cross between processes whole and newest first, and nothing stays behind."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.media.frames import HEIGHT_MAX, WIDTH_MAX, FrameRing


@pytest.fixture
def ring() -> Iterator[FrameRing]:
    ring = FrameRing.create()
    yield ring
    ring.close()


def picture(width: int, height: int, value: int) -> bytes:
    return bytes([value]) * (width * height * 3 // 2)


def test_an_empty_ring_has_no_picture(ring):
    assert ring.latest() is None


def test_the_newest_picture_wins_and_is_given_once(ring):
    for value in range(1, 6):
        ring.write(64, 48, picture(64, 48, value))
    newest = ring.latest()
    assert newest is not None
    assert (newest.seq, newest.width, newest.height, newest.y[0]) == (5, 64, 48, 5)
    assert ring.latest(newest.seq) is None


def test_planes_are_where_i420_has_them(ring):
    ring.write(4, 2, b"YYYYYYYYUUVV")
    frame = ring.latest()
    assert frame is not None
    assert (bytes(frame.y), bytes(frame.u), bytes(frame.v)) == (b"Y" * 8, b"UU", b"VV")


@pytest.mark.parametrize(
    ("width", "height", "size"), [(WIDTH_MAX + 2, 2, 0), (2, HEIGHT_MAX + 2, 0), (0, 0, 0), (4, 4, 23)]
)
def test_a_picture_that_does_not_fit_is_refused(ring, width, height, size):
    with pytest.raises(ValueError, match="does not fit"):
        ring.write(width, height, bytes(size or width * height * 3 // 2))


PAINTER = """
import sys
from kiosk.media.frames import FrameRing, HEIGHT_MAX, WIDTH_MAX
ring = FrameRing.attach(sys.argv[1])
pictures = [bytes([value]) * (WIDTH_MAX * HEIGHT_MAX * 3 // 2) for value in range(1, 9)]
while True:
    for picture in pictures:
        ring.write(WIDTH_MAX, HEIGHT_MAX, picture)
"""


def test_a_reader_never_sees_half_of_two_pictures(ring):
    painter = subprocess.Popen([sys.executable, "-c", PAINTER, ring.handle], pass_fds=[ring.fd])
    try:
        while ring.latest() is None:
            assert painter.poll() is None
        seen = [frame for _ in range(200) if (frame := ring.latest()) is not None]
    finally:
        painter.kill()
        painter.wait()
    assert len({frame.seq for frame in seen}) > 10
    assert all(frame.i420.count(frame.i420[0]) == len(frame.i420) for frame in seen)


def test_a_wiped_ring_holds_no_pixel_and_goes_on(ring):
    ring.write(64, 48, picture(64, 48, 99))
    ring.wipe()
    assert ring.latest() is None
    assert bytes([99]) * 16 not in bytes(ring._memory)
    assert ring.write(64, 48, picture(64, 48, 1)) == 2


WRITER = """
import sys, time
from kiosk.media.frames import FrameRing
ring = FrameRing.attach(sys.argv[1])
ring.write(64, 48, bytes([7]) * (64 * 48 * 3 // 2))
print("written", flush=True)
time.sleep(60)
"""


def test_a_killed_child_leaves_its_picture_to_us_and_nothing_to_the_system(ring):
    before = shared_memory_files()
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, ring.handle], pass_fds=[ring.fd], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"written\n"
    child.kill()
    _, complaints = child.communicate()
    frame = ring.latest()
    assert frame is not None
    assert frame.y[0] == 7
    assert complaints == b""
    assert shared_memory_files() == before


def test_a_killed_owner_leaves_nothing_either():
    before = shared_memory_files()
    owner = subprocess.run(
        [sys.executable, "-c", "import os; from kiosk.media.frames import FrameRing; r = FrameRing.create();"
         "r.write(64, 48, bytes(64 * 48 * 3 // 2)); os.kill(os.getpid(), 9)"],
        capture_output=True,
    )  # fmt: skip
    assert owner.returncode == -9
    assert owner.stderr == b""
    assert shared_memory_files() == before


def shared_memory_files() -> set[str]:
    place = Path("/dev/shm")
    return {path.name for path in place.glob("*carepost*")}
