"""The printed plan: in each language, on A4, with the words of the plan and without the patient."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from care.encounter import Visit
from care.plan import Disposition, Plan
from care.told import ending
from tests.worlds.screen import Screen
from ui.paper import LOUD, QUIET, Look, _Page, plan_pdf
from ui.samples_doctor import plan, samples


def visit_with(plan: Plan, language: str = "en") -> Visit:
    visit = samples(language)["plan"][0].visit
    assert visit is not None
    return replace(visit, plan=plan)


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_a_plan_becomes_a_pdf(screen: Screen, tmp_path: Path, language: str):
    path = tmp_path / "print" / "plan.pdf"
    plan_pdf(visit_with(plan(language, long=True), language), "Riverside Clinic", path)
    body = path.read_bytes()
    assert body.startswith(b"%PDF-")
    assert b"/MediaBox [0 0 595" in body


def test_the_shell_prints_the_plan_of_a_visit(screen: Screen, tmp_path: Path):
    visit = samples()["plan"][0].visit
    assert visit is not None
    screen.shell.paper(visit, tmp_path / "plan.pdf")
    assert (tmp_path / "plan.pdf").stat().st_size > 1000
    with pytest.raises(ValueError, match="no plan"):
        screen.shell.paper(replace(visit, plan=None), tmp_path / "none.pdf")


def test_the_page_says_the_plan_and_lets_no_markup_in():
    words = _Page("en").html(replace(plan(), diagnosis="A <b>cold</b> & cough"), "Take care", "Clinic")
    assert "A &lt;b&gt;cold&lt;/b&gt; &amp; cough" in words
    assert "Friday 27 November 2026" in words
    assert "swallow water" in words


@pytest.mark.parametrize(
    ("disposition", "ground", "language"),
    [
        (Disposition.EMERGENCY, "#FCE4E4", "en"),
        (Disposition.IN_PERSON, "#FFF1DC", "ar"),
        (Disposition.TEST, None, "es"),
    ],
)
def test_how_the_visit_ends_comes_before_all_that_was_found(
    screen: Screen, tmp_path: Path, disposition: Disposition, ground: str | None, language: str
):
    visit = visit_with(replace(plan(language), disposition=disposition), language)
    assert visit.plan is not None
    words = _Page(language).html(visit.plan, ending(visit), "Clinic")
    assert words.index(ending(visit)) < words.index(visit.plan.diagnosis)
    assert ("<img" in words) == (ground is not None)
    assert ground is None or ground in words
    plan_pdf(visit, "Clinic", tmp_path / "loud.pdf")
    plan_pdf(visit_with(plan(language), language), "Clinic", tmp_path / "quiet.pdf")


def _light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("look", [*LOUD.values(), QUIET], ids=["emergency", "in person", "others"])
def test_the_words_can_be_read_also_where_the_printer_leaves_the_ground_out(look: Look):
    for ground in (look.ground, "FFFFFF"):
        assert (_light(ground) + 0.05) / (_light(look.ink) + 0.05) >= 7


def test_an_arabic_page_runs_from_the_right_and_keeps_the_order_of_the_day():
    words = _Page("ar").html(plan("ar"), "", "Clinic")
    assert "dir='rtl'" in words
    assert words.index("مساءً") < words.index("صباحًا")


def test_a_place_that_cannot_be_written_is_told(screen: Screen, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=r".*"):
        plan_pdf(visit_with(plan()), "Clinic", Path("/proc/no/plan.pdf"))
