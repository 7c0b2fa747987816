"""A page held before a camera: its four corners, the page seen from straight above, and its print made clean.

Corners are in pixels of the picture, from the top left one on clockwise as one sees them: what was up stays up.
The page's shape comes from the perspective itself (Z. Zhang, L. He: Whiteboard scanning and image enhancement, 2007).
"""

from itertools import pairwise
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from peripherals.cameras.camera import Image, opencv

Corners = NDArray[np.float32]

LOOK_LINES = 720
"""The page is looked for in a picture of so many lines."""
PART_MIN = 0.15
"""A page is at least this part of the picture; what is smaller is a thing on it."""
_BENT_MAX = 0.03
"""How far a side may stray from a line, as a part of the outline: pages curl."""
_SQUARE_MAX = 0.75
"""The cosine beyond which a corner is none: a page that is seen from so far aside cannot be read."""
_LOOKS, _LOOK_ASIDE = 64, 0.012
"""A side is looked for at so many places, this part of the picture's lines to either hand of the outline."""
_ON_LINE_PX, _SEEN_MIN = 2.0, 0.6
"""A side of paper is seen where its edge is on one line, at this part of the places or more."""
_BENT_VIEW_MIN = 0.08
"""How far the sides must run together before they tell the camera's focal length."""
_FOCUS, _FOCUS_MIN, _FOCUS_MAX = 0.8, 0.4, 3.0
"""Focal length as a part of the picture's width: the usual one of cameras that see 64 degrees, and what can be."""
_WHITE, _INK_BELOW, _INK_MOST = 248, 2, 0.5
"""Paper becomes this bright; ink is darker than this percentile, yet never more than this part of the paper."""
_PATCHES, _SHADOW_MIN = 24, 0.85
"""Paper is judged in so many patches each way; what is darker than this part of it is print."""


def find_page(image: Image) -> Corners | None:
    """Find the corners (4, 2) of the largest page in a BGR picture; None when no whole one is there."""
    cv2 = opencv()
    scale = min(1.0, LOOK_LINES / min(image.shape[:2]))
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (5, 5), 0)
    # The middle of a pixel stays the middle of its picture when the picture is made smaller.
    outlines = [(sheet + 0.5) / scale - 0.5 for mask in _masks(small) for sheet in _sheets(mask)]
    grey = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (0, 0), 1.0).astype(np.float32)
    pages = [corners for outline in outlines if (corners := _refined(grey, _from_top_left(outline))) is not None]
    return max(pages, key=lambda corners: float(cv2.contourArea(corners)), default=None)


