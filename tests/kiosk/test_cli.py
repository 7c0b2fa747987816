"""The one command, run as a technician runs it: real processes, sentences instead of tracebacks."""

import json
import os
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import main
from kiosk.pins import matches
from peripherals.codecs import TARGETS
from sync.keys import key_for
from sync.store import Store

ROOT = Path(__file__).resolve().parents[2]
VECTORS = json.loads((ROOT / "tests/peripherals/codecs/vectors.json").read_text())["vectors"]


def run(*arguments: str, **more: str) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, arguments, **more)  # type: ignore[arg-type]


def carepost(*arguments: str, timeout_s: float = 90) -> "subprocess.CompletedProcess[str]":
    """Run a command as a process of its own."""
    command = [sys.executable, "-c", "from kiosk.start import main; main()", *arguments]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=timeout_s, env=environment, check=False
    )


def config(folder: Path, more: str = "", store: str = "store") -> Path:
    file = folder / "kiosk.toml"
    file.write_text(
        f'mode = "training"\nstation = "Hall"\nstore = "{folder / store}"\n{more}\n'
        '[clinic]\nurl = "http://localhost:1"\n[devices]\nsimulate = true\n[camera]\nface = "test"\n'
    )
    return file


def a_sentence(told: str) -> bool:
    return "Traceback" not in told and len(told.strip().splitlines()) <= 3 and bool(told.strip())


# --- devices ----------------------------------------------------------------------------------------


def test_captured_frames_are_decoded_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "frames.jsonl"
    asked = [{key: vector[key] for key in ("id", "target", "hex")} for vector in VECTORS]
    file.write_text("\n".join(json.dumps(one) for one in asked))
    done = run("devices", "decode", "--jsonl", str(file))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [answer["id"] for answer in answers] == [vector["id"] for vector in VECTORS]
    for answer, vector in zip(answers, VECTORS, strict=True):
        expected = vector["expect"]
        assert answer.get("error") == expected.get("error"), (answer, vector)
        assert set(answer.get("fields", {})) >= set(expected.get("fields", {}))


def test_one_frame_is_decoded() -> None:
    done = run("devices", "decode", "2a35", "00780050005d00aabb")
    assert json.loads(done.stdout)["systolic"] == {"value": 120, "unit": "mmHg"}


def test_help_lists_what_can_be_decoded() -> None:
    told = run("devices", "decode", "--help").output
    assert all(target in told for target in TARGETS)


@pytest.mark.parametrize("frame", [("2a35", "00"), ("2a35", "zz"), ("9999", "00"), ("2a35",), ()])
def test_a_frame_that_is_none_is_a_sentence(frame: tuple[str, ...]) -> None:
    done = run("devices", "decode", *frame)
    assert done.exit_code != 0
    assert not done.exception or isinstance(done.exception, SystemExit)
    assert "Traceback" not in done.output


def test_a_simulated_blood_pressure_is_read_in_the_terminal() -> None:
    done = carepost("devices", "read", "blood-pressure", "--simulate", "--seed", "4", "--pace", "8")
    assert done.returncode == 0, done.stderr
    assert "mmHg" in done.stdout
    assert "simulated" in done.stdout


def test_an_unknown_kind_is_a_sentence_that_names_the_kinds() -> None:
    done = run("devices", "read", "mood")
    assert done.exit_code == 1
    assert "'mood'" in done.output
    assert "blood-pressure" in done.output
    assert a_sentence(done.output)


LEAD = Path(__file__).parents[1] / "care" / "ecg" / "mitbih100-min00-15.i16"


def test_a_recorded_lead_is_read_as_json() -> None:
    done = run("devices", "ecg", str(LEAD), "--rate", "360", "--json")
    told = json.loads(done.output)
    assert len(told["beats_s"]) == 1141
    assert told["beats_s"][0] == pytest.approx(0.214, abs=0.15)
    assert told["windows"][0].keys() == {"start_s", "rate_bpm", "quality"}


def test_a_recorded_lead_is_shown_as_a_table() -> None:
    done = run("devices", "ecg", str(LEAD), "--rate", "360")
    assert "1141 beats in 900 s" in done.output
    assert "14:30" in done.output


