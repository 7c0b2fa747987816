"""The lean start leans on private parts of PySide6: here they are looked at, each in a process of its own."""

import subprocess
import sys

from ui.lean import OWN_IMPORT, STUB_GENERATOR


def said(code: str) -> list[str]:
    """Run some code in a fresh process; return the words that it prints."""
    code = f"import builtins, sys\nstub, own = {STUB_GENERATOR!r}, {OWN_IMPORT!r}\n{code}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_without_it_pyside_loads_both_helpers():
    code = """
        import PySide6.QtCore
        print(hasattr(sys.modules[stub], "Formatter"), builtins.__import__ is getattr(builtins, own))
    """
    assert said("if True:" + code) == ["True", "False"]


def test_with_it_neither_is_there():
    code = """
        from ui.lean import load
        load()
        print(hasattr(sys.modules[stub], "Formatter"), builtins.__import__ is getattr(builtins, own))
    """
    assert said("if True:" + code) == ["False", "True"]


def test_a_wrong_argument_is_still_explained():
    code = """
        from ui.lean import load
        load()
        from PySide6.QtCore import QTimer
        try:
            QTimer().setInterval("soon")
        except TypeError as error:
            print("Supported" in str(error), "setInterval" in str(error))
    """
    assert said("if True:" + code) == ["True", "True"]


def test_who_comes_late_changes_nothing():
    code = """
        import PySide6.QtCore
        from ui.lean import load
        load()
        print(hasattr(sys.modules[stub], "Formatter"))
    """
    assert said("if True:" + code) == ["True"]
