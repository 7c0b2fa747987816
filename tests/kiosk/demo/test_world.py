"""The demo's world is made of real programs: they start, end with it, and say when they cannot."""

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from kiosk.demo.door import DoctorDoor
from kiosk.demo.world import TALL, DemoError, World, stop
from kiosk.pins import matches
from kiosk.settings import load


@pytest.fixture
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Surroundings whose proxy leads nowhere, as behind many a clinic's firewall."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)


def answers(world: World) -> bool:
    try:
        found = httpx.get(f"{world.url}/fhir/metadata", trust_env=False)
    except httpx.ConnectError:
        return False
    return bool(found.json()["resourceType"] == "CapabilityStatement")


@pytest.mark.usefixtures("_elsewhere")
def test_a_world_has_a_clinic_an_enrolled_station_and_ends_with_both(tmp_path: Path) -> None:
    with World(tmp_path / "demo", seed=2) as world:
        assert answers(world)
        assert (world.store / "enrolled").exists()
        found = load(world.kiosk_config)
        assert found.mode == "training"
        assert matches(world.nurse_pin, found.staff.nurse_pin)
        assert matches(world.technician_pin, found.staff.technician_pin)
        assert world.nurse_pin != world.technician_pin
        door = DoctorDoor(world.url, world.seeded.doctor, world.seeded.password)
        assert not door.has("Encounter/00000000-0000-0000-0000-000000000000")
        assert world.seeded.patients[0].card
        world.stop_clinic()
        assert not answers(world)
        world.start_clinic()
        assert not door.has("Encounter/00000000-0000-0000-0000-000000000000")
    assert not answers(world)


@pytest.mark.parametrize(
    ("display", "size", "window"),
    [
        (":1", None, ["--size", "tall"]),
        (":1", "full", []),
        (":1", "800x600@4", ["--size", "800x600@4"]),
        ("", None, ["--size", TALL]),
        ("", "full", ["--size", TALL]),
        ("", "800x600@4", ["--size", "800x600@4"]),
    ],
)
def test_the_whole_screen_is_taken_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, display: str, size: str | None, window: list[str]
) -> None:
    world, started = World(tmp_path, seed=2), []
    monkeypatch.setattr(world, "start", lambda command, **_: started.append(command))
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    world.start_kiosk(**({"size": size} if size else {}))
    (command,) = started
    assert command[command.index(str(world.kiosk_config)) + 1 : command.index("--log")] == window


def test_a_clinic_that_does_not_come_up_is_said_at_once(tmp_path: Path) -> None:
    world = World(tmp_path / "demo", seed=2)
    (tmp_path / "demo").mkdir()
    world.clinic_config.write_text('mode = "training"\ncolour = "green"\n')
    with pytest.raises(DemoError, match=r"ended with 1: .*clinic\.toml, line 2: there is no setting called 'colour'"):
        world.start_clinic()


def test_a_clinic_that_cannot_be_filled_is_said(tmp_path: Path) -> None:
    (tmp_path / "clinic").touch()
    with pytest.raises(DemoError, match=f"cannot be filled: .*{tmp_path / 'clinic'}"), World(tmp_path, seed=2):
        pass


def test_a_program_that_will_not_go_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        stop(child)
        assert child.poll() is not None
        stop(child)
