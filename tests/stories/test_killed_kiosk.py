"""A kiosk killed at any screen: nothing that was confirmed is lost, and the next patient sees nothing of it."""

import base64
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import psutil
import pytest
from msgspec.structs import replace
from PIL import Image

from care.checkin import Page
from care.encounter import Visit, from_bytes
from care.people import Provisional
from sync.keys import key_for
from sync.records import State
from sync.store import Store
from tests.worlds.killable_station import WAYS
from tests.worlds.recording_world import PINS
from tests.worlds.windowed import Place, stopped_at, until

EDGE_PX, RED_IN_GREY = 12, 84
"""How broad at most the edge of an alarm is in these pictures, and what its red is in them."""

ROOT = Path(__file__).resolve().parents[2]
UNSAVED = frozenset({Page.LANGUAGE})
"""Before the first answer there is nothing to keep."""


MEASURES = frozenset({Page.MEASURE, Page.PAUSE, Page.RESULT, Page.TROUBLE})
"""Only these need the simulated devices, which take a while to start."""


@pytest.fixture(scope="module")
def clinic() -> Iterator[str]:
    """A clinic that never answers: who asks it waits, as on the page that says that we are looking."""
    with socket.create_server(("127.0.0.1", 0), backlog=200) as door:
        yield f"http://localhost:{door.getsockname()[1]}"


def config(folder: Path, clinic: str, *, devices: bool = False) -> Path:
    file = folder / ("measuring.toml" if devices else "kiosk.toml")
    file.write_text(
        f'mode = "training"\nstation = "Hall"\nstore = "{folder / "store"}"\n\n[clinic]\nurl = "{clinic}"\n'
        f"[devices]\nsimulate = {str(devices).lower()}\npace = 8.0\n"
        f"[measuring]\nalways_repeat = true\n"
        f'[camera]\nface = "test"\n[staff]\nnurse_pin = "{PINS["nurse"]}"\n'
    )
    return file


@contextmanager
def station(file: Path, page: str) -> Iterator["subprocess.Popen[str]"]:
    """The whole kiosk process with its window; its pictures are in the folder of that name beside the file."""
    command = [sys.executable, "-m", "tests.worlds.killable_station", str(file), page, str(file.parent / page)]
    around = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, cwd=ROOT, env=around, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as child:
        try:
            yield child
        finally:
            if child.poll() is None:
                child.kill()


def begin(child: "subprocess.Popen[str]") -> dict[str, Any]:
    """Let it open the store; returns what it found there."""
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()
    return line(child)


def line(child: "subprocess.Popen[str]") -> dict[str, Any]:
    assert child.stdout is not None
    told: dict[str, Any] = json.loads(child.stdout.readline())
    return told


def confirmed(told: dict[str, Any]) -> Visit:
    """The visit as the killed process held it, without what was still being typed."""
    visit = from_bytes(base64.b64decode(told["visit"]))
    typing = told["page"] in (Page.LOOKING.value, Page.NOT_FOUND.value)
    return replace(visit, person=None) if typing else visit


def kept(folder: Path) -> tuple[dict[str, Visit], list[State]]:
    store = Store.open(folder, key_for(folder, "training"))
    try:
        drafts = {str(draft.visit_id): from_bytes(draft.body) for draft in store.drafts()}
        return drafts, [row.state for row in store.outbox_rows()]
    finally:
        store.close()


def one_after_another(measuring: Path, plain: Path) -> Iterator[tuple[Page, "subprocess.Popen[str]"]]:
    """A station for each screen; the next one imports its libraries while this one walks."""
    with ExitStack() as stack:
        waiting: list[tuple[Page, subprocess.Popen[str]]] = []
        for page in WAYS:
            file = measuring if page in MEASURES else plain
            waiting.append((page, stack.enter_context(station(file, page.value))))
            if len(waiting) > 1:
                yield waiting.pop(0)
        yield from waiting


