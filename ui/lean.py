"""Two libraries without what the first page does not need of them: a tenth of the time until it is there.

PySide6 loads a package that explains signatures: what a wrong argument should have been, what help() and the stubs
say. It builds large regular expressions at every start, and replaces `import` by one that reads the source of every
module loaded after it, in search of `from __feature__`. Here it is loaded the first time that PySide6 asks it
something, and `import` stays Python's own.

msgspec takes from typing_extensions, where that is installed, what Python has in typing since 3.11; with it comes
`inspect`.

These are private parts of PySide 6.11 and msgspec 0.22; tests/ui/test_lean.py fails when they move.
"""

import builtins
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

EXPLAINER = "shibokensupport.signature.loader"
MAPPING = "shibokensupport.signature.mapping"
"""PySide6 has it bring itself up to date before it explains a wrong argument."""
EXTENSIONS = "typing_extensions"
OWN_IMPORT = "__orig_import__"
_ASKED = (
    "pyside_type_init",
    "create_signature",
    "seterror_argument",
    "make_helptext",
    "feature_import",
    "feature_imported",
)
"""What PySide6 asks its explainer."""
_TOLD = ("finish_import", "post_init")
"""What it tells it at every start: modules to mend (there are none in 6.11), and to replace `import` now."""


def load() -> None:
    """Import PySide6.QtCore and msgspec lean. What was imported before stays as it is."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        import_module("PySide6.QtCore")
        import_module("msgspec")
    finally:
        sys.meta_path.remove(finder)
    builtins.__import__ = getattr(builtins, OWN_IMPORT, builtins.__import__)


class _Finder(MetaPathFinder, Loader):
    """Finds the explainer's stand-in, however often it is asked for, and no extensions of typing."""

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> ModuleSpec | None:
        if fullname == EXTENSIONS:
            raise ModuleNotFoundError(name=fullname)
        return ModuleSpec(fullname, self) if fullname == EXPLAINER else None

    def exec_module(self, module: ModuleType) -> None:
        for name in _ASKED:
            setattr(module, name, _passed_on(name, module))
        for name in _TOLD:
            setattr(module, name, lambda *_: None)
        mapping: Any = import_module(MAPPING)
        mapping.update_mapping = _after(lambda: _explainer(module), mapping.update_mapping)


def _passed_on(name: str, stand_in: ModuleType) -> Callable[..., Any]:
    def ask(*arguments: Any, **named: Any) -> Any:
        return getattr(_explainer(stand_in), name)(*arguments, **named)

    return ask


def _after(first: Callable[[], object], then: Callable[[], None]) -> Callable[[], None]:
    def both() -> None:
        first()
        then()

    return both


def _explainer(stand_in: ModuleType) -> ModuleType:
    """Return the explainer itself, in its stand-in's place from now on."""
    if sys.modules.get(EXPLAINER) is stand_in:
        del sys.modules[EXPLAINER]
    return import_module(EXPLAINER)
