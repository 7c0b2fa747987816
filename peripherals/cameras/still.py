"""What a still becomes before it leaves the station: judged, and of a page of paper the page alone."""

import logging

from care.pictures import Flaw, Role
from peripherals.cameras.camera import Image, bgr
from peripherals.cameras.document import clean, find_page, straighten
from peripherals.cameras.quality import judge

log = logging.getLogger(__name__)


def finished(image: Image, role: Role) -> tuple[Image, Flaw | None]:
    """Give the picture as it is sent, and its flaw; without a whole page, or when it can't be judged, as it is."""
    try:
        return _finished(image, role)
    except Exception as error:  # a picture that nobody could judge is better than none
        log.error("a still could not be judged: %s", type(error).__name__)
        return image, None


def _finished(image: Image, role: Role) -> tuple[Image, Flaw | None]:
    if role is not Role.DOCUMENT:
        return image, judge(image, role)
    picture = bgr(image)
    corners = find_page(picture)
    if corners is None:
        return image, Flaw.NO_PAGE
    page = straighten(picture, corners)
    return clean(page), judge(page, role)
