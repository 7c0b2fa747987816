"""The preflight tries each part for real; what fails says what to do."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from msgspec.structs import replace

from care.vitals import Kind
from kiosk import enrol, health, printer
from kiosk.health import Row, preflight
from kiosk.pins import hashed
from kiosk.settings import Printer, Settings, load
from peripherals import receipt_printer
from peripherals.bindings import FILE, Bindings, Bound
from peripherals.simulator.code_scanner import CodeScanner
from peripherals.simulator.receipt_printer import PrinterFault, ReceiptPrinter
from sync.keys import key_for
from sync.store import Store
from tests.worlds.clinic_server import ClinicServer
from tests.worlds.print_queue import PrintQueue

ROOT = Path(__file__).resolve().parents[2]


def config(folder: Path, more: str = "") -> Path:
    file = folder / "kiosk.toml"
    file.write_text(
        f'mode = "training"\nstation = "Hall"\nstore = "{folder / "store"}"\n\n[clinic]\nurl = "http://localhost:1"\n{more}'
    )
    return file


def by_part(rows: list[Row]) -> dict[str, Row]:
    assert len({row.part for row in rows}) == len(rows)
    return {row.part: row for row in rows}


def test_every_part_of_this_build_works() -> None:
    rows = by_part(preflight(None))
    for part in ("python", "store engine", "window", "call engine", "bluetooth", "codes", "content"):
        assert rows[part].result == "pass", rows[part]
    assert rows["station"].result == "skip"
    assert rows["station"].remedy


def test_a_station_is_looked_at_part_by_part(tmp_path: Path) -> None:
    Store.open(tmp_path / "store", key_for(tmp_path / "store", "training")).close()
    staff = f'[staff]\nnurse_pin = "{hashed("2468")}"\ntechnician_pin = "{hashed("9753")}"\n'
    rows = by_part(preflight(config(tmp_path, f"[devices]\nsimulate = true\n{staff}")))
    assert {part: rows[part].result for part in ("station", "store", "disk", "pins", "clinic", "devices")} == {
        "station": "pass",
        "store": "pass",
        "disk": "pass",
        "pins": "pass",
        "clinic": "fail",
        "devices": "skip",
    }


def test_what_fails_or_is_skipped_says_what_to_do(tmp_path: Path) -> None:
    rows = preflight(config(tmp_path))
    wanting = [row for row in rows if row.result != "pass"]
    assert {"store", "pins", "clinic", "devices"} <= {row.part for row in wanting}
    assert all(row.remedy for row in wanting)
    assert not (tmp_path / "store").exists()  # looking makes no store


def test_a_store_in_use_is_no_failure_and_a_foreign_one_is(tmp_path: Path) -> None:
    file = config(tmp_path)
    store = Store.open(tmp_path / "store", key_for(tmp_path / "store", "training"))
    try:
        assert by_part(preflight(file))["store"].result == "pass"
    finally:
        store.close()
    key = (tmp_path / "store" / "store.key").read_bytes()
    (tmp_path / "store" / "store.key").write_bytes(bytes(reversed(key)))
    row = by_part(preflight(file))["store"]
    assert (row.result, bool(row.remedy)) == ("fail", True)


def test_a_wrong_configuration_is_a_row_not_a_traceback(tmp_path: Path) -> None:
    row = by_part(preflight(config(tmp_path, "colour = 1\n")))["station"]
    assert row.result == "fail"
    assert "colour" in row.found
    assert row.remedy


def test_a_probe_that_breaks_is_a_row_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> str:
        raise ImportError("libqt is not there")

    monkeypatch.setattr(health, "_PARTS", (("window", broken, "install the packaged build again"),))
    row = by_part(preflight(None))["window"]
    assert row == Row(
        part="window",
        result="fail",
        found="ImportError: libqt is not there",
        remedy="install the packaged build again",
    )


@pytest.mark.parametrize(
    ("ahead_s", "result", "word"), [(3, "pass", "agrees"), (61, "fail", "ahead"), (-3600, "fail", "behind")]
)
def test_a_clock_that_is_not_the_clinics_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahead_s: int, result: str, word: str
) -> None:
    class Skewed(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.now(tz) + timedelta(seconds=ahead_s)

    file = config(tmp_path)
    with ClinicServer(tmp_path / "clinic") as clinic:
        file.write_text(file.read_text().replace("http://localhost:1", clinic.url))
        monkeypatch.setattr(enrol, "datetime", Skewed)
        row = by_part(preflight(file))["clock"]
    assert (row.result, word in row.found) == (result, True), row
    assert by_part(preflight(file))["clock"].result == "skip"  # the clinic is gone


def test_a_full_disk_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "DISK_FREE_MIN_MIB", 2**40)
    row = by_part(preflight(config(tmp_path)))["disk"]
    assert (row.result, row.remedy) == ("fail", "make room on the disk")


def test_the_command_tells_it_as_json_and_by_its_exit_code(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kiosk.cli", "check", "--json", "--config", str(config(tmp_path))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert told["ok"] is False
    assert {"part", "result", "found", "remedy"} == set(told["parts"][0])


def test_a_store_that_does_not_open_is_one_failure_not_two(tmp_path: Path) -> None:
    file = config(tmp_path)
    Store.open(tmp_path / "store", key_for(tmp_path / "store", "training")).close()
    (tmp_path / "store" / "store.key").unlink()
    with ClinicServer(tmp_path / "clinic") as clinic:
        file.write_text(file.read_text().replace("http://localhost:1", clinic.url))
        rows = by_part(preflight(file))
    assert (rows["store"].result, rows["clinic"].result) == ("fail", "skip")
    assert f"{clinic.url} answers" in rows["clinic"].found


def test_a_clinic_that_nobody_reaches_is_a_failure_before_there_is_a_store(tmp_path: Path) -> None:
    rows = by_part(preflight(config(tmp_path)))
    assert (rows["store"].result, rows["clinic"].result, rows["clock"].result) == ("skip", "fail", "skip")
    assert "the address under [clinic]" in rows["clinic"].remedy


@pytest.mark.parametrize("url", ["hillside", "http://192.0.2.2:8480"])
def test_a_wrong_address_is_a_failure_that_names_its_line(tmp_path: Path, url: str) -> None:
    file = config(tmp_path)
    file.write_text(file.read_text().replace("http://localhost:1", url))
    rows = by_part(preflight(file))
    assert rows["station"].result == "fail"
    assert f"{file}, line 6: clinic.url is wrong: '{url}' is not" in rows["station"].found
    assert "clinic" not in rows


@pytest.mark.parametrize(
    ("bound", "named"),
    [
        ('kind = "weight"\ndriver = "magic"\naddress = "C0:00:00:00:00:04"', "magic"),
        ('kind = "oxygen"\ndriver = "nonin-df2"\naddress = "C0:00:00:00:00:04"', "no port"),
        ('kind = "weight"\ndriver = "scale"\nport = "/dev/ttyUSB0"', "no address"),
        ('kind = "oxygen"\ndriver = "blood-pressure"\naddress = "C0:00:00:00:00:04"', "blood-pressure, not oxygen"),
    ],
)
def test_a_device_that_cannot_be_bound_fails(tmp_path: Path, bound: str, named: str) -> None:
    more = f'[[devices.bound]]\nname = "Clip"\n{bound}\n'
    row = by_part(preflight(config(tmp_path, more)))["devices"]
    assert row.result == "fail"
    assert named in row.found


def test_a_device_that_the_technician_bound_is_found_and_its_calibration_watched(tmp_path: Path) -> None:
    path = config(tmp_path)
    cuff = Bound(
        kind=Kind.BLOOD_PRESSURE,
        driver="blood-pressure",
        name="Cuff, room 2",
        address="C0:00:00:00:00:04",
        bound_at=datetime(2026, 1, 2, tzinfo=UTC),
        calibration_due=date(9999, 1, 1),
    )
    here = Bindings(load(path).store_folder)
    here.bind(cuff)
    rows = by_part(preflight(path))
    assert (rows["devices"].result, rows["devices"].found) == ("skip", "bound, not tried: Cuff, room 2")
    assert rows["calibration"].result == "pass"
    assert "radio" in rows
    here.bind(replace(cuff, calibration_due=date(2026, 1, 2)))
    late = by_part(preflight(path))["calibration"]
    assert (late.result, late.found) == ("fail", "Cuff, room 2 since 2026-01-02")


def test_a_ruined_list_of_devices_and_a_driver_that_does_not_load_are_rows(tmp_path: Path) -> None:
    path = config(tmp_path, '[devices]\ndrivers = ["acme"]\n')
    folder = load(path).store_folder
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_text("{")
    rows = by_part(preflight(path))
    assert rows["devices"].result == "fail"
    assert "no list of bound devices" in rows["devices"].found
    assert (folder / FILE).read_text() == "{"
    assert rows["drivers"].result == "fail"
    assert "acme was not loaded" in rows["drivers"].found


def test_the_camera_is_opened(tmp_path: Path) -> None:
    def row(face: str) -> Row:
        return by_part(preflight(config(tmp_path, f'[camera]\nface = "{face}"\n')))["camera"]

    assert row("test").result == "skip"
    assert row("/dev/no-camera").result == "fail"


def test_each_exam_camera_is_opened_too(tmp_path: Path) -> None:
    cameras = '[camera]\nface = "test"\nscope = "/dev/no-camera"\nskin = "test"\n'
    rows = by_part(preflight(config(tmp_path, cameras)))
    assert rows["camera, throat and ear"].result == "fail"
    assert "camera.scope" in rows["camera, throat and ear"].remedy
    assert rows["camera, skin"].result == "skip"
    assert "camera, document" not in rows


def test_the_print_queue_is_asked(tmp_path: Path, queue: PrintQueue) -> None:
    def row() -> Row:
        return by_part(preflight(config(tmp_path)))["printer"]

    assert (row().result, row().found) == ("skip", "no default printer; plans go to phones only")
    queue.add_printer("Desk")
    assert row().result == "pass"
    queue.tell("cupsreject", "Desk")
    assert (row().result, row().found) == ("fail", "Desk is stopped or takes no pages")
    assert row().remedy == "start it with cupsenable Desk and cupsaccept Desk"
    queue.tell("cupsaccept", "Desk")
    page = tmp_path / "plan.pdf"
    page.write_bytes(b"%PDF-1.4")
    queue.run_out_of_paper(page)
    assert (row().result, row().found) == ("fail", "Desk has no paper")


@pytest.mark.parametrize(
    ("fault", "result", "word", "remedy"),
    [
        (None, "pass", "ready", ""),
        (PrinterFault.PAPER_LOW, "pass", "paper-low", "put in a new roll"),
        (PrinterFault.PAPER_OUT, "fail", "no-paper", "put in a new roll"),
        (PrinterFault.COVER_OPEN, "fail", "cover-open", "close its cover"),
        (PrinterFault.OFFLINE, "fail", "stopped", "switch it off and on"),
        (PrinterFault.NO_ANSWER, "fail", "no-answer", "printer.port"),
    ],
)
def test_a_receipt_printer_is_asked_and_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, fault: PrinterFault | None, result: str, word: str, remedy: str
) -> None:
    monkeypatch.setattr(receipt_printer, "ASK_S", 0.2)
    virtual = ReceiptPrinter()
    virtual.paper.fault = fault
    printer = Printer(kind="escpos", port=virtual.where)
    row = health._receipt_printer(Settings(mode="training", station="Hall", store="s", printer=printer))
    virtual.close()
    assert (row.part, row.result, row.found) == ("printer", result, f"{printer.port}: {word}")
    assert remedy in row.remedy
    assert virtual.paper.receipts == []


def test_a_scanner_on_a_serial_port_is_opened(tmp_path: Path) -> None:
    virtual = CodeScanner()
    virtual.start()
    file = config(tmp_path, f'[scanner]\nport = "{virtual.path}"\n')
    assert by_part(preflight(file))["scanner"].result == "pass"
    virtual.stop()
    gone = by_part(preflight(file))["scanner"]
    assert (gone.result, "plug it in" in gone.remedy) == ("fail", True)
    assert by_part(preflight(config(tmp_path)))["scanner"].result == "skip"


def test_a_print_queue_that_hangs_is_said_so(
    tmp_path: Path, queue: PrintQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "ASK_S", 0.2)
    with queue.hanging():
        row = by_part(preflight(config(tmp_path)))["printer"]
    assert (row.result, row.found) == ("fail", "the print queue does not answer")


def test_a_clinic_of_the_other_mode_is_told_as_that(tmp_path: Path) -> None:
    Store.open(tmp_path / "store", key_for(tmp_path / "store", "training")).close()
    file = config(tmp_path)
    with ClinicServer(tmp_path / "clinic", mode="live", key="file") as clinic:
        file.write_text(file.read_text().replace("http://localhost:1", clinic.url))
        row = by_part(preflight(file))["clinic"]
    assert row.result == "fail"
    assert "is a live clinic and this station is set to training" in row.found
    assert "mode" in row.remedy
