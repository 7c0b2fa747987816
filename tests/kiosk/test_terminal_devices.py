"""A technician's work with devices in the terminal: bound in a training station's simulated room, over real GATT."""

import os
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from care.errors import BadInputError
from care.vitals import Kind, Reading
from kiosk.cli import main
from kiosk.settings import Bound as ByHand
from kiosk.settings import Devices, Settings
from kiosk.terminal_devices import bound_device, read_device
from peripherals.binding import Memory
from peripherals.bindings import FILE, Bindings, Bound
from peripherals.registry import BUILT_IN
from sync.keys import key_for
from sync.lock import FolderLock
from sync.store import Store

CUFF = "C0:00:00:00:00:01"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "kiosk.toml"
    file.write_text(
        'mode = "training"\nstation = "Hall"\nstore = "store"\n[devices]\nsimulate = true\nseed = 4\npace = 8\n'
    )
    return file


def run(*arguments: object, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["devices", *map(str, arguments)], input=typed, env={"COLUMNS": "200"})


def bound(config: Path) -> tuple[Bound, ...]:
    return Bindings(config.parent / "store").devices


def test_a_cuff_is_bound_with_its_identity_after_a_test_reading(config: Path) -> None:
    done = run(
        *("bind", "--config", config, "--kind", "blood-pressure", "--name", "Cuff, room 2"),
        *("--calibration", "2027-11-20", "--seconds", "5", CUFF),
    )
    assert done.exit_code == 0, done.output
    assert "mmHg" in done.output
    [cuff] = bound(config)
    assert (cuff.name, cuff.address, cuff.driver) == ("Cuff, room 2", CUFF, "blood-pressure")
    assert (cuff.manufacturer, cuff.serial, cuff.firmware) == ("Carepost Simulated", CUFF[-5:], "1.0")
    assert (cuff.bonded, cuff.tested, cuff.simulated) == (True, True, True)
    assert cuff.calibration_due == date(2027, 11, 20)
    assert cuff.memory.battery == 87
    told = run("list", "--config", config)
    assert "Cuff, room 2" in told.output
    assert "2027-11-20" in told.output
    assert "87 %" in told.output
    assert "Not bound: oxygen" in told.output


def test_a_serial_device_is_bound_by_the_driver_that_somebody_names(config: Path) -> None:
    done = run("bind", "--config", config, "--driver", "nonin-df2", "--name", "Clip", "--seconds", "1")
    assert done.exit_code == 0, done.output
    assert "oxygen: " in done.output
    [clip] = bound(config)
    assert (clip.kind, clip.address, clip.serial) == (Kind.OXYGEN, None, None)


def test_what_a_device_had_inside_goes_to_the_nurses_tray(config: Path) -> None:
    config.write_text(config.read_text() + 'faults = { "blood-pressure" = "stale-record" }\n')
    folder = config.parent / "store"
    Store.open(folder, key_for(folder, "training")).close()
    done = run("bind", "--config", config, "--seconds", "5", CUFF)
    assert done.exit_code == 0, done.output
    assert "old readings inside: 1" in done.output
    with closing(Store.open(folder, key_for(folder, "training"))) as store:
        [kept] = store.unassigned()
    assert msgspec.msgpack.decode(kept.body, type=Reading).lease is None


def test_a_device_that_doubts_its_own_test_reading_is_not_bound(config: Path) -> None:
    config.write_text(config.read_text() + 'faults = { "blood-pressure" = "movement" }\n')
    done = run("bind", "--config", config, "--seconds", "5", CUFF)
    assert done.exit_code == 1
    assert "[movement]" in done.output
    assert bound(config) == ()


def test_what_is_unbound_is_gone_and_nothing_else_can_be(config: Path) -> None:
    run("bind", "--config", config, "--no-test", "--seconds", "5", CUFF)
    assert [device.tested for device in bound(config)] == [False]
    done = run("unbind", "--config", config, "blood-pressure")
    assert done.exit_code == 0, done.output
    assert bound(config) == ()
    again = run("unbind", "--config", config, "blood-pressure")
    assert again.exit_code == 1
    assert "no device for blood-pressure was bound here" in again.output


def test_what_shows_itself_is_listed_with_who_can_speak_with_it(config: Path) -> None:
    run("bind", "--config", config, "--no-test", "--seconds", "5", CUFF)
    done = run("scan", "--config", config, "--seconds", "0.5")
    assert done.exit_code == 0, done.output
    line = next(line for line in done.output.splitlines() if CUFF in line)
    assert "dBm" in line
    assert "this station's" in line
    assert any("thermometer" in line for line in done.output.splitlines())


def test_a_kiosk_that_runs_is_not_written_over(config: Path) -> None:
    folder = config.parent / "store"
    folder.mkdir()
    lock = FolderLock(folder / "store.lock")
    try:
        for command in (("bind", "--config", config, CUFF), ("unbind", "--config", config, "weight")):
            done = run(*command)
            assert done.exit_code == 1
            assert f"in use by process {os.getpid()}" in done.output
    finally:
        lock.release()
    assert bound(config) == ()


