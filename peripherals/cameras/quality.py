"""How good a still is: its blur, its exposure and its glare, as numbers with units, and what to do again.

Blur is the standard deviation of the Gaussian that would have made the picture's edges as soft as they are, found by
blurring once more (S. Zhuo, T. Sim: Defocus map estimation from a single image, Pattern Recognition 44, 2011). Unlike
the variance of the Laplacian it has a unit and does not depend on what the picture shows.
"""

from collections.abc import Mapping
from math import inf, isfinite, sqrt

import msgspec
import numpy as np
from numpy.typing import NDArray

from care.pictures import Flaw, Role
from peripherals.cameras.camera import Image, brightness, opencv

STATUS = "clinician must confirm"
SOURCE = (
    "Blur of a face 2.0: edges as soft as those of a plain picture of 800 x 600, the least that the American "
    "Telemedicine Association's guideline for teledermatology (2012) takes. Hairs read lower here than edges, and "
    "print half: hence skin 1.5 and page 1.0. Exposure and glare: the part of the middle that shows nothing; no source "
    "fixes it."
)

LINES = 1000
"""The shorter side of the picture in which blur is measured, in pixels."""
DARK, BRIGHT = 25, 250
"""Of 255: what is darker, or brighter, shows nothing."""
MIDDLE = 0.7
"""The square that is judged, as a part of the shorter side: it lies within the round picture of an ear scope."""

_OWN_BLUR, _MORE_BLUR = 0.7, 1.0
"""Pixels: against noise, and the second blur of the method."""
_SLOPES_BLUR2 = 0.5
"""What Sobel's differences add to the square of a blur, in square pixels."""
_SURE = 0.6
"""Pixels; in a picture made smaller, less than this may be the making itself."""
_FINEST, _LINES_LEAST = 0.6, 100
"""The smallest pixel that is looked at, in pixels of `LINES` lines, and the fewest lines."""
_DIRECTIONS = 4
_EDGE_PIXELS_MIN = 60
"""Fewer pixels of edge than this in one direction say nothing about it."""
_SHARPER = 25
"""The percentile of an edge's blur that counts: what lies behind or before the focus may be soft."""
_NOISE_TIMES, _SLOPE_MIN, _STEEP = 6.0, 0.5, 0.4
_FINE = 64
"""Steps of a slope of one grey level a pixel."""

Grey = NDArray[np.float32]


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What a still may have. `blur_px` as in `Quality`; the shares are parts of 1 of the middle of the picture."""

    blur_px: float = 2.0
    dark: float = 0.6
    bright: float = 0.3
    glare: float = 0.04


LIMITS: Mapping[Role, Limits] = {
    Role.FACE: Limits(),
    Role.SCOPE: Limits(blur_px=1.5, dark=0.7),
    Role.SKIN: Limits(blur_px=1.5),
    Role.DOCUMENT: Limits(blur_px=1.0, bright=1.0, glare=1.0),  # paper is white
}


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured of a still.

    `blur_px`: blur in pixels of a picture of `LINES` lines, infinite where nothing has an edge. `dark` and `bright`:
    parts of 1 of the middle of the picture that show nothing; `glare`: the largest bright patch of it, likewise.
    """

    blur_px: float
    dark: float
    bright: float
    glare: float


def measure(image: Image) -> Quality:
    """Measure a BGR or I420 picture."""
    grey = brightness(image)
    middle = _middle(grey)
    return Quality(
        blur_px=blur(grey),
        dark=float(np.mean(middle < DARK)),
        bright=float(np.mean(middle >= BRIGHT)),
        glare=_largest_patch(middle >= BRIGHT),
    )


def flaw(quality: Quality, limits: Limits) -> Flaw | None:
    """Name the worst that is wrong with it, light before blur: a dark picture is also a soft one."""
    if quality.dark > limits.dark:
        return Flaw.DARK
    if quality.bright > limits.bright:
        return Flaw.BRIGHT
    if quality.glare > limits.glare:
        return Flaw.GLARE
    return Flaw.BLURRED if quality.blur_px > limits.blur_px else None


