"""Pages photographed by a pinhole camera from where nobody would hold one, and pictures with no page in them."""

import cv2
import numpy as np
import pytest

from peripherals.cameras.camera import Image
from peripherals.cameras.document import clean, find_page, straighten
from tests.worlds.pictures import HEIGHT, WIDTH, exposed, face, held_up, noisy, sheet, skin

CORNER_PX_MAX, SAME_PX_MAX = 2.0, 3.0
SHAPE = 1240 / 1754
TURNS = [(0, 0, 0), (25, -15, 8), (40, 0, 0), (0, 35, -20), (30, 20, 40), (-30, 10, -35)]
DARK_WOOD, GREY, ALMOST_WHITE = (60, 75, 95), (150, 170, 190), (205, 212, 218)


@pytest.mark.parametrize("ground", [DARK_WOOD, GREY, ALMOST_WHITE])
@pytest.mark.parametrize("turned", TURNS)
def test_the_four_corners_are_found_to_the_pixel_clockwise_from_the_top_left(turned, ground):
    picture, corners = held_up(sheet(), turned, ground)
    found = find_page(picture)
    assert found is not None
    assert np.abs(found - corners).max() < CORNER_PX_MAX


@pytest.mark.parametrize("turned", TURNS)
def test_the_straight_page_lies_within_pixels_of_the_original_the_same_side_up(turned):
    picture, corners = held_up(sheet(), turned)
    page = straighten(picture, corners)
    assert page.shape[1] / page.shape[0] == pytest.approx(SHAPE, rel=0.02)
    original = cv2.resize(sheet(), page.shape[1::-1], interpolation=cv2.INTER_AREA)
    assert moved_px(original, page).max() < SAME_PX_MAX
    assert correlation(original, page) > 0.9


def test_a_page_that_is_put_upside_down_would_be_told():
    """What the test above holds on to: a turned or mirrored page is far from the original."""
    picture, corners = held_up(sheet())
    page = straighten(picture, corners)
    original = cv2.resize(sheet(), page.shape[1::-1], interpolation=cv2.INTER_AREA)
    for wrong in (page[::-1, ::-1], page[:, ::-1]):
        assert correlation(original, wrong) < 0.6
    beside = cv2.warpAffine(
        page, np.float32([[1, 0, 6], [0, 1, 0]]), page.shape[1::-1], borderMode=cv2.BORDER_REPLICATE
    )
    assert moved_px(original, beside).max() > SAME_PX_MAX


@pytest.mark.parametrize(
    "picture", [skin(), face(), np.full((HEIGHT, WIDTH, 3), 200, np.uint8)], ids=["skin", "face", "blank"]
)
def test_where_no_page_is_none_is_found(picture: Image):
    assert find_page(picture) is None


def test_a_page_that_the_pictures_edge_cuts_off_is_not_taken_for_a_whole_one():
    picture, corners = held_up(sheet(), (0, 0, 0), away=0.8)
    assert corners.min() < 0
    assert find_page(picture) is None


def test_a_small_card_on_the_table_is_no_page():
    assert find_page(held_up(sheet(), away=3.0)[0]) is None


def test_print_is_dark_and_paper_white_also_where_a_shadow_lies():
    picture, corners = held_up(sheet())
    light = np.linspace(1, 0.45, WIDTH)[None, :, None]
    page = clean(straighten((picture * light).astype(np.uint8), corners))
    height, width = page.shape[:2]
    paper = page[height * 9 // 10 : height * 19 // 20, width // 10 : width * 9 // 10]
    assert paper.mean() > 235
    assert paper.mean((0, 2)).std() < 4
    assert (page == page[..., :1]).all(), "it is grey"
    assert exposed(picture, 0.45).mean() < page.mean()


def test_a_dark_stamp_stays_whole_and_is_not_taken_for_a_shadow():
    picture, corners = held_up(sheet())
    page = clean(straighten(picture, corners))
    height, width = page.shape[:2]
    stamp = page[height * 110 // 1754 : height * 210 // 1754, width * 940 // 1240 : width * 1130 // 1240]
    assert stamp.mean() < 60
    assert stamp.std() < 25


def test_a_page_of_one_colour_stays_as_it_is():
    blank = noisy(np.full((600, 400, 3), 180, np.uint8), 1)
    assert clean(blank).mean() > 200
    assert clean(np.zeros((600, 400, 3), np.uint8)).max() == 0


def correlation(one: Image, other: Image) -> float:
    grey = [cv2.GaussianBlur(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), (0, 0), 2).ravel() for page in (one, other)]
    return float(np.corrcoef(*grey)[0, 1])


def moved_px(original: Image, page: Image) -> np.ndarray:
    """How far the page is from the original in each of 4 x 4 fields that hold print, by phase correlation."""
    grey = [cv2.cvtColor(one, cv2.COLOR_BGR2GRAY).astype(np.float32) for one in (original, page)]
    high, wide = (side // 4 for side in grey[0].shape)
    fields = [np.s_[y * high : (y + 1) * high, x * wide : (x + 1) * wide] for y in range(4) for x in range(4)]
    shifts = [cv2.phaseCorrelate(*(one[field] for one in grey)) for field in fields if grey[0][field].std() > 30]
    assert len(shifts) >= 6
    return np.array([np.hypot(*shift) for shift, _ in shifts])
