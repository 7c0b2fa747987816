"""Follows docs/adding-a-device.md to the letter: what a stranger copies from it must work."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from care.vitals import Kind
from peripherals.driver import Advert, claims
from peripherals.registry import load

PAGE = Path(__file__).parents[2] / "docs" / "adding-a-device.md"
BLOCK = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LONGEST_DRIVER = 120


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The files that the page tells to write, and what an installer would note of them."""
    for name, text in BLOCK.findall(PAGE.read_text("utf-8")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    named = tomllib.loads((tmp_path / "pyproject.toml").read_text())["project"]
    noted = tmp_path / f"{named['name'].replace('-', '_')}-{named['version']}.dist-info"
    noted.mkdir()
    (noted / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {named['name']}\nVersion: {named['version']}\n")
    points = named["entry-points"]["carepost.drivers"]
    lines = [f"{name} = {where}" for name, where in points.items()]
    (noted / "entry_points.txt").write_text("\n".join(["[carepost.drivers]", *lines, ""]))
    return tmp_path


def tried(package: Path) -> str:
    """What the package's own test says."""
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", package, package],
        env={"PYTHONPATH": f"{PAGE.parents[1]}:{package}", "PATH": ""},
        capture_output=True,
        text=True,
    )
    return run.stdout + run.stderr


def test_the_pages_own_test_passes_and_a_wrong_vector_fails_it(package: Path) -> None:
    assert "2 passed" in tried(package)
    vectors = package / "vectors.jsonl"
    vectors.write_text(vectors.read_text().replace('"celsius": 37.6', '"celsius": 37.7'))
    assert "1 failed, 1 passed" in tried(package)


def test_the_installed_driver_is_loaded_where_it_is_allowed(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(package)
    allowed = tomllib.loads((package / "allowed.toml").read_text())["devices"]["drivers"]
    found = load(allowed)
    assert found.refused == ()
    driver = found.find("warmly-t1", Kind.TEMPERATURE)
    assert claims(driver, Advert(address="C0", name="Warmly T1 0042"))


def test_the_profile_of_the_page_is_a_driver_without_a_program(package: Path) -> None:
    [profile] = tomllib.loads((package / "station.toml").read_text())["devices"]["profiles"]
    found = load([], [profile])
    assert found.refused == ()
    driver = found.find("stepwell-s2", Kind.WEIGHT)
    assert claims(driver, Advert(address="C0", services=frozenset({profile["service"]})))


def test_a_vendors_driver_is_short(package: Path) -> None:
    driver = (package / "warmly_t1" / "__init__.py").read_text().splitlines()
    vectors = [json.loads(line) for line in (package / "vectors.jsonl").read_text().splitlines()]
    assert len(driver) + len(vectors) <= LONGEST_DRIVER
