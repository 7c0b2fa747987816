"""The demo's world is made of real programs: they start, end with it, and say when they cannot."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from kiosk.demo.door import DoctorDoor
from kiosk.demo.world import World, has_display, stop
from kiosk.settings import load


def test_a_world_has_a_clinic_an_enrolled_station_and_ends_with_both(tmp_path: Path) -> None:
    with World(tmp_path / "demo", seed=2) as world:
        with urllib.request.urlopen(f"{world.url}/fhir/metadata", timeout=5) as answer:
            assert json.load(answer)["resourceType"] == "CapabilityStatement"
        assert (world.store / "enrolled").exists()
        assert load(world.kiosk_config).mode == "training"
        door = DoctorDoor(world.url, world.seeded.doctor, world.seeded.password)
        assert not door.has("Encounter/00000000-0000-0000-0000-000000000000")
        assert world.seeded.patients[0].card
        world.stop_clinic()
        with pytest.raises(urllib.error.URLError):
            urllib.request.urlopen(f"{world.url}/fhir/metadata", timeout=5)
        world.start_clinic()
        assert not door.has("Encounter/00000000-0000-0000-0000-000000000000")
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{world.url}/fhir/metadata", timeout=5)


def test_a_clinic_that_does_not_come_up_is_said_at_once(tmp_path: Path) -> None:
    world = World(tmp_path / "demo", seed=2)
    (tmp_path / "demo").mkdir()
    world.clinic_config.write_text('mode = "training"\ncolour = "green"\n')
    with pytest.raises(RuntimeError, match="ended with"):
        world.start_clinic()


def test_a_program_that_will_not_go_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        stop(child)
        assert child.poll() is not None
        stop(child)


def test_a_display_is_found_by_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert not has_display()
    monkeypatch.setenv("DISPLAY", ":7")
    assert has_display()
