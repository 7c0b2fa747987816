"""PySide6 without two helpers of its own that we never call, and that cost the first page a tenth of its time.

- Its generator of type stubs is imported at every start, and builds the largest regular expressions of all.
- Its replacement of `import` reads the source of every module loaded after it, in search of `from __feature__`.

These are private parts of PySide 6.11; tests/ui/test_lean.py fails when they move.
"""

import builtins
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

STUB_GENERATOR = "shibokensupport.signature.lib.pyi_generator"
OWN_IMPORT = "__orig_import__"


def load() -> None:
    """Import PySide6.QtCore lean. Where something imported PySide6 before, that stays as it is."""
    empty = _Empty()
    sys.meta_path.insert(0, empty)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        sys.meta_path.remove(empty)
    builtins.__import__ = getattr(builtins, OWN_IMPORT, builtins.__import__)


class _Empty(MetaPathFinder, Loader):
    """Gives an empty module in place of the generator, however often it is asked for."""

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname == STUB_GENERATOR else None

    def exec_module(self, module: ModuleType) -> None:
        """Leave it empty."""
