"""Stills that were made worse step by step, and good ones, which nobody is asked to take again."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from math import inf, isinf

import numpy as np
import pytest

from care.pictures import Flaw, Role
from peripherals.cameras import quality
from peripherals.cameras.camera import Image, i420
from peripherals.cameras.quality import LIMITS, Quality
from tests.worlds.pictures import (
    blurred,
    exposed,
    face,
    held_up,
    noisy,
    shaken,
    sheet,
    shining,
    skin,
    through_an_ear_scope,
)

SCENES: dict[Role, Callable[[], Image]] = {
    Role.FACE: face,
    Role.SCOPE: lambda: through_an_ear_scope(skin(2)),
    Role.SKIN: skin,
    Role.DOCUMENT: cache(lambda: held_up(sheet(), away=0.95)[0]),
}


@pytest.fixture(params=list(Role), ids=lambda role: role.value)
def role(request: pytest.FixtureRequest) -> Role:
    return request.param


@pytest.mark.parametrize("noise", [0, 8])
def test_a_good_still_is_good_also_with_a_sensors_noise(role: Role, noise: float):
    assert quality.judge(noisy(SCENES[role](), noise), role) is None


@pytest.mark.parametrize("noise", [0, 3])
def test_blur_grows_with_the_radius_and_is_asked_to_be_taken_again(role: Role, noise: float):
    radii = (0, 1, 2, 3, 5, 8)
    measured = [quality.measure(noisy(blurred(SCENES[role](), radius), noise)) for radius in radii]
    blurs = [one.blur_px for one in measured]
    assert all(after >= 0.9 * before for before, after in pairwise(blurs))
    assert blurs[-1] > 2 * blurs[2] > 4 * blurs[0]
    flaws = [quality.flaw(one, LIMITS[role]) for one in measured]
    assert flaws[:2] == [None, None]
    assert flaws[-2:] == [Flaw.BLURRED, Flaw.BLURRED]


def disc(lines: int) -> Image:
    """Edges in every direction, with a pixel's own softness."""
    y, x = np.mgrid[:lines, :lines] - lines / 2 + 0.5
    return (40 + 160 * np.clip(lines * 0.3 - np.hypot(x, y) + 0.5, 0, 1)).astype(np.uint8)


@pytest.mark.parametrize("radius", [2, 3, 5, 8])
def test_the_blur_of_plain_edges_is_the_radius_itself(radius: float):
    assert quality.blur(noisy(blurred(disc(1000), radius), 2)) == pytest.approx(radius, rel=0.1)


def test_a_picture_of_twice_the_lines_has_the_same_blur_in_pixels_of_a_thousand_lines():
    assert quality.blur(blurred(disc(2000), 6)) == pytest.approx(quality.blur(blurred(disc(1000), 3)), rel=0.05)


def test_a_shaken_face_is_blurred_though_its_edges_along_the_shake_are_sharp():
    assert quality.judge(noisy(face()), Role.FACE) is None
    assert quality.judge(noisy(shaken(face(), 15)), Role.FACE) is Flaw.BLURRED


def test_where_nothing_has_an_edge_the_blur_has_no_end():
    assert isinf(quality.blur(np.full((480, 640), 128, np.uint8)))
    assert isinf(quality.blur(noisy(np.full((480, 640), 128, np.uint8), 5)))


@pytest.mark.parametrize(
    ("times", "wanted"), [(0.03, Flaw.DARK), (0.08, Flaw.DARK), (0.5, None), (1.0, None), (3.0, Flaw.BRIGHT)]
)
@pytest.mark.parametrize("scene", [Role.FACE, Role.SKIN, Role.SCOPE], ids=lambda role: role.value)
def test_exposure_is_told_on_both_sides(scene: Role, times: float, wanted: Flaw | None):
    assert quality.judge(noisy(exposed(SCENES[scene](), times)), scene) is wanted


def test_white_paper_is_not_too_bright_and_a_dark_one_is_too_dark():
    assert quality.judge(exposed(SCENES[Role.DOCUMENT](), 1.1), Role.DOCUMENT) is None
    assert quality.judge(exposed(SCENES[Role.DOCUMENT](), 0.08), Role.DOCUMENT) is Flaw.DARK


@pytest.mark.parametrize(("radius", "wanted"), [(8, None), (30, None), (120, Flaw.GLARE)])
def test_a_large_reflection_is_glare_and_the_small_ones_of_wet_skin_are_not(radius: int, wanted: Flaw | None):
    assert quality.judge(noisy(shining(skin(), radius)), Role.SKIN) is wanted


def test_black_around_a_scopes_round_picture_is_not_darkness():
    whole = through_an_ear_scope(skin())
    assert np.mean(whole < quality.DARK) > 0.4
    assert quality.measure(whole).dark < 0.1


def test_i420_is_measured_as_bgr():
    picture = exposed(face(), 0.5)
    one, other = quality.measure(picture), quality.measure(i420(picture))
    assert other.dark == pytest.approx(one.dark, abs=0.02)
    assert other.blur_px == pytest.approx(one.blur_px, rel=0.2, abs=0.1)


def test_light_is_named_before_blur_and_each_limit_is_the_last_good_value():
    limits = LIMITS[Role.SKIN]
    good = Quality(blur_px=limits.blur_px, dark=limits.dark, bright=limits.bright, glare=limits.glare)
    assert quality.flaw(good, limits) is None
    bad = Quality(blur_px=inf, dark=0.9, bright=0.0, glare=0.0)
    assert quality.flaw(bad, limits) is Flaw.DARK


def test_every_role_has_its_limits_and_a_clinician_must_confirm_them():
    assert set(LIMITS) == set(Role)
    assert quality.STATUS == "clinician must confirm"
    assert "American Telemedicine" in quality.SOURCE
