"""The plan on a receipt: the words of the page, drawn as one picture of black dots as wide as the paper.

A receipt printer's own letters have no Arabic that is joined and runs from the right; a picture has every language.
"""

from math import ceil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from care.encounter import Visit
from ui.paper import plan_document

LETTERS_PER_INCH = (112, 104, 96, 88, 80, 72)
"""The page's letters are set as on a device of so many dots an inch: on paper of 203 they are half as large, and
smaller where a table would not fit."""
_METRE = 39.3701


def plan_receipt(visit: Visit, clinic: str, path: Path, dots: int, families: list[str] | None = None) -> None:
    """Write the plan as a portable bitmap (P4, `.pbm`), `dots` wide, a multiple of 8.

    Raises ValueError without a plan, OSError when the file cannot be written.
    """
    for density in LETTERS_PER_INCH:
        document = plan_document(visit, clinic, _image(dots, 1, density), families)
        document.setTextWidth(dots)
        if document.size().width() <= dots:
            break
    image = _image(dots, ceil(document.size().height()), density)
    painter = QPainter(image)
    document.drawContents(painter)
    painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    # Dots in between would be mud on paper: a loud line loses its ground, and keeps its frame and its sign.
    black = image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    if not black.save(str(path)):
        raise OSError(f"{path} could not be written")


def _image(width: int, height: int, density: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(density * _METRE))
    image.setDotsPerMeterY(round(density * _METRE))
    image.fill(QColor("white"))
    return image
