"""The alarm rings where there is a loudspeaker, and is silent without a word where there is none."""

import wave
from importlib.resources import as_file, files
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject

from care.effects import Why
from care.nursing import Desk
from tests.worlds.screen import Screen
from ui.samples_doctor import samples
from ui.sound import AlarmTone


def test_the_tone_is_loud_and_short():
    with as_file(files("assets").joinpath("sounds", "alarm.wav")) as path, wave.open(str(path)) as tone:
        seconds = tone.getnframes() / tone.getframerate()
        loudest = max(abs(int.from_bytes(tone.readframes(1), "little", signed=True)) for _ in range(20_000))
    assert 1 < seconds < 3
    assert loudest > 20_000


def test_a_station_without_a_loudspeaker_stays_silent(screen: Screen):
    owner = QObject()
    tone = AlarmTone(owner, has_speaker=lambda: False)
    tone.start()
    assert not tone.sounding
    tone.stop()


def test_an_alarm_rings_until_somebody_has_taken_it(screen: Screen):
    (urgent,) = samples()["urgent"]
    assert urgent.alarm is not None
    screen.show((urgent, Desk()))
    screen.shell.alarm(urgent.alarm)
    assert screen.shell.ringing == urgent.alarm.id
    screen.show((replace(urgent, alarm=replace(urgent.alarm, seen_by="Dr Rivera")), Desk()))
    assert screen.shell.ringing == urgent.alarm.id  # a doctor far away ends nothing
    screen.show((replace(urgent, alarm=replace(urgent.alarm, id=UUID(int=99), taken_by="nurse")), Desk()))
    assert screen.shell.ringing == urgent.alarm.id
    screen.show((replace(urgent, alarm=replace(urgent.alarm, taken_by="nurse")), Desk()))
    assert screen.shell.ringing is None


def test_a_station_that_can_not_save_is_loud(screen: Screen):
    (urgent,) = samples()["urgent"]
    assert urgent.alarm is not None
    broken = replace(urgent.alarm, id=UUID(int=98), why=Why.STORE_FAILED.value)
    screen.shell.alarm(broken)
    assert screen.shell.ringing == broken.id
    screen.show((replace(urgent, alarm=replace(broken, taken_by="nurse")), Desk()))
    assert screen.shell.ringing is None


def test_a_reading_that_alarms_is_told_without_noise(screen: Screen):
    (urgent,) = samples()["urgent"]
    assert urgent.alarm is not None
    reading = replace(urgent.alarm, why="oxygen 88 %")
    screen.show((replace(urgent, alarm=reading), Desk()))
    screen.shell.alarm(reading)
    assert screen.shell.ringing is None
    assert not screen.shell.screen.alarming
