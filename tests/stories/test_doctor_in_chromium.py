"""A whole visit with a doctor in a real Chromium: both see, hear, write and measure, and the plan is on the screen.

The kiosk's window is on an X screen of our own, its sound on a sound server of our own; both are looked at from
outside while `carepost demo --autopilot` runs as it does for anybody.
"""

import json
import os
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from kiosk.media.audio import RATE_HZ, TestVoice
from tests.worlds.pulse import pulse_room
from tests.worlds.x_screen import Pixels, XScreen, x_screen

pytestmark = pytest.mark.needs_window

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 540, 960
VISIT_S = 150.0
LOOK_S = 0.25
HEARD_HZ = 8000
GREETING = "Can you read this?"


@dataclass
class Seen:
    """What was seen and heard from outside, and what the programs wrote."""

    out: Path
    exit_code: int = -1
    looks: list[tuple[str, Pixels]] = field(default_factory=list)
    heard: list[tuple[str, float]] = field(default_factory=list)

    def report(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads((self.out / "report.json").read_text())
        return told

    def doctor(self) -> dict[str, dict[str, Any]]:
        return {line["event"]: line for line in lines(self.out / "doctor.jsonl")}

    def bundle(self) -> list[dict[str, Any]]:
        entries = json.loads((self.out / "bundle.json").read_bytes())["entry"]
        return [entry["resource"] for entry in entries]

    def in_call(self) -> list[Pixels]:
        """The screen while both talk."""
        talking = ("moving", "sound", "chat-sent", "still-received", "reading-received", "note-saved", "chat-received")
        return [look for stage, look in self.looks if stage in talking]


def lines(path: Path) -> list[dict[str, Any]]:
    """Read what is written so far; a last line that is still being written waits."""
    text = path.read_text() if path.exists() else ""
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


@contextmanager
def somebody_speaks(folder: Path, environment: dict[str, str]) -> Iterator[None]:
    """A voice in the room of the kiosk's microphone."""
    voice, said = folder / "voice.wav", TestVoice(3)
    with wave.open(str(voice), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE_HZ)
        while sound.getnframes() < VISIT_S * RATE_HZ:
            sound.writeframes(said.hear().tobytes())
    with subprocess.Popen(["paplay", "--device=room", str(voice)], env=environment) as speaking:
        yield
        speaking.terminate()


@contextmanager
def ear(folder: Path, environment: dict[str, str]) -> Iterator[Path]:
    """Write down what comes out of the kiosk's loudspeaker."""
    heard = folder / "heard.raw"
    command = ["parec", "--device=speaker.monitor", "--format=s16le", f"--rate={HEARD_HZ}", "--channels=1", "--raw"]
    with heard.open("wb") as file, subprocess.Popen(command, env=environment, stdout=file) as listening:
        yield heard
        listening.terminate()


def loudness(heard: Path, start: int) -> tuple[float, int]:
    """The RMS of what was heard since byte `start` (0 to 1), and where the next begins."""
    with heard.open("rb") as file:
        file.seek(start)
        new = file.read()
    new = new[: len(new) // 2 * 2]
    samples = np.frombuffer(new, np.int16).astype(np.float64) / 32768
    return (float(np.sqrt((samples**2).mean())) if len(samples) else 0.0), start + len(new)


def watch(seen: Seen, demo: "subprocess.Popen[bytes]", screen: XScreen, heard: Path) -> None:
    """Look and listen until the demo ends, each time with the last thing that the doctor wrote down."""
    end, at = time.monotonic() + VISIT_S, 0
    while demo.poll() is None:
        assert time.monotonic() < end, f"the visit took too long; last {seen.looks[-1][0]}"
        noted = lines(seen.out / "doctor.jsonl")
        stage = noted[-1]["event"] if noted else "start"
        loud, at = loudness(heard, at)
        seen.looks.append((stage, screen.look()))
        seen.heard.append((stage, loud))
        time.sleep(LOOK_S)  # how often to look
    seen.exit_code = demo.returncode


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    folder = tmp_path_factory.mktemp("visit")
    (folder / "pulse").mkdir(mode=0o700)
    command = [sys.executable, "-m", "kiosk.cli", "demo", "--autopilot", "--out", str(folder / "out")]
    seen = Seen(folder / "out")
    with x_screen(folder, WIDTH, HEIGHT) as screen, pulse_room(folder / "pulse") as sound:
        around = {"PATH": os.environ["PATH"], **sound}
        environment = os.environ | sound | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        environment.pop("WAYLAND_DISPLAY", None)
        with (
            somebody_speaks(folder, around),
            ear(folder, around) as heard,
            subprocess.Popen([*command, "--size", f"{WIDTH}x{HEIGHT}@2"], cwd=ROOT, env=environment) as demo,
        ):
            try:
                watch(seen, demo, screen, heard)
            finally:
                demo.terminate()
    return seen


def changed(one: Pixels, other: Pixels) -> float:
    """The share of pixels that look different."""
    return float((np.abs(one - other) > 12).mean())


def part(look: Pixels, top: float, bottom: float, left: float, right: float) -> Pixels:
    rows, columns = look.shape
    return look[int(top * rows) : int(bottom * rows), int(left * columns) : int(right * columns)]


def test_the_visit_arrived_and_a_real_browser_was_there(seen: Seen) -> None:
    assert seen.exit_code == 0
    report = seen.report()
    assert report["real"]["browser"].startswith("Chromium")
    assert report["delivery"]["state"] == "delivered"
    assert report["delivery"]["read_back"] is True
    assert report["call"]["seconds"] >= 10
    assert report["pace"] <= 8


def test_the_patient_sees_moving_pictures(seen: Seen) -> None:
    """The doctor's picture moves on the X screen, and so does the patient's own."""
    looks = seen.in_call()
    assert len(looks) >= 10
    pairs = list(pairwise(looks))
    doctor = [changed(part(one, 0.15, 0.6, 0.1, 0.7), part(other, 0.15, 0.6, 0.1, 0.7)) for one, other in pairs]
    itself = [changed(part(one, 0.09, 0.2, 0.75, 0.94), part(other, 0.09, 0.2, 0.75, 0.94)) for one, other in pairs]
    assert sum(share > 0.005 for share in doctor) >= len(pairs) * 0.6, doctor
    assert sum(share > 0.0 for share in itself) >= len(pairs) * 0.3, itself


def test_what_does_not_move_does_not_change(seen: Seen) -> None:
    """The negative control: in the same looks the bar above the call stands still, so change is not noise."""
    looks = seen.in_call()
    bar = [changed(part(one, 0.0, 0.06, 0.1, 1.0), part(other, 0.0, 0.06, 0.1, 1.0)) for one, other in pairwise(looks)]
    assert sum(share == 0.0 for share in bar) >= len(bar) * 0.8, bar


def test_the_doctor_sees_moving_pictures_for_ten_seconds(seen: Seen) -> None:
    noted = seen.doctor()
    assert noted["moving"]["changed"] > 1
    assert noted["moved-on"]["seconds"] >= 10


def test_each_hears_the_other_and_before_the_call_there_was_silence(seen: Seen) -> None:
    assert seen.doctor()["sound"]["loudness"] > 0.003
    before = [loud for stage, loud in seen.heard if stage in ("start", "browser", "signed-in", "on-call")]
    during = [loud for stage, loud in seen.heard if stage in ("chat-sent", "still-received", "reading-received")]
    assert max(before) < 0.001
    assert max(during) > 0.003
    assert sum(loud > 0.001 for loud in during) >= len(during) * 0.3


def test_they_wrote_to_each_other(seen: Seen) -> None:
    talk = [one["payload"][0]["contentString"] for one in seen.bundle() if one["resourceType"] == "Communication"]
    assert any(GREETING in line for line in talk), "the patient's side received the doctor's line"
    assert seen.doctor()["chat-received"]["text"] in talk, "and the doctor the patient's"


def test_the_doctor_asked_for_a_blood_pressure_and_got_the_one_that_was_sent(seen: Seen) -> None:
    noted = seen.doctor()["reading-received"]
    systolic, diastolic = (float(number) for number in noted["value"].split()[0].split("/"))
    sent = [(reading["code"], reading["value"]) for reading in seen.report()["readings"]]
    assert ("8480-6", systolic) in sent
    assert ("8462-4", diastolic) in sent
    assert sum(code == "8480-6" for code, _ in sent) == 2, "one before the call, one in it"


def test_the_patients_screen_showed_the_plan_that_the_doctor_signed(seen: Seen) -> None:
    """The code on the screen is the plan's own text: what a phone reads from the picture is what was signed."""
    diagnosis = seen.doctor()["closed"]["diagnosis"]
    names = [step["name"] for step in seen.report()["steps"]]
    assert names.index("plan") > names.index("call")
    (picture,) = (seen.out / "screens").glob("*-plan-qr.png")
    read = [code.text for code in zxingcpp.read_barcodes(np.asarray(Image.open(picture).convert("L")))]
    assert any(diagnosis in text for text in read), read
    (shown,) = [one for one in seen.bundle() if one["resourceType"] == "Composition"]
    assert diagnosis in json.dumps(shown)


def test_there_is_a_picture_of_every_screen_on_the_way(seen: Seen) -> None:
    pictured = {path.stem.partition("-")[2] for path in (seen.out / "screens").glob("*.png")}
    for page in ("attract", "language", "safety", "reason", "consent", "question", "vitals", "measure", "result"):
        assert page in pictured
    assert {"review", "call", "plan", "goodbye"} <= pictured