def judge(image: Image, role: Role) -> Flaw | None:
    """Tell what is wrong with the still of a camera of this role, if anything."""
    return flaw(measure(image), LIMITS[role])


def blur(grey: Image) -> float:
    """Measure the blur as `Quality.blur_px`, in the direction in which it is worst: a hand moves in one.

    A large blur shows best in the picture made smaller, where it is small and noise is gone: the largest one counts.
    """
    cv2 = opencv()
    found: list[float] = []
    while min(grey.shape) >= _LINES_LEAST:
        unit = LINES / int(min(grey.shape))
        if unit > _FINEST:
            here = _small_blur(grey.astype(np.float32))
            if isfinite(here) and (not found or here >= _SURE):
                found.append(here * unit)
        grey = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    return max(found, default=inf)


def _small_blur(grey: Grey) -> float:
    """Measure the blur in pixels of this picture; infinite where nothing has an edge."""
    cv2 = opencv()
    once = cv2.GaussianBlur(grey, (0, 0), _OWN_BLUR)
    slopes = _slopes(once)
    crests = _crests(slopes, _noise(grey))
    across, down = (slope[crests] for slope in slopes)
    across_again, down_again = (slope[crests] for slope in _slopes(cv2.GaussianBlur(once, (0, 0), _MORE_BLUR)))
    steep, ratio = np.hypot(across, down), np.hypot(across, down) / np.hypot(across_again, down_again)
    # The second blur makes sqrt(b^2 + m^2) of a blur b, and an edge's slope falls as its blur grows.
    total = _MORE_BLUR / np.sqrt(np.maximum(ratio**2 - 1, 1e-6))
    direction = np.floor(np.arctan2(down, across) % np.pi / np.pi * _DIRECTIONS + 0.5) % _DIRECTIONS
    edges = [direction == one for one in range(_DIRECTIONS)]
    worst = max((_sharper(total[one], steep[one]) for one in edges if one.sum() >= _EDGE_PIXELS_MIN), default=inf)
    return sqrt(max(0.0, worst**2 - _OWN_BLUR**2 - _SLOPES_BLUR2))


def _sharper(blurs: Grey, steep: Grey) -> float:
    """The blur of the sharper ones of the steep edges."""
    return float(np.percentile(blurs[steep >= _STEEP * np.percentile(steep, 95)], _SHARPER))


def _slopes(grey: Grey) -> tuple[Grey, Grey]:
    cv2 = opencv()
    return cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=1 / 8), cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=1 / 8)


def _noise(grey: Grey) -> float:
    """The noise's standard deviation (J. Immerkaer: Fast noise variance estimation, 1996), by the median."""
    cv2 = opencv()
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    return float(np.median(np.abs(cv2.filter2D(grey, -1, kernel)))) / 0.6745 / 6


def _crests(slopes: tuple[Grey, Grey], noise: float) -> tuple[NDArray[np.intp], ...]:
    """Where slopes are steepest, of those that noise cannot have made."""
    cv2 = opencv()
    # Noise that was smoothed with a Gaussian of s has slopes of noise / (2 sqrt(2 pi) s^2).
    least = _FINE * max(_NOISE_TIMES * noise / (2 * sqrt(2 * np.pi) * _OWN_BLUR**2), _SLOPE_MIN)
    whole = [np.clip(slope * _FINE, -32768, 32767).astype(np.int16) for slope in slopes]
    return np.nonzero(cv2.Canny(*whole, least, least, L2gradient=True))


def _middle(grey: Image) -> Image:
    height, width = grey.shape
    half = round(min(height, width) * MIDDLE / 2)
    return grey[height // 2 - half : height // 2 + half, width // 2 - half : width // 2 + half]


def _largest_patch(bright: NDArray[np.bool_]) -> float:
    cv2 = opencv()
    _, _, stats, _ = cv2.connectedComponentsWithStats(bright.astype(np.uint8))
    return float(stats[1:, cv2.CC_STAT_AREA].max(initial=0)) / bright.size
