"""The built wheel, proved in a clean environment that holds only what the wheel itself asks for."""

import re
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.shell import BUILD, LOCK, ROOT, HouseError, environment, must, say, tool
from installer.venv import VENDORED, create, fill, pip


def build() -> Path:
    """Build the wheel from the working tree and return its path."""
    folder = BUILD / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    must(
        [tool("python"), "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        "The wheel could not be built",
    )
    return next(folder.glob("carepost-*.whl"))


def needed(name: str, seen: set[str] | None = None) -> set[str]:
    """Return the names of the packages that `name` asks for here, and theirs, and itself."""
    seen = set() if seen is None else seen
    requirement = Requirement(name)
    key = canonicalize_name(requirement.name) + "".join(f"[{e}]" for e in sorted(requirement.extras))
    if key in seen:
        return seen
    seen.add(key)
    for line in metadata.requires(requirement.name) or []:
        inner = Requirement(line)
        if inner.marker is None or any(inner.marker.evaluate({"extra": e}) for e in ("", *requirement.extras)):
            needed(f"{inner.name}[{','.join(inner.extras)}]" if inner.extras else inner.name, seen)
    return seen


def runtime_lock(where: Path) -> Path:
    """Write the part of the lock that a plain installation of Carepost needs, hashes included."""
    names = {re.sub(r"\[.*", "", name) for name in needed("carepost")} - {"carepost"}
    entries = re.split(r"\n(?=\S)", LOCK.read_text(encoding="utf-8"))
    kept = [entry for entry in entries if canonicalize_name(re.split(r"[=<>\s;]", entry, maxsplit=1)[0]) in names]
    where.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return where


def complaints(wheel: Path) -> list[str]:
    """Return what the wheel lacks or holds too much."""
    names = ZipFile(wheel).namelist()
    said = [f"{n} is in the wheel" for n in names if n.split("/")[0] in ("tests", "installer", "bench", "docs")]
    if (ROOT / "clinic" / "console" / "package.json").exists():
        said += [f"{n} is not in the wheel" for n in VENDORED.values() if f"clinic/console/vendor/{n}" not in names]
    for source in (ROOT / "ui" / "translations").glob("*.ts"):
        if f"ui/translations/{source.stem}.qm" not in names:
            said.append(f"{source.stem}.qm is not in the wheel")
    return said


def prove() -> int:
    """Install the wheel where nothing else is and ask it for its preflight."""
    wheel = build()
    if said := complaints(wheel):
        say("\n".join(said))
        return 1
    uv = shutil.which("uv")
    with tempfile.TemporaryDirectory(prefix="carepost-wheel-") as folder:
        place = Path(folder)
        clean = place / "venv"
        create(uv, clean)
        fill(uv, clean, runtime_lock(place / "runtime.lock"))
        must([*pip(uv, clean, "install"), "--no-deps", wheel], "The wheel could not be installed")
        script = clean / ("Scripts" if sys.platform == "win32" else "bin") / "carepost"
        variables = environment({"QT_QPA_PLATFORM": "offscreen"})
        command = [str(script), "check", "--json"]
        done = subprocess.run(command, cwd=place, env=variables, capture_output=True, text=True, check=False)
        say(done.stdout + done.stderr)
        if done.returncode != 0:
            raise HouseError(f"`carepost check --json` of the installed wheel ended with {done.returncode}.")
    return 0
