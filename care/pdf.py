"""A PDF of pictures, one to a page, each byte for byte as it is; the same pages always give the same bytes.

PDF 1.4 (ISO 32000-1): JPEG data is an image's stream as it stands, by the filter DCTDecode.
"""

from collections.abc import Iterable

import msgspec

LONG_SIDE_PT = 842
"""The longer side of a page, in points: that of A4, whatever the camera was."""
_FIRST_PAGE = 3
_OBJECTS_A_PAGE = 3


class JpegPage(msgspec.Struct, frozen=True, kw_only=True):
    """One picture: JPEG data in three colours (YCbCr), and its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def pdf(pages: Iterable[JpegPage]) -> bytes:
    """Put the pictures into one PDF, in this order. Raises ValueError when there is none."""
    pages = tuple(pages)
    if not pages:
        raise ValueError("a PDF has at least one page")
    kids = b" ".join(b"%d 0 R" % (_FIRST_PAGE + number * _OBJECTS_A_PAGE) for number in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)]
    for page in pages:
        objects += _page(page, len(objects) + 1)
    return _file(objects)


def _page(page: JpegPage, number: int) -> list[bytes]:
    scale = LONG_SIDE_PT / max(page.width, page.height)
    size = (page.width * scale, page.height * scale)
    picture = b"<</Type/XObject/Subtype/Image/Width %d/Height %d" % (page.width, page.height)
    return [
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Contents %d 0 R/Resources<</XObject<</P %d 0 R>>>>>>"
        % (b"%.2f %.2f" % size, number + 1, number + 2),
        _stream(b"<<", b"q %.2f 0 0 %.2f 0 0 cm /P Do Q" % size),
        _stream(picture + b"/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode", page.jpeg),
    ]


def _stream(head: bytes, data: bytes) -> bytes:
    return b"%s/Length %d>>\nstream\n%s\nendstream" % (head, len(data), data)


def _file(objects: list[bytes]) -> bytes:
    """Number the objects and tell where each begins."""
    data, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(data),
    )
