"""A software-rendered window that needs no display, kept from test to test."""

import os
from collections.abc import Callable, Iterator

import pytest

from tests.worlds.screen import Screen

os.environ.setdefault("CAREPOST_RENDERER", "software")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver=false")


@pytest.fixture(scope="session")
def screens() -> Iterator[Callable[..., Screen]]:
    """Give the window of a layout; only one at a time, because the application has one language."""
    made: dict[tuple[str, str], Screen] = {}

    def of(size: str, staff_language: str = "en") -> Screen:
        key = (size, staff_language)
        if key not in made:
            for other in list(made):
                made.pop(other).close()
            made[key] = Screen(size, staff_language=staff_language)
        made[key].said.clear()
        made[key].scans.clear()
        made[key].warnings.clear()
        return made[key]

    yield of
    for screen in made.values():
        screen.close()


@pytest.fixture
def screen(screens: Callable[..., Screen]) -> Screen:
    return screens("tall")
