"""The preflight tries each part for real; what fails says what to do."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import health
from kiosk.health import Row, preflight
from kiosk.pins import hashed
from sync.store import Store

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
    assert {"pins", "clinic", "devices"} <= {row.part for row in wanting}
    assert all(row.remedy for row in wanting)


def test_a_store_in_use_is_no_failure_and_a_foreign_one_is(tmp_path: Path) -> None:
    file = config(tmp_path)
    preflight(file)
    key = (tmp_path / "store" / "store.key").read_bytes()
    from sync.keys import key_for

    store = Store.open(tmp_path / "store", key_for(tmp_path / "store", "training"))
    try:
        assert by_part(preflight(file))["store"].result == "pass"
    finally:
        store.close()
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
