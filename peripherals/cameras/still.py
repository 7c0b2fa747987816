"""What a still becomes before it leaves the station: judged, and of a page of paper the page alone."""

from care.pictures import Flaw, Role
from peripherals.cameras.camera import Image, bgr
from peripherals.cameras.document import clean, find_page, straighten
from peripherals.cameras.quality import judge


def finished(image: Image, role: Role) -> tuple[Image, Flaw | None]:
    """Give the picture as it is sent, and its flaw; a picture without a whole page is sent as it is."""
    if role is not Role.DOCUMENT:
        return image, judge(image, role)
    picture = bgr(image)
    corners = find_page(picture)
    if corners is None:
        return image, Flaw.NO_PAGE
    page = straighten(picture, corners)
    return clean(page), judge(page, role)
