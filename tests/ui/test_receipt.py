"""The plan as dots on a receipt: in each language, on wide and narrow paper, all of it and nothing cut off."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from care.plan import Disposition
from tests.worlds.screen import Screen
from ui.receipt import plan_receipt
from ui.samples_doctor import plan, samples


def dots(path: Path) -> np.ndarray:
    """Read a portable bitmap; True is black."""
    _, size, rows = path.read_bytes().split(b"\n", 2)
    width, height = map(int, size.split())
    return np.unpackbits(np.frombuffer(rows, np.uint8).reshape(height, width // 8), axis=1).astype(bool)


def drawn(tmp_path: Path, language: str, width: int, *, long: bool = True, loud: bool = True) -> np.ndarray:
    visit = samples(language)["plan"][0].visit
    assert visit is not None
    wished = plan(language, long=long)
    visit = replace(visit, plan=replace(wished, disposition=Disposition.EMERGENCY) if loud else wished)
    plan_receipt(visit, "Riverside Clinic", tmp_path / "plan.pbm", width)
    return dots(tmp_path / "plan.pbm")


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize("width", [576, 512, 384])
def test_the_whole_plan_is_on_the_paper(screen: Screen, tmp_path: Path, language: str, width: int) -> None:
    image = drawn(tmp_path, language, width)
    assert image.shape[1] == width
    assert image.shape[0] > 2 * width
    assert 0.02 < image.mean() < 0.2, "letters, not a black ground"
    frame = np.flatnonzero(image.mean(axis=1) > 0.9)  # the lines of boxes and tables
    assert len(frame) > 8
    right = max(np.flatnonzero(row)[-1] for row in image[frame])
    assert right < width - 1, "a table that is wider than the paper would be cut off at its edge"


def test_arabic_begins_at_the_right_and_english_at_the_left(screen: Screen, tmp_path: Path) -> None:
    for language, side in (("en", slice(0, 100)), ("ar", slice(-100, None))):
        heading = drawn(tmp_path, language, 576)[:100]
        assert heading[:, side].any()
        other = slice(-100, None) if side.start == 0 else slice(0, 100)
        assert not heading[:, other].any()


def test_what_cannot_wait_has_a_frame_and_a_sign_without_its_ground(screen: Screen, tmp_path: Path) -> None:
    loud, quiet = (drawn(tmp_path, "en", 576, long=False, loud=loud) for loud in (True, False))
    assert loud.sum() > quiet.sum()
    assert loud.mean() < 0.2


def test_the_shell_draws_a_receipt_where_one_is_wanted(screen: Screen, tmp_path: Path) -> None:
    visit = samples()["plan"][0].visit
    assert visit is not None
    screen.shell.paper(visit, tmp_path / "plan.pbm", 576)
    assert dots(tmp_path / "plan.pbm").shape[1] == 576
    with pytest.raises(ValueError, match="no plan"):
        screen.shell.paper(replace(visit, plan=None), tmp_path / "none.pbm", 576)


def test_a_place_that_cannot_be_written_is_told(screen: Screen) -> None:
    visit = samples()["plan"][0].visit
    assert visit is not None
    with pytest.raises(OSError, match=r"."):
        plan_receipt(visit, "Clinic", Path("/proc/no/plan.pbm"), 576)
