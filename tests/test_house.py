"""The rules of the house: the lock, the import contracts, and the checks that guard them."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from installer import lint, venv

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "requirements.lock").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_every_package_of_the_lock_has_a_hash():
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) > 50
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_names_no_host():
    assert "://" not in LOCK
    assert "--index-url" not in LOCK


def test_the_lock_holds_what_builds_the_project():
    names = set(re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE))
    assert {"hatchling", "editables", "pyinstaller"} <= names
    assert "opencv-python" not in names


def test_import_contracts_keep_their_exceptions_at_zero():
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    assert {"layers", "forbidden"} <= {contract["type"] for contract in contracts}
    assert [c["name"] for c in contracts if "ignore_imports" in c] == []


def test_the_command_line_explains_itself():
    said = subprocess.run([sys.executable, "run.py", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0
    for command in ("demo", "test", "lint", "setup", "build", "bench", "lock"):
        assert f"    {command} " in said.stdout


def test_an_unknown_measurement_is_refused_before_anything_is_prepared():
    said = subprocess.run([sys.executable, "run.py", "bench", "no-such"], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 1
    assert "no-such" in said.stderr


def test_run_py_needs_the_standard_library_only():
    code = "import sys, run; files = [getattr(m, '__file__', None) or '' for m in sys.modules.values()]; "
    code += "print([f for f in files if 'site-packages' in f])"
    said = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_an_old_python_gets_a_sentence():
    source = (ROOT / "run.py").read_text().replace("sys.version_info", "(3, 8)")
    said = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 1
    assert "needs Python 3.11 or newer; this is 3.8" in said.stderr


def test_a_registry_host_and_a_foreign_place_are_found(tmp_path):
    (tmp_path / "a.md").write_text("fine\nsee py" + "pi.org\n")
    (tmp_path / "b.py").write_text("# as in /work" + "/shared/DESIGN.md\n")
    (tmp_path / "c.py").write_text("from carepost.shared import design\n")
    found = lint.foreign_words([Path("a.md"), Path("b.py"), Path("c.py")], tmp_path)
    assert [line.split(": ")[0] for line in found] == ["a.md:2", "b.py:1"]


def test_a_test_file_that_mirrors_nothing_is_found(tmp_path):
    (tmp_path / "care").mkdir()
    (tmp_path / "care" / "vitals.py").touch()
    (tmp_path / "care" / "red_flags.py").touch()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a-device.md").touch()
    names = [
        "docs/test_a_device.py",
        "care/test_vitals.py",
        "care/test_vitals_ranges.py",
        "care/test_red_flags.py",
        "care/test_red.py",
    ]
    files = [Path("tests", name) for name in [*names, "care/test_ghost.py", "stories/test_visit.py"]]
    found = [line.split(":")[0] for line in lint.strangers(files, tmp_path)]
    assert found == ["tests/care/test_red.py", "tests/care/test_ghost.py"]


def test_a_vendored_module_imports_its_neighbour():
    text = 'import{options as n}from"preact";export{n};\n//# sourceMappingURL=hooks.module.js.map\n'
    assert venv.for_browser(text) == 'import{options as n}from"./preact.module.js";export{n};\n'


def codes_of_errors() -> list[tuple[str, str]]:
    """Return code and place of each of our errors that says its own."""
    found = []
    for package in venv.PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for item in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(item, ast.ClassDef) and item.name.endswith("Error"):
                    found += [(code, f"{path.relative_to(ROOT)}:{item.name}") for code in own_code(item)]
    return found


def own_code(item: ast.ClassDef) -> list[str]:
    return [
        line.value.value
        for line in item.body
        if isinstance(line, ast.Assign | ast.AnnAssign)
        and ast.unparse(line).startswith("code")
        and isinstance(line.value, ast.Constant)
    ]


def test_each_error_has_a_code_that_no_other_has():
    found = codes_of_errors()
    assert len(found) > 30
    assert [where for code, where in found if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", code)] == []
    twice = {code for code, _ in found if sum(code == other for other, _ in found) > 1}
    assert sorted(where for code, where in found if code in twice) == []
