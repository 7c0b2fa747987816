"""The lean start leans on private parts of PySide6: here they are looked at, each in a process of its own."""

import subprocess
import sys

from ui.lean import EXPLAINER, EXTENSIONS, OWN_IMPORT

PARSER = EXPLAINER.replace("loader", "parser")


def said(code: str) -> str:
    """Run some code in a fresh process; return what it prints."""
    code = f"import builtins, sys\nparser, own = {PARSER!r}, {OWN_IMPORT!r}\nif True:{code}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


LOADED = """
        print(parser in sys.modules, builtins.__import__ is getattr(builtins, own, builtins.__import__))
"""
LEAN = """
        from ui.lean import load
        load()
"""
HEAVY = """
        import PySide6.QtCore
"""


def test_without_it_pyside_loads_its_explainer_and_replaces_import():
    assert said(HEAVY + LOADED) == "True False"


def test_with_it_neither_is_there():
    assert said(LEAN + LOADED) == "False True"


def test_who_comes_late_changes_only_import():
    assert said(HEAVY + LEAN + LOADED) == "True True"


WRONG = """
        from PySide6.QtCore import QTimer
        try:
            QTimer().setInterval("soon")
        except TypeError as error:
            print(error)
"""
SIGNATURE = """
        from PySide6.QtCore import QObject
        print(QObject.setParent.__doc__)
"""


def test_a_wrong_argument_is_explained_as_ever():
    explained = said(LEAN + WRONG)
    assert "setInterval" in explained
    assert "Supported" in explained
    assert explained == said(HEAVY + WRONG)


def test_so_is_a_signature():
    explained = said(LEAN + SIGNATURE)
    assert "parent" in explained
    assert explained == said(HEAVY + SIGNATURE)


def test_once_asked_it_is_there_and_import_is_still_pythons():
    assert said(LEAN + WRONG + LOADED).splitlines()[-1] == "True True"


def test_msgspec_does_without_the_extensions_and_reads_as_ever():
    code = """
        import msgspec
        from typing import NotRequired, TypedDict
        told = f"{'%s' in sys.modules}"
        Told = TypedDict("Told", {"a": int, "b": NotRequired[int]})
        print(told, msgspec.json.decode(b'{"a": 1}', type=Told))
        import typing_extensions
    """
    code %= EXTENSIONS
    assert said(LEAN + code) == "False {'a': 1}"
    assert said(HEAVY + code) == "True {'a': 1}"
