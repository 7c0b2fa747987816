"""qmllint over our pages, with the types that our Python classes give to QML generated first."""

import json
import re
import shutil
from pathlib import Path

from installer.shell import BUILD, ROOT, call, must, tool

PAGES = ROOT / "ui" / "qml"
TYPES = BUILD / "qmltypes"
IMPORT_NAME = re.compile(r"^QML_IMPORT_NAME\s*=\s*[\"']([\w.]+)[\"']", re.MULTILINE)


def python_modules() -> dict[str, list[Path]]:
    """Return the Python files that register QML types, by the QML module they register them in."""
    modules: dict[str, list[Path]] = {}
    for path in sorted((ROOT / "ui").rglob("*.py")):
        if found := IMPORT_NAME.search(path.read_text(encoding="utf-8")):
            modules.setdefault(found.group(1), []).append(path)
    return modules


def write_types(module: str, sources: list[Path]) -> None:
    """Write qmldir and qmltypes for one QML module that exists only in Python."""
    folder = TYPES.joinpath(*module.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    dumps = []
    for source in sources:
        dump = folder / f"{source.stem}.json"
        must(
            [tool("pyside6-metaobjectdump"), "-o", dump, source],
            f"The QML types of {source.name} are unreadable",
        )
        if dump.exists() and json.loads(dump.read_text(encoding="utf-8")):
            dumps.append(dump)
    must(
        [
            tool("pyside6-qmltyperegistrar"),
            *("--generate-qmltypes", folder / "types.qmltypes", "-o", folder / "unused.cpp"),
            *("--import-name", module, "--major-version", "1", "--minor-version", "0"),
            *("--foreign-types", ",".join(str(p) for p in foreign_types())),
            *dumps,
        ],
        f"The QML types of {module} could not be generated",
    )
    lines = [f"module {module}", "typeinfo types.qmltypes", "depends QtQuick"]
    (folder / "qmldir").write_text("\n".join(lines) + "\n", encoding="utf-8")


def foreign_types() -> list[Path]:
    """Return the descriptions of Qt's own classes that ours derive from."""
    found = sorted(ROOT.glob(".venv/**/PySide6/Qt/metatypes/*.json"))
    wanted = ("qt6core_", "qt6gui_", "qt6qml_", "qt6quick_")
    return [path for path in found if path.name.startswith(wanted)]


def lint() -> int:
    """Lint every page; a warning counts as a fault."""
    pages = sorted(PAGES.rglob("*.qml"))
    if not pages:
        return 0
    shutil.rmtree(TYPES, ignore_errors=True)
    for module, sources in python_modules().items():
        write_types(module, sources)
    return call([tool("pyside6-qmllint"), "--max-warnings", "0", "-I", TYPES, "-I", PAGES, *pages])
