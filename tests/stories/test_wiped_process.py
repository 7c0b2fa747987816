"""After the patient has gone: a fresh process, nothing in clear on the disk, and a frozen window starts again."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator

import psutil
import pytest

from kiosk.supervisor import SILENT_S
from sync.keys import key_for
from sync.store import Store, read_outbox
from tests.worlds.windowed import Place, holds, the_kiosk, until

SENTINEL = "zaxobeth"
RESTARTED_WITHIN_S = 30.0

Flown = tuple[Place, "subprocess.Popen[bytes]", psutil.Process]


@pytest.fixture(scope="module")
def flown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flown]:
    """A visit under the sentinel's name, typed on the real screens, up to Goodbye; the supervised kiosk runs on."""
    place = Place(tmp_path_factory.mktemp("station"))
    with place.kiosk("--name", SENTINEL, supervised=True) as supervisor:
        until(lambda: the_kiosk(supervisor) is not None, "the kiosk to start")
        first = the_kiosk(supervisor)
        assert first is not None
        until((place.out / "autopilot.json").exists, "the visit to end")
        assert json.loads((place.out / "autopilot.json").read_text())["arrived"]
        assert time.time() - first.create_time() > SILENT_S, "long enough to be taken for frozen"
        assert the_kiosk(supervisor) == first, "a window that only works hard is left alone"
        yield place, supervisor, first


def test_the_process_that_knew_the_patient_is_gone(flown: Flown) -> None:
    _, supervisor, first = flown
    known = [first, *first.children(recursive=True)]
    until(lambda: not first.is_running(), "the old process to end", 20)
    _, left = psutil.wait_procs(known, timeout=5)
    assert left == []
    until(lambda: the_kiosk(supervisor) is not None, "a fresh process")


def test_no_file_holds_the_name_in_clear(flown: Flown) -> None:
    place, _, first = flown
    until(lambda: not first.is_running(), "the old process to end", 20)
    looked = {path for path in place.files() if not holds(path.read_bytes(), SENTINEL)}
    assert looked == set(place.files())
    assert {place.store / "store.db", place.log} <= looked


def test_the_name_was_there_to_be_found(flown: Flown) -> None:
    """The negative control: the sealed bundle holds it, so the visit was real and the search can find it."""
    place, _, _ = flown
    key = key_for(place.store, "training")
    (row,) = read_outbox(place.store, key)
    copy = place.folder.parent / "copy"
    copy.mkdir()
    for name in ("store.db", "store.db-wal"):
        if (place.store / name).exists():
            (copy / name).write_bytes((place.store / name).read_bytes())
    store = Store.open(copy, key)
    try:
        assert holds(store.body(row.seq), SENTINEL)
    finally:
        store.close()


def test_a_frozen_window_is_started_again_within_thirty_seconds(flown: Flown) -> None:
    place, supervisor, first = flown
    until(lambda: not first.is_running() and the_kiosk(supervisor) is not None, "the fresh process", 20)
    frozen = the_kiosk(supervisor)
    assert frozen is not None
    until(lambda: place.first_frame.stat().st_mtime > frozen.create_time(), "its first frame")
    os.kill(frozen.pid, signal.SIGSTOP)
    began, since = time.monotonic(), time.time()
    until(lambda: place.first_frame.stat().st_mtime > since, "a new first frame", RESTARTED_WITHIN_S)
    assert time.monotonic() - began <= RESTARTED_WITHIN_S
    assert not frozen.is_running()
    again = the_kiosk(supervisor)
    assert again is not None
    assert again.pid != frozen.pid
