"""A configuration that is wrong says where: file, line and key."""

from pathlib import Path

import pytest

from care.clinical import PressureProtocol
from care.errors import BadInputError
from care.pictures import Role
from care.vitals import Kind
from kiosk.pins import hashed
from kiosk.settings import load

GOOD = """
mode = "training"
station = "Hall"
store = "/var/lib/carepost"

[devices]
simulate = true

[[devices.bound]]
kind = "weight"
driver = "scale"
name = "Floor scale"
address = "C0:00:00:00:00:04"
"""


def test_a_whole_configuration_is_read(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(GOOD)
    found = load(file)
    assert found.devices.bound[0].kind is Kind.WEIGHT
    assert found.store_folder == Path("/var/lib/carepost")
    assert found.ca_file is None
    assert found.staff.technician_pin == ""
    assert found.staff.language == "en"
    assert (found.printer.receipt_dots, found.scanner.port) == (0, ""), "the print queue, and no scanner"


def test_a_receipt_printer_and_a_scanner_are_named_with_where_they_are(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    named = '[printer]\nkind = "escpos"\nport = "192.0.2.7:9100"\ndots = 384\n[scanner]\nport = "/dev/ttyACM0"\n'
    file.write_text(f"{GOOD}{named}")
    found = load(file)
    assert (found.printer.port, found.printer.receipt_dots) == ("192.0.2.7:9100", 384)
    assert (found.scanner.port, found.scanner.baud) == ("/dev/ttyACM0", 9600)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (GOOD.replace('station = "Hall"', 'staton = "Hall"'), ("line 3", "staton")),
        (GOOD.replace("simulate = true", 'simulate = "yes"'), ("line 7", "devices.simulate")),
        (GOOD.replace('mode = "training"', 'mode = "life"'), ("line 2", "mode")),
        (GOOD.replace('kind = "weight"', 'kind = "wait"'), ("kind",)),
        (GOOD.replace("[devices]", "[devices"), ("line 6",)),
        (GOOD.replace('mode = "training"', 'mode = "live"'), ("line 7", "devices.simulate")),
        (GOOD + '[staff]\nnurse_pin = "4711"\n', ("line 15", "staff.nurse_pin", "carepost pin")),
        (GOOD + '[clinic]\nurl = "hillside"\n', ("line 15", "clinic.url", "'hillside' is not an address")),
        (GOOD + '[clinic]\n\nurl = "http://192.0.2.2:8480"\n', ("line 16", "clinic.url", "is not encrypted")),
        (GOOD + '[clinic]\nca = "none.pem"\n', ("line 15", "clinic.ca", "none.pem")),
        (GOOD + '[staff]\nlanguage = "fr"\n', ("line 15", "staff.language", "fr")),
        (GOOD + '[printer]\nkind = "escpos"\n', ("line 15", "printer.port is missing")),
        (GOOD + '[printer]\nkind = "escpos"\nport = "a:9100"\ndots = 575\n', ("line 17", "printer.dots")),
        (GOOD + "[scanner]\nport = 7\n", ("line 15", "scanner.port")),
    ],
)
def test_a_wrong_configuration_names_file_line_and_key(tmp_path: Path, text: str, named: tuple[str, ...]) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(text)
    with pytest.raises(BadInputError) as caught:
        load(file)
    for part in ("kiosk.toml", *named):
        assert part in str(caught.value)


@pytest.mark.parametrize(
    "kept",
    ["scrypt$…", "scrypt$…$…", "scrypt$AAAA$AAAA", hashed("2468")[:-1], hashed("2468") + "$", f"{hashed('2468')} 2468"],
)
def test_a_pin_that_is_no_whole_hash_is_refused(tmp_path: Path, kept: str) -> None:
    (tmp_path / "kiosk.toml").write_text(f'{GOOD}[staff]\ntechnician_pin = "{kept}"\n')
    with pytest.raises(BadInputError, match=r"staff\.technician_pin is not what `carepost pin` prints"):
        load(tmp_path / "kiosk.toml")


def test_a_pin_as_it_is_printed_is_taken(tmp_path: Path) -> None:
    kept = hashed("2468")
    (tmp_path / "kiosk.toml").write_text(f'{GOOD}[staff]\nnurse_pin = "{kept}"\n')
    assert load(tmp_path / "kiosk.toml").staff.nurse_pin == kept