@pytest.mark.parametrize(("samples", "rate", "says"), [(b"abc", "360", "is cut"), (bytes(2000), "36", "100 to 1000")])
def test_a_lead_that_cannot_be_read_is_explained(tmp_path: Path, samples: bytes, rate: str, says: str) -> None:
    file = tmp_path / "lead.i16"
    file.write_bytes(samples)
    done = run("devices", "ecg", str(file), "--rate", rate)
    assert done.exit_code != 0
    assert says in done.output


def test_a_station_lists_its_devices(tmp_path: Path) -> None:
    more = '[[devices.bound]]\nkind = "weight"\ndriver = "scale"\nname = "Floor scale"\naddress = "C0:00:00:00:00:04"\n'
    file = config(tmp_path)
    file.write_text(file.read_text() + more)
    done = run("devices", "list", "--config", str(file))
    assert done.exit_code == 0, done.output


def test_captured_bytes_that_are_no_text_are_told_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "frames.jsonl"
    file.write_bytes(b"\xb6\xff\x00\n" + json.dumps({"id": "a", "target": "2a35", "hex": "00"}).encode())
    done = run("devices", "decode", "--jsonl", str(file))
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [None, "a"]
    assert done.exit_code == 0


@pytest.mark.parametrize("pace", ["nan", "0", "9"])
def test_a_pace_that_is_none_is_a_sentence(pace: str) -> None:
    done = run("devices", "read", "weight", "--simulate", "--pace", pace)
    assert done.exit_code == 2
    assert "'--pace'" in done.output


def test_a_port_that_is_not_there_is_a_sentence_with_what_to_do(tmp_path: Path) -> None:
    more = '[[devices.bound]]\nkind = "oxygen"\ndriver = "nonin-df2"\nname = "Clip"\nport = "/dev/nothing-here"\n'
    file = config(tmp_path)
    file.write_text(file.read_text() + more)
    done = run("devices", "read", "oxygen", "--config", str(file))
    assert done.exit_code == 1
    assert "No value: /dev/nothing-here cannot be opened: No such file or directory [not-found]" in done.output
    assert "carepost devices scan" in done.output


# --- the outbox -------------------------------------------------------------------------------------


def test_invented_encounters_wait_in_the_outbox(tmp_path: Path) -> None:
    store = tmp_path / "store"
    done = run("simulate", "encounters", "3", "--store", str(store), "--seed", "5")
    assert done.exit_code == 0, done.output
    told = json.loads(run("sync", "status", "--store", str(store), "--json").stdout)
    assert (told["pending"], told["delivered"], told["quarantined"]) == (3, 0, 0)
    assert told["oldest_age_s"] >= 0
    plain = run("sync", "status", "--store", str(store))
    assert "pending" in plain.output


def test_status_of_a_store_that_is_not_there_is_a_sentence_and_makes_none(tmp_path: Path) -> None:
    done = run("sync", "status", "--store", str(tmp_path / "nowhere"))
    assert done.exit_code == 1
    assert a_sentence(done.output)
    assert not (tmp_path / "nowhere").exists()


def test_a_store_that_is_not_there_is_not_drained(tmp_path: Path) -> None:
    done = run("sync", "drain", "--to", "http://localhost:1/fhir", "--store", str(tmp_path / "nowhere"))
    assert done.exit_code == 1
    assert "there is no store" in done.output
    assert not (tmp_path / "nowhere").exists()


def test_status_wants_to_know_which_store() -> None:
    done = run("sync", "status")
    assert done.exit_code == 1
    assert "--store" in done.output


def test_the_outbox_is_not_drained_while_a_kiosk_holds_it(tmp_path: Path) -> None:
    store = Store.open(tmp_path, key_for(tmp_path, "training"))
    try:
        done = run("sync", "drain", "--to", "http://localhost:1/fhir", "--store", str(tmp_path))
    finally:
        store.close()
    assert done.exit_code == 1
    assert "store-busy" in done.output


def test_a_server_that_is_away_leaves_all_waiting(tmp_path: Path) -> None:
    run("simulate", "encounters", "1", "--store", str(tmp_path / "store"))
    done = run(
        "sync", "drain", "--to", "http://localhost:1/fhir", "--store", str(tmp_path / "store"), "--backoff-cap", "0.1"
    )
    assert done.exit_code == 1
    assert "1 waiting" in done.output
    assert "http://localhost:1/fhir takes nothing now: unreachable" in done.output


