"""Calls with a doctor in a real Chromium."""

import asyncio
from pathlib import Path
from uuid import uuid4

import numpy as np
from PIL import Image

from care.limits import STILL_BYTES_MAX
from care.messages import encode
from kiosk.calls import _still, slices
from kiosk.media import protocol
from kiosk.media.frames import WIDTH_MAX
from kiosk.media.protocol import CallState
from tests.worlds.browser_doctor import BrowserDoctor, browser_doctor
from tests.worlds.lossy_network import lossy_network
from tests.worlds.media_room import MediaRoom, media_room, until

LOUD, QUIET = 0.005, 0.0005


async def picture_changes(doctor: BrowserDoctor) -> None:
    before = None

    async def other() -> bool:
        nonlocal before
        now = await doctor.picture()
        before, earlier = before or now, before
        return earlier is not None and now is not None and now != earlier

    await until(other)


async def remote_changes(room: MediaRoom) -> None:
    await until(lambda: room.media.remote_view.latest() is not None)
    first = room.media.remote_view.latest()
    assert first is not None
    await until(lambda: getattr(room.media.remote_view.latest(first.seq), "i420", first.i420) != first.i420)


async def loud(doctor: BrowserDoctor) -> bool:
    return await doctor.loudness() > LOUD


async def quiet(doctor: BrowserDoctor) -> bool:
    return await doctor.loudness() < QUIET


def test_a_call_with_a_browser_from_its_offer_to_a_closed_page():
    async def story() -> None:
        async with browser_doctor() as doctor, media_room() as room:
            await room.call(doctor)
            await picture_changes(doctor)
            await remote_changes(room)
            await until(lambda: loud(doctor))
            await room.heard(protocol.Level, lambda level: level.mic > LOUD and level.speaker > LOUD)
            await writing_to_each_other(room, doctor)
            await muting(room, doctor)
            await camera_off_and_on(room, doctor)
            await a_closed_page(room, doctor)

    asyncio.run(story())


def test_a_still_arrives_at_the_cameras_full_size_while_the_call_stays_small(tmp_path: Path):
    path = tmp_path / "room.png"
    rows, columns = np.mgrid[:1944, :2592]
    Image.fromarray(np.stack([rows % 256, columns % 256, (rows + columns) % 256], 2).astype(np.uint8)).save(path)

    async def story() -> None:
        async with browser_doctor() as doctor, media_room(camera=str(path)) as room:
            await room.call(doctor)
            await until(lambda: picture_there(doctor))
            await room.media.send(protocol.TakeStill(id=str(uuid4()), bytes_max=STILL_BYTES_MAX))
            taken = await room.heard(protocol.StillTaken)
            assert len(taken.jpeg) <= STILL_BYTES_MAX
            for message in slices(_still(taken)):
                await room.media.send(protocol.SendData(text=encode(message).decode()))
            await until(lambda: still_there(doctor))
            assert await doctor.page.evaluate("still()") == [2592, 1944]
            assert max(await doctor.page.evaluate("[video.videoWidth, video.videoHeight]")) <= WIDTH_MAX

    asyncio.run(story())


async def picture_there(doctor: BrowserDoctor) -> bool:
    return await doctor.picture() is not None


async def still_there(doctor: BrowserDoctor) -> bool:
    return await doctor.page.evaluate("still()") is not None


async def writing_to_each_other(room: MediaRoom, doctor: BrowserDoctor) -> None:
    await room.media.send(protocol.SendData(text="¿Me oye?"))
    await doctor.say("Yes, صباح الخير")
    await room.heard(protocol.DataReceived, lambda event: event.text == "Yes, صباح الخير")

    async def arrived() -> bool:
        return await doctor.received() == ["¿Me oye?"]

    await until(arrived)


async def muting(room: MediaRoom, doctor: BrowserDoctor) -> None:
    await room.media.send(protocol.Mute(on=True))
    await until(lambda: quiet(doctor))
    place = len(room.events)
    assert (await room.heard(protocol.Level, after=place)).mic == 0
    await room.media.send(protocol.Mute(on=False))
    await until(lambda: loud(doctor))


async def camera_off_and_on(room: MediaRoom, doctor: BrowserDoctor) -> None:
    await room.media.send(protocol.CameraOff(on=True))
    seen = -1

    async def stands_still() -> bool:
        nonlocal seen
        before, seen = seen, await doctor.frames_shown()
        await asyncio.sleep(0.3)  # nine pictures long
        return before == seen

    await until(stands_still)
    await room.media.send(protocol.CameraOff(on=False))

    async def moves_again() -> bool:
        return await doctor.frames_shown() > seen + 3

    await until(moves_again)


async def a_closed_page(room: MediaRoom, doctor: BrowserDoctor) -> None:
    place = len(room.events)
    await doctor.page.close()
    await room.state(CallState.LOST, place)


def test_a_page_that_is_loaded_again_gets_the_same_call_back():
    async def story() -> None:
        async with browser_doctor() as doctor, media_room() as room:
            await room.call(doctor)
            await remote_changes(room)
            place = len(room.events)
            await doctor.page.reload()
            await room.state(CallState.LOST, place)
            await room.call(doctor)
            await remote_changes(room)
            await picture_changes(doctor)

    asyncio.run(story())


def test_a_cut_link_is_told_and_comes_back_by_itself():
    async def story() -> None:
        async with browser_doctor() as doctor, media_room() as room, lossy_network() as network:
            await room.call(doctor, network=network)
            await remote_changes(room)
            place = len(room.events)
            network.cut = True
            await room.state(CallState.LOST, place)
            carried = network.carried
            network.cut = False
            await room.state(CallState.BACK, place)
            await room.heard(protocol.DataOpen, after=place)
            assert network.carried > carried
            await until(lambda: room.media.remote_view.latest() is not None)
            await remote_changes(room)
            await picture_changes(doctor)

    asyncio.run(story())


def test_two_without_cameras_are_not_taken_for_lost():
    """Chromium reports on sound every five seconds only: without our asking it would be silent for that long."""

    async def story() -> None:
        async with browser_doctor() as doctor, media_room(camera=None) as room:
            doctor.has_media = False
            await room.call(doctor)
            for _ in range(4):  # seconds
                await room.heard(protocol.Figures, after=len(room.events))
            assert not any(
                isinstance(event, protocol.CallChanged) and event.state is CallState.LOST for event in room.events
            )

    asyncio.run(story())