def test_two_devices_of_one_kind_are_refused(tmp_path: Path) -> None:
    second = '[[devices.bound]]\nkind = "weight"\ndriver = "scale"\nname = "Old scale"\naddress = "C0:00:00:00:00:05"\n'
    (tmp_path / "kiosk.toml").write_text(GOOD + second)
    with pytest.raises(BadInputError, match=r"line 14: devices\.bound has more than one device for weight"):
        load(tmp_path / "kiosk.toml")


def test_a_certificate_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(GOOD + '\n[clinic]\nca = "/nowhere/ca.pem"\n')
    with pytest.raises(BadInputError, match="/nowhere/ca"):
        load(file)


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_what_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_bytes(b"\xb6\xff")
    with pytest.raises(BadInputError, match="no text in UTF-8"):
        load(tmp_path / "kiosk.toml")


def test_a_station_sets_the_numbers_of_measuring(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text(f"{GOOD}[measuring]\nrest_s = 60\nalways_repeat = true\n")
    assert load(tmp_path / "kiosk.toml").measuring == PressureProtocol(rest_s=60, always_repeat=True)


@pytest.mark.parametrize(
    "wrong", ["rest_s = -1", "rest_s = nan", "readings = 1", "readings = 4", "repeat_systolic = inf", "pause = 3"]
)
def test_numbers_of_measuring_that_nobody_measures_by_are_named(tmp_path: Path, wrong: str) -> None:
    (tmp_path / "kiosk.toml").write_text(f"{GOOD}[measuring]\n{wrong}\n")
    with pytest.raises(BadInputError, match=rf"(?s)kiosk\.toml.*{wrong.split()[0]}"):
        load(tmp_path / "kiosk.toml")


@pytest.mark.parametrize("pace", ["nan", "0", "9.0"])
def test_a_pace_that_no_device_keeps_is_named(tmp_path: Path, pace: str) -> None:
    (tmp_path / "kiosk.toml").write_text(GOOD.replace("simulate = true", f"simulate = true\npace = {pace}"))
    with pytest.raises(BadInputError, match=r"line \d+: devices\.pace is wrong"):
        load(tmp_path / "kiosk.toml")


@pytest.mark.parametrize(
    ("furniture", "why"),
    [('["sofa"]', "no virtual device for 'sofa'"), ('["scale", "body-scale"]', "one device for weight")],
)
def test_furniture_that_no_room_has_is_named(tmp_path: Path, furniture: str, why: str) -> None:
    (tmp_path / "kiosk.toml").write_text(GOOD.replace("simulate = true", f"simulate = true\nfurniture = {furniture}"))
    with pytest.raises(BadInputError, match=rf"devices\.furniture is wrong: .*{why}"):
        load(tmp_path / "kiosk.toml")


def test_a_fault_that_no_device_has_is_named(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text(GOOD + '\n[devices.faults]\noxygen = "bogus"\n')
    with pytest.raises(BadInputError, match=r"line 16: devices\.faults\.oxygen is wrong: no fault is called 'bogus'"):
        load(tmp_path / "kiosk.toml")


def test_relative_paths_are_beside_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    (tmp_path / "ca.pem").write_text("")
    file = tmp_path / "kiosk.toml"
    text = 'mode = "live"\nstation = "Hall"\nstore = "store"\ninsecure_key_file = "hall.key"\n[clinic]\nca = "ca.pem"\n'
    file.write_text(text)
    found = load(file)
    assert (found.store_folder, found.key_file) == (tmp_path / "store", tmp_path / "hall.key")
    assert found.ca_file == tmp_path / "ca.pem"


def test_the_cameras_that_are_named_are_there_the_face_first(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(GOOD)
    assert load(file).camera.sources == {Role.FACE: "0"}
    file.write_text(GOOD + '[camera]\nface = "test"\ndocument = "/dev/video4"\nskin = "skin.png"\n')
    assert list(load(file).camera.sources.items()) == [
        (Role.FACE, "test"),
        (Role.SKIN, "skin.png"),
        (Role.DOCUMENT, "/dev/video4"),
    ]
    file.write_text(GOOD + '[camera]\nthroat = "2"\n')
    with pytest.raises(BadInputError, match="throat"):
        load(file)
