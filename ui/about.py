"""What this build's window is made of, for the technician's preflight."""

from PySide6.QtCore import qVersion

from ui.application import PAGES
from ui.shell import TRANSLATIONS

LANGUAGES = ("es", "ar")


def window() -> str:
    """Name the Qt version, count the pages and the languages that are ready. FileNotFoundError when one is missing."""
    for language in LANGUAGES:
        if not (TRANSLATIONS / f"carepost_{language}.qm").is_file():
            raise FileNotFoundError(f"the translation for {language} is missing")
    pages = len(list((PAGES / "pages").glob("*.qml")))
    return f"Qt {qVersion()}, {pages} pages, {1 + len(LANGUAGES)} languages"
