"""Calls between the media process and a doctor of our own, without a browser."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from kiosk.demo.doctor_peer import DoctorPeer
from kiosk.media import protocol
from kiosk.media.protocol import CallState
from tests.worlds.media_room import MediaRoom, media_room, until
from tests.worlds.pulse import pulse_loop


def test_both_see_hear_and_write_to_each_other():
    async def story() -> None:
        said: list[str] = []
        doctor = DoctorPeer(said.append)
        async with media_room() as room:
            await room.call(doctor)
            await room.media.send(protocol.SendData(text="Buenos días"))
            doctor.say("Good morning")
            await room.heard(protocol.DataReceived, lambda event: event.text == "Good morning")
            await until(lambda: said == ["Buenos días"])
            await until(lambda: doctor.pictures_seen > 5 and doctor.loudness > 0.005)
            await until(lambda: room.media.remote_view.latest() is not None)
            await room.heard(protocol.Level, lambda level: level.mic > 0.005 and level.speaker > 0.005)
            await room.heard(protocol.Figures, lambda figures: figures.values["frames_out"] > 5)
            await doctor.close()

    asyncio.run(story())


def test_what_is_written_before_the_channel_opens_arrives_in_order():
    async def story() -> None:
        said: list[str] = []
        doctor = DoctorPeer(said.append)
        async with media_room(camera=None) as room:
            await room.media.send(protocol.StartCall(call_id="1", ice_servers=[], sound="test"))
            for text in ("one", "two"):
                await room.media.send(protocol.SendData(text=text))
            offer = await room.heard(protocol.Described)
            answer = await doctor.answer(offer.sdp)
            await room.media.send(protocol.SetRemote(call_id="1", type="answer", sdp=answer))
            await until(lambda: said == ["one", "two"])
            await doctor.close()

    asyncio.run(story())


def test_a_doctor_who_goes_is_lost_within_two_seconds_and_the_same_call_is_built_again():
    async def story() -> None:
        async with media_room() as room:
            doctor = DoctorPeer()
            await room.call(doctor)
            await until(lambda: room.media.remote_view.latest() is not None)
            place = len(room.events)
            await doctor.close()
            await room.state(CallState.LOST, place, deadline_s=2.0)
            again = DoctorPeer()
            await room.call(again)
            await until(lambda: room.media.remote_view.latest() is not None and again.pictures_seen > 3)
            await again.close()

    asyncio.run(story())


def test_an_ended_call_leaves_no_picture_of_the_doctor():
    async def story() -> None:
        async with media_room() as room:
            doctor = DoctorPeer()
            await room.call(doctor)
            await until(lambda: room.media.remote_view.latest() is not None)
            await room.media.send(protocol.EndCall(call_id="call-1"))
            await room.state(CallState.ENDED)
            assert room.media.remote_view.latest() is None
            await room.media.send(protocol.CloseCamera())
            await until(lambda: room.media.self_view.latest() is None)
            await doctor.close()

    asyncio.run(story())


NONSENSE = [
    protocol.SetRemote(call_id="1", type="answer", sdp="Ana Ruiz"),
    protocol.SetRemote(call_id="another", type="answer", sdp="v=0"),
    protocol.AddCandidate(call_id="1", candidate="candidate:Ana Ruiz"),
]


def test_nonsense_from_outside_ends_nothing_and_is_not_logged(capfd):
    async def story() -> None:
        async with media_room(camera=None) as room:
            doctor = DoctorPeer()
            await room.media.send(protocol.StartCall(call_id="1", ice_servers=[], sound="test"))
            offer = await room.heard(protocol.Described)
            for command in NONSENSE:
                await room.media.send(command)
            answer = await doctor.answer(offer.sdp)
            await room.media.send(protocol.SetRemote(call_id="1", type="answer", sdp=answer))
            await room.state(CallState.CONNECTED)
            await doctor.close()

    asyncio.run(story())
    complaints = capfd.readouterr().err
    assert "SetRemote failed" in complaints
    assert "AddCandidate failed" in complaints
    assert "Ana" not in complaints


def test_the_offer_names_no_server_that_we_did_not_name():
    async def story() -> str:
        async with media_room(camera=None) as room:
            await room.media.send(protocol.StartCall(call_id="1", ice_servers=[], sound="none"))
            return (await room.heard(protocol.Described)).sdp

    sdp = asyncio.run(story())
    assert "typ host" in sdp
    assert "typ srflx" not in sdp
    assert sdp.index("H264/90000") < sdp.index("VP8/90000")


async def mic_and_speaker(room: MediaRoom) -> None:
    loud = 0.005
    await room.heard(protocol.Level, lambda level: level.mic > loud and level.speaker > loud)


def test_a_real_sound_system_plays_the_doctor_and_records_the_patient(tmp_path: Path, monkeypatch):
    """The loop has no other sound in it: what the doctor hears is what our loudspeaker played."""

    async def story() -> None:
        async with media_room(camera=None) as room:
            doctor = DoctorPeer()
            await room.call(doctor, sound="auto")
            await mic_and_speaker(room)
            await until(lambda: doctor.loudness > 0.005)
            await room.media.send(protocol.Mute(on=True))
            await until(lambda: doctor.loudness < 0.0005)
            await doctor.close()

    with pulse_loop(tmp_path) as environment:
        for name, value in environment.items():
            monkeypatch.setitem(os.environ, name, value)
        asyncio.run(story())


def test_without_any_sound_device_the_test_camera_has_a_voice(tmp_path: Path, monkeypatch):
    async def story() -> None:
        async with media_room() as room:
            doctor = DoctorPeer()
            await room.call(doctor, sound="auto")
            await mic_and_speaker(room)
            await until(lambda: doctor.loudness > 0.005)
            await doctor.close()

    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    asyncio.run(story())


def test_a_call_works_on_a_machine_without_a_network():
    """In a network namespace that has its loopback only."""
    script = 'ip link set lo up && exec "$0" -c "$1"'
    namespace = ["unshare", "--net", "--map-root-user", "sh", "-c", script]
    alone = subprocess.run([*namespace, sys.executable, ALONE], capture_output=True, text=True, timeout=30)
    assert alone.stdout == "seen\n", alone.stderr


ALONE = """
import asyncio
from kiosk.demo.doctor_peer import DoctorPeer
from tests.worlds.media_room import media_room, until
async def story():
    async with media_room() as room:
        doctor = DoctorPeer()
        await room.call(doctor)
        await until(lambda: room.media.remote_view.latest() is not None and doctor.pictures_seen > 0)
        await doctor.close()
asyncio.run(story())
print("seen")
"""
