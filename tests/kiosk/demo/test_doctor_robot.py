"""The demo's doctor in a real Chromium, against a scripted clinic with a station that calls."""

import json
import subprocess
import sys
from pathlib import Path

from care.vitals import Oxygen
from kiosk.demo.plans import plan_for
from tests.worlds.console_clinic import NAME, PASSWORD, Clinic
from tests.worlds.console_rows import reading, visit

ROOT = Path(__file__).parents[3]
SEEN = (
    "signed-in",
    "on-call",
    "accepted",
    "first_frame",
    "moving",
    "sound",
    "chat-received",
    "reading-received",
    "still-received",
    "ended",
    "closed",
)


def robot(clinic: Clinic, events: Path, password: str, timeout_s: int) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "kiosk.demo.doctor_robot", "--url", clinic.url, "--name", NAME]
    more = [f"--password={password}", "--events", str(events), "--timeout", str(timeout_s)]
    return subprocess.run([*command, *more], cwd=ROOT, check=False, timeout=timeout_s + 30)


def lines(events: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in events.read_text().splitlines()]


def test_it_does_a_doctors_whole_part(tmp_path):
    row = visit(
        "Halima O.", "Sore throat", "soon", 1, language="ar", readings=(reading(Oxygen(saturation=97, pulse=80)),)
    )
    with Clinic([row]) as clinic:
        done = robot(clinic, tmp_path / "events.jsonl", PASSWORD, 90)
        told = {line["event"]: line for line in lines(tmp_path / "events.jsonl")}
        assert done.returncode == 0, told
        assert set(SEEN) <= set(told)
        assert str(told["browser"]["browser"]).startswith("Chromium ")
        assert (told["still-received"]["width"], told["still-received"]["height"]) == (1920, 1080)
        plan = clinic.plans[str(row.card.visit_id)]
        assert plan.diagnosis == plan_for("Sore throat", "ar").diagnosis
        assert plan.medicines[0].midday == 1
        assert "SpO2" in clinic.notes[str(row.card.visit_id)]["finds"]


def test_it_says_what_it_could_not_do(tmp_path):
    with Clinic([]) as clinic:
        done = robot(clinic, tmp_path / "events.jsonl", "not the password", 8)
    assert done.returncode == 1
    assert [line["event"] for line in lines(tmp_path / "events.jsonl")] == ["browser", "trouble"]