def test_killed_at_every_screen_it_keeps_all_that_was_confirmed_and_shows_nothing_of_it(
    tmp_path: Path, clinic: str
) -> None:
    """The real process with its real window at each screen; the next one on the same store shows Attract."""
    assert set(WAYS) == set(Page) - {Page.ATTRACT, Page.REST}, "every screen has its turn"
    plain, measuring = config(tmp_path, clinic), config(tmp_path, clinic, devices=True)
    before: dict[str, Visit] = {}
    orphans: list[psutil.Process] = []
    attract: npt.NDArray[np.int16] | None = None
    edged: list[bool] = []
    for page, child in one_after_another(measuring, plain):
        start = begin(child)
        assert (start["page"], start["blank"]) == ("attract", True), page
        assert set(start["unfinished"]) == set(before), page
        told = line(child)
        orphans += psutil.Process(child.pid).children(recursive=True)
        os.kill(child.pid, signal.SIGKILL)
        child.wait(timeout=10)
        if page not in UNSAVED and page is not Page.GOODBYE:
            before[told["id"]] = confirmed(told)
        at_start, at_kill = (picture(tmp_path / page.value / f"{name}.png") for name in ("start", page.value))
        attract = at_start if attract is None else attract
        assert difference(attract, at_start) < 0.02, f"nothing of whoever was killed before {page} is on the screen"
        assert is_edged(at_start) == bool(start["alarms"]), f"what nobody took is loud again before {page}"
        edged.append(is_edged(at_start))
        assert difference(attract, at_kill) > 0.1, f"and there was something on {page}"
        drafts, sent = kept(tmp_path / "store")
        assert drafts == before, page
        assert sent == ([State.PENDING] if page is Page.GOODBYE else []), page
    with station(plain, "look") as child:
        end = begin(child)
    assert set(end["unfinished"]) == set(before)
    assert (end["unsent"], end["alarms"]) == (1, 1)
    assert set(edged) == {False, True}
    _, left = psutil.wait_procs(orphans, timeout=20)
    assert len(orphans) >= len(WAYS)
    assert not left, f"{[process.cmdline() for process in left]} outlived its station"


def test_what_was_never_confirmed_is_not_there(tmp_path: Path, clinic: str) -> None:
    """The negative control: a name typed but not confirmed leaves no trace, so the comparison above can fail."""
    file = config(tmp_path, clinic)
    with station(file, Page.NOT_FOUND.value) as child:
        begin(child)
        told = line(child)
        os.kill(child.pid, signal.SIGKILL)
    drafts, _ = kept(tmp_path / "store")
    assert drafts[told["id"]] != from_bytes(base64.b64decode(told["visit"]))
    assert drafts[told["id"]].person is None


def test_the_real_window_shows_attract_after_a_kill_and_nothing_of_the_patient(tmp_path: Path) -> None:
    place = Place(tmp_path)
    with place.kiosk("--name", "zaxobeth", "--stop-at", "question") as child:
        until(lambda: stopped_at(place.out) == "question", "the first question")
        os.kill(child.pid, signal.SIGKILL)
    with place.kiosk("--stop-at", "attract", out="again"):
        until(lambda: stopped_at(tmp_path / "again") == "attract", "the attract screen")
    before, after = (picture(tmp_path / out / "screens" / "01-attract.png") for out in ("out", "again"))
    killed_at = picture(next((place.out / "screens").glob("*-question.png")))
    assert difference(before, after) < 0.02, "the screen is as it was before anybody came"
    assert difference(before, killed_at) > 0.2, "and the comparison could tell"
    ((visit,), sent) = (list(kept(place.store)[0].values()), kept(place.store)[1])
    assert isinstance(visit.person, Provisional)
    assert (visit.person.given, visit.person.birth_date) == ("Zaxobeth", date(1952, 5, 4))
    assert visit.reason is not None
    assert [consent.agreed for consent in visit.consents] == [True] * 3
    assert visit.answers == ()
    assert sent == []


def picture(path: Path) -> "npt.NDArray[np.int16]":
    return np.asarray(Image.open(path).convert("L"), dtype=np.int16)


def difference(one: "npt.NDArray[np.int16]", other: "npt.NDArray[np.int16]") -> float:
    """The share of pixels that look different, without the edge that an alarm gives the screen."""
    inside = slice(EDGE_PX, -EDGE_PX)
    return float((np.abs(one - other) > 24)[inside, inside].mean())


def is_edged(screen: "npt.NDArray[np.int16]") -> bool:
    """Tell whether the screen has the edge of an alarm, which is red, and a middle grey in grey."""
    return bool((np.abs(screen[1:3] - RED_IN_GREY) < 6).mean() > 0.9)
