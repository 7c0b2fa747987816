"""A still as it leaves the station: a picture as it is, a page as the page alone."""

import numpy as np
import pytest

from care.pictures import Flaw, Role
from peripherals.cameras.camera import i420
from peripherals.cameras.still import finished
from tests.worlds.pictures import HEIGHT, WIDTH, blurred, face, held_up, noisy, sheet, skin


def test_a_picture_goes_as_it_is_with_what_is_wrong_with_it():
    good, bad = noisy(skin()), noisy(blurred(skin(), 6))
    assert finished(good, Role.SKIN)[0] is good
    assert finished(good, Role.SKIN)[1] is None
    sent, flaw = finished(bad, Role.SKIN)
    assert sent is bad
    assert flaw is Flaw.BLURRED


def test_of_a_page_only_the_page_goes_and_of_none_the_whole_picture():
    picture, corners = held_up(sheet(), away=1.2, turned=(5, -5, 3))
    page, flaw = finished(picture, Role.DOCUMENT)
    assert flaw is None
    assert page.shape[0] > page.shape[1]
    assert page.shape[0] == pytest.approx(np.ptp(corners[:, 1]), rel=0.03)
    whole, flaw = finished(face(), Role.DOCUMENT)
    assert flaw is Flaw.NO_PAGE
    assert whole.shape[:2] == (HEIGHT, WIDTH)


def test_a_page_out_of_focus_is_straight_and_blurred():
    picture, _ = held_up(sheet(), away=1.2, turned=(5, -5, 3))
    page, flaw = finished(blurred(picture, 4), Role.DOCUMENT)
    assert flaw is Flaw.BLURRED
    assert page.shape[0] > page.shape[1]


def test_a_page_before_a_camera_that_gives_i420_is_found_too():
    picture, _ = held_up(sheet(), away=1.2, turned=(5, -5, 3))
    page, _ = finished(i420(picture), Role.DOCUMENT)
    assert page.ndim == 3


def test_a_picture_that_can_not_be_judged_is_sent_all_the_same(caplog: pytest.LogCaptureFixture):
    speck = np.zeros((1, 1, 3), np.uint8)
    assert finished(speck, Role.DOCUMENT)[0] is speck
    assert finished(speck, Role.FACE) == (speck, None)
    assert "could not be judged" in caplog.text