def straighten(image: Image, corners: Corners) -> Image:
    """Look at the page from straight above, as many pixels wide or high as its longest sides have."""
    cv2 = opencv()
    width, height = _size(corners, (image.shape[1], image.shape[0]))
    whole = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32) - np.float32(0.5)
    turned = cv2.getPerspectiveTransform(corners.astype(np.float32), whole)
    page: Image = cv2.warpPerspective(
        image, turned, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return page


def clean(page: Image) -> Image:
    """Make it grey (still BGR), its light even, its paper white and its ink dark."""
    cv2 = opencv()
    grey = cv2.cvtColor(page, cv2.COLOR_BGR2GRAY).astype(np.float32)
    even = grey / _paper(grey)
    ink = min(float(np.percentile(even, _INK_BELOW)), _INK_MOST)
    white: Image = np.clip((even - ink) / (1 - ink) * _WHITE, 0, 255).astype(np.uint8)
    cleaned: Image = cv2.cvtColor(white, cv2.COLOR_GRAY2BGR)
    return cleaned


def _paper(grey: NDArray[np.float32]) -> NDArray[np.float32]:
    """How bright blank paper is at each place: a smooth surface over the patches that are paper, pictures left out."""
    cv2 = opencv()
    height, width = grey.shape
    small = cv2.resize(grey, (_PATCHES * 8, _PATCHES * 8), interpolation=cv2.INTER_AREA)
    patches = np.percentile(small.reshape(_PATCHES, 8, _PATCHES, 8), 90, axis=(1, 3)).ravel()
    at = np.linspace(-1, 1, _PATCHES)
    y, x = (place.ravel() for place in np.meshgrid(at, at, indexing="ij"))
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], 1)
    kept = patches >= np.percentile(patches, 50)
    for _ in range(3):
        surface, *_ = np.linalg.lstsq(terms[kept], patches[kept], rcond=None)
        kept = patches >= _SHADOW_MIN * (terms @ surface)
    fitted = (terms @ surface).reshape(_PATCHES, _PATCHES).astype(np.float32)
    everywhere: NDArray[np.float32] = cv2.resize(fitted, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.maximum(everywhere, 1)


def _masks(small: Image) -> list[Image]:
    """What may be paper: brighter than its ground, or other than it, or within edges."""
    cv2 = opencv()
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    _, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    colourful = cv2.cvtColor(small, cv2.COLOR_BGR2HSV)[..., 1]
    _, pale = cv2.threshold(colourful, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    edges = cv2.dilate(cv2.Canny(grey, 30, 90), np.ones((3, 3), np.uint8))
    filled = np.ones((15, 15), np.uint8)  # print and rules leave no holes in the paper
    return [*(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, filled) for mask in (bright, pale)), edges]


def _sheets(mask: Image) -> list[Corners]:
    """The outlines of the mask that are sheets with four corners, none of which lies at the picture's edge."""
    cv2 = opencv()
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    sheets = []
    for outline in outlines:
        hull = cv2.convexHull(outline)
        if cv2.contourArea(hull) < PART_MIN * mask.size:
            continue
        corners = cv2.approxPolyDP(hull, _BENT_MAX * cv2.arcLength(hull, True), True)[:, 0]
        if len(corners) == 4 and _inside(corners, mask.shape) and _square(corners.astype(np.float32)):
            sheets.append(corners.astype(np.float32))
    return sheets


def _inside(corners: NDArray[np.int32], shape: tuple[int, ...]) -> bool:
    """A sheet that the picture's edge cuts off is not whole."""
    return bool((corners > 2).all() and (corners < np.array([shape[1], shape[0]]) - 3).all())


def _square(corners: Corners) -> bool:
    sides = np.roll(corners, -1, 0) - corners
    sides /= np.linalg.norm(sides, axis=1, keepdims=True)
    return bool((np.abs((sides * np.roll(sides, 1, 0)).sum(1)) < _SQUARE_MAX).all())


def _refined(grey: NDArray[Any], corners: Corners) -> Corners | None:
    """The corners as the crossings of the sides' lines, which paper's own bent and round corners are not.

    None when a side is no edge in the picture: then this was no page.
    """
    lines = [_side(grey, start, end) for start, end in pairwise([*corners, corners[0]])]
    seen = [line for line in lines if line is not None]
    if len(seen) < 4:
        return None
    crossings = [np.cross(before, after) for before, after in pairwise([seen[-1], *seen])]
    return np.array([crossing[:2] / crossing[2] for crossing in crossings], np.float32)


def _side(grey: NDArray[Any], start: Corners, end: Corners) -> NDArray[np.float64] | None:
    """The line (homogeneous) of the edge between these corners, found across it where it is steepest."""
    cv2 = opencv()
    along = (end - start) / np.linalg.norm(end - start)
    across = np.array([-along[1], along[0]])
    reach = max(4.0, _LOOK_ASIDE * min(grey.shape))
    aside = np.arange(-reach, reach + 0.25, 0.5)
    places = start + np.linspace(0.08, 0.92, _LOOKS)[:, None] * (end - start)
    at = (places[:, None] + aside[:, None] * across).astype(np.float32)
    steep = np.abs(np.gradient(cv2.remap(grey, at, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), axis=1))
    edge = places + aside[np.argmax(steep, 1)][:, None] * across
    x, y, at_x, at_y = cv2.fitLine(edge.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
    on_line = np.abs((edge - (at_x, at_y)) @ (-y, x)) < _ON_LINE_PX
    if on_line.mean() < _SEEN_MIN:
        return None
    x, y, at_x, at_y = cv2.fitLine(edge[on_line].astype(np.float32), cv2.DIST_L2, 0, 0.01, 0.01).ravel()
    return np.cross((at_x, at_y, 1.0), (at_x + x, at_y + y, 1.0))


def _from_top_left(corners: Corners) -> Corners:
    middle = corners.mean(0)
    clockwise = corners[np.argsort(np.arctan2(*(corners - middle).T[::-1]))]
    return np.roll(clockwise, -int(clockwise.sum(1).argmin()), 0)


def _size(corners: Corners, picture: tuple[int, int]) -> tuple[int, int]:
    """Width and height in pixels: as long as the longest sides, in the shape of the page itself."""
    top, right, bottom, left = (float(np.linalg.norm(b - a)) for a, b in pairwise([*corners, corners[0]]))
    width, height = max(top, bottom), max(left, right)
    shape = _shape(corners, picture)
    return (round(width), round(width / shape)) if width / height > shape else (round(height * shape), round(height))


def _shape(corners: Corners, picture: tuple[int, int]) -> float:
    """Width by height of the page as it lies, for a camera that looks at the picture's middle."""
    here = [np.array([x - (picture[0] - 1) / 2, y - (picture[1] - 1) / 2, 1.0]) for x, y in corners]
    upper_left, upper_right, lower_right, lower_left = here
    diagonal = np.cross(upper_left, lower_right)
    across = np.dot(diagonal, lower_left) / np.dot(np.cross(upper_right, lower_right), lower_left) * upper_right
    down = np.dot(diagonal, upper_right) / np.dot(np.cross(lower_left, lower_right), upper_right) * lower_left
    across, down = across - upper_left, down - upper_left
    focus = _FOCUS * picture[0]
    if min(abs(across[2]), abs(down[2])) > _BENT_VIEW_MIN:
        told = -(across[0] * down[0] + across[1] * down[1]) / (across[2] * down[2])
        if _FOCUS_MIN * picture[0] < sqrt(max(told, 0.0)) < _FOCUS_MAX * picture[0]:
            focus = sqrt(told)
    width, height = (float(np.hypot(np.hypot(*way[:2]) / focus, way[2])) for way in (across, down))
    return width / height
