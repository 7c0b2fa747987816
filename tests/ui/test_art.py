"""Drawings come in the asked colour and size; a picture in a disc is cut off by its edge."""

from importlib.resources import files

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from ui.art import FOLDERS, draw, draw_disc


def test_an_icon_is_drawn_in_the_colour_that_was_asked_for():
    image = draw("icon", "cross", ["8a1538"], QSize(48, 48))
    assert image.size() == QSize(48, 48)
    assert image.pixelColor(24, 24) == QColor("#8A1538")
    assert image.pixelColor(24, 2).alpha() == 0


def test_a_disc_has_its_ground_inside_and_nothing_outside():
    image = draw_disc("doctor", "fbe0b0", QSize(100, 100))
    assert image.pixelColor(1, 1).alpha() == 0
    assert image.pixelColor(50, 4) == QColor("#FBE0B0")
    assert image.pixelColor(88, 96).alpha() == 0


def test_an_unknown_drawing_draws_nothing():
    image = draw("picture", "no-such", [], QSize(20, 20))
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(0, 20, 5) for y in range(0, 20, 5))


def test_every_drawing_we_ship_draws_something():
    for kind, folder in FOLDERS.items():
        for path in files("assets").joinpath(folder).iterdir():
            if path.name.endswith(".svg"):
                image = draw(kind, path.name.removesuffix(".svg"), ["10222e"], QSize(48, 48))
                assert (path.name, _is_blank(image)) == (path.name, False)


def _is_blank(image: QImage) -> bool:
    return all(image.pixelColor(x, y).alpha() == 0 for x in range(image.width()) for y in range(image.height()))
