"""The devices and drivers of a station: bound before by hand, and nothing that is wrong with one stops the start."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from structlog.testing import capture_logs

from care.errors import BadInputError
from care.vitals import CORE_KINDS, Kind
from kiosk.equipment import Equipment, bound_to
from kiosk.settings import Bound as ByHand
from kiosk.settings import Devices, Settings
from peripherals.binding import Binding, Memory
from peripherals.bindings import FILE, Bindings, Bound

SCALE = ByHand(kind=Kind.WEIGHT, driver="scale", name="Scale", address="5C:A1")
OLD_CUFF = ByHand(kind=Kind.BLOOD_PRESSURE, driver="blood-pressure", name="Old cuff", address="C0:01")
CUFF = Bound(
    kind=Kind.BLOOD_PRESSURE,
    driver="blood-pressure",
    name="Cuff, room 2",
    address="C0:02",
    serial="A-17",
    bound_at=datetime(2026, 11, 20, tzinfo=UTC),
)
TAPE = {
    "id": "acme-thermometer",
    "kind": "temperature",
    "service": "1809",
    "result": "2a1c",
    "values": {"celsius": {"field": "temperature", "unit": "degC"}},
    "first": "hold-still",
}


def station(folder: Path, **devices: object) -> Settings:
    return Settings(mode="live", station="Hall", store=str(folder), devices=Devices(**devices))  # type: ignore[arg-type]


def test_what_was_bound_at_the_station_wins_and_the_rest_is_as_the_configuration_says(tmp_path: Path) -> None:
    Bindings(tmp_path).bind(CUFF)
    here = Equipment(station(tmp_path, bound=(OLD_CUFF, SCALE)))
    assert [(each.kind, each.name) for each in here.bindings] == [
        (Kind.BLOOD_PRESSURE, "Cuff, room 2"),
        (Kind.WEIGHT, "Scale"),
    ]
    assert here.notes == ()
    assert bound_to(station(tmp_path, bound=(OLD_CUFF, SCALE))) == here.bindings


def test_a_bound_device_of_a_rarer_kind_is_measured_in_every_visit(tmp_path: Path) -> None:
    here = Equipment(station(tmp_path))
    assert here.kinds(here.bindings) == CORE_KINDS
    meter = Binding(kind=Kind.GLUCOSE, driver="glucose", name="Meter", address="C0:05")
    assert here.kinds([meter]) == (*CORE_KINDS, Kind.GLUCOSE)


def test_what_a_simulated_room_has_besides_is_measured_in_every_visit(tmp_path: Path) -> None:
    here = Equipment(station(tmp_path, simulate=True, furniture=("ecg-lead",)))
    assert here.kinds(here.bindings) == (*CORE_KINDS, Kind.HEART_RATE)


def test_a_driver_that_does_not_load_is_told_and_takes_nothing_with_it(
    tmp_path: Path,
) -> None:
    Bindings(tmp_path).bind(replace(CUFF, driver="acme-cuff"))
    broken = {**TAPE, "id": "acme-broken", "result": "ffff"}
    with capture_logs() as lines:
        here = Equipment(station(tmp_path, bound=(SCALE,), drivers=("acme",), profiles=(TAPE, broken)))
    assert [each.name for each in here.bindings] == ["Scale"]
    refused, unknown = here.notes[:2], here.notes[2]
    assert "The driver acme was not loaded: BadInputError: it is not installed" in refused
    assert any("acme-broken" in note for note in refused)
    assert unknown.startswith("Cuff, room 2 is not used: no driver 'acme-cuff'")
    assert here.registry.find("acme-thermometer", Kind.TEMPERATURE).id == "acme-thermometer"
    assert [line["reason"] for line in lines] == list(here.notes), "of a part's own log only the fixed words are kept"


def test_a_ruined_file_is_told_and_what_was_bound_by_hand_still_measures(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{")
    with pytest.raises(BadInputError, match="no list of bound devices"):
        bound_to(station(tmp_path))
    here = Equipment(station(tmp_path, bound=(OLD_CUFF,)))
    assert [each.name for each in here.bindings] == ["Old cuff"]
    assert len(here.notes) == 1
    assert "bind the devices again" in here.notes[0]


def test_a_simulated_device_is_measured_with_in_the_simulated_room_alone(tmp_path: Path) -> None:
    Bindings(tmp_path).bind(pretend := replace(CUFF, simulated=True))
    real = Equipment(station(tmp_path))
    assert real.bindings == ()
    assert "it is a simulated device" in real.notes[0]
    training = Equipment(station(tmp_path, simulate=True))
    placed = Binding(kind=CUFF.kind, driver=CUFF.driver, name="Simulated cuff", address="C0:02", simulated=True)
    assert training.in_room([placed]) == (pretend,)
    elsewhere = replace(placed, address="C0:33")
    assert training.in_room([elsewhere]) == (elsewhere,)


def test_what_cannot_be_kept_is_logged_and_no_reason_to_stop(tmp_path: Path) -> None:
    Bindings(tmp_path).bind(CUFF)
    here = Equipment(station(tmp_path))
    (tmp_path / f"{FILE}.new").mkdir()
    with capture_logs() as lines:
        here.remember(CUFF, Memory(battery=80))
    assert [line["event"] for line in lines] == ["what is known of the devices could not be kept"]
    (tmp_path / f"{FILE}.new").rmdir()
    here.remember(CUFF, Memory(battery=80))
    assert Bindings(tmp_path).memories["C0:02"].battery == 80
