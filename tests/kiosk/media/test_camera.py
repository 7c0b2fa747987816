"""The camera at work in the media process: the self view, codes held up to it, and stills."""

import asyncio
import io
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

import kiosk.media.camera
from care.pictures import Flaw, Role
from kiosk.media import protocol
from kiosk.media.camera import Camera, EveryNth, fitted, jpeg
from kiosk.media.frames import FrameRing
from peripherals.cameras.camera import CameraError, Frame, Image
from tests.worlds.media_room import MediaRoom, media_room, until
from tests.worlds.pictures import blurred, held_up, sheet, skin


def test_the_self_view_moves_and_has_the_size_asked_for():
    async def story() -> None:
        async with media_room() as room:
            await until(lambda: room.media.self_view.latest() is not None)
            first = room.media.self_view.latest()
            assert first is not None
            assert (first.width, first.height) == (640, 360)
            await until(lambda: getattr(room.media.self_view.latest(first.seq), "i420", first.i420) != first.i420)

    asyncio.run(story())


def test_a_card_is_read_while_someone_asks_for_it_and_not_after():
    async def story() -> None:
        async with media_room(camera=None) as room:
            # At once, as the kiosk does: the camera opens on its own thread meanwhile.
            await room.media.send(protocol.OpenCamera(source="test"))
            await room.media.send(protocol.WatchCodes(on=True))
            await room.media.send(protocol.ShowCard(text="carepost:card:eyJ"))
            seen = await room.heard(protocol.CodeSeen)
            assert seen.text == "carepost:card:eyJ"
            assert "qr" in seen.format
            await room.media.send(protocol.WatchCodes(on=False))
            await room.media.send(protocol.ShowCard(text="another card"))
            await room.media.send(protocol.TakeStill(id="later"))
            await room.heard(protocol.StillTaken)
            assert not any(
                isinstance(event, protocol.CodeSeen) and event.text == "another card" for event in room.events
            )

    asyncio.run(story())


def test_a_picture_file_is_a_camera_and_its_still_has_the_files_own_size(tmp_path: Path):
    path = tmp_path / "film.png"
    Pillow.new("RGB", (1602, 902), (10, 120, 200)).save(path)

    async def story() -> protocol.StillTaken:
        async with media_room(camera=str(path)) as room:
            await until(lambda: room.media.self_view.latest() is not None)
            await room.media.send(protocol.TakeStill(id="1"))
            return await room.heard(protocol.StillTaken)

    still = asyncio.run(story())
    with Pillow.open(io.BytesIO(still.jpeg)) as image:
        assert image.size == (still.width, still.height) == (1602, 902)
        assert image.getpixel((800, 450)) == pytest.approx((10, 120, 200), abs=4)


@pytest.mark.parametrize(
    ("size", "within", "expected"),
    [
        ((1280, 720), (640, 480), (640, 360)),
        ((640, 480), (1280, 720), (640, 480)),
        ((1080, 1920), (1280, 720), (404, 720)),
        ((3, 3), (640, 480), (2, 2)),
    ],
)
def test_pictures_are_made_to_fit_without_growing(size, within, expected):
    assert fitted(*size, *within) == expected


def test_an_i420_picture_becomes_a_jpeg_too():
    taken = jpeg(np.full((1080, 1280), 128, np.uint8), 2**20)
    assert taken is not None
    data, width, height = taken
    with Pillow.open(io.BytesIO(data)) as image:
        assert image.size == (width, height) == (1280, 720)


def test_a_picture_is_made_poorer_before_it_is_refused():
    noise = np.random.default_rng(1).integers(0, 255, (1944, 2592, 3), np.uint8)
    sizes = {}
    for limit in (2**24, 2**20, 2**19):
        taken = jpeg(noise, limit)
        sizes[limit] = None if taken is None else len(taken[0])
        assert taken is None or (len(taken[0]) <= limit and taken[1:] == (2592, 1944))
    assert sizes[2**24] > sizes[2**20]
    assert sizes[2**19] is None, "not even the poorest noise is so small"


def test_a_still_that_has_no_room_is_refused_in_a_word(tmp_path: Path):
    path = tmp_path / "face.png"
    Pillow.fromarray(np.random.default_rng(1).integers(0, 255, (300, 400, 3), np.uint8)).save(path)

    async def story() -> protocol.StillFailed:
        async with media_room(camera=str(path)) as room:
            await room.media.send(protocol.TakeStill(id="1", bytes_max=1000))
            return await room.heard(protocol.StillFailed)

    assert asyncio.run(story()) == protocol.StillFailed(id="1", reason="no-room")


def test_a_still_that_cannot_be_encoded_is_answered_too(tmp_path: Path):
    path = tmp_path / "panorama.png"
    Pillow.new("RGB", (66_000, 4)).save(path)  # a JPEG ends at 65 500

    async def story() -> protocol.StillFailed:
        async with media_room(camera=str(path)) as room:
            await room.media.send(protocol.TakeStill(id="1"))
            return await room.heard(protocol.StillFailed)

    assert asyncio.run(story()) == protocol.StillFailed(id="1", reason="no-picture")


