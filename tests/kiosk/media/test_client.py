"""The media process starts, idles small, dies with its owner and is started again."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from kiosk.media import client, protocol
from kiosk.media.client import MediaProcess
from kiosk.media.errors import MediaProcessLostError
from tests.worlds.media_room import media_room, until

IDLE_MAX = 40 * 1024 * 1024
"""Bytes of PSS; a warm one with the call engine loaded is about twice that."""


def test_an_idle_process_is_small_and_has_loaded_no_codec():
    async def story() -> None:
        async with media_room(camera=None) as room:
            await room.heard(protocol.Ready)
            process = psutil.Process(room.media.pid)
            assert process.memory_full_info().pss < IDLE_MAX
            assert not [area.path for area in process.memory_maps() if "libavcodec" in area.path]
            await room.media.send(protocol.Warm())
            await room.heard(protocol.Warmed)
            assert [area.path for area in process.memory_maps() if "libavcodec" in area.path]

    asyncio.run(story())


def test_a_killed_process_ends_its_events_and_can_be_started_again():
    async def story() -> None:
        media = MediaProcess()
        await media.start()
        assert media.pid is not None
        os.kill(media.pid, signal.SIGKILL)
        events = [event async for event in media.events()]
        assert [event for event in events if event != protocol.Beat()] == [protocol.Ready()]
        await media.kill()
        with pytest.raises(MediaProcessLostError):
            await media.send(protocol.Quit())
        await media.start()
        await media.send(protocol.OpenCamera(source="test"))
        await until(lambda: media.self_view.latest() is not None)
        await media.stop()

    asyncio.run(story())


def test_its_heart_beats_while_it_does_nothing():
    async def story() -> None:
        async with media_room(camera=None) as room:
            beats = [await room.heard(protocol.Beat, after=len(room.events)) for _ in range(3)]
            assert beats == [protocol.Beat()] * 3

    asyncio.run(story())


def test_a_process_that_cannot_start_is_told(monkeypatch):
    monkeypatch.setattr(client, "command_line", lambda: [sys.executable, "-c", "import sys; sys.exit(3)"])

    async def story() -> None:
        media = MediaProcess()
        with pytest.raises(MediaProcessLostError):
            await media.start()
        await media.stop()

    asyncio.run(story())


BABBLER = """
import sys, time
from kiosk.media import protocol
sys.stdout.buffer.write(protocol.encode(protocol.Ready()))
sys.stdout.buffer.flush()
sys.stdin.buffer.read(1)
sys.stdout.buffer.write(b"\\xff" * 64)
sys.stdout.buffer.flush()
time.sleep(60)
"""


def test_a_process_that_tells_nonsense_counts_as_lost(monkeypatch):
    monkeypatch.setattr(client, "command_line", lambda: [sys.executable, "-c", BABBLER])

    async def story() -> None:
        media = MediaProcess()
        await media.start()
        await media.send(protocol.Warm())
        with pytest.raises(MediaProcessLostError):
            async for _ in media.events():
                pass
        await media.kill()
        await media.stop()

    asyncio.run(story())


OWNER = """
import asyncio, os, signal
from kiosk.media.client import MediaProcess
async def main():
    media = MediaProcess()
    await media.start()
    print(media.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
asyncio.run(main())
"""


def test_the_process_goes_when_its_owner_is_killed():
    owner = subprocess.run([sys.executable, "-c", OWNER], stdout=subprocess.PIPE)
    orphan = int(owner.stdout)

    def is_gone() -> bool:
        return not psutil.pid_exists(orphan) or Path(f"/proc/{orphan}/stat").read_text().split()[2] == "Z"

    asyncio.run(until(is_gone))
    assert is_gone()


def test_a_camera_that_is_not_there_is_told():
    async def story() -> protocol.CameraState:
        async with media_room(camera="/no/such/film.mp4") as room:
            return await room.heard(protocol.CameraState)

    state = asyncio.run(story())
    assert not state.ok
    assert state.reason


def test_a_still_without_a_camera_is_refused():
    async def story() -> None:
        async with media_room(camera=None) as room:
            await room.media.send(protocol.TakeStill(id="1"))
            assert (await room.heard(protocol.StillFailed)).id == "1"

    asyncio.run(story())


def test_a_packaged_build_starts_itself(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert client.command_line() == [sys.executable, "--media"]
