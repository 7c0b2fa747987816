"""PDFs of pictures, read by a reader that is not ours (PDFium, in Qt)."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtPdf import QPdfDocument

from care.pdf import JpegPage, pdf


def page(width: int, height: int, red: int) -> JpegPage:
    """A picture that is white at its top left and of one colour elsewhere."""
    pixels = np.full((height, width, 3), (red, 0, 0), np.uint8)
    pixels[: height // 2, : width // 2] = 255
    data = BytesIO()
    Image.fromarray(pixels).save(data, "JPEG", quality=95)
    return JpegPage(jpeg=data.getvalue(), width=width, height=height)


def read(data: bytes, folder: Path) -> QPdfDocument:
    path = folder / "pages.pdf"
    path.write_bytes(data)
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    return document


def test_each_picture_is_a_page_in_its_shape_and_order_the_same_side_up(tmp_path: Path):
    document = read(pdf([page(600, 800, 250), page(800, 500, 90)]), tmp_path)
    assert document.pageCount() == 2
    sizes = [document.pagePointSize(number) for number in range(2)]
    assert [(size.width(), size.height()) for size in sizes] == [(631.5, 842), (842, 526.25)]
    for number, red in enumerate((250, 90)):
        shown = document.render(number, sizes[number].toSize())
        assert shown.pixelColor(10, 10).green() > 240
        for x, y in ((shown.width() - 10, 10), (10, shown.height() - 10)):
            assert shown.pixelColor(x, y).red() == pytest.approx(red, abs=6)
            assert shown.pixelColor(x, y).green() < 12


def test_the_pictures_bytes_are_in_it_as_they_are_and_the_same_pages_give_the_same_bytes():
    one = page(64, 48, 200)
    assert one.jpeg in pdf([one])
    assert pdf([one]) == pdf([one])
    assert len(pdf([one])) - len(one.jpeg) < 1000


def test_a_pdf_that_lost_its_end_is_not_read(tmp_path: Path):
    """The reader above does not read just anything."""
    path = tmp_path / "cut.pdf"
    path.write_bytes(pdf([page(64, 48, 200)])[20:200])
    assert QPdfDocument().load(str(path)) is not QPdfDocument.Error.None_


def test_there_is_no_pdf_without_pages():
    with pytest.raises(ValueError, match="at least one page"):
        pdf([])