class Shy:
    """Gives pictures, but no still."""

    def read(self) -> Frame:
        time.sleep(0.001)  # its rate
        return Frame(np.zeros((48, 64, 3), np.uint8), 0.0)

    def still(self) -> Image:
        raise CameraError("not now")

    def close(self) -> None:
        """Nothing is held."""


def test_a_still_that_fails_leaves_the_call_its_pictures():
    ring, states, seen = FrameRing.create(), [], threading.Semaphore(0)
    camera = Camera(Shy, (64, 48), ring, lambda *_: seen.release(), lambda ok, reason: states.append((ok, reason)))
    assert isinstance(camera.still().exception(10), CameraError)
    for _ in range(20):
        assert seen.acquire(timeout=10)
    camera.close()
    ring.close()
    assert states == [(True, "")]


class Loose(Shy):
    """Its plug comes off after three pictures."""

    def __init__(self) -> None:
        self._left = 3

    def read(self) -> Frame:
        if self._left == 0:
            raise CameraError("gives no pictures")
        self._left -= 1
        return super().read()


def test_a_camera_that_failed_is_opened_again_while_it_is_wanted(monkeypatch: pytest.MonkeyPatch):
    """Missing at first, then there, then off again and not back: each change is told once."""
    monkeypatch.setattr(kiosk.media.camera, "AGAIN_S", 0.001)
    tries, closed, enough = [], [], threading.Event()

    def plug() -> Loose:
        tries.append(len(tries))
        if len(tries) > 8:
            enough.set()
        if len(tries) != 3:
            raise CameraError("missing")
        loose = Loose()
        loose.close = lambda: closed.append(loose)  # type: ignore[method-assign]
        return loose

    ring, states, seen = FrameRing.create(), [], []
    camera = Camera(plug, (64, 48), ring, lambda *_: seen.append(1), lambda ok, reason: states.append((ok, reason)))
    assert enough.wait(10)
    camera.close()
    ring.close()
    assert states == [(False, "missing"), (True, ""), (False, "gives no pictures")]
    assert len(seen) == 3
    assert len(closed) == 1


def test_the_picture_comes_back_when_the_camera_does(tmp_path: Path):
    path = tmp_path / "plugged-in.png"

    async def story() -> None:
        async with media_room(camera=str(path)) as room:
            assert not (await room.heard(protocol.CameraState)).ok
            Pillow.new("RGB", (320, 240)).save(tmp_path / "whole.png")
            (tmp_path / "whole.png").rename(path)
            await room.heard(protocol.CameraState, lambda state: state.ok)
            await until(lambda: room.media.self_view.latest() is not None)

    asyncio.run(story())


def test_a_slow_look_lets_pictures_pass_instead_of_queueing_them():
    looked, may_end = [], threading.Event()

    def look(image):
        looked.append(int(image[0, 0, 0]))
        may_end.wait(5)

    threads = []

    def submit(work, image):
        threads.append(threading.Thread(target=work, args=(image,)))
        threads[-1].start()

    looking = EveryNth(2, look)
    for value in range(1, 9):
        looking.offer(np.full((2, 2, 3), value, np.uint8), submit)
    may_end.set()
    for thread in threads:
        thread.join()
    assert looked == [2]


def test_of_a_paper_before_the_document_camera_the_page_alone_is_sent_and_a_flaw_is_told(tmp_path: Path):
    picture, corners = held_up(sheet(), away=1.2, turned=(5, -5, 3))
    sources = {"paper.png": picture, "table.png": skin(), "soft.png": blurred(skin(), 8)}
    for name, image in sources.items():
        Pillow.fromarray(image[..., ::-1]).save(tmp_path / name)

    async def still(room: MediaRoom, name: str, role: Role) -> protocol.StillTaken:
        place = len(room.events)
        await room.media.send(protocol.OpenCamera(source=str(tmp_path / name)))
        await room.heard(protocol.CameraState, after=place)
        await room.media.send(protocol.TakeStill(id=name, camera=role))
        return await room.heard(protocol.StillTaken, lambda taken: taken.id == name, deadline_s=20)

    async def story() -> list[protocol.StillTaken]:
        async with media_room(camera="test") as room:
            asked = [("paper.png", Role.DOCUMENT), ("table.png", Role.DOCUMENT), ("soft.png", Role.SKIN)]
            return [await still(room, *one) for one in asked]

    page, table, soft = asyncio.run(story())
    assert (page.camera, page.flaw) == (Role.DOCUMENT, None)
    assert page.height == pytest.approx(np.ptp(corners[:, 1]), rel=0.05)
    assert (table.flaw, table.width, table.height) == (Flaw.NO_PAGE, 1280, 960)
    assert (soft.camera, soft.flaw) == (Role.SKIN, Flaw.BLURRED)


def test_the_test_pictures_still_is_a_good_one():
    """Nobody stands before the demo's camera to take it once more."""

    async def story() -> protocol.StillTaken:
        async with media_room(camera="test") as room:
            await room.media.send(protocol.TakeStill(id="1"))
            return await room.heard(protocol.StillTaken)

    assert asyncio.run(story()).flaw is None
