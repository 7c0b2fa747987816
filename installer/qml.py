"""qmllint over our pages, with the types that our Python classes give to QML generated first."""

import ast
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from installer.shell import BUILD, ROOT, call, must, tool

IMPORT_NAME = re.compile(r"^QML_IMPORT_NAME\s*=\s*[\"']([\w.]+)[\"']", re.MULTILINE)

# What metaobjectdump leaves in Python's words.
QT_NAMES = {"object": "QVariant", "list": "QVariantList", "dict": "QVariantMap", "float": "double", "str": "QString"}


def python_modules(folder: Path) -> dict[str, list[Path]]:
    """Return the Python files under a folder that register QML types, by the QML module they register them in."""
    modules: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*.py")):
        if found := IMPORT_NAME.search(path.read_text(encoding="utf-8")):
            modules.setdefault(found.group(1), []).append(path)
    return modules


def write_types(module: str, sources: list[Path], types: Path) -> None:
    """Write qmldir and qmltypes under `types` for one QML module that exists only in Python."""
    folder = types.joinpath(*module.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    dumps = {folder / f"{source.stem}.json": source for source in sources}
    for dump, source in dumps.items():
        must([tool("pyside6-metaobjectdump"), "-o", dump, source], f"The QML types of {source.name} are unreadable")
    described = {dump: json.loads(dump.read_text(encoding="utf-8")) for dump in dumps if dump.exists()}
    # A property that holds one of our objects holds a pointer to it.
    ours = {item["className"] for files in described.values() for file in files for item in file["classes"]}
    names = QT_NAMES | {name: f"{name}*" for name in ours}
    for dump, files in described.items():
        # metaobjectdump takes a class for a QObject only when it sees the whole line of its bases in one file,
        # and it leaves out that a property is constant.
        fixed = constants(dumps[dump])
        for item in (item for file in files for item in file["classes"]):
            item["object"] = True
            for told in item.get("properties", []):
                told["constant"] = (item["className"], told["name"]) in fixed
        dump.write_text(json.dumps(in_qt_names(files, names)), encoding="utf-8")
    must(
        [
            tool("pyside6-qmltyperegistrar"),
            *("--generate-qmltypes", folder / "types.qmltypes", "-o", folder / "unused.cpp"),
            *("--import-name", module, "--major-version", "1", "--minor-version", "0"),
            *("--foreign-types", ",".join(str(p) for p in foreign_types())),
            *(dump for dump, files in described.items() if files),
        ],
        f"The QML types of {module} could not be generated",
    )
    lines = [f"module {module}", "typeinfo types.qmltypes", "depends QtQuick"]
    (folder / "qmldir").write_text("\n".join(lines) + "\n", encoding="utf-8")


def constants(source: Path) -> set[tuple[str, str]]:
    """Return class and name of each property that a Python file declares with `constant=True`."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    return {
        (item.name, method.name)
        for item in ast.walk(tree)
        if isinstance(item, ast.ClassDef)
        for method in item.body
        if isinstance(method, ast.FunctionDef) and any(is_constant(mark) for mark in method.decorator_list)
    }


def is_constant(mark: ast.expr) -> bool:
    """Say whether a decorator is a call with `constant=True`."""
    words = mark.keywords if isinstance(mark, ast.Call) else []
    return any(word.arg == "constant" and ast.unparse(word.value) == "True" for word in words)


def in_qt_names(value: Any, names: Mapping[str, str]) -> Any:
    """Return a description with each `type` replaced by the name that Qt has for it."""
    match value:
        case dict():
            return {
                key: names.get(inner, inner) if key == "type" and isinstance(inner, str) else in_qt_names(inner, names)
                for key, inner in value.items()
            }
        case list():
            return [in_qt_names(inner, names) for inner in value]
        case _:
            return value


def foreign_types() -> list[Path]:
    """Return the descriptions of Qt's own classes that ours derive from."""
    found = sorted(ROOT.glob(".venv/**/PySide6/Qt/metatypes/*.json"))
    wanted = ("qt6core_", "qt6gui_", "qt6qml_", "qt6quick_")
    return [path for path in found if path.name.startswith(wanted)]


def lint(ui: Path = ROOT / "ui", types: Path = BUILD / "qmltypes") -> int:
    """Lint every page under `ui`; a warning counts as a fault."""
    pages = sorted((ui / "qml").rglob("*.qml"))
    if not pages:
        return 0
    shutil.rmtree(types, ignore_errors=True)
    for module, sources in python_modules(ui).items():
        write_types(module, sources, types)
    return call([tool("pyside6-qmllint"), "--max-warnings", "0", "-I", types, "-I", ui / "qml", *pages])
