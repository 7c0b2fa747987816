"""The alarm rings where there is a loudspeaker, and is silent without a word where there is none."""

import wave
from importlib.resources import as_file, files
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject

from care.checkin import CheckIn
from care.effects import Alarm, Why
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


@pytest.fixture
def alarm() -> Alarm:
    (urgent,) = samples()["urgent"]
    assert urgent.alarm is not None
    return urgent.alarm


def test_alarms_ring_until_somebody_has_taken_the_last(screen: Screen, alarm: Alarm):
    other = replace(alarm, id=UUID(int=99), why=Why.STORE_FAILED.value)
    screen.shell.alarm(alarm)
    screen.shell.alarm(other)
    screen.shell.alarm(alarm)
    assert screen.shell.ringing == {alarm.id, other.id}
    screen.shell.quiet(alarm.id)
    assert screen.shell.ringing == {other.id}
    assert screen.shell.screen.alarming
    screen.shell.quiet(other.id)
    assert not screen.shell.ringing


def test_an_alarm_of_a_visit_that_is_gone_still_edges_the_screen(screen: Screen, alarm: Alarm):
    screen.show((CheckIn(), Desk()))
    assert not screen.shell.screen.alarming
    screen.shell.alarm(alarm)
    assert screen.shell.screen.alarming
    screen.shell.quiet(alarm.id)
    assert not screen.shell.screen.alarming


def test_a_reading_that_alarms_is_told_without_noise(screen: Screen, alarm: Alarm):
    (urgent,) = samples()["urgent"]
    reading = replace(alarm, why="oxygen 88 %")
    screen.show((replace(urgent, alarm=reading), Desk()))
    screen.shell.alarm(reading)
    assert not screen.shell.ringing
    assert not screen.shell.screen.alarming