@pytest.mark.parametrize("wait", ["nan", "0", "-1"])
def test_a_longest_wait_that_is_none_is_a_sentence(tmp_path: Path, wait: str) -> None:
    done = run("sync", "drain", "--to", "http://localhost:1/fhir", "--store", str(tmp_path), "--backoff-cap", wait)
    assert done.exit_code == 2
    assert "'--backoff-cap'" in done.output


@pytest.mark.parametrize("place", ["a file", "a file/store"])
def test_a_store_that_cannot_be_made_is_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").touch()
    done = run("simulate", "encounters", "1", "--store", str(tmp_path / place))
    assert done.exit_code == 1
    assert "store-no-key" in done.output
    assert a_sentence(done.output)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    done = run("demo", "--autopilot", "--out", str(tmp_path / "a file" / "out"))
    assert done.exit_code == 1
    assert a_sentence(done.output)


# --- the station ------------------------------------------------------------------------------------


def test_a_wrong_configuration_is_a_sentence_with_file_line_and_key(tmp_path: Path) -> None:
    file = config(tmp_path, 'colour = "green"')
    for command in (("kiosk", "--config", str(file)), ("devices", "list", "--config", str(file))):
        done = carepost(*command)
        assert done.returncode != 0
        assert a_sentence(done.stderr), done.stderr
        for part in ("kiosk.toml", "line 4", "colour"):
            assert part in done.stderr


def test_a_second_kiosk_on_the_same_store_is_refused_with_a_sentence(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store", key_for(tmp_path / "store", "training"))
    try:
        done = carepost("kiosk", "--config", str(config(tmp_path)), "--size", "640x480")
    finally:
        store.close()
    assert done.returncode == 65
    (sentence,) = [line for line in done.stderr.splitlines() if line.startswith("carepost:")]
    assert "store" in sentence
    assert "Traceback" not in done.stderr


def test_a_size_that_is_none_ends_for_good_with_a_sentence(tmp_path: Path) -> None:
    done = carepost("kiosk", "--config", str(config(tmp_path)), "--size", "big", timeout_s=20)
    assert done.returncode == 2
    assert "1080x1920@4" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_signal_meant_for_the_clinic_reaches_it(tmp_path: Path) -> None:
    file = tmp_path / "clinic.toml"
    file.write_text('mode = "training"\nport = 0\ndata = "records"\n')
    command = [sys.executable, "-c", "from kiosk.start import main; main()", "clinic", "--config", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as clinic:
        assert clinic.stdout is not None
        assert "listens at" in clinic.stdout.readline()
        clinic.terminate()
        assert clinic.wait(20) in (0, -15)
        assert clinic.stdout.read() == ""  # the pipe is closed: nobody of the clinic is left


def test_a_demo_that_is_told_to_end_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from kiosk.start import main; main()", "demo", "--size", "640x480"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, env=environment) as demo:
        assert demo.stderr is not None
        told = [*takewhile(lambda line: "Ctrl+C ends the demo" not in line, demo.stderr)]
        demo.terminate()
        assert demo.wait(40) == 143
    assert list(tmp_path.glob("carepost-demo-*")) == []
    for part in ("http://localhost:", "password", "nurse's PIN", "technician's PIN"):
        assert any(part in line for line in told), part


def test_a_live_store_with_a_key_file_is_drained_with_its_configuration(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('mode = "live"\nstation = "Hall"\nstore = "store"\ninsecure_key_file = "hall.key"\n')
    key = key_for(tmp_path / "store", "live", insecure_key_file=tmp_path / "hall.key")
    Store.open(tmp_path / "store", key).close()
    done = run("sync", "drain", "--to", "http://localhost:1/fhir", "--config", str(file))
    assert (done.exit_code, "0 waiting" in done.output) == (0, True), done.output


def test_a_pin_is_printed_as_a_hash_and_a_weak_one_refused() -> None:
    done = run("pin", "--pin", "2468")
    assert matches("2468", done.stdout.strip())
    for weak in ("123", "abcd"):
        assert run("pin", "--pin", weak).exit_code == 1


def test_help_names_every_command() -> None:
    told = run("--help").output
    for command in ("kiosk", "clinic", "enrol", "pin", "check", "demo", "devices", "sync", "simulate"):
        assert command in told


def test_help_lists_what_a_station_takes() -> None:
    told = run("kiosk", "--help").output
    for option in ("--config", "--size", "--log"):
        assert option in told


def test_version_is_told() -> None:
    assert run("--version").exit_code == 0
