"""The packaged kiosk: built with PyInstaller into dist/carepost, looked through, and asked for its preflight."""

import subprocess
import sys
from pathlib import Path

from installer.shell import BUILD, ROOT, HouseError, must, say, tool
from installer.venv import TRANSLATIONS

DIST = ROOT / "dist"
PROGRAM = DIST / "carepost" / "carepost"
# The same sources give the same bytes.
STEADY = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1700000000"}


def freeze() -> None:
    """Run PyInstaller on our recipe."""
    spec = ROOT / "installer" / "carepost.spec"
    places: list[str | Path] = ["--distpath", DIST, "--workpath", BUILD / "pyinstaller"]
    must(
        [tool("python"), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *places, spec],
        "PyInstaller could not build the kiosk",
        extra=STEADY | {"PYTHONPATH": str(ROOT)},
    )


def complaints(folder: Path) -> list[str]:
    """Return what the built folder holds and should not, or lacks and should have."""
    inside = folder / "_internal"
    said = [f"{name} is in the build" for name in ("cv2/qt", "clinic", "fastapi") if (inside / name).exists()]
    for source in TRANSLATIONS.glob("*.ts"):
        if not (inside / "ui" / "translations" / f"{source.stem}.qm").exists():
            said.append(f"{source.stem}.qm is not in the build")
    for page in (ROOT / "ui" / "qml").rglob("*.qml"):
        if not (inside / page.relative_to(ROOT)).exists():
            said.append(f"{page.relative_to(ROOT)} is not in the build")
    return said


def preflight() -> int:
    """Ask the built kiosk for its preflight, with no Python, no PATH and no home, and return its exit code."""
    variables = {"PATH": "/nonexistent", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [PROGRAM, "check"], cwd="/", env=variables, capture_output=True, text=True, timeout=120, check=False
    )
    say(done.stdout + done.stderr)
    return done.returncode


def main() -> int:
    """Build, look through, ask."""
    say("1/3 PyInstaller (about two minutes)")
    freeze()
    say("2/3 contents")
    files = [path for path in PROGRAM.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    say(f"    {sum(path.stat().st_size for path in files) / 1e6:.0f} MB in {len(files)} files")
    if said := complaints(PROGRAM.parent):
        raise HouseError("\n".join(said))
    say("3/3 carepost check, with no Python on PATH")
    if code := preflight():
        raise HouseError(f"The packaged `carepost check` ended with {code}.")
    say(f"built {PROGRAM.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HouseError as problem:
        sys.exit(str(problem))
