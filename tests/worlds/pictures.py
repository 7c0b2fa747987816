"""Pictures that look like what exam cameras see, and what goes wrong with them; all are BGR, and seeded."""

from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Paper
from PIL import ImageDraw, ImageFont

from peripherals.cameras.camera import Image, bgr
from peripherals.cameras.picture import TestCamera

WIDTH, HEIGHT = 1280, 960
_FONTS = Path(__file__).parents[2] / "assets" / "fonts"
_LINE = "Take one tablet of amoxicillin 500 mg three times a day"


@cache
def skin(seed: int = 1) -> Image:
    """Skin with its grain, moles and hairs."""
    random = np.random.default_rng(seed)
    grain = np.zeros((HEIGHT, WIDTH), np.float32)
    for octave in range(3, 9):
        coarse = random.standard_normal((2**octave * HEIGHT // WIDTH + 2, 2**octave + 2)).astype(np.float32)
        grain += cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC) * 0.62**octave
    image = np.stack([150 + grain * 18, 175 + grain * 18, 215 + grain * 14], -1)
    for x, y, radius in random.uniform((0, 0, 6), (WIDTH, HEIGHT, 40), (14, 3)):
        cv2.ellipse(
            image, (int(x), int(y)), (int(radius), int(radius * 0.8)), 0, 0, 360, (70, 90, 130), -1, cv2.LINE_AA
        )
    for x, y, dx, dy in random.uniform((0, 0, -150, -150), (WIDTH, HEIGHT, 150, 150), (40, 4)):
        cv2.line(image, (int(x), int(y)), (int(x + dx), int(y + dy)), (50, 60, 80), 2, cv2.LINE_AA)
    return np.clip(image, 0, 255).astype(np.uint8)


@cache
def face() -> Image:
    """Somebody in a room, drawn."""
    return bgr(TestCamera(width=WIDTH, height=HEIGHT, rate_hz=1000).read().image)


def through_an_ear_scope(image: Image) -> Image:
    """The round picture of a scope: black around a disc."""
    disc = np.zeros(image.shape[:2], np.uint8)
    cv2.circle(disc, (image.shape[1] // 2, image.shape[0] // 2), min(image.shape[:2]) // 2 - 8, 1, -1)
    return image * disc[..., None]


@cache
def sheet(width: int = 1240, height: int = 1754) -> Image:
    """A printed page with a heading at its top left and a dark stamp at its top right."""
    paper = Paper.new("RGB", (width, height), (240, 243, 244))
    pen = ImageDraw.Draw(paper)
    pen.text((90, 80), "Discharge letter", (20, 20, 30), ImageFont.truetype(str(_FONTS / "NotoSans-Bold.ttf"), 70))
    print_ = ImageFont.truetype(str(_FONTS / "NotoSans-Regular.ttf"), 26)
    for y in range(240, height - 200, 44):
        pen.text((90, y), _LINE, (30, 30, 35), print_)
    pen.rectangle((width - 320, 90, width - 90, 230), (160, 40, 40))
    return np.asarray(paper)[..., ::-1].copy()


def held_up(
    page: Image,
    turned: tuple[float, float, float] = (25, -15, 8),
    ground: tuple[int, int, int] = (60, 75, 95),
    away: float = 1.55,
) -> tuple[Image, NDArray[np.float32]]:
    """Photograph a page on a rough ground with a pinhole camera; gives the picture and where the corners (4, 2) are.

    `turned` in degrees about the axes to the right, down and ahead; `away` in lengths of the page.
    """
    height, width = page.shape[:2]
    focus = 0.8 * WIDTH
    camera = np.array([[focus, 0, (WIDTH - 1) / 2], [0, focus, (HEIGHT - 1) / 2], [0, 0, 1]])
    about = [cv2.Rodrigues(np.radians(angle) * axis)[0] for angle, axis in zip(turned, np.eye(3), strict=True)]
    turn = about[2] @ about[0] @ about[1]
    place = np.array([0, 0, away * max(width, height)]) - turn[:, :2] @ [(width - 1) / 2, (height - 1) / 2]
    seen = camera @ np.column_stack([turn[:, 0], turn[:, 1], place])
    rough = np.random.default_rng(3).normal(0, 12, (HEIGHT // 8, WIDTH // 8, 3))
    table = np.clip(cv2.resize(rough, (WIDTH, HEIGHT)) + ground, 0, 255).astype(np.uint8)
    picture = cv2.warpPerspective(
        page, seen, (WIDTH, HEIGHT), dst=table, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT
    )
    edge = np.array([[(0, 0), (width, 0), (width, height), (0, height)]], np.float32) - np.float32(0.5)
    return noisy(picture), cv2.perspectiveTransform(edge, seen)[0]


def blurred(image: Image, radius_px: float) -> Image:
    """Out of focus: a Gaussian of this standard deviation."""
    return cv2.GaussianBlur(image, (0, 0), radius_px) if radius_px else image


def shaken(image: Image, length_px: int) -> Image:
    """Moved to the side while it was taken."""
    return cv2.blur(image, (length_px, 1))


def exposed(image: Image, times: float) -> Image:
    """With this many times the light, as far as the sensor goes."""
    return np.clip(image.astype(np.float32) * times, 0, 255).astype(np.uint8)


def shining(image: Image, radius_px: int) -> Image:
    """With a lamp's reflection on it, a little off the middle."""
    lit = image.copy()
    cv2.circle(lit, (image.shape[1] // 2 + 60, image.shape[0] // 2 - 40), radius_px, (255, 255, 255), -1, cv2.LINE_AA)
    return lit


def noisy(image: Image, sigma: float = 3.0, seed: int = 0) -> Image:
    """With a sensor's noise, in grey levels."""
    noise = np.random.default_rng(seed).normal(0, sigma, image.shape)
    return np.clip(image + noise, 0, 255).astype(np.uint8)
