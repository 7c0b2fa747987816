"""Confirmed means committed: visits outlive kill -9 and, modelled on the disk's cache, the power cut."""

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sync.store import Store
from tests.sync.conftest import KEY

ROOT = Path(__file__).resolve().parents[2]
SECTOR = 512


def confirmed_before_the_end(path: Path, synchronous: str, lines: int, env: dict[str, str]) -> set[int]:
    """Let a station confirm that many visits, kill it in the midst of the next, and tell what it confirmed."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.worlds.visit_writer", str(path), synchronous],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env=os.environ | env,
    )
    assert writer.stdout is not None
    first = [writer.stdout.readline() for _ in range(lines)]
    writer.send_signal(signal.SIGKILL)
    rest = writer.stdout.read().split()
    writer.stdout.close()
    writer.wait()
    said = [int(line) for line in [*first, *rest] if line.strip()]
    assert len(said) >= lines, "the writer did not live to be killed"
    return set(said)


def kept(path: Path) -> set[int]:
    """What the outbox holds, each body checked; a draft and its frozen visit are never there together."""
    store = Store.open(path, KEY)
    rows = store.outbox_rows()
    for row in rows:
        assert len(store.body(row.seq)) == 6000
    frozen = {row.id.int for row in rows}
    assert len(frozen) == len(rows)
    assert not frozen & {draft.visit_id.int for draft in store.drafts()}
    store.close()
    return frozen


def test_no_confirmed_visit_is_lost_to_kill_9(tmp_path: Path):
    rng = random.Random(7)
    confirmed: set[int] = set()
    for _ in range(6):
        confirmed |= confirmed_before_the_end(tmp_path / "store", "FULL", rng.randint(1, 60), {})
        assert confirmed <= kept(tmp_path / "store")
    assert len(confirmed) > 60


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    library = tmp_path_factory.mktemp("powercut") / "powercut.so"
    source = ROOT / "tests" / "worlds" / "powercut.c"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl"], check=True)
    return library


def cut(tmp_path: Path, shim: Path, synchronous: str, rng: random.Random, *, lottery: bool) -> tuple[Path, set[int]]:
    """Confirm, cut the power, and give what the disk then holds and what had been confirmed."""
    disk, after = tmp_path / "disk", tmp_path / "after"
    for folder in (disk, after):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    env = {"LD_PRELOAD": str(shim), "POWERCUT_DISK": str(disk), "POWERCUT_AFTER": str(after)}
    confirmed = confirmed_before_the_end(disk, synchronous, rng.randint(5, 60), env)
    for part in after.glob("*.part"):
        part.unlink()
    if lottery:
        for file in after.iterdir():
            draw_sectors(disk / file.name, file, rng)
    return after, confirmed


def draw_sectors(before: Path, after: Path, rng: random.Random) -> None:
    """A disk writes its cache in an order of its own: let half of the sectors that were not synced arrive."""
    written, synced = before.read_bytes() if before.exists() else b"", bytearray(after.read_bytes())
    for at in range(0, len(written), SECTOR):
        sector = written[at : at + SECTOR]
        if sector != synced[at : at + SECTOR] and rng.random() < 0.5:
            synced.extend(bytes(max(0, at + len(sector) - len(synced))))
            synced[at : at + len(sector)] = sector
    after.write_bytes(synced)


@pytest.mark.parametrize("lottery", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_confirmed_visit_is_lost_to_a_power_cut(tmp_path: Path, shim: Path, seed: int, lottery: bool):
    after, confirmed = cut(tmp_path, shim, "FULL", random.Random(seed), lottery=lottery)
    for journal in after.glob("journal-*"):
        journal.unlink()  # the database has to hold by itself
    assert confirmed <= kept(after)


def test_the_journal_alone_brings_every_confirmed_visit_back(tmp_path: Path, shim: Path):
    after, confirmed = cut(tmp_path, shim, "FULL", random.Random(4), lottery=True)
    for file in after.glob("store.db*"):
        file.unlink()
    assert confirmed <= kept(after)


def test_a_store_that_does_not_wait_for_the_disk_does_lose_visits(tmp_path: Path, shim: Path):
    """The negative control: were the model blind, this would hold as well."""
    lost: set[int] = set()
    for seed in range(5):  # a cut right after a checkpoint loses nothing
        after, confirmed = cut(tmp_path, shim, "NORMAL", random.Random(seed), lottery=False)
        lost |= confirmed - kept(after)
    assert lost
