"""A software-rendered window that needs no display, kept from test to test."""

import os
from collections.abc import Callable, Iterator

import pytest

from tests.worlds.screen import Screen

os.environ.setdefault("CAREPOST_RENDERER", "software")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.symbolsresolver=false")


@pytest.fixture(scope="session")
def screens() -> Iterator[Callable[[str], Screen]]:
    """Give the window of a layout; only one at a time, because the application has one language."""
    made: dict[str, Screen] = {}

    def of(size: str) -> Screen:
        if size not in made:
            for other in list(made):
                made.pop(other).close()
            made[size] = Screen(size)
        made[size].said.clear()
        made[size].warnings.clear()
        return made[size]

    yield of
    for screen in made.values():
        screen.close()


@pytest.fixture
def screen(screens: Callable[[str], Screen]) -> Screen:
    return screens("tall")