def test_where_several_fit_and_nobody_is_there_to_choose_nothing_is_bound(config: Path) -> None:
    done = run("bind", "--config", config, "--seconds", "0.5")
    assert done.exit_code == 1
    assert "several fit" in done.output
    assert CUFF in done.output
    assert bound(config) == ()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--kind", "mood", CUFF), "'mood' is no kind"),
        (("--calibration", "next year", CUFF), "'next year' is no day"),
        (("--driver", "omrom", CUFF), "no driver 'omrom': use one of"),
        (("--kind", "weight", "--driver", "nonin-df2", CUFF), "driver 'nonin-df2' measures oxygen, not weight"),
        (("--kind", "weight", "--seconds", "0.5", CUFF), f"nothing at {CUFF} for weight showed itself"),
        (("--seconds", "0.5", "C0:99"), "nothing at C0:99 for anything that this build measures showed itself"),
    ],
)
def test_what_cannot_be_bound_is_a_sentence(config: Path, options: tuple[str, ...], says: str) -> None:
    done = run("bind", "--config", config, *options)
    assert done.exit_code == 1
    assert says in " ".join(done.output.split())
    assert bound(config) == ()


def test_a_name_is_printed_as_it_is_and_an_address_may_be_in_small_letters(config: Path) -> None:
    name = "[/] Cuff [red]:smile:"
    done = run("bind", "--config", config, "--name", name, "--no-test", "--seconds", "5", CUFF.lower())
    assert done.exit_code == 0, done.output
    for told in (done, run("list", "--config", config), run("unbind", "--config", config, "blood-pressure")):
        assert name in told.output


def test_a_ruined_list_is_told_and_binding_begins_a_new_one(config: Path) -> None:
    folder = config.parent / "store"
    folder.mkdir()
    (folder / FILE).write_text("{")
    assert "is no list of bound devices" in " ".join(run("list", "--config", config).output.split())
    done = run("bind", "--config", config, "--no-test", "--seconds", "5", CUFF)
    assert done.exit_code == 0, done.output
    assert "set aside" in " ".join(done.output.split())
    assert len(bound(config)) == 1


def test_a_live_station_looks_at_its_own_radio_and_never_at_simulated_devices(config: Path) -> None:
    config.write_text(config.read_text().replace("simulate = true", "simulate = false").replace("training", "live"))
    done = run("bind", "--config", config, "--kind", "blood-pressure", "--seconds", "0.3", CUFF)
    assert done.exit_code == 1
    assert f"nothing at {CUFF}" in " ".join(done.output.split())


def test_a_bound_device_is_read_and_a_simulated_one_is_none(tmp_path: Path) -> None:
    clip = ByHand(kind=Kind.OXYGEN, driver="nonin-df2", name="Clip", port="/dev/none")
    settings = Settings(mode="live", station="Hall", store=str(tmp_path), devices=Devices(bound=(clip,)))
    pretend = Bound(
        kind=Kind.WEIGHT,
        driver="scale",
        name="Scale",
        address="5C:A1",
        simulated=True,
        bound_at=datetime(2026, 11, 20, tzinfo=UTC),
        memory=Memory(),
    )
    Bindings(tmp_path).bind(pretend)
    found = bound_device(settings, Kind.OXYGEN, BUILT_IN)
    assert found is not None
    assert (found.port, found.driver) == ("/dev/none", "nonin-df2")
    assert bound_device(settings, Kind.WEIGHT, BUILT_IN) is None


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(BadInputError, match="blood-pressure"):
        read_device("mood", simulate=True, seed=1, config=None)


def test_somebody_who_is_there_chooses_and_names(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk import terminal

    monkeypatch.setattr(terminal.console, "_force_terminal", True)
    done = run(
        *("bind", "--config", config, "--kind", "weight", "--no-test", "--seconds", "0.5", "C0:00:00:00:00:03"),
        typed="Floor scale\n2028-01-31\n",
    )
    assert done.exit_code == 0, done.output
    [scale] = bound(config)
    assert (scale.name, scale.calibration_due) == ("Floor scale", date(2028, 1, 31))


def test_cameras_are_listed_by_what_they_look_at(config: Path) -> None:
    config.write_text(config.read_text() + '\n[camera]\nface = "test"\nscope = "throat.png"\n')
    lines = run("list", "--config", config).output.splitlines()
    assert any("throat and ear" in line and "throat.png" in line for line in lines)
    assert any("face" in line and "test" in line for line in lines)
    assert not any("skin" in line for line in lines)


def test_the_scanner_and_the_printer_are_listed_with_where_they_are(config: Path) -> None:
    before = run("list", "--config", config).output
    assert "print queue" in before
    assert "none; one that types" in before
    more = '\n[printer]\nkind = "escpos"\nport = "192.0.2.7:9100"\n[scanner]\nport = "/dev/ttyACM0"\n'
    config.write_text(config.read_text() + more)
    lines = run("list", "--config", config).output.splitlines()
    assert any("code scanner" in line and "/dev/ttyACM0" in line for line in lines)
    assert any("receipt printer" in line and "192.0.2.7:9100" in line for line in lines)
