"""The checks that run no test: style, types, import order, QML, and the rules of this house."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from installer import qml
from installer.shell import ROOT, HouseError, call, say, tool

# Folders under tests/ that hold worlds and whole stories rather than the mirror of one source.
NOT_MIRRORED = ("stories", "worlds", "house")
# Written in pieces, so that this file does not break its own rule.
FOREIGN = re.compile(
    "|".join(
        [
            r"py" r"pi\.org",
            r"python" r"hosted\.org",
            r"npm" r"js\.(?:org|com)",
            r"deb\." r"debian\.org",
            r"(?<![\w.])/work" r"/(?:shared|plan|main)",
            r"(?<![\w/])shared/" r"(?:DESIGN|STYLE|UX|facts|mockups|devices|prototypes)",
        ]
    )
)


def committed_files() -> list[Path]:
    """Return the files that git tracks, relative to the root."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        raise HouseError(f"git cannot say which files are committed: {listed.stderr.strip()}")
    return [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def foreign_words(files: Iterable[Path], root: Path = ROOT) -> list[str]:
    """Return a complaint for each line that names a registry's host or a place outside the repository."""
    complaints = []
    for path in files:
        try:
            text = (root / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if found := FOREIGN.search(line):
                complaints.append(f"{path}:{number}: names {found.group()!r}")
    return complaints


def mirrors(inside: Path, depth: int, root: Path) -> bool:
    """Say whether the first `depth` words after `test_` name a source, as `test_store_durability` names store.

    Pages of documentation have hyphens between their words.
    """
    words = inside.stem.split("_")[1 : depth + 1]
    names = ["_".join(words) + suffix for suffix in ("", ".py", ".qml", ".js")] + ["-".join(words) + ".md"]
    return any((root / inside.with_name(name)).exists() for name in names)


def strangers(files: Iterable[Path], root: Path = ROOT) -> list[str]:
    """Return a complaint for each test file that mirrors no source file or package."""
    complaints = []
    for path in files:
        if path.parts[0] != "tests" or not (path.name.startswith("test_") and path.suffix == ".py"):
            continue
        inside = Path(*path.parts[1:])
        if inside.parts[0] in NOT_MIRRORED or inside.name == "test_house.py":
            continue
        if not any(mirrors(inside, depth, root) for depth in range(1, len(inside.stem.split("_")))):
            complaints.append(f"{path}: mirrors no source ({inside.with_name(inside.stem[5:])}.* does not exist)")
    return complaints


def house_rules() -> int:
    """Check the rules that no outer tool knows, and return how many were broken."""
    files = committed_files()
    complaints = foreign_words(files) + strangers(files)
    for complaint in complaints:
        say(complaint)
    return len(complaints)


def checks() -> list[tuple[str, Callable[[], int]]]:
    """Return each check with its name."""
    python = [tool("python"), "-m"]
    return [
        ("ruff check", lambda: call([tool("ruff"), "check", "--quiet", "."])),
        ("ruff format", lambda: call([tool("ruff"), "format", "--check", "--quiet", "."])),
        ("mypy --strict", lambda: call([*python, "mypy", "--no-error-summary"])),
        ("import-linter", lambda: call([tool("lint-imports"), "--no-logo"])),
        ("qmllint", qml.lint),
        ("house rules", house_rules),
    ]


def main() -> int:
    """Run every check, also after one has failed, and return 1 when any did."""
    failed = []
    for name, check in checks():
        try:
            code = check()
        except HouseError as error:
            say(str(error))
            code = 1
        say(f"  {name}: {'ok' if code == 0 else 'FAILED'}")
        if code:
            failed.append(name)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HouseError as error:
        sys.exit(str(error))
