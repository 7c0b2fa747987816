"""The program itself: it says where it listens, ends when told to, and keeps what it confirmed when it is killed."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from care.fhir.bundle import bundle
from clinic.__main__ import main
from clinic.keys import key_for
from clinic.records import read
from clinic.settings import load
from clinic.store import DATABASE, open_store
from sync.client import ClinicClient
from sync.errors import UnreachableError
from sync.identity import KioskIdentity, new_private_key, public_jwk
from tests.worlds.visits import CHECKIN, STATION, WHOLE, minutes

ROOT = Path(__file__).resolve().parents[2]
WAIT_S = 60


@pytest.fixture
def config(tmp_path):
    file = tmp_path / "clinic.toml"
    file.write_text('name = "Test"\nmode = "training"\nport = 0\ndata = "records"\n')
    return file


def command(config: Path, *words: str) -> str:
    told = CliRunner().invoke(main, [*words, "--config", str(config)])
    assert told.exit_code == 0, told.output
    return told.output.strip()


class Program:
    """The server as a process."""

    def __init__(self, config: Path) -> None:
        line = [sys.executable, "-W", "error", "-m", "clinic", "--config", str(config)]
        self.process = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self._overdue = threading.Timer(WAIT_S, self.process.kill)
        self._overdue.start()
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline()
        self.url = self.said.split()[-1] if self.said else ""

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        self._overdue.cancel()
        self.process.kill()
        self.process.communicate()

    def end(self, number: signal.Signals) -> int:
        os.kill(self.process.pid, number)
        return self.process.wait(WAIT_S)


def test_it_says_where_it_listens_and_ends_gracefully(config):
    with Program(config) as program:
        assert program.said.startswith("Carepost clinic (training) listens at http://localhost:")
        assert httpx.get(f"{program.url}/fhir/metadata").status_code == 200
        assert program.end(signal.SIGTERM) in (0, -signal.SIGTERM)


def test_what_it_confirmed_survives_kill_9(config):
    key = new_private_key()
    confirmed: list[UUID] = []
    some = threading.Event()

    async def deliver(url: str, code: str) -> None:
        async with ClinicClient(url) as client:
            client_id = await client.enrol(code, public_jwk(key), "Hall")
        async with ClinicClient(url, KioskIdentity(client_id=client_id, private_key=key, clinic_url=url)) as client:
            for number in range(1, 1000):
                visit = replace(WHOLE, id=UUID(int=number << 8), readings=(), stills=(), said=())
                ident, body = bundle(visit, questionnaire=CHECKIN, mode="training", station=STATION, now=minutes(16))
                if (await client.transaction(body, str(ident))).status == 200:
                    confirmed.append(visit.id)
                if len(confirmed) == 5:
                    some.set()

    code = command(config, "enrol-code")
    with Program(config) as program:
        killer = threading.Thread(target=lambda: some.wait(WAIT_S) and program.end(signal.SIGKILL))
        killer.start()
        with pytest.raises(UnreachableError):  # in the middle of a delivery
            asyncio.run(deliver(program.url, code))
        killer.join()
    assert len(confirmed) >= 5
    settings = load(config)
    store = open_store(settings.data, key_for(settings, settings.data / DATABASE))
    for visit_id in confirmed:
        assert store.reading(lambda db, visit_id=visit_id: read(db, "Encounter", str(visit_id))) is not None
    store.close()
    with Program(config) as program:
        assert httpx.get(f"{program.url}/fhir/metadata").status_code == 200


def test_a_second_clinic_on_the_same_port_gets_a_sentence(config, tmp_path):
    with Program(config) as program:
        port = program.url.rpartition(":")[2]
        line = [sys.executable, "-m", "clinic", "--config", str(config), "--port", port]
        told = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=WAIT_S)
    assert told.returncode == 1
    assert "is another clinic running?" in told.stderr
    assert "Traceback" not in told.stderr


def test_the_keyboard_makes_links_codes_and_cards(config):
    assert "/first?token=" in command(config, "admin")
    assert "/first?token=" in command(config, "add-doctor")
    assert len(command(config, "enrol-code")) == 8
    seeded = json.loads(command(config, "seed-demo", "--seed", "5"))
    again = json.loads(command(config, "seed-demo", "--seed", "5"))
    assert seeded["password"] == again["password"]
    assert [one["id"] for one in seeded["patients"]] == [one["id"] for one in again["patients"]]
    assert len({one["given"] for one in seeded["patients"]}) == 3
    other = json.loads(command(config, "seed-demo", "--seed", "6"))
    assert other["patients"][0]["id"] != seeded["patients"][0]["id"]
    assert command(config, "card", "--patient", seeded["patients"][0]["id"]).count(".") == 2


def test_a_live_clinic_is_never_filled_with_training_data(tmp_path):
    config = tmp_path / "live.toml"
    config.write_text('mode = "live"\nkey = "file"\ndata = "records"\n')
    line = [sys.executable, "-m", "clinic", "seed-demo", "--config", str(config)]
    told = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=WAIT_S)
    assert told.returncode == 1
    assert "Only a training clinic" in told.stderr


def test_a_wrong_configuration_gets_a_sentence(tmp_path):
    config = tmp_path / "clinic.toml"
    config.write_text('mode = "training"\ncolour = "red"\n')
    line = [sys.executable, "-m", "clinic", "--config", str(config)]
    told = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=WAIT_S)
    assert told.returncode == 1
    assert told.stderr.strip().endswith("line 2: there is no setting called 'colour'")
